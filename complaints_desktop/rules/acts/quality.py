"""Quality of complaint handling: drawn, reviewed, answered."""

from complaints_desktop.rules.acts.act import LEADERS, WITH_OMBUDSMAN, ActRow
from complaints_desktop.rules.states import NO_CASE
from db.shared.rights import ANY as NEW

DRAW = ActRow(
    words="draw answers for review",
    who=LEADERS,
    states=NO_CASE,
    stays="A draw is taken back by name, and stays on record as taken back",
    writes={
        "quality_draw": (NEW, "withdrawn_on"),
        "drawn_item": (NEW, "reviewer_id", "second_reviewer_id", "skipped_because"),
        "calibration": (NEW, "withdrawn_on"),
    },
)


REVIEW_QUALITY = ActRow(
    words="review how a complaint was handled",
    who=LEADERS,
    states=NO_CASE,
    stays="A review is taken back by name; the scores of one that is finished stay",
    writes={
        "quality_review": (NEW, "strengths", "critical", "finished_at", "withdrawn_on"),
        "quality_score": (NEW, "scored", "overruled_because", "quote", "note"),
        "review_reply": (NEW,),
    },
)


REPLY_TO_REVIEW = ActRow(
    words="reply to a review of one’s own work",
    who=WITH_OMBUDSMAN,
    own_only=WITH_OMBUDSMAN - LEADERS,
    states=NO_CASE,
    stays="What was said stays on record",
    writes={"review_reply": (NEW,)},
)
