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


CASEWORK = frozenset(Act) - {Act.IMPORT, Act.SETTINGS}


@dataclass(frozen=True, slots=True)
class Rights:
    """What one role may do, and the most money it may offer on a case (pence; Code 4.2)."""

    acts: frozenset[Act]
    money_limit: int = 0


RIGHTS: Mapping[Role, Rights] = {
    Role.RESOLUTION_OFFICER: Rights(CASEWORK, money_limit=50_000),
    Role.TEAM_LEADER: Rights(CASEWORK | {Act.IMPORT}, money_limit=100_000),
    Role.COMPLAINTS_MANAGER: Rights(frozenset(Act), money_limit=500_000),
    Role.HEAD: Rights(frozenset(Act), money_limit=10_000_000),
    Role.OMBUDSMAN_OFFICER: Rights(frozenset({Act.CONTACT, Act.PROMISE, Act.UPDATE_COMMITMENT})),
    Role.OWNER: Rights(frozenset({Act.UPDATE_COMMITMENT})),
    Role.AUDITOR: Rights(frozenset()),
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
