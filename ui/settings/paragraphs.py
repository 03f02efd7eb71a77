"""Standard paragraphs for letters: by topic, with who keeps each right and until when it is offered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from complaints_desktop.actions.paragraphs import end_paragraph, keep_paragraph
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.session import Session
from complaints_desktop.reading.paragraphs import ParagraphTold, keepers, paragraphs
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import in_short
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, LongTextField, TextField
from ui.kit.flow import flow
from ui.kit.layouts import sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import heading
from ui.settings.section import Section, Work
from ui.workplace.question import question

PARTS = ("topic", "title", "text", "owner_id", "expires_on")
"""What is asked of a paragraph."""


def _until(each: ParagraphTold) -> str:
    return f"{in_short(each.expires_on)}{', over' if each.expired else ''}"


COLUMNS: tuple[Column[ParagraphTold], ...] = (
    Column(name="topic", title="Topic", width=32, text=lambda each: each.topic),
    Column(name="title", title="Title", width=48, text=lambda each: each.title, stretch=True),
    Column(name="owner", title="Kept by", width=34, text=lambda each: each.owner, goes=True),
    Column(name="until", title="Offered until", width=36, text=_until),
)


class Paragraphs(Section):
    """The paragraphs, and the form of one."""

    title = "Standard paragraphs"
    why = (
        "Paragraphs that many letters say in the same words. In a letter Ctrl+J offers them where the cursor is. Each "
        "has somebody who keeps it right and is asked to look at it before its day; after that it is not offered."
    )
    action_words = "Save this paragraph"
    said = "The paragraph is saved"
    act = Act.KEEP_PARAGRAPHS

    def lay_out(self) -> None:
        """Show the paragraphs, what can be done with the chosen one, and the form."""
        self.table: PagedTable[ParagraphTold] = PagedTable("Standard paragraphs", COLUMNS)
        self.body.addWidget(sized(self.table, fixed_height=60))
        self.new = Button("Write another", self._begin)
        self.end = Button("Offer it no more", self._end)
        self.body.addWidget(flow(self.new, self.end))
        self._about = heading("Another paragraph")
        self.body.addWidget(self._about)
        self._chosen: ParagraphTold | None = None
        self.add(TextField("topic", "Topic", hint="For example, Damp and mould", width=90))
        self.add(TextField("title", "Title", hint="By this it is found", width=120))
        self.add(LongTextField("text", "The paragraph", hint="Plain words; no names, no dates of one case", lines=4))
        self.add(ChoiceField("owner_id", "Who keeps it right?", (), width=90))
        day = partial(DateField, today=self.workplace.today, why_not=lambda _: None, brief=True)
        self.add(day("expires_on", "Offered until", hint="The day by which they look at it again"))
        self.form.require(
            {
                "topic": "Give the topic",
                "title": "Give it a title",
                "text": "Write the paragraph",
                "owner_id": "Choose who keeps it right",
                "expires_on": "Give a day",
            }
        )
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())

    def fill(self, desk: Desk) -> None:  # noqa: ARG002 - the paragraphs are asked of the record
        """Ask for the paragraphs, and for who may keep one."""

        def both(session: Session, desk: Desk) -> tuple[tuple[ParagraphTold, ...], tuple[tuple[str, str], ...]]:
            return paragraphs(session, desk, expired=True), keepers(session, desk)

        self._put(self._chosen)
        self.workplace.operations.read(self, question(both), self._show, topic="paragraphs")

    def work(self) -> Work:
        """Write what was typed."""
        typed: dict[str, Any] = {
            name: self.form[name].value for name in ("topic", "title", "text", "owner_id", "expires_on")
        }
        return partial(keep_paragraph, **typed, paragraph_id=self._chosen.id if self._chosen else "")

    def _show(self, found: tuple[Sequence[ParagraphTold], Sequence[tuple[str, str]]]) -> None:
        known, people = found
        self.table.show_ids([each.id for each in known], {each.id: each for each in known})
        owner = self.form["owner_id"]
        if isinstance(owner, ChoiceField):
            owner.set_choices(people)
        self.end.setEnabled(self.may and bool(known))
        if not self.dirty:
            self._put(next((each for each in known if self._chosen and each.id == self._chosen.id), None))
            self._held = self._entries()

    def _choose(self) -> None:
        if not self.dirty:
            self._put(self.table.current)
            self._held = self._entries()

    def _begin(self) -> None:
        self.discard()
        self._put(None)
        self._held = self._entries()
        self.form["topic"].control.setFocus()

    def _end(self) -> None:
        if self.table.current:
            self.do(partial(end_paragraph, paragraph_id=self.table.current.id), "It is offered no more")

    def _put(self, each: ParagraphTold | None) -> None:
        """Put one paragraph into the form, or nothing for another."""
        self._chosen = each
        self._about.setText(f"Change “{each.title}”" if each else "Another paragraph")
        for name in PARTS:
            self.form[name].set_value(getattr(each, name) if each else None)
