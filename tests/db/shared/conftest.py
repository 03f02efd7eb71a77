"""Fixtures of the shared database: an office with two teams, and a case in it."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from complaints_desktop.rules.shared_rights import shared_rights
from db.shared.desks import begin_another_life
from db.shared.officers import Added
from db.shared.rights import ANY, OWN
from tests.db.shared.desk import Change, Desk, batch, change, new_row
from tests.postgres import Shared, Staff

TEAMS = {
    "ann": ("resolution officer", "North"),
    "bob": ("resolution officer", "North"),
    "cat": ("resolution officer", "South"),
    "tom": ("team leader", "North"),
    "mia": ("complaints manager", None),
    "olga": ("ombudsman officer", None),
    "will": ("owner of commitments", "North"),
    "aud": ("auditor", None),
}
"""Who works here: role and team."""


MADE = {each.entity.removeprefix(OWN) for each in shared_rights().allowed if each.field == ANY}
"""What somebody may make; of a row that nobody may make yet the server asks no further."""


@dataclass
class Office:
    """An office: each officer is given a first desk when first asked for."""

    shared: Shared
    desks: dict[str, Desk] = field(default_factory=dict)

    def __getitem__(self, login: str) -> Desk:
        """Return the first desk of an officer."""
        if login not in self.desks:
            self.desks[login] = self.desk(login)
        return self.desks[login]

    def officer(self, login: str) -> Added:
        """Return an officer of the staff."""
        return self.shared.officers[login]

    def desk(self, login: str) -> Desk:
        """Return another desk of an officer."""
        return Desk(self.shared.connect(login))

    def restored(self) -> None:
        """Say that the server was put back to an earlier moment, and let every desk see it."""
        begin_another_life(self.shared.admin)
        for desk in self.desks.values():
            desk.hello()

    def team(self, login: str) -> str | None:
        """Return the id of an officer's team."""
        return self.officer(login).team_id

    def case(self, login: str, **values: Any) -> "Case":
        """Let an officer log a complaint of a new person, with its first stage."""
        desk = self[login]
        person = new_row("person", {})
        case = new_row("case_", {}, **{"person_id": person["entity_id"], "team_id": self.team(login), **values})
        case["patch"]["reference"] = values.get("reference", case["entity_id"])
        stage = new_row("stage", {"case_": case["entity_id"]})
        answer = desk.push(*batch(person, case, stage))
        assert answer["counts"]["applied"] == 3
        return Case(case, person, stage)


@dataclass(frozen=True)
class Case:
    """The changes that made a case."""

    made: Change
    person: Change
    stage: Change

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.made["entity_id"])

    @property
    def ids(self) -> dict[str, str]:
        """What a row of the case refers to."""
        return {
            "case_": self.id,
            "person": str(self.person["entity_id"]),
            "stage": str(self.stage["entity_id"]),
        }

    def set(self, base: str | None = None, **values: Any) -> Change:
        """Return an update of the case over its making, or over another change."""
        return change("case_", self.id, "update", values, dict.fromkeys(values, base or self.made["change_id"]))


@pytest.fixture
def staff() -> Staff:
    """An officer of each role, and more than one of some."""
    return TEAMS


@pytest.fixture
def office(shared: Shared) -> Office:
    """An office, with all who work there."""
    return Office(shared)
