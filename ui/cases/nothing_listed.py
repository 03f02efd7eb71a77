"""Why no case is listed, and what to do about it."""

from collections.abc import Callable, Sequence

from complaints_desktop.rules.wording import count
from ui.cases.views import BUILT_IN, View
from ui.kit.banner import EmptyState
from ui.workplace.workplace import Navigator


class NothingListed(EmptyState):
    """What stands in the place of the list where it would be empty."""

    def __init__(self, go: Navigator, show_view: Callable[[View], None], clear: Callable[[], None]) -> None:
        """Lead on by `go`, to another view, or to the list with its filters cleared."""
        super().__init__("", "", icon_name="cases")
        self._go, self._show_view, self._clear = go, show_view, clear
        self._log = ("Log a complaint", lambda: go.show_screen("log"))

    def say_none_on_record(self, *, shares: bool) -> None:
        """There is no case at all; a desk that shares with nobody has only its own."""
        alone = "" if shares else " This desk is not joined: it shows the cases logged here, not the team's."
        join = () if shares else (("Join the team", lambda: self._go.show_screen("sharing")),)
        bring = ("Import complaints", lambda: self._go.show_screen("import"))
        words = f"A complaint appears here as soon as it is logged.{alone}"
        self.say("No case is on record yet", words, (self._log, bring, *join))

    def say_none_of_mine(self, in_all: int) -> None:
        """There are `in_all` cases, of which none is open and the officer's own."""
        words = f"{count(in_all, 'case')} of others, or closed, are on record."
        show = ("Show all open cases", lambda: self._show_view(BUILT_IN[1]))
        self.say("You have no open case", words, (show, self._log))

    def say_none_fits(self, in_all: int, narrowed: Sequence[str]) -> None:
        """None of `in_all` cases is what the list is narrowed to, in words."""
        words = f"{count(in_all, 'case')} on record; narrowed to {', '.join(narrowed)} none is left."
        everything = ("Show everything", lambda: self._show_view(BUILT_IN[-1]))
        self.say("No case fits", words, (("Clear the filters", self._clear), everything))
