"""Letters on the way of a complaint: a question, a new complaint, a late request, and what became of promises."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from complaints_desktop.facts.investigation import EvidenceFacts, InvitationFacts
from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.checks.answer import good_reason
from complaints_desktop.letters.checks.clarification import ends_nothing
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.gate import Severity, blockers
from complaints_desktop.letters.of_promises import letter_called_for
from complaints_desktop.letters.page import Run
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.workflow import permit
from db.terms import Closing, CommitmentState, Decision, EndedBy, EvidenceResult, LinkKind, Party, Role, UpdateKind
from tests.complaints_desktop.facts import a_case, a_letter, a_stage, an_adjustment, an_update
from tests.complaints_desktop.letters.checks.seen import about, saying
from tests.complaints_desktop.letters.said import said
from tests.complaints_desktop.letters.sample import acknowledgement, finding, point, promise

ISSUED = date(2026, 4, 2)


def letter(kind: str, *, typed: dict[str, str] | None = None, **case: Any) -> LetterMatter:
    """Return a letter of the sample case, changed."""
    matter = acknowledgement()
    about = {"kind": letter_kind(kind), "typed": typed or {}, "acknowledge_by": date(2026, 4, 10)}
    return replace(matter, **about, case=replace(matter.case, **case))


def stops(matter: LetterMatter) -> set[str]:
    """Return the fields that stop a letter, or why it is stopped."""
    return {each.field or each.why for each in blockers(matter) if each.severity is Severity.BLOCKS}


def link(because: str, **changes: Any) -> LinkFacts:
    known = {"id": "link", "kind": LinkKind.NEW_ISSUE, "other_id": "first", "other_reference": "26-AAA-0001"}
    known |= {"from_here": True, "linked_on": ISSUED, "ended_on": None}
    return LinkFacts(**{**known, "because": because, **changes})


@pytest.mark.parametrize(
    ("because", "printed"),
    [
        ("Stage 1 has been answered: it came later", "We had already sent our first answer. It came later."),
        ("It is not related: it is another house", "It is about something else. It is another house."),
        (
            "It would unreasonably delay the answer: a survey is needed",
            "To look into both together would hold up the answer to the other. A survey is needed.",
        ),
    ],
)
def test_a_complaint_of_its_own_says_by_which_condition_and_with_which_reference(because: str, printed: str):
    matter = letter("new-complaint", links=(link(because),), summary="The stairs are dark")
    text = said(matter)
    assert stops(matter) == set()
    assert printed in text
    assert f"Its reference is {matter.case.reference}." in text
    assert "your complaint 26-AAA-0001" in text
    assert "By Friday 10 April 2026 we will write to you again." in text


@pytest.mark.parametrize("links", [(), (link("x", from_here=False),), (link("x", ended_on=ISSUED),)])
def test_a_complaint_that_was_not_raised_in_another_has_no_such_letter(links: tuple[LinkFacts, ...]):
    assert "new_issue" in stops(letter("new-complaint", links=links))


def test_a_question_says_why_by_when_and_that_the_complaint_goes_on():
    matter = letter("clarification")
    asked = {"question", "why_asked", "reply_by", "without_reply"}
    assert asked <= stops(matter)
    typed = {"question": "Which room?", "why_asked": "There are two.", "reply_by": "9 April", "without_reply": "Both."}
    text = said(replace(matter, typed=typed))
    assert "none of the dates we gave you change because of this question." in text
    assert stops(replace(matter, typed=typed)) == set()


def test_a_letter_before_an_answer_that_is_overdue_says_which_day_was_missed_and_sorry():
    for kind in ("progress-update", "clarification"):
        missed = "You should have had our full answer by Thursday 26 March 2026. We are sorry"
        assert missed in said(replace(letter(kind), answer_was_due=date(2026, 3, 26)))
        assert "You should have had" not in said(letter(kind))


def test_what_a_question_says_of_hearing_nothing_ends_nothing_and_lets_no_time_wait():
    for words in (
        "we assume you no longer wish to complain, and the ten working days start when you answer.",
        "We will treat the matter as resolved.",
        "We take it that you are satisfied.",
        "Your complaint lapses.",
        "Your complaint is on hold until you answer.",
        "We will close your complaint.",
        "We pause our investigation.",
        "We cannot look into it any further.",
        "The clock stops until we hear from you.",
        "We will only go on once you have answered.",
        "No further action will be taken.",
        "We will consider the complaint withdrawn.",
        "The time to answer runs from your reply.",
    ):
        matter = letter("clarification", typed={"without_reply": words})
        assert [each.field for each in ends_nothing(about(matter))], words
    for words in (
        "Both.",
        "We look into it with the records we have, and say so in our answer.",
        "We look into it as we understand it, and say so in our answer.",
        "We will not close your complaint. We go on, and answer by the day we gave you.",
        "We do not wait: we look at both rooms, and answer all of it.",
        "We take it that you mean the back bedroom, and look into that.",
        "We will ask the surveyor to look at the whole flat.",
    ):
        assert list(ends_nothing(about(letter("clarification", typed={"without_reply": words})))) == [], words


def test_why_it_takes_longer_and_what_was_done_are_said_of_this_complaint():
    for words, asked in (
        ("We need more time to investigate your complaint fully.", True),
        ("We have looked into your complaint so far.", True),
        ("Your complaint is complex and our enquiries are still ongoing.", True),
        ("Due to a high volume of complaints we have been unable to complete our investigation.", True),
        ("The roofer's report comes on 9 April.", False),
        ("We rang the surveyor.", False),
        ("There is no other surveyor", False),
        ("The scaffold is late.", False),
    ):
        for field in ("extension_reason", "done_so_far"):
            assert bool(list(good_reason(saying(Run(words, field=field))))) is asked, words


@pytest.mark.parametrize(
    ("typed", "printed", "stopped"),
    [
        ("9 April", "Thursday 9 April 2026", False),
        ("3/4/26", "Friday 3 April 2026", False),
        ("2 April 2026", "Thursday 2 April 2026", True),
        ("Wednesday 9 April", "Wednesday 9 April", True),
        ("31/4/2026", "31/4/2026", True),
        ("end of the week", "end of the week", True),
        ("9 April or 10 April", "9 April or 10 April", True),
    ],
)
def test_an_answer_is_asked_for_by_a_day_that_is_ahead_and_printed_in_full(typed: str, printed: str, stopped: bool):
    said_so = {"question": "Which room?", "why_asked": "There are two.", "reply_by": typed, "without_reply": "Both."}
    matter = letter("clarification", typed=said_so)
    assert ("reply_by" in stops(matter)) is stopped
    assert f"It helps us to hear from you by {printed}." in said(matter)


@pytest.mark.parametrize(("because", "stopped"), [("They were in hospital", False), (None, True)])
def test_a_late_request_is_taken_with_its_reason(because: str | None, stopped: bool):
    second = a_stage(2, received_on=date(2026, 4, 1), late_because=because)
    matter = letter("late-request", stages=(a_stage(1, responded_on=date(2025, 4, 1)), second))
    assert ("late_because" in stops(matter)) is stopped
    assert ("Why we accept it: They were in hospital." in said(matter)) is not stopped


@pytest.mark.parametrize("agreed", [True, False])
def test_a_review_of_what_was_agreed_says_how_it_is_now(agreed: bool):
    matter = letter("adjustment-review", typed={"review_outcome": "We talked about it."})
    adjustments = (replace(an_adjustment("large print", "18 point"), agreed_on=ISSUED),) if agreed else ()
    resident = replace(matter.case.resident, adjustments=adjustments)
    text = said(replace(matter, case=replace(matter.case, resident=resident)))
    assert ("Large print: 18 point. Agreed on 2 April 2026." in text) is agreed
    assert ("We have no adjustments agreed with you at the moment" in text) is not agreed


def test_what_is_promised_is_confirmed_with_who_by_when_and_how_one_knows():
    ahead = promise(due_on=date(2026, 5, 1))
    text = said(letter("commitments-confirmation", commitments=(ahead,)))
    assert "Friday 1 May 2026" in text
    assert str(ahead.how_you_will_know) in text
    assert stops(letter("commitments-confirmation", commitments=(ahead,))) == set()
    assert stops(letter("commitments-confirmation", commitments=())) == {"commitments"}
    late = replace(ahead, due_on=date(2026, 4, 1))
    assert stops(letter("commitments-confirmation", commitments=(late,))) == {"commitments.1.by_when"}


@pytest.mark.parametrize(("agreed", "stopped"), [(False, False), (None, False), (True, True)])
def test_a_new_date_is_proposed_until_the_resident_agrees(agreed: bool | None, stopped: bool):
    days = {"old_due_on": date(2026, 4, 3), "new_due_on": date(2026, 5, 1)}
    moved = an_update(UpdateKind.REDATED, ISSUED, text="The part is late", resident_agreed=agreed, **days)
    new = promise(due_on=date(2026, 5, 1), first_due_on=date(2026, 4, 3), updates=(moved,), agreed_with_resident=agreed)
    matter = letter("new-date", typed={"apology": "We are sorry that you wait for the ceiling."})
    matter = replace(matter, case=replace(matter.case, commitments=(new,)))
    assert ("moved" in stops(matter)) is stopped
    told = a_letter("new-date", ISSUED)
    for letters, called_for in (((), None if stopped else "new-date"), ((told,), None)):
        case = replace(matter.case, letters=letters)
        assert letter_called_for(new, case, {Act.PROPOSE_DATE}) == called_for
        assert letter_called_for(new, case, set()) is None
    if not stopped:
        text = said(matter)
        assert "done by Friday 3 April 2026. The new date we propose is Friday 1 May 2026." in text
        assert "Why: The part is late." in text


def test_what_was_done_is_told_by_itself_or_with_all_of_it_and_once():
    done = promise(state=CommitmentState.COMPLETED, completed_on=ISSUED)
    told, each = {Act.TELL_DONE, Act.TELL_ALL_DONE}, (done, promise())
    for commitments, letters, allowed, called_for in (
        (each, (), told, "commitments-done"),
        ((done,), (), told, "all-done"),
        ((done,), (), {Act.TELL_DONE}, "commitments-done"),
        ((done,), (a_letter("commitments-done", ISSUED),), told, None),
        (each, (a_letter("all-done", date(2026, 4, 1)),), told, "commitments-done"),
    ):
        case = a_case(commitments=commitments, letters=letters)
        assert letter_called_for(done, case, allowed) == called_for


def test_a_date_that_moved_is_never_given_as_if_it_had_always_been_so():
    told, unagreed, last = date(2026, 4, 10), date(2026, 4, 17), date(2026, 5, 1)
    first, second = (
        an_update(UpdateKind.REDATED, day, old_due_on=old, new_due_on=new, resident_agreed=False)
        for day, old, new in ((date(2026, 3, 30), told, unagreed), (date(2026, 4, 1), unagreed, last))
    )
    answered = (a_stage(1, responded_on=date(2026, 3, 27)),)
    between = a_letter("new-date", date(2026, 3, 31))
    since = a_letter("commitments-confirmation", date(2026, 4, 2))
    early = {"stages": (a_stage(1),)}
    for known, case, agreed in (
        ("Friday 10 April 2026", {"stages": answered}, False),
        ("Friday 17 April 2026", {"stages": answered, "letters": (between,)}, False),
        ("", {"stages": answered, "letters": (since,)}, False),
        ("", {"stages": answered}, True),
        ("", early, False),
    ):
        moves = (first, replace(second, resident_agreed=agreed))
        moved = promise(due_on=last, first_due_on=told, updates=moves, agreed_with_resident=agreed)
        for kind in ("commitments-confirmation", "withdrawal", "commitments-done"):
            text = said(letter(kind, commitments=(moved,), **case))
            sorry = f"Friday 1 May 2026. We told you {known}: we are sorry that it will be later."
            assert (sorry in text, "We told you" in text) == (bool(known), bool(known)), (kind, known)
        if known:
            assert f"would be done by {known}." in said(letter("new-date", commitments=(moved,), **case))


def test_what_was_promised_at_stage_1_is_not_said_to_be_unchanged_where_its_date_has_moved():
    moved = an_update(UpdateKind.REDATED, date(2026, 4, 1), new_due_on=date(2026, 5, 1))
    later = promise(due_on=date(2026, 5, 1), first_due_on=date(2026, 4, 10), updates=(moved,))
    stages = (a_stage(1, responded_on=date(2026, 3, 27)), a_stage(2))
    found = replace(finding(point(), decision=Decision.NOT_UPHELD).findings[0], stage=2)
    both = point(findings=(*point().findings, found))
    for promised, unchanged in ((promise(), True), (later, False)):
        text = said(letter("stage2-response", commitments=(promised,), stages=stages, points=(both,)))
        assert ("That changes nothing of what we offered and promised" in text) is unchanged
        assert ("You keep all that we offered" in text) is not unchanged


DONE = promise(state=CommitmentState.COMPLETED, completed_on=date(2026, 4, 1))


def test_what_is_done_is_told_with_its_day_and_what_is_still_to_come():
    matter = letter("commitments-done", typed={"learned": "We check every roof."}, commitments=(DONE, promise(2)))
    text = said(matter)
    assert stops(matter) == set()
    assert "Done on Wednesday 1 April 2026." in text
    assert "This is still to be done:" in text
    assert "done" in stops(letter("commitments-done", typed=matter.typed, commitments=(promise(),)))


def test_what_was_done_later_than_they_were_told_is_not_told_without_being_sorry():
    told = promise(due_on=date(2026, 3, 31), first_due_on=date(2026, 3, 31), state=CommitmentState.COMPLETED)
    for day, late in ((date(2026, 3, 31), False), (date(2026, 4, 1), True)):
        for kind in ("commitments-done", "all-done"):
            answered = {"stages": (a_stage(1, responded_on=date(2026, 3, 27)),)}
            text = said(letter(kind, commitments=(replace(told, completed_on=day),), **answered))
            assert ("We told you Tuesday 31 March 2026: we are sorry that it was later." in text) is late, (kind, day)


def test_what_an_answer_tells_of_first_is_not_said_to_have_been_told_before():
    kept = promise(due_on=date(2026, 3, 31), state=CommitmentState.COMPLETED, completed_on=date(2026, 4, 1))
    assert "We told you" not in said(letter("stage1-response", commitments=(kept,), stages=(a_stage(1),)))


def test_that_everything_is_done_is_not_said_while_something_is_open():
    typed = {"summary": "The roof is tight."}
    assert stops(letter("all-done", typed=typed, commitments=(DONE,))) == set()
    assert "commitments" in stops(letter("all-done", typed=typed, commitments=(DONE, promise(2))))
    ended = promise(2, state=CommitmentState.CANCELLED, cancelled_because="Too dear")
    for by, may in ((EndedBy.US, False), (None, False), (EndedBy.RESIDENT, True), (EndedBy.MISTAKE, True)):
        written = letter("all-done", typed=typed, commitments=(DONE, replace(ended, ended_by=by)))
        assert ("commitments" not in stops(written)) is may, by


@pytest.mark.parametrize(("stage", "way"), [(1, "This is stage 2."), (2, "ask the Housing Ombudsman to look into it")])
def test_whoever_has_all_that_was_promised_may_still_go_on(stage: int, way: str):
    stages = tuple(a_stage(number, responded_on=ISSUED) for number in range(1, stage + 1))
    text = said(letter("all-done", typed={"summary": "The roof is tight."}, commitments=(DONE,), stages=stages))
    assert way in text


@pytest.mark.parametrize(("closed_as", "may"), [(Closing.ANSWERED, True), (Closing.WITHDRAWN, False)])
def test_what_was_withdrawn_is_not_written_of_as_done(closed_as: Closing, may: bool):
    ended = a_case(a_stage(received_on=ISSUED), closed_on=ISSUED, closed_as=closed_as)
    act = letter_kind("all-done").act
    if may:
        permit(ended, Role.RESOLUTION_OFFICER, act)
    else:
        with pytest.raises(Refused):
            permit(ended, Role.RESOLUTION_OFFICER, act)


def piece(asked_of: str = "repairs service", **changes: Any) -> EvidenceFacts:
    known = {"id": "piece", "item": "job history", "result": EvidenceResult.ASKED, "checked_on": ISSUED, "note": None}
    known |= {"asked_of": asked_of, "question": "When did anyone come?", "asked_on": ISSUED}
    return EvidenceFacts(**{**known, "due_on": date(2026, 4, 9), **changes})


def asking(*evidence: EvidenceFacts, **case: Any) -> LetterMatter:
    typed = {"background": "Job 17 at the home."}
    stages = (a_stage(1, received_on=date(2026, 3, 26), evidence=evidence),)
    return letter("service-request", typed=typed, stages=stages, **case)


def test_a_service_is_asked_what_it_has_not_answered_and_not_told_who_complains():
    later = piece("The contractor", item="photographs", asked_on=date(2026, 4, 1), due_on=date(2026, 4, 3))
    matter = asking(later, piece(), piece(item="calls", result=EvidenceResult.SEEN))
    text = said(matter)
    assert stops(matter) == set()
    assert "Dear repairs service" in text
    assert "Please answer by Thursday 9 April 2026." in text
    assert "Photographs" not in text
    assert "Calls" not in text
    assert matter.case.resident.name not in text
    assert "We use what you tell us" not in text


def test_a_service_has_the_address_that_is_typed_for_its_letter():
    matter = asking(piece())
    assert compose(matter).recipient == ("repairs service",)
    typed = {**matter.typed, "address": "The Yard\nMill Lane"}
    posted = replace(matter, typed=typed)
    assert stops(posted) == set()
    assert compose(posted).recipient == ("repairs service", "The Yard", "Mill Lane")


@pytest.mark.parametrize(
    ("changes", "stopped"),
    [
        ({"due_on": date(2026, 4, 3)}, set()),
        ({"due_on": ISSUED}, {"asked.1.due"}),
        ({"due_on": None}, {"asked.1.due"}),
        ({"question": None}, {"asked.1.question"}),
        ({"asked_of": "the resident"}, {"asked", "evidence"}),
        ({"asked_of": None}, {"asked", "evidence"}),
    ],
)
def test_a_service_is_asked_something_by_a_day_that_is_ahead(changes: dict[str, Any], stopped: set[str]):
    assert {each for each in stops(asking(piece(**changes))) if each != "salutation"} == stopped


@pytest.mark.parametrize(("name", "stopped"), [("repairs service", {"kind"}), ("The contractor", set())])
def test_each_service_is_asked_once_a_day(name: str, stopped: set[str]):
    sent = a_letter("service-request", ISSUED, recipient=name)
    assert stops(asking(piece(), letters=(sent,))) == stopped


@pytest.mark.parametrize(
    ("changes", "stopped"),
    [
        ({}, set()),
        ({"reply_by": ISSUED}, {"invitation.1.reply_by"}),
        ({"reply_by": None}, {"invitation.1.reply_by"}),
        ({"party": Party.RESIDENT}, {"invitation", "evidence"}),
        ({"replied_on": ISSUED}, {"invitation", "evidence"}),
    ],
)
def test_a_member_of_staff_is_told_what_is_said_and_by_when_to_reply(changes: dict[str, Any], stopped: set[str]):
    known = {"id": "invited", "party": Party.STAFF, "name": "Officer Three", "invited_on": ISSUED, "said": None}
    invited = InvitationFacts(**{**known, "reply_by": date(2026, 4, 9), "replied_on": None, **changes})
    typed = {"allegation": "That nobody came.", "evidence_held": "The list of calls.", "support": "Your manager."}
    matter = letter("staff-invitation", typed=typed, stages=(a_stage(1, invitations=(invited,)),))
    assert {each for each in stops(matter) if each != "salutation"} == stopped
    if not stopped:
        assert "Please reply by Thursday 9 April 2026" in said(matter)
        assert matter.case.resident.name not in said(matter)
