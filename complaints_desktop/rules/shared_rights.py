"""What the shared database lets each role write: made from who may do what, and from what each act writes.

The shared database is provisioned from these rows, so that an officer whose program was tampered with can do no more
there than the program would have let them.
"""

from collections.abc import Iterator, Mapping

from complaints_desktop.rules import permissions
from complaints_desktop.rules.permissions import RIGHTS, Act, rights_of
from db.shared.rights import ANY, OWN, Allowed, Rights, RoleRights
from db.terms import Role

PERSON = (
    *("name", "preferred_name", "address", "postcode", "phone", "email", "how_to_contact"),
    ANY,
)
POINT = (
    *("text", "outcome_sought", "responsibility", "responsible_body", "withdrawn_on", "withdrawn_because"),
    ANY,
)
OFFER = (ANY, "offered_on", "withdrawn_on")
CLOSING = ("learning", "closed_on", "closed_as")
UPDATED = (
    *("due_on", "agreed_with_resident", "appointment_on", "started_on", "work_done_on", "completed_on"),
    *("evidence", "state", "cancelled_because", "miss_reason"),
)

Writes = Mapping[str, tuple[str, ...]]

WRITES: Mapping[Act, Writes] = {
    Act.LOG: {
        "case_": (ANY,),
        "stage": (ANY,),
        "point": (ANY,),
        "person": PERSON,
        "need": (ANY,),
        "adjustment": (ANY,),
    },
    Act.DEFINE: {"point": POINT},
    Act.CONTACT: {"contact": (ANY,), "case_": ("updates_agreed", "learning")},
    Act.NEEDS: {
        "person": PERSON,
        "need": (ANY, "review_on", "ended_on", "note"),
        "adjustment": (ANY, "review_on", "ended_on", "detail"),
        "authority": (ANY, "until_on"),
    },
    Act.TRIAGE: {"case_": ("hazard", "complex", "vulnerable")},
    Act.ACKNOWLEDGE: {"stage": ("acknowledged_on",), "letter": (ANY,), "document": (ANY,)},
    Act.CHECK: {
        "evidence_check": (ANY, "stage_id", "item", "result", "checked_on", "note"),
        "conflict_declaration": (ANY, "declared_on", "conflict", "measures"),
    },
    Act.FIND: {"finding": (ANY, "decision", "reasons", "reference", "no_remedy_because")},
    Act.PROMISE: {"commitment": (ANY,), "officer": (ANY,)},
    Act.OFFER: {"offer": OFFER},
    Act.RESPOND: {
        "stage": ("responded_on", "outcome", "decider_id"),
        "offer": ("offered_on",),
        "letter": (ANY,),
        "document": (ANY,),
    },
    Act.UPDATE_COMMITMENT: {"commitment": UPDATED, "commitment_update": (ANY,)},
    Act.CLOSE: {"case_": CLOSING},
    Act.WITHDRAW: {"case_": CLOSING, "contact": (ANY,)},
    Act.IMPORT: {
        "import_run": (ANY, "report", "undone_at"),
        "case_": (ANY, "void_because"),
        "person": (ANY,),
        "stage": (ANY,),
        "extension": (ANY,),
        "offer": (ANY,),
        "officer": (ANY,),
        "team": (ANY,),
    },
    Act.ALLOCATE: {"case_": ("team_id", "handler_id"), "stage": ("decider_id",), "commitment": ("owner_id",)},
    Act.SETTINGS: {
        "setting": (ANY,),
        "holiday_change": (ANY, "name", "is_holiday", "accepted_at"),
        "team": (ANY, "name"),
        "officer": (ANY, "name", "role", "job_title", "phone", "email", "team_id", "left_on"),
    },
    Act.SETTLE: {"settlement": (ANY,), "given_back": (ANY,)},
    Act.ERASE: {},
}
"""What each act writes: entities, and the fields of them."""

EVERYONE: Writes = {
    f"{OWN}officer": ("phone", "email"),
    f"{OWN}draft": (ANY, "content", "saved_at", "ended_at"),
}
"""What is theirs to write whatever else they may: how they are reached, and what they type into any form. How they are
called, and as what, is printed on letters: that is a setting. Who may do nothing writes nothing, an auditor."""


def shared_rights() -> Rights:
    """Return the rows the shared database is provisioned with."""
    roles = tuple(
        RoleRights(role.value, rights.sees_all, rights.leads, Act.ERASE in rights.acts, rights.money_limit)
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
        yield {f"{prefix}{entity}": fields for entity, fields in WRITES[act].items()}


def _allowed(role: Role) -> Iterator[Allowed]:
    for writes in _writes(role):
        for entity, fields in writes.items():
            yield from (Allowed(role.value, entity, field) for field in fields)
