"""Another matter beside a complaint: noted, acknowledged, looked into and answered, and its letters name its body."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from complaints_desktop.actions import letters, matters, undo
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.matters import MatterFacts
from complaints_desktop.letters.briefing import letter_blockers, letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import Panel, runs_of
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.refusals import Refused
from db.model import Case, CaseRow
from db.terms import Decision, MatterKind, MatterStepKind
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

RECEIVED = date(2026, 11, 25)
NEXT = {"next_steps": "The data protection officer asks the area office."}
GOING_ON = {"since": "The area office was asked twice.", **NEXT}


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint received on Wednesday 25 November 2026."""
    office.on(RECEIVED)
    office.name()
    office.on(RECEIVED)
    return office.log(RECEIVED)


def act(office: Office, action: Any, **given: Any) -> Changes:
    with office.record.writing(author=office.desk.officer.id) as session:
        return undo.offered(session, office.desk, action(session, office.desk, **given))


def note(office: Office, case_id: str, kind: MatterKind = MatterKind.DATA_PROTECTION, **typed: Any) -> str:
    """Note a matter received with the complaint, seen to by whoever sits here."""
    said = filled("matter", **{"kind": kind, "received_on": RECEIVED, "owner": office.desk.officer.name, **typed})
    return act(office, matters.note, case_id=case_id, typed=said).made or ""


def step(office: Office, case_id: str, matter_id: str, action: Any, name: str, **typed: Any) -> Changes:
    dated = {} if name in ("matter-answer", "matter-strike") else {"done_on": office.desk.today}
    return act(office, action, case_id=case_id, matter_id=matter_id, typed=filled(name, **{**dated, **typed}))


def the_matter(office: Office, case_id: str) -> MatterFacts:
    with office.record.reading() as session:
        (found,) = load_case(session, case_id).matters
    return found


def issue(office: Office, case_id: str, kind: str, typed: dict[str, str]) -> None:
    act(office, lambda s, d, **on: letters.issue(s, d, kind=kind, typed=typed, **on).changes, case_id=case_id)


def printed(office: Office, case_id: str, kind: str, typed: dict[str, str]) -> tuple[str, list[str]]:
    """Return the text of a letter, and what its panels say."""
    with office.record.reading() as session:
        page = compose(letter_matter(session, office.desk, case_id=case_id, kind=kind, typed=typed))
    texts = [(block, "".join(run.text for run in runs_of(block))) for block in page.blocks]
    return "\n".join(text for _, text in texts), [text for block, text in texts if isinstance(block, Panel)]


def stops(office: Office, case_id: str, kind: str, typed: dict[str, str]) -> list[str]:
    with office.record.reading() as session:
        found = letter_blockers(letter_matter(session, office.desk, case_id=case_id, kind=kind, typed=typed))
    return [each.why for each in found if each.blocks]


def work(office: Office) -> list[tuple[Kind, str, date | None, str]]:
    with office.record.reading() as session:
        items = my_work(session, office.desk).items
    of_matters = (Kind.ACKNOWLEDGE_MATTER, Kind.ANSWER_MATTER)
    return [(each.kind, each.what, each.due_on, each.place) for each in items if each.kind in of_matters]


def test_a_matter_is_told_answered_and_done_by_its_three_letters(office: Office, case_id: str):
    made = note(office, case_id)
    about = "the complaint about personal data"
    assert work(office) == [
        (Kind.ACKNOWLEDGE_MATTER, f"Acknowledge {about}", date(2026, 12, 29), "matter-acknowledgement")
    ]
    issue(office, case_id, "matter-acknowledgement", NEXT)
    assert work(office) == [(Kind.ANSWER_MATTER, f"Answer {about}", date(2026, 12, 29), "complaint")]

    office.on(date(2026, 12, 10))
    issue(office, case_id, "matter-update", GOING_ON)
    step(office, case_id, made, matters.answer, "matter-answer")
    assert work(office) == [(Kind.ANSWER_MATTER, f"Answer {about}", date(2026, 12, 29), "matter-outcome")]
    issue(office, case_id, "matter-outcome", {})

    assert work(office) == []
    assert [(each.kind, each.done_on, each.by_letter) for each in the_matter(office, case_id).steps] == [
        (MatterStepKind.ACKNOWLEDGED, RECEIVED, True),
        (MatterStepKind.TOLD, date(2026, 12, 10), True),
        (MatterStepKind.DECIDED, date(2026, 12, 10), False),
        (MatterStepKind.ANSWERED, date(2026, 12, 10), True),
    ]


