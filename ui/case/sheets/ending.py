"""Offer money, and close the case."""

import re
from decimal import Decimal
from functools import partial

from complaints_desktop.actions import closing, money
from complaints_desktop.refusals import Refused
from db.words import MoneyKind
from ui.case.sheets.base import ActionSheet, Work
from ui.kit.banner import Banner
from ui.kit.fields import ChoiceField, LongTextField, TextField

_POUNDS = re.compile(r"[0-9]{1,9}(\.[0-9]{0,2})?|\.[0-9]{1,2}")
"""Digits only: 1e9 is a number to a computer and a slip to a person, and a long power would hold the window up."""


class MoneySheet(ActionSheet):
    """One head of money."""

    title_words = "Offer money"
    why = "Code 7.2: a remedy reflects the impact on the resident. Each head is its own line, with its reason."
    action_words = "Add to the offer"
    said = "Added to the offer; it will be printed in the response"

    def lay_out(self) -> None:
        """Ask for what, how much and why."""
        self.required = {
            "kind": "Say what it is for",
            "pence": "Give the sum, as 115 or 115.50",
            "because": "Say how it comes to that sum",
        }
        kinds = tuple((kind, kind.value.capitalize()) for kind in MoneyKind)
        points = tuple((point.id, f"{point.number}. {point.text[:70]}") for point in self.case.points)
        self.add_row(
            ChoiceField("kind", "What is it for?", kinds, width=70),
            TextField("pence", "How much, in pounds?", width=30, longest=12),
        )
        self.add(
            ChoiceField("point_id", "Which point does it answer?", points, width=110, optional=True),
            LongTextField(
                "because", "Why that much?", hint="For example, 23 days without heating at £5 a day", lines=2
            ),
        )

    def act(self) -> None:
        """Do it, if the sum can be read."""
        typed = self.form.text("pence")
        if typed and pence_of(typed) is None:
            self.refuse(Refused(f"“{typed}” is not a sum", do="Type it as 115 or 115.50.", field="pence"))
        else:
            super().act()

    def work(self) -> Work:
        """Add it."""
        return partial(
            money.offer,
            case_id=self.case.id,
            kind=MoneyKind(str(self.form["kind"].value)),
            pence=pence_of(self.form.text("pence")) or 0,
            because=self.form.said("because"),
            point_id=self.form.said("point_id"),
        )


class CloseSheet(ActionSheet):
    """Close an answered case."""

    title_words = "Close the case"
    why = "Code 9.1: look beyond the case for what could be better. Open commitments stay until they are kept."
    action_words = "Close the case"
    said = "The case is closed; its commitments stay in the tracker"

    def lay_out(self) -> None:
        """Show what stays open, ask what was learned."""
        self.required = {"learning": "Say what was learned, even if it is that nothing needs to change"}
        still = self.case.open_commitments
        if still:
            words = "; ".join(each.what for each in still)
            self.body.addWidget(
                Banner(f"{len(still)} open after the closing", more=words, tone="warn", icon_name="commitments")
            )
        self.add(
            LongTextField(
                "learning", "What was learned?", hint="What we will do differently, or why nothing needs to change"
            )
        )

    def prefill(self) -> None:
        """Fill in what was written before."""
        self.form.fill({"learning": self.case.learning})

    def work(self) -> Work:
        """Close it."""
        return partial(closing.close, case_id=self.case.id, learning=self.form.text("learning"))


class WithdrawSheet(ActionSheet):
    """Close a case at the resident's own request."""

    title_words = "Withdrawn by the resident"
    why = "Only where the resident asked. A clock that was late stays late."
    action_words = "Record the withdrawal"
    said = "The complaint is withdrawn"

    def lay_out(self) -> None:
        """Ask who asked and why."""
        self.required = {"because": "Say who asked, when and why"}
        self.add(LongTextField("because", "Who asked, when, and why?", lines=2))

    def work(self) -> Work:
        """Record it."""
        return partial(closing.withdraw, case_id=self.case.id, because=self.form.text("because"))


def pence_of(typed: str) -> int | None:
    """Return pounds as typed (115, £1,250.50) in pence, None where it is no sum of money."""
    plain = typed.replace("£", "").replace(",", "").strip()
    pence = int(Decimal(plain) * 100) if _POUNDS.fullmatch(plain) else 0
    return pence or None
