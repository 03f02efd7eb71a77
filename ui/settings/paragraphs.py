"""Standard paragraphs for letters: by topic, with who keeps each right and until when it is offered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from complaints_desktop.actions.paragraphs import end_paragraph, keep_paragraph
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.session import Session
from complaints_desktop.reading.paragraphs import ParagraphTold, keepers, paragraphs
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import in_short
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField, LongTextField, TextField
from ui.workplace.list_and_form import ListAndForm
from ui.workplace.question import question
from ui.workplace.section import Work

Found = tuple[Sequence[ParagraphTold], Sequence[tuple[str, str]]]
"""The paragraphs, and who may keep one."""


def _until(each: ParagraphTold) -> str:
    return f"{in_short(each.expires_on)}{', over' if each.expired else ''}"


COLUMNS: tuple[Column[ParagraphTold], ...] = (
    Column(name="topic", title="Topic", width=32, text=lambda each: each.topic),
    Column(name="title", title="Title", width=48, text=lambda each: each.title, stretch=True),
    Column(name="owner", title="Kept by", width=34, text=lambda each: each.owner, goes=True),
    Column(name="until", title="Offered until", width=36, text=_until),
)


class Paragraphs(ListAndForm[ParagraphTold]):
    """The paragraphs, and the form of one."""

    title = "Standard paragraphs"
    why = (
        "Paragraphs that many letters say in the same words. In a letter Ctrl+J offers them where the cursor is. Each "
        "has somebody who keeps it right and is asked to look at it before its day; after that it is not offered."
    )
    columns = COLUMNS
    none = "There is no standard paragraph yet. Write the first below: letters offer it as soon as it is saved."
    another = "Another paragraph"
    begin_words, end_words = "Write another", "Offer it no more"
    action_words = "Save this paragraph"
    said = "The paragraph is saved"
    act = Act.KEEP_PARAGRAPHS

    def fields(self) -> None:
        """Ask what it says, who keeps it right, and until when it is offered."""
        self.add(TextField("topic", "Topic", hint="For example, Damp and mould", width=90))
        self.add(TextField("title", "Title", hint="By this it is found", width=120))
        self.add(LongTextField("text", "The paragraph", hint="Plain words; no names, no dates of one case", lines=4))
        self.owner = ChoiceField("owner_id", "Who keeps it right?", (), width=90)
        day = partial(DateField, today=self.workplace.today, why_not=lambda _: None, brief=True)
        self.add(self.owner, day("expires_on", "Offered until", hint="The day by which they look at it again"))
        self.form.require(
            {
                "topic": "Give the topic",
                "title": "Give it a title",
                "text": "Write the paragraph",
                "owner_id": "Choose who keeps it right",
                "expires_on": "Give a day",
            }
        )

    def ask(self) -> None:
        """Ask for the paragraphs, and for who may keep one."""

        def both(session: Session, desk: Desk) -> Found:
            return paragraphs(session, desk, expired=True), keepers(session, desk)

        self.workplace.operations.read(self, question(both), self._show, topic="paragraphs")

    def _show(self, found: Found) -> None:
        known, people = found
        self.owner.set_choices(people)
        self.show_list(known)

    def called(self, one: ParagraphTold) -> str:
        """Return which is changed."""
        return f"Change “{one.title}”"

    def keeping(self, typed: Mapping[str, Any], chosen: ParagraphTold | None) -> Work:
        """Return what writes one."""
        return partial(keep_paragraph, **typed, paragraph_id=chosen.id if chosen else "")

    def ending(self, one: ParagraphTold) -> Work:
        """Return what has it offered no more."""
        return partial(end_paragraph, paragraph_id=one.id)
