"""What there is to know of this record whatever is shown, in strips above the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.kit.banner import Banner
from ui.kit.layouts import column, frame
from ui.kit.texts import text
from ui.workplace.place import Place

if TYPE_CHECKING:
    from complaints_desktop.desk.settings import Settings
    from db.record.copied import Copied
    from ui.workplace.operations import Operations
    from ui.workplace.workplace import Navigator


class Notices(QObject):
    """That it is the sample; that it is a copy, which settings cannot be read, and what a new desk still needs."""

    def __init__(self, window: QWidget) -> None:
        """Begin with nothing said."""
        super().__init__(window)
        self.sample, inside = frame("sample", across=True, edge=(0.75, 4))
        self.sample.setAccessibleName("Sample data")
        inside.addWidget(text("SAMPLE DATA · invented people and dates; nothing here is a real case"))
        self.copied, self.unread, self.steps = (Banner() for _ in range(3))
        self.strips = column(gap=0)
        for strip in (self.sample, self.copied, self.unread, self.steps):
            strip.hide()
            self.strips.addWidget(strip)

    def guide(self, operations: Operations, go: Navigator) -> None:
        """Say what a new desk still needs, until it is done."""
        from ui.settings.first_steps import FirstSteps

        FirstSteps(
            self.steps,
            operations,
            lambda section: go.show_place(Place("settings", place=section)),
            lambda: go.show_place(Place("safekeeping", place="recovery")),
        )

    def say_copied(self, copied: Copied, read: Callable[[], None]) -> None:
        """Say that this record was recognised as a copy, until the person has `read` it and puts it away."""

        def put_away() -> None:
            self.copied.say("")
            read()

        away = ("Close this notice", put_away)
        self.copied.say(copied.what, more=copied.means, tone="warn", actions=(away,))

    def say_unread(self, settings: Settings) -> None:
        """Say which settings cannot be read, and what holds meanwhile."""
        self.unread.say(" ".join(str(each) for each in settings.unread), tone="warn")

    def put_away(self) -> None:
        """Say nothing more of a record that is closed."""
        self.copied.hide()
        self.steps.hide()
