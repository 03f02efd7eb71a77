"""A clash: both values side by side, what it was before, and three ways to settle it; nothing is chosen beforehand."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.entry import pence_of
from complaints_desktop.reading.clashes import Clash, Entry, Side
from complaints_desktop.reading.differences import Part
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import moment_words
from db.terms import Choice
from ui.kit.banner import Banner
from ui.kit.date_field import DateField
from ui.kit.differing_text import DifferingText
from ui.kit.fields import ChoiceField, Field, LongTextField, TextField
from ui.kit.flow import Flow
from ui.kit.layouts import frame, sized
from ui.kit.texts import copyable, heading, text
from ui.sharing.question_sheet import QuestionSheet
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

Differences = tuple[tuple[Part, ...], tuple[Part, ...]]

WHY = (
    "Two people changed this, each without knowing of the other. The first value stands until you decide; the other is "
    "kept, whatever you choose."
)
SIDES = {
    Choice.KEPT: ("Keep what stands", "What stands"),
    Choice.THEIRS: ("Take this instead", "What was typed as well"),
}
"""The words of a choice, and of its side where it is only to be read."""

SAID = {
    Choice.KEPT: "What stood was kept",
    Choice.THEIRS: "The other value is in the record now",
    Choice.WRITTEN: "What you wrote is in the record now",
}


class ClashSheet(QuestionSheet):
    """One clash, settled by the keyboard alone: the arrows choose, Ctrl+Enter settles."""

    def __init__(self, workplace: Workplace, clash: Clash, differences: Differences) -> None:
        """Show `clash` with its `differences` marked."""
        barred = Refused(f"{clash.what} is not yours to settle", do=clash.may_not) if clash.may_not else None
        super().__init__(workplace, f"clash:{clash.id}", clash.what, WHY, "Settle it", barred=barred)
        self.clash = clash
        self._choices = QButtonGroup(self)
        self.options: dict[Choice, QRadioButton] = {}
        self._about()
        sides = Flow(
            self._side(Choice.KEPT, clash.kept, differences[0]),
            self._side(Choice.THEIRS, clash.theirs, differences[1]),
            gap=4,
            grow=True,
        )
        self.body.addWidget(sides)
        self.own = self._third()
        if clash.along:
            self.body.addWidget(text(f"Settled together with it: {', '.join(clash.along)}.", "hint"))
        self.end()
        self.keep_typing(clash.case_id)

    @property
    def choice(self) -> Choice | None:
        """What is chosen; None before anything is."""
        return next((choice for choice, option in self.options.items() if option.isChecked()), None)

    def focus_first(self) -> None:
        """Put the cursor on the first choice, without making it."""
        if self.only_reads is None:
            self.options[Choice.KEPT].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    @property
    def settles(self) -> frozenset[str]:
        """The clash, and those that are settled along with it."""
        return frozenset(f"clash:{each}" for each in (self.clash.id, *self.clash.along_ids))

    def act(self) -> None:
        """Settle it as chosen."""
        choice = self.choice
        if choice is None:
            why = "Choose one of them" if self.own is None else "Choose one of the two, or write it anew"
            self.refuse(Refused(why, do="Nothing is decided for you."))
        elif choice is Choice.WRITTEN and self.own is not None and self.own.empty:
            self.refuse(Refused("Nothing is written yet", do="Write the value that is right.", field=self.own.name))
        else:
            self._settle(choice)

    def _settle(self, choice: Choice) -> None:
        try:
            clash_id, value = self.clash.id, self._value() if choice is Choice.WRITTEN else None
        except Refused as refused:
            self.refuse(refused)
            return

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.settling import settle

            return settle(session, desk, clash_id=clash_id, choice=choice, value=value)

        self.do(work, SAID[choice])

    def _value(self) -> object:
        """Return the third value as the record takes it."""
        value = self.own.value if self.own else None
        if self.clash.entry is Entry.MONEY:
            return pence_of(str(value), field="value")
        return value

    def _about(self) -> None:
        clash = self.clash
        self.say_whose("Clash", clash.reference, clash.resident)
        if clash.now:
            more = f"It says now: {clash.now}. Keeping what stands leaves it at that."
            self.body.addWidget(Banner("Somebody has changed it since", more=more, tone="info"))
        self.say_only_read()
        before = "not known at this desk" if clash.before is None else clash.before
        self.body.addWidget(copyable(f"Before either of them: {before}"))

    def _side(self, choice: Choice, side: Side, parts: tuple[Part, ...]) -> QFrame:
        card, inside = frame("card", gap=2, edge=4)
        words, to_read = SIDES[choice]
        barred = self._barred() if choice is Choice.THEIRS and self.only_reads is None else ""
        if self.only_reads is None:
            inside.addWidget(self._option(choice, words, f"{words}: {side.words}, by {who(side)}", barred))
        else:
            inside.addWidget(heading(to_read))
        inside.addWidget(text(who(side), "hint"))
        shown = DifferingText()
        shown.show_parts(parts)
        inside.addWidget(shown)
        if barred:
            inside.addWidget(text(barred, "small"))
        inside.addStretch()
        return sized(card, least_width=60)

    def _barred(self) -> str:
        return "" if self.clash.here else "What this is about is not on this desk."

    def _option(self, choice: Choice, words: str, name: str, barred: str) -> QRadioButton:
        option = QRadioButton(words)
        option.setProperty("role", "choice")
        option.setAccessibleName(name)
        option.setAccessibleDescription(barred)
        option.setEnabled(not barred)
        self._choices.addButton(option)
        self.options[choice] = option
        return option

    def _third(self) -> Field | None:
        field = self._field()
        if field is None or self._barred() or self.only_reads is not None:
            return None
        card, inside = frame("card", gap=2, edge=4)
        words = "Write it anew"
        inside.addWidget(self._option(Choice.WRITTEN, words, f"{words}: a third value", ""))
        inside.addWidget(field)
        field.edited.connect(partial(self.options[Choice.WRITTEN].setChecked, True))
        self.form.add(field)
        self.body.addWidget(card)
        return field

    def _field(self) -> Field | None:
        clash, at = self.clash, self.workplace
        label = "What it should say"
        match clash.entry:
            case Entry.NONE:
                return None
            case Entry.DATE:
                return DateField("value", label, today=at.today, why_not=at.why_not)
            case Entry.CHOICE:
                return ChoiceField("value", label, clash.choices, width=75)
            case Entry.LONG:
                long = LongTextField("value", label, hint="Begins with what stands; put both together here", lines=3)
                long.set_value(clash.now_value)
                return long
            case Entry.MONEY:
                return TextField("value", "How much, in pounds?", width=30, longest=12)
            case _:
                return TextField("value", label, width=110, longest=clash.longest)


def who(side: Side) -> str:
    """Return "Tom Hale · Mon 13 Apr 2026, 12:41 · desk M2X"."""
    return " · ".join(part for part in (side.by, _moment(side.at), f"desk {side.desk}" if side.desk else "") if part)


def _moment(at: datetime | None) -> str:
    return moment_words(at) if at else ""
