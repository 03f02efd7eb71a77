"""Whether somebody else approved the letter as it stands, where the landlord asks for that."""

from collections.abc import Iterator

from complaints_desktop.letters.approval import said_sha256, submission_of
from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.rules.submissions import not_theirs
from complaints_desktop.rules.wording import in_full

APPROVAL, AWAITED = "approval", "awaited"
"""The fields by which it is known what an approval wants: that the letter is submitted, or that somebody answers."""


def approved(seen: Seen) -> Iterator[Found]:
    """It is approved as it stands, by who neither signs it nor considered stage 1 before it."""
    matter = seen.matter
    if not matter.approval_asked or matter.to is not None:
        return  # what stops the first copy stops the others with it
    sent = submission_of(matter)
    if sent is None:
        yield Found("This letter needs somebody else's approval", "Submit it for approval.", APPROVAL)
    elif sent.said_sha256 != said_sha256(matter):
        why = f"The letter is not as it was submitted on {in_full(sent.submitted_on)}: what was said to that is void"
        if sent.answered and sent.approved_by is None:
            why = f"It was sent back: {sent.answered.words}. It has changed since"
        yield Found(why, "Submit it for approval as it is now.", APPROVAL)
    elif sent.answered is None:
        do = "Wait for the answer, or change the letter and submit it again."
        yield Found(f"It was submitted on {in_full(sent.submitted_on)}, and nobody has approved it yet", do, AWAITED)
    elif sent.approved_by is None:
        yield Found(f"It was sent back: {sent.answered.words}", "Put it right, and submit it again.", APPROVAL)
    elif why := not_theirs(matter.case, sent, sent.approved_by):
        do = "Have somebody else approve it."
        yield Found(f"{sent.approved_by.name}, who approved it, {why}", do, APPROVAL, paragraph="6.13")
