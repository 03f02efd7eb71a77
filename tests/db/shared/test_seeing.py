"""An officer sees the cases of their own team and those no team has taken, and what belongs to them, and no more."""

import json
from hashlib import md5

import psycopg
import pytest

from tests.db.rows import tables
from tests.db.shared.conftest import Case, Office
from tests.db.shared.desk import Pulled, batch, change, new_row

EVERYONES = {"officer", "team"}


def of_case(pulled: Pulled, case: Case) -> set[str]:
    """Return the entities of which a pull brought rows of that case, or persons."""
    ids = {case.id, case.ids["person"]}
    return {
        name for name, rows in pulled.rows.items() if any(ids & set(map(str, row.values())) for row in rows.values())
    }


def furnished(office: Office, login: str, **values: object) -> Case:
    """Let an officer log a case with a need, an adjustment, a contact and an import run."""
    run = new_row("import_run", {})
    office["tom"].push(run)
    case = office.case("tom" if login == "ann" else login, import_run_id=run["entity_id"] if login == "ann" else None)
    more = [new_row(name, case.ids) for name in ("need", "adjustment", "contact", "offer", "point")]
    assert office[login].push(*more)["counts"]["held"] == 0
    return case


ALL_OF_IT = {"case_", "person", "stage", "need", "adjustment", "contact", "offer", "point"}


@pytest.mark.parametrize(
    ("login", "sees"), [("bob", True), ("tom", True), ("mia", True), ("aud", True), ("cat", False)]
)
def test_a_case_is_in_sight_of_its_team_and_of_who_sees_all(office: Office, login: str, sees: bool):
    case = furnished(office, "ann")
    pulled = office[login].pull()
    assert of_case(pulled, case) == (ALL_OF_IT if sees else set())
    assert ("import_run" in pulled.rows) is sees
    assert set(pulled.rows) >= EVERYONES


def test_a_case_no_team_has_taken_is_in_sight_of_everyone(office: Office):
    case = office.case("ann", team_id=None)
    assert office["cat"].pull().row("case_", case.id) is not None


def test_every_table_is_in_a_pull_with_its_columns(office: Office):
    columns = office["ann"].pull().head["columns"]
    assert set(columns) == {table.name for table in tables()}
    for table in tables():
        assert columns[table.name][0] == "id"
        assert columns[table.name][-1] == "ver"
        assert set(columns[table.name]) == {column.name for column in table.columns}


def test_what_is_referred_to_comes_before_what_refers_to_it(office: Office):
    furnished(office, "ann")
    order = list(office["ann"].pull().rows)
    assert order.index("team") < order.index("officer") < order.index("case_") < order.index("stage")
    assert order.index("import_run") < order.index("case_")
    assert order.index("person") < order.index("need")


def test_a_case_that_moves_leaves_the_desks_of_its_team_and_comes_to_the_other_whole(office: Office):
    case = furnished(office, "ann")
    for login in ("ann", "bob", "cat", "mia"):
        office[login].pull()
    office["tom"].push(case.set(team_id=office.team("cat")))
    assert office["bob"].pull().feeds["dropped"] == [case.id]
    assert of_case(office["cat"].pull(), case) == ALL_OF_IT
    moved = office["mia"].pull()
    assert "dropped" not in moved.feeds
    assert moved.row("case_", case.id) is not None
    assert office["bob"].pull().feeds == {}


def test_a_case_that_is_taken_by_a_team_leaves_everyone_elses_desks(office: Office):
    case = office.case("ann", team_id=None)
    for login in ("bob", "cat"):
        office[login].pull()
    office["tom"].push(case.set(team_id=office.team("tom")))
    assert office["cat"].pull().feeds["dropped"] == [case.id]
    assert "dropped" not in office["bob"].pull().feeds


def test_a_case_that_comes_back_is_not_dropped(office: Office):
    case = office.case("tom")
    office["bob"].pull()
    away = case.set(team_id=office.team("cat"))
    office["mia"].push(away, case.set(away["change_id"], team_id=office.team("tom")))
    back = office["bob"].pull()
    assert "dropped" not in back.feeds
    assert back.row("case_", case.id) is not None


