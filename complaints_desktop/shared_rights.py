"""What the shared database lets each role write: made from who may do what, and from what each act writes.

The shared database is provisioned from these rows, so that an officer whose program was tampered with can do no more
there than the program would have let them.
"""

from collections.abc import Iterator, Mapping

from complaints_desktop.permissions import RIGHTS, Act
from db.shared.rights import Allowed, RoleRights
from db.words import Role

NEW = "*"
"""Instead of a field: the row as a whole, when it is made."""

OWN_DETAILS = "own officer"
"""The row of the officer who is logged in: how they are called and reached is theirs to write, whatever their role."""

PERSON = (
    *("name", "preferred_name", "address", "postcode", "phone", "email", "how_to_contact"),
    NEW,
)
DRAFT = (NEW, "content", "saved_at", "ended_at")
POINT = (
    *("text", "outcome_sought", "responsibility", "responsible_body", "withdrawn_on", "withdrawn_because"),
    NEW,
)
OFFER = (NEW, "offered_on", "withdrawn_on")
CLOSING = ("learning", "closed_on", "closed_as")
UPDATED = (
    *("due_on", "agreed_with_resident", "appointment_on", "started_on", "work_done_on", "completed_on"),
    *("evidence", "state", "cancelled_because", "miss_reason"),
)

Writes = Mapping[str, tuple[str, ...]]

WRITES: Mapping[Act, Writes] = {
    Act.LOG: {
        "case_": (NEW, "reference"),
        "stage": (NEW,),
        "point": (NEW,),
        "person": PERSON,
        "need": (NEW,),
        "adjustment": (NEW,),
        "draft": DRAFT,
    },
    Act.DEFINE: {"point": POINT, "draft": DRAFT},
    Act.CONTACT: {"contact": (NEW,), "case_": ("updates_agreed", "learning")},
    Act.NEEDS: {
        "person": PERSON,
        "need": (NEW, "review_on", "ended_on", "note"),
        "adjustment": (NEW, "review_on", "ended_on", "detail"),
        "authority": (NEW, "until_on"),
    },
    Act.TRIAGE: {"case_": ("hazard", "complex", "vulnerable")},
    Act.ACKNOWLEDGE: {"stage": ("acknowledged_on",), "letter": (NEW,), "document": (NEW,), "draft": DRAFT},
    Act.CHECK: {
        "evidence_check": (NEW, "stage_id", "item", "result", "checked_on", "note"),
        "conflict_declaration": (NEW, "declared_on", "conflict", "measures"),
    },
    Act.FIND: {"finding": (NEW, "decision", "reasons", "reference", "no_remedy_because")},
    Act.PROMISE: {"commitment": (NEW,), "officer": (NEW,)},
    Act.OFFER: {"offer": OFFER},
    Act.RESPOND: {
        "stage": ("responded_on", "outcome", "decider_id"),
        "offer": ("offered_on",),
        "letter": (NEW,),
        "document": (NEW,),
        "draft": DRAFT,
    },
    Act.UPDATE_COMMITMENT: {"commitment": UPDATED, "commitment_update": (NEW,)},
    Act.CLOSE: {"case_": CLOSING},
    Act.WITHDRAW: {"case_": CLOSING, "contact": (NEW,)},
    Act.IMPORT: {
        "import_run": (NEW, "report", "undone_at"),
        "case_": (NEW, "void_because"),
        "person": (NEW,),
        "stage": (NEW,),
        "extension": (NEW,),
        "offer": (NEW,),
        "officer": (NEW,),
        "team": (NEW,),
    },
    Act.ALLOCATE: {"case_": ("team_id", "handler_id"), "stage": ("decider_id",), "commitment": ("owner_id",)},
    Act.SETTINGS: {
        "setting": (NEW,),
        "holiday_change": (NEW, "name", "is_holiday", "accepted_at"),
        "team": (NEW, "name"),
        "officer": (NEW, "name", "role", "job_title", "phone", "email", "team_id", "left_on"),
    },
    Act.SETTLE: {"settlement": (NEW,)},
    Act.ERASE: {},
}
"""What each act writes: entities, and the fields of them."""


def shared_rights() -> tuple[tuple[RoleRights, ...], tuple[Allowed, ...]]:
    """Return the rows the shared database is provisioned with."""
    roles = tuple(
        RoleRights(role.value, rights.sees_all, rights.leads, Act.ERASE in rights.acts, rights.money_limit)
        for role, rights in RIGHTS.items()
    )
    return roles, tuple(sorted({each for role in RIGHTS for each in _allowed(role)}))


def _allowed(role: Role) -> Iterator[Allowed]:
    for act in RIGHTS[role].acts:
        for entity, fields in WRITES[act].items():
            yield from (Allowed(role.value, entity, field) for field in fields)
    yield from (Allowed(role.value, OWN_DETAILS, field) for field in ("name", "job_title", "phone", "email"))
