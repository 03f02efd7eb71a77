"""Waves of a survey: who was asked, who was held back and why, whom it reached and who answered."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.share import Share
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.surveys.answers import non_response, percent, response
from db.model import Case, CaseRow, Officer, Person, SurveyAnswer, SurveyAsk, SurveyWave
from db.number_terms import AskedAfter, HeldBack, SurveyMode


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTold:
    """One who is asked or held back."""

    id: str
    case_id: str
    reference: str
    resident: str
    person_id: str | None
    person: str
    stage: int
    after: AskedAfter
    mode: SurveyMode | None
    language: str
    held_because: HeldBack | None
    held_note: str
    sent_on: date | None
    not_delivered_on: date | None
    reminded_on: date | None
    answered: bool
    """Whether an answer is on record; of a survey without names that is only counted."""
    identified: bool
    """Whether the survey is with names."""

    @property
    def known_to_answer(self) -> bool:
        """Whether it is shown that they have answered: without names, one who has could be told from the others."""
        return self.answered and self.identified

    @property
    def stands(self) -> str:
        """How it stands with them, in a few words."""
        if self.held_because:
            return f"Held back: {self.held_because.value}"
        if self.known_to_answer:
            return "Answered"
        if self.not_delivered_on:
            return "Came back"
        if self.sent_on is None:
            return "To be sent"
        return "Reminded" if self.reminded_on else "Sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many of a wave, or of several: nobody can be left out of it unseen."""

    eligible: int = 0
    held: Mapping[HeldBack, int] = field(default_factory=dict)
    sent: int = 0
    delivered: int = 0
    answered: int = 0

    @property
    def held_back(self) -> int:
        """How many are held back, whatever the reason."""
        return sum(self.held.values())

    @property
    def waiting(self) -> int:
        """How many are still to be sent it."""
        return self.eligible - self.held_back - self.sent

    @property
    def response(self) -> Share:
        """Return how many of those it reached have answered."""
        return response(self.answered, self.delivered)

    @property
    def doubt(self) -> str:
        """Return what to say where few answered; empty where enough did."""
        return non_response(self.response)

    def as_json(self) -> dict[str, object]:
        """Return the counts as data."""
        return {
            "eligible": self.eligible,
            "held_back": {because.value: number for because, number in self.held.items()},
            "to_send": self.waiting,
            "sent": self.sent,
            "delivered": self.delivered,
            "answered": self.answered,
            "response_percent": percent(self.response),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveTold:
    """A wave, with its counts."""

    id: str
    name: str
    from_on: date
    to_on: date
    form: str
    identified: bool
    opened_on: date
    closes_on: date
    made_by: str
    counts: Counts


def waves(session: Session, desk: Desk) -> tuple[WaveTold, ...]:  # noqa: ARG001 - as every reading
    """Return the waves that stand, the last first."""
    asked = (
        select(SurveyWave, Officer.name)
        .outerjoin(Officer, Officer.id == SurveyWave.made_by_id)
        .where(SurveyWave.withdrawn_on.is_(None))
        .order_by(SurveyWave.opened_on.desc(), SurveyWave.id.desc())
    )
    rows = session.execute(asked).all()
    by_wave: dict[str, list[AskTold]] = {}
    for wave_id, each in _asks(session):
        by_wave.setdefault(wave_id, []).append(each)
    return tuple(_told(row, by or "", by_wave.get(row.id, ())) for row, by in rows)


def wave_called(session: Session, desk: Desk, name: str) -> WaveTold:
    """Return the wave with that id or name; Refused where there is none, or two."""
    found = [each for each in waves(session, desk) if name.strip() in (each.id, each.name)]
    if len(found) != 1:
        why = f"There are {len(found)} surveys" if found else "There is no survey"
        raise Refused(f"{why} called “{name[:40]}”", do="See: complaints-desktop survey list.", field="wave")
    return found[0]


def asks(session: Session, desk: Desk, *, wave_id: str) -> tuple[AskTold, ...]:  # noqa: ARG001 - as every reading
    """Return everybody of a wave, those who are asked first."""
    found = [each for _, each in _asks(session, wave_id)]
    return tuple(sorted(found, key=lambda each: (each.held_because is not None, each.reference, each.stage)))


def counts(found: Iterable[AskTold]) -> Counts:
    """Return how many there are of each."""
    known = tuple(found)
    held = Counter(each.held_because for each in known if each.held_because)
    sent = [each for each in known if each.sent_on and not each.held_because]
    reached = [each for each in sent if each.answered or each.not_delivered_on is None]
    return Counts(
        eligible=len(known),
        held={because: held[because] for because in HeldBack if held[because]},
        sent=len(sent),
        delivered=len(reached),
        answered=sum(each.answered for each in reached),
    )


def _told(row: SurveyWave, by: str, found: Iterable[AskTold]) -> WaveTold:
    return WaveTold(
        id=row.id,
        name=row.name,
        from_on=row.from_on,
        to_on=row.to_on,
        form=row.form,
        identified=row.identified,
        opened_on=row.opened_on,
        closes_on=row.closes_on,
        made_by=by,
        counts=counts(found),
    )


def _asks(session: Session, wave_id: str = "") -> list[tuple[str, AskTold]]:
    """Return those who are asked or held back, each with the wave; a case that was recorded in error is not asked."""
    answered = frozenset(session.scalars(select(SurveyAnswer.ask_id).where(SurveyAnswer.withdrawn_on.is_(None))))
    asked = (
        select(SurveyAsk, CaseRow.reference, CaseRow.resident, Person.name, SurveyWave.identified)
        .join(CaseRow, CaseRow.case_id == SurveyAsk.case_id)
        .join(Case, Case.id == SurveyAsk.case_id)
        .join(SurveyWave, SurveyWave.id == SurveyAsk.wave_id)
        .outerjoin(Person, Person.id == SurveyAsk.asked_id)
        .where(SurveyAsk.withdrawn_on.is_(None), Case.void_because.is_(None))
    )
    if wave_id:
        asked = asked.where(SurveyAsk.wave_id == wave_id)
    return [
        (row.wave_id, _ask(row, reference, resident, person or "", answered, identified=identified))
        for row, reference, resident, person, identified in session.execute(asked.order_by(SurveyAsk.id))
    ]


def _ask(
    row: SurveyAsk, reference: str, resident: str, person: str, answered: frozenset[str], *, identified: bool
) -> AskTold:
    return AskTold(
        id=row.id,
        case_id=row.case_id,
        reference=reference,
        resident=resident,
        person_id=row.asked_id,
        person=person or resident,
        stage=row.stage,
        after=AskedAfter.of_row(row.after),
        mode=SurveyMode.of_row(row.mode) if row.mode else None,
        language=row.language or "",
        held_because=HeldBack.of_row(row.held_because) if row.held_because else None,
        held_note=row.held_note or "",
        sent_on=row.sent_on,
        not_delivered_on=row.not_delivered_on,
        reminded_on=row.reminded_on,
        answered=row.id in answered,
        identified=identified,
    )
