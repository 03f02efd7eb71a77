"""What is asked when a complaint is logged: on the phone, from whatever is known (Code 1.2, 3.2, 5.10, 6.1)."""

from collections.abc import Mapping
from datetime import date, timedelta

from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.about import YES_NO
from complaints_desktop.forms.assessment import HAZARDS
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import At, Header, When, choice, day, form, line, long_text, points_told, several
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.forms.told import AdjustmentTyped, PointTyped
from complaints_desktop.rules.acts import Act
from db.terms import Hazard

LONG_BEFORE = timedelta(365)
"""Between a first expression and the complaint, before it is asked whether the year was mistyped."""


@form(
    Header(
        name="log",
        act=Act.LOG,
        title="Log a complaint",
        why="Code 1.2 and 3.2: an expression of dissatisfaction, however made, to any of our staff or agents.",
        button="Log the complaint",
        said="The complaint is logged. Next: define its points, then acknowledge it.",
    )
)
class Intake(PersonDetails):
    """A complaint as it is told; of the resident only the name cannot be missing."""

    summary: str = long_text(
        "What happened, since when, and what it means for them",
        missing="Write what happened",
        paragraph="5.6",
        lines=2,
    )
    points: tuple[PointTyped, ...] = points_told(
        "The points",
        hint="One thing that went wrong in each (Enter makes the next): what the acknowledgement defines (Code 5.6)",
        default=(),
    )
    hazard: Hazard | None = choice("Hazard in the home?", HAZARDS, hint="Damp, no heating, danger", default=None)
    needs: tuple[str, ...] = several("Needs", listed("needs"), hint="As they told us (Code 5.10)", limit=80, default=())
    adjustments: tuple[AdjustmentTyped, ...] = several(
        "Adjustments",
        listed("adjustments"),
        hint="As agreed with them (Code 5.10)",
        limit=80,
        of=AdjustmentTyped.called,
        default=(),
    )
    vulnerable: bool | None = choice("Needs that matter here?", YES_NO, default=None)
    complex: bool | None = choice("Complex?", YES_NO, default=None)
    category: str | None = choice("Category", listed("categories"), other=True, limit=80, default=None)
    channel: str | None = choice("How it reached us", listed("channels"), other=True, limit=80, default=None)
    received_on: date = day(
        "Received by anyone of ours",
        hint="The first member of staff or contractor it reached, not only our team (Code 3.2)",
        missing="Give the day it first reached anyone of ours",
        paragraph="3.2",
        when=When.PAST,
    )
    received_by: str | None = line("By whom", hint="A name, a team or a contractor", default=None)
    expressed_on: date | None = day(
        "First unhappy, if earlier",
        hint="When they first said they were unhappy about this",
        when=When.PAST,
        default=None,
    )
    expressed_to: str | None = line(
        "To whom did they say so?", hint="The repairs line is one of ours; an MP or a councillor is not", default=None
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with a call taken now."""
        return cls.suggested(at.desk)

    @classmethod
    def suggested(cls, desk: Desk) -> Mapping[str, object]:
        """Return a call taken now."""
        return {"received_on": desk.today, "received_by": desk.officer.name, "channel": "telephone"}


def expression_doubt(received_on: date | None, expressed_on: date | None) -> str:
    """Return why the day of the first expression may be a slip; empty where nothing speaks against it."""
    if received_on is None or expressed_on is None or received_on - expressed_on <= LONG_BEFORE:
        return ""
    return "More than a year before it reached us. Is it right?"
