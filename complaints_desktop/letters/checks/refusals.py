"""Checks of a refusal: it is proposed, approved by somebody else than its author, and its ground may be used."""

from collections.abc import Iterator

from complaints_desktop.forms.grounds import ground_called, require_usable
from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.rules.refusals import Refused


def proposed(seen: Seen) -> Iterator[Found]:
    """There is a refusal to tell of."""
    if not seen.matter.case.proposed():
        yield Found("No refusal is proposed here", "Propose it first, with its ground and your reasons.", "refuse")


def approved(seen: Seen) -> Iterator[Found]:
    """Each refusal is approved as it stands, by who neither proposed it nor signs this letter (letters 3.2)."""
    for refusal in seen.matter.case.proposed():
        by = refusal.approved_by
        if by is None:
            said = refusal.judged
            why = f"The refusal was sent back: {said.because}" if said else "The refusal is not approved yet"
            yield Found(why, "Have a complaints manager approve it, who did not propose it.", "approve")
        elif by.id == seen.matter.author.id:
            why = f"{by.name} approved the refusal, and somebody else signs the letter"
            yield Found(why, "Have whoever handles the case send it.", "sender")


def usable(seen: Seen) -> Iterator[Found]:
    """The ground of each may still be used where the case stands now."""
    for refusal in seen.matter.case.proposed():
        try:
            require_usable(ground_called(refusal.ground), seen.matter.case, refusal.point_id)
        except Refused as refused:
            yield Found(refused.why, refused.do, "refuse", paragraph=refused.paragraph)


def none_waits(seen: Seen) -> Iterator[Found]:
    """No refusal waits for its letter: what is acknowledged or answered is accepted (Code 2.4, 5.11)."""
    if seen.matter.case.proposed():
        why = "A refusal is proposed, and this letter would accept what it refuses"
        yield Found(why, "Send the letter of the refusal first, or drop the refusal.", "refuse")
