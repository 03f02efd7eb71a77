"""Who may do what: one table, read by the workflow here and by the shared database when it is provisioned."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from complaints_desktop.refusals import Refused
from db.words import Role


class Act(StrEnum):
    """What can be done to a record, as a person would say it."""

    LOG = "log a complaint"
    DEFINE = "define the complaint"
    CONTACT = "record a contact"
    NEEDS = "record needs and adjustments"
    TRIAGE = "assess hazard and complexity"
    ACKNOWLEDGE = "acknowledge"
    CHECK = "weigh evidence and declare conflicts"
    FIND = "decide a point"
    PROMISE = "promise a remedy"
    OFFER = "offer money"
    RESPOND = "respond"
    UPDATE_COMMITMENT = "update a commitment"
    CLOSE = "close"
    WITHDRAW = "withdraw at the resident's request"
    IMPORT = "import cases"
    SETTINGS = "change settings"
    ALLOCATE = "give a case to another officer or team"
    SETTLE = "settle a clash"
    ERASE = "erase a case"


CASEWORK = frozenset(Act) - {Act.IMPORT, Act.SETTINGS, Act.ALLOCATE, Act.ERASE}


@dataclass(frozen=True, slots=True)
class Rights:
    """What one role may do, what it sees, and the most money it may offer on a case (pence; Code 4.2)."""

    acts: frozenset[Act]
    money_limit: int = 0
    sees_all: bool = False
    """Sees the cases of every team; others those of their own, and those no team has taken."""
    leads: bool = False
    """Sees which desks have not been heard from."""


RIGHTS: Mapping[Role, Rights] = {
    Role.RESOLUTION_OFFICER: Rights(CASEWORK, money_limit=50_000),
    Role.TEAM_LEADER: Rights(CASEWORK | {Act.IMPORT, Act.ALLOCATE}, money_limit=100_000, leads=True),
    Role.COMPLAINTS_MANAGER: Rights(frozenset(Act), money_limit=500_000, sees_all=True, leads=True),
    Role.HEAD: Rights(frozenset(Act), money_limit=10_000_000, sees_all=True, leads=True),
    Role.OMBUDSMAN_OFFICER: Rights(
        frozenset({Act.CONTACT, Act.PROMISE, Act.UPDATE_COMMITMENT, Act.SETTLE}), sees_all=True
    ),
    Role.OWNER: Rights(frozenset({Act.UPDATE_COMMITMENT, Act.SETTLE})),
    Role.AUDITOR: Rights(frozenset(), sees_all=True),
}


def refusal(role: Role, act: Act) -> Refused | None:
    """Return why `role` may not do `act`, and who may; None where it may."""
    if act in RIGHTS[role].acts:
        return None
    able = [other.value for other, rights in RIGHTS.items() if act in rights.acts]
    article = "An" if role.value[0] in "aeiou" else "A"
    return Refused(f"{article} {role.value} may not {act.value}", do=f"Ask a {' or a '.join(able[:3])}.")


def require(role: Role, act: Act) -> None:
    """Raise Refused where `role` may not do `act`."""
    refused = refusal(role, act)
    if refused is not None:
        raise refused
