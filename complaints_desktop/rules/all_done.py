"""When the last promise of a case is kept: whether the resident says so too, and from when they may be asked (7.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.follow_through import ResidentAnswerFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from db.terms import Closing, EvidenceKind, ResidentWord

WITHIN = 5
"""Working days in which a resident is asked whether it is so, and asked again where they were not reached; ours."""

TRIES = 2
"""After so many days on which they were not reached nobody asks again: the letter says that they can always tell us."""

ASKED_FOR = timedelta(90)
"""So long after the last was kept it is asked: what comes later, the resident says without being asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllDone:
    """That no promise of a case is open any more, and one at least was kept."""

    on: date
    """The day the last was kept."""
    unheard: tuple[CommitmentFacts, ...]
    """What was kept, and the resident has not said so; the last kept last."""
    tried: tuple[date, ...]
    """The days since on which they were not reached."""

    def waits(self, today: date) -> bool:
        """Whether the resident is still to be asked."""
        return bool(self.unheard) and len(self.tried) < TRIES and today <= self.on + ASKED_FOR

    def ask_by(self, calendar: WorkingCalendar) -> date:
        """Return the day by which they are asked, or asked again."""
        return calendar.due(max((self.on, *self.tried)), WITHIN)


def all_done(case: CaseFacts) -> AllDone | None:
    """Return since when nothing promised on a case is to be done; None where something is, or nothing was kept."""
    on = max((each.completed_on for each in case.commitments if each.completed_on), default=None)
    if case.open_commitments or on is None:
        return None
    unheard = kept_unheard(case) if _to_ask(case) else ()
    ids = {each.id for each in unheard}
    answers = (each for each in case.resident_answers if each.commitment_id in ids and each.asked_on >= on)
    tried = sorted({each.asked_on for each in answers if each.answer is ResidentWord.NOT_REACHED})
    return AllDone(on=on, unheard=unheard, tried=tuple(tried))


def _to_ask(case: CaseFacts) -> bool:
    """Whether there is somebody to ask."""
    return case.resident is not None and case.resident.died_on is None


def kept_unheard(case: CaseFacts) -> tuple[CommitmentFacts, ...]:
    """Return what was kept, and the resident has not said so since; the last kept last."""
    kept = [(each.completed_on, each) for each in case.commitments if each.completed_on]
    unheard = [pair for pair in kept if not _heard(pair[1], pair[0], case.resident_answers)]
    return tuple(each for _, each in sorted(unheard, key=itemgetter(0)))


def _heard(promise: CommitmentFacts, kept_on: date, answers: Iterable[ResidentAnswerFacts]) -> bool:
    """Whether the last that the resident said since it was kept, if only as what shows it, is that it is done."""
    theirs = (each for each in answers if each.commitment_id == promise.id and each.asked_on >= kept_on)
    said = [each.answer for each in theirs if each.answer is not ResidentWord.NOT_REACHED]
    return said[-1] is ResidentWord.CONFIRMED if said else promise.evidence_kind is EvidenceKind.RESIDENT


def asked_how_it_went_from(case: CaseFacts) -> date | None:
    """Return from when the resident may be asked how it went: their complaint is closed, and what was promised is done.

    None while something is owed to them, as that is put right first; and where there is nobody to ask.
    """
    done = all_done(case)
    if case.closed_on is None or not case.is_complaint or case.closed_as is Closing.MERGED:
        return None
    if case.open_commitments or not _to_ask(case):
        return None
    return max(case.closed_on, done.on) if done else case.closed_on
