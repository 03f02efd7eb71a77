"""Checks of what the landlord's own policy asks of a letter, beside the Code."""

from collections.abc import Iterator

from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.rules.decisions import upheld

CHANGES = "changes"


def changes_said(seen: Seen) -> Iterator[Found]:
    """Where anything is upheld, the answer says what is changed so that it does not happen again."""
    policy, matter = seen.matter.policy, seen.matter
    asked = policy is not None and policy.changes_required and upheld(matter.case, matter.stage_number)
    if asked and not matter.typed.get(CHANGES, "").strip():
        why = "Our policy asks what we change so that this does not happen again, and the letter does not say it"
        yield Found(why, "Say what will be different.", CHANGES, CHANGES)
