"""What is drawn for review, by whom it is reviewed, and how reviewers compare their marks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from secrets import token_hex

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.quality.draws import Asked, Drawn, draw, risk_of, seconds
from complaints_desktop.reading.quality_draws import item_of, population
from complaints_desktop.reading.quality_sight import viewer_of, whose
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal, require
from complaints_desktop.rules.quality_sight import reads_work
from complaints_desktop.rules.refusals import Refused
from db.model import Calibration, DrawnItem, Officer, QualityDraw, QualityReview
from db.number_terms import DrawMethod, Reviewed
from db.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawAsked:
    """What is to be drawn, from which days, and by whom it is reviewed."""

    method: DrawMethod
    looks_at: Reviewed
    from_on: date
    to_on: date
    number: int = 0
    seed: str = ""
    """Made by the program where none is given."""
    least: int = 1
    category: str = ""
    handler_id: str = ""
    reviewer_id: str = ""
    """Whoever draws, where nobody is named."""
    second_reviewer_id: str = ""


def draw_answers(session: Session, desk: Desk, *, asked: DrawAsked) -> Changes:
    """Draw answers for review; the list is frozen, and can be drawn again by its seed."""
    require(desk.officer.role, Act.DRAW)
    _require_days(asked, desk)
    reviewer = asked.reviewer_id or desk.officer.id
    for each, field in ((reviewer, "reviewer"), (asked.second_reviewer_id, "second_reviewer")):
        _require_reviewer(session, each, field)
    if asked.second_reviewer_id == reviewer:
        raise Refused("The second reviewer is somebody else", do="Choose another.", field="second_reviewer")
    who = [each for each in (reviewer, asked.second_reviewer_id) if each]
    there = population(session, desk, asked.from_on, asked.to_on, who, asked.looks_at)
    seed = entry.text(asked.seed, field="seed", limit=80) or token_hex(8)
    given = Asked(
        method=asked.method,
        number=asked.number,
        seed=seed,
        least=asked.least,
        category=asked.category,
        handler_id=asked.handler_id,
    )
    drawn = draw(there.answers, given)
    row = _kept(session, desk, asked, seed, drawn, there.left_out)
    _keep_items(session, row, drawn, reviewer, asked.second_reviewer_id)
    return changed(Subject.QUALITY, made=row.id)


def _kept(
    session: Session, desk: Desk, asked: DrawAsked, seed: str, drawn: Drawn, left_out: Mapping[str, int]
) -> QualityDraw:
    row = QualityDraw(
        method=drawn.method.value,
        looks_at=asked.looks_at.value,
        from_on=asked.from_on,
        to_on=asked.to_on,
        seed=seed,
        population=drawn.population,
        strata=json.dumps({who: list(n) for who, n in sorted(drawn.strata.items())}) if drawn.strata else None,
        left_out="; ".join(f"{why}: {number:,}" for why, number in sorted(left_out.items())) or None,
        drawn_on=desk.today,
        drawn_by_id=desk.officer.id,
    )
    session.add(row)
    session.flush()
    return row


def _keep_items(session: Session, row: QualityDraw, drawn: Drawn, reviewer: str, second: str) -> None:
    again = viewer_of(session, row.drawn_on, second)
    twice = seconds([each for each in drawn.answers if second and reads_work(again, each.handler_id)], row.seed)
    for place, each in enumerate(drawn.answers, 1):
        session.add(
            DrawnItem(
                case_id=each.case_id,
                draw_id=row.id,
                stage=each.stage,
                place=place,
                risk=risk_of(each) if drawn.method is DrawMethod.RISK else None,
                reviewer_id=reviewer,
                second_reviewer_id=second if each.name in twice else None,
            )
        )


def take_draw_back(session: Session, desk: Desk, *, draw_id: str) -> Changes:
    """Take a draw back that was made by mistake; one of which anything was reviewed stands."""
    require(desk.officer.role, Act.DRAW)
    row = session.get(QualityDraw, draw_id)
    if row is None or row.withdrawn_on:
        raise Refused("That draw was taken back", do="Look at the list again.")
    items = select(DrawnItem.id).where(DrawnItem.draw_id == draw_id)
    if session.scalar(select(QualityReview.id).where(QualityReview.drawn_item_id.in_(items)).limit(1)):
        raise Refused("Answers of this draw are reviewed already", do="Let it stand: what was drawn is not chosen.")
    row.withdrawn_on = desk.today
    return changed(Subject.QUALITY)


def skip_item(session: Session, desk: Desk, *, item_id: str, because: str) -> Changes:
    """Say why an answer that was drawn is not reviewed: it is counted, and no other is drawn for it."""
    require(desk.officer.role, Act.DRAW)
    _, item = item_of(session, desk, item_id)
    if item.reviewed_by:
        raise Refused("It is reviewed already", do="Nothing has to be done.")
    session.get_one(DrawnItem, item_id).skipped_because = entry.worded(
        because, field="because", what="Why it is not reviewed", limit=200
    )
    return changed(Subject.QUALITY)


def give_item(session: Session, desk: Desk, *, item_id: str, reviewer_id: str) -> Changes:
    """Give an answer that was drawn to another reviewer."""
    require(desk.officer.role, Act.DRAW)
    _, item = item_of(session, desk, item_id)
    _require_reviewer(session, reviewer_id, "reviewer")
    row = session.get_one(DrawnItem, item_id)
    if item.reviewed_by or item.begun_by:
        raise Refused("Its review is begun", do="Let whoever began it finish.", field="reviewer")
    handler = whose(session, [row.case_id]).get((row.case_id, row.stage))
    if reviewer_id in (row.second_reviewer_id, handler):
        why = "Whoever handled it, or marks it a second time, does not review it"
        raise Refused(why, do="Choose somebody else.", field="reviewer")
    if not reads_work(viewer_of(session, desk.today, reviewer_id), handler):
        raise Refused("Whoever reviews it leads whose work it is", do="Choose somebody else.", field="reviewer")
    row.reviewer_id = reviewer_id
    return changed(Subject.QUALITY)


def hold_calibration(
    session: Session, desk: Desk, *, held_on: date, from_on: date, to_on: date, criteria: Sequence[str], words: str
) -> Changes:
    """Record that reviewers compared how they marked, which criteria they talked about, and what they agreed."""
    require(desk.officer.role, Act.DRAW)
    row = Calibration(
        held_on=entry.past(held_on, desk.today, field="held_on"),
        from_on=entry.past(from_on, desk.today, field="from_on"),
        to_on=entry.after(to_on, from_on, field="to_on", what="the first day"),
        criteria=" ".join(criteria) or None,
        words=entry.worded(words, field="words", what="What was agreed"),
        held_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    return changed(Subject.QUALITY, made=row.id)


def take_calibration_back(session: Session, desk: Desk, *, calibration_id: str) -> Changes:
    """Take a calibration back that was written down by mistake."""
    require(desk.officer.role, Act.DRAW)
    row = session.get(Calibration, calibration_id)
    if row is None or row.withdrawn_on:
        raise Refused("That was taken back", do="Look at the list again.")
    row.withdrawn_on = desk.today
    return changed(Subject.QUALITY)


def _require_days(asked: DrawAsked, desk: Desk) -> None:
    entry.past(asked.to_on, desk.today, field="to_on")
    entry.after(asked.to_on, asked.from_on, field="to_on", what="the first day")


def _require_reviewer(session: Session, officer_id: str, field: str) -> None:
    """Raise Refused where whoever is named may not review."""
    if not officer_id:
        return
    officer = session.get(Officer, officer_id)
    if officer is None:
        raise Refused("That officer is not known here", do="Choose one of the list.", field=field)
    refused = refusal(Role.of_row(officer.role), Act.REVIEW_QUALITY)
    if refused:
        raise Refused(f"{officer.name} may not review", do=refused.do, field=field)
