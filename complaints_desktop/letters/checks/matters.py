"""Checks of a letter about another matter: one waits for it, and its body is named as the register knows it today."""

from collections.abc import Iterator

from complaints_desktop.letters.brief import matters_waiting
from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.checks.answer import STALE
from complaints_desktop.letters.checks.missing import nothing_to_tell
from complaints_desktop.letters.events import WHICH
from complaints_desktop.rules.wording import in_full, without_weekday
from db.terms import MatterStepKind


def waits(seen: Seen) -> Iterator[Found]:
    """There is a matter that waits for this letter, and the one that was chosen is such."""
    if seen.matter.other is None and matters_waiting(seen.matter.kind.records, seen.matter.case):
        yield Found("The matter that was chosen does not wait for this letter", "Choose another.", WHICH)
    elif seen.matter.other is None:
        yield nothing_to_tell(seen)


def told_today(seen: Seen) -> Iterator[Found]:
    """How one matter stands is told once a day; another has its own letter of that day."""
    other, today = seen.matter.other, seen.matter.issued_on
    told = (MatterStepKind.TOLD, today)
    if other and any((each.kind, each.done_on) == told and each.by_letter for each in other.steps):
        why = "This letter about that matter was issued today already"
        yield Found(why, "Look at it among the letters of the case. What is new is told in a contact.", WHICH)


def bodies_known(seen: Seen) -> Iterator[Found]:
    """Each body that the letter has to name is in the register on the day of the letter."""
    for name in seen.matter.other_bodies:
        if name not in seen.matter.bodies:
            day = without_weekday(seen.matter.issued_on)
            why = f"The register has no details of “{name}” that hold on {day}"
            yield Found(why, "A manager adds them in Settings, What changed.", None, "bodies")


def bodies_checked(seen: Seen) -> Iterator[Found]:
    """The details of each body were looked up within the year."""
    for name in seen.matter.other_bodies:
        known = seen.matter.bodies.get(name)
        if known and seen.matter.issued_on - known.checked_on > STALE:
            why = f"The details of the {known.value.called} were last checked on {in_full(known.checked_on)}"
            yield Found(why, "Look them up on its website. A manager writes them into the register.", None, "bodies")
