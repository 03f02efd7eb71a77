"""How it stands with this desk's copy of the record, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaints_desktop.rules.wording import count

if TYPE_CHECKING:
    from complaints_desktop.office import Office
    from db.problems import EnvironmentProblem
    from ui.sharing.words import Said


def status_of(office: Office, problem: EnvironmentProblem | None) -> Said:
    """Return what the foot of the rail says; nothing is called shared before a server has answered.

    `problem` is why the record was last not shared.
    """
    from complaints_desktop.reading.filing import changes_kept
    from complaints_desktop.reading.sharing_state import sharing_state
    from ui.sharing.words import standing

    state = sharing_state(office.record)
    said = standing(state, problem)
    if state.joined:
        return said
    return said._replace(words=f"{said.words} · {count(changes_kept(office.record), 'change')} kept")
