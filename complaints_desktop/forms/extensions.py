"""What an extension asks (Code 6.4, 6.15, 5.9)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, long_text
from complaints_desktop.forms.updates import INTERVALS
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.updates import EVERY, agreed


@form(
    Header(
        name="extend",
        act=Act.EXTEND,
        menu="Extend the time to answer",
        title="Extend the time to answer",
        why="Code 6.4 and 6.15: with a good reason, explained to the resident before the answer is due.",
        button="Record the extension",
        said="The extension is recorded; it counts once a letter has told the resident before the answer is due",
    )
)
class TimeExtended(Entry):
    """Until when an answer is put off, why, and how the resident hears from us until then."""

    due_on: date = day(
        "By when will you answer?",
        hint="For example, 24 Apr 2026",
        missing="Give the new date of the answer",
        paragraph="6.4",
        when=When.AHEAD,
    )
    reason_code: str = choice(
        "What kind of reason is it?",
        listed("extension_reasons"),
        missing="Choose the kind of reason",
        paragraph="6.4",
        other=True,
        worded=True,
        limit=80,
        width=60,
        beside=True,
    )
    reason: str = long_text(
        "Why do we need longer?",
        hint="What is still missing, and what was done so far. The letter prints it as you write it",
        missing="Say why the resident has to wait longer",
        paragraph="6.4",
        worded=True,
    )
    good_reason: str | None = long_text(
        "If it goes further than the Code allows: why?",
        hint="Only a manager can say why it has to take longer than that",
        lines=2,
        worded=True,
        default=None,
    )
    updates_every: int | None = choice(
        "Updates to the resident",
        INTERVALS,
        hint="As agreed with them (Code 5.9)",
        width=60,
        default=None,
    )
    updates_by: str | None = choice(
        "How?", listed("update_ways"), other=True, worded=True, limit=80, width=44, beside=True, default=None
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the extension no letter has told of, and what is agreed about updates."""
        case, untold = at.case, at.case.current.untold
        begun = ("due_on", "reason_code", "reason", "good_reason") if untold else ()
        every = case.updates_every or (None if agreed(case) else EVERY)
        return {
            **{name: getattr(untold, name) for name in begun},
            "updates_every": every,
            "updates_by": case.updates_by,
        }
