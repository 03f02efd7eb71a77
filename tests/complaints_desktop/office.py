"""A real, encrypted record with an officer at the desk, for tests of actions and readings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from shutil import copyfile

from sqlalchemy.orm import Session

from complaints_desktop.actions import intake, settings, team
from complaints_desktop.desk import signing_in
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.forms.intake import Intake
from complaints_desktop.forms.people import PersonDetails
from db.record.connection import SessionRows
from db.record.local import Record

KEY = bytes(range(32))


@dataclass
class Office:
    """The record, and the desk on one day."""

    record: Record
    desk: Desk

    @contextmanager
    def working(self) -> Iterator[Session]:
        """Write as the officer at the desk."""
        with self.record.writing(author=self.desk.officer.name) as session:
            yield session

    def on(self, day: date) -> Desk:
        """Move the desk to `day`, at noon, and return it."""
        self.desk = replace(self.desk, now=datetime.combine(day, time(12), UTC))
        return self.desk

    def name(self) -> None:
        """Give the landlord and the officer what a letter has to say of them."""
        landlord = as_value(LandlordDetails(name="A Landlord", address="1 Long Row", phone="01632 960100"))
        with self.working() as session:
            settings.change_setting(session, self.desk, name="landlord", value=landlord)
            me = {"name": "Test Officer", "job_title": "Resolution Officer", "email": None}
            team.change_my_details(session, self.desk, **me, phone="01632 960123")
        self.desk = signing_in.desk_at(self.record, self.desk.now)

    def log(self, received_on: date, **typed: object) -> str:
        """Log a complaint with little said and return the id of the case."""
        given: dict[str, object] = {"summary": "The repair was missed", **typed}
        resident = given.pop("resident", PersonDetails(name="A Resident", address="1 High Street", postcode="zx11aa"))
        told = Intake(received_on=received_on, **vars(resident), **given)  # type: ignore[arg-type]
        with self.working() as session:
            made = intake.log(session, self.desk, intake=told).made
        assert made is not None
        return made


def make_template(folder: Path) -> Path:
    """Make an empty record once; tests work on copies of it."""
    path = folder / "template.db"
    Record.create(path, KEY, code="K7Q").close()
    return path


def open_office(template: Path, folder: Path, day: date) -> Office:
    """Copy the record to `folder` and sit a complaints manager down at it on `day`: a new one, if it has no officer.

    It is of this program, and by no second connection asked how old it is: each reads the whole schema.
    """
    now = datetime.combine(day, time(12), UTC)
    record = Record(Path(copyfile(template, folder / "record.db")), KEY, lambda: now)
    with record.writing(author="set-up") as session:
        rows = SessionRows(session)
        if signing_in.is_new(rows):
            signing_in.make_first_officer(session, "Test Officer")
        desk = signing_in.desk_at(rows, now)
    office = Office(record, desk)
    record.now = lambda: office.desk.now
    return office
