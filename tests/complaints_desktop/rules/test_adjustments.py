"""What an adjustment asks of how and when we reach somebody, at both sides of each boundary (Code 5.10)."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import AdjustmentUseFacts
from complaints_desktop.rules.adjustments import require_time, require_way, use_of
from complaints_desktop.rules.refusals import Refused
from db.terms import ContactKind
from tests.complaints_desktop.facts import RESIDENT, a_case, an_adjustment
from tests.tables import each_row


def agreed(*kinds: str, days: int | None = None) -> CaseFacts:
    adjustments = tuple(replace(an_adjustment(each), days_more=days) for each in kinds)
    return a_case(resident=replace(RESIDENT, adjustments=adjustments))


@each_row(
    ("kinds", "way", "refused"),
    [
        ((), ContactKind.CALL, False),
        (("Plain email",), ContactKind.EMAIL, False),
        (("Plain email",), ContactKind.CALL, True),
        (("Plain email",), ContactKind.NOTE, False),
        (("Phone instead of letter",), ContactKind.CALL, False),
        (("Relay UK",), ContactKind.MESSAGE, True),
        (("Plain email", "Text message"), ContactKind.MESSAGE, False),
        (("No unexpected calls or visits",), ContactKind.VISIT, True),
        (("No unexpected calls or visits",), ContactKind.EMAIL, False),
        (("No unexpected calls or visits", "Phone instead of letter"), ContactKind.CALL, False),
        (("Time of day",), ContactKind.CALL, True),
        (("Time of day",), ContactKind.VISIT, True),
        (("Time of day",), ContactKind.EMAIL, False),
        (("Time of day", "Phone instead of letter"), ContactKind.CALL, True),
        (("Large print",), ContactKind.VISIT, False),
    ],
)
def test_we_reach_them_as_was_agreed_or_say_why_not(kinds, way, refused):
    require_way(agreed(*kinds), way, "They rang and asked us to")
    if not refused:
        require_way(agreed(*kinds), way, None)
        return
    with pytest.raises(Refused) as said:
        require_way(agreed(*kinds), way, None)
    assert (said.value.paragraph, said.value.field) == ("5.10", "otherwise_because")


@pytest.mark.parametrize(
    ("days", "by", "refused"),
    [
        (None, date(2026, 3, 3), False),
        (10, date(2026, 3, 13), True),
        (10, date(2026, 3, 16), False),
        (10, None, False),
    ],
)
def test_they_have_the_days_to_reply_that_were_agreed(days, by, refused):
    case, asked = agreed("Longer time to reply", days=days), date(2026, 3, 2)
    if not refused:
        require_time(case, asked, by, working_calendar(), field="reply_by")
        return
    with pytest.raises(Refused, match="they have 10 working days to reply") as said:
        require_time(case, asked, by, working_calendar(), field="reply_by")
    assert (said.value.paragraph, said.value.field) == ("5.10", "reply_by")


def test_the_last_word_on_how_it_is_applied_counts():
    case = agreed("Braille")
    adjustment = case.resident.adjustments[0] if case.resident else an_adjustment("Braille")
    assert use_of(case, adjustment) is None
    said = [
        AdjustmentUseFacts(id=each, adjustment_id="Braille", applied=False, how=each, said_on=date(2026, 3, 2))
        for each in ("first", "last")
    ]
    found = use_of(replace(case, adjustment_uses=tuple(said)), adjustment)
    assert found
    assert found.how == "last"


def test_what_is_asked_says_what_exactly_is_agreed():
    timed = replace(an_adjustment("Time of day"), detail="after 4 pm")
    case = a_case(resident=replace(RESIDENT, adjustments=(timed,)))
    with pytest.raises(Refused, match=r"“Time of day \(after 4 pm\)” is agreed with the resident") as said:
        require_way(case, ContactKind.CALL, None)
    assert "Say when it was" in said.value.do
