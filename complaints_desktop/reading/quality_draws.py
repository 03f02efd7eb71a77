"""What may be drawn for review, and what was drawn: for who leads, without the names of those whose work it is."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.case.team import Names
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import BY_OMBUDSMAN
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.quality.draws import NO_LETTER, Answer, left_out, risk_words
from complaints_desktop.reading.quality_sight import items_seen, viewer_at, viewer_of, whose
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.quality_sight import Viewer, reads_work, sees_draws
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from db.model import Case, DrawnItem, LetterAnswer, LetterSubmission, Officer, QualityDraw, QualityReview, Stage
from db.number_terms import DrawMethod, Reviewed
from db.terms import Decision, Judgement

PARTS = frozenset({Part.COMMITMENTS, Part.LETTERS, Part.MONEY})
"""What the risk of an answer is seen by, besides the case itself."""
NEW = timedelta(183)
"""How long after they joined somebody is new."""
YEAR = timedelta(365)
STAFF = "staff conduct"
"""The category of a complaint about somebody who works here."""
OTHERS = "the reviewer does not lead its handler"


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """The answers of some days: those that may be drawn, and why the others are not."""

    answers: tuple[Answer, ...]
    left_out: Mapping[str, int]


def population(
    session: Session, desk: Desk, start: date, end: date, reviewers: Iterable[str], looks_at: Reviewed
) -> Population:
    """Return the answers sent in these days that these reviewers may review; Refused to who does not lead.

    The first of them reviews, and leads whose work it is; whoever marks some a second time is another.
    """
    viewer = require_draws(session, desk)
    who = tuple(reviewers)
    both = (viewer, viewer_of(session, desk.today, who[0])) if who else (viewer,)
    kept, out = [], Counter[str]()
    for each in _answers(session, desk, start, end):
        lacks = NO_LETTER if looks_at is Reviewed.LETTER and not each.letter else ""
        led = "" if all(reads_work(one, each.handler_id) for one in both) else OTHERS
        why = left_out(each, who, desk.today, desk.calendar) or led or lacks
        if why:
            out[why] += 1
        else:
            kept.append(each)
    return Population(answers=tuple(kept), left_out=dict(out))


def require_draws(session: Session, desk: Desk) -> Viewer:
    """Return who looks; Refused where draws are not for them."""
    viewer = viewer_at(session, desk)
    if not sees_draws(viewer):
        raise Refused("What is drawn for review is seen by who leads", do="Look at your own reviews.")
    return viewer


def _answers(session: Session, desk: Desk, start: date, end: date) -> list[Answer]:
    asked = (
        select(Stage.case_id, Stage.number)
        .join(Case, Case.id == Stage.case_id)
        .where(Stage.responded_on.between(start, end), Case.void_because.is_(None))
    )
    wanted = session.execute(asked.order_by(Stage.case_id, Stage.number)).all()
    ids = list(dict.fromkeys(row.case_id for row in wanted))
    about = _About(session, desk, ids)
    cases = {each.id: each for each in load_cases(session, ids, parts=PARTS)}
    return [about.answer(cases[row.case_id], row.number) for row in wanted if row.case_id in cases]


class _About:
    """What is known of the answers beside their cases, read once."""

    def __init__(self, session: Session, desk: Desk, ids: list[str]) -> None:
        self.desk = desk
        self.handlers = whose(session, ids)
        self.officers = Names(session).officers
        self.joined = {row.id: row.joined_on for row in session.execute(select(Officer.id, Officer.joined_on))}
        self.approved = _approved(session, ids)
        self.persons = {
            row.id: row.person_id for row in session.execute(select(Case.id, Case.person_id).where(Case.id.in_(ids)))
        }
        self.received = _received(session)

    def answer(self, case: CaseFacts, number: int) -> Answer:
        """Return one answer as a draw knows it."""
        stage = case.stage(number) or case.current
        handler = self.handlers.get((case.id, number))
        by = {stage.decider.id} if stage.decider else set()
        return Answer(
            case_id=case.id,
            reference=case.reference,
            stage=number,
            responded_on=stage.responded_on or self.desk.today,
            handler_id=handler,
            approved_by=frozenset((self.approved[case.id, f"stage{number}-response"] | by) - {handler or ""}),
            category=case.category or "",
            letter=any(each.kind == f"stage{number}-response" for each in case.letters),
            risks=frozenset(self._risks(case, stage, handler)),
            at_ombudsman=_at_ombudsman(case),
        )

    def _risks(self, case: CaseFacts, stage: StageFacts, handler: str | None) -> Iterable[str]:
        joined, answered = self.joined.get(handler or ""), stage.responded_on or self.desk.today
        role = self.officers[handler].role if handler in self.officers else None
        limit = self.desk.settings.authority.get(role, 0) if role else 0
        ruled = {
            "hazard": case.hazardous,
            "vulnerable": bool(case.vulnerable),
            "staff": case.category == STAFF,
            "ombudsman": any(each.kind.startswith("ombudsman") for each in case.letters)
            or any(each.source in BY_OMBUDSMAN for each in case.commitments),
            "stage 2": stage.number == 2,
            "late": self._late(case, stage),
            "repeat": self._again(case),
            "money": sum(each.pence for each in stage.offers) > limit > 0,
            "new": joined is not None and joined <= answered < joined + NEW,
            "not upheld": stage.outcome is Decision.NOT_UPHELD,
            "extended": bool(stage.extensions),
        }
        return (name for name, holds in ruled.items() if holds)

    def _late(self, case: CaseFacts, stage: StageFacts) -> bool:
        running = clocks_of(case, self.desk)
        mine = (each for each in running if (each.rule.clock, each.rule.stage) == (ClockName.RESPOND, stage.number))
        return any(each.outcome is Outcome.LATE for each in mine)

    def _again(self, case: CaseFacts) -> bool:
        person, since = self.persons.get(case.id), case.stages[0].received_on
        if person is None or since is None:
            return False
        theirs = self.received[person]
        return any(other != case.id and since - YEAR <= day < since for other, day in theirs)


def _approved(session: Session, ids: list[str]) -> Mapping[tuple[str, str], set[str]]:
    """Return who approved which letters of each case, by its kind."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    asked = (
        select(LetterSubmission.case_id, LetterSubmission.kind, LetterAnswer.answered_by_id)
        .join(LetterAnswer, LetterAnswer.submission_id == LetterSubmission.id)
        .where(LetterAnswer.judgement == Judgement.APPROVED.value, LetterSubmission.case_id.in_(ids))
    )
    for row in session.execute(asked):
        if row.answered_by_id:
            found[row.case_id, row.kind].add(row.answered_by_id)
    return found


