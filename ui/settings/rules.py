"""The register of rules that change with time: what holds, what is announced, what asks to be checked, and its edit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from complaints_desktop.actions.register import Typed, Version, check_rule, withdraw_rule, write_rule
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.register import KINDS, Row, kind_called
from complaints_desktop.rules.wording import count, without_weekday
from db.terms import Sure
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, Field, LongTextField, TextField
from ui.kit.flow import flow
from ui.kit.layouts import sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import copyable, heading, text
from ui.workplace.section import Section, Work

EVERYTHING, TO_CHECK, ANNOUNCED = "everything", "to check", "announced"
SURE: dict[Sure, str] = {
    Sure.SURE: "A: a primary text, or two good sources agree",
    Sure.ONE_SOURCE: "B: one good source",
    Sure.WEAK: "C: a weak or old source",
    Sure.NOT_FOUND: "?: not found",
}
OWN = ("from_on", "until_on", "expected", "source", "sure", "note")


def _when(row: Row[Any]) -> str:
    """When it holds, as short as a table has room for; the chosen rule says all of it below."""
    return "Announced, not in force" if row.announced else row.period


class Rules(Section):
    """What changes with time, by kind; a manager adds a version, and nothing is written over."""

    title = "What changed"
    why = (
        "Law, guidance and addresses change. Each rule here says from when it holds, where we know it from, who "
        "checked it and how sure that is. A case keeps the rule of its own day. What is announced without a day is "
        "shown and is not in force. A change is a version more: earlier ones stay on record."
    )
    action_words = "Save this version"
    said = "The version is in the register"

    def lay_out(self) -> None:
        """Show the rules, what can be done with the chosen one, and the fields of a version."""
        self.stale = Banner()
        self.body.addWidget(self.stale)
        kinds = [(kind.name, kind.words) for kind in KINDS]
        ways = [(EVERYTHING, "Everything"), (TO_CHECK, "What to check again"), (ANNOUNCED, "What is announced"), *kinds]
        self.narrowed = ChoiceField("shown", "Show", ways, width=90)
        self.narrowed.set_value(EVERYTHING)
        self.narrowed.edited.connect(self._show_rows)
        self.body.addWidget(self.narrowed)
        self.table: PagedTable[Row[Any]] = PagedTable("Rules", self._columns())
        sized(self.table, fixed_height=95.5)
        self.body.addWidget(self.table)
        self.check = Button("I checked it today: it still says so", self.check_chosen)
        self.withdraw = Button("It never held: withdraw it", self.withdraw_chosen)
        self.new = Button("Add a rule", self.begin_new)
        self.bring = Button("Take rules in from a file…", lambda: self.workplace.go.show_screen("rules-file"))
        self.body.addWidget(flow(self.check, self.withdraw, self.new, self.bring))
        self.history = copyable("")
        self.body.addWidget(self.history)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self._ask()

    def _columns(self) -> tuple[Column[Row[Any]], ...]:
        return (
            Column(
                name="says", title="Rule", width=52, text=lambda row: str(row.value), mark=self._mark_of, stretch=True
            ),
            Column(name="period", title="When", width=26, text=_when, tip=lambda row: row.period),
            Column(
                name="checked", title="Checked", width=32, text=lambda row: without_weekday(row.checked_on), goes=True
            ),
            Column(
                name="sure",
                title="Sure",
                width=14,
                text=lambda row: row.sure.value,
                tip=lambda row: SURE[row.sure],
                goes=True,
            ),
            Column(name="source", title="Source", width=80, text=lambda row: row.source, spare=True, shown=False),
        )

    def _ask(self) -> None:
        """Ask for a version: what it says, by its kind, then when it holds and how we know."""
        self.asked_about = heading("Add a rule")
        self.body.addWidget(self.asked_about)
        self.rule = TextField("rule", "Which rule")
        self.add(self.rule)
        self.rule.hide()
        kinds = [(kind.name, kind.words) for kind in KINDS]
        self.add(ChoiceField("kind", "Of which kind", kinds, width=90))
        self.parts = dict(_parts())
        self.add(*self.parts.values())
        day = partial(DateField, today=self.workplace.today, why_not=lambda _: None, brief=True)
        self.add_row(
            day("from_on", "Holds from", hint="Empty: announced, and not in force here"),
            day("until_on", "Holds until", hint="Empty: until further notice"),
        )
        self.add(TextField("expected", "Expected, where no day is known", hint="For example, 2027", width=60))
        self.add(TextField("source", "Where do we know it from?", width=160))
        self.add(ChoiceField("sure", "How sure is it?", list(SURE.items()), width=110))
        self.add(LongTextField("note", "What else should be known of it", lines=2))
        self.body.addWidget(
            text(
                "With a later day than the version you chose, that one holds until then. With an earlier day, or where "
                "it was only announced, this one takes its place. You are recorded as who checked it, today.",
                "hint",
            )
        )
        self.form.require(
            {
                "kind": "Say of which kind it is",
                "source": "Say where we know it from",
                "sure": "Say how sure it is",
            }
        )
        self.form.edited.connect(self._show_parts)

    def fill(self, desk: Desk) -> None:
        """Show the rules as they stand, and the fields of the one that is chosen."""
        stale = list(desk.register.unchecked(KINDS, desk.today))
        words = f"{count(len(stale), 'rule')} nobody has checked for six months" if stale else ""
        self.stale.say("\n".join((words, *desk.register.unread)).strip(), tone="warn")
        self._show_rows()
        self._fill_form(self.table.current)

    def work(self) -> Work:
        """Write the version that was typed."""
        kind, name, first = self._rule()
        typed = Typed(
            kind=str(self.form["kind"].value or ""),
            name=name,
            texts={name: str(field.value or "") for name, field in self.parts.items() if field.isVisibleTo(self)},
            from_on=self.form.date("from_on"),
            until_on=self.form.date("until_on"),
            expected=self.form.text("expected"),
            source=self.form.text("source"),
            sure=str(self.form["sure"].value or ""),
            note=self.form.text("note"),
        )
        return partial(write_rule, typed=typed, instead_of=Version(kind, name, first) if name else None)

    def check_chosen(self) -> None:
        """Write that the chosen version was checked today."""
        row = self.table.current
        if row and self.may:
            self.do(partial(check_rule, version=_version(row)), "It is checked as of today")

    def withdraw_chosen(self) -> None:
        """Write that the chosen version never held."""
        row = self.table.current
        if row and self.may:
            self.do(partial(withdraw_rule, version=_version(row)), "It is withdrawn, and stays in the history")

    def begin_new(self) -> None:
        """Empty the fields, for a rule that is not there yet."""
        self.discard()
        self._fill_form(None)
        self._held = self._entries()
        self.form.jump("kind")

    def _show_rows(self) -> None:
        rows = [row for row in self._rows() if self._is_shown(row)]
        self.table.show_ids([row.key for row in rows], {row.key: row for row in rows})
        self._name_acts()

    def _rows(self) -> Iterator[Row[Any]]:
        register = self.workplace.desk().register
        return (row for kind in KINDS for row in register.standing(kind))

    def _is_shown(self, row: Row[Any]) -> bool:
        desk, chosen = self.workplace.desk(), self.narrowed.value
        if chosen == TO_CHECK:
            return any(row is each for each in desk.register.unchecked((row.kind,), desk.today))
        return chosen in (None, EVERYTHING, row.kind.name) or (chosen == ANNOUNCED and row.announced)

    def _mark_of(self, row: Row[Any]) -> tuple[str, str] | None:
        desk = self.workplace.desk()
        if row.announced or (row.first and row.first > desk.today):
            return "clock", "info"
        holds = desk.register.in_force(row.kind, desk.today).get(row.name) is row
        return ("tick-circle", "good") if holds else ("cross-circle", "quiet")

    def _choose(self) -> None:
        self._name_acts()
        row = self.table.current
        if row and not self.dirty:
            self._fill_form(row)
            self._held = self._entries()

    def _name_acts(self) -> None:
        row = self.table.current
        for button in (self.check, self.withdraw):
            button.setEnabled(row is not None and self.may)
        versions = self.workplace.desk().register.history(row.kind, row.name) if row else iter(())
        told = "\n".join(_told(each) for each in versions)
        self.history.setText(told)
        self.history.setVisible(bool(told))

    def _fill_form(self, row: Row[Any] | None) -> None:
        self.form.clear()
        self.asked_about.setText(f"Change: {row.value}"[:120] if row else "Add a rule")
        if row is not None:
            self.rule.set_value("|".join((row.kind.name, row.name, row.first.isoformat() if row.first else "")))
            self.form["kind"].set_value(row.kind.name)
            for name, shown in row.kind.shown(row.value).items():
                self.parts[name].set_value(shown)
            values = (row.first, row.last, row.expected, row.source, row.sure, row.note)
            for name, value in zip(OWN, values, strict=True):
                self.form[name].set_value(value)
        self._show_parts()

    def _show_parts(self) -> None:
        chosen = self.form["kind"].value
        asks = {asked.name: asked for asked in kind_called(str(chosen)).asks} if chosen else {}
        for name, field in self.parts.items():
            field.setVisible(name in asks)

    def _rule(self) -> tuple[str, str, date | None]:
        """Return of which version the form is a change; no name where it is a new rule."""
        if not self.rule.value:
            return "", "", None
        kind, name, first = str(self.rule.value).split("|")
        return kind, name, date.fromisoformat(first) if first else None


def _parts() -> Iterator[tuple[str, Field]]:
    """Yield a field for each part that any kind has, by its name."""
    asked_of = {asked.name: asked for kind in reversed(KINDS) for asked in reversed(kind.asks)}
    for asked in reversed(asked_of.values()):
        if asked.shape.among:
            yield asked.name, ChoiceField(asked.name, asked.label, [(word, word) for word in asked.shape.among])
        elif asked.shape.several:
            yield asked.name, LongTextField(asked.name, asked.label, lines=2)
        else:
            yield asked.name, TextField(asked.name, asked.label, width=160 if asked.shape.name == "text" else 40)


def _version(row: Row[Any]) -> Version:
    return Version(row.kind.name, row.name, row.first)


def _told(row: Row[Any]) -> str:
    """Say one version in one line, as the history has it."""
    what = "withdrawn" if row.struck else str(row.value)
    note = f" {row.note}" if row.note else ""
    return f"{row.period}: {what}. Checked {without_weekday(row.checked_on)} by {row.checked_by}. {row.source}.{note}"
