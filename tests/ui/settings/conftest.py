"""The settings on the small record, and the window on a desk that is new."""

from collections.abc import Callable, Iterator

import pytest
from shiboken6 import delete

from complaints_desktop.desk.changes import Changes, Subject
from db.model import Officer
from db.record.local import Record
from db.terms import Role
from tests.ui.conftest import Bench
from tests.ui.office import KEY, RECORD, SmallOffice
from ui.settings.appearance import Appearance
from ui.settings.screen import SettingsScreen
from ui.window.main_window import MainWindow
from ui.workplace.operations import Operations
from ui.workplace.place import Place
from ui.workplace.section import Section


def open_section(bench: Bench, name: str) -> Section:
    """Show one section of the settings and return it."""
    bench.window.show_place(Place("settings", place=name))
    bench.settle()
    screen = bench.window.shown("settings")
    assert isinstance(screen, SettingsScreen)
    return screen.section


@pytest.fixture
def section(bench: Bench) -> Callable[[str], Section]:
    """Show a section by its name."""
    return lambda name: open_section(bench, name)


@pytest.fixture
def as_resolution_officer(office: SmallOffice) -> None:
    """The officer at the desk may do casework only."""
    with office.record.writing(author="test") as session:
        session.query(Officer).filter_by(id=office.desk().officer.id).one().role = Role.RESOLUTION_OFFICER.value
    office.refresh(Changes(subjects=frozenset({Subject.SETTINGS})))


@pytest.fixture
def new_desk(qtbot, look, tmp_path) -> Iterator[Bench]:
    """The window on a record that was made a moment ago: no landlord, nobody to reach."""
    office = SmallOffice(Record.create(tmp_path / RECORD, KEY, code="K7Q"))
    office.start_day()
    window = MainWindow(Appearance(look), tmp_path / "own")
    operations = Operations(office)
    window.show()
    window.activateWindow()
    window.opened(operations, sample=False)
    bench = Bench(window, operations, office, {}, qtbot)
    bench.settle()
    yield bench
    window.close()
    operations.close()
    office.close()
    delete(window)
