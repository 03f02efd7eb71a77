"""What the shared database is told of who may do what: rows passed in by whoever provisions it."""

from typing import NamedTuple


class RoleRights(NamedTuple):
    """What a role sees and may do as a whole; `money_limit` is the most it may offer on one case, in pence."""

    role: str
    sees_all: bool
    leads: bool
    erases: bool
    money_limit: int


class Allowed(NamedTuple):
    """One thing a role may write: a field of an entity by an update, or with `*` new rows of it."""

    role: str
    entity: str
    field: str


Rights = tuple[tuple[RoleRights, ...], tuple[Allowed, ...]]
