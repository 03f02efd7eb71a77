"""How it stands with this desk's copy of the record, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaints_desktop.wording import count

if TYPE_CHECKING:
    from complaints_desktop.office import Office


def status_of(office: Office) -> str:
    """Return the words for the foot of the rail; nothing is called shared before a server has answered."""
    from complaints_desktop.reading.filing import changes_kept

    return f"On this desk only · {count(changes_kept(office.record), 'change')} kept"