def test_a_clash_and_held_work_go_with_their_case(office: Office):
    case = office.case("tom")
    office["tom"].push(case.set(hazard="none"))
    office["ann"].push(case.set(hazard="emergency"), case.set(closed_on="2026-01-01"))
    office["cat"].pull()
    office["tom"].push(case.set(team_id=office.team("cat")))
    feeds = office["cat"].pull().feeds
    assert len(feeds["clash"]) == 1
    assert len(feeds["held"]) == 1


def test_work_on_a_case_that_has_just_left_is_held_in_sight_of_its_new_team(office: Office):
    case = office.case("tom")
    office["ann"].pull()
    office["cat"].pull()
    office["tom"].push(case.set(team_id=office.team("cat")))
    assert office["ann"].push(case.set(hazard="none"))["counts"]["held"] == 1
    [held] = office["cat"].pull().feeds["held"]
    assert (held["rule"], held["by"]) == ("not_your_case", "Ann")
    assert [each["id"] for each in office["ann"].pull().feeds["held"]] == [held["id"]]


def test_who_gives_a_case_away_may_say_so_in_the_same_step(office: Office):
    case = office.case("tom")
    note = new_row("contact", case.ids)
    assert office["tom"].push(*batch(case.set(team_id=office.team("cat")), note))["counts"]["held"] == 0


def test_a_case_may_be_logged_for_another_team(office: Office):
    case = office.case("ann", team_id=office.team("cat"))
    assert office["ann"].pull().row("case_", case.id) is None
    assert office["cat"].pull().row("case_", case.id) is not None


def test_a_person_comes_into_sight_with_a_case_of_theirs(office: Office):
    first = furnished(office, "ann")
    office["cat"].pull()
    office["mia"].push(again := new_row("case_", {}, person_id=first.ids["person"], team_id=office.team("cat")))
    pulled = office["cat"].pull()
    assert pulled.row("case_", again["entity_id"]) is not None
    assert {"person", "need", "adjustment"} <= set(pulled.rows)


def test_a_person_comes_into_sight_by_speaking_for_somebody(office: Office):
    speaker, case = office.case("ann"), office.case("cat")
    office["cat"].pull()
    office["mia"].push(new_row("authority", {"case_": case.id, "person": speaker.ids["person"]}))
    assert office["cat"].pull().row("person", speaker.ids["person"]) is not None


def test_a_person_comes_into_sight_by_complaining_too(office: Office):
    neighbour, case = office.case("ann"), office.case("cat")
    office["cat"].pull()
    office["mia"].push(new_row("complainant", {"case_": case.id, "person": neighbour.ids["person"]}))
    assert office["cat"].pull().row("person", neighbour.ids["person"]) is not None


def test_nobody_brings_a_person_into_sight_by_pointing_at_them(office: Office):
    hidden, own = office.case("ann"), office.case("cat")
    person = hidden.ids["person"]
    tries = [
        new_row("case_", {}, person_id=person),
        new_row("authority", {"case_": own.id, "person": person}),
        new_row("complainant", {"case_": own.id, "person": person}),
        new_row("need", {"person": person}),
        change("person", person, "update", {"phone": "1"}, {"phone": hidden.person["change_id"]}),
    ]
    assert office["cat"].push(*tries)["counts"]["held"] == 5
    assert {each["rule"] for each in office["cat"].pull().feeds["held"]} == {"not_your_case"}
    assert office["cat"].pull(0).row("person", person) is None


def test_a_person_without_a_case_is_in_sight_of_who_wrote_them_down(office: Office):
    person = new_row("person", {})
    office["ann"].push(person)
    assert office["ann"].pull().row("person", person["entity_id"]) is not None
    assert office["bob"].pull().row("person", person["entity_id"]) is None


def test_a_draft_without_a_case_is_its_writers_alone(office: Office):
    draft = new_row("draft", {}, officer_id=office.officer("ann").officer_id, kind="log")
    office["ann"].push(draft)
    assert office["ann"].pull().row("draft", draft["entity_id"]) is not None
    for login in ("bob", "mia"):
        assert office[login].pull().row("draft", draft["entity_id"]) is None
    theirs = new_row("draft", {}, officer_id=office.officer("bob").officer_id, kind="log")
    assert office["ann"].push(theirs)["counts"]["held"] == 1


def test_a_row_stays_with_its_case(office: Office):
    one, other = office.case("ann"), office.case("ann")
    point = new_row("stage", one.ids, number=2)
    office["ann"].push(point)
    moved = change(
        "stage",
        point["entity_id"],
        "update",
        {"case_id": other.id, "decider_id": None},
        {"case_id": point["change_id"]},
    )
    assert office["ann"].push(moved)["counts"]["held"] == 1


