"""What a letter says of stage 2 and of the ways on is so where the case stands: nobody is sent where it is over."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import lines_of
from complaints_desktop.rules.duties.duty import Situation
from complaints_desktop.rules.duties.findings import DECIDED
from db.terms import Closing, CommitmentState, Decision, LettersTo, MoneyKind
from tests.complaints_desktop.facts import RESIDENT, a_stage, speaks
from tests.complaints_desktop.letters.sample import acknowledgement, case, offer, point, promise
from tests.complaints_desktop.letters.test_compose import said

DAY = date(2026, 4, 2)
DONE = promise(state=CommitmentState.COMPLETED, completed_on=DAY)
MP = replace(RESIDENT, id="mp", name="The MP")

ANSWERED, REFUSED = {"responded_on": DAY}, {"refused_on": DAY}
STANDS: dict[str, tuple[tuple[dict[str, date], ...], Closing | None]] = {
    "stage 1 waits": (({},), None),
    "stage 1 answered": ((ANSWERED,), None),
    "closed as answered": ((ANSWERED,), Closing.ANSWERED),
    "stage 1 refused": ((REFUSED,), Closing.REFUSED),
    "withdrawn": (({},), Closing.WITHDRAWN),
    "stage 2 waits": ((ANSWERED, {}), None),
    "stage 2 waits, stage 1 never answered": (({}, {}), None),
    "stage 2 answered": ((ANSWERED, ANSWERED), None),
    "closed after stage 2": ((ANSWERED, ANSWERED), Closing.ANSWERED),
    "stage 2 refused": ((ANSWERED, REFUSED), None),
    "closed after a refusal of stage 2": ((ANSWERED, REFUSED), Closing.ANSWERED),
}
"""Where a case may stand: what became of each of its stages, and how it was closed."""

MAY_ASK = {"stage 1 answered", "closed as answered"}
WAITS = {"stage 1 waits", "stage 2 waits", "stage 2 waits, stage 1 never answered"}
REFUSED_AT_2 = {"stage 2 refused", "closed after a refusal of stage 2"}


def letter(kind: str, stands: str, typed: dict[str, str] | None = None) -> str:
    """Return what a letter of `kind` says about a case that stands so."""
    became, closed_as = STANDS[stands]
    stages: tuple[StageFacts, ...] = tuple(
        a_stage(number, received_on=DAY, **facts) for number, facts in enumerate(became, 1)
    )
    paid = offer(kind=MoneyKind.TIME, paid_on=DAY, paid_how="BACS", paid_reference="7")
    stages = (*stages[:-1], replace(stages[-1], offers=(paid,)))
    asks = speaks(MP, capacity="MP", letters_to=LettersTo.BOTH, seen_on=DAY)
    about = case(stages=stages, closed_on=DAY if closed_as else None, closed_as=closed_as, commitments=(DONE,))
    matter = acknowledgement(kind=letter_kind(kind), case=replace(about, resident=RESIDENT, authorities=(asks,)))
    return said(replace(matter, typed=typed or {}))


AGAIN = "look at your complaint again"


@pytest.mark.parametrize("stands", STANDS)
@pytest.mark.parametrize("kind", ["money-offer", "money-paid"])
def test_a_letter_of_money_offers_stage_2_only_where_it_can_be_asked_for(kind: str, stands: str):
    text = letter(kind, stands, {"apology": "We are sorry."})
    assert (AGAIN in text) is (stands in MAY_ASK)
    assert ("Taking it does not end your complaint: you will still have our answer." in text) is (
        kind == "money-offer" and stands in WAITS
    )
    assert "Housing Ombudsman" in text


@pytest.mark.parametrize("stands", sorted(MAY_ASK | REFUSED_AT_2 | {"stage 2 answered", "closed after stage 2"}))
def test_where_everything_is_done_the_way_on_is_stage_2_or_the_ombudsman(stands: str):
    text = letter("all-done", stands, {"summary": "The roof is tight."})
    assert (AGAIN in text) is (stands in MAY_ASK)
    assert ("ask the Housing Ombudsman to look into it" in text) is (stands not in MAY_ASK)
    assert ("at both of our stages" in text) is (stands in {"stage 2 answered", "closed after stage 2"})
    refused = "On Thursday 2 April 2026 we told you that we would not look at your complaint at stage 2."
    assert (refused in text) is (stands in REFUSED_AT_2)


@pytest.mark.parametrize("stands", STANDS)
def test_an_mp_is_told_what_the_resident_can_still_do(stands: str):
    text = letter("enquiry-reply", stands, {"asked_us": "You asked.", "reply": "It is mended."})
    assert ("We are dealing with this as a complaint" in text) is (stands in WAITS)
    assert ("or whether we should look at it again, at stage 2" in text) is (stands in MAY_ASK)
    assert ("When they have our answer" in text) is (stands in WAITS)
    left = stands not in MAY_ASK | WAITS
    assert ("can ask the Housing Ombudsman to look into how we dealt with it" in text) is left


@pytest.mark.parametrize(
    ("stands", "how"),
    [
        ("stage 1 answered", "We answered it on Thursday 2 April 2026."),
        ("closed after stage 2", "We answered it on Thursday 2 April 2026, and closed it on Thursday 2 April 2026."),
        ("stage 2 refused", "We decided on Thursday 2 April 2026 not to look at it at stage 2, and wrote why."),
        ("stage 1 refused", "We decided on Thursday 2 April 2026 not to look into it, and wrote why."),
        ("withdrawn", "It was withdrawn, and we closed it on Thursday 2 April 2026."),
    ],
)
def test_how_a_complaint_stands_is_told_by_what_became_of_it_and_not_only_that_it_is_closed(stands: str, how: str):
    assert how in letter("enquiry-reply", stands, {"asked_us": "You asked.", "reply": "It is mended."})


@pytest.mark.parametrize(("second", "heading"), [(False, "We have your complaint"), (True, "We have your request for")])
def test_a_receipt_says_at_its_head_what_it_is_that_we_have(second: bool, heading: str):
    stages = (a_stage(1, received_on=DAY), *((a_stage(2, received_on=DAY),) if second else ()))
    text = said(acknowledgement(kind=letter_kind("receipt"), case=case(stages=stages)), "received")
    assert text.startswith(heading)


UNTRUE = ("again", "anew", "the answer at stage 1", "our first answer", "still unhappy")
"""What is only so where stage 1 was answered."""


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize(
    ("kind", "no_part"),
    [
        ("stage2-acknowledgement", "took no part at stage 1"),
        ("stage2-response", "took no part at stage 1"),
        ("stage2-extension", ""),
        ("stage2-refusal", ""),
        ("late-request", "no part at stage 1"),
        ("receipt", ""),
    ],
)
def test_at_stage_2_nothing_is_said_of_an_answer_that_never_came(kind: str, no_part: str, answered: bool):
    stands = "stage 2 waits" if answered else "stage 2 waits, stage 1 never answered"
    became, _ = STANDS[stands]
    stages = tuple(a_stage(number, received_on=DAY, **facts) for number, facts in enumerate(became, 1))
    matter = acknowledgement(kind=letter_kind(kind), case=case(stages=stages, commitments=()))
    own = [
        "".join(run.text for run in line if run.field is None).lower()
        for block in compose(matter).blocks
        if block.section not in {"ombudsman", "closing", "about"}
        for line in lines_of(block)
    ]
    wrong = [line for line in own if any(words in line for words in UNTRUE)]
    assert [line for line in wrong if "write to you again" not in line] == []
    assert no_part in " ".join(own)


@pytest.mark.parametrize(
    ("answered", "imported", "told"), [(True, False, True), (False, False, False), (False, True, True)]
)
def test_what_was_found_at_stage_1_is_told_of_only_where_it_was_answered(answered: bool, imported: bool, told: bool):
    found = point()
    again = replace(found.findings[0], id="second", stage=2, decision=Decision.NOT_UPHELD, changed_because="It is dry.")
    points = (replace(found, findings=(*found.findings, again)),)
    first = a_stage(1, received_on=DAY, responded_on=DAY if answered else None)
    second = a_stage(2, received_on=DAY, acknowledged_on=DAY)
    about = case(stages=(first, second), points=points, import_run_id="run" if imported else None)
    text = said(acknowledgement(kind=letter_kind("stage2-response"), case=about))
    assert ("At stage 1 we upheld this point" in text) is told
    assert ("What is different now: It is dry." in text) is told
    assert ("what we offered and promised you at stage 1" in text) is told
    bare = replace(points[0], findings=(found.findings[0], replace(again, changed_because=None)))
    situation = Situation(replace(about, points=(bare,)), second, {}, DAY)
    verdict = DECIDED.judge(situation)
    assert verdict is not None
    assert ("another decision than at stage 1" in verdict.because) is told
