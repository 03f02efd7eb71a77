"""The pictures of the sharing, on sample data, with a stand-in for the server that answers or fails as each asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.reading.looked import Looks, Which, looks
from complaints_desktop.reading.sharing_state import SharingState
from complaints_desktop.sample import two_desks
from complaints_desktop.sharing.desks import DeskHeard
from db.problems import EnvironmentProblem
from ui.sharing.clash_sheet import ClashSheet
from ui.sharing.join_sheet import JoinSheet
from ui.sharing.lost_sheet import LostSheet
from ui.sharing.screen import SharingScreen

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session
    from complaints_desktop.office import Office
    from complaints_desktop.sharing.sharing import News, Sharing
    from ui.demonstration.camera import Studio

WRONG_PASSWORD = EnvironmentProblem(
    "The shared database does not accept this login and password",
    safe="Nothing was changed.",
    do="Type the password again, or ask whoever looks after the shared database for a new one.",
)
NO_NETWORK = EnvironmentProblem(
    "No network reaches the shared database",
    safe="Everything you type is kept on this computer, and you can go on working.",
    do="It is tried again by itself as soon as there is a network.",
)


@dataclass
class StandIn:
    """Answers for the shared database."""

    office: Office
    problem: EnvironmentProblem | None = None
    news: News | None = None

    def state(self) -> SharingState:
        """Keep the program from asking by itself."""
        return SharingState()

    def try_address(self, *_: object) -> None:
        """Fail."""
        raise WRONG_PASSWORD

    def who_looked(self, which: Which) -> Looks:
        """Answer with what is known here."""
        self.office.keep_looks()
        with self.office.record.reading() as session:
            return looks(session, self.office.desk(), which=which)

    def cut(self) -> None:
        """Nothing is under way."""

    def desks(self) -> tuple[DeskHeard, ...]:
        """Return a team of three."""
        now = self.office.desk().now
        told = (("M2X", "Tom Hale", 6, 14, 4), ("T4P", "Grace Oduya", 0, 0, 0), ("K7Q", "Ruth Adeyemi", 0, 2, 0))
        return tuple(
            DeskHeard(
                code=code,
                officer=officer,
                last_heard_at=now - timedelta(days=days, minutes=7),
                waiting=waiting,
                revoked=False,
                quiet_for=quiet,
            )
            for code, officer, days, waiting, quiet in told
        )

    def close(self) -> None:
        """Nothing was opened."""


def alone(studio: Studio) -> SharingScreen:
    """Show a desk that shares with nobody."""
    return _prepared(studio, lambda session, _: two_desks.part(session))


def joined(studio: Studio, case_id: str, problem: EnvironmentProblem | None = None) -> SharingScreen:
    """Show a desk that shares, with clashes and held work in a case."""
    screen = _prepared(
        studio, lambda session, office: two_desks.meet(session, case_id, office.desk().now), problem=problem
    )
    if problem is None:
        screen.look_at_desks()
    return screen


def lost(studio: Studio, case_id: str, opened: str = "") -> SharingScreen:
    """Show what was known here and lost at the server; `opened` is the place of the form to open over it."""

    def work(session: Session, office: Office) -> None:
        now = office.desk().now
        two_desks.part(session)
        two_desks.join(session, at=now.isoformat(timespec="milliseconds"))
        two_desks.lost(session, case_id, (now - timedelta(hours=3)).isoformat(timespec="milliseconds"))

    screen = _prepared(studio, work)
    if opened:
        screen.show_section(opened)
        studio.settle()
        sheet = screen.over.currentWidget()
        if isinstance(sheet, LostSheet):
            sheet.ask_once()
    return screen


def joining(studio: Studio) -> None:
    """Show a first connection whose password is wrong."""
    alone(studio).open_join()
    studio.settle()
    screen = studio.window.shown("sharing")
    sheet = screen.over.currentWidget() if isinstance(screen, SharingScreen) else None
    if isinstance(sheet, JoinSheet):
        entries = {"address": "records.landlord.example/complaints", "login": "radeyemi", "password": "mistyped"}
        sheet.form.fill(entries)
        sheet.try_it()


def question(studio: Studio, case_id: str, number: int) -> None:
    """Open one of what is to settle."""
    screen = joined(studio, case_id, NO_NETWORK)
    studio.settle()
    screen.show_section(screen.standing.questions[number].id)
    studio.settle()
    sheet = screen.over.currentWidget()
    if isinstance(sheet, ClashSheet):
        sheet.focus_first()


def _prepared(
    studio: Studio, work: Callable[[Session, Office], object], *, problem: EnvironmentProblem | None = None
) -> SharingScreen:
    office, operations = studio.office, studio.program.operations
    if operations is None:
        raise RuntimeError("the record is not open")
    operations.share_by(cast("Sharing", StandIn(office, problem)))
    with office.record.writing(author="sample", applying=True) as session:
        work(session, office)
    studio.window.show_screen("sharing")
    operations.changed.emit(Changes(subjects=frozenset(Subject)), studio.program)
    studio.settle()
    screen = studio.window.shown("sharing")
    if not isinstance(screen, SharingScreen):
        raise TypeError("the sharing is not shown")
    screen.close_sheet()
    return screen
