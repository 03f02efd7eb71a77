"""The day the resident was told of a promise: not always the one on record, which may have moved since."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts, UpdateFacts
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.events import Reader
from complaints_desktop.letters.template import Block, Node
from db.terms import CommitmentSource

PRINTS = frozenset({"commitments", "to_pay", "moved"})
"""The rows of a letter that tell of promises with their days."""

OF_STAGE = {CommitmentSource.STAGE_1: 1, CommitmentSource.STAGE_2: 2}


def told_day(promise: CommitmentFacts, case: CaseFacts, moves: tuple[UpdateFacts, ...] | None = None) -> date | None:
    """Return the day they were last told by these moves, all unless said; None where they were told of none yet.

    A new day is told where they agreed to it, or where a letter of ours told of it before it moved again.
    """
    every = promise.moves
    if not every:
        return promise.due_on
    told = promise.first_due_on if _told_at_first(promise, case) else None
    for number, move in enumerate(every if moves is None else moves):
        following = every[number + 1] if number + 1 < len(every) else None
        if move.resident_agreed or _letter_between(case, move, following):
            told = move.new_due_on or told
    return told


def was_told(promise: CommitmentFacts, case: CaseFacts) -> bool:
    """Whether they know of a promise: of what an answer promises, once that has gone or another letter told of it."""
    number = OF_STAGE.get(promise.source)
    stage = case.stage(number) if number else None
    told = (each for each in case.letters if each.kind in tells_of_promises())
    answered = stage is None or stage.responded_on is not None
    return answered or any(promise.promised_on <= each.issued_on for each in told)


def _told_at_first(promise: CommitmentFacts, case: CaseFacts) -> bool:
    """Whether they knew the first day before it moved: of what an answer promises, only once that had gone."""
    number, first = OF_STAGE.get(promise.source), next(iter(promise.moves), None)
    stage = case.stage(number) if number else None
    if stage is None or first is None:
        return True
    if stage.responded_on and stage.responded_on <= first.update_on:
        return True
    told = (each for each in case.letters if each.kind in tells_of_promises())
    return any(promise.promised_on <= each.issued_on and each.issued_at < first.recorded_at for each in told)


def _letter_between(case: CaseFacts, move: UpdateFacts, following: UpdateFacts | None) -> bool:
    letters = (each.issued_at for each in case.letters if each.kind in tells_of_promises())
    return any(move.recorded_at < at and (not following or at < following.recorded_at) for at in letters)


@lru_cache(maxsize=1)
def tells_of_promises() -> frozenset[str]:
    """Return the letters to the resident that tell of what was promised, by name."""
    kinds = (each for each in letter_kinds() if each.event.reader is Reader.RESIDENT)
    return frozenset(each.name for each in kinds if _prints(each.body))


def _prints(nodes: Iterable[Node]) -> bool:
    blocks = [each for each in nodes if isinstance(each, Block)]
    return any((each.sign == "#" and each.name in PRINTS) or _prints(each.nodes) for each in blocks)
