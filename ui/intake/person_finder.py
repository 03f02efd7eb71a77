"""Finds the person, or their home, as it is typed; of somebody new, what was typed goes into its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.forms.shapes import detail_of
from complaints_desktop.reading.homes import HomeFound, find_homes
from complaints_desktop.reading.people import PersonFound, find_people
from ui.kit.finder import Finder, Found

if TYPE_CHECKING:
    from complaints_desktop.office import Office
    from ui.workplace.workplace import Workplace


@dataclass(frozen=True, slots=True)
class _Nobody:
    """Somebody who is not on record, by what was typed."""

    words: str


class PersonFinder(Finder):
    """A line to find a person in; somebody new can always be chosen, and is where nobody is found."""

    known = Signal(PersonFound)
    """Somebody on record was taken."""
    lives_at = Signal(HomeFound)
    """A home of the landlord's list was taken."""
    nobody = Signal(str, str)
    """Somebody new: the field that what was typed belongs into, and what was typed."""

    def __init__(self, workplace: Workplace) -> None:
        """Ask the record as somebody types."""
        super().__init__("Find the person", "Name, address or phone")
        self._workplace, self._not_found = workplace, ""
        self.asked.connect(self._find)
        self.taken.connect(self._choose)
        self.editingFinished.connect(self._leave)

    def _find(self, words: str) -> None:
        def work(office: Office) -> tuple[Sequence[PersonFound], Sequence[HomeFound]]:
            with office.record.reading() as session:
                return find_people(session, text=words), find_homes(session, text=words)

        then = partial(self._show, words)
        self._workplace.operations.read(self, work, then, topic="people", words="Looking up people")

    def _show(self, words: str, found: tuple[Sequence[PersonFound], Sequence[HomeFound]]) -> None:
        if words != self.text().strip():  # by now somebody else is asked for, or nobody
            return
        people, homes = found
        self._not_found = "" if people or homes else words
        detail = PersonDetails.asks[detail_of(words)].label.lower()
        new = Found(_Nobody(words), f"Somebody new: {words}", f"goes on with it as the {detail}", "plus")
        known = (Found(each, each.person.name, _about(each), "person") for each in people)
        listed = (Found(each, _in_line(each.address), _about_home(each), "home") for each in homes)
        self.show_found([*known, *listed, new])
        if not self.hasFocus():  # who typed went on before it was known
            self._leave()

    def begin(self) -> None:
        """Be empty, for somebody else."""
        super().begin()
        self._not_found = ""

    def _choose(self, chosen: PersonFound | HomeFound | _Nobody) -> None:
        self.begin()
        if isinstance(chosen, _Nobody):
            self.nobody.emit(detail_of(chosen.words), chosen.words)
        elif isinstance(chosen, HomeFound):
            self.lives_at.emit(chosen)
        else:
            self.known.emit(chosen)

    def _leave(self) -> None:
        """Going on, nobody having been found, is as good as choosing somebody new."""
        words = self.text().strip()
        if words and words == self._not_found:
            self._choose(_Nobody(words))


def _about(found: PersonFound) -> str:
    person = found.person
    still = sum(each.open for each in found.cases)
    known = f"{still} open" if still else f"{len(found.cases)} earlier" if found.cases else ""
    parts = (_in_line(person.address or ""), person.postcode, person.phone, known)
    return " · ".join(part for part in parts if part)


def _about_home(found: HomeFound) -> str:
    return " · ".join(part for part in (found.postcode, found.estate, found.stock_type, f"UPRN {found.uprn}") if part)


def _in_line(address: str) -> str:
    return address.replace("\n", ", ")
