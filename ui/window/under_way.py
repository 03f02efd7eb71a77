"""What is said of work for the record: how far it is, and what came of it where it went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from complaints_desktop.rules.refusals import Refused
from db.problems import EnvironmentProblem
from ui.kit.progress import ProgressStrip
from ui.kit.toasts import Toasts

if TYPE_CHECKING:
    from ui.workplace.operations import Operations, Task


class UnderWay(QObject):
    """Says it where a person sees it whatever is shown: in a strip below the pages, and in passing over them."""

    def __init__(self, window: QWidget, word: Toasts) -> None:
        """Say nothing yet; `word` is what is said in passing."""
        super().__init__(window)
        self._window, self._word = window, word
        self.strip = ProgressStrip()
        self._slow: list[Task] = []

    def follow(self, operations: Operations) -> None:
        """Say from now on how it is with the `operations` on a record."""
        operations.slow.connect(self._say_task)
        operations.settled.connect(self._settle)
        operations.trouble.connect(self.say_trouble)
        operations.refused.connect(self._say_refusal)
        operations.broke.connect(self.show_bug)

    def say_trouble(self, problem: EnvironmentProblem, again: Callable[[], object]) -> None:
        """Say what the machine would not do, and offer to try `again`."""
        self._word.say(problem.what, more=problem.advice, tone="danger", actions=(("Try again", again),))

    def show_bug(self, report: str) -> None:
        """Show the report of a bug, to be copied."""
        from ui.window.bug_report import BugReport

        BugReport(self._window, report).open()

    def _say_task(self, task: Task) -> None:
        self._slow.append(task)
        self._say_slow()

    def _settle(self, task: Task) -> None:
        if task in self._slow:
            self._slow.remove(task)
            self._say_slow()

    def _say_slow(self) -> None:
        """Say the last of what is slow: what ends beside it does not end it."""
        task = next((each for each in reversed(self._slow) if not each.cancelled), None)
        self.strip.say(task.words if task else "", task.cancel if task and not task.writes else None)

    def _say_refusal(self, refused: Refused) -> None:
        paragraph = f" (Code {refused.paragraph})" if refused.paragraph else ""
        self._word.say(f"{refused.why}{paragraph}", more=refused.do, tone="warn")
