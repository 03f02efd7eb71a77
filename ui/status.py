"""How it stands with this desk's copy of the record, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaints_desktop.wording import count

if TYPE_CHECKING:
    from ui.operations import Office


def status_of(office: Office) -> str:
    """Return the words for the foot of the rail; nothing is called shared before a server has answered."""
    ((changes,),) = office.record.rows("SELECT count(*) FROM change")
    return f"On this desk only · {count(changes, 'change')} kept"
