"""Two offices of one team that share a real database, with passwords kept in memory."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile
from typing import Any

from sqlalchemy import select

from complaints_desktop.actions.contacts import record_contact
from complaints_desktop.actions.intake import log
from complaints_desktop.case.case import load_cases
from complaints_desktop.desk.changes import Changes
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.forms.intake import Intake
from complaints_desktop.office import Office
from complaints_desktop.reading.case_lines import READ
from complaints_desktop.reading.clashes import clashes
from complaints_desktop.reading.commitment_board import BoardLine, commitment_board
from complaints_desktop.reading.held_work import held_work
from complaints_desktop.reading.stage_rows import wrong_stages
from complaints_desktop.sharing.connecting import connect_desk
from complaints_desktop.sharing.passwords import Passwords
from complaints_desktop.sharing.sharing import Sharing
from db.model import Case
from db.record.local import Record
from db.terms import ContactKind, Direction
from tests.complaints_desktop.office import KEY
from tests.postgres import Shared

NOON = datetime(2026, 3, 26, 12, tzinfo=UTC)
"""Thursday noon, at every desk."""


class Memory:
    """A credential store that forgets when the test ends."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def password(self, name: str) -> str | None:
        return self.kept.get(name)

    def keep_password(self, name: str, password: str) -> bool:
        self.kept[name] = password
        return True

    def forget_password(self, name: str) -> None:
        self.kept.pop(name, None)


class Sharer:
    """An office, its side of the shared database, and what an officer does there."""

    def __init__(self, template: Path, folder: Path, login: str) -> None:
        folder.mkdir()
        self.login, self.store = login, Memory()
        self.acted: set[str] = set()
        """Names of the actions done here."""
        self.moment = NOON
        """What this desk takes the time to be."""
        path = Path(copyfile(template, folder / "record.db"))
        self.office = Office(Record.open(path, KEY, now=lambda: self.moment))
        self.sharing = Sharing(self.office, Passwords(self.store), connect_desk)

    def close(self) -> None:
        self.sharing.close()
        self.office.record.close()

    def join(self, shared: Shared) -> "Sharer":
        self.sharing.join(str(shared.address), self.login, None)
        return self

    def again(self) -> Sharing:
        """Start the sharing anew, as the next start of the program does."""
        self.sharing.close()
        self.sharing = Sharing(self.office, Passwords(self.store), connect_desk)
        return self.sharing

    def act(self, action: Callable[..., Any], **typed: object) -> Changes:
        """Do one action as the officer at this desk, and return what changed."""
        desk = self.office.desk()
        with self.office.record.writing(author=desk.officer.id) as session:
            made = action(session, desk, **typed)
        changes: Changes = made[1] if isinstance(made, tuple) else getattr(made, "changes", made)
        self.office.refresh(changes)
        self.acted.add(action.__name__)
        assert self.miscounted(changes.cases) == []
        return changes

    def miscounted(self, cases: Collection[str] | None = None) -> list[str]:
        """Return what the numbers count otherwise than the record of these cases, or of all, says."""
        with self.office.record.reading() as session:
            wanted = session.scalars(select(Case.id)).all() if cases is None else cases
            return list(
                wrong_stages(session, list(load_cases(session, wanted, parts=READ)), self.office.desk().calendar)
            )

    def log(self, name: str = "Hamza Okafor", **told: Any) -> str:  # fields of an Intake
        """Log a complaint received today."""
        given = {"name": name, "summary": "Damp", "received_on": self.office.desk().today}
        return self.act(log, intake=Intake(**{**given, **told})).made or ""

    def note(self, case_id: str, said: str) -> None:
        """Record a call."""
        self.act(
            record_contact,
            case_id=case_id,
            typed=ContactMade(
                kind=ContactKind.CALL, direction=Direction.IN, contact_on=self.office.desk().today, summary=said
            ),
        )

    def questions(self) -> list[str]:
        """Return what waits for a person here: the rules by which work is held, and the fields of clashes."""
        desk = self.office.desk()
        with self.office.record.reading() as session:
            held = [each.rule for each in held_work(session, desk)]
            return held + [f"{each.entity}.{each.field}" for each in clashes(session, desk)]

    def lines(self) -> list[tuple[str, str]]:
        """Return the case list: residents and handlers."""
        return [(str(a), str(b)) for a, b in self.office.record.rows("SELECT resident, handler FROM case_row")]

    def tracker(self, *, anew: bool = False) -> tuple[BoardLine, ...]:
        """Return the open promises; `anew` as who has kept nothing of an earlier reading."""
        with self.office.record.reading() as session:
            if anew:
                del session.info["kept"]
            return commitment_board(session, self.office.desk()).lines
