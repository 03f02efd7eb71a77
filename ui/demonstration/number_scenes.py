"""The pictures of numbers: the tiles of a year, and one measure opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from complaints_desktop.actions.packs import make_pack
from complaints_desktop.reading.numbers_board import days_asked
from complaints_desktop.reading.pack_figures import PackAsked
from db.number_terms import PackKind
from ui.demonstration import team_scenes as team
from ui.kit.reading_order import bring_into_view
from ui.numbers.measure_page import MeasurePage
from ui.numbers.screen import ALL, PACK, PACKS, NumbersScreen
from ui.workplace.place import Place

if TYPE_CHECKING:
    from ui.demonstration.camera import Studio


def tiles(studio: Studio) -> None:
    """Show the measures of the year."""
    studio.window.show_place(ALL)
    screen = studio.window.findChild(NumbersScreen)
    if screen is not None:
        screen.measures.period.box.setCurrentText("This year")


def measure(code: str) -> Callable[[Studio], None]:
    """Return how one measure is opened."""

    def go(studio: Studio) -> None:
        tiles(studio)
        studio.settle()
        studio.window.show_place(Place("numbers", place=code))

    return go


def parted(code: str, by: str) -> Callable[[Studio], None]:
    """Return how one measure is looked at by something."""

    def go(studio: Studio) -> None:
        measure(code)(studio)
        studio.settle()
        screen = studio.window.findChild(NumbersScreen)
        page = screen.page if screen is not None else None
        if isinstance(page, MeasurePage):
            page.by.box.setCurrentText(by)
            studio.settle()
            bring_into_view(page.by)

    return go


def packs(studio: Studio) -> None:
    """Show the packs, to who puts them together."""
    _pack(studio)
    studio.window.show_place(Place("numbers", place=PACKS))


def pack(studio: Studio) -> None:
    """Show the monthly report as it is written."""
    studio.window.show_place(Place("numbers", place=PACK, subject=_pack(studio)))


def _pack(studio: Studio) -> str:
    """Return the pack of the year, put together the first time it is asked for."""
    team.lead(studio)
    office = studio.office
    asked = PackAsked(kind=PackKind.HEAD, span=days_asked(office.desk().today)["This year"])
    found = office.record.rows("SELECT id FROM pack WHERE withdrawn_on IS NULL")
    if found:
        return str(found[0][0])
    with office.record.writing(author=office.desk().officer.id) as session:
        changes = make_pack(session, office.desk(), asked=asked)
    office.refresh(changes)
    studio.window.show_place(ALL)
    if studio.program.operations is not None:
        studio.program.operations.changed.emit(changes, studio.window)
    studio.settle()
    return changes.made or ""
