"""What money asks: offered, answered by the resident, paid; every offer is a promise to pay (Code 7.2, 7.3)."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.desk.register import shipped
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.forms.about import YES_NO, About, Choice, words_of
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text, points, pounds
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.register import BANDS, RATES
from complaints_desktop.rules.wording import count
from db.terms import MoneyKind

KINDS = words_of(each for each in MoneyKind if each is not MoneyKind.WHOLE)
"""What money is offered for; a sum that is not broken down only comes by an import."""

DIRECT = words_of(("bank transfer", "cheque", "voucher", "cash"))
"""The ways in which money reaches the resident; another can be typed."""

HOW_PAID = (*DIRECT[:1], *words_of(("credit to the rent account",)), *DIRECT[1:])
"""The ways in which what we offered is paid: some of it is set against arrears."""

ACCEPTED = (Choice(True, "Accepted it", "accepted"), Choice(False, "Refused it", "refused"))


TIMES = tuple(Choice(number, count(number, "time"), str(number)) for number in range(1, 21))


COUNTED = {
    "time": frozenset({"lost_from", "lost_until"}),
    "day": frozenset({"times"}),
    "week": frozenset({"times"}),
}
"""What is not asked of a fixed sum by what it is per."""


def _not_counted(guide: object) -> frozenset[str]:
    """Return what the guidance that is chosen does not count; all of it is asked of a landlord's own, by its name."""
    if not guide:
        return frozenset({"lost_from", "lost_until", "times", "below_because"})
    if guide in shipped().in_force(BANDS, date.max):
        return frozenset({"lost_from", "lost_until", "times"})
    rate = shipped().in_force(RATES, date.max).get(str(guide))
    return COUNTED[rate.value.per] if rate else frozenset()


def _guides(_: CaseFacts | None) -> tuple[Choice, ...]:
    """Return the fixed sums and the bands that the register ships; a landlord's own is typed by its name."""
    rates, bands = shipped().in_force(RATES, date.max), shipped().in_force(BANDS, date.max)
    said = {name: str(row.value) for name, row in rates.items()} | {name: str(row.value) for name, row in bands.items()}
    return tuple(Choice(name, words, name) for name, words in said.items())


