"""A case as plain facts: detached, read-only, all that the rules and the screens need to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from complaints_desktop.facts.absences import CoverFacts, HandoverFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.documents import DocumentFacts
from complaints_desktop.facts.first_contact import FirstContactFacts
from complaints_desktop.facts.follow_through import (
    ChaseFacts,
    LevelAnswerFacts,
    MissFacts,
    ResidentAnswerFacts,
    SignOffFacts,
)
from complaints_desktop.facts.hazards import HazardFacts
from complaints_desktop.facts.incidents import IncidentFacts
from complaints_desktop.facts.letters import LetterFacts, SettledFacts
from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.facts.matters import MatterFacts
from complaints_desktop.facts.money import MoneyOrderFacts, MoneyRequestFacts
from complaints_desktop.facts.overrides import OverrideRequestFacts
from complaints_desktop.facts.people import AdjustmentUseFacts, PersonFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.facts.reopening import ReopeningFacts
from complaints_desktop.facts.representatives import AuthorityFacts, ComplainantFacts
from complaints_desktop.facts.retention import KeepingFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.facts.submissions import SubmissionFacts
from complaints_desktop.facts.team import OfficerFacts
from db.number_terms import StockType
from db.terms import CaseKind, ChoiceAnswer, Closing, Hazard, LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Everything about one case."""

    id: str
    reference: str
    source_reference: str | None = None
    kind: CaseKind | None = None
    """What it is instead of a complaint (Code 1.4)."""
    first_contact: FirstContactFacts | None = None
    """What becomes of it, where it is no complaint."""
    import_run_id: str | None = None
    resident: PersonFacts | None = None
    authorities: tuple[AuthorityFacts, ...] = ()
    """Those nobody has ended; which of them hold on a day is in `rules.representatives`."""
    ended_authorities: tuple[AuthorityFacts, ...] = ()
    """Those that were ended, which a letter may still have to tell of."""
    adjustment_uses: tuple[AdjustmentUseFacts, ...] = ()
    """What each adjustment comes to here, the last that was said of it last."""
    complainants: tuple[ComplainantFacts, ...] = ()
    """Who complains beside the resident."""
    team: str | None = None
    handler: OfficerFacts | None = None
    category: str | None = None
    channel: str | None = None
    summary: str | None = None
    outcome_sought: str | None = None
    expressed_on: date | None = None
    expressed_to: str | None = None
    choice_offered_on: date | None = None
    choice_offered_by: str | None = None
    choice_answer: ChoiceAnswer | None = None
    logged_on: date | None = None
    logged_at: datetime | None = None
    hazard: Hazard | None = None
    vulnerable: bool | None = None
    complex: bool | None = None
    priority: str | None = None
    route: str | None = None
    triage_because: str | None = None
    updates_agreed: str | None = None
    updates_every: int | None = None
    updates_by: str | None = None
    closed_on: date | None = None
    closed_as: Closing | None = None
    """Its last end; None while it is open, be it again."""
    first_closed_on: date | None = None
    first_closed_as: Closing | None = None
    """The end it came to before it was reopened; None for a case that never was."""
    reopenings: tuple[ReopeningFacts, ...] = ()
    learning: str | None = None
    tenure: str | None = None
    """How the home was held at receipt, and where it stands: the regulator counts by it (kpis 2.4)."""
    stock_type: StockType | None = None
    estate: str | None = None
    void_because: str | None = None
    sample: bool = False
    links: tuple[LinkFacts, ...] = ()
    stages: tuple[StageFacts, ...] = ()
    points: tuple[PointFacts, ...] = ()
    withdrawn: tuple[PointFacts, ...] = ()
    """Points that are no part of it any more; they stay on record."""
    contacts: tuple[ContactFacts, ...] = ()
    refusals: tuple[RefusalFacts, ...] = ()
    letters: tuple[LetterFacts, ...] = ()
    submissions: tuple[SubmissionFacts, ...] = ()
    """Letters submitted for approval, the first first; which of them count is in `rules.submissions`."""
    settled_letters: tuple[SettledFacts, ...] = ()
    """What was settled of letters that went twice, the first settled first."""
    overrides: tuple[OverrideRequestFacts, ...] = ()
    """What was asked to stay in a letter that its gate stops, the first asked first."""
    incidents: tuple[IncidentFacts, ...] = ()
    documents: tuple[DocumentFacts, ...] = ()
    withdrawn_documents: tuple[DocumentFacts, ...] = ()
    """Those that were attached by mistake; that they were is on record."""
    money_requests: tuple[MoneyRequestFacts, ...] = ()
    money_orders: tuple[MoneyOrderFacts, ...] = ()
    hazards: tuple[HazardFacts, ...] = ()
    """Hazards under Awaab's Law, the first noticed first."""
    matters: tuple[MatterFacts, ...] = ()
    """Complaints about personal data, money advice or care beside it, the first received first."""
    keeping: tuple[KeepingFacts, ...] = ()
    """What was decided on how long it is kept, the first decision first."""
    commitments: tuple[CommitmentFacts, ...] = field(default=())
    chases: tuple[ChaseFacts, ...] = ()
    level_answers: tuple[LevelAnswerFacts, ...] = ()
    """What was said is done about promises in jeopardy."""
    misses: tuple[MissFacts, ...] = ()
    resident_answers: tuple[ResidentAnswerFacts, ...] = ()
    sign_offs: tuple[SignOffFacts, ...] = ()
    covers: tuple[CoverFacts, ...] = ()
    """What somebody else does or did of it for whose it is, the first given first."""
    handovers: tuple[HandoverFacts, ...] = ()

    def stage(self, number: int) -> StageFacts | None:
        """The stage with that number, if the case has come to it."""
        return next((stage for stage in self.stages if stage.number == number), None)

    def put_right(self, letter: LetterFacts) -> LetterFacts | None:
        """The letter that put another right, where one did; the last of several."""
        return next((each for each in reversed(self.letters) if each.corrects_id == letter.id), None)

    def points_at(self, stage: int) -> tuple[PointFacts, ...]:
        """The points a stage is about: stage 2 leaves out those the resident accepts as answered, and those refused."""
        if stage == 1:
            return self.points
        refused = self.refused_at(stage)
        return tuple(each for each in self.points if each.settled_on is None and each.id not in refused)

    def proposed(self) -> tuple[RefusalFacts, ...]:
        """The refusals of the present stage that are neither told to the resident nor dropped."""
        return tuple(each for each in self.refusals if each.proposed and each.stage == self.current.number)

    def refused_at(self, stage: int) -> Mapping[str, RefusalFacts]:
        """Return the refusals of single points that stand at `stage`, by the id of the point (Code 5.11)."""
        return {each.point_id: each for each in self.refusals if each.point_id and each.stage == stage and each.stands}

    @property
    def people(self) -> tuple[PersonFacts, ...]:
        """All who complain or speak for them, also those who did."""
        first = (self.resident,) if self.resident else ()
        speak = (each.person for each in (*self.authorities, *self.ended_authorities))
        return (*first, *speak, *(each.person for each in self.complainants))

    @property
    def is_complaint(self) -> bool:
        """Whether it is a complaint, with stages; otherwise a service request, a compliment or an enquiry."""
        return self.kind is None

    @property
    def complaint_made(self) -> LinkFacts | None:
        """The complaint that was made of this service request, compliment or enquiry, which goes on beside it."""
        made = (each for each in self.links if each.kind is LinkKind.REQUEST and not each.from_here)
        return next((each for each in made if each.ended_on is None), None)

    @property
    def untold(self) -> bool:
        """Whether whoever asked has not been told what happens next (Code 1.4); a compliment asks for nothing."""
        said = self.first_contact
        return said is not None and self.kind is not CaseKind.COMPLIMENT and said.told_on is None

    @property
    def unoffered(self) -> bool:
        """Whether somebody unhappy was not offered the choice to complain yet (Code 1.3)."""
        return self.expressed_on is not None and self.choice_offered_on is None and not self.complaint_made

    @property
    def hazardous(self) -> bool:
        """Whether a hazard in the home is on record; not where it was not asked yet."""
        return self.hazard not in (None, Hazard.NONE)

    @property
    def offered_pence(self) -> int:
        """The money that stands offered at all its stages, which an officer's authority is held against (Code 4.2)."""
        return sum(offer.pence for stage in self.stages for offer in stage.offers if offer.stands)

    @property
    def approved_pence(self) -> int:
        """The most that somebody else approved to be offered on it in all; 0 where nothing was."""
        return max((each.pence for each in self.money_requests if each.approved), default=0)

    def payment_of(self, offer_id: str) -> CommitmentFacts | None:
        """The promise to pay an offer; None for one that came without, as by an import."""
        return next((each for each in self.commitments if each.offer_id == offer_id), None)

    @property
    def current(self) -> StageFacts:
        """The stage the case is at."""
        return self.stages[-1]

    @property
    def first_heard(self) -> date | None:
        """The day it was received, or of the first word of it where that came before; None where neither is known."""
        return min((day for day in (self.stages[0].received_on, self.expressed_on) if day), default=None)

    @property
    def definition_sent(self) -> bool:
        """Whether its points have gone to the resident with an acknowledgement, so that no change stays silent."""
        days = [stage.acknowledged_on for stage in self.stages if stage.acknowledged_on]
        known = [point.added_on for point in (*self.points, *self.withdrawn) if point.added_on]
        return any(added <= day for day in days for added in known)

    @property
    def changed_points(self) -> tuple[PointFacts, ...]:
        """The points of which a change is still to be told, by number."""
        changed = (point for point in (*self.points, *self.withdrawn) if point.untold)
        return tuple(sorted(changed, key=lambda point: point.number))

    @property
    def unclocked(self) -> bool:
        """Whether the home is hazardous and no hazard is recorded whose clocks would run; over, it asks none."""
        return self.hazardous and not self.hazards and self.closed_on is None

    @property
    def unanswered_incidents(self) -> tuple[IncidentFacts, ...]:
        """The serious incidents to which no answer is on record."""
        return tuple(each for each in self.incidents if each.answered_on is None)

    @property
    def open_commitments(self) -> tuple[CommitmentFacts, ...]:
        """The promises still to be kept."""
        return tuple(commitment for commitment in self.commitments if commitment.open)
