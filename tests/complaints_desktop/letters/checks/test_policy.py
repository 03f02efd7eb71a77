"""What the landlord's own policy adds to a letter."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.desk.settings import LetterPolicy
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.checks import Seen, policy
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.gate import blockers
from db.terms import Decision
from tests.complaints_desktop.letters.sample import case, finding, point, response

ASKS = LetterPolicy(changes_required=True)


@pytest.mark.parametrize(
    ("asks", "decision", "changes", "found"),
    [
        (ASKS, Decision.UPHELD, "", 1),
        (ASKS, Decision.PARTLY_UPHELD, " ", 1),
        (ASKS, Decision.UPHELD, "Every missed visit is called back on the same day.", 0),
        (ASKS, Decision.NOT_UPHELD, "", 0),
        (LetterPolicy(), Decision.UPHELD, "", 0),
        (None, Decision.UPHELD, "", 0),
    ],
)
def test_an_answer_says_what_is_changed_where_the_policy_asks_and_anything_is_upheld(asks, decision, changes, found):
    matter = response(policy=asks, case=case(points=(finding(point(), decision=decision),)))
    matter = replace(matter, typed={**matter.typed, "changes": changes})
    assert len(list(policy.changes_said(Seen(matter, compose(matter))))) == found
    assert sum(each.field == "changes" and each.blocks for each in blockers(matter)) == found


def test_the_time_of_our_own_to_ask_for_stage_2_is_a_wish_and_never_a_bar():
    def said(matter):
        return " ".join(run.text for block in compose(matter).blocks for run in getattr(block, "runs", ()))

    printed = said(response(policy=LetterPolicy(own_window=20)))
    assert "Please ask within  20 working days  of this letter if you can." in printed
    assert "You can also ask later" in printed
    assert "There is no deadline for asking" not in printed
    assert "There is no deadline for asking" in said(response())
    assert not [each for each in blockers(response(policy=LetterPolicy(own_window=20))) if each.blocks]


def test_the_day_we_are_in_touch_next_is_printed_where_it_is_known():
    matter = response(kind=letter_kind("stage1-acknowledgement"), next_update=date(2026, 4, 27))
    runs = [run.text for block in compose(matter).blocks for run in getattr(block, "runs", ())]
    assert "Monday 27 April 2026" in runs
