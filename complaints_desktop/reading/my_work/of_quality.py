"""Work that reviews of quality make: answers to review, reviews to reply to, disputes to decide."""

from collections.abc import Iterator

from sqlalchemy import select

from complaints_desktop.reading.my_work.found import Found, Sought
from complaints_desktop.reading.my_work.kind_row import KindRow
from complaints_desktop.reading.quality import Seen, answered_by, reviews
from complaints_desktop.reading.quality_draws import draws
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.rules.quality_sight import Sight
from complaints_desktop.rules.wording import in_short
from db.model import DrawnItem, QualityReview
from db.number_terms import ReplyKind

FINISHED = QualityReview.finished_at.is_not(None)


def to_review(sought: Sought) -> Iterator[Found]:
    """Find the answers that were drawn for this officer to review; whose they are is not said."""
    me = sought.desk.officer
    if Act.REVIEW_QUALITY not in rights_of(me.role).acts or not _named(sought):
        return
    for draw in draws(sought.session, sought.desk):
        for item in draw.items:
            if item.waits_for(me.id):
                because = f"it was drawn on {in_short(draw.drawn_on)}, place {item.place:,} of {len(draw.items):,}"
                what = f"Review the {draw.looks_at.value} of stage {item.stage}"
                yield Found(what=what, because=because, reference=item.reference, thing=item.id)


def _named(sought: Sought) -> bool:
    """Whether this officer is to review anything at all."""
    me = sought.desk.officer.id
    asked = select(DrawnItem.id).where((DrawnItem.reviewer_id == me) | (DrawnItem.second_reviewer_id == me))
    return sought.session.scalar(asked.limit(1)) is not None


def to_reply(sought: Sought) -> Iterator[Found]:
    """Find the reviews of this officer's own work to which they have said nothing."""
    for each in reviews(sought.session, sought.desk, QualityReview.handler_id == sought.desk.officer.id, FINISHED):
        if each.sight is Sight.OWN and each.waits_for_reply:
            what = f"A review of your {each.review.looks_at.value} to reply to"
            yield _found(each, what, f"it was reviewed on {in_short(each.review.reviewed_on)}")


def to_decide(sought: Sought) -> Iterator[Found]:
    """Find the disputed marks that this officer may decide as a third person."""
    if Act.REVIEW_QUALITY not in rights_of(sought.desk.officer.role).acts:
        return
    for each in reviews(sought.session, sought.desk, answered_by(ReplyKind.DISPUTE)):
        if each.sight is Sight.READS and each.review.disputed:
            keys = ", ".join(one.criterion or "" for one in each.review.disputed)
            yield _found(each, f"Decide a dispute over {keys}", "its handler disputes it, and a third person decides")


def _found(seen: Seen, what: str, because: str) -> Found:
    return Found(what=what, because=because, reference=seen.review.reference, thing=seen.review.id)


TO_REVIEW = KindRow(
    icon="star",
    word="Answer to review",
    do="Review it",
    act=Act.REVIEW_QUALITY,
    source=to_review,
    screen="quality",
    view="item",
)

TO_REPLY = KindRow(
    icon="star",
    word="Review of your work",
    do="Read it and reply",
    act=Act.REPLY_TO_REVIEW,
    source=to_reply,
    screen="quality",
    view="review",
)

TO_DECIDE = KindRow(
    icon="question",
    word="Disputed mark",
    do="Decide it",
    act=Act.REVIEW_QUALITY,
    source=to_decide,
    screen="quality",
    view="review",
)
