"""The pictures of the team, as who leads it sees them; in the sample a resolution officer is at the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from complaints_desktop.actions.absences import say_away
from complaints_desktop.desk.changes import EVERYTHING
from complaints_desktop.reading.case_lines import restate
from db.model import Case, Officer
from db.terms import Role
from ui.team.screen import TeamScreen

if TYPE_CHECKING:
    from ui.demonstration.camera import Studio


def load(studio: Studio) -> None:
    """Show who carries what."""
    screen = shown(studio)
    screen.leave()
    screen.show_view("load")


def ill(studio: Studio) -> None:
    """Ask who is ill today."""
    shown(studio).absences.asked.emit("ill")


def absences(studio: Studio) -> None:
    """Show who is away, and what they owe in that time."""
    screen = _away(studio)
    screen.show_view("absences")


def share_out(studio: Studio) -> None:
    """Show the proposal for the work of who is away."""
    screen = _away(studio)
    screen.absences.asked.emit("share")


def comes_back(studio: Studio) -> None:
    """Give out what was proposed, and show what would come back."""
    screen = _away(studio)
    line = screen.absences.line
    if line is not None and not line.out:
        screen.absences.asked.emit("share")
        studio.settle()
        if screen.plan is not None:
            screen.plan.apply()
        studio.settle()
    screen.absences.asked.emit("return")


def unallocated(studio: Studio) -> None:
    """Show what nobody has yet: a few cases of the sample, none of those whose story is told."""
    screen = shown(studio)
    if screen.board is not None and not screen.board.unallocated:
        office = studio.office
        with office.record.writing(author="sample") as session:
            rows = office.record.rows("SELECT case_id FROM case_row WHERE open ORDER BY reference LIMIT 5 OFFSET 20")
            ids = [case_id for (case_id,) in rows]
            for case_id in ids:
                session.get_one(Case, case_id).handler_id = None
            session.flush()
            restate(session, office.desk(), ids)
        screen.load()
        studio.settle()
    screen.plan_unallocated()


def reassign(studio: Studio) -> None:
    """Show the proposal for cases that were chosen in the list."""
    cases = [case_id for (case_id,) in studio.office.record.rows("SELECT case_id FROM case_row WHERE open LIMIT 12")]
    shown(studio).reassign(frozenset(cases))


def people(studio: Studio) -> None:
    """Show who works here, when, and what they can do."""
    screen = shown(studio)
    screen.leave()
    screen.show_view("people")


def growing(part: str) -> Callable[[Studio], None]:
    """Show one part of how officers grow."""

    def show(studio: Studio) -> None:
        screen = shown(studio)
        screen.leave()
        screen.show_view("growth")
        studio.settle()
        screen.growth_view.show_part(part)

    return show


def _away(studio: Studio) -> TeamScreen:
    """Have an officer away for a fortnight."""
    screen = shown(studio)
    screen.leave()
    if screen.board is not None and not screen.board.absences:
        office = studio.office
        desk = office.desk()
        who = next(each for each in screen.board.people if each.officer.id != desk.officer.id and each.number)
        with office.record.writing(author=desk.officer.id) as session:
            last = desk.today + timedelta(13)
            say_away(session, desk, officer_id=who.officer.id, from_on=desk.today, to_on=last)
        screen.load()
        studio.settle()
    return screen


def shown(studio: Studio) -> TeamScreen:
    """Show the team to somebody who leads it."""
    _be(studio, Role.TEAM_LEADER)
    studio.window.show_screen("team")
    studio.settle()
    screen = studio.window.shown("team")
    if not isinstance(screen, TeamScreen):
        raise TypeError("the team is not shown")
    return screen


def lead(studio: Studio) -> None:
    """Have somebody at the desk who leads the team."""
    _be(studio, Role.TEAM_LEADER)


def step_down(studio: Studio) -> None:
    """Have a resolution officer at the desk again, as in every other picture."""
    _be(studio, Role.RESOLUTION_OFFICER)


def _be(studio: Studio, role: Role) -> None:
    office = studio.office
    if office.desk().officer.role is not role:
        with office.record.writing(author="sample") as session:
            session.get_one(Officer, office.desk().officer.id).role = role.value
        office.refresh(EVERYTHING)
        if studio.program.operations is not None:
            studio.program.operations.changed.emit(EVERYTHING, studio.window)
