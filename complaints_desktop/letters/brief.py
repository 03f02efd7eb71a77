"""All that one letter is made of: passed in whole, so that composing it asks nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.hazards import HazardFacts
from complaints_desktop.facts.letters import LetterFacts
from complaints_desktop.facts.matters import MatterFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.stages import NO_STAGE, StageFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.events import OF_MATTERS, PUTS_RIGHT, WHICH, OfOne, Reader, Recorded
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.plain_words import Ban
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock, ClockName
from complaints_desktop.rules.duties import DutyState
from complaints_desktop.rules.hazards import HazardClock, to_summarise
from complaints_desktop.rules.matters import matter_row
from complaints_desktop.rules.outside import of_body
from complaints_desktop.rules.register import Body, Called, Row
from complaints_desktop.rules.representatives import (
    Replying,
    Route,
    route,
    route_about,
    route_needs,
    route_reply,
)

if TYPE_CHECKING:
    from complaints_desktop.desk.settings import LandlordDetails, LetterPolicy  # beside it stands what needs SQLAlchemy

STANDARD_SIZE, SMALLEST_SIZE, LARGEST_SIZE = 12, 12, 28
"""Text sizes in points (letters 3.5): standard print, and what may be asked for."""


def stage_about(kind: LetterKind, case: CaseFacts) -> int:
    """Return the stage a letter is about: the last of its kind's that the case has come to, or else the first."""
    return max((number for number in kind.stages if case.stage(number)), default=kind.stages[0])


STAYS = "stays:"
"""Under what a letter is told why something its gate found stays, its number behind: `stays:3fa81c09d2e4`."""


ADDRESS = "address"
"""Under what the address is typed of somebody of whom none is on record: a service, a member of staff."""


def may_put_right(case: CaseFacts) -> tuple[LetterFacts, ...]:
    """Return the letters that a letter to the resident can put right, the last issued first.

    What went to somebody alone, of their conduct or to a member of staff, is written anew.
    """
    to_residents = {
        kind.name for kind in letter_kinds() if kind.event.reader is Reader.RESIDENT and kind.event.about is None
    }
    found = (each for each in case.letters if each.kind in to_residents)
    return tuple(sorted(found, key=lambda each: each.issued_at, reverse=True))


def matters_waiting(records: Recorded, case: CaseFacts) -> tuple[MatterFacts, ...]:
    """Return the other matters that wait for a letter, the first received first."""
    waits = records.value.waits
    return tuple(each for each in case.matters if waits(each)) if waits else ()


def matter_about(records: Recorded, case: CaseFacts, which: str = "") -> MatterFacts | None:
    """Return the other matter a letter is about: the one chosen, or else the first received that waits for it."""
    waiting = matters_waiting(records, case)
    if not which:
        return next(iter(waiting), None)
    chosen = (each for number, each in enumerate(case.matters, 1) if which in (each.id, str(number)))
    return next((each for each in chosen if each in waiting), None)


def hazard_about(kind: LetterKind, case: CaseFacts) -> HazardFacts | None:
    """Return the hazard that a letter sums up; None of every other letter, and where none waits for it."""
    return to_summarise(case) if kind.records is Recorded.SUMMARISED else None


def ended_by(kind: LetterKind, case: CaseFacts) -> ClockName | None:
    """Return the clock of its stage that a letter ends: a refusal that of what would be sent next, if it is of all."""
    stage = case.stage(stage_about(kind, case))
    if kind.records is not Recorded.REFUSED or stage is None or any(each.point_id for each in case.proposed()):
        return kind.event.ends
    return ClockName.RESPOND if stage.acknowledged_on else ClockName.ACKNOWLEDGE


