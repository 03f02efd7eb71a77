"""Words that the gate stops stay where a complaints manager lets them, and what stayed is kept with the letter."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.actions import letters, overrides
from complaints_desktop.case.case import load_case
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.brief import STAYS
from complaints_desktop.letters.briefing import letter_blockers, letter_matter
from complaints_desktop.letters.gate import Blocker
from complaints_desktop.reading.history import history
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.refusals import Refused
from db.terms import Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

CAME, TODAY = date(2026, 3, 26), date(2026, 4, 1)
FORBIDDEN = {"since": "We asked the landlord's formal surveyor.", "next_steps": "He looks at it again in your home."}
WATCHED = {"since": "It was an isolated incident.", "next_steps": "We look at it again in your home."}
BECAUSE = "That is what the surveyor is called"


@pytest.fixture
def case_id(office: Office) -> str:
    office.name()
    case = office.log(CAME)
    office.on(TODAY)
    return case


def seat(office: Office, role: Role) -> None:
    """Let the officer at the desk have another role."""
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=role))


def found(office: Office, case_id: str, typed: dict[str, str]) -> Blocker:
    """Return what the gate finds in what happened since."""
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=case_id, kind="progress-update", typed=typed)
    return next(each for each in letter_blockers(matter) if each.field == "since")


def ask(office: Office, case_id: str, typed: dict[str, str], because: str = BECAUSE, finding: str = "") -> None:
    known = finding or found(office, case_id, typed).finding
    with office.working() as session:
        given = {**typed, f"{STAYS}{known}": because}
        overrides.ask(session, office.desk, case_id=case_id, kind="progress-update", typed=given, finding=known)


def issue(office: Office, case_id: str, typed: dict[str, str]) -> None:
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind="progress-update", typed=typed)


def the_case(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def to_do(office: Office) -> list[tuple[Kind, str]]:
    with office.record.reading() as session:
        items = my_work(session, office.desk).items
    return [(each.kind, each.what) for each in items if each.kind in (Kind.LET_STAY, Kind.CHANGE_WORDS)]


def test_a_letter_leaves_with_what_a_manager_let_stay_and_it_is_kept_with_it(office: Office, case_id: str):
    with pytest.raises(Refused, match="formal"):
        issue(office, case_id, FORBIDDEN)
    seat(office, Role.RESOLUTION_OFFICER)
    ask(office, case_id, FORBIDDEN)
    with pytest.raises(Refused, match="formal"):
        issue(office, case_id, FORBIDDEN)
    typed = filled("approve-override", because="It is his title")
    with pytest.raises(Refused, match="may not let words of a letter stay"), office.working() as session:
        overrides.approve(session, office.desk, case_id=case_id, request_id="", typed=typed)

    seat(office, Role.COMPLAINTS_MANAGER)
    with office.working() as session:
        overrides.approve(session, office.desk, case_id=case_id, request_id="", typed=typed)
    with pytest.raises(Refused, match="formal"):
        issue(office, case_id, {**FORBIDDEN, "since": "We asked a formal surveyor."})
    issue(office, case_id, FORBIDDEN)

    case = the_case(office, case_id)
    (stayed,) = case.letters[-1].findings
    answer = case.overrides[0].given
    assert answer is not None
    assert ("formal" in stayed.why, stayed.because, stayed.override_id) == (True, "It is his title", answer.id)
    with office.record.reading() as session:
        written = history(session, office.desk, case_id=case_id)
    told = {(each.entity, words, value) for each in written for words, value in each.told()}
    assert ("override_request", "why they stay", BECAUSE) in told
    assert ("override_answer", "reason", "It is his title") in told
    assert ("letter_finding", "why it stays", "It is his title") in told


def test_a_manager_who_writes_the_letter_lets_words_stay_by_asking(office: Office, case_id: str):
    ask(office, case_id, FORBIDDEN)

    issue(office, case_id, FORBIDDEN)
    assert [each.because for each in the_case(office, case_id).letters[-1].findings] == [BECAUSE]


def test_what_is_asked_says_why_and_is_asked_once(office: Office, case_id: str):
    seat(office, Role.RESOLUTION_OFFICER)
    for filler in ("", "n/a", "tbc", "see above"):
        with pytest.raises(Refused, match="why it stays"):
            ask(office, case_id, FORBIDDEN, filler)
    ask(office, case_id, FORBIDDEN)
    with pytest.raises(Refused, match="asked for already"):
        ask(office, case_id, FORBIDDEN)


def test_what_can_never_stay_cannot_be_asked_for(office: Office, case_id: str):
    gap = found(office, case_id, {**FORBIDDEN, "since": ""})
    assert (gap.blocks, gap.finding) == (True, "")
    for finding in ("", "0" * 12):
        with pytest.raises(Refused, match="nothing of that number"):
            ask(office, case_id, {**FORBIDDEN, "since": ""}, finding=finding or "none")
    with pytest.raises(Refused, match="nobody has to be asked"):
        ask(office, case_id, WATCHED)
    assert the_case(office, case_id).overrides == ()


def test_a_request_is_work_for_a_manager_and_what_was_sent_back_for_who_asked(office: Office, case_id: str):
    seat(office, Role.RESOLUTION_OFFICER)
    ask(office, case_id, FORBIDDEN)
    assert to_do(office) == []
    me = office.desk.officer
    office.desk = replace(office.desk, officer=replace(me, id="another", role=Role.COMPLAINTS_MANAGER))
    ((kind, what),) = to_do(office)
    assert (kind, what.startswith("Progress update: “formal”")) == (Kind.LET_STAY, True)
    office.desk = replace(office.desk, officer=replace(me, role=Role.COMPLAINTS_MANAGER))
    with office.working() as session:
        typed = filled("send-back-override")
        overrides.send_back(session, office.desk, case_id=case_id, request_id="", typed=typed)
    assert [kind for kind, _ in to_do(office)] == [Kind.CHANGE_WORDS]
    with office.working() as session:
        overrides.drop(session, office.desk, case_id=case_id, request_id="")
    assert to_do(office) == []
    with pytest.raises(Refused, match="formal"):
        issue(office, case_id, FORBIDDEN)


def test_a_warning_that_is_answered_goes_with_the_letter(office: Office, case_id: str):
    with pytest.raises(Refused, match="isolated incident"):
        issue(office, case_id, WATCHED)
    issue(office, case_id, {**WATCHED, f"{STAYS}{found(office, case_id, WATCHED).finding}": "The log shows one alone"})

    (stayed,) = the_case(office, case_id).letters[-1].findings
    assert (stayed.because, stayed.override_id) == ("The log shows one alone", None)
