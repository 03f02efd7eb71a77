"""A landlord's own, stricter limits on the Code's clocks."""

from functools import partial

from PySide6.QtWidgets import QStackedWidget

from complaints_desktop.actions.settings import change_targets
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.clocks import RULES, Target
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.fields import ChoiceField, TextField
from ui.kit.flow import flow
from ui.kit.layouts import sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import heading, text
from ui.settings.number_field import NumberField
from ui.settings.section import Section, Work

CLOCKS = tuple(
    (f"{rule.clock} {rule.stage}", f"{rule.do.capitalize()}, stage {rule.stage} (Code: {rule.limit})") for rule in RULES
)
FROM = ((True, "Receipt of the complaint"), (False, "The start of the Code's own clock"))

COLUMNS: tuple[Column[Target], ...] = (
    Column(name="name", title="Target", width=54, text=lambda row: row.name),
    Column(name="clock", title="Clock", width=39, text=lambda row: f"{row.clock.capitalize()}, stage {row.stage}"),
    Column(name="limit", title="Within", width=26, text=lambda row: row.within),
    Column(
        name="from",
        title="Counted from",
        width=20,
        text=lambda row: "receipt" if row.from_receipt else "the Code's start",
    ),
)


class Targets(Section):
    """The targets as a table, with one to add."""

    title = "Our own targets"
    why = (
        "Limits stricter than the Code's. They are shown beside the Code's dates, never in their place: "
        "a target that is missed is not a failure under the Code."
    )
    action_words = "Add the target"
    said = "The target is added"
    setting = "targets"

    def lay_out(self) -> None:
        """Show the targets that hold, and ask for one more."""
        self.targets: tuple[Target, ...] = ()
        self.table: PagedTable[Target] = PagedTable("Our own targets", COLUMNS)
        sized(self.table, least_height=46)
        self._none = text("None: only the Code's own dates are shown.", "quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        self.body.addWidget(self._stack)
        self.remove = Button("Remove the chosen target", self.remove_chosen, name="Remove the chosen target (Del)")
        self.body.addWidget(flow(self.remove))
        self.on_delete(self.table, self.remove_chosen)
        self.body.addWidget(heading("Add a target"))
        self.add_row(
            TextField("name", "What is it called?", hint="For example, Acknowledge in 2 days", width=85, longest=80),
            ChoiceField("clock", "Which clock?", CLOCKS, hint="In brackets: the Code's working days", width=75),
        )
        self.add_row(
            NumberField("limit", "How many working days?", hint="Up to the Code's limit"),
            ChoiceField("from_receipt", "Counted from", FROM, hint="Day 0 of the count", width=75),
        )
        self.form.require(
            {
                "name": "Name the target",
                "clock": "Choose the clock",
                "limit": "Give a whole number of working days",
                "from_receipt": "Choose what it is counted from",
            }
        )

    def fill(self, desk: Desk) -> None:
        """Show the targets that hold."""
        self.targets = desk.settings.targets
        self.table.show_ids(range(len(self.targets)), dict(enumerate(self.targets)))
        self._stack.setCurrentIndex(0 if self.targets else 1)
        sized(self._stack, most_height=46 if self.targets else 8)
        self.remove.setVisible(bool(self.targets))
        self.form.clear()

    def work(self) -> Work:
        """Add one more to those that hold."""
        clock, stage = self.form.text("clock").split()
        limit = self.form["limit"].value
        target = Target(
            name=self.form.text("name"),
            clock=clock,
            stage=int(stage),
            limit=limit if isinstance(limit, int) else 0,
            from_receipt=self.form["from_receipt"].value is True,
        )
        return partial(change_targets, targets=(*self.targets, target))

    def remove_chosen(self) -> None:
        """Take the chosen targets out, from today on."""
        chosen = set(self.table.chosen_ids)
        if chosen and self.may:
            kept = tuple(target for n, target in enumerate(self.targets) if n not in chosen)
            self.do(partial(change_targets, targets=kept), "Removed: from today on it is not asked")
