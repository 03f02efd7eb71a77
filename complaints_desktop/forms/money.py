"""What an offer of money asks (Code 7.2)."""

from complaints_desktop.forms.about import words_of
from complaints_desktop.forms.form import Entry, Header, choice, form, long_text, points, pounds
from complaints_desktop.rules.acts import Act
from db.terms import MoneyKind


@form(
    Header(
        name="offer",
        act=Act.OFFER,
        menu="Offer money",
        title="Offer money",
        why="Code 7.2: a remedy reflects the impact on the resident. Each head is its own line, with its reason.",
        button="Add to the offer",
        said="Added to the offer; it will be printed in the response",
    )
)
class MoneyOffer(Entry):
    """One head of money."""

    kind: MoneyKind = choice("What is it for?", words_of(MoneyKind), missing="Say what it is for", width=70)
    pence: int = pounds(
        "How much, in pounds?", key="pounds", missing="Give the sum, as 115 or 115.50", width=30, beside=True
    )
    point_id: str | None = choice("Which point does it answer?", points, key="point", width=110, default=None)
    because: str = long_text(
        "Why that much?",
        hint="For example, 23 days without heating at £5 a day",
        missing="Say how it comes to that sum",
        paragraph="7.2",
        lines=2,
    )
