"""What an offer of money asks (Code 7.2)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import About, words_of
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, long_text, points, pounds
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
        said="Added to the offer",
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
        worded=True,
    )
    offered_on: date | None = day(
        "When was it said to the resident?",
        hint="Leave empty where the response is still to come: it tells of the offer",
        key="told_on",
        when=When.PAST,
        default=None,
    )


@form(
    Header(
        name="pay",
        act=Act.PAY,
        title="What became of an offer",
        why="Code 7.3: what is offered is followed through to completion.",
        button="Save",
        said="What became of the offer is on record",
        about=About.OFFER,
    )
)
class OfferMet(Entry):
    """The days on which an offer was told, accepted and paid."""

    offered_on: date | None = day(
        "When was it said to the resident?", key="told_on", when=When.PAST, width=60, default=None
    )
    accepted_on: date | None = day(
        "When did the resident accept it?", when=When.PAST, width=60, beside=True, default=None
    )
    paid_on: date | None = day("When was it paid?", when=When.PAST, width=60, beside=True, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the days on record."""
        found = next((each for stage in at.case.stages for each in stage.offers if each.id == at.subject), None)
        return {name: getattr(found, name) for name in cls.asks} if found else {}
