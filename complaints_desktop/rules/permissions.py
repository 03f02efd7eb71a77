"""Who may do what: one table, read by the workflow here and by the shared database when it is provisioned."""

from collections.abc import Mapping
from dataclasses import dataclass

from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from db.terms import Role


@dataclass(frozen=True, slots=True)
class Rights:
    """What one role may do, what it sees, and the money it may offer on a case unless the landlord says otherwise."""

    acts: frozenset[Act]
    own_only: frozenset[Act] = frozenset()
    """Of the acts, those that reach no further than what is this officer's own."""
    money_limit: int = 0
    """In pence (Code 4.2); the landlord's own, from the day it holds, is the setting `authority`."""
    sees_all: bool = False
    """Sees the cases of every team; others those of their own, and those no team has taken."""
    leads: bool = False
    """Sees which desks have not been heard from."""
    audits: bool = False
    """Reads who looked at what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """What is ruled about one role beside its acts."""

    money_limit: int = 0
    sees_all: bool = False
    leads: bool = False
    audits: bool = False


ROLES: Mapping[Role, RoleRow] = {
    Role.RESOLUTION_OFFICER: RoleRow(money_limit=50_000),
    Role.TEAM_LEADER: RoleRow(money_limit=100_000, leads=True),
    Role.COMPLAINTS_MANAGER: RoleRow(money_limit=500_000, sees_all=True, leads=True, audits=True),
    Role.HEAD: RoleRow(money_limit=10_000_000, sees_all=True, leads=True, audits=True),
    Role.OMBUDSMAN_OFFICER: RoleRow(sees_all=True),
    Role.OWNER: RoleRow(),
    Role.AUDITOR: RoleRow(sees_all=True, audits=True),
}

RIGHTS: Mapping[Role, Rights] = {
    role: Rights(
        acts=frozenset(act for act in Act if role in act.value.who),
        own_only=frozenset(act for act in Act if role in act.value.own_only),
        money_limit=row.money_limit,
        sees_all=row.sees_all,
        leads=row.leads,
        audits=row.audits,
    )
    for role, row in ROLES.items()
}
"""What each role may do: the rows of the acts, read by role."""

NO_RIGHTS = Rights(frozenset())
"""Of a role that only a newer program knows."""


def rights_of(role: Role) -> Rights:
    """Return the rights of `role`; a word this program does not know gives none."""
    return RIGHTS[role] if role.known else NO_RIGHTS


def refusal(role: Role, act: Act, *, own: bool = True) -> Refused | None:
    """Return why `role` may not do `act`, and who may; None where it may.

    `own`: what it is done to is this officer's own. Some roles may do an act to nothing else.
    """
    rights = rights_of(role)
    if act in rights.acts and (own or act not in rights.own_only):
        return None
    able = [other.value for other, others in RIGHTS.items() if act in others.acts - others.own_only]
    further = " that is another's" if act in rights.acts else ""
    return Refused(f"{_called(role)} may not {act.words}{further}", do=f"Ask a {' or a '.join(able[:3])}.")


def require(role: Role, act: Act, *, own: bool = True) -> None:
    """Raise Refused where `role` may not do `act`, to what is another's where it is not `own`."""
    refused = refusal(role, act, own=own)
    if refused is not None:
        raise refused


def writes(role: Role) -> bool:
    """Whether `role` writes anything at all, be it only a draft; an auditor reads."""
    return bool(rights_of(role).acts)


def only_reads(role: Role) -> Refused | None:
    """Return why `role` writes nothing; None where it does."""
    if writes(role):
        return None
    return Refused(f"{_called(role)} reads and writes nothing", do="Ask whoever handles the case to record it.")


def require_auditing(role: Role) -> None:
    """Raise Refused where `role` does not read who looked at what."""
    if not rights_of(role).audits:
        able = [other.value for other, rights in RIGHTS.items() if rights.audits]
        raise Refused(f"{_called(role)} may not read who looked", do=f"Ask a {' or a '.join(able)}.")


def require_writing(role: Role) -> None:
    """Raise Refused where `role` only reads."""
    refused = only_reads(role)
    if refused is not None:
        raise refused


def _called(role: Role) -> str:
    if not role.known:
        return f"Somebody with the role “{role.value}”, which this program does not know,"
    return f"{'An' if role.value[0] in 'aeiou' else 'A'} {role.value}"
