"""What is typed of an intake is nobody's case yet: of what was saved on the way, the log keeps nothing for ever."""

from uuid import uuid4

import pytest

from db.model.drafts import draft_id
from db.shared.provision import REVISIONS, _text_of
from tests.db.shared.conftest import Office
from tests.db.shared.desk import Change, change, new_row

MARK = "Mrs Marker rang about"


def begun(office: Office, login: str = "ann", case_id: str | None = None) -> Change:
    """The first saving of an officer's draft: an intake, or something typed on a case."""
    officer = office.officer(login).officer_id
    row = new_row("draft", {}, id=draft_id("log", case_id, officer), content={"said": f"{MARK} damp"})
    row["patch"] |= {"kind": "log", "officer_id": officer, "case_id": case_id}
    return row


def saved(draft: Change, text: str | None, over: Change | None = None) -> Change:
    """The next saving, over the first or a later one; with no text the end of the draft."""
    content = {} if text is None else {"said": f"{MARK} {text}"}
    return change(
        "draft", draft["entity_id"], "update", {"content": content}, {"content": (over or draft)["change_id"]}
    )


def logged(office: Office) -> list[str]:
    """Return every change in the log that still says what was typed."""
    found = office.shared.admin.execute(
        "SELECT change_id::text FROM sync.change WHERE patch::text LIKE %s ORDER BY seq", (f"%{MARK}%",)
    )
    return [each for (each,) in found.fetchall()]


def test_of_an_intake_the_log_has_only_what_was_saved_last_and_after_its_end_nothing(office: Office):
    first = begun(office)
    office["ann"].push(first)
    assert logged(office) == [first["change_id"]]
    second = saved(first, "mould")
    office["ann"].push(second)
    assert logged(office) == [second["change_id"]]
    third = saved(first, "rats", second)
    office["ann"].push(third, saved(first, None, third))
    assert logged(office) == []


def test_what_is_typed_on_a_case_stays_in_its_log_until_the_case_is_erased(office: Office):
    case = office.case("ann")
    first = begun(office, case_id=case.id)
    second = saved(first, "mould")
    office["ann"].push(first, second)
    assert logged(office) == [first["change_id"], second["change_id"]]
    office["mia"].call("erase", case_id=case.id, reason="retention")
    assert logged(office) == []


def test_the_same_saved_twice_is_in_the_log_once(office: Office):
    first = begun(office)
    office["ann"].push(first)
    again = saved(first, "damp", saved(first, "unknown here"))
    office.desk("ann").push(again)
    assert logged(office) == [first["change_id"]]


def test_what_lost_a_clash_stays_until_it_is_answered(office: Office):
    first = begun(office)
    office["ann"].push(first)
    other = office.desk("ann")
    here, there = saved(first, "mould"), saved(first, "rats")
    office["ann"].push(here)
    other.push(there)
    [clash] = other.pull().feeds["clash"]
    assert (clash["kept_value"], clash["their_value"]) == (here["patch"]["content"], there["patch"]["content"])
    assert "before" not in clash  # it was let go when the first of them came
    more = saved(first, "ants", here)
    office["ann"].push(more)
    assert set(logged(office)) == {there["change_id"], more["change_id"]}
    own = {"settled_by_id": office.officer("ann").officer_id}
    office["ann"].push(
        new_row("settlement", {}, clash_id=clash["id"], their_change=there["change_id"], choice="kept", **own)
    )
    assert logged(office) == [more["change_id"]]


def test_what_lost_a_clash_on_a_case_stays_in_its_log_after_the_answer(office: Office):
    case = office.case("ann")
    first = begun(office, case_id=case.id)
    office["ann"].push(first)
    other = office.desk("ann")
    here, there = saved(first, "mould"), saved(first, "rats")
    office["ann"].push(here)
    other.push(there)
    [clash] = other.pull().feeds["clash"]
    about = {"clash_id": clash["id"], "their_change": there["change_id"], "case_id": case.id}
    office["ann"].push(new_row("settlement", {}, choice="kept", **about))
    assert set(logged(office)) == {each["change_id"] for each in (first, here, there)}


def test_held_work_on_an_intake_that_was_dealt_with_before_it_came_is_let_go_at_once(office: Office):
    """After a restore of the server the desks send again, in any order."""
    first = begun(office)
    late = {**saved(first, "mould"), "base": {"content": str(uuid4())}}
    office["ann"].push(first)
    own = {"settled_by_id": office.officer("ann").officer_id}
    office["ann"].push(new_row("settlement", {}, held_id=late["change_id"], choice="set aside", **own))
    assert office["ann"].push(late)["counts"]["held"] == 1
    assert logged(office) == [first["change_id"]]


@pytest.mark.parametrize("settled", [False, True])
def test_held_work_on_an_intake_stays_until_it_is_dealt_with(office: Office, settled: bool):
    first = begun(office)
    late = {**saved(first, "mould"), "base": {"content": str(uuid4())}}
    office["ann"].push(first)
    office["ann"].push(late)
    [held] = office["ann"].pull().feeds["held"]
    assert set(logged(office)) == {first["change_id"], late["change_id"]}
    if settled:
        own = {"settled_by_id": office.officer("ann").officer_id}
        office["ann"].push(new_row("settlement", {}, held_id=held["id"], choice="set aside", clash_id=None, **own))
        assert logged(office) == [first["change_id"]]


def test_a_saving_that_was_emptied_is_known_again(office: Office):
    first = begun(office)
    second = saved(first, "mould")
    office["ann"].push(first, second)
    assert office.desk("ann").push(first, second)["counts"]["again"] == 2
    assert logged(office) == [second["change_id"]]


def test_nobody_passes_an_empty_one_off_as_a_saving_that_comes_later(office: Office):
    first = begun(office)
    office["ann"].push(first)
    second = saved(first, "mould")
    empty = {**second, "patch": {"content": None}}
    assert office["bob"].push(empty)["counts"]["held"] == 1
    assert office["ann"].push(second)["counts"]["again"] == 0


def test_a_server_that_kept_every_saving_lets_them_go_when_it_is_brought_up(office: Office):
    case = office.case("ann")
    first, of_case = begun(office), begun(office, case_id=case.id)
    second = saved(first, "mould")
    office["ann"].push(first, second, of_case)
    admin = office.shared.admin
    admin.execute(
        "UPDATE sync.change SET patch = %s::jsonb WHERE change_id = %s",
        ('{"content": {"said": "Mrs Marker rang about"}}', first["change_id"]),
    )
    [name] = REVISIONS["0004"]
    text = _text_of(name)
    admin.execute(text[text.index("UPDATE sync.change") :].encode())
    assert set(logged(office)) == {second["change_id"], of_case["change_id"]}
