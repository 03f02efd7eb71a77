"""Letters that two desks sent for the same: of one kind, for one stage, where one is enough (Code 5.12)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.letters import Again, LetterFacts, SettledFacts

WHICH_STANDS = "letter-correction"
"""The letter that tells which of two letters stands."""


@dataclass(frozen=True, slots=True)
class Twice:
    """Letters of one kind for one stage of which a person has not said yet which stands, the first sent first."""

    letters: tuple[LetterFacts, ...]

    @property
    def first(self) -> LetterFacts:
        """The one that stands until somebody settles it."""
        return self.letters[0]

    @property
    def others(self) -> tuple[LetterFacts, ...]:
        """Those that went as well."""
        return self.letters[1:]


def twice(case: CaseFacts) -> tuple[Twice, ...]:
    """Return what went twice on a case, and is not settled."""
    gone = fallen(case)
    groups: dict[tuple[object, ...], list[LetterFacts]] = defaultdict(list)
    for each in sorted(case.letters, key=lambda letter: (letter.issued_at, letter.id)):
        if each.again is not Again.ALWAYS and each.id not in gone:
            day = each.issued_on if each.again is Again.ANOTHER_DAY else None
            groups[each.kind, each.stage, day].append(each)
    return tuple(Twice(tuple(each)) for each in groups.values() if len(each) > 1)


def fallen(case: CaseFacts) -> Mapping[str, SettledFacts]:
    """Return the letters that do not stand, with what was settled; of two settlements the later counts."""
    found: dict[str, SettledFacts] = {}
    for each in case.settled_letters:
        if each.stands_id != each.falls_id:
            found.pop(each.stands_id, None)
            found[each.falls_id] = each
    return found


def to_tell_which_stands(case: CaseFacts) -> SettledFacts | None:
    """Return what was settled last and no letter has told of yet."""
    told = max((each.issued_at for each in case.letters if each.kind == WHICH_STANDS), default=None)
    untold = [each for each in fallen(case).values() if told is None or each.recorded_at > told]
    return untold[-1] if untold else None


def letters_of(case: CaseFacts) -> Iterator[LetterFacts]:
    """Yield the letters among which somebody has to say which stands."""
    return (each for group in twice(case) for each in group.letters)