def _received(session: Session) -> Mapping[str, list[tuple[str, date]]]:
    """Return when which complaint of each resident was received."""
    found: dict[str, list[tuple[str, date]]] = defaultdict(list)
    asked = select(Case.person_id, Case.id, Stage.received_on).join(Stage, Stage.case_id == Case.id)
    for row in session.execute(asked.where(Stage.number == 1, Case.void_because.is_(None))):
        if row.person_id and row.received_on:
            found[row.person_id].append((row.id, row.received_on))
    return found


def _at_ombudsman(case: CaseFacts) -> bool:
    """Whether the Ombudsman was written to, and nothing was ordered or told of since."""
    written = [each.issued_on for each in case.letters if each.kind.startswith("ombudsman")]
    ended = [each.issued_on for each in case.letters if each.kind in ("determination", "ombudsman-orders")]
    return bool(written) and not ended


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSeen:
    """One answer that was drawn, without whose work it is."""

    id: str
    case_id: str
    reference: str
    stage: int
    place: int
    risk: int | None
    reviewer: OfficerFacts | None
    second: OfficerFacts | None
    reviewed_by: frozenset[str] = frozenset()
    """Who has finished their marks."""
    begun_by: frozenset[str] = frozenset()
    skipped_because: str = ""

    def waits_for(self, officer_id: str) -> bool:
        """Whether somebody is to mark it and has not finished."""
        named = {each.id for each in (self.reviewer, self.second) if each}
        return not self.skipped_because and officer_id in named - self.reviewed_by

    @property
    def words(self) -> str:
        """How it stands."""
        if self.skipped_because:
            return f"not reviewed: {self.skipped_because}"
        named = [each for each in (self.reviewer, self.second) if each]
        done = sum(each.id in self.reviewed_by for each in named)
        if named and done == len(named):
            return "reviewed"
        if done:
            return "marked once, the second to come"
        return "begun" if self.begun_by else "to review"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawSeen:
    """A draw with the answers that this desk sees of it."""

    id: str
    method: DrawMethod
    looks_at: Reviewed
    from_on: date
    to_on: date
    seed: str
    population: int
    strata: Mapping[str, tuple[int, int]] | None
    left_out: str
    drawn_on: date
    drawn_by: OfficerFacts | None
    number: int
    """How many were drawn, with those that are not shown at this desk."""
    items: tuple[ItemSeen, ...]

    @property
    def said(self) -> str:
        """How many were drawn, of how many, and whether all of them are shown here."""
        out = f"{self.number:,} of {count(self.population, 'answer')}"
        return out if self.number == len(self.items) else f"{out}, shown are those you may see"

    @property
    def open(self) -> int:
        """How many wait for a review."""
        return sum(each.words not in ("reviewed",) and not each.skipped_because for each in self.items)