@pytest.mark.parametrize(
    ("kind", "bodies"),
    [
        (MatterKind.DATA_PROTECTION, [("Information Commissioner's Office", "ico.org.uk")]),
        (MatterKind.MONEY_ADVICE, [("Financial Ombudsman Service", "0800 023 4567")]),
        (
            MatterKind.CARE,
            [
                ("Local Government and Social Care Ombudsman", "0300 061 0614"),
                ("Care Quality Commission", "cqc.org.uk"),
            ],
        ),
    ],
)
@pytest.mark.parametrize("letter", ["matter-acknowledgement", "matter-update", "matter-outcome"])
def test_each_letter_names_the_body_of_its_matter_and_no_other(office: Office, case_id: str, letter, kind, bodies):
    made = note(office, case_id, kind)
    step(office, case_id, made, matters.answer, "matter-answer")
    typed = {"matter-acknowledgement": NEXT, "matter-update": GOING_ON, "matter-outcome": {}}[letter]
    text, panels = printed(office, case_id, letter, typed)

    assert stops(office, case_id, letter, typed) == []
    assert all(name in panel and way in panel for panel, (name, way) in zip(panels, bodies, strict=True))
    assert "Housing Ombudsman" not in text
    assert "Wednesday 25 November 2026" in text


def test_the_last_letter_says_what_was_decided_and_what_was_found(office: Office, case_id: str):
    made = note(office, case_id)
    step(office, case_id, made, matters.answer, "matter-answer", outcome=Decision.PARTLY_UPHELD, text="We told them")
    text, _ = printed(office, case_id, "matter-outcome", {})

    assert "We uphold part of your complaint about personal data." in text
    assert "We told them." in text


@pytest.mark.parametrize(("day", "late"), [(date(2027, 1, 20), False), (date(2027, 1, 21), True)])
def test_past_eight_weeks_they_are_told_that_they_need_not_wait(office: Office, case_id: str, day: date, late: bool):
    note(office, case_id, MatterKind.MONEY_ADVICE)
    office.on(day)
    text, _ = printed(office, case_id, "matter-update", GOING_ON)

    assert ("You do not have to wait for our answer any longer" in text) is late
    assert ("We aim to answer you by Wednesday 20 January 2027" in text) is not late


@pytest.mark.parametrize(
    ("letter", "why"),
    [
        ("matter-acknowledgement", "No other matter waits to be acknowledged"),
        ("matter-update", "No other matter waits for its answer"),
        ("matter-outcome", "No other matter is decided and waits for its answer"),
    ],
)
def test_a_letter_about_no_matter_does_not_leave(office: Office, case_id: str, letter: str, why: str):
    assert why in stops(office, case_id, letter, {})


def test_what_was_not_decided_is_not_answered(office: Office, case_id: str):
    note(office, case_id)
    assert "No other matter is decided and waits for its answer" in stops(office, case_id, "matter-outcome", {})


@pytest.mark.parametrize(("day", "known"), [(date(2026, 6, 18), False), (date(2026, 6, 19), True)])
def test_a_letter_waits_for_a_body_that_the_register_does_not_know_that_day(office: Office, day: date, known: bool):
    office.on(day)
    office.name()
    office.on(day)
    case_id = office.log(day)
    note(office, case_id, received_on=day)
    found = stops(office, case_id, "matter-acknowledgement", NEXT)

    assert ("The register has no details of “ico” that hold on 18 June 2026" in found) is not known


def test_details_that_nobody_looked_up_for_a_year_are_pointed_out(office: Office, case_id: str):
    note(office, case_id)
    office.on(date(2027, 11, 25))
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind="matter-acknowledgement", typed=NEXT)
        found = [each.why for each in letter_blockers(matter)]

    assert "The details of the Information Commissioner's Office were last checked on Tuesday 24 November 2026" in found


def test_two_matters_are_told_of_in_letters_of_their_own_the_first_received_first(office: Office, case_id: str):
    note(office, case_id, MatterKind.CARE)
    note(office, case_id, MatterKind.MONEY_ADVICE, received_on=date(2026, 11, 24))
    for about in ("money advice", "care"):
        text, _ = printed(office, case_id, "matter-acknowledgement", NEXT)
        assert f"We have your complaint about {about}" in text
        issue(office, case_id, "matter-acknowledgement", NEXT)
    assert stops(office, case_id, "matter-acknowledgement", NEXT) != []


def test_of_two_matters_the_one_that_is_chosen_is_told_of(office: Office, case_id: str):
    note(office, case_id, MatterKind.MONEY_ADVICE, received_on=date(2026, 11, 24))
    care = note(office, case_id, MatterKind.CARE)
    for which in ("2", care):
        text, _ = printed(office, case_id, "matter-update", GOING_ON | {"which_matter": which})
        assert "your complaint about care" in text
    issue(office, case_id, "matter-acknowledgement", NEXT | {"which_matter": care})
    issue(office, case_id, "matter-update", GOING_ON | {"which_matter": care})
    with office.record.reading() as session:
        told = {each.id: [step.kind for step in each.steps] for each in load_case(session, case_id).matters}
    assert told.pop(care) == [MatterStepKind.ACKNOWLEDGED, MatterStepKind.TOLD]
    assert list(told.values()) == [[]]
    assert stops(office, case_id, "matter-update", GOING_ON | {"which_matter": "1"}) == []
    again = "This letter about that matter was issued today already"
    assert again in stops(office, case_id, "matter-update", GOING_ON | {"which_matter": care})


