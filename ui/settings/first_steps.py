"""What a new desk needs before its first letter can leave; said calmly until it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.settings import LandlordDetails
from ui.kit.banner import Banner
from ui.workplace.operations import Operations

FirstStep = tuple[str, str, str]
"""What to do in words, the words of a button, the section of the settings where it is done."""


def first_steps(desk: Desk) -> tuple[FirstStep, ...]:
    """Return what is still to be done before a letter can leave this desk."""
    steps: list[FirstStep] = []
    landlord = desk.settings.landlord
    reached = landlord.phone or landlord.email or landlord.address
    if not landlord.name.strip() or landlord.name == LandlordDetails().name or not reached:
        steps.append(("say which landlord you write for", "The landlord", "landlord"))
    if not desk.officer.job_title or not (desk.officer.phone or desk.officer.email):
        steps.append(("say who you are and how you can be reached", "My details", "my-details"))
    return tuple(steps)


class FirstSteps(QObject):
    """Keeps a banner in step with what is still to be done: for the first letter, then for the day the key is lost."""

    def __init__(
        self,
        banner: Banner,
        operations: Operations,
        go: Callable[[str], object],
        make_words: Callable[[], object],
    ) -> None:
        """`go` opens a section of the settings, `make_words` the way back to a record whose key is lost."""
        super().__init__(banner)
        self._banner, self._operations, self._go, self._make_words = banner, operations, go, make_words
        self._put_off = False  # until the program is started again
        operations.changed.connect(self.show_steps)
        self.show_steps()

    def show_steps(self) -> None:
        """Say what is still to be done; nothing where all is."""
        steps = first_steps(self._operations.office.desk())
        if not steps:
            self._operations.read(
                self, lambda office: office.recovery().recoverable, self._say_recovery, topic="recovery"
            )
            return
        actions = tuple((words, partial(self._go, section)) for _, words, section in steps)
        said = " and ".join(step for step, _, _ in steps)
        self._banner.say(f"Before your first letter: {said}", tone="info", actions=actions)

    def _say_recovery(self, recoverable: bool) -> None:
        if recoverable or self._put_off:
            self._banner.say("")
            return
        self._banner.say(
            "The key of this record has no recovery yet",
            more="If this computer or your log-in is lost, nobody can read the record or its back-ups.",
            tone="info",
            actions=(("Make recovery words", self._make_words), ("Not now", self._put_off_words)),
        )

    def _put_off_words(self) -> None:
        self._put_off = True
        self._banner.say("")
