"""What an act is: one row, with all that is ruled about it; who does what is told by sets of roles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import State
from db.shared.rights import ANY as NEW
from db.terms import CaseKind, Role

MANAGERS = frozenset({Role.COMPLAINTS_MANAGER, Role.HEAD})
LEADERS = MANAGERS | {Role.TEAM_LEADER}
CASEWORKERS = LEADERS | {Role.RESOLUTION_OFFICER}
WITH_OMBUDSMAN = CASEWORKERS | {Role.OMBUDSMAN_OFFICER}

Writes = Mapping[str, tuple[str, ...]]
"""Entities, and the fields of them an act sets; NEW where it makes such rows."""

PERSON = (NEW, "name", "preferred_name", "address", "postcode", "phone", "email", "how_to_contact", "uprn")
POINT = (NEW, "text", "outcome_sought", "responsibility", "responsible_body", "withdrawn_on", "withdrawn_because")
UPDATES = ("updates_every", "updates_by")
LETTER: Writes = {"letter": (NEW,), "letter_copy": (NEW,), "letter_finding": (NEW,), "document": (NEW,)}
"""What a letter writes that records no more than that it went."""

CLOSING: Writes = {"case_": ("learning", "closed_on", "closed_as"), "reopening": ("closed_on", "closed_as")}
"""A case ends on its own row, and where it was reopened on that of its last reopening."""

GONE = "A letter that was issued has gone, and stays as it went"
ENDED = "A closing stays on record; what has ended is reopened"
DONE = ("ended_on", "ended_because")
NO_REQUEST = "A complaint is acknowledged and answered, and only what is no complaint goes this way"


def never(_: CaseFacts) -> Refused | None:
    """Of an act for which the state of a case says enough."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One row: an act, as a person would say it, and all that is ruled about it."""

    words: str
    who: frozenset[Role]
    own_only: frozenset[Role] = frozenset()
    """Roles that may do it, but to nothing that is another's."""
    states: frozenset[State]
    """When it may be done to a case; NO_CASE for what is not done to one."""
    paragraph: str = ""
    at_stage_2: str = ""
    """The paragraph at stage 2, where it is another."""
    kinds: frozenset[CaseKind] = frozenset()
    """Of what is no complaint, what it is done to alone; empty where the states say enough."""
    over: Callable[[CaseFacts], Refused | None] = never
    """Why it is not done to a case all the same, by what the state does not say: it is not even offered."""
    otherwise: str = ""
    """Why it is refused in every other state, and in `do` what to do then."""
    do: str = ""
    stays: str
    """Why it is not taken back once it is done; empty where whoever did it may, on the same day."""
    advances: bool = False
    """Whether it moves a case on: the button at its head."""
    writes: Writes
