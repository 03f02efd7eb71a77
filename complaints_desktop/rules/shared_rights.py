"""What the shared database lets each role write: made from who may do what, and from what each act writes.

The shared database is provisioned from these rows, so that an officer whose program was tampered with can do no more
there than the program would have let their role; the state of a case the program alone asks (decision 0024).
"""

from collections.abc import Iterator

from complaints_desktop.rules import permissions
from complaints_desktop.rules.acts import Act, Writes
from complaints_desktop.rules.permissions import RIGHTS, rights_of
from db.shared.rights import ANY, OWN, Allowed, Rights, RoleRights
from db.terms import Role

EVERYONE: Writes = {
    f"{OWN}officer": ("phone", "email"),
    f"{OWN}draft": (ANY, "content", "saved_at", "ended_at"),
}
"""What is theirs to write whatever else they may: how they are reached, and what they type into any form. How they are
called, and as what, is printed on letters: that is a setting. Who may do nothing writes nothing, an auditor."""


def shared_rights() -> Rights:
    """Return the rows the shared database is provisioned with."""
    roles = tuple(
        RoleRights(
            role.value, rights.sees_all, rights.leads, Act.ERASE in rights.acts, rights.money_limit, rights.audits
        )
        for role, rights in RIGHTS.items()
    )
    return Rights(roles, tuple(sorted({each for role in RIGHTS for each in _allowed(role)})))


def may_write(role: Role, entity: str, field: str, *, own: bool = False) -> bool:
    """Whether `role` may set that field of a row that is there; with ANY, whether it may make such rows.

    `own`: the row is the officer's own.
    """
    names = {entity, f"{OWN}{entity}"} if own else {entity}
    return any(field in fields for writes in _writes(role) for name, fields in writes.items() if name in names)


def _writes(role: Role) -> Iterator[Writes]:
    rights = rights_of(role)
    if permissions.writes(role):
        yield EVERYONE
    for act in rights.acts:
        prefix = OWN if act in rights.own_only else ""
        yield {f"{prefix}{entity}": fields for entity, fields in act.value.writes.items()}


def _allowed(role: Role) -> Iterator[Allowed]:
    for writes in _writes(role):
        for entity, fields in writes.items():
            yield from (Allowed(role.value, entity, field) for field in fields)
