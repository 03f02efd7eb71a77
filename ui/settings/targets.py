"""A landlord's own, stricter limits on the Code's clocks."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from complaints_desktop.actions.settings import change_targets
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.own_targets import Kept, kept
from complaints_desktop.rules.clocks import OWN, RULES, Period, Rule, Target
from complaints_desktop.rules.clocks.own import KINDS
from complaints_desktop.rules.clocks.units import WORKING_DAYS
from complaints_desktop.rules.wording import capitalised, in_short
from ui.kit.column import Column
from ui.kit.fields import ChoiceField, TextField
from ui.kit.layouts import show_if
from ui.kit.number_field import NumberField
from ui.kit.texts import text
from ui.settings.rows import RowsSection
from ui.workplace.question import question
from ui.workplace.section import Work


def _words(rule: Rule, limit: str) -> str:
    return f"{capitalised(rule.do)}, stage {rule.stage} ({limit})"


def _since(target: Target) -> str:
    return in_short(target.holds.first) if target.holds.first else "always"


CLOCKS = (
    *((f"{each.clock} {each.stage}", _words(each, f"Code: {each.limit}")) for each in RULES),
    *((f"{each.clock} {each.stage}", _words(each, f"ours: {each.within}")) for each in OWN),
)
COUNTED = timedelta(90)
"""How far back complaints came that are counted."""

FROM = ((True, "Receipt of the complaint"), (False, "The start of the Code's own clock"))

COLUMNS: tuple[Column[Target], ...] = (
    Column(name="name", title="Target", width=50, text=lambda row: row.name),
    Column(name="clock", title="Clock", width=39, text=lambda row: f"{capitalised(row.clock)}, stage {row.stage}"),
    Column(name="limit", title="Within", width=26, text=lambda row: row.within),
    Column(
        name="from",
        title="Counted from",
        width=20,
        text=lambda row: "receipt" if row.from_receipt else "the Code's start",
    ),
    Column(name="since", title="Holds from", width=20, text=_since),
)


REQUIRED = {
    "name": "Name the target",
    "clock": "Choose the clock",
    "limit": "Give a whole number of working days",
    "from_receipt": "Choose what it is counted from",
}
"""What is said where one of them is empty."""


class Targets(RowsSection[Target]):
    """The targets as a table, with one to add."""

    title = "Our own targets"
    why = (
        "Limits stricter than the Code's, and steps of our own, beside the Code's dates and never in their place: "
        "a target that is missed is not a failure under the Code."
    )
    action_words = "Add the target"
    said = "The target is added"
    setting = "targets"
    columns = COLUMNS
    none = "None: only the Code's own dates are shown."
    one = "target"
    removed = "Removed: from today on it is not asked"

    def lay_out_below(self) -> None:
        """Say how the steps of our own were kept lately."""
        self._counted = text("", "quiet")
        self.body.addWidget(self._counted)

    def ask_one_more(self) -> None:
        """Ask for the name, the clock, and the limit."""
        self.add_row(
            TextField("name", "What is it called?", hint="For example, Acknowledge in 2 days", width=85, longest=80),
            ChoiceField(
                "clock",
                "Which clock?",
                CLOCKS,
                hint="In brackets: the Code's limit, or the usual one of ours",
                width=75,
            ),
        )
        self.add_row(
            NumberField("limit", "Within how many?", hint="Working days; for a receipt clock hours"),
            ChoiceField("from_receipt", "Counted from", FROM, hint="Day 0 of the count", width=75),
        )
        asked = "Empty: for all. Of two limits the one begun later holds"
        self.add_row(self.day_field("from_on", "For what comes from which day on?", asked))
        self.form.require(REQUIRED)

    def fill(self, desk: Desk) -> None:
        """Show the targets that hold."""
        self.show_rows(desk.settings.targets)
        self._counted.hide()
        asked = question(kept, first=desk.today - COUNTED, last=desk.today)
        self.workplace.operations.read(self, asked, self._count, topic="kept")

    def _count(self, found: Sequence[Kept]) -> None:
        """Say how the steps of our own were kept lately."""
        self._counted.setText(f"Of what came in the last {COUNTED.days} days: {'; '.join(map(str, found))}.")
        show_if(self._counted, bool(found))

    def work(self) -> Work:
        """Add one more to those that hold."""
        clock, stage = self.form.text("clock").split()
        own = KINDS.get((clock, int(stage)))
        limit, first = self.form["limit"].value, self.form["from_on"].value
        target = Target(
            name=self.form.text("name"),
            clock=clock,
            stage=int(stage),
            limit=limit if isinstance(limit, int) else 0,
            from_receipt=self.form["from_receipt"].value is True,
            unit=own.unit if own else WORKING_DAYS,
            holds=Period(first if isinstance(first, date) else None),
        )
        return self.without((*self.rows, target))

    def without(self, kept: Sequence[Target]) -> Work:
        """Write these targets, and no other."""
        return partial(change_targets, targets=tuple(kept))
