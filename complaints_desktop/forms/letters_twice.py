"""What it asks to settle which of two letters of one kind stands (Code 5.12)."""

from collections.abc import Sequence

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import Choice
from complaints_desktop.forms.form import Entry, Header, choice, form, long_text
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.letters_twice import letters_of
from complaints_desktop.rules.wording import in_full, in_london


def _letters(case: CaseFacts | None) -> Sequence[Choice]:
    """Those of which somebody has to say which stands, by when and by whom."""
    return tuple(
        Choice(
            each.id,
            f"{number}. Of {in_full(each.issued_on)}, {in_london(each.issued_at):%H:%M}, "
            f"by {each.by or 'nobody named'}, to {each.to}",
            str(number),
        )
        for number, each in enumerate(letters_of(case) if case else (), 1)
    )


@form(
    Header(
        name="settle-letters",
        act=Act.SETTLE_LETTERS,
        menu="Say which letter stands",
        title="Say which of the letters stands",
        why="Two desks sent the same letter, and neither knew of the other. Both stay on record as they went; say "
        "which one holds, and then tell it in a letter.",
        button="It stands",
        said="It is settled. Now write the letter that says so",
    )
)
class LettersSettled(Entry):
    """Which of several letters of one kind stands, and why."""

    stands_id: str = choice("Which of them stands?", _letters, key="letter", missing="Choose the one that stands")
    because: str = long_text(
        "Why that one?",
        hint="What the other says that does not hold; whether they have been rung",
        missing="Say why that one stands",
        worded=True,
    )
