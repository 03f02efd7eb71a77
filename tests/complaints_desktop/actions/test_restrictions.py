"""How somebody contacts us: warned first, restricted with another's approval, appealed, reviewed (Code 5.14, 5.15)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from complaints_desktop.actions import definition, letters, links, people, representatives, restrictions, undo
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.judgement import clocks_of, latest_review_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.letters.briefing import letter_blockers, letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import runs_of
from complaints_desktop.letters.reading_age import of_page
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.restrictions import alerts, people_of
from db.model import Letter, Officer
from db.terms import LettersTo, NoWarning, Reviewed, Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


@pytest.fixture
def case_id(office: Office) -> str:
    """A case, at a desk that is known by its name, where three who lead and an officer work."""
    office.name()
    known = {"job_title": "Of the team", "phone": "01632 960124"}
    leading = (("ann", Role.TEAM_LEADER), ("bob", Role.HEAD), ("dan", Role.COMPLAINTS_MANAGER))
    team = (*leading, ("cat", Role.RESOLUTION_OFFICER))
    with office.working() as session:
        session.add_all(Officer(id=name, name=name.title(), role=role.value, **known) for name, role in team)
    return office.log(TODAY)


def the_case(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def sit(office: Office, officer: str) -> None:
    """Sit somebody else down at the desk."""
    with office.record.reading() as session:
        row = session.get_one(Officer, officer)
        facts = OfficerFacts(
            id=row.id, name=row.name, role=Role.of_row(row.role), job_title=row.job_title, phone=row.phone
        )
    office.desk = replace(office.desk, officer=facts)


def act(office: Office, done: str, case_id: str, form: str = "", **typed: Any) -> str:
    """Do an act of this subject; return the id of what it made."""
    about = {key: typed.pop(key) for key in ("warning_id", "restriction_id") if key in typed}
    said = {"typed": filled(form, **typed)} if form else {}
    with office.record.writing(author=office.desk.officer.id) as session:
        return getattr(restrictions, done)(session, office.desk, case_id=case_id, **said, **about).made or ""


def issue(office: Office, case_id: str, kind: str) -> None:
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind=kind, typed={})


def places(office: Office, case_id: str, kind: str) -> dict[str, str | None]:
    """Return why a letter is stopped, with where each is mended."""
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind=kind, typed={})
    return {each.why: each.field for each in letter_blockers(matter) if each.blocks}


def stops(office: Office, case_id: str, kind: str) -> list[str]:
    return list(places(office, case_id, kind))


def printed(office: Office, case_id: str, kind: str) -> str:
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind=kind, typed={})
    return " ".join("".join(run.text for run in runs_of(block)) for block in compose(matter).blocks)


def work(office: Office) -> list[tuple[Kind, str]]:
    """Return the work of this subject, with where each opens."""
    with office.record.reading() as session:
        return [
            (each.kind, each.place)
            for each in my_work(session, office.desk).items
            if "RESTRICT" in each.kind.name or each.kind is Kind.WARN
        ]


def warned(office: Office, case_id: str) -> None:
    sit(office, "cat")
    act(office, "warn", case_id, "warn")
    issue(office, case_id, "conduct-warning")


def imposed(office: Office, case_id: str, **typed: Any) -> None:
    """Cat proposes a restriction and sends its letter; Ann has approved it."""
    sit(office, "cat")
    act(office, "propose", case_id, "restrict", **typed)
    sit(office, "ann")
    act(office, "approve", case_id, "approve-restriction", restriction_id="")
    sit(office, "cat")
    issue(office, case_id, "contact-restriction")


def test_a_warning_comes_first_or_it_is_said_which_threat_or_violence_made_it_urgent(office: Office, case_id: str):
    with pytest.raises(Refused, match="They were not warned: no letter has told them") as refused:
        act(office, "propose", case_id, "restrict", no_warning=None, no_warning_because=None)
    assert (refused.value.field, refused.value.paragraph) == ("no_warning", "5.14")
    with pytest.raises(Refused, match="What it was that made it urgent is missing"):
        act(office, "propose", case_id, "restrict", no_warning=NoWarning.VIOLENCE, no_warning_because=None)
    with pytest.raises(Refused, match="“n/a” says nothing"):
        act(office, "propose", case_id, "restrict", no_warning_because="n/a")
    act(office, "warn", case_id, "warn")
    with pytest.raises(Refused, match="They were not warned"):  # it is recorded, and nobody told them
        act(office, "propose", case_id, "restrict", no_warning=None, no_warning_because=None)
    issue(office, case_id, "conduct-warning")
    act(office, "propose", case_id, "restrict")
    (proposed,) = the_case(office, case_id).resident.restrictions
    assert (proposed.no_warning, proposed.no_warning_because) == (None, None)  # what warned makes needless is not kept


def test_what_is_missing_or_says_nothing_is_refused_at_its_field(office: Office, case_id: str):
    wrong: tuple[tuple[str, Any], ...] = (
        ("who", "somebody"),
        ("evidence", ()),
        ("evidence", ("n/a",)),
        ("reasons", "."),
        ("proportionate", "TBC"),
        ("equality", "n/a"),
        ("reach", ""),
        ("review_on", TODAY),
        ("review_on", TODAY + timedelta(183)),
    )
    for field, typed in wrong:
        with pytest.raises(Refused) as refused:
            act(office, "propose", case_id, "restrict", **{field: typed})
        assert refused.value.field == field
    assert the_case(office, case_id).resident.restrictions == ()


def test_the_last_day_of_a_review_is_that_of_the_landlords_own_period(office: Office, case_id: str):
    assert latest_review_of(office.desk) == TODAY + timedelta(182)
    act(office, "propose", case_id, "restrict", review_on=TODAY + timedelta(182))


def test_needs_on_record_are_answered_also_those_that_came_after_the_proposal(office: Office, case_id: str):
    act(office, "propose", case_id, "restrict")
    resident = the_case(office, case_id).resident
    with office.working() as session:
        people.record_need(session, office.desk, person_id=resident.id, typed=filled("need", kind="hearing"))
    assert any("what is on record is met: hearing" in why for why in stops(office, case_id, "contact-restriction"))
    with pytest.raises(Refused, match="On record of A Resident: hearing") as refused:
        act(office, "propose", case_id, "restrict", adjusted=None)
    assert (refused.value.field, refused.value.paragraph) == ("adjusted", "5.15")
    act(office, "propose", case_id, "restrict", adjusted="Relay UK stays open to you every day")
    assert not any("on record" in why for why in stops(office, case_id, "contact-restriction"))
    assert "Relay UK stays open to you every day." in printed(office, case_id, "contact-restriction")


def test_somebody_else_who_leads_approves_it_and_somebody_else_again_sends_it(office: Office, case_id: str):
    sit(office, "ann")
    act(office, "propose", case_id, "restrict")
    with pytest.raises(Refused, match="You proposed this restriction, and somebody else judges it"):
        act(office, "approve", case_id, "approve-restriction", restriction_id="")
    sit(office, "cat")
    with pytest.raises(Refused, match="may not judge a restriction on contact"):
        act(office, "approve", case_id, "approve-restriction", restriction_id="")
    assert "The restriction is not approved yet" in stops(office, case_id, "contact-restriction")
    sit(office, "bob")
    act(office, "send_back", case_id, "send-back-restriction", restriction_id="")
    assert "The restriction was sent back: Say what else was tried" in stops(office, case_id, "contact-restriction")
    act(office, "approve", case_id, "approve-restriction", restriction_id="")
    assert stops(office, case_id, "contact-restriction") == [
        "Bob approved the restriction, and somebody else signs the letter"
    ]
    sit(office, "cat")
    assert stops(office, case_id, "contact-restriction") == []
    assert alerts(the_case(office, case_id), TODAY) == ()  # nobody is restricted before they are told
    issue(office, case_id, "contact-restriction")
    (holding,) = the_case(office, case_id).resident.restricted
    assert (holding.imposed_on, holding.approved_by and holding.approved_by.name) == (TODAY, "Bob")


def test_it_follows_the_person_over_their_cases_and_no_clock_waits_for_it(office: Office, case_id: str):
    before = clocks_of(the_case(office, case_id), office.desk)
    imposed(office, case_id)
    assert clocks_of(the_case(office, case_id), office.desk) == before
    resident = the_case(office, case_id).resident
    other = office.log(TODAY, resident=PersonDetails(person_id=resident.id, name=resident.name))
    (line,) = alerts(the_case(office, other), TODAY)
    assert line == (
        "Contact restricted: through one named person — Calls go to one person, on Tuesdays and Thursdays from 10 to "
        "12. Still open: emergency repairs, complaints old and new and the Housing Ombudsman. "
        "Review by Fri 26 Jun 2026"
    )
    assert "Review overdue since Fri 26 Jun 2026" in alerts(the_case(office, other), date(2026, 6, 27))[0]


def test_the_letter_says_what_why_how_long_what_stays_open_and_how_to_appeal(office: Office, case_id: str):
    warned(office, case_id)
    act(office, "propose", case_id, "restrict")
    said = printed(office, case_id, "contact-restriction")
    for words in (
        "From 26 March 2026: Through one named person.",
        "phone call of 23 March 2026",
        "We wrote to you about this on 26 March 2026",
        "We had asked you to ring once a day",
        "Equality Act 2010",
        "by phone on 01632 960100",
        "You can complain to us about anything, including this decision.",
        "26 June 2026",
        "A person who had no part in the decision will look at it again",
        "0300 111 3000",
    ):
        assert words in said, words


def test_each_letter_is_easy_to_read_and_there_is_none_without_something_to_tell(office: Office, case_id: str):
    for kind, what, place in (
        ("conduct-warning", "warning", "warn"),
        ("contact-restriction", "restriction", "restrict"),
        ("restriction-review", "review of a restriction", "restrictions"),
    ):
        assert places(office, case_id, kind)[f"No {what} waits for its letter"] == place
    sit(office, "cat")
    act(office, "warn", case_id, "warn")
    assert age(office, case_id, "conduct-warning") <= 11
    issue(office, case_id, "conduct-warning")
    act(office, "propose", case_id, "restrict")
    assert age(office, case_id, "contact-restriction") <= 11
    imposed(office, case_id)
    sit(office, "bob")
    act(office, "review", case_id, "review-restriction", restriction_id="")
    assert age(office, case_id, "restriction-review") <= 11


def age(office: Office, case_id: str, kind: str) -> int:
    """Return the reading age of a letter as it would go out."""
    with office.record.reading() as session:
        found = of_page(compose(letter_matter(session, office.desk, case_id=case_id, kind=kind, typed={})))
    assert found is not None
    return found


def test_an_appeal_is_decided_by_who_neither_proposed_nor_approved_it(office: Office, case_id: str):
    imposed(office, case_id)
    early = {"appealed_on": TODAY - timedelta(1)}
    with pytest.raises(Refused, match="is before the letter of the restriction"):
        act(office, "appeal", case_id, "appeal-restriction", restriction_id="", **early)
    act(office, "appeal", case_id, "appeal-restriction", restriction_id="")
    with pytest.raises(Refused, match="They appealed already"):
        act(office, "appeal", case_id, "appeal-restriction", restriction_id="")
    sit(office, "ann")
    with pytest.raises(Refused, match="You approved this restriction, and somebody else decides on the appeal"):
        act(office, "review", case_id, "review-restriction", restriction_id="")
    assert (Kind.REVIEW_RESTRICTION, "people") not in work(office)
    sit(office, "bob")
    assert (Kind.REVIEW_RESTRICTION, "people") in work(office)
    act(office, "review", case_id, "review-restriction", restriction_id="")
    assert "You told us on 26 March 2026 that you do not agree." in printed(office, case_id, "restriction-review")


def test_who_reviewed_a_restriction_decides_no_appeal_against_it_afterwards(office: Office, case_id: str):
    imposed(office, case_id)
    sit(office, "bob")
    act(office, "review", case_id, "review-restriction", restriction_id="", outcome=Reviewed.KEPT)
    issue(office, case_id, "restriction-review")
    act(office, "appeal", case_id, "appeal-restriction", restriction_id="")
    with pytest.raises(Refused, match="You reviewed this restriction, and somebody else decides on the appeal"):
        act(office, "review", case_id, "review-restriction", restriction_id="")
    assert (Kind.REVIEW_RESTRICTION, "people") not in work(office)
    sit(office, "dan")
    act(office, "review", case_id, "review-restriction", restriction_id="", outcome=Reviewed.KEPT)


def test_a_review_keeps_relaxes_and_ends_it_and_each_is_told(office: Office, case_id: str):
    imposed(office, case_id)
    sit(office, "bob")
    for outcome, holds in (
        (Reviewed.KEPT, ["Calls go to one person, on Tuesdays and Thursdays from 10 to 12"]),
        (Reviewed.RELAXED, ["Calls go to one person, on any day"]),
        (Reviewed.ENDED, []),
    ):
        act(office, "review", case_id, "review-restriction", restriction_id="", outcome=outcome)
        assert [each.holds for each in the_case(office, case_id).resident.restricted] == holds
        assert (Kind.REVIEW_RESTRICTION, "restriction-review") in work(office)
        assert ("From now on:" in printed(office, case_id, "restriction-review")) is bool(holds)
        with pytest.raises(Refused, match="No letter has told of the last review yet" if holds else "No such"):
            act(office, "review", case_id, "review-restriction", restriction_id="")
        issue(office, case_id, "restriction-review")
        assert (Kind.REVIEW_RESTRICTION, "restriction-review") not in work(office)


def test_a_review_whose_letter_never_went_is_made_again_when_its_next_day_is_past(office: Office, case_id: str):
    imposed(office, case_id)
    act(office, "appeal", case_id, "appeal-restriction", restriction_id="")
    sit(office, "bob")
    act(office, "review", case_id, "review-restriction", restriction_id="", outcome=Reviewed.KEPT)
    day = the_case(office, case_id).resident.restricted[0].next_review
    office.on(day - timedelta(1))
    with pytest.raises(Refused, match="No letter has told of the last review yet"):
        act(office, "review", case_id, "review-restriction", restriction_id="")
    office.on(day)
    assert any("is not ahead" in why for why in stops(office, case_id, "restriction-review"))
    again = {"outcome": Reviewed.KEPT, "next_on": day + timedelta(30), "restriction_id": ""}
    sit(office, "ann")
    with pytest.raises(Refused, match="You approved this restriction, and somebody else decides on the appeal"):
        act(office, "review", case_id, "review-restriction", **again)
    sit(office, "bob")
    act(office, "review", case_id, "review-restriction", **again)
    assert len(the_case(office, case_id).resident.restricted[0].decided) == 1
    issue(office, case_id, "restriction-review")


def test_the_end_of_one_restriction_does_not_promise_what_another_still_closes(office: Office, case_id: str):
    imposed(office, case_id)
    imposed(office, case_id, kind="in writing only", detail="Letters and e-mails")
    sit(office, "bob")
    first = min(the_case(office, case_id).resident.restricted, key=lambda each: each.kind == "in writing only")
    act(office, "review", case_id, "review-restriction", restriction_id=first.id, outcome=Reviewed.ENDED)
    said = printed(office, case_id, "restriction-review")
    assert "We have decided to end it." in said
    assert "in any way you like again" not in said
    assert "This still applies: in writing only." in said


def test_a_review_that_leaves_something_open_is_refused(office: Office, case_id: str):
    imposed(office, case_id)
    sit(office, "bob")
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"remains": None}, "What is left of it is missing"),
        ({"next_on": None}, "The day of the next review is missing"),
        ({"next_on": TODAY + timedelta(183)}, "is too far ahead"),
        ({"because": "n/a"}, "says nothing"),
    )
    for typed, why in wrong:
        with pytest.raises(Refused, match=why):
            act(office, "review", case_id, "review-restriction", restriction_id="", **typed)


def test_a_review_is_work_two_weeks_before_its_day_for_who_leads(office: Office, case_id: str):
    imposed(office, case_id)
    sit(office, "bob")
    office.on(date(2026, 6, 11))
    assert work(office) == []
    office.on(date(2026, 6, 12))
    assert work(office) == [(Kind.REVIEW_RESTRICTION, "people")]


def test_each_step_is_work_of_whose_it_is(office: Office, case_id: str):
    sit(office, "cat")
    act(office, "warn", case_id, "warn")
    assert work(office) == [(Kind.WARN, "conduct-warning")]
    issue(office, case_id, "conduct-warning")
    act(office, "propose", case_id, "restrict")
    assert work(office) == []
    sit(office, "ann")
    assert work(office) == [(Kind.APPROVE_RESTRICTION, "people")]
    act(office, "send_back", case_id, "send-back-restriction", restriction_id="")
    assert work(office) == []
    sit(office, "cat")
    assert work(office) == [(Kind.RESTRICT, "people")]
    act(office, "propose", case_id, "restrict", reasons="Forty calls in an hour on 23 March, after the warning")
    sit(office, "ann")
    act(office, "approve", case_id, "approve-restriction", restriction_id="")
    sit(office, "cat")
    assert work(office) == [(Kind.RESTRICT, "contact-restriction")]


def test_who_speaks_for_the_resident_is_restricted_too_and_the_letter_goes_to_them_alone(office: Office, case_id: str):
    with office.working() as session:
        representatives.represent(
            session, office.desk, case_id=case_id, typed=filled("represent", letters_to=LettersTo.RESIDENT)
        )
    resident, helper = people_of(the_case(office, case_id))
    imposed(office, case_id, who=helper.id)
    assert alerts(the_case(office, case_id), TODAY)[0].startswith(f"Contact restricted ({helper.called}): ")
    assert the_case(office, case_id).resident.restricted == ()
    with office.record.reading() as session:
        letter = session.scalars(select(Letter).where(Letter.kind == "contact-restriction")).one()
    assert (letter.recipient_id, resident.id != helper.id) == (helper.id, True)


def test_who_complains_beside_somebody_is_not_told_of_their_restriction(office: Office, case_id: str):
    with office.working() as session:
        representatives.join(session, office.desk, case_id=case_id, typed=filled("join"))
    act(office, "propose", case_id, "restrict")
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind="contact-restriction", typed={})
    assert [each.name for each in matter.route.to] == ["A Resident"]


def test_what_was_not_told_can_be_dropped_or_taken_back(office: Office, case_id: str):
    with office.record.writing(author=office.desk.officer.id) as session:
        done = restrictions.warn(session, office.desk, case_id=case_id, typed=filled("warn"))
        written = undo.offered(session, office.desk, done).written
    with office.record.writing(author=office.desk.officer.id) as session:
        undo.undo(session, office.desk, written=written)
    assert the_case(office, case_id).resident.warnings == ()
    made = act(office, "warn", case_id, "warn")
    act(office, "drop_warning", case_id, warning_id=made)
    act(office, "propose", case_id, "restrict")
    act(office, "drop", case_id, restriction_id="")
    resident = the_case(office, case_id).resident
    assert (resident.warnings, resident.restrictions) == ((), ())


def test_what_was_told_stays_and_ends_only_by_a_review(office: Office, case_id: str):
    warned(office, case_id)
    told = the_case(office, case_id).resident.warnings[0].id
    with pytest.raises(Refused, match="No such warning waits for its letter"):
        act(office, "drop_warning", case_id, warning_id=told)
    imposed(office, case_id)
    with pytest.raises(Refused, match="No such restriction is proposed here"):
        act(office, "drop", case_id, restriction_id="")


def test_one_proposed_again_takes_the_place_of_the_other(office: Office, case_id: str):
    act(office, "propose", case_id, "restrict")
    act(office, "propose", case_id, "restrict", kind="in writing only")
    assert [each.kind for each in the_case(office, case_id).resident.restrictions] == ["in writing only"]


def test_two_records_of_one_person_keep_the_restriction_when_they_become_one(office: Office, case_id: str):

    imposed(office, case_id)
    other = office.log(TODAY)
    reference = the_case(office, other).reference
    with office.working() as session:
        links.merge_person(session, office.desk, case_id=case_id, typed=filled("merge-person", other=reference))
    assert [each.kind for each in the_case(office, other).resident.restricted] == ["through one named person"]


def test_an_answer_reaches_the_resident_in_time_all_the_same(office: Office, case_id: str):
    """A restriction is of contact: the acknowledgement is written and sent as ever."""
    imposed(office, case_id)
    with office.working() as session:
        definition.add_point(
            session, office.desk, case_id=case_id, typed=PointWords(text="The leak", outcome_sought="Mended")
        )
    assert not any("restrict" in why.lower() for why in stops(office, case_id, "stage1-acknowledgement"))
