"""From the call to the printed stage 1 response: the letter leaves with all the Code demands, or not at all."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO

import docx
import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError

from complaints_desktop.actions import commitments, definition, findings, investigation, letters, money, team
from complaints_desktop.actions.letters import Issued
from complaints_desktop.case.case import load_case
from complaints_desktop.desk import judgement
from complaints_desktop.forms.commitments import Promise
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.findings import PointDecision
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.forms.told import AdjustmentTyped
from complaints_desktop.letters import gate
from complaints_desktop.letters.briefing import letter_blockers, letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.write import write
from complaints_desktop.reading.case_lines import wrong_lines
from complaints_desktop.reading.documents import filed_document
from complaints_desktop.reading.filing import filed_letter
from complaints_desktop.rules.refusals import Refused
from db.model import Case, Extension
from db.terms import Decision, EvidenceResult, MoneyKind, Responsibility, Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

RECEIVED = date(2026, 3, 26)
ACKNOWLEDGED = date(2026, 4, 1)
ANSWERED = date(2026, 4, 14)
SAID = {"effect": "Your kitchen was wet for a week.", "apology": "We came late, and I am sorry for that."}


def issue(office: Office, case_id: str, kind: str, typed: dict[str, str] | None = None) -> Issued:
    with office.working() as session:
        return letters.issue(session, office.desk, case_id=case_id, kind=kind, typed=typed or {})


@pytest.fixture
def defined(office: Office) -> str:
    """A complaint logged and defined, at a landlord with a name."""
    office.name()
    case_id = office.log(RECEIVED)
    with office.working() as session:
        words = PointWords(text="The leak in the kitchen", outcome_sought="Mend it", responsibility=Responsibility.OURS)
        definition.add_point(session, office.desk, case_id=case_id, typed=words)
    return case_id


@pytest.fixture
def acknowledged(office: Office, defined: str) -> str:
    """The same, acknowledged by letter on 1 April."""
    office.on(ACKNOWLEDGED)
    issue(office, defined, "stage1-acknowledgement")
    return defined


def test_an_acknowledgement_of_what_an_mp_was_told_first_does_not_contradict_itself(office: Office, defined: str):
    with office.working() as session:
        case = session.get_one(Case, defined)
        case.expressed_on, case.expressed_to = date(2026, 3, 2), "their MP"
    office.on(ACKNOWLEDGED)
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=defined, kind="stage1-acknowledgement", typed={})
    assert matter.lateness == ()
    words = write(compose(matter), ".txt").decode()
    assert "Thursday 26 March 2026" in words
    assert "should have had this" not in words


@pytest.fixture
def decided(office: Office, acknowledged: str) -> str:
    """The same on 14 April: weighed, decided and a remedy promised; only the letter is left."""
    desk = office.on(ANSWERED)
    with office.working() as session:
        investigation.declare_conflict(session, desk, case_id=acknowledged, typed=Declaration(conflict=False))
        investigation.record_evidence(
            session, desk, case_id=acknowledged, typed=Evidence(item="Job history", result=EvidenceResult.SEEN)
        )
        point = load_case(session, acknowledged).points[0].id
        findings.decide(
            session,
            desk,
            case_id=acknowledged,
            point_id=point,
            typed=PointDecision(
                decision=Decision.UPHELD, reasons="We came after two weeks.", reference="Repairs policy, section 4"
            ),
        )
        mend = Promise(
            what="Replace the pipe",
            owner="Repairs team",
            due_on=date(2026, 5, 1),
            point_id=point,
            how_you_will_know="We will ring you",
            impact=2,
        )
        commitments.promise(session, desk, case_id=acknowledged, typed=mend)
    return acknowledged


def text_of(pdf: bytes) -> str:
    from pypdf import PdfReader

    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_an_undefined_complaint_cannot_be_acknowledged(office: Office):
    case_id = office.log(RECEIVED)
    with pytest.raises(Refused):
        issue(office, case_id, "stage1-acknowledgement")
    with office.record.reading() as session:
        assert load_case(session, case_id).current.acknowledged_on is None
    assert office.record.rows("SELECT count(*) FROM letter") == [(0,)]


def test_the_acknowledgement_starts_the_clock_of_the_answer_and_says_its_date(office: Office, acknowledged: str):
    with office.record.reading() as session:
        case = load_case(session, acknowledged)
        (letter,) = case.letters
        filed = filed_letter(session, letter_id=letter.id)
    assert case.current.acknowledged_on == ACKNOWLEDGED
    assert "Friday 17 April 2026" in text_of(filed.content)
    assert office.record.rows("SELECT next_kind, next_on FROM case_row") == [("respond", "2026-04-17")]


def test_an_issued_letter_is_filed_with_its_hash_and_frozen(office: Office, acknowledged: str):
    with office.record.reading() as session:
        (letter,) = load_case(session, acknowledged).letters
        filed = filed_letter(session, letter_id=letter.id)
    assert sha256(filed.content).hexdigest() == filed.sha256 == letter.sha256
    from db.model import Letter

    with pytest.raises(IntegrityError, match="never changed"), office.working() as session:
        session.get_one(Letter, letter.id).recipient = "Somebody else"


def test_a_second_acknowledgement_is_refused(office: Office, acknowledged: str):
    with pytest.raises(Refused, match="already acknowledged"):
        issue(office, acknowledged, "stage1-acknowledgement")


def test_nothing_is_issued_before_it_is_decided(office: Office, acknowledged: str):
    office.on(ANSWERED)
    with pytest.raises(Refused) as refused:
        issue(office, acknowledged, "stage1-response", SAID)
    assert refused.value.paragraph
    with office.record.reading() as session:
        matter = letter_matter(session, office.desk, case_id=acknowledged, kind="stage1-response", typed=SAID)
    paragraphs = {blocker.paragraph for blocker in letter_blockers(matter) if blocker.blocks}
    assert {"5.8", "6.9 c", "6.9 d", "6.7"} <= paragraphs


def test_the_response_answers_every_point_and_prints_the_promises(office: Office, decided: str):
    text = text_of(issue(office, decided, "stage1-response", SAID).content)
    for said in (
        "stage 1 response",
        "The leak in the kitchen",
        "We came after two weeks.",
        "Repairs policy, section 4",
        "Replace the pipe",
        "Friday 1 May 2026",
        "We came late, and I am sorry for that.",
        "stage 2",
        "0300 111 3000",
    ):
        assert said in text
    with office.record.reading() as session:
        case = load_case(session, decided)
    assert (case.current.responded_on, case.current.outcome) == (ANSWERED, Decision.UPHELD)


def test_a_response_without_its_apology_is_refused_at_its_field(office: Office, decided: str):
    with pytest.raises(Refused) as refused:
        issue(office, decided, "stage1-response", {"effect": SAID["effect"]})
    assert (refused.value.field, refused.value.paragraph) == ("apology", "7.1")
    assert office.record.rows("SELECT count(*) FROM letter") == [(1,)]


def test_a_response_over_the_limit_is_late_and_has_to_say_why(office: Office, decided: str):
    office.on(date(2026, 4, 20))
    with pytest.raises(Refused) as refused:
        issue(office, decided, "stage1-response", SAID)
    assert refused.value.field == "lateness_reason"
    late = {**SAID, "lateness_reason": "The report came late."}
    assert "1 working day late" in text_of(issue(office, decided, "stage1-response", late).content)


def test_every_event_that_writes_is_written_by_one_function():
    writes = {each for each in Recorded if each.value.writes and each.value.step is None}
    assert set(letters.WRITERS) == writes


def test_a_letter_that_tells_of_an_extension_dates_those_of_its_stage_that_nobody_was_told_of(
    office: Office, acknowledged: str
):
    desk = office.on(ANSWERED)
    with office.record.reading() as session:
        stage = load_case(session, acknowledged).current
    about = {"case_id": acknowledged, "stage_id": stage.id, "due_on": date(2026, 5, 1), "reason": "A survey"}
    with office.working() as session:
        session.add_all(Extension(**about, notified_on=told_on) for told_on in (ACKNOWLEDGED, None))
    with office.working() as session:
        case = load_case(session, acknowledged)
        now = letters.WRITERS[Recorded.EXTENDED](session, desk, case, case.current)
    with office.record.reading() as session:
        told = load_case(session, acknowledged).current
    assert {each.notified_on for each in told.extensions} == {ACKNOWLEDGED, ANSWERED}
    assert (now.current, told.responded_on) == (told, None)


@pytest.mark.parametrize("recorded", [Recorded.ACKNOWLEDGED, Recorded.RESPONDED])
def test_the_stage_is_handed_on_as_the_record_then_has_it(office: Office, decided: str, recorded: Recorded):
    money_offered(office, decided)
    desk = office.on(date(2026, 4, 15))
    with office.working() as session:
        case = load_case(session, decided)
        now = letters.WRITERS[recorded](session, desk, case, case.current)
    with office.record.reading() as session:
        assert load_case(session, decided).current == now.current != case.current


def money_offered(office: Office, case_id: str) -> None:
    with office.working() as session:
        sum_ = filled("offer", kind=MoneyKind.DISTRESS, pence=5000, because="A wet kitchen", pay_by=date(2026, 5, 8))
        money.offer(session, office.desk, case_id=case_id, typed=sum_)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Count the statements to the record, each and by kind; how often a letter is composed and a case is judged."""
    done: Counter[str] = Counter()

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        done.update((statement, statement.split(maxsplit=1)[0]))

    def counting(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def called(*given: object, **named: object) -> object:
            done[name] += 1
            return call(*given, **named)

        return called

    for module, name in ((letters, "compose"), (gate, "compose"), (judgement, "clocks"), (judgement, "duties")):
        monkeypatch.setattr(module, name, counting(name, getattr(module, name)))
    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield done
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_letter_is_issued_in_one_loading_one_judgement_and_one_composition(
    office: Office, decided: str, monkeypatch: pytest.MonkeyPatch
):
    money_offered(office, decided)
    with counted(monkeypatch) as done:
        issue(office, decided, "stage1-response", SAID)
    assert (done["compose"], done["clocks"], done["duties"]) == (1, 1, 1)
    assert [each for each in done if each.startswith("SELECT ") and done[each] > 1] == []
    assert done["SELECT"] <= 47  # one of each part of a case: a new part adds its own
    assert (done["INSERT"], done["UPDATE"]) == (4, 2)


def test_the_line_of_the_list_after_a_letter_is_what_the_record_derives_to(office: Office, decided: str):
    money_offered(office, decided)
    issue(office, decided, "stage1-response", SAID)
    with office.record.reading() as session:
        assert list(wrong_lines(session, office.desk)) == []
    assert office.record.rows("SELECT state, next_kind, open_commitments FROM case_row") == [
        ("responded", "commitment", 2)
    ]


def test_who_may_not_issue_letters_is_refused_before_anything_of_the_case_is_read(
    office: Office, decided: str, monkeypatch: pytest.MonkeyPatch
):
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=Role.AUDITOR))
    with counted(monkeypatch) as done, office.record.reading() as session:
        with pytest.raises(Refused, match="An auditor may not respond"):
            letters.issue(session, office.desk, case_id=decided, kind="stage1-response", typed=SAID)
        assert not {"SELECT", "INSERT", "UPDATE", "compose", "clocks", "duties"} & done.keys()


