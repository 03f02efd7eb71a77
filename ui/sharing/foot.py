"""How the sharing stands, at the foot of the rail: a shape, a few words, and the way to the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.kit.buttons import Link

if TYPE_CHECKING:
    from ui.sharing.words import Said


class SharingFoot(Link):
    """Words that can be pressed once the record is open."""

    def __init__(self, words: str, act: Callable[[], object]) -> None:
        """Say `words` until more is known."""
        super().__init__(words, act, words_role="small-link")
        self.setEnabled(False)

    def show_said(self, said: Said) -> None:
        """Say how it stands."""
        self.say(said.words, icon_name=said.icon, tone=said.tone)
        self.setAccessibleName(f"Sharing: {said.words}. {said.more}".strip())
        self.setToolTip(f"{said.words}. {said.more}".strip())