@pytest.mark.parametrize("which", ["2", "3", "nobody"])
def test_a_matter_that_does_not_wait_for_the_letter_is_not_taken_for_another(office: Office, case_id: str, which: str):
    note(office, case_id, MatterKind.MONEY_ADVICE, received_on=date(2026, 11, 24))
    care = note(office, case_id, MatterKind.CARE)
    issue(office, case_id, "matter-acknowledgement", NEXT | {"which_matter": care})
    chosen = NEXT | {"which_matter": which}
    found = stops(office, case_id, "matter-acknowledgement", chosen)
    assert "The matter that was chosen does not wait for this letter" in found
    assert "This letter has no field “which_matter”" in stops(office, case_id, "progress-update", {"which_matter": "1"})


def test_what_was_told_another_way_is_answered_on_its_day(office: Office, case_id: str):
    made = note(office, case_id, received_on=date(2026, 11, 23))
    step(office, case_id, made, matters.answer, "matter-answer", answered_on=date(2026, 11, 24))

    assert the_matter(office, case_id).answered_on == date(2026, 11, 24)
    assert the_matter(office, case_id).decided is not None


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 26)])
def test_a_step_lies_between_the_receipt_and_today(office: Office, case_id: str, day: date):
    made = note(office, case_id)
    with pytest.raises(Refused) as refused:
        step(office, case_id, made, matters.acknowledge, "matter-acknowledge", done_on=day)

    assert refused.value.field == "done_on"
    assert the_matter(office, case_id).steps == ()


@pytest.mark.parametrize("words", ["n/a", ".", "TBC"])
def test_what_says_nothing_is_no_step(office: Office, case_id: str, words: str):
    made = note(office, case_id)
    with pytest.raises(Refused):
        step(office, case_id, made, matters.progress, "matter-progress", text=words)


def test_it_is_acknowledged_once_and_answered_once(office: Office, case_id: str):
    made = note(office, case_id)
    step(office, case_id, made, matters.acknowledge, "matter-acknowledge")
    with pytest.raises(Refused, match="It was acknowledged on Wednesday 25 November 2026"):
        step(office, case_id, made, matters.acknowledge, "matter-acknowledge")
    step(office, case_id, made, matters.answer, "matter-answer", answered_on=RECEIVED)
    with pytest.raises(Refused, match="It was answered on Wednesday 25 November 2026"):
        step(office, case_id, made, matters.answer, "matter-answer")
    step(office, case_id, made, matters.progress, "matter-progress", kind=MatterStepKind.BODY_TOLD)


def test_what_has_ended_goes_on_only_once_that_is_taken_off(office: Office, case_id: str):
    made = note(office, case_id)
    step(office, case_id, made, matters.close, "matter-close")
    assert work(office) == []
    with pytest.raises(Refused, match="withdrawn by who complained"):
        step(office, case_id, made, matters.progress, "matter-progress")
    step(office, case_id, made, matters.strike, "matter-strike")

    step(office, case_id, made, matters.progress, "matter-progress")
    assert len(work(office)) == 1


def test_what_a_letter_told_is_not_taken_off(office: Office, case_id: str):
    made = note(office, case_id)
    issue(office, case_id, "matter-acknowledgement", NEXT)
    with pytest.raises(Refused, match="A letter told it"):
        step(office, case_id, made, matters.strike, "matter-strike")


def test_a_matter_noted_by_mistake_is_taken_off_with_its_clocks(office: Office, case_id: str):
    made = note(office, case_id)
    step(office, case_id, made, matters.strike, "matter-strike")
    with office.record.reading() as session:
        assert view_case(session, office.desk, case_id=case_id).matters == ()


def test_a_matter_just_noted_is_taken_back(office: Office, case_id: str):
    changes = act(office, matters.note, case_id=case_id, typed=filled("matter", received_on=RECEIVED))
    assert changes.written is not None
    with office.working() as session:
        undo.undo(session, office.desk, written=changes.written)
    with office.record.reading() as session:
        assert load_case(session, case_id).matters == ()


def test_the_same_matter_of_the_same_day_is_noted_once(office: Office, case_id: str):
    note(office, case_id)
    with pytest.raises(Refused, match="on record already"):
        note(office, case_id)


def test_who_sees_to_it_has_it_in_their_work_and_others_do_not(office: Office, case_id: str):
    note(office, case_id, owner="A Data Protection Officer")
    assert len(work(office)) == 1
    with office.working() as session:
        session.execute(update(Case).values(handler_id=None))
        session.execute(update(CaseRow).values(handler_id=None))
    assert work(office) == []
    note(office, case_id, MatterKind.CARE)
    assert [what for _, what, *_ in work(office)] == ["Acknowledge the complaint about care"]


def test_a_word_that_may_mean_a_matter_is_asked_about_until_the_complaint_is_acknowledged(office: Office):
    office.on(RECEIVED)
    case_id = office.log(RECEIVED, summary="You shared my details with the neighbour")

    def suggested() -> dict[str, str]:
        with office.record.reading() as session:
            return dict(view_case(session, office.desk, case_id=case_id).suggested)

    assert suggested() == {"data protection": "shared my details"}
    note(office, case_id)
    assert suggested() == {}