def test_history_is_for_those_who_see_the_case(office: Office):
    case = office.case("ann")
    office["ann"].push(edit := case.set(hazard="none"))
    told = office["bob"].call("history", case_id=case.id)
    assert [(each["entity"], each["op"]) for each in told] == [
        ("case_", "insert"), ("stage", "insert"), ("case_", "update"),
    ]  # fmt: skip
    last = told[-1]
    assert last["change_id"] == edit["change_id"]
    assert last["author"] == office.officer("ann").officer_id
    assert last["patch"] == {"hazard": "none"}
    assert last["outcome"]["_"] == "applied"
    assert office["cat"].call("history", case_id=case.id) == []


def test_the_scope_changes_with_the_team(office: Office):
    office["ann"].hello()
    before = office["ann"].hello_said["scope"]
    office.shared.officer("ann", team="South")
    assert office["ann"].hello()["scope"] != before
    assert office["mia"].hello_said["scope"] == "all, leads"


def test_more_rows_than_a_line_holds_come_in_lines_of_200_each_once(office: Office):
    case = office.case("ann")
    contacts = [new_row("contact", case.ids) for _ in range(450)]
    office["ann"].push(*contacts)
    lines = [
        json.loads(line)
        for (line,) in office["mia"].connection.execute(
            "SELECT sync.pull(%s::jsonb)", (json.dumps({"device": office["mia"].device, "cursor": 0}),)
        )
    ]
    sizes = [len(line[1]) for line in lines[1:] if line[0] == "contact"]
    assert sizes == [200, 200, 50]
    assert set(office["bob"].pull().rows["contact"]) == {each["entity_id"] for each in contacts}


def test_the_digest_is_that_of_the_rows_in_sight(office: Office):
    furnished(office, "ann")
    office.case("cat")
    for login in ("ann", "cat", "mia"):
        pulled = office[login].pull(0, digest=True)
        for name, (count, total) in pulled.feeds["digest"].items():
            rows = pulled.rows.get(name, {}).values()
            assert count == len(rows), (login, name)
            assert total == sum(int(md5((row["id"] + row["ver"]).encode()).hexdigest()[:8], 16) for row in rows)


def test_a_desk_ahead_of_the_server_is_told_that_it_met_another_life_of_it(office: Office):
    with pytest.raises(psycopg.Error) as error:
        office["ann"].pull(10_000)
    assert error.value.sqlstate == "SY001"


def test_a_desk_of_too_old_a_schema_may_send_and_not_pull(office: Office):
    office.shared.admin.execute("UPDATE sync.version SET min_schema = '9998', schema = '9999'")
    office.case("ann")
    assert office["ann"].hello()["min_schema"] == "9998"
    with pytest.raises(psycopg.Error) as error:
        office["ann"].pull()
    assert error.value.sqlstate == "SY004"


def test_who_tries_to_make_a_row_of_another_team_does_not_come_to_see_it(office: Office):
    """The law of rights found it: held work was taken for having written the row."""
    run = new_row("import_run", {}, report={"file": "South's own"})
    office.shared.admin.execute(
        "INSERT INTO sync.allowed VALUES ('resolution officer', 'import_run', '*') ON CONFLICT DO NOTHING"
    )
    office["cat"].push(run)
    office.case("cat", import_run_id=run["entity_id"])
    assert office["tom"].push({**new_row("import_run", {}), "entity_id": run["entity_id"]})["counts"]["held"] == 1
    assert office["tom"].pull(0).row("import_run", run["entity_id"]) is None


def test_an_answer_of_no_case_is_its_writers_alone(office: Office):
    """Why work on a person was set aside is about the person; the question itself is closed for whoever has it."""
    office["ann"].push(new_row("setting", {}))
    [held] = office["ann"].pull().feeds["held"]
    own = {"settled_by_id": office.officer("tom").officer_id}
    answer = new_row("settlement", {}, held_id=held["id"], choice="set aside", because="she asked", **own)
    assert office["tom"].push(answer)["counts"]["applied"] == 1
    assert office["tom"].pull(0).row("settlement", answer["entity_id"]) is not None
    for login in ("ann", "cat", "mia", "aud"):
        assert office[login].pull(0).row("settlement", answer["entity_id"]) is None, login
    assert [each["state"] for each in office["ann"].pull(1).feeds["held"]] == ["settled"]


