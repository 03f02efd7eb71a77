"""Who works here, as others see them."""

from dataclasses import dataclass

from db.terms import (
    Role,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerFacts:
    """A member of staff as others see them."""

    id: str
    name: str
    role: Role
    job_title: str | None = None
    phone: str | None = None
    email: str | None = None


def signed(author: OfficerFacts | None, given_back_by: OfficerFacts | None) -> str:
    """Return "Ruth Adeyemi", or the claim "said to be by Ruth Adeyemi, given back by Tom Hale"; empty of nobody."""
    name = author.name if author else ""
    if given_back_by is None or given_back_by == author:
        return name
    return f"said to be by {name or 'somebody not known here'}, given back by {given_back_by.name}"