def draws(session: Session, desk: Desk) -> tuple[DrawSeen, ...]:
    """Return the draws, the latest first, those taken back left out; Refused to who does not lead.

    Of a draw in which this desk sees no answer it is not told.
    """
    viewer = require_draws(session, desk)
    names, seen = Names(session), items_seen(session, viewer)
    items = _items(session, names, seen)
    each = select(DrawnItem.draw_id, func.count(DrawnItem.id)).group_by(DrawnItem.draw_id)
    numbers: dict[str, int] = {row[0]: row[1] for row in session.execute(each)}
    rows = session.scalars(
        select(QualityDraw)
        .where(QualityDraw.withdrawn_on.is_(None))
        .order_by(QualityDraw.drawn_on.desc(), QualityDraw.id.desc())
    )
    return tuple(
        DrawSeen(
            id=row.id,
            method=DrawMethod.of_row(row.method),
            looks_at=Reviewed.of_row(row.looks_at),
            from_on=row.from_on,
            to_on=row.to_on,
            seed=row.seed,
            population=row.population,
            strata={who: (there, taken) for who, (there, taken) in json.loads(row.strata).items()}
            if row.strata
            else None,
            left_out=row.left_out or "",
            drawn_on=row.drawn_on,
            drawn_by=names.officer(row.drawn_by_id),
            number=numbers.get(row.id, 0),
            items=tuple(items[row.id]),
        )
        for row in rows
        if items[row.id]
    )


def item_of(session: Session, desk: Desk, item_id: str) -> tuple[DrawSeen, ItemSeen]:
    """Return a drawn answer with its draw; Refused where it is not for who is at this desk."""
    found = ((draw, item) for draw in draws(session, desk) for item in draw.items if item.id == item_id)
    each = next(found, None)
    if each is None:
        raise Refused("That answer is not drawn any more, or is not for you", do="Look at the list again.")
    return each


def _items(session: Session, names: Names, seen: frozenset[str]) -> Mapping[str, list[ItemSeen]]:
    begun: dict[str, set[str]] = defaultdict(set)
    done: dict[str, set[str]] = defaultdict(set)
    marked = select(QualityReview).where(QualityReview.drawn_item_id.is_not(None), QualityReview.withdrawn_on.is_(None))
    for row in session.scalars(marked):
        (done if row.finished_at else begun)[row.drawn_item_id or ""].add(row.reviewer_id or "")
    found: dict[str, list[ItemSeen]] = defaultdict(list)
    asked = select(DrawnItem, Case.reference).join(Case, Case.id == DrawnItem.case_id).order_by(DrawnItem.place)
    for item, reference in session.execute(asked).all():
        if item.id in seen:
            found[item.draw_id].append(
                ItemSeen(
                    id=item.id,
                    case_id=item.case_id,
                    reference=reference,
                    stage=item.stage,
                    place=item.place,
                    risk=item.risk,
                    reviewer=names.officer(item.reviewer_id),
                    second=names.officer(item.second_reviewer_id),
                    reviewed_by=frozenset(done[item.id]),
                    begun_by=frozenset(begun[item.id]),
                    skipped_because=item.skipped_because or "",
                )
            )
    return found


def why_looked_at(session: Session, desk: Desk, case: CaseFacts, stage: int) -> str:
    """Return why an answer may hide a failing, and that the Ombudsman investigates it; empty where nothing says so.

    It names nobody.
    """
    answer = _About(session, desk, [case.id]).answer(case, stage)
    live = "the Ombudsman investigates it now" if answer.at_ombudsman else ""
    return "; ".join(each for each in (risk_words(answer), live) if each)
