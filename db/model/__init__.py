"""The entities of the record, one module an aggregate; import this package to have them all mapped."""

from db.model.absences import Absence, Cover, HandoverNote
from db.model.base import Base, Captured, bound_columns, new_id, table_of
from db.model.calendar import HolidayChange
from db.model.case import Case
from db.model.commitments import Commitment, CommitmentUpdate
from db.model.contacts import Contact
from db.model.contractors import Contractor
from db.model.definition import Point, PointChange
from db.model.derived import CaseRow, StageRow
from db.model.desk import Change, Desk, PackedChanges
from db.model.despatch import Despatch
from db.model.documents import Document, DocumentBytes, DocumentText, DraftFile
from db.model.drafts import Draft
from db.model.entities import refuse_unsaid
from db.model.exchange import ImportRun
from db.model.extensions import Extension
from db.model.findings import Finding
from db.model.first_contact import FirstContact
from db.model.follow_through import Chase, ResidentAnswer, SignOff
from db.model.growth import AgreedAction, DayNote, InductionStep, Objective, OneToOne, Training
from db.model.hazards import HazardStep, HomeHazard
from db.model.homes import Home
from db.model.incidents import Incident
from db.model.investigation import (
    ChecklistLine,
    ConflictDeclaration,
    Consultee,
    DisputedFact,
    EvidenceCheck,
    Invitation,
)
from db.model.jeopardy import LevelAnswer, Miss
from db.model.letters import Letter, LetterCopy, LetterFinding, SettledLetter
from db.model.links import CaseLink
from db.model.looks import Look
from db.model.matters import Matter, MatterStep
from db.model.money import MoneyAnswer, MoneyOrder, MoneyRequest, Offer
from db.model.overrides import OverrideAnswer, OverrideRequest
from db.model.packs import Pack, PackWords, Rebase
from db.model.people import Adjustment, AdjustmentUse, Need, Person
from db.model.quality import Calibration, DrawnItem, QualityDraw, QualityReview, QualityScore, ReviewReply
from db.model.refusals import Approval, Refusal
from db.model.register import DatedRule
from db.model.reopening import Reopening
from db.model.representatives import Authority, Complainant, LetterRule
from db.model.restrictions import ConductWarning, Restriction, RestrictionAnswer, RestrictionReview
from db.model.retention import KeepingDecision
from db.model.settings import Setting
from db.model.sharing import (
    Clash,
    ErasedCase,
    GivenBack,
    Held,
    KeptHistory,
    Piece,
    Rescue,
    Settlement,
    Shadow,
    SharedDatabase,
    Upload,
)
from db.model.stages import Reviewer, Stage
from db.model.submissions import LetterAnswer, LetterSubmission
from db.model.surveys import SurveyAnswer, SurveyAsk, SurveyWave
from db.model.team import Deputy, Membership, Officer, Skill, Team, WorkingPattern
from db.model.wordings import LockedWording, StandardParagraph, Wording

bound_columns(Base.metadata)
refuse_unsaid()

__all__ = [
    "Absence",
    "Adjustment",
    "AdjustmentUse",
    "AgreedAction",
    "Approval",
    "Authority",
    "Base",
    "Calibration",
    "Captured",
    "Case",
    "CaseLink",
    "CaseRow",
    "Change",
    "Chase",
    "ChecklistLine",
    "Clash",
    "Commitment",
    "CommitmentUpdate",
    "Complainant",
    "ConductWarning",
    "ConflictDeclaration",
    "Consultee",
    "Contact",
    "Contractor",
    "Cover",
    "DatedRule",
    "DayNote",
    "Deputy",
    "Desk",
    "Despatch",
    "DisputedFact",
    "Document",
    "DocumentBytes",
    "DocumentText",
    "Draft",
    "DraftFile",
    "DrawnItem",
    "ErasedCase",
    "EvidenceCheck",
    "Extension",
    "Finding",
    "FirstContact",
    "GivenBack",
    "HandoverNote",
    "HazardStep",
    "Held",
    "HolidayChange",
    "Home",
    "HomeHazard",
    "ImportRun",
    "Incident",
    "InductionStep",
    "Invitation",
    "KeepingDecision",
    "KeptHistory",
    "Letter",
    "LetterAnswer",
    "LetterCopy",
    "LetterFinding",
    "LetterRule",
    "LetterSubmission",
    "LevelAnswer",
    "LockedWording",
    "Look",
    "Matter",
    "MatterStep",
    "Membership",
    "Miss",
    "MoneyAnswer",
    "MoneyOrder",
    "MoneyRequest",
    "Need",
    "Objective",
    "Offer",
    "Officer",
    "OneToOne",
    "OverrideAnswer",
    "OverrideRequest",
    "Pack",
    "PackWords",
    "PackedChanges",
    "Person",
    "Piece",
    "Point",
    "PointChange",
    "QualityDraw",
    "QualityReview",
    "QualityScore",
    "Rebase",
    "Refusal",
    "Reopening",
    "Rescue",
    "ResidentAnswer",
    "Restriction",
    "RestrictionAnswer",
    "RestrictionReview",
    "ReviewReply",
    "Reviewer",
    "Setting",
    "SettledLetter",
    "Settlement",
    "Shadow",
    "SharedDatabase",
    "SignOff",
    "Skill",
    "Stage",
    "StageRow",
    "StandardParagraph",
    "SurveyAnswer",
    "SurveyAsk",
    "SurveyWave",
    "Team",
    "Training",
    "Upload",
    "Wording",
    "WorkingPattern",
    "new_id",
    "table_of",
]
