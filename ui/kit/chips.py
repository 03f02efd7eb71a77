"""Small facts at a glance: how a clock stands, how much a commitment is at risk. Shape, word and tone together."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from ui.kit.buttons import Button
from ui.kit.icons import Picture
from ui.kit.layouts import restyle, row, show_if
from ui.kit.texts import text

OUTCOMES: dict[str, tuple[str, str, str]] = {
    # how a clock stands: (icon, tone, words)
    "met": ("tick-circle", "good", "in time"),
    "late": ("late", "danger", "late"),
    "running": ("clock", "info", "running"),
    "overdue": ("warning", "danger", "overdue"),
    "extended": ("extended", "warn", "extended"),
    "not recorded": ("unknown", "", "not recorded"),
}
"""One shape, one tone and one word for each way a clock can stand."""

BANDS: dict[str, tuple[str, str, str]] = {
    "low": ("band-low", "good", "Low"),
    "medium": ("band-medium", "info", "Medium"),
    "high": ("band-high", "warn", "High"),
    "critical": ("band-critical", "danger", "Critical"),
}
"""One shape, one tone and one word for each band of risk."""


class Chip(QFrame):
    """An icon and a few words in a rounded edge."""

    def __init__(self, words: str, *, icon_name: str = "", tone: str = "") -> None:
        """Say `words`."""
        super().__init__()
        self.setProperty("role", "chip")
        line = row(self, gap=1.25, edge=(0.75, 2.5))
        self._picture = Picture(icon_name or "info", tone or "ink", units=3.75)
        show_if(self._picture, bool(icon_name))
        self._words = text("", wrap=False)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._words)
        self.say(words, icon_name=icon_name, tone=tone)

    def say(self, words: str, *, icon_name: str = "", tone: str = "") -> None:
        """Say something else."""
        self._words.setText(words)
        self.setAccessibleName(words)
        if icon_name:
            self._picture.show_icon(icon_name, tone or "ink")
        restyle(self, tone=tone)


class RemovableChip(Button):
    """Something a list is narrowed to; pressing it takes that away."""

    def __init__(self, words: str, take_away: Callable[[], object]) -> None:
        """`words` say what."""
        super().__init__(words, take_away, role="chip", icon_name="cross", name=f"{words}: take away")
        self.setToolTip("Take this away")


class ClockChip(Button):
    """How a clock stands; pressing it opens the explanation."""

    def __init__(self, outcome: str, words: str, open_it: Callable[[], object]) -> None:
        """`outcome` is one of OUTCOMES; `words` such as "Respond by Mon 20 Apr · 4 working days left"."""
        icon_name, tone, said = OUTCOMES[outcome]
        self._tone = tone
        super().__init__(
            words, open_it, role="chip", icon_name=icon_name, name=f"{words} ({said}). Opens the count of days"
        )
        self.setToolTip("Open the count of days")
        restyle(self, tone=tone)


class BandBadge(Chip):
    """The band of a risk: its own shape and word."""

    def __init__(self, band: str, score: int | None = None) -> None:
        """`band` is one of BANDS; `score` is shown where it is known."""
        icon_name, tone, word = BANDS[band]
        super().__init__(word if score is None else f"{word} · {score}", icon_name=icon_name, tone=tone)
        self.setAccessibleName(f"Risk {word.lower()}" + (f", score {score} of 25" if score is not None else ""))
