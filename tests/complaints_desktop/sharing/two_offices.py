"""Two offices of one team that share a real database, with passwords kept in memory."""

from pathlib import Path
from shutil import copyfile

from complaints_desktop.actions.contacts import record_contact
from complaints_desktop.actions.intake import Intake, log
from complaints_desktop.office import Office
from complaints_desktop.registers import PersonDetails
from complaints_desktop.sharing.connecting import connect_desk
from complaints_desktop.sharing.passwords import Passwords
from complaints_desktop.sharing.sharing import Sharing
from db.local import Record
from db.words import ContactKind, Direction
from tests.complaints_desktop.office import KEY
from tests.postgres import Shared


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
        self.office = Office(Record.open(Path(copyfile(template, folder / "record.db")), KEY))
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

    def log(self, name: str = "Hamza Okafor") -> str:
        desk = self.office.desk()
        intake = Intake(resident=PersonDetails(name=name), summary="Damp", received_on=desk.today)
        with self.office.record.writing(author=desk.officer.id) as session:
            return log(session, desk, intake=intake).made or ""

    def note(self, case_id: str, said: str) -> None:
        desk = self.office.desk()
        with self.office.record.writing(author=desk.officer.id) as session:
            record_contact(
                session,
                desk,
                case_id=case_id,
                kind=ContactKind.CALL,
                direction=Direction.IN,
                contact_on=desk.today,
                summary=said,
            )

    def lines(self) -> list[tuple[str, str]]:
        """Return the case list: residents and handlers."""
        return [(str(a), str(b)) for a, b in self.office.record.rows("SELECT resident, handler FROM case_row")]
