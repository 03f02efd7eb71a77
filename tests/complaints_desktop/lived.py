"""One case lived through at several desks, by the acts that scripts have: what is typed, who types it, on which day."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from complaints_desktop.actions import letters, settings, team, undo
from complaints_desktop.actions.table import FORMS
from complaints_desktop.case.case import load_case
from complaints_desktop.case.team import Names
from complaints_desktop.desk import signing_in
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.exchange.acts import row_called, taken
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.form import Kind, When
from complaints_desktop.letters.catalogue import letter_kind, letter_kinds
from complaints_desktop.reading.case_lines import restate_all
from complaints_desktop.rules.refusals import Refused
from db.model import Officer
from db.record.connection import SessionRows
from db.terms import Role
from tests.complaints_desktop.filled import typed
from tests.complaints_desktop.office import Office, open_office

STAFF: Mapping[str, Role] = {
    "Test Officer": Role.COMPLAINTS_MANAGER,
    "Una Vale": Role.RESOLUTION_OFFICER,
    "Grace Olumide": Role.RESOLUTION_OFFICER,
    "A Leader": Role.TEAM_LEADER,
    "A Head": Role.HEAD,
    "An Ombudsman Officer": Role.OMBUDSMAN_OFFICER,
    "A Repairs Owner": Role.OWNER,
    "An Auditor": Role.AUDITOR,
}
LANDLORD = as_value(LandlordDetails(name="A Landlord", address="1 Long Row", phone="01632 960100"))
ME = {"job_title": "Resolution Officer", "phone": "01632 960101", "email": None}
SENTENCE = "We came late, and I am sorry for that."
ACTS = tuple(name for name, row in FORMS.items() if row.do)
LETTERS = tuple(kind.name for kind in letter_kinds())


def staffed(template: Path, folder: Path, day: date) -> Office:
    """Open an office of a landlord with an officer of each role, two of who work on cases."""
    office = open_office(template, folder, day)
    with office.working() as session:
        settings.change_setting(session, office.desk, name="landlord", value=LANDLORD)
        team.change_my_details(session, office.desk, name="Test Officer", **ME)
        details = {key: value for key, value in ME.items() if value}
        for name, role in STAFF.items():
            if name != office.desk.officer.name:
                session.add(Officer(id=name, name=name, role=role.value, **details))
    with office.record.reading() as session:
        office.desk = signing_in.desk_at(SessionRows(session), office.desk.now)
    return office


class Life:
    """A case, and the office it is lived in."""

    def __init__(self, office: Office, case_id: str) -> None:
        self.office, self.case_id = office, case_id
        self.own = office.desk.officer.id
        self._case: CaseFacts | None = None
        self.written: int | None = None
        """The first change of what was done last, where it can be taken back."""

    @property
    def today(self) -> date:
        """The day at the desk."""
        return self.office.desk.today

    @property
    def case(self) -> CaseFacts:
        """The case as it stands; it is read once after whatever was tried."""
        if self._case is None:
            with self.office.record.reading() as session:
                self._case = load_case(session, self.case_id)
        return self._case

    def move(self, days: int) -> None:
        """Let days pass; with fewer than none the clock is set back."""
        self.office.on(self.today + timedelta(days))

    def sit(self, name: str) -> None:
        """Let somebody else sit down at the desk."""
        with self.office.record.reading() as session:
            officer = Names(session).someone(self.own if name == "Test Officer" else name)
        assert officer is not None
        self.office.desk = replace(self.office.desk, officer=officer)

    def act(self, name: str, said: Mapping[str, str] | None = None, on: str = "") -> Refused | None:
        """Do an act as a script would, with these words in the place of the usual ones; return why it is refused."""
        row, case = row_called(name), self.case
        with self._refusing() as refused, self.office.working() as session:
            given = {**self.usual(name), **(said or {})}
            where, entry = taken(row, case, self.office.desk, given, on)
            done = row.work(where, entry)(session, self.office.desk)
            self.written = undo.offered(session, self.office.desk, done).written
        if not refused and name == "make-complaint":
            self.case_id = done.made or self.case_id
        return refused[0] if refused else None

    def letter(self, kind: str, said: Mapping[str, str] | None = None) -> Refused | None:
        """Issue a letter with a sentence in each of its fields; return why it is refused."""
        words = {field.name: SENTENCE for field in letter_kind(kind).fields if field.typed}
        with self._refusing() as refused, self.office.working() as session:
            letters.issue(session, self.office.desk, case_id=self.case_id, kind=kind, typed={**words, **(said or {})})
        return refused[0] if refused else None

    def take_back(self) -> Refused | None:
        """Take back what was done last, where that was offered; return why it is refused."""
        with self._refusing() as refused, self.office.working() as session:
            undo.undo(session, self.office.desk, written=self.written or 0)
        self.written = None
        return refused[0] if refused else None

    def listed(self) -> list[tuple[Any, ...]]:
        """Return the lines of the list as they are kept."""
        return self.office.record.rows("SELECT * FROM case_row ORDER BY case_id")

    def derive(self) -> None:
        """Derive the lines of the list afresh."""
        with self.office.working() as session:
            restate_all(session, self.office.desk)

    @contextmanager
    def _refusing(self) -> Iterator[list[Refused]]:
        refused: list[Refused] = []
        try:
            yield refused
            self._case = None
        except Refused as no:
            refused.append(no)

    def usual(self, name: str) -> dict[str, str]:
        """Return what somebody would type today."""
        asks = {asked.key or field: asked for field, asked in FORMS[name].form.asks.items()}
        given = dict(each.split("=", 1) for each in typed(name))
        days = {When.PAST: 0, When.AHEAD: 14, When.SOON: 14, When.REVIEW: 90, When.ANY: 14}
        for key, asked in asks.items():
            if asked.kind is Kind.DAY and key in given:
                given[key] = (self.today + timedelta(days[asked.when])).isoformat()
        return given
