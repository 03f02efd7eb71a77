"""What is done about quality at a desk: drawn, reviewed, replied to."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

from complaints_desktop.actions import quality, quality_reviews
from complaints_desktop.exchange import importing
from complaints_desktop.reading.quality_draws import DrawSeen, draws
from complaints_desktop.rules.acts import Act
from db.number_terms import DrawMethod, ReplyKind, Reviewed, Scored
from tests.complaints_desktop.sharing.two_offices import Sharer

Scene = Callable[[Sharer, str], None]

ANSWERED = {"resident_name": "A Tenant", "address": "1 High Street", "received_on": "2026-03-02"}
ANSWERED |= {"acknowledged_on": "2026-03-04", "stage1_responded_on": "2026-03-10"}
WEEK = {"from_on": date(2026, 3, 9), "to_on": date(2026, 3, 13)}


def answered_by(handler: str) -> Scene:
    """Have the head bring a complaint in that somebody of no team answered a fortnight ago."""

    def answered(officer: Sharer, case_id: str) -> None:
        path = Path(officer.office.record.path).parent / f"answered-{case_id}.csv"
        row = {"source_reference": case_id, **ANSWERED, "handler": handler}
        path.write_text(f"{','.join(row)}\n{','.join(row.values())}\n")
        officer.act(importing.import_file, path=path)

    return answered


def _drawn(officer: Sharer) -> DrawSeen:
    """Draw the answers of that week, and return the draw."""
    asked = quality.DrawAsked(method=DrawMethod.CENSUS, looks_at=Reviewed.FILE, **WEEK)
    made = officer.act(quality.draw_answers, asked=asked).made
    with officer.office.record.reading() as session:
        return next(each for each in draws(session, officer.office.desk()) if each.id == made)


def draw(officer: Sharer, _case_id: str) -> None:
    """Draw answers, give one away, leave one out; draw others and take that back; compare how reviewers mark."""
    first, *_ = _drawn(officer).items
    officer.act(quality.give_item, item_id=first.id, reviewer_id=officer.office.desk().officer.id)
    officer.act(quality.skip_item, item_id=first.id, because="It is to be erased")
    officer.act(quality.take_draw_back, draw_id=_drawn(officer).id)
    today = officer.office.desk().today
    days = {"held_on": today, "from_on": today - timedelta(30), "to_on": today}
    made = officer.act(quality.hold_calibration, **days, criteria=["C3"], words="Plain is a reading age of 11").made
    officer.act(quality.take_calibration_back, calibration_id=made)


def _typed(officer: Sharer) -> quality_reviews.ReviewTyped:
    because = "The paper file has it"
    criteria = officer.office.desk().settings.quality.criteria
    marks = {each.key: quality_reviews.Marked(scored=Scored.YES, because=because) for each in criteria}
    return quality_reviews.ReviewTyped(marks=marks, strengths="A kind and plain letter")


def _reviewed(officer: Sharer, wanted: str = "") -> str:
    """Draw and review an answer, and return the review: of the case with that source reference, or the first."""
    items = _drawn(officer).items
    asked = "SELECT id FROM case_ WHERE source_reference = ?"
    found = {str(each) for (each,) in officer.office.record.rows(asked, (wanted,))}
    item = next(each for each in items if not wanted or each.case_id in found)
    typed = _typed(officer)
    officer.act(quality_reviews.save_review, item_id=item.id, typed=typed, finish=False)
    return officer.act(quality_reviews.save_review, item_id=item.id, typed=typed, finish=True).made or ""


def review(officer: Sharer, _case_id: str) -> None:
    """Review an answer, agree on a point, and take the review back."""
    made = _reviewed(officer)
    said = {"kind": ReplyKind.AGREED, "words": "Name the effect in each apology", "criterion": "C5"}
    officer.act(quality_reviews.answer_review, review_id=made, **said)
    officer.act(quality_reviews.take_review_back, review_id=made)


def reviewed(officer: Sharer, case_id: str) -> None:
    """Have the head review what the officer who is tried answered a fortnight ago."""
    answered_by("Pat")(officer, case_id)
    _reviewed(officer, case_id)


def reply(officer: Sharer, case_id: str) -> None:
    """Reply to the review of one’s own work."""
    asked = "SELECT r.id FROM quality_review r JOIN case_ c ON c.id = r.case_id WHERE c.source_reference = ?"
    ((found,),) = officer.office.record.rows(asked, (case_id,))
    said = {"kind": ReplyKind.REPLY, "words": "I will name the effect next time"}
    officer.act(quality_reviews.reply_to_review, review_id=found, **said)


SCENES: Mapping[Act, tuple[Scene, ...]] = {
    Act.DRAW: (draw,),
    Act.REVIEW_QUALITY: (review,),
    Act.REPLY_TO_REVIEW: (reply,),
}
"""How each act about quality is done."""

READY: Mapping[Scene, tuple[Scene, ...]] = {
    draw: (answered_by("Second Hand"),),
    review: (answered_by("Second Hand"),),
    reply: (reviewed,),
}
"""What the head has done before."""
