"""What happened in a case, day by day, in words for who was not there: nothing of its story is dropped."""

from datetime import UTC, date, datetime
from typing import Any

from complaints_desktop.exchange.promises_followed import followed
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointChangeFacts
from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.facts.hazards import HazardFacts, HazardStepFacts
from complaints_desktop.facts.matters import MatterFacts, MatterStepFacts
from complaints_desktop.facts.money import MoneyOrderFacts, OfferFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.facts.reopening import ReopeningFacts
from complaints_desktop.facts.stages import ReviewerFacts
from complaints_desktop.letters.chronology import happened
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.clocks import clocks
from db.terms import (
    Closing,
    CommitmentState,
    EndedBy,
    EvidenceKind,
    Hazard,
    HazardStepKind,
    MatterKind,
    MatterStepKind,
    MoneyKind,
    PointChangeKind,
    Reopened,
    UpdateKind,
)
from tests.complaints_desktop.facts import (
    OFFICER,
    a_case,
    a_followed_case,
    a_letter,
    a_promise,
    a_stage,
    an_extension,
    an_update,
)
from tests.complaints_desktop.letters.sample import point
from tests.complaints_desktop.letters.test_who_asked import a_note


def on(day: int, month: int = 3) -> date:
    return date(2026, month, day)


def at(day: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


TODAY = date(2026, 6, 30)


def told(case: CaseFacts) -> list[str]:
    """Return what happened in a case, in order, each with its day."""
    return [f"{each.on.day}.{each.on.month} {each.what}" for each in happened(case, (), TODAY)]


def a_refusal(**said: Any) -> RefusalFacts:
    known: dict[str, Any] = dict.fromkeys(RefusalFacts.__dataclass_fields__)
    known |= {"id": "refusal", "stage": 1, "ground": "age", "proposed_on": on(3), "approvals": ()}
    return RefusalFacts(**{**known, **said})


def test_a_refusal_a_direction_a_closing_and_a_reopening_each_keep_their_day():
    again = ReopeningFacts(
        id="r",
        why=Reopened.OMBUDSMAN,
        because="Told",
        reopened_on=on(9),
        reopened_by=None,
        recorded_at=at(9),
        closed_on=on(5),
        closed_as=Closing.REFUSED,
    )
    stage = a_stage(received_on=on(2), refused_on=on(4), directed_on=on(9), acknowledged_on=on(10), responded_on=on(20))
    case = a_case(
        stage,
        reopenings=(again,),
        first_closed_on=on(5),
        first_closed_as=Closing.REFUSED,
        expressed_on=date(2026, 2, 27),
        closed_on=on(25),
        closed_as=Closing.ANSWERED,
        refusals=(a_refusal(refused_on=on(4), directed_on=on(9)),),
    )
    assert told(case) == [
        "27.2 The resident first said that they were unhappy",
        "2.3 Stage 1: received",
        "4.3 Stage 1: refused",
        "5.3 The case was closed: refused",
        "9.3 Stage 1: the Ombudsman directed us to accept it",
        "9.3 The case was reopened: the Ombudsman directed us to accept it",
        "10.3 Stage 1: acknowledged",
        "20.3 Stage 1: answered",
        "25.3 The case was closed: answered",
    ]


def test_what_was_refused_of_one_point_and_taken_back_is_told_of_that_point():
    one = point(2)
    refused = a_refusal(point_id=one.id, refused_on=on(4), taken_back_on=on(6))
    changed = PointChangeFacts(id="c", kind=PointChangeKind.REWORDED, was="It", because="b", changed_on=on(8))
    case = a_case(a_stage(received_on=on(2)), points=(point(2, changes=(changed,)),), refusals=(refused,))
    assert told(case)[1:] == [
        "4.3 Point 2: refused",
        "6.3 Point 2: we accepted it after all",
        "8.3 Point 2: reworded",
    ]


def test_what_is_promised_is_quoted_with_each_date_it_had_and_what_became_of_it():
    days = {"old_due_on": on(25), "new_due_on": on(2, 4)}
    moved = an_update(UpdateKind.REDATED, on(20), text="Rain", resident_agreed=True, **days)
    late = a_promise(
        what="Mend your roof.",
        promised_on=on(10),
        first_due_on=on(25),
        due_on=on(2, 4),
        updates=(moved,),
        state=CommitmentState.COMPLETED,
        completed_on=on(9, 4),
    )
    open_ = a_promise(id="2", what="Paint it", promised_on=on(11), first_due_on=on(27), due_on=on(27))
    assert told(a_case(commitments=(late, open_))) == [
        "10.3 Promised by 25 March 2026: “Mend your roof.”",
        "11.3 Promised by 27 March 2026: “Paint it”",
        "20.3 The date of a promise moved from 25 March 2026 to 2 April 2026: “Mend your roof.”",
        "27.3 Not kept by this day, and not kept yet: “Paint it”",
        "2.4 Not kept by this day, and kept on 9 April 2026: “Mend your roof.”",
        "9.4 Kept: “Mend your roof.”",
    ]


def test_no_access_a_refusal_and_who_ended_a_promise_are_told_and_what_was_taken_back_is_not():
    back = {"text": "Taken back", "old_due_on": on(2, 4), "new_due_on": on(25)}
    updates = (
        an_update(UpdateKind.REDATED, on(12), old_due_on=on(25), new_due_on=on(2, 4), resident_agreed=True),
        an_update(UpdateKind.REDATED, on(12), **back),
        an_update(UpdateKind.NO_ACCESS, on(16), text="Nobody in"),
        an_update(UpdateKind.DECLINED, on(18)),
        an_update(UpdateKind.CANCELLED, on(20)),
    )
    ended = a_promise(
        promised_on=on(10),
        first_due_on=on(25),
        due_on=on(25),
        updates=updates,
        state=CommitmentState.CANCELLED,
        ended_by=EndedBy.RESIDENT,
    )
    assert told(a_case(commitments=(ended,))) == [
        "10.3 Promised by 25 March 2026: “Repair the gutter”",
        "16.3 An attempt without access: “Repair the gutter”",
        "18.3 The resident declined: “Repair the gutter”",
        "20.3 A promise ended by the resident: “Repair the gutter”",
    ]


def test_what_shows_that_a_promise_was_kept_is_told_by_what_it_is():
    photo = DocumentFacts(
        **{**dict.fromkeys(DocumentFacts.__dataclass_fields__), "id": "d", "title": "Photo of the roof"}
    )  # type: ignore[arg-type]
    of = {"state": CommitmentState.COMPLETED, "completed_on": on(9)}
    table = (
        ({"evidence_kind": EvidenceKind.DOCUMENT, "evidence_document_id": "d"}, "Photo of the roof"),
        ({"evidence_kind": EvidenceKind.REFERENCE, "evidence": "Job 17"}, "Job 17"),
        ({"evidence_kind": EvidenceKind.RESIDENT, "evidence": "It is dry"}, "the resident said: It is dry"),
    )
    for shown, said in table:
        found = happened(a_case(commitments=(a_promise(**of, **shown),), documents=(photo,)), (), TODAY)
        assert [each.more for each in found if each.what.startswith("Kept")] == [said]


def test_how_a_promise_was_followed_is_told_to_who_reads_the_whole_file():
    promise = a_promise(updates=(an_update(UpdateKind.PROGRESS, on(9), text="The tiles are here"),))
    found = [
        (each.what.removesuffix(": “Repair the gutter”"), each.more)
        for each in followed(a_followed_case(promise, on(10)), on(10))
    ]
    assert found == [
        ("An update on “Repair the gutter”", "The tiles are here"),
        ("Brixton Roofs was asked how it stands", "When?"),
        ("Taken up at level 3 as a promise in jeopardy", "On Friday. Told: The head"),
        ("Why it was missed, materials", "No tiles. What changes: We stock them."),
        ("The resident says that it is done", "It is dry"),
        ("Looked at and signed off by An Officer", "The photo"),
    ]
    assert [each.on for each in followed(a_followed_case(promise, on(10)), on(9))] == [on(9)]


def test_a_new_date_that_nobody_agreed_to_in_time_hides_no_miss():
    days = {"old_due_on": on(25), "new_due_on": on(2, 4)}
    for said_on, agreed, by in ((on(25), True, "2.4"), (on(25), False, "25.3"), (on(26), True, "25.3")):
        moved = an_update(UpdateKind.REDATED, said_on, text="Rain", resident_agreed=agreed, **days)
        promise = a_promise(first_due_on=on(25), due_on=on(2, 4), updates=(moved,), completed_on=on(9, 4))
        late = [each for each in told(a_case(commitments=(promise,))) if "Not kept" in each]
        assert late == [f"{by} Not kept by this day, and kept on 9 April 2026: “Repair the gutter”"]


def test_a_date_of_the_code_that_was_missed_stands_on_its_day_with_what_became_of_it():
    late = a_stage(received_on=on(2), acknowledged_on=on(12), responded_on=None)
    case = a_case(late)
    calendar = WorkingCalendar(known_from=date(2020, 1, 1), known_until=date(2030, 1, 1), holidays={})
    found = happened(case, clocks(case, today=TODAY, calendar=calendar), TODAY)
    assert [(each.on, each.what) for each in found] == [
        (on(2), "Stage 1: received"),
        (on(9), "Stage 1: our acknowledgement was due by this day, and was sent on 12 March 2026"),
        (on(12), "Stage 1: acknowledged"),
        (on(26), "Stage 1: our answer was due by this day, and has not been sent"),
    ]


def test_money_hazards_other_matters_people_and_contacts_are_in_it():
    hazard = HazardFacts(
        id="h",
        name="damp-and-mould",
        words="Mould",
        gravity=Hazard.SIGNIFICANT,
        aware_at=at(3),
        aware="A call",
        what="Mould",
        owner=OFFICER,
        steps=(HazardStepFacts(kind=HazardStepKind.SAFE, done_at=at(4), text="Cleaned"),),
    )
    step = MatterStepFacts(id="s", kind=MatterStepKind.ANSWERED, done_on=on(7), text="Sorry")
    matter = MatterFacts(
        id="m", kind=MatterKind.CARE, received_on=on(6), what="Care", recognised="By us", owner=OFFICER, steps=(step,)
    )
    offer = OfferFacts(
        id="o",
        point_id=None,
        kind=MoneyKind.TIME,
        pence=5_000,
        because=None,
        offered_on=on(8),
        accepted_on=on(9),
        paid_on=on(10),
    )
    order = MoneyOrderFacts(
        id="mo",
        pence=25_000,
        reference="HOS-1",
        because=None,
        ordered_on=on(11),
        set_aside_on=None,
        paid_on=on(12),
        paid_how="bank transfer",
        paid_reference="1",
    )
    stage = a_stage(
        2,
        received_on=on(2),
        offers=(offer,),
        extensions=(an_extension(on(30), notified_on=on(5)),),
        reviewer=ReviewerFacts(id="r", officer=OFFICER, allocated_on=on(2)),
    )
    case = a_case(
        stage,
        hazards=(hazard,),
        matters=(matter,),
        money_orders=(order,),
        contacts=(a_note("Angry", contact_on=on(13)),),
        letters=(a_letter("stage2-response", on(14)),),
        points=(point(1, settled_on=on(1, 4)),),
    )
    assert told(case) == [
        "2.3 Stage 2: received",
        "2.3 Stage 2: given to An Officer to consider",
        "3.3 A hazard came to our notice: damp and mould",
        "4.3 Hazard, damp and mould: made safe",
        "5.3 Stage 2: the answer put off to 30 March 2026",
        "6.3 A complaint about another matter received: care",
        "7.3 Other matter, care: answered",
        "8.3 £50 offered for time and trouble",
        "9.3 £50 for time and trouble accepted",
        "10.3 £50 for time and trouble paid",
        "11.3 £250 ordered by the Ombudsman, HOS-1",
        "12.3 £250 ordered by the Ombudsman paid",
        "13.3 Call from Resident One",
        "14.3 Letter: Stage 2 response, to A Resident",
        "1.4 The resident accepted our answer on point 1",
    ]