@form(
    Header(
        name="offer",
        act=Act.OFFER,
        menu="Offer money",
        title="Offer money",
        why="Code 7.2 and 7.3: a remedy reflects the impact on the resident, and says by when. Each head is its own "
        "line, with its reason and a promise to pay it.",
        button="Add to the offer",
        said="Added to the offer, with the promise to pay it",
    )
)
class MoneyOffer(Entry):
    """One head of money, and who pays it by when."""

    kind: MoneyKind = choice("What is it for?", KINDS, missing="Say what it is for", width=70)
    pence: int = pounds(
        "How much, in pounds?", key="pounds", missing="Give the sum, as 115 or 115.50", width=30, beside=True
    )
    point_id: str | None = choice("Which point does it answer?", points, key="point", width=110, default=None)
    because: str = long_text(
        "Why that much?",
        hint="For example, 23 days without heating at £8 a day",
        missing="Say how it comes to that sum",
        paragraph="7.2",
        lines=2,
        worded=True,
    )
    guide: str | None = choice(
        "Which sum or band of the Ombudsman's guidance is it by?",
        _guides,
        hint="The program counts what it comes to, and asks where less is offered",
        unchosen="None",
        paragraph="7.4",
        other=True,
        limit=80,
        width=140,
        default=None,
    )
    lost_from: date | None = day("First day of the loss", when=When.PAST, width=60, default=None)
    lost_until: date | None = day("Last day of the loss", when=When.PAST, width=60, beside=True, default=None)
    times: int | None = choice("How often?", TIMES, unchosen="Not counted", width=40, default=None)
    below_because: str | None = long_text(
        "Why is it less than the guidance, where it is?", lines=2, worded=True, paragraph="7.4", default=None
    )
    owner: str = line(
        "Who pays it?", hint="One named person", missing="Name the person who pays it", paragraph="7.3", width=60
    )
    pay_by: date = day(
        "By when?", hint="The letter prints this day", missing="Give the day by which it is paid", paragraph="7.3",
        beside=True,
    )  # fmt: skip
    how_you_will_know: str = line(
        "How is it paid, and how will the resident know?",
        hint="The letter prints it as you write it. For example, into your bank account; we will write to you",
        missing="Say how the resident will know that it is paid",
        paragraph="7.3",
    )
    to_arrears: bool = choice(
        "Is it set against arrears?", YES_NO, hint="Money for distress is paid to the resident", width=40, default=False
    )
    arrears_because: str | None = line(
        "Why is it set against arrears?", hint="The letter prints it", worded=True, beside=True, default=None
    )
    offered_on: date | None = day(
        "When was it said to the resident?",
        hint="Leave empty where a letter is still to tell of it",
        key="told_on",
        when=When.PAST,
        default=None,
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with who pays and by when as it was said of the head before; a day that has passed is asked anew."""
        paid = [each for each in at.case.open_commitments if each.offer_id]
        if not paid:
            return {"to_arrears": False}
        last = max(paid, key=lambda each: each.id)
        ahead = {"pay_by": last.due_on} if last.due_on >= at.desk.today else {}
        return {"owner": last.owner.name, "how_you_will_know": last.how_you_will_know, "to_arrears": False, **ahead}

    @classmethod
    def left_out(cls, case: CaseFacts | None, said: Mapping[str, object]) -> frozenset[str]:  # noqa: ARG003  # the same of every case
        """Ask why it is set against arrears only where it is, and what the guidance counts once that is chosen."""
        arrears = frozenset() if said.get("to_arrears") else frozenset({"arrears_because"})
        return arrears | _not_counted(said.get("guide"))


@form(
    Header(
        name="answer-offer",
        act=Act.PAY,
        title="What the resident said to an offer",
        why="Code 7.3: agreed with the resident where that fits. An offer that is refused is offered no more, and its "
        "promise to pay ends; more is a new offer.",
        button="Save",
        said="What the resident said is on record",
        about=About.OFFER,
    )
)
class OfferAnswered(Entry):
    """What the resident said to an offer."""

    offered_on: date | None = day(
        "When was it said to the resident?", key="told_on", when=When.PAST, width=60, default=None
    )
    accepted: bool = choice("What did they say?", ACCEPTED, missing="Say whether they accepted it", width=60)
    answered_on: date = day("When?", missing="Give the day they said it", when=When.PAST, width=60, beside=True)
    because: str | None = long_text("In their words", lines=2, default=None)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with the day it was told."""
        found = offer_in(at.case, at.subject)
        return {"offered_on": found.offered_on, "answered_on": at.desk.today} if found else {}


@form(
    Header(
        name="pay",
        act=Act.PAY,
        title="Record the payment",
        why="Code 7.3: what is offered is followed through to completion. The promise to pay is kept with it.",
        button="Record the payment",
        said="The payment is on record, and the promise to pay is kept",
        about=About.OFFER,
    )
)
class OfferPaid(Entry):
    """The payment of an offer: on which day, how, under which reference."""

    offered_on: date | None = day(
        "When was it said to the resident?", key="told_on", when=When.PAST, width=60, default=None
    )
    paid_on: date = day("When was it paid?", missing="Give the day it was paid", when=When.PAST, width=60, beside=True)
    paid_how: str = choice("How?", HOW_PAID, missing="Say how it was paid", other=True, limit=80, width=60)
    paid_reference: str = line(
        "Under which reference?", hint="Of the payment run or the account", missing="Give the reference", worded=True
    )

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what is on record."""
        found = offer_in(at.case, at.subject)
        return {name: getattr(found, name) for name in cls.asks} if found else {}


def offer_in(case: CaseFacts, offer_id: str) -> OfferFacts | None:
    """Return the offer with that id, at whichever stage it was made."""
    return next((each for stage in case.stages for each in stage.offers if each.id == offer_id), None)
