"""How a desk and the server learn where the other stands."""

import threading
from datetime import datetime

import psycopg
import pytest

from db.model import new_id
from db.record.migrate import HEAD
from db.shared.desks import revoke_desk, status
from db.shared.officers import disable
from db.shared.provision import MIN_SCHEMA
from tests.db.shared.conftest import Office
from tests.db.shared.desk import Desk, new_row


def test_a_desk_is_told_all_it_needs_to_go_on(office: Office):
    told = office["tom"].hello_said
    assert told == {
        **told, "product": "complaints-desktop", "schema": HEAD, "min_schema": MIN_SCHEMA, "last_seq": 0,
        "last_change": None, "revoked": False,
        "officer": {
            "id": office.officer("tom").officer_id, "name": "Tom", "role": "team leader", "leads": True,
            "erases": False,
        },
    }  # fmt: skip
    ((clock,),) = office.shared.admin.execute("SELECT clock_timestamp()").fetchall()
    assert abs((datetime.fromisoformat(told["now"]) - clock).total_seconds()) < 60


def coded(office: Office, login: str, code: str) -> Desk:
    """Return a desk that came with that code of its own."""
    office.officer(login)
    return Desk(office.shared.connect(login), code=code)


def test_a_desk_keeps_the_code_it_came_with_unless_another_has_it(office: Office):
    ann, bob = coded(office, "ann", "K7Q"), coded(office, "bob", "K7Q")
    assert ann.hello_said["code"] == "K7Q"
    other = bob.hello_said["code"]
    assert other != "K7Q"
    assert len(other) == 3
    assert bob.hello(code=other)["code"] == bob.hello()["code"] == other


@pytest.mark.parametrize("asked", ["M2X", "", "k7q", "K7", None, 7, ["K7Q"], "K7Q\n"])
def test_the_code_of_a_desk_that_is_known_does_not_change_by_asking(office: Office, asked: object):
    """Every reference drawn there has it: a desk that could change it could sign for another."""
    ann = coded(office, "ann", "K7Q")
    assert ann.hello(code=asked)["code"] == "K7Q"


def test_a_code_never_passes_to_another_desk(office: Office):
    """Not when its desk asks for another, and not when its desk is shut out."""
    ann = coded(office, "ann", "K7Q")
    ann.hello(code="M2X")
    assert coded(office, "bob", "K7Q").hello_said["code"] not in ("K7Q", "M2X")
    revoke_desk(office.shared.admin, "K7Q")
    assert ann.hello()["revoked"]
    for login in ("ann", "bob"):
        assert coded(office, login, "K7Q").hello_said["code"] != "K7Q"


def test_a_desk_is_shut_out_by_its_code_or_by_its_device(office: Office):
    ann, bob = coded(office, "ann", "K7Q"), coded(office, "bob", "M2X")
    assert revoke_desk(office.shared.admin, bob.device) == 1
    assert revoke_desk(office.shared.admin, "k7q") == 1
    assert revoke_desk(office.shared.admin, new_id()) == 0
    assert (ann.hello()["revoked"], bob.hello()["revoked"]) == (True, True)


def test_a_trial_says_who_one_is_and_leaves_no_trace(office: Office):
    ann, bob = coded(office, "ann", "K7Q"), office["bob"]
    devices = "SELECT device_id, code, cursor, waiting, last_seen FROM sync.device ORDER BY device_id"
    before = office.shared.admin.execute(devices).fetchall()
    told = bob.hello(device=new_id(), code="K7Q", trial=True)
    assert (told["officer"]["name"], told["revoked"], told["code"]) == ("Bob", False, None)
    assert bob.hello(device=new_id(), code="M2X", trial=True)["code"] == "M2X"
    assert bob.hello(device=ann.device, code="K7Q", trial=True)["code"] is None
    assert ann.hello(code="K7Q", trial=True)["code"] == "K7Q"
    assert office.shared.admin.execute(devices).fetchall() == before


def test_a_trial_by_nobody_of_ours_is_refused(office: Office):
    bob = office["bob"]
    disable(office.shared.admin, "bob")
    with pytest.raises(psycopg.Error) as refused:
        bob.hello(trial=True)
    assert refused.value.sqlstate in ("SY005", "57P01")


@pytest.mark.parametrize("asked", ["k7q", "", "K7QQ", "ILO", None, 7, {"a": 1}])
def test_a_code_nobody_could_read_out_is_not_taken(office: Office, asked: object):
    code = office["ann"].hello(code=asked)["code"]
    assert len(code) == 3
    assert code != asked


def test_a_hello_waits_for_a_push_under_way(office: Office):
    """So that a desk whose answer was lost learns whether its push arrived."""
    case = office.case("ann")
    again = office.shared.connect("ann")
    ann, pushing = office["ann"], office["ann"].connection
    told: list[int] = []
    with pushing.transaction():
        ann.push(case.set(hazard="none"))
        waiting = threading.Thread(target=lambda: told.append(Desk(again, ann.device).hello_said["last_seq"]))
        waiting.start()
        waiting.join(0.1)
        assert told == []
    waiting.join(5)
    assert told == [4]


