"""Sheets about all that somebody keeps for us: who, and by when they are asked again, or of which month it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal

from complaints_desktop.desk.contractors import by_name
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.rules.wording import count
from ui.kit.fields import ChoiceField
from ui.kit.sheet import Sheet
from ui.workplace.files import ask_to_save
from ui.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose promises: those of an owner or of a contractor; of everybody where neither is named."""

    owner: str = ""
    contractor: str = ""

    @property
    def name(self) -> str:
        """What they are called; empty for everybody."""
        return self.owner or self.contractor


def everybody(lines: Sequence[BoardLine]) -> list[tuple[Whose, str]]:
    """Return the contractors and the owners of these promises by name, with how many each has."""
    contractors = by_name(line.commitment.contractor or "" for line in lines)
    owners = by_name(line.commitment.owner.name for line in lines)
    return [
        *((Whose(contractor=name), f"{name} (contractor), {number:,}") for name, number in contractors),
        *((Whose(owner=name), f"{name}, {number:,}") for name, number in owners),
    ]


def file_name(what: str, who: str, when: str, ending: str) -> str:
    """Return "promises-hartwell-heating-2026-10-05.pdf": what any file system takes."""
    words = re.sub(r"\W+", "-", who.lower()).strip("-")
    return f"{'-'.join(filter(None, (what, words, when)))}{ending}"


class ToWhom(Sheet):
    """A sheet that asks first whose promises it is about."""

    done = Signal(str)
    """It was done; in words."""

    def __init__(
        self, workplace: Workplace, whose: ChoiceField, missing: str, *, title: str, why: str, action: str
    ) -> None:
        """`whose` asks it, `missing` says that nobody is chosen; a subclass adds what else it asks, and ends it."""
        super().__init__(title, why, action, self.act)
        self.workplace, self.whose = workplace, whose
        self.hint.setText("Esc goes back; nothing is written.")
        self.back.setAccessibleName("Back; nothing is written")
        self.add(whose)
        self.form.require({whose.name: missing})

    def act(self) -> None:
        """Do what the button says."""
        raise NotImplementedError(type(self).__name__)

    def ask_where(self, title: str, name: str, kinds: str, then: Callable[[Path], object]) -> None:
        """Ask for the file where the form is sound, and go on with it."""
        if self.form.check():
            path = ask_to_save(self, self.workplace.folder, title, name, kinds)
            if path:
                then(path)


def number_of(lines: Sequence[BoardLine]) -> str:
    """Return "Everybody, 12 promises"."""
    return f"Everybody, {count(len(lines), 'promise')}"
