"""What the Ombudsman reads: the whole story, our own letters, dates that were missed, and each order by itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.gate import blockers
from complaints_desktop.letters.text import write_text
from db.terms import Closing, CommitmentSource, CommitmentState, EndedBy, MoneyKind, UpdateKind
from tests.complaints_desktop.facts import a_letter, a_promise, an_update
from tests.complaints_desktop.letters.sample import acknowledgement, case, offer, stage
from tests.complaints_desktop.letters.test_ombudsman import SAID, a_document, evidence

ORDER, RECOMMENDATION = CommitmentSource.ORDER, CommitmentSource.RECOMMENDATION
TODAY = date(2026, 4, 2)


def said(matter: LetterMatter) -> str:
    return " ".join(write_text(compose(matter)).decode().split())


def stopped(matter: LetterMatter) -> list[str]:
    return [each.why for each in blockers(matter) if each.blocks]


def to_them(kind: str, typed: Mapping[str, str], **facts: Any) -> LetterMatter:
    """Return a letter to the Ombudsman about the sample case, changed."""
    return replace(acknowledgement(), kind=letter_kind(kind), typed=typed, case=case(**facts))


def test_what_the_resident_was_told_is_quoted_and_nobody_takes_it_for_the_ombudsman():
    letter = said(evidence(commitments=(a_promise(what="Pay you £150", due_on=date(2026, 4, 20)),)))
    assert "“Pay you £150”" in letter
    assert "Words in quotation marks stand as the resident was told them: “you” is the resident" in letter
    assert "In another way: in larger print" not in letter
    assert "You can have it in another way" not in letter


def test_a_letter_to_anybody_else_offers_another_way():
    assert "You can have it in another way" in said(acknowledgement())


def test_a_promise_that_is_overdue_is_said_to_have_been_missed():
    late, ahead = a_promise(due_on=date(2026, 3, 27)), a_promise(id="2", due_on=date(2026, 4, 20))
    letter = said(evidence(commitments=(late, ahead)))
    assert "It should have been done by Friday 27 March 2026, and is not done yet." in letter
    assert "By Monday 20 April 2026." in letter


def test_our_own_letters_are_in_the_index_before_the_other_documents():
    sent = a_letter("stage1-response", date(2026, 3, 20), recipient="Resident One")
    letter = said(evidence(letters=(sent,), documents=(a_document("Photograph"),)))
    ours = "Number: 1 Document: Stage 1 response, to Resident One Its date: 20 March 2026"
    assert f"{ours} Number: 2 Document: Photograph" in letter


def test_an_earlier_end_is_in_the_story():
    letter = said(evidence(first_closed_on=date(2026, 3, 23), first_closed_as=Closing.WITHDRAWN))
    assert "The case was closed: withdrawn" in letter


HEARD = {"their_reference": "HOS-26-0001", "they_asked": "You wrote to us on Monday and asked for our file."}


def test_our_full_answer_comes_by_the_day_that_the_ombudsman_gave():
    days = {"their_date": "24 April 2026", "full_reply_by": "22 April 2026"}
    matter = to_them("ombudsman-acknowledgement", {**HEARD, **days})
    assert stopped(matter) == []
    assert "You asked for it by Friday 24 April 2026" in said(matter)
    later = {**days, "full_reply_by": "27 April 2026"}
    assert stopped(replace(matter, typed={**HEARD, **later})) == [
        "Monday 27 April 2026 is later than the day the Ombudsman gave, Friday 24 April 2026"
    ]
    assert stopped(replace(matter, typed={**HEARD, "full_reply_by": "22 April 2026"})) == [
        "“By when the Ombudsman asks for it” is still empty"
    ]


REPORT = {"their_reference": "HOS-26-0001", "determination": "your determination of 3 March 2026"}
PAID = a_promise(
    source=ORDER,
    what="Apologise to you in writing",
    due_on=date(2026, 3, 31),
    first_due_on=date(2026, 3, 31),
    completed_on=date(2026, 3, 9),
    evidence="Our letter, document 2",
    state=CommitmentState.COMPLETED,
)


def test_each_order_stands_with_its_printed_date_the_day_it_was_done_and_what_shows_it():
    matter = to_them("ombudsman-orders", REPORT, commitments=(PAID, a_promise(id="ours", what="Ours alone")))
    letter = said(matter)
    row = (
        "“Apologise to you in writing” By: 31 March 2026 How it stands: Done on 9 March 2026. What shows it: Our letter"
    )
    assert row in letter
    assert "Every order and recommendation is done." in letter
    assert "Ours alone" not in letter
    assert stopped(matter) == []


def test_an_order_that_is_not_done_is_said_to_be_late_and_asks_why():
    open_ = a_promise(source=ORDER, id="2", due_on=date(2026, 3, 31), first_due_on=date(2026, 3, 24))
    advice = a_promise(source=RECOMMENDATION, id="3", what="Train them", due_on=date(2026, 4, 30))
    matter = to_them("ombudsman-orders", REPORT, commitments=(PAID, open_, advice))
    letter = said(matter)
    assert "By: 24 March 2026, moved to 31 March 2026 How it stands: Not done yet: this is late." in letter
    assert "Recommendation: “Train them”" in letter
    assert stopped(matter) == ["“What is not done yet, why, and by when” is still empty"]
    assert stopped(replace(matter, typed={**REPORT, "orders_open": "The survey waits for a date."})) == []


def test_an_order_that_we_ended_is_not_kept_from_them_and_is_not_said_to_be_done():
    by_us = {"state": CommitmentState.CANCELLED, "what": "Survey the roof", "cancelled_because": "Too dear"}
    for ended_by, said_so in (
        (EndedBy.US, "“Survey the roof” By: 2 February 2026 How it stands: Not done. We ended it: Too dear."),
        (None, "How it stands: Not done. We ended it: Too dear."),
        (EndedBy.RESIDENT, "How it stands: Not done. The resident did not want it any more: Too dear."),
        (EndedBy.NOT_ASKED, ""),
        (EndedBy.MISTAKE, ""),
    ):
        matter = to_them(
            "ombudsman-orders", REPORT, commitments=(PAID, a_promise(source=ORDER, ended_by=ended_by, **by_us))
        )
        letter = said(matter)
        assert (said_so in letter, "Survey" in letter) == (True, bool(said_so)), ended_by
        assert ("Every order and recommendation is done." in letter) is not bool(said_so), ended_by
        assert bool(stopped(matter)) is bool(said_so), ended_by


def test_an_order_is_late_by_its_printed_date_unless_another_was_agreed_before_it_passed():
    printed, later, done = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 6)
    for said_on, agreed, late in ((printed, False, True), (printed, True, False), (done, True, True)):
        moved = an_update(UpdateKind.REDATED, said_on, old_due_on=printed, new_due_on=later, resident_agreed=agreed)
        order = replace(PAID, first_due_on=printed, due_on=later, completed_on=done, updates=(moved,))
        letter = said(to_them("ombudsman-orders", REPORT, commitments=(order,)))
        assert ("Done on 6 March 2026: this is late." in letter) is late, (said_on, agreed)


def test_without_an_order_on_record_there_is_nothing_to_report():
    assert "“What was ordered” is still empty" in stopped(to_them("ombudsman-orders", REPORT))


def test_money_is_told_with_its_stage():
    given = offer(5_000, MoneyKind.TIME)
    letter = said(evidence(stages=(stage(offers=(given,)),)))
    assert "Stage: 1 For: Time and trouble Offered: 20 April 2026 Amount: £50.00" in letter
    assert SAID["position"] in letter
