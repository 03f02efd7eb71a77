"""A case as plain facts: detached, read-only, all that the rules and the screens need to know of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from db.words import (
    Closing,
    CommitmentKind,
    CommitmentSource,
    CommitmentState,
    ContactKind,
    Decision,
    Dependency,
    Direction,
    EvidenceResult,
    Hazard,
    MoneyKind,
    Responsibility,
    Role,
    UpdateKind,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentFacts:
    """A reasonable adjustment in force (Code 5.10)."""

    id: str
    kind: str
    detail: str | None
    agreed_on: date
    review_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFacts:
    """A need on record."""

    id: str
    kind: str
    source: str | None
    recorded_on: date
    review_on: date | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """The resident or a representative."""

    id: str
    name: str
    preferred_name: str | None = None
    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None
    how_to_contact: str | None = None
    needs: tuple[NeedFacts, ...] = ()
    adjustments: tuple[AdjustmentFacts, ...] = ()

    @property
    def called(self) -> str:
        """The name they want to be called by."""
        return self.preferred_name or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionFacts:
    """An extension of a stage."""

    id: str
    due_on: date
    notified_on: date | None
    reason: str | None
    good_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFacts:
    """One piece of evidence asked for or weighed."""

    id: str
    item: str
    result: EvidenceResult
    checked_on: date
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictFacts:
    """A declaration about conflict of interest."""

    officer: OfficerFacts
    declared_on: date
    conflict: bool
    measures: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """One head of money offered."""

    id: str
    point_id: str | None
    kind: MoneyKind
    pence: int
    because: str | None
    offered_on: date | None
    paid_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFacts:
    """What was found on a point at one stage."""

    id: str
    stage: int
    decision: Decision | None
    reasons: str | None
    reference: str | None
    no_remedy_because: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointFacts:
    """One point of the definition, with its findings."""

    id: str
    number: int
    text: str
    outcome_sought: str | None
    responsibility: Responsibility | None
    responsible_body: str | None
    findings: tuple[FindingFacts, ...] = ()

    def finding(self, stage: int) -> FindingFacts | None:
        """The finding at `stage`, if there is one."""
        return next((finding for finding in self.findings if finding.stage == stage), None)


def signed(author: OfficerFacts | None, given_back_by: OfficerFacts | None) -> str:
    """Return "Ruth Adeyemi", or the claim "said to be by Ruth Adeyemi, given back by Tom Hale"; empty of nobody."""
    name = author.name if author else ""
    if given_back_by is None or given_back_by == author:
        return name
    return f"said to be by {name or 'somebody not known here'}, given back by {given_back_by.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """A letter that was issued."""

    id: str
    stage: int
    kind: str
    issued_on: date
    author: OfficerFacts | None
    recipient: str
    sha256: str
    document_id: str
    given_back_by: OfficerFacts | None = None

    @property
    def claimed(self) -> bool:
        """Whether somebody else gave it back in the author's name."""
        return self.given_back_by not in (None, self.author)

    @property
    def by(self) -> str:
        """Who signed it, in words; what somebody gave back in another's name is said to be theirs."""
        return signed(self.author, self.given_back_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFacts:
    """A stage with its dated events."""

    id: str
    number: int
    received_on: date | None
    received_by: str | None = None
    acknowledged_on: date | None = None
    responded_on: date | None = None
    outcome: Decision | None = None
    decider: OfficerFacts | None = None
    extensions: tuple[ExtensionFacts, ...] = ()
    evidence: tuple[EvidenceFacts, ...] = ()
    conflicts: tuple[ConflictFacts, ...] = ()
    offers: tuple[OfferFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFacts:
    """What happened to a promise."""

    kind: UpdateKind
    update_on: date
    text: str
    old_due_on: date | None
    new_due_on: date | None
    resident_agreed: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFacts:
    """A promise with its history."""

    id: str
    point_id: str | None
    source: CommitmentSource
    what: str
    kind: CommitmentKind
    owner: OfficerFacts
    contractor: str | None
    promised_on: date
    due_on: date
    first_due_on: date
    agreed_with_resident: bool
    how_you_will_know: str | None
    impact: int
    higher_risk_home: bool
    hazard: Hazard
    dependency: Dependency
    needs_appointment: bool
    appointment_on: date | None
    started_on: date | None
    work_done_on: date | None
    completed_on: date | None
    evidence: str | None
    state: CommitmentState
    updates: tuple[UpdateFacts, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the promise still has to be kept."""
        return self.state is CommitmentState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """A contact as it was recorded."""

    id: str
    kind: ContactKind
    direction: Direction
    contact_on: date
    with_whom: str | None
    summary: str
    author: OfficerFacts | None
    recorded_at: datetime
    given_back_by: OfficerFacts | None = None

    @property
    def by(self) -> str:
        """Who signed it, in words; what somebody gave back in another's name is said to be theirs."""
        return signed(self.author, self.given_back_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Everything about one case."""

    id: str
    reference: str
    source_reference: str | None = None
    resident: PersonFacts | None = None
    representative: PersonFacts | None = None
    team: str | None = None
    handler: OfficerFacts | None = None
    category: str | None = None
    channel: str | None = None
    summary: str | None = None
    outcome_sought: str | None = None
    expressed_on: date | None = None
    expressed_to: str | None = None
    logged_on: date | None = None
    hazard: Hazard | None = None
    vulnerable: bool | None = None
    complex: bool | None = None
    updates_agreed: str | None = None
    closed_on: date | None = None
    closed_as: Closing | None = None
    learning: str | None = None
    void_because: str | None = None
    sample: bool = False
    stages: tuple[StageFacts, ...] = ()
    points: tuple[PointFacts, ...] = ()
    contacts: tuple[ContactFacts, ...] = ()
    letters: tuple[LetterFacts, ...] = ()
    commitments: tuple[CommitmentFacts, ...] = field(default=())

    def stage(self, number: int) -> StageFacts | None:
        """The stage with that number, if the case has come to it."""
        return next((stage for stage in self.stages if stage.number == number), None)

    @property
    def current(self) -> StageFacts:
        """The stage the case is at."""
        return self.stages[-1]

    @property
    def open_commitments(self) -> tuple[CommitmentFacts, ...]:
        """The promises still to be kept."""
        return tuple(commitment for commitment in self.commitments if commitment.open)
