"""The lines of the commitments tracker: a promise, with its risk and level while it is open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.follow_through import LevelAnswerFacts
from complaints_desktop.reading.open_promises import Head, Promises
from complaints_desktop.reading.track_record import TrackRecords, jeopardy_of, risk_of
from complaints_desktop.rules.jeopardy import Jeopardy, asked
from complaints_desktop.rules.on_time import Kept, kept
from complaints_desktop.rules.risk import Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One promise in the tracker."""

    commitment: CommitmentFacts
    risk: Risk | None
    """None of one that is no longer open."""
    level: Jeopardy | None
    """None of one that is no longer open."""
    waits: bool
    """Whether its level of jeopardy waits for an answer."""
    became: Kept
    case_id: str
    reference: str
    resident: str
    last_update_on: date | None

    @property
    def in_jeopardy(self) -> bool:
        """Whether somebody has to act: its level is not answered, or nobody said anything for too long (4.5)."""
        return self.waits or bool(self.risk and self.risk.jeopardy and self.level and not self.level.level)

    @property
    def score(self) -> int:
        """Its risk as a number, 0 where it is no longer open."""
        return self.risk.score if self.risk else 0


def lines_of(case: Promises, desk: Desk, records: TrackRecords) -> Iterator[BoardLine]:
    """Yield the open promises of a case."""
    for each in case.commitments:
        if each.open:
            risk = risk_of(case, each, desk, records)
            level = jeopardy_of(case, each, risk, desk)
            yield _line(case.head, each, desk, risk, level, waits=_waits(each, level, case.answers, desk))


def ended_line(head: Head, commitment: CommitmentFacts, desk: Desk) -> BoardLine:
    """Return the line of a promise that is no longer open."""
    return _line(head, commitment, desk, None, None, waits=False)


def in_order(lines: Iterable[BoardLine]) -> list[BoardLine]:
    """Return lines with the worst first, then the soonest, then the older case."""
    return sorted(lines, key=lambda line: (-line.score, line.commitment.due_on, line.reference))


def _line(
    head: Head, commitment: CommitmentFacts, desk: Desk, risk: Risk | None, level: Jeopardy | None, *, waits: bool
) -> BoardLine:
    return BoardLine(
        commitment=commitment,
        risk=risk,
        level=level,
        waits=waits,
        became=kept(commitment, desk.today),
        case_id=head.case_id,
        reference=head.reference,
        resident=head.resident,
        last_update_on=max((update.update_on for update in commitment.updates), default=None),
    )


def _waits(commitment: CommitmentFacts, level: Jeopardy, answers: Iterable[LevelAnswerFacts], desk: Desk) -> bool:
    """Whether the level is to be answered; since when does not matter to that."""
    today, calendar = desk.today, desk.calendar
    return asked(commitment, level, answers, since=today, today=today, calendar=calendar) is not None
