"""What is asked of somebody consulted on a decision (Code 6.20)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.form import At, Entry, Header, When, day, form, line, long_text
from complaints_desktop.rules.acts import Act


@form(
    Header(
        name="consult",
        act=Act.CHECK,
        menu="Record who was consulted",
        title="Somebody consulted",
        why="Code 6.20: stage 2 involves all suitable staff. On a complex case the Director is consulted (policy).",
        button="Save",
        said="Who was consulted is on record",
    )
)
class Consulted(Entry):
    """Who was asked for their view, when, and what they said."""

    name: str = line("Who was consulted?", hint="Name and post", missing="Say who was consulted", worded=True)
    consulted_on: date = day("When?", missing="Give the day", when=When.PAST)
    said: str | None = long_text("What did they say?", worded=True, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with today."""
        return {"consulted_on": at.desk.today}
