"""What an extension asks (Code 6.4, 6.15)."""

from datetime import date

from complaints_desktop.forms.form import Entry, Header, When, day, form, long_text
from complaints_desktop.rules.acts import Act


@form(
    Header(
        name="extension",
        act=Act.EXTEND,
        menu="Extend the time to answer",
        title="Extend the time to answer",
        why="Code 6.4 and 6.15: with a good reason, explained to the resident before the answer is due.",
        button="Record the extension",
        said="The extension is recorded; it counts once a letter has told the resident before the answer is due",
    )
)
class TimeExtended(Entry):
    """Until when an answer is put off, and why."""

    due_on: date = day(
        "By when will you answer?",
        hint="For example, 24 Apr 2026",
        missing="Give the new date of the answer",
        paragraph="6.4",
        when=When.AHEAD,
    )
    reason: str = long_text(
        "Why do we need longer?",
        hint="What is still missing, and what was done so far. The letter prints it as you write it",
        missing="Say why the resident has to wait longer",
        paragraph="6.4",
    )
    good_reason: str | None = long_text(
        "If it goes further than the Code allows: why?",
        hint="Only a manager can say why it has to take longer than that",
        lines=2,
        default=None,
    )