def test_a_letter_that_is_no_event_leaves_its_stage_as_it_was(office: Office, acknowledged: str):
    with office.record.reading() as session:
        before = load_case(session, acknowledged).stages
    issue(
        office,
        acknowledged,
        "progress-update",
        {"since": "A surveyor came on Monday.", "next_steps": "We order the new fan and fit it."},
    )
    with office.record.reading() as session:
        assert load_case(session, acknowledged).stages == before


def test_an_officer_nobody_can_reach_is_refused(office: Office):
    nobody = {"name": "Test Officer", "job_title": None, "phone": None, "email": " "}
    with office.working() as session, pytest.raises(Refused, match="at which you can be reached"):
        team.change_my_details(session, office.desk, **nobody)


def test_a_letter_is_filed_in_each_format_that_was_agreed_too(office: Office):
    office.name()
    agreed = AdjustmentTyped(kind="Word document", review_on=date(2026, 9, 1))
    case_id = office.log(RECEIVED, adjustments=(agreed,))
    with office.working() as session:
        words = PointWords(text="The leak in the kitchen", outcome_sought="Mend it", responsibility=Responsibility.OURS)
        definition.add_point(session, office.desk, case_id=case_id, typed=words)
    office.on(ACKNOWLEDGED)
    issue(office, case_id, "stage1-acknowledgement")
    with office.record.reading() as session:
        (beside,) = load_case(session, case_id).documents
        content = filed_document(session, document_id=beside.id).content
    assert (beside.title, beside.dated_on) == ("Stage 1 acknowledgement, as Word", ACKNOWLEDGED)
    assert beside.sha256 == sha256(content).hexdigest()
    assert "DRAFT" not in "".join(each.text for each in docx.Document(BytesIO(content)).paragraphs)
