"""How the sample team looks at its own work: a random draw, reviews with their replies, a few letters for residents."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import select

from complaints_desktop.actions.quality import DrawAsked, draw_answers, give_item, hold_calibration
from complaints_desktop.actions.quality_reviews import (
    Marked,
    ReviewTyped,
    answer_review,
    reply_to_review,
    save_review,
)
from complaints_desktop.case.team import OFFICER
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.session import Session
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.office import Office
from complaints_desktop.reading.quality_draws import ItemSeen, draws
from complaints_desktop.reading.quality_sheet import ReviewSheet, review_sheet
from complaints_desktop.reading.quality_sight import whose
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.sample.growth import LEADER
from db.model import Officer, QualityReview, QualityScore
from db.number_terms import DrawMethod, ReplyKind, Reviewed, Scored

MANAGER, SECOND = LEADER, "Denise Holloway"
NUMBER, REVIEWED, LEFT, DIPPED = 24, 18, 2, 6
"""Answers drawn at random, those of them that are reviewed, those that wait for who is at the desk, letters."""
PERIOD = 150
"""Days back from which answers are drawn."""

SHORT: Mapping[str, tuple[int, Scored, str]] = {
    "C3": (2, Scored.PARTLY, "The decision comes in the fourth paragraph, after the history of the repairs."),
    "C5": (3, Scored.PARTLY, "“We are sorry for any inconvenience” names neither the failing nor what it meant."),
    "A4": (5, Scored.NO, "She asked to be telephoned, and nobody rang before the letter."),
    "B1": (7, Scored.PARTLY, "The contractor was asked once, and not chased."),
    "C1": (11, Scored.NO, "The damp in the second bedroom is in the definition, and has no answer."),
    "D4": (4, Scored.PARTLY, "“Remind the team” is no cause."),
}
"""What falls short in every so-many-th review, and the sentence for it."""
WELL = (
    "It says in its first line what was decided, and it means the apology.",
    "Every call is on record, with what was said and what was agreed.",
    "The remedy was talked through with the resident before it was written down.",
)
COURSE = "Writing an apology that means it"


@dataclass(frozen=True, slots=True)
class Reviewing:
    """The manager at the desk, on days gone by."""

    session: Session
    desk: Desk
    people: Mapping[str, OfficerFacts]

    def at(self, officer: OfficerFacts, ago: int) -> Desk:
        """Return the desk with somebody at it, some days ago."""
        return replace(self.desk, officer=officer, now=self.desk.now - timedelta(ago))


def look_at_work(office: Office) -> None:
    """Have the manager draw and review answers, and their handlers reply; nothing where too little was answered."""
    desk = office.desk()
    with office.record.writing(author=desk.officer.id) as session:
        found = (OFFICER.make(row, 0) for row in session.execute(select(*OFFICER.columns()).order_by(Officer.name)))
        reviewing = Reviewing(session, desk, {each.name: each for each in found})
        try:
            _draw(reviewing, DrawMethod.RANDOM, Reviewed.FILE, NUMBER, ago=20)
        except Refused:  # a sample of a few cases has no answers to draw from
            return
        with suppress(Refused):
            _draw(reviewing, DrawMethod.DIP, Reviewed.LETTER, DIPPED, ago=6)
        _review(reviewing)
        _reply(reviewing)
        held = desk.today - timedelta(4)
        hold_calibration(
            session,
            reviewing.at(reviewing.people[MANAGER], 4),
            held_on=held,
            from_on=held - timedelta(30),
            to_on=held,
            criteria=["C3"],
            words="The answer comes first where the decision stands in the first paragraph, and nowhere else.",
        )


def _draw(reviewing: Reviewing, method: DrawMethod, looks_at: Reviewed, number: int, *, ago: int) -> None:
    today = reviewing.desk.today
    asked = DrawAsked(
        method=method,
        looks_at=looks_at,
        from_on=today - timedelta(PERIOD),
        to_on=today - timedelta(ago),
        number=number,
        seed="sample",
        second_reviewer_id=reviewing.people[SECOND].id if method is DrawMethod.RANDOM else "",
    )
    draw_answers(reviewing.session, reviewing.at(reviewing.people[MANAGER], ago), asked=asked)


def _review(reviewing: Reviewing) -> None:
    manager, leader = reviewing.people[MANAGER], reviewing.people[SECOND]
    (drawn,) = (each for each in draws(reviewing.session, reviewing.at(manager, 0)) if each.looks_at is Reviewed.FILE)
    mine = [
        each
        for each in drawn.items
        if whose(reviewing.session, [each.case_id]).get((each.case_id, each.stage)) != reviewing.desk.officer.id
    ]
    for item in mine[-LEFT:]:
        give_item(reviewing.session, reviewing.at(manager, 19), item_id=item.id, reviewer_id=reviewing.desk.officer.id)
    left = {each.id for each in mine[-LEFT:]}
    for item in [each for each in drawn.items if each.id not in left][:REVIEWED]:
        _mark(reviewing, manager, item, shift=0)
        if item.second is not None:
            _mark(reviewing, leader, item, shift=1)


def _mark(reviewing: Reviewing, reviewer: OfficerFacts, item: ItemSeen, *, shift: int) -> None:
    desk = reviewing.at(reviewer, max(1, REVIEWED - item.place))
    try:
        sheet = review_sheet(reviewing.session, desk, item_id=item.id)
    except Refused:  # the leader does not lead whose it is
        return
    marks = _marks(sheet, item.place + shift)
    typed = ReviewTyped(marks=marks, strengths=WELL[item.place % len(WELL)])
    save_review(reviewing.session, desk, item_id=item.id, typed=typed, finish=True)
    reviewing.session.flush()


def _marks(sheet: ReviewSheet, place: int) -> dict[str, Marked]:
    marks = {}
    for each in sheet.criteria:
        every, scored, quote = SHORT.get(each.key, (0, Scored.YES, ""))
        short = every and place % every == 0
        shown = sheet.shows.get(each.key)
        mark = Marked(scored=scored, quote=quote) if short else Marked(scored=Scored.YES)
        marks[each.key] = Marked(scored=shown.scored) if shown else mark
    return marks


def _reply(reviewing: Reviewing) -> None:
    """One handler agrees, one disputes a mark, and the training of one is needed."""
    manager = reviewing.people[MANAGER]
    known = {each.id: each for each in reviewing.people.values()}
    first = select(QualityReview).where(QualityReview.second.is_(False)).order_by(QualityReview.id)
    others = [
        row for row in reviewing.session.scalars(first) if row.handler_id not in (None, reviewing.desk.officer.id)
    ]
    said = (
        (ReplyKind.AGREED, "I will look at it before the next two letters go."),
        (ReplyKind.DISPUTE, "It stands in the second paragraph of the letter, and in my note of the call."),
    )
    for row, (kind, words) in zip(others, said, strict=False):
        desk = reviewing.at(known[row.handler_id or ""], 2)
        about = {"review_id": row.id, "words": words, "criterion": _short(reviewing, row)}
        reply_to_review(reviewing.session, desk, kind=kind, **about)
    for row in others[2:3]:
        desk = reviewing.at(manager, 2)
        answer_review(reviewing.session, desk, review_id=row.id, kind=ReplyKind.TRAINING, words=COURSE, criterion="C5")


def _short(reviewing: Reviewing, row: QualityReview) -> str:
    """Return the first criterion of a review that took points, or else its first."""
    asked = select(QualityScore).where(QualityScore.review_id == row.id).order_by(QualityScore.criterion)
    scores = reviewing.session.scalars(asked).all()
    taken = [each for each in scores if each.scored in (Scored.NO.value, Scored.PARTLY.value)]
    return (taken or scores)[0].criterion
