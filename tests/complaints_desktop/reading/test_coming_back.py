"""What somebody owes while they are away, what comes back to them, and what changed of it meanwhile."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from complaints_desktop.actions.absences import Given, give_out, say_away
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.reading.coming_back import changed_since, coming_back
from complaints_desktop.reading.held_in import held_in
from db.model import Case, Officer
from db.team_terms import Part
from db.terms import Closing, ContactKind, Direction, Role
from tests.complaints_desktop.facts import a_case, a_promise, a_stage
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
"""A Thursday."""


@pytest.fixture
def team(office: Office) -> Office:
    office.on(TODAY)
    with office.working() as session:
        for name in ("Ann Lee", "Ben Okoro"):
            session.add(Officer(id=name[:3].lower(), name=name, role=Role.RESOLUTION_OFFICER.value))
    return office


def of_ann(office: Office) -> str:
    case_id = office.log(TODAY)
    with office.working() as session:
        session.get_one(Case, case_id).handler_id = "ann"
        session.flush()
        restate(session, office.desk, [case_id])
    return case_id


def do(office: Office, act: Callable[..., Changes], **said: object) -> Changes:
    with office.record.writing(author=office.desk.officer.id) as session:
        return act(session, office.desk, **said)


def contact(on: date) -> ContactFacts:
    return ContactFacts(
        id=on.isoformat(),
        kind=ContactKind.CALL,
        direction=Direction.IN,
        contact_on=on,
        with_whom=None,
        summary="A call",
        author=None,
        recorded_at=datetime(2026, 3, 26, tzinfo=UTC),
    )


def test_what_is_due_while_somebody_is_away_says_who_does_it(team: Office):
    cases = [of_ann(team), of_ann(team)]
    absence = do(team, say_away, officer_id="ann", from_on=TODAY, to_on=None).made
    given = [Given(case_id=cases[0], part=Part.HANDLER, officer_id="ben", because="has most room")]
    do(team, give_out, absence_id=absence, given=given)
    with team.record.reading() as session:
        owed = held_in(session, team.desk, officer_id="ann", last=None)
        first = held_in(session, team.desk, officer_id="ann", last=min(each.item.due_on for each in owed))
        assert held_in(session, team.desk, officer_id="ann", last=TODAY - timedelta(1)) == ()
        assert held_in(session, team.desk, officer_id="nobody", last=None) == ()
    assert {(each.item.case_id, each.by) for each in owed} == {(cases[0], "Ben Okoro"), (cases[1], "")}
    assert first


def test_what_comes_back_is_what_others_have_for_that_absence(team: Office):
    cases = [of_ann(team), of_ann(team)]
    absence = do(team, say_away, officer_id="ann", from_on=TODAY, to_on=None).made
    pieces = [Given(case_id=each, part=Part.HANDLER, officer_id="ben", because="has most room") for each in cases]
    do(team, give_out, absence_id=absence, given=pieces)
    do(team, give_out, absence_id=None, given=[Given(**{**vars_of(pieces[1]), "for_good": True})])
    with team.record.reading() as session:
        (found,) = coming_back(session, team.desk, absence_id=absence)
    assert (found.case_id, found.what, found.cover.officer.name) == (cases[0], "A Resident", "Ben Okoro")


def vars_of(given: Given) -> dict[str, object]:
    return {"case_id": given.case_id, "part": given.part, "officer_id": given.officer_id, "because": given.because}


def test_what_changed_of_a_case_since_a_day_is_told_in_words():
    day, before, after = TODAY, TODAY - timedelta(1), TODAY + timedelta(4)
    table = [
        ({"contacts": (contact(before),)}, []),
        ({"contacts": (contact(day), contact(after))}, ["2 contacts, the last on Mon 30 Mar 2026"]),
        ({"commitments": (a_promise(promised_on=before),)}, []),
        (
            {"commitments": (a_promise(promised_on=day, completed_on=after),)},
            ["1 new promise", "1 promise kept"],
        ),
        ({"stages": (a_stage(responded_on=after),)}, ["stage 1 was answered on Mon 30 Mar 2026"]),
        (
            {"stages": (a_stage(responded_on=before), a_stage(2, received_on=day))},
            ["it went to stage 2 on Thu 26 Mar 2026"],
        ),
        ({"closed_on": after, "closed_as": Closing.ANSWERED}, ["it was closed on Mon 30 Mar 2026"]),
    ]
    for facts, words in table:
        stages = facts.pop("stages", ())
        assert list(changed_since(a_case(*stages, **facts), day)) == words, words