@dataclass(frozen=True, slots=True)
class Lateness:
    """A step of this stage that came after its due date, by how many working days."""

    clock: str
    due_on: date
    working_days: int
    refused: bool = False
    """Whether what came then was our refusal, in the place of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterMatter:
    """One letter about to be written: of what kind, about which case, by whom, when, how large."""

    kind: LetterKind
    case: CaseFacts
    author: OfficerFacts
    landlord: "LandlordDetails"
    ombudsman: Row[Body]
    """How to reach the Housing Ombudsman, as the register has it on the day of the letter (Code 3.7)."""
    issued_on: date
    bans: tuple[Ban, ...]
    """The words it does without, as the register has them on its day."""
    logo: bytes | None = None
    """A PNG or JPEG picture for the letterhead."""
    to: PersonFacts | None = None
    """Whose copy it is, where it goes to several."""
    respond_by: date | None = None
    """When the answer is due: counted from an acknowledgement, or as it stands where it is extended (Code 6.3)."""
    answer_was_due: date | None = None
    """When the answer should have come, where a letter of something else finds it overdue."""
    acknowledge_by: date | None = None
    """When the complaint is to be acknowledged (Code 6.2)."""
    next_update: date | None = None
    """When the resident hears next, counted from this letter as it was agreed (Code 5.9)."""
    review_by: date | None = None
    """The last day on which a restriction of that day is reviewed (Code 5.14)."""
    lateness: tuple[Lateness, ...] = ()
    unmet: tuple[DutyState, ...] = ()
    """The duties of the case that stop this letter until they are met."""
    wrong_words: str = ""
    """What the letter said that it puts right, as it was filed; empty where that is not on this desk."""
    clocks: tuple[Clock, ...] = ()
    """Those of every stage, where a letter tells the whole of what happened: which steps were late."""
    bodies: Mapping[str, Row[Body]] = field(default_factory=dict)
    """Ombudsmen and other bodies by name, as the register has them on the day of the letter."""
    other_by: date | None = None
    """The last day of the answer to the other matter it is about, where a limit gives one."""
    hazard_clocks: tuple[HazardClock, ...] = ()
    """The limits of the hazard it is about, where it is the summary of one (Awaab's Law)."""
    approval_asked: bool = False
    """Whether somebody else has to approve it before it is issued."""
    policy: "LetterPolicy | None" = None
    """What the landlord's own policy adds; nothing unless said."""
    money_limit: int = 0
    """Pence the author may offer in all; none unless said."""
    typed: Mapping[str, str] = field(default_factory=dict)
    text_size: int = STANDARD_SIZE
    draft: bool = True

    @property
    def stage_number(self) -> int:
        """The number of the stage the letter is about, whether or not the case has come to it."""
        return stage_about(self.kind, self.case)

    @property
    def of_a_stage(self) -> bool:
        """Whether the letter is about a stage: not one about another matter, or about what is no complaint."""
        return self.stage_number != NO_STAGE and self.kind.records not in OF_MATTERS

    @property
    def called(self) -> str:
        """What the case is, in a word: a complaint, a service request."""
        return self.case.kind.value if self.case.kind else "complaint"

    @property
    def stage(self) -> StageFacts | None:
        """The stage the letter is about, if the case has come to it."""
        return self.case.stage(self.stage_number)

    @property
    def other(self) -> MatterFacts | None:
        """The other matter that the letter is about, where it is about one."""
        return matter_about(self.kind.records, self.case, self.typed.get(WHICH, ""))

    @property
    def put_right(self) -> LetterFacts | None:
        """The letter that it puts right, where it does that."""
        if self.kind.records is not Recorded.LETTER_PUT_RIGHT:
            return None
        chosen = self.typed.get(PUTS_RIGHT, "")
        return next((each for each in may_put_right(self.case) if chosen in ("", each.id)), None)

    @property
    def hazard(self) -> HazardFacts | None:
        """The hazard that the letter sums up, where it is the summary of one."""
        return hazard_about(self.kind, self.case)

    @property
    def other_bodies(self) -> tuple[Called, ...]:
        """The bodies that a letter about the other matter names, the one that looks into it first."""
        return matter_row(self.other.kind).bodies if self.other else ()

    @property
    def ends(self) -> ClockName | None:
        """The clock that issuing the letter ends."""
        return ended_by(self.kind, self.case)

    @property
    def route(self) -> Route:
        """To whom it goes by every authority on record, and what stops it (Code 3.6)."""
        about = self.about
        if self.kind.event.reader is Reader.OMBUDSMAN:
            return Route((of_body(self.ombudsman.value.called, self.ombudsman.value.post),))
        if self.kind.event.reader is Reader.ASKED:
            return Route((replace(about.person, address=self.typed.get(ADDRESS)),) if about else ())
        if isinstance(about, Replying):
            return route_reply(self.case, about, self.kind.name, self.issued_on)
        if about:
            return route_about(self.case, about.person, self.kind.name, self.issued_on)
        if self.of_needs:
            return route_needs(self.case, self.kind.name, self.issued_on)
        return route(self.case, self.kind.name, self.issued_on)

    @property
    def of_needs(self) -> bool:
        """Whether it tells somebody what was agreed with them, which is nobody else's (Code 5.10)."""
        return self.kind.act in (Act.CONFIRM_ADJUSTMENTS, Act.TELL_ADJUSTMENT_REVIEW)

    @property
    def about(self) -> OfOne | None:
        """Which person alone the letter is about, and what it tells of them; None of every other letter."""
        find = self.kind.event.about
        return find(self.case) if find else None

    @property
    def recipient(self) -> PersonFacts | None:
        """Whose copy this is: the first of those it goes to, unless another is named."""
        return self.to or next(iter(self.route.to), None)
