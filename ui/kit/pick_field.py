"""Several of a list: each one picked stands below as a chip that can be taken away again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.fields import ChoiceField
from ui.kit.flow import Flow
from ui.kit.layouts import column, empty


class PickField(ChoiceField):
    """Pick from the list as often as needed."""

    def __init__(self, name: str, label: str, choices: Sequence[tuple[object, str]], *, hint: str = "") -> None:
        """`choices` as (value, words); what is picked stands in `picked`."""
        self.picked: tuple[str, ...] = ()
        super().__init__(name, label, choices, hint=hint, width=60, unchosen="Add …")
        place = QWidget()
        self._chips: QVBoxLayout = column(place)
        self.stack.addWidget(place)
        self.box.activated.disconnect()
        self.box.activated.connect(lambda _: self._pick())

    @property
    def value(self) -> object:
        """What is picked."""
        return self.picked or None

    def set_value(self, value: object) -> None:
        """Pick all of `value`."""
        self.picked = tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()
        if hasattr(self, "_chips"):
            self._draw()

    @property
    def kept(self) -> object:
        """What is picked, as a draft keeps it."""
        return list(self.picked)

    def _pick(self) -> None:
        chosen = self._values[self.box.currentIndex()]
        self.box.setCurrentIndex(0)
        if chosen and str(chosen) not in self.picked:
            self.picked = (*self.picked, str(chosen))
            self._draw()
            self.edited.emit()

    def _drop(self, value: str) -> None:
        self.picked = tuple(each for each in self.picked if each != value)
        self._draw()
        self.edited.emit()
        self.box.setFocus()

    def _draw(self) -> None:
        empty(self._chips)
        chips = (
            Button(value, partial(self._drop, value), role="chip", icon_name="cross", name=f"Take away: {value}")
            for value in self.picked
        )
        self._chips.addWidget(Flow(*chips, gap=1.5))
