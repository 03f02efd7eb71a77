"""Points out that what is said may hold a complaint about something else, which a person decides once it is logged."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from complaints_desktop.forms.matter_words import matters_suggested
from complaints_desktop.rules.matters import MATTERS
from ui.kit.layouts import column, show_if
from ui.kit.texts import text


class OtherMatterCard(QFrame):
    """The word that was said, and what it may mean; gone where there is none."""

    def __init__(self) -> None:
        """Start with nothing said."""
        super().__init__()
        self.setProperty("role", "card")
        stack = column(self, gap=1.5, edge=4)
        stack.addWidget(text("Is there another matter in it?", "overline", wrap=False))
        self.words = text("", "hint")
        stack.addWidget(self.words)
        self.show_words("")

    def show_words(self, said: str) -> None:
        """Say what the words may mean."""
        found = matters_suggested(said)
        lines = (f"“{word}” may mean a complaint about {MATTERS[kind].about}." for kind, word in found.items())
        then = "Log the complaint; if it is one, note it on the case. It has dates and a body of its own."
        self.words.setText("\n".join((*lines, then)))
        show_if(self, bool(found))
