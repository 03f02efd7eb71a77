"""Offer money."""

from functools import partial

from complaints_desktop.actions import money
from complaints_desktop.forms.entry import pence_of
from complaints_desktop.rules.refusals import Refused
from db.terms import MoneyKind
from ui.kit.fields import ChoiceField, LongTextField, TextField
from ui.sheets.sheet import ActionSheet, Work


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
