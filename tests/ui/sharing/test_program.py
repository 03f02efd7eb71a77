"""The whole program on a record that is shared by a real server: it keeps in step, and closes for good when told to."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from complaints_desktop.actions.intake import log
from complaints_desktop.forms.intake import Intake
from complaints_desktop.office import Office
from complaints_desktop.sharing.connecting import sharing_of
from db.problems import EnvironmentProblem
from db.record.home import open_home
from tests.postgres import Shared
from ui.app import Program

Start = Callable[[Path], Program]


@pytest.fixture
def joined(tmp_path: Path, shared: Shared) -> Callable[[str], Path]:
    """Make a home whose desk has joined, and return it."""
    shared.officer("ann", role="complaints manager")
    shared.officer("ben")

    def make(login: str) -> Path:
        folder = tmp_path / login
        with open_home(folder) as opened:
            sharing = sharing_of(Office(opened.record))
            sharing.join(str(shared.address), login, None)
            sharing.close()
        return folder

    return make


@pytest.fixture
def start(qapp, qtbot) -> Iterator[Start]:
    """Start the program on a home, and wait until it is open."""
    started: list[Program] = []

    def begin(folder: Path) -> Program:
        program = Program(qapp, folder)
        started.append(program)
        program.window.show()
        program.open()
        qtbot.waitUntil(lambda: program._poll is not None)
        return program

    yield begin
    for program in started:
        program.close()


def says(program: Program, words: str) -> bool:
    """Whether the foot of the window says these words."""
    return words in program.window.rail.status.accessibleName()


def at_rest(program: Program) -> bool:
    return program.operations is not None and program.operations.idle


def test_what_another_desk_typed_is_in_the_list_after_one_question(qtbot, joined, start, shared: Shared):
    program = start(joined("ann"))
    qtbot.waitUntil(lambda: says(program, "All work shared"))
    with open_home(joined("ben")) as opened:
        office = Office(opened.record)
        desk = office.desk()
        intake = Intake(name="Efua Baptiste", summary="Damp", received_on=desk.today)
        with office.record.writing(author=desk.officer.id) as session:
            log(session, desk, intake=intake)
        sharing = sharing_of(office)
        sharing.once()
        sharing.close()

    program._poll.share_now()

    record = program.operations.office.record
    qtbot.waitUntil(lambda: record.rows("SELECT resident FROM case_row") == [("Efua Baptiste",)])
    qtbot.waitUntil(lambda: at_rest(program))
    assert says(program, "All work shared")


def test_without_the_server_it_goes_on_and_says_so_at_the_foot(qtbot, joined, start, shared: Shared):
    program = start(joined("ann"))
    qtbot.waitUntil(lambda: says(program, "All work shared"))
    shared.admin.execute("ALTER ROLE ann NOLOGIN")
    shared.admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ann'")
    program._poll.share_now()
    qtbot.waitUntil(lambda: not says(program, "All work shared"), timeout=20_000)
    program._poll.share_now()
    qtbot.waitUntil(lambda: says(program, "does not let this name in"), timeout=20_000)
    assert program.window.word.isHidden()
    shared.admin.execute("ALTER ROLE ann LOGIN")
    program._poll.share_now()
    qtbot.waitUntil(lambda: says(program, "All work shared"))
    qtbot.waitUntil(lambda: at_rest(program))


def test_a_revoked_desk_shows_nothing_any_more_and_never_opens_again(qtbot, joined, start, shared: Shared):
    folder = joined("ben")
    shared.admin.execute("UPDATE sync.device SET revoked = TRUE")
    program = start(folder)
    qtbot.waitUntil(lambda: program.operations is None)
    assert program.window.pages.currentIndex() == 0
    assert "shut out" in program.window.word.words
    assert not program.window.rail.search.isEnabled()
    with pytest.raises(EnvironmentProblem, match="not on this computer"):
        open_home(folder)
