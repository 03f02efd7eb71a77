"""Says that something was done to a case, with the letter that is the next step where one is true then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from complaints_desktop.letters.catalogue import kinds_after
from ui.workplace.question import question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from complaints_desktop.letters.kinds import LetterKind
    from complaints_desktop.office import Office
    from complaints_desktop.rules.acts import Act
    from ui.workplace.workplace import Workplace


def say_done(asker: QWidget, workplace: Workplace, words: str, act: Act, case_id: str) -> None:
    """Say it; after an act that letters follow, once it is known which of them the case allows."""
    go = workplace.go

    def work(office: Office) -> LetterKind | None:
        from complaints_desktop.letters.offered import offered_after

        return question(offered_after, case_id=case_id, act=act)(office)

    def say(kind: LetterKind | None = None) -> None:
        go.say(words, actions=((kind.writing, partial(go.open_letter, case_id, kind.name)),) if kind else ())

    if kinds_after(act):
        workplace.operations.read(
            asker, work, say, topic=f"after {words}", words="Looking for the next letter", refused=lambda _: say()
        )
    else:
        say()
