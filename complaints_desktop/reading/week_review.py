"""The weekly review: of each officer, what fell due in a week and how much of it was done in time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part as CasePart
from complaints_desktop.case.workers import workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.kept_promises import due_within
from complaints_desktop.rules.clocks import Clock, ClockName
from complaints_desktop.rules.holding import acting
from complaints_desktop.rules.on_time import Kept, kept
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.rules.weekly import IN_WORDS, Measure, reached
from db.model import Case, CaseRow, Commitment, Despatch, Letter
from db.team_terms import Part

BEFORE = timedelta(90)
"""A case that was closed this long before the week had nothing due in it."""
MEASURED: dict[str, Measure] = {ClockName.ACKNOWLEDGE: Measure.ACKNOWLEDGED, ClockName.RESPOND: Measure.ANSWERED}
WEEK = timedelta(6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fell:
    """Something that fell to somebody in the week."""

    officer_id: str
    measure: Measure
    reference: str
    in_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One measure of one officer."""

    measure: Measure
    done: int
    of: int
    target: int | None
    """In percent; None where nothing is asked of their role."""
    late: tuple[str, ...]
    """The references of what was not done in time."""

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where nothing fell due, or nothing is asked."""
        return reached(self.done, self.of, self.target)

    @property
    def words(self) -> str:
        """Return "Letters sent in time: 3 of 4 (100 % asked)"."""
        asked = f" ({self.target} % asked)" if self.target is not None else ""
        return f"{IN_WORDS[self.measure]} in time: {self.done:,} of {self.of:,}{asked}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOf:
    """The week of one officer."""

    officer: OfficerFacts
    counted: tuple[Counted, ...]


def monday_of(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return day - timedelta(day.weekday())


def week_review(session: Session, desk: Desk, *, monday: date) -> tuple[WeekOf, ...]:
    """Return the week that begins on `monday`, of everybody; who does not lead reads their own.

    What falls due today or later counts once its day has passed. Work counts for who did it on its day: who covers it,
    otherwise whose it is now; the record does not keep whose a case was before it was given on for good.
    """
    fallen = _fallen(session, desk, monday, min(monday + WEEK, desk.today - timedelta(1)))
    everybody = rights_of(desk.officer.role).leads
    return tuple(
        _week(each.officer, fallen.get(each.id, ()), desk)
        for each in workers(session, desk.today)
        if everybody or each.id == desk.officer.id
    )


def weeks_of(session: Session, desk: Desk, *, officer: OfficerFacts, number: int) -> tuple[Counted, ...]:
    """Return the measures of one officer over the last `number` whole weeks together."""
    monday = monday_of(desk.today)
    fallen = _fallen(session, desk, monday - timedelta(weeks=number), monday - timedelta(1))
    return _week(officer, fallen.get(officer.id, ()), desk).counted


def _fallen(session: Session, desk: Desk, first: date, last: date) -> Mapping[str, list[Fell]]:
    """Return what fell due from `first` to `last`, by whose it was."""
    found: dict[str, list[Fell]] = defaultdict(list)
    sources = _of_cases(session, desk, first, last), _letters(session, first, last)
    for each in chain(*sources, _promises(session, desk, first, last)):
        found[each.officer_id].append(each)
    return found


def _week(officer: OfficerFacts, fallen: Sequence[Fell], desk: Desk) -> WeekOf:
    asked = desk.settings.weekly.get(officer.role, {})
    counted = []
    for measure in Measure:
        theirs = [each for each in fallen if each.measure is measure]
        if theirs or measure in asked:
            counted.append(
                Counted(
                    measure=measure,
                    done=sum(each.in_time for each in theirs),
                    of=len(theirs),
                    target=asked.get(measure),
                    late=tuple(sorted({each.reference for each in theirs if not each.in_time})),
                )
            )
    return WeekOf(officer=officer, counted=tuple(counted))


def _of_cases(session: Session, desk: Desk, first: date, last: date) -> Iterator[Fell]:
    """Yield the acknowledgements and answers whose day, as it stands now, was in the week."""
    lately = select(Case.id).where(Case.closed_on >= first - BEFORE)
    asked = select(CaseRow.case_id).where(or_(CaseRow.open, CaseRow.case_id.in_(lately)))
    for case in load_cases(session, session.scalars(asked).all(), parts=frozenset({CasePart.COVER})):
        for clock in clocks_of(case, desk):
            measure = MEASURED.get(clock.rule.clock)
            if measure is None or clock.due is None or clock.projected or not first <= clock.due <= last:
                continue
            officer = _whose(case, clock)
            if officer and (clock.done or clock.open):
                in_time = clock.done is not None and clock.done <= clock.due
                yield Fell(officer_id=officer.id, measure=measure, reference=case.reference, in_time=in_time)


def _whose(case: CaseFacts, clock: Clock) -> OfficerFacts | None:
    """Return who did it on its day: stage 2 is answered by who considers it."""
    stage = case.stage(clock.rule.stage)
    reviews = clock.rule.stage > 1 and clock.rule.clock == ClockName.RESPOND and stage and stage.reviewer
    if reviews and case.current is stage and clock.due:
        return acting(case, Part.REVIEWER, clock.due)
    if reviews and stage and stage.reviewer:
        return stage.reviewer.officer
    return acting(case, Part.HANDLER, clock.due) if clock.due else case.handler


def _letters(session: Session, first: date, last: date) -> Iterator[Fell]:
    """Yield the letters that had to leave in the week, for who issued them."""
    asked = (
        select(Letter.id, Letter.author_id, Letter.send_by, CaseRow.reference)
        .join(CaseRow, CaseRow.case_id == Letter.case_id)
        .where(Letter.send_by.between(first, last), Letter.author_id.is_not(None))
    )
    rows = session.execute(asked.order_by(Letter.id)).all()
    stands = Despatch.letter_id.in_([row.id for row in rows]), Despatch.withdrawn_on.is_(None)
    sent: dict[str, date] = {}
    for letter_id, sent_on in session.execute(
        select(Despatch.letter_id, Despatch.sent_on).where(*stands, Despatch.copy_id.is_(None))
    ):
        sent[letter_id] = min(sent_on, sent.get(letter_id, sent_on))
    for row in rows:
        in_time = row.id in sent and sent[row.id] <= row.send_by
        yield Fell(officer_id=row.author_id, measure=Measure.SENT, reference=row.reference, in_time=in_time)


def _promises(session: Session, desk: Desk, first: date, last: date) -> Iterator[Fell]:
    """Yield the promises whose day that counts was in the week, for who sees to them."""
    found = [each for each in due_within(session, first, last) if first <= each.counts_on <= last]
    became = [(each, kept(each, desk.today)) for each in found]
    counted = [(each, how) for each, how in became if how not in (Kept.OUT, Kept.RUNNING)]
    asked = select(Commitment.id, Case.reference).join(Case, Case.id == Commitment.case_id)
    references: dict[str, str] = {
        row[0]: row[1] for row in session.execute(asked.where(Commitment.id.in_([each.id for each, _ in counted])))
    }
    for each, how in counted:
        yield Fell(
            officer_id=each.owner.id,
            measure=Measure.PROMISES,
            reference=references[each.id],
            in_time=how is Kept.ON_TIME,
        )
