"""What is no complaint: logged with what is asked of its kind, looked after, ended, and made a complaint."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaints_desktop.actions import first_contact, undo
from complaints_desktop.case.case import load_case
from complaints_desktop.case.part import EVERYTHING
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.judgement import judged
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.first_contact import ComplaintMade
from complaints_desktop.forms.form import At
from complaints_desktop.forms.told import PointTyped
from complaints_desktop.reading.case_list import CaseFilter, case_lines, case_rows
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.choice import SURVEY
from complaints_desktop.rules.duties import Outcome
from complaints_desktop.rules.refusals import Refused
from db.terms import CaseKind, ChoiceAnswer, LinkKind
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office, open_office

TODAY = date(2026, 3, 26)
REVIEW = date(2026, 4, 2)
"""Five working days later."""

UNHAPPY = {"unhappy": True}
OFFERED = {"choice_offered_on": TODAY, "choice_offered_by": "Test Officer"}
REQUEST = {"kind": CaseKind.REQUEST, "unhappy": False}
ENQUIRY = {"kind": CaseKind.ENQUIRY, "asked_by": "The MP", "unhappy": False}
COMPLIMENT = {"kind": CaseKind.COMPLIMENT, "about_whom": "The plumbers"}


@pytest.fixture
def office(template: Path, tmp_path: Path):
    opened = open_office(template, tmp_path, TODAY)
    yield opened
    opened.record.close()


def case_of(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id, parts=EVERYTHING)


def act(office: Office, name: str, case_id: str, **typed: Any) -> Changes:
    done = getattr(first_contact, name.replace("-", "_"))
    with office.record.writing(author=office.desk.officer.id) as session:
        changes = done(session, office.desk, case_id=case_id, typed=filled(name, **typed))
        return undo.offered(session, office.desk, changes)


def outcomes(office: Office, case_id: str) -> dict[str, Outcome]:
    judgement = judged(case_of(office, case_id), office.desk)
    return {state.duty.key: state.verdict.outcome for state in judgement.duties}


def test_a_service_request_has_no_stage_and_no_clock_and_is_looked_at_in_five_working_days(office: Office):
    case = case_of(office, office.log(TODAY, **REQUEST, received_by="The repairs line"))
    assert (case.kind, case.is_complaint, [each.number for each in case.stages]) == (CaseKind.REQUEST, False, [0])
    assert case.first_contact is not None
    assert (case.first_contact.received_on, case.first_contact.review_on) == (TODAY, REVIEW)
    assert (case.stages[0].received_on, case.stages[0].received_by) == (TODAY, "The repairs line")
    assert case.handler is not None
    assert judged(case, office.desk).clocks == ()


@pytest.mark.parametrize(
    ("said", "field", "paragraph"),
    [
        ({"kind": CaseKind.REQUEST}, "unhappy", "1.3"),
        ({"kind": CaseKind.COMPLIMENT}, "about_whom", None),
        ({"kind": CaseKind.ENQUIRY, "unhappy": False}, "asked_by", None),
        ({"kind": CaseKind.ENQUIRY, "asked_by": "The MP"}, "unhappy", "1.3"),
        (REQUEST | {"points": (PointTyped(text="Damp"),)}, "points", None),
        (REQUEST | {"review_on": TODAY}, "review_on", "1.4"),
        (REQUEST | {"told_on": date(2026, 3, 25)}, "told_on", None),
    ],
)
def test_what_its_kind_needs_is_asked_for_in_words(office: Office, said: dict[str, Any], field: str, paragraph: str):
    with pytest.raises(Refused) as refused:
        office.log(TODAY, **said)
    assert (refused.value.field, refused.value.paragraph) == (field, paragraph)
    assert office.record.rows("SELECT count(*) FROM case_") == [(0,)]


ANSWERED = {answer: {**UNHAPPY, **OFFERED, "choice_answer": answer} for answer in ChoiceAnswer}


@pytest.mark.parametrize(
    ("said", "paragraph"),
    [
        *((REQUEST | UNHAPPY, "1.3-1.5"), (REQUEST | {"expressed_on": TODAY}, "1.3-1.5")),
        *((REQUEST | ANSWERED[ChoiceAnswer.NO_COMPLAINT], "1.3-1.5"), (ENQUIRY | UNHAPPY, "1.3")),
        *((REQUEST | {"choice_answer": ChoiceAnswer.COMPLAINT}, "1.3"), (COMPLIMENT | UNHAPPY, "1.3")),
        (ENQUIRY | ANSWERED[ChoiceAnswer.COMPLAINT], "1.3"),
        (REQUEST | {"channel": SURVEY} | ANSWERED[ChoiceAnswer.COMPLAINT], "1.3"),
    ],
)
def test_dissatisfaction_is_a_complaint_and_is_logged_as_nothing_else(office: Office, said: Any, paragraph: str):
    with pytest.raises(Refused) as refused:
        office.log(TODAY, **said)
    assert refused.value.paragraph == paragraph
    assert office.record.rows("SELECT count(*) FROM case_") == [(0,)]


@pytest.mark.parametrize("answer", [ChoiceAnswer.NO_COMPLAINT, ChoiceAnswer.NOT_ANSWERED])
def test_an_enquiry_stays_one_where_the_choice_was_offered_and_not_taken(office: Office, answer: ChoiceAnswer):
    case = case_of(office, office.log(TODAY, **ENQUIRY | ANSWERED[answer]))
    assert (case.kind, case.choice_answer, case.expressed_on) == (CaseKind.ENQUIRY, answer, TODAY)


def test_who_is_unhappy_in_a_survey_is_to_be_told_how_to_complain_within_two_working_days(office: Office):
    case_id = office.log(TODAY, **REQUEST | UNHAPPY, channel=SURVEY, summary="Nobody rings back")
    assert outcomes(office, case_id)["choice"] is Outcome.TO_DO
    with office.record.reading() as session:
        (item,) = my_work(session, office.desk).items
    assert (item.kind, item.due_on) == (Kind.LOOK_AGAIN, date(2026, 3, 30))
    assert item.what == "Contact them: Nobody rings back"
    assert "Code 1.6" in item.because
    with pytest.raises(Refused, match="Offer the choice to complain") as refused:
        act(office, "end-request", case_id)
    assert refused.value.paragraph == "1.3"
    act(office, "offer-choice", case_id, unhappy=True)
    assert outcomes(office, case_id)["choice"] is Outcome.MET
    act(office, "end-request", case_id)


def test_a_review_is_overdue_the_day_after_its_day_and_not_on_it(office: Office):
    case_id = office.log(TODAY, **REQUEST, review_on=REVIEW)
    for day, outcome in ((REVIEW, Outcome.RUNNING), (date(2026, 4, 3), Outcome.OVERDUE)):
        office.on(day)
        assert outcomes(office, case_id)["look-again"] is outcome


def test_the_next_step_and_the_review_move_the_day_and_stand_in_the_story(office: Office):
    case_id = office.log(TODAY, **REQUEST)
    assert outcomes(office, case_id)["tell"] is Outcome.TO_DO
    act(office, "tell-next-step", case_id, review_on=date(2026, 4, 9))
    act(office, "review-request", case_id, review_on=date(2026, 4, 10))
    case = case_of(office, case_id)
    assert case.first_contact is not None
    assert (case.first_contact.told_on, case.first_contact.review_on) == (TODAY, date(2026, 4, 10))
    assert [each.summary for each in case.contacts] == [
        "Told the next step: The gutter is mended on Friday",
        "Looked at again: The ladder was missing (next on Friday 10 April 2026)",
    ]
    assert outcomes(office, case_id)["tell"] is Outcome.MET


@pytest.mark.parametrize("nothing", ["n/a", ".", "TBC"])
def test_a_review_that_says_nothing_is_refused(office: Office, nothing: str):
    case_id = office.log(TODAY, **REQUEST)
    with pytest.raises(Refused, match="says nothing"):
        act(office, "review-request", case_id, happened=nothing)


def test_the_next_step_is_not_told_before_it_was_asked(office: Office):
    case_id = office.log(TODAY, **REQUEST)
    with pytest.raises(Refused, match="before the day it was received"):
        act(office, "tell-next-step", case_id, told_on=date(2026, 3, 25))


def test_a_complaint_is_made_of_a_request_which_stays_open_and_linked(office: Office):
    first = date(2026, 3, 20)
    request = office.log(
        date(2026, 3, 19), **REQUEST, summary="Mend the gutter", hazard=None, tenure="leasehold", estate="Alder"
    )
    act(office, "tell-next-step", request)
    made = act(office, "make-complaint", request, expressed_on=first).made or ""
    complaint, left = case_of(office, made), case_of(office, request)
    assert complaint.is_complaint
    assert complaint.reference != left.reference
    assert (complaint.resident, complaint.expressed_on) == (left.resident, first)
    assert (complaint.tenure, complaint.stock_type, complaint.estate) == ("leasehold", "neither", "Alder")
    assert complaint.stages[0].received_on == TODAY
    (link,) = complaint.links
    assert (link.kind, link.other_id, link.from_here) == (LinkKind.REQUEST, request, True)
    assert left.complaint_made is not None
    assert (left.complaint_made.other_reference, left.closed_on) == (complaint.reference, None)
    with pytest.raises(Refused, match=f"Complaint {complaint.reference} was made of this already"):
        act(office, "make-complaint", request)


def test_the_day_of_the_first_dissatisfaction_on_record_is_kept(office: Office):
    enquiry = office.log(date(2026, 3, 19), **ENQUIRY | {**UNHAPPY, "expressed_on": date(2026, 3, 18)} | {
        "choice_offered_on": date(2026, 3, 19), "choice_answer": ChoiceAnswer.NOT_ANSWERED,
    })  # fmt: skip
    made = act(office, "make-complaint", enquiry, expressed_on=TODAY).made or ""
    assert case_of(office, made).expressed_on == date(2026, 3, 18)


def test_whom_they_told_first_is_kept_and_an_mp_who_asked_is_suggested(office: Office):
    enquiry = office.log(date(2026, 3, 20), **ENQUIRY | ANSWERED[ChoiceAnswer.NOT_ANSWERED] | {
        "expressed_on": date(2026, 3, 18), "choice_offered_on": date(2026, 3, 20),
    })  # fmt: skip
    known = ComplaintMade.known(At(case_of(office, enquiry), office.desk))
    assert (known["expressed_to"], known["received_on"]) == ("The MP", date(2026, 3, 20))
    typed = {name: known[name] for name in ("expressed_on", "expressed_to", "received_on")}
    made = act(office, "make-complaint", enquiry, **typed)
    assert case_of(office, made.made or "").expressed_to == "The MP"


@pytest.mark.parametrize(("said", "received"), [(REQUEST, TODAY), (REQUEST | UNHAPPY | {"channel": SURVEY}, TODAY)])
def test_where_nobody_of_ours_was_told_the_complaint_comes_today(office: Office, said: Any, received: date):
    case = case_of(office, office.log(date(2026, 3, 20), **said))
    assert ComplaintMade.known(At(case, office.desk))["received_on"] == received


def test_a_complaint_is_not_received_before_anybody_was_unhappy(office: Office):
    request = office.log(TODAY, **REQUEST)
    with pytest.raises(Refused, match="before the first word of dissatisfaction"):
        act(office, "make-complaint", request, received_on=date(2026, 3, 25))


def test_that_a_complaint_was_made_does_not_end_the_request(office: Office):
    request = office.log(TODAY, **REQUEST)
    complaint = case_of(office, act(office, "make-complaint", request).made or "")
    with pytest.raises(Refused, match=f"That complaint {complaint.reference} was made does not end") as refused:
        act(office, "end-request", request, came="a complaint was made of it")
    assert (refused.value.paragraph, refused.value.field) == ("1.5", "came")
    act(office, "end-request", request)
    ended = case_of(office, request).first_contact
    assert ended is not None
    assert (ended.ended_on, ended.ended_because) == (TODAY, "done as asked: The gutter was mended on Friday")


def test_a_request_that_is_done_can_still_become_a_complaint(office: Office):
    request = office.log(TODAY, **REQUEST)
    act(office, "end-request", request)
    assert act(office, "make-complaint", request).made


def test_the_end_is_taken_back_the_same_day(office: Office):
    request = office.log(TODAY, **REQUEST)
    ended = act(office, "end-request", request)
    assert ended.written is not None
    with office.record.writing(author=office.desk.officer.id) as session:
        undo.undo(session, office.desk, written=ended.written)
    assert case_of(office, request).closed_on is None


def test_praise_and_enquiries_end_in_their_own_way(office: Office):
    praise, asked = office.log(TODAY, **COMPLIMENT), office.log(TODAY, **ENQUIRY)
    act(office, "pass-on", praise)
    act(office, "answer-enquiry", asked)
    for case_id, because in ((praise, "passed on to The plumbers"), (asked, "The gutter was mended")):
        ended = case_of(office, case_id).first_contact
        assert ended is not None
        assert (ended.ended_on, ended.ended_because) == (TODAY, because)
    assert [each.with_whom for each in case_of(office, asked).contacts] == ["The MP"]


def test_praise_passed_on_at_once_is_done(office: Office):
    case = case_of(office, office.log(TODAY, **COMPLIMENT, passed_on_to="Their manager"))
    assert case.closed_on == TODAY


def test_the_list_is_narrowed_to_a_kind_and_says_what_each_is(office: Office):
    office.log(TODAY)
    request = office.log(TODAY, **REQUEST)
    office.log(TODAY, **COMPLIMENT, passed_on_to="Their manager")
    found = {}
    for kind in ("complaint", *CaseKind):
        rows = case_rows(office.record, CaseFilter(facets=(("kind", str(kind)),)))
        found[str(kind)] = [(line.standing, line.next_kind) for line in case_lines(office.record, rows)]
    assert found == {
        "complaint": [("logged", "acknowledge")],
        "service request": [("service request", "review")],
        "compliment": [("compliment, done", "")],
        "enquiry": [],
    }
    act(office, "end-request", request)
    assert case_rows(office.record, CaseFilter(open_only=True, facets=(("kind", "service request"),))) == []


def test_work_is_the_review_and_the_praise_nobody_passed_on_until_they_are_done(office: Office):
    request, praise = office.log(TODAY, **REQUEST), office.log(TODAY, **COMPLIMENT)
    with office.record.reading() as session:
        assert {(item.kind, item.due_on) for item in my_work(session, office.desk).items} == {
            (Kind.LOOK_AGAIN, REVIEW),
            (Kind.PASS_ON, None),
        }
    act(office, "end-request", request)
    act(office, "pass-on", praise)
    with office.record.reading() as session:
        assert my_work(session, office.desk).items == ()
