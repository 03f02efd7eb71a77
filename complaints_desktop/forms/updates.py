"""What is asked about how often the resident hears from us (Code 5.9)."""

from collections.abc import Mapping

from complaints_desktop.forms.about import Choice
from complaints_desktop.forms.choices import listed
from complaints_desktop.forms.form import At, Entry, Header, choice, form, line
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.updates import how_often
from complaints_desktop.rules.wording import capitalised

LONGEST = 20
"""Working days between two updates, at most; who would not hear for longer is not kept informed."""


def _interval(every: int) -> Choice:
    words = how_often(every)
    return Choice(every, capitalised(words), str(every))


INTERVALS = tuple(_interval(every) for every in range(1, LONGEST + 1))


@form(
    Header(
        name="updates",
        act=Act.CONTACT,
        menu="Agree how often to update the resident",
        title="Agree how often to update the resident",
        why="Code 5.9: where the answer will be outside the Code's time, agree suitable intervals for updates.",
        button="Save what was agreed",
        said="The interval is on record",
    )
)
class Updates(Entry):
    """How and how often the resident wants to hear from us."""

    updates_every: int | None = choice(
        "How often?", INTERVALS, hint="The next update is counted by it", width=60, default=None
    )
    updates_by: str | None = choice(
        "How?", listed("update_ways"), other=True, worded=True, limit=80, width=44, beside=True, default=None
    )
    updates_agreed: str | None = line(
        "What else was agreed?",
        hint="In words, for example: on Friday afternoons",
        paragraph="5.9",
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what was agreed before."""
        return {name: getattr(at.case, name) for name in cls.asks}
