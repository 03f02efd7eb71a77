"""What the tracker is narrowed to beside its view: words, an owner, a contractor, a cell; each named and taken away."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.contractors import by_name, key_of
from complaints_desktop.reading.commitment_board import BoardLine
from ui.kit.buttons import Button
from ui.kit.chips import RemovableChip
from ui.kit.choice_box import ChoiceBox
from ui.kit.finder import Finder
from ui.kit.flow import Flow
from ui.kit.layouts import column
from ui.kit.matrix import RiskMatrix, place_in_words

OF: tuple[tuple[str, str, Callable[[BoardLine], str]], ...] = (
    ("owner", "Every owner", lambda line: line.commitment.owner.name),
    ("contractor", "Every contractor", lambda line: line.commitment.contractor or ""),
)
"""By what the list is narrowed: its name, the words for all, and what a line has of it."""


class Narrowing(QWidget):
    """Words and two lists to narrow by, and a chip for each thing the list is narrowed to."""

    changed = Signal()

    def __init__(self, matrix: RiskMatrix) -> None:
        """Begin with nothing narrowed; the cell is chosen in the `matrix`."""
        super().__init__()
        self._matrix = matrix
        self.boxes: dict[str, ChoiceBox] = {}
        self.finder = Finder("Narrow the list", "Narrow by words", least=0, narrows=True)
        self.finder.asked.connect(lambda _: self._tell())
        self._chips = Flow()
        for name, every, _ in OF:
            box = ChoiceBox()
            box.setAccessibleName(f"Narrow by {name}")
            box.addItem(every, "")
            box.activated.connect(lambda _: self._tell())
            self.boxes[name] = box
        column(self, gap=1.5).addWidget(self._chips)
        matrix.chosen.connect(lambda _: self._tell())
        self._lay_out()

    def offer(self, lines: Sequence[BoardLine]) -> None:
        """Offer those who have promises among these lines, with how many; who is chosen stays."""
        for name, every, of in OF:
            box, chosen = self.boxes[name], self.value(name)
            offered = by_name(map(of, lines))
            if chosen and key_of(chosen) not in {key_of(who) for who, _ in offered}:
                offered = sorted([*offered, (chosen, 0)], key=lambda each: key_of(each[0]))
            box.clear()
            box.addItem(every, "")
            for who, number in offered:
                box.addItem(f"{who} {number:,}", who)
            box.setCurrentIndex(_place_of(chosen, box))
        self._lay_out()

    def value(self, name: str) -> str:
        """Return who is chosen; empty for all."""
        return str(self.boxes[name].currentData() or "")

    def choose(self, name: str, who: str) -> None:
        """Narrow to one owner or contractor; empty for all."""
        self.boxes[name].setCurrentIndex(_place_of(who, self.boxes[name]))
        self._tell()

    def of_people(self, lines: Iterable[BoardLine]) -> list[BoardLine]:
        """Return the lines of the owner and the contractor who are chosen, in which the words stand that are sought."""
        sought = self.finder.text().casefold().split()
        found = [line for line in lines if has_words(line, sought)]
        return [line for line in found if all(_is_theirs(self.value(name), of(line)) for name, _, of in OF)]

    def of_all(self, lines: Iterable[BoardLine]) -> list[BoardLine]:
        """Return the lines of those people in the cell that is chosen."""
        place = self._matrix.place
        return [line for line in self.of_people(lines) if place is None or _place(line) == place]

    def words(self) -> list[str]:
        """Say what the list is narrowed to."""
        place = self._matrix.place
        people = [self.value(name) for name, *_ in OF if self.value(name)]
        sought = self.finder.text().strip()
        return [*people, *([f"the words “{sought}”"] if sought else []), *([place_in_words(place)] if place else [])]

    def clear(self) -> None:
        """Narrow to nothing any more."""
        for box in self.boxes.values():
            box.setCurrentIndex(0)
        self.finder.clear()
        if self._matrix.place is None:
            self._tell()
        else:
            self._matrix.clear()  # which tells it

    def _tell(self) -> None:
        self._lay_out()
        self.changed.emit()

    def _lay_out(self) -> None:
        """Show a chip for each thing, and one way back to all."""
        chips = [RemovableChip(self.value(name), _all(self, name)) for name, *_ in OF if self.value(name)]
        place = self._matrix.place
        if place:
            chips.append(RemovableChip(place_in_words(place), self._matrix.clear))
        self._chips.show_only([*chips, Button("Clear", self.clear, role="link")] if chips else [])
        self._chips.setVisible(bool(chips))


def _all(narrowing: Narrowing, name: str) -> Callable[[], None]:
    return lambda: narrowing.choose(name, "")


def _is_theirs(chosen: str, name: str) -> bool:
    """Whether a line of that name is one of who is chosen, however they are written; all are where nobody is."""
    return not chosen or key_of(chosen) == key_of(name)


def has_words(line: BoardLine, sought: Sequence[str]) -> bool:
    """Whether all these words, in small letters, stand somewhere in a line."""
    promise = line.commitment
    told = (promise.what, line.resident, line.reference, promise.owner.name, promise.contractor, promise.job_number)
    words = " ".join(filter(None, told)).casefold()
    return all(each in words for each in sought)


def _place_of(who: str, box: ChoiceBox) -> int:
    """Return where somebody stands in a box; the first place, of all, where they do not."""
    there = (place for place in range(box.count()) if key_of(str(box.itemData(place) or "")) == key_of(who))
    return next(there, 0)


def _place(line: BoardLine) -> tuple[int, int] | None:
    return (line.risk.impact, line.risk.likelihood) if line.risk else None