def test_what_a_desk_says_of_itself_is_kept(office: Office):
    desk = office["ann"]
    desk.hello(cursor=3, waiting=12, app="1.2", schema="0002")
    row = office.shared.admin.execute("SELECT cursor, waiting, app, schema, officer FROM sync.device").fetchall()
    assert row == [(3, 12, "1.2", "0002", "ann")]


def test_a_desk_belongs_to_its_officer(office: Office):
    device = office["ann"].device
    office.officer("bob")
    with pytest.raises(psycopg.Error) as error:
        Desk(office.shared.connect("bob"), device)
    assert error.value.sqlstate == "SY002"


def test_a_revoked_desk_is_told_so_and_nothing_else(office: Office):
    ann = office["ann"]
    assert revoke_desk(office.shared.admin, ann.hello_said["code"].lower()) == 1
    told = ann.hello()
    assert told["revoked"] is True
    assert set(told) == {"product", "schema", "revoked"}
    person = new_row("person", {})
    for call in (
        lambda: ann.push(person, epoch="", after_seq=0),
        ann.pull,
        lambda: ann.call("history", case_id=new_id()),
        lambda: ann.call("erase", case_id=new_id(), reason="x"),
        lambda: ann.call("blob_get", document=new_id(), n=0),
    ):
        with pytest.raises(psycopg.Error) as error:
            call()
        assert error.value.sqlstate == "SY002"


def test_revoking_a_desk_that_is_not_there_revokes_none(office: Office):
    assert revoke_desk(office.shared.admin, "ZZZ") == 0


def test_an_officer_who_has_left_is_shut_out_at_once(office: Office):
    ann = office["ann"]
    assert disable(office.shared.admin, "ann")
    with pytest.raises(psycopg.OperationalError):
        ann.hello()
    with pytest.raises(Exception, match="does not let this name in"):
        office.shared.connect("ann")
    office.shared.officer("ann")
    assert Desk(office.shared.connect("ann")).hello_said["officer"]["name"] == "Ann"


def test_an_officer_let_in_again_finds_the_desk_as_it_was(office: Office):
    device = office["ann"].device
    assert disable(office.shared.admin, "ann")
    office.shared.officer("ann")
    back = Desk(office.shared.connect("ann"))
    assert back.hello(device=device)["revoked"] is False


def test_nobody_but_an_officer_is_shut_out(office: Office):
    assert not disable(office.shared.admin, "postgres")


def test_a_login_that_is_no_officer_here_is_told_so(office: Office):
    office.officer("ann")
    office.shared.admin.execute("UPDATE app.officer SET left_on = current_date WHERE login = 'ann'")
    with pytest.raises(psycopg.Error) as error:
        Desk(office.shared.connect("ann"))
    assert error.value.sqlstate == "SY005"


def test_who_leads_sees_which_desks_have_not_been_heard_from(office: Office):
    for login in ("ann", "cat", "tom", "mia"):
        office[login].hello(waiting=3)
    [own] = [each for each in office["tom"].call_plain("desks") if each["officer"] == "Ann"]
    assert (own["waiting"], own["revoked"], own["code"]) == (3, False, office["ann"].hello_said["code"])
    assert {each["officer"] for each in office["tom"].call_plain("desks")} == {"Ann", "Tom"}
    assert {each["officer"] for each in office["mia"].call_plain("desks")} == {"Ann", "Cat", "Tom", "Mia"}
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        office["ann"].call_plain("desks")


@pytest.mark.parametrize(("said", "told"), [("SY009", "SY009"), ("Mrs Marker", None), ("SY0099", None), (None, None)])
def test_who_leads_is_told_by_its_name_alone_what_keeps_a_desk_from_sharing(office: Office, said: str, told: str):
    office["ann"].hello(problem="SY010")
    office["ann"].hello(problem=said)
    problems = {each["officer"]: each["problem"] for each in office["tom"].call_plain("desks")}
    assert problems == {"Ann": told, "Tom": None}
    [ann, _] = sorted(status(office.shared.admin).desks, key=lambda each: each.officer)
    assert ann.problem.startswith("A thousand pieces") == (told is not None)


def test_an_officer_cannot_take_all_the_codes_there_are(office: Office):
    connection = office["ann"].connection
    office.shared.admin.execute(
        "INSERT INTO sync.device (device_id, officer, code, schema, app)"
        " SELECT gen_random_uuid(), 'ann', 'x' || n, '', '' FROM generate_series(1, 199) n"
    )
    with pytest.raises(psycopg.Error) as error:
        Desk(connection)
    assert error.value.sqlstate == "SY002"
