"""The pictures of the team, as who leads it sees them; in the sample a resolution officer is at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import EVERYTHING
from db.model import Officer
from db.terms import Role
from ui.team.screen import TeamScreen

if TYPE_CHECKING:
    from ui.demonstration.camera import Studio


def load(studio: Studio) -> None:
    """Show who carries what."""
    shown(studio).show_view("load")


def shown(studio: Studio) -> TeamScreen:
    """Show the team to somebody who leads it."""
    office = studio.office
    if office.desk().officer.role is not Role.TEAM_LEADER:
        with office.record.writing(author="sample") as session:
            session.get_one(Officer, office.desk().officer.id).role = Role.TEAM_LEADER.value
        office.refresh(EVERYTHING)
    studio.window.show_screen("team")
    studio.settle()
    screen = studio.window.shown("team")
    if not isinstance(screen, TeamScreen):
        raise TypeError("the team is not shown")
    return screen
