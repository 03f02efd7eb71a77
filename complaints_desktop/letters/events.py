"""The events that letters are: one row each, with all that is true of it.

What is asked of the letters of one event is in `gate`; how what one writes is written, in `actions/letters.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.matters import MatterFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.outside import AskedOf, Invited, to_ask_service, to_invite
from complaints_desktop.rules.representatives import Asked, Confirming, Replying, to_ask, to_confirm, to_reply
from complaints_desktop.rules.restrictions import Imposing, ReviewOf, Warned, to_impose, to_tell, to_warn
from db.terms import MatterStepKind

OfOne = Warned | Imposing | ReviewOf | Asked | Confirming | Replying | AskedOf | Invited
"""What a letter tells one person of themselves."""

WHICH = "which_matter"
"""Under what a letter is told which matter it is about: by its number in the case, or its id."""

PUTS_RIGHT = "corrects"
"""Under what a letter that puts another right is told which, by its id; the last that was issued where it is not."""


class Reader(Enum):
    """Who reads the letters of an event."""

    RESIDENT = "who complains, and who speaks for them"
    ASKED = "a service, a contractor or a member of staff"
    OMBUDSMAN = "the Housing Ombudsman"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What the gate says where nothing is there for a letter to tell: why, what to do, and where."""

    why: str
    do: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One row: what a letter of the event does, who reads it, and what it is about."""

    key: str
    """What the header of a letter calls it."""
    does: str
    """What becomes of the case, as the last look at a letter says it."""
    writes: bool
    """Whether it writes more than that it went: the writer is in `actions/letters.py`."""
    reader: Reader = Reader.RESIDENT
    ends: ClockName | None = None
    """The clock of its stage that it ends; what a refusal ends follows from the case."""
    starts: ClockName | None = None
    about: Callable[[CaseFacts], OfOne | None] | None = None
    """What it tells one person of themselves: it goes to nobody who complains beside that person."""
    waits: Callable[[MatterFacts], bool] | None = None
    """Which other matters wait for it, where it is about one: it names their body, and not the Housing Ombudsman."""
    step: MatterStepKind | None = None
    """What it does for the other matter it is about."""
    chosen: str = ""
    """Under what it is told which of several things it is about."""
    missing: Missing | None = None
    """Of each that is `about` somebody or `waits` for a matter."""
    approved_before: Act | None = None
    """By which act somebody else approves the decision before it is told: the letter needs no approval of its own."""


class Recorded(Enum):
    """The event of a stage or of another matter that a letter is."""

    ACKNOWLEDGED = Event(
        key="acknowledged",
        does="The complaint counts as acknowledged from today.",
        writes=True,
        ends=ClockName.ACKNOWLEDGE,
        starts=ClockName.RESPOND,
    )
    RESPONDED = Event(
        key="responded",
        does="The complaint counts as answered from today, and its findings are fixed.",
        writes=True,
        ends=ClockName.RESPOND,
    )
    EXTENDED = Event(
        key="extended",
        does="The resident counts as told of the new date from today.",
        writes=True,
    )
    CHANGED = Event(
        key="changed",
        does="The resident counts as told of the changes from today.",
        writes=True,
    )
    REFUSED = Event(
        key="refused",
        does="The resident counts as told of the refusal from today; what is refused is not answered.",
        writes=True,
        approved_before=Act.APPROVE,
    )
    OFFERED = Event(
        key="offered",
        does="The resident counts as told of the money from today.",
        writes=True,
    )
    WARNED = Event(
        key="warned",
        does="They count as warned from today.",
        writes=True,
        about=to_warn,
        missing=Missing(why="No warning waits for its letter", do="Record the warning first.", place="warn"),
    )
    RESTRICTED = Event(
        key="restricted",
        does="The restriction holds from today, in every case of theirs.",
        writes=True,
        about=to_impose,
        missing=Missing(
            why="No restriction waits for its letter", do="Propose the restriction first.", place="restrict"
        ),
        approved_before=Act.APPROVE_RESTRICTION,
    )
    REVIEWED = Event(
        key="reviewed",
        does="They count as told of the review from today.",
        writes=True,
        about=to_tell,
        missing=Missing(
            why="No review of a restriction waits for its letter",
            do="Review the restriction first.",
            place="restrictions",
        ),
    )
    MATTER_ACKNOWLEDGED = Event(
        key="matter acknowledged",
        does="The other matter counts as acknowledged from today.",
        writes=True,
        waits=lambda each: each.open and each.acknowledged_on is None,
        step=MatterStepKind.ACKNOWLEDGED,
        chosen=WHICH,
        missing=Missing(
            why="No other matter waits to be acknowledged",
            do="Note the matter first: about personal data, money advice or care.",
            place="matters",
        ),
    )
    MATTER_TOLD = Event(
        key="matter told",
        does="It goes on record that they were told today how the other matter stands.",
        writes=True,
        waits=lambda each: each.open,
        step=MatterStepKind.TOLD,
        chosen=WHICH,
        missing=Missing(
            why="No other matter waits for its answer",
            do="Note the matter first, or record a contact.",
            place="matters",
        ),
    )
    MATTER_ANSWERED = Event(
        key="matter answered",
        does="The other matter counts as answered from today, and its decision is fixed.",
        writes=True,
        waits=lambda each: each.open and each.decided is not None,
        step=MatterStepKind.ANSWERED,
        chosen=WHICH,
        missing=Missing(
            why="No other matter is decided and waits for its answer",
            do="Record what is decided about it first.",
            place="matters",
        ),
    )
    AUTHORITY_ASKED = Event(
        key="authority asked",
        does="The letter is filed; until they agree, nothing goes to who would act for them.",
        writes=False,
        about=to_ask,
        missing=Missing(
            why="Nobody is on record whose authority has still to be shown",
            do="Record who speaks for the resident, and leave open when we saw what shows it.",
            place="representatives",
        ),
    )
    AUTHORITY_CONFIRMED = Event(
        key="authority confirmed",
        does="The letter is filed; who may act stays as it is on record.",
        writes=False,
        about=to_confirm,
        missing=Missing(
            why="Nobody is on record who speaks for the resident",
            do="Record who speaks for them, and what shows it.",
            place="representatives",
        ),
    )
    ELECTED_ANSWERED = Event(
        key="elected answered",
        does="The letter is filed; the complaint goes on as it stands.",
        writes=False,
        about=to_reply,
        missing=Missing(
            why="No MP or councillor is on record who asks for the resident",
            do="Record them as who speaks for the resident, with what shows that the resident agrees.",
            place="representatives",
        ),
    )
    COMMITMENTS_CONFIRMED = Event(
        key="commitments confirmed",
        does="The letter is filed; what is promised stands as it is on record.",
        writes=False,
    )
    COMMITMENTS_DONE = Event(
        key="commitments done",
        does="The letter is filed; the case stays as it is until it is closed.",
        writes=False,
    )
    SERVICE_ASKED = Event(
        key="service asked",
        does="The letter is filed; the answer is waited for as it is on record.",
        writes=False,
        reader=Reader.ASKED,
        about=to_ask_service,
        missing=Missing(
            why="No answer of a service or contractor is waited for",
            do="Record what was asked as evidence: of whom, what, and by when.",
            place="evidence",
        ),
    )
    STAFF_INVITED = Event(
        key="staff invited",
        does="The letter is filed; the reply is waited for as it is on record.",
        writes=False,
        reader=Reader.ASKED,
        about=to_invite,
        missing=Missing(
            why="No member of staff is invited to comment",
            do="Record the invitation first, with their name and by when they reply.",
            place="evidence",
        ),
    )
    SUMMARISED = Event(
        key="summarised",
        does="The tenant counts as given the summary from today, and its promise is kept.",
        writes=True,
    )
    REQUEST_CONFIRMED = Event(
        key="request confirmed",
        does="They count as told the next step, from today if not before.",
        writes=True,
    )
    CHOICE_OFFERED = Event(
        key="choice offered",
        does="The choice to complain counts as offered, from today if not before.",
        writes=True,
    )
    OMBUDSMAN_TOLD = Event(
        key="ombudsman told",
        does="The letter is filed; the complaint stays as it is.",
        writes=False,
        reader=Reader.OMBUDSMAN,
    )
    LETTER_PUT_RIGHT = Event(
        key="letter put right",
        does="The first letter is marked as put right; it stays on record as it went.",
        writes=False,
        chosen=PUTS_RIGHT,
    )
    NOTHING = Event(
        key="nothing",
        does="The letter is filed with the case.",
        writes=False,
    )


OF_MATTERS = frozenset(each for each in Recorded if each.value.waits)
"""The letters about another matter beside the complaint."""

TO_OMBUDSMAN = frozenset(each for each in Recorded if each.value.reader is Reader.OMBUDSMAN)
TO_OTHERS = frozenset(each for each in Recorded if each.value.reader is not Reader.RESIDENT)
"""The letters to who neither complains nor speaks for anybody."""
