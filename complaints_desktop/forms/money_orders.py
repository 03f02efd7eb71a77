"""What money ordered by the Housing Ombudsman asks; it is no offer of ours, and kept apart from them."""

from collections.abc import Mapping
from datetime import date

from complaints_desktop.forms.about import About
from complaints_desktop.forms.form import At, Entry, Header, When, choice, day, form, line, long_text, pounds
from complaints_desktop.forms.money import DIRECT
from complaints_desktop.rules.acts import Act


@form(
    Header(
        name="order-money",
        act=Act.ORDERED,
        menu="Record money the Ombudsman ordered",
        title="Money the Ombudsman ordered",
        why="An order of the Housing Ombudsman is paid to the resident, not set against arrears. It is counted apart "
        "from what we offered, and against nobody's authority.",
        button="Record the order",
        said="The ordered sum is on record, with the promise to pay it",
    )
)
class MoneyOrdered(Entry):
    """A sum that was ordered, and who pays it by when."""

    pence: int = pounds("How much, in pounds?", key="pounds", missing="Give the sum that was ordered", width=40)
    reference: str = line(
        "Under which reference?", missing="Give the Ombudsman's reference", worded=True, width=60, beside=True
    )
    ordered_on: date = day(
        "On which day was it ordered?", missing="Give the day of the determination", when=When.PAST, width=60
    )
    because: str | None = long_text("What is it for, in the Ombudsman's words?", lines=2, worded=True, default=None)
    owner: str = line("Who pays it?", hint="One named person", missing="Name the person who pays it", width=60)
    pay_by: date = day(
        "By when?", hint="As the order says", missing="Give the day by which it is paid", width=60, beside=True
    )
    how_you_will_know: str = line(
        "How is it paid, and how will the resident know?",
        missing="Say how the resident will know that it is paid",
    )


@form(
    Header(
        name="pay-order",
        act=Act.ORDERED,
        title="Record the payment of an order",
        why="The Ombudsman asks for evidence of the day and the way it was paid: to the resident, and not against "
        "arrears, unless the order says so.",
        button="Record the payment",
        said="The payment is on record, and the promise to pay is kept",
        about=About.MONEY_ORDER,
    )
)
class OrderPaid(Entry):
    """The payment of an ordered sum."""

    paid_on: date = day("When was it paid?", missing="Give the day it was paid", when=When.PAST, width=60)
    paid_how: str = choice("How?", DIRECT, missing="Say how it was paid", other=True, limit=80, width=60)
    paid_reference: str = line("Under which reference?", missing="Give the reference", worded=True)

    @classmethod
    def known(cls, at: At) -> Mapping[str, object]:
        """Begin with what is on record."""
        found = next((each for each in at.case.money_orders if each.id == at.subject), None)
        return {name: getattr(found, name) for name in cls.asks} if found else {}


@form(
    Header(
        name="set-aside-order",
        act=Act.ORDERED,
        title="The order is set aside",
        why="A review of the Ombudsman may take an order back. It stays on record.",
        button="Set it aside",
        said="The order is set aside, and the promise to pay it ends",
        about=About.MONEY_ORDER,
    )
)
class OrderSetAside(Entry):
    """An order that a review took back."""

    set_aside_on: date = day("When?", missing="Give the day of the review", when=When.PAST, width=60)
    because: str = line("What does the review say?", missing="Say what the review says", worded=True)