def test_an_officer_sees_the_cases_of_every_team_they_work_in_and_their_desk_pulls_anew(office: Office):
    case = office.case("ann")
    office["cat"].hello()
    before = office["cat"].hello_said["scope"]
    about = {"officer": office.officer("cat").officer_id, "team": office.team("ann")}
    further = new_row("membership", about, from_on="2026-01-01", ended_on=None)
    office["mia"].push(further)
    assert office["cat"].hello()["scope"] != before
    assert office["cat"].pull().row("case_", case.id) is not None
    office["mia"].push(
        change(
            "membership", further["entity_id"], "update", {"ended_on": "2026-01-02"}, {"ended_on": further["change_id"]}
        )
    )
    assert office["cat"].hello()["scope"] == before
    assert office["cat"].pull().row("case_", case.id) is None


def test_a_team_leader_takes_nobody_into_a_team_not_even_themselves(office: Office):
    about = {"officer": office.officer("tom").officer_id, "team": office.team("cat")}
    assert office["tom"].push(new_row("membership", about, from_on="2026-01-01", ended_on=None))["counts"]["held"] == 1


def test_what_is_said_of_an_officer_is_in_sight_of_them_and_of_who_leads(office: Office):
    ann = office.officer("ann").officer_id
    row = new_row("one_to_one", {"officer": ann}, held_by_id=None)
    office["tom"].push(row)
    sees = {
        login: office[login].pull().row("one_to_one", row["entity_id"]) is not None
        for login in ("ann", "tom", "mia", "bob", "aud")
    }
    assert sees == {"ann": True, "tom": True, "mia": True, "bob": False, "aud": False}


def test_who_leads_takes_nothing_back_that_somebody_else_wrote_down_of_them(office: Office):
    tom, mia = (office.officer(login).officer_id for login in ("tom", "mia"))
    table = [("one_to_one", "held_by_id"), ("objective", "set_by_id"), ("training", "recorded_by_id")]
    for entity, by in [*table, ("agreed_action", "agreed_by_id")]:
        for writer, held in ((mia, 1), (tom, 0)):
            row = new_row(entity, {"officer": tom})
            row["patch"] |= {"officer_id": tom, by: writer, "withdrawn_on": None}
            office["mia" if writer == mia else "tom"].push(row)
            base = {"withdrawn_on": row["change_id"]}
            back = change(entity, row["entity_id"], "update", {"withdrawn_on": "2026-03-01"}, base)
            assert office["tom"].push(back)["counts"]["held"] == held, (entity, held)


@pytest.mark.parametrize(("entity", "whose"), [("one_to_one", {"mia"}), ("draft", set())])
def test_held_work_that_is_somebodys_own_is_in_sight_of_nobody_else_who_sees_all(
    office: Office, entity: str, whose: set[str]
):
    ann, bob = (office.officer(login).officer_id for login in ("ann", "bob"))
    row = new_row(entity, {"officer": ann}, case_id=None) if entity == "draft" else new_row(entity, {"officer": ann})
    row["patch"] |= {"officer_id": bob} if entity == "draft" else {"held_by_id": bob}
    assert office["ann"].push(row)["counts"]["held"] == 1
    sees = {login for login in ("bob", "tom", "mia", "olga", "aud") if "held" in office[login].pull().feeds}
    assert (sees, "held" in office["ann"].pull().feeds) == (whose, True)


def test_a_team_leader_reads_nothing_that_is_said_of_another_team_or_of_who_leads(office: Office):
    whose = {who: office.officer(who).officer_id for who in ("cat", "mia")}
    said = {who: new_row("one_to_one", {"officer": each}, held_by_id=None) for who, each in whose.items()}
    office["mia"].push(*said.values())
    pulled = {login: office[login].pull() for login in ("tom", "mia", "cat")}
    sees = {
        who: [pulled[login].row("one_to_one", row["entity_id"]) is not None for login in pulled]
        for who, row in said.items()
    }
    assert sees == {"cat": [False, True, True], "mia": [False, True, False]}
    cats = said["cat"]
    taken, base = {"withdrawn_on": "2026-03-27"}, {"withdrawn_on": cats["change_id"]}
    assert office["tom"].push(change("one_to_one", cats["entity_id"], "update", taken, base))["counts"]["held"] == 1
