"""The closed lists of words, and the largest sum, that CHECKs know; lists a landlord may edit are in `resources`."""

from enum import StrEnum
from typing import Self

MOST_PENCE = 10_000_000
"""The most one head of compensation can have; a larger sum is a slip of the keyboard."""


class Word(StrEnum):
    """A word of a closed list; a row may come from a newer program and hold one that is not in the list yet."""

    @classmethod
    def of_row(cls, value: str) -> Self:
        """Return the word a row holds, as it stands; an unknown one is none of the members, and stands for none."""
        try:
            return cls(value)
        except ValueError:
            unknown = str.__new__(cls, value)
            unknown._name_ = unknown._value_ = value
            return unknown

    @property
    def known(self) -> bool:
        """Whether this program knows the word."""
        return any(self is word for word in type(self))


TAKEN_BACK = "Taken back on the day it was recorded"
"""Why what was taken back ended, was withdrawn or cancelled: it never held (decision 0034)."""


class CaseKind(Word):
    """What was said to us where it is no complaint (Code 1.4); a complaint has no such word."""

    REQUEST = "service request"
    COMPLIMENT = "compliment"
    ENQUIRY = "enquiry"


class ChoiceAnswer(Word):
    """What somebody answered who was offered the choice to complain (Code 1.3)."""

    COMPLAINT = "wants to complain"
    NO_COMPLAINT = "does not want to complain"
    NOT_ANSWERED = "has not answered yet"


class LinkKind(Word):
    """How one case belongs to another."""

    REQUEST = "service request it came from"
    NEW_ISSUE = "new issue raised in it"
    REPEAT = "repeat of it"
    SAME_EVENT = "same event"
    HOUSEHOLD = "same household"
    MERGED = "merged into it"


class PointChangeKind(Word):
    """What became of a point of a definition that was sent (Code 6.8)."""

    ADDED = "added"
    REWORDED = "reworded"
    WITHDRAWN = "withdrawn"


class IssueCondition(Word):
    """Which of its three conditions makes a new issue a complaint of its own (Code 6.8); any one does."""

    ANSWERED = "stage 1 has been answered"
    UNRELATED = "it is not related"
    DELAYS = "it would unreasonably delay the answer"


class ContactPurpose(Word):
    """What a contact was for, where a target or an interval is met by it."""

    RECEIPT = "receipt confirmed"
    FINDINGS = "findings told"
    UPDATE = "update given"
    PERSONAL = "personal contact"
    UNDERSTANDING = "asked what is unresolved"
    CHOICE = "choice to complain offered"


class Judgement(Word):
    """What somebody with the right says to what another proposes."""

    APPROVED = "approved"
    SENT_BACK = "sent back"


class Basis(Word):
    """By what somebody speaks for a resident (Code 3.6)."""

    CONSENT = "consent of the resident"
    DOCUMENT = "a power of attorney or an order of a court"
    ESTATE = "the estate of a resident who died"


class Covers(Word):
    """What an authority lets a representative do (Code 3.6)."""

    EVERYTHING = "be told everything and decide"
    TOLD = "be told everything, not decide"
    MEETINGS = "come along to meetings"


class LettersTo(Word):
    """Who gets our letters, where somebody speaks for a resident."""

    REPRESENTATIVE = "the representative"
    RESIDENT = "the resident"
    BOTH = "both"


class Party(Word):
    """Who is given the chance to comment before a decision (Code 5.8 b)."""

    RESIDENT = "resident"
    STAFF = "member of staff"


class Preferred(Word):
    """Whose account of a disputed fact we prefer."""

    RESIDENT = "the resident"
    OURS = "ours"
    NEITHER = "neither can be shown"


class Checked(Word):
    """How a line of the checklist before a decision was answered."""

    DONE = "done"
    NOT_NEEDED = "not needed"
    OPEN = "open"


class Reopened(Word):
    """Why a case that had ended goes on."""

    RESIDENT = "the resident asked for it"
    OMBUDSMAN = "the Ombudsman directed us to accept it"
    MISTAKE = "closed by mistake"
    ACCEPTED = "we accepted after all what we had refused"
    UNMERGED = "not the same as the case it was merged into"


class Decision(Word):
    """The outcome of a point or a stage (taxonomies 6.4)."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly upheld"
    NOT_UPHELD = "not upheld"


class Responsibility(Word):
    """Whose responsibility an aspect of the complaint is (Code 5.7)."""

    OURS = "ours"
    NOT_OURS = "not ours"
    TO_CLARIFY = "to be clarified"


class Hazard(Word):
    """A hazard in the home (commitments 4.7)."""

    NONE = "none"
    SIGNIFICANT = "significant"
    EMERGENCY = "emergency"


class HazardStepKind(Word):
    """What was done about a hazard (commitments 4.7)."""

    FOUND = "investigated: a hazard was found"
    FURTHER = "investigated: further work is needed too"
    NOT_FOUND = "investigated: no hazard was found"
    SAFE = "made safe"
    SUMMARY = "written summary given to the tenant"
    BEGUN = "steps of the further work begun"
    STARTED = "further work physically started"
    DONE = "further work done"
    OFFERED = "other accommodation offered"
    DECLINED = "other accommodation declined"
    MOVED = "moved to other accommodation"
    TRIED = "all reasonable endeavours: what hindered us"


class NoWarning(Word):
    """Why contact is restricted before anybody was warned (Code 5.14, the policy)."""

    THREAT = "a threat"
    VIOLENCE = "violence"


class Reviewed(Word):
    """What the review of a restriction on contact comes to (Code 5.14)."""

    KEPT = "kept as it is"
    RELAXED = "relaxed"
    ENDED = "ended"


class MatterKind(Word):
    """What another matter that hangs on a complaint is about: it has a body and clocks of its own."""

    DATA_PROTECTION = "data protection"
    MONEY_ADVICE = "money advice"
    CARE = "care"


class MatterStepKind(Word):
    """What was done about another matter."""

    ACKNOWLEDGED = "acknowledged"
    INVESTIGATED = "looked into"
    TOLD = "told how it stands"
    BODY_TOLD = "regulator told"
    DECIDED = "decided"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn by who complained"
    MISTAKEN = "no such matter after all"


class Closing(Word):
    """Why a case was closed."""

    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    MERGED = "merged"
    NOT_RECORDED = "reason not recorded"


class ContactKind(Word):
    """How a contact was made."""

    CALL = "call"
    VISIT = "visit"
    EMAIL = "email"
    LETTER_IN = "letter in"
    MESSAGE = "message"
    NOTE = "note"


class Direction(Word):
    """Who made the contact."""

    IN = "in"
    OUT = "out"


class CommitmentState(Word):
    """Where a promise stands."""

    OPEN = "open"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class CommitmentKind(Word):
    """What sort of thing was promised (commitments 4.1)."""

    REPAIR = "repair"
    INSPECTION = "inspection"
    PAYMENT = "payment"
    APOLOGY = "apology"
    COMMUNICATION = "communication"
    POLICY = "policy or training"
    RECORD = "record"
    DECANT = "decant"
    OTHER = "other"


class CommitmentSource(Word):
    """What the promise came from (commitments 4.1, 4.8)."""

    STAGE_1 = "stage 1"
    STAGE_2 = "stage 2"
    ORDER = "Ombudsman order"
    RECOMMENDATION = "Ombudsman recommendation"
    AFTERWARDS = "after the case"


class Readiness(Word):
    """How far the keeping of a promise has come (commitments 4.1)."""

    NOTHING = "nothing arranged yet"
    ORDERED = "work ordered"
    WAITING = "waiting for parts, a specialist or consent"
    BOOKED = "appointment booked"
    UNDER_WAY = "under way"


class EvidenceKind(Word):
    """What shows that a promise was kept (commitments 4.1)."""

    DOCUMENT = "a document of the case"
    REFERENCE = "a reference in another system"
    RESIDENT = "what the resident said"


class EndedBy(Word):
    """Who ended a promise that was not kept: ended by us it is a miss, by the resident it does not count (K11)."""

    US = "us"
    RESIDENT = "the resident"
    MISTAKE = "nobody: it was written down by mistake"
    NOT_ASKED = "nobody: it is not asked any more"
    """An order set aside, a limit that does not hold any more."""


class ResidentWord(Word):
    """What the resident says of what was promised and is recorded as done (commitments 4.1)."""

    CONFIRMED = "it is done"
    DISAGREES = "it is not done, or not put right"
    NOT_REACHED = "not reached"


class MissLevel(Word):
    """The second question of why: where the cause lies (taxonomies 6.5)."""

    PEOPLE = "people"
    PROCESS = "process"
    SYSTEM = "system"
    SUPPLIER = "supplier"
    POLICY = "policy"
    ASSET = "asset"


class Dependency(Word):
    """On whom keeping the promise depends (commitments 4.3)."""

    OWN_STAFF = "own staff"
    CONTRACTOR = "contractor"
    CONTRACTOR_AND_MORE = "contractor and more"


class UpdateKind(Word):
    """What an update of a commitment says."""

    PROGRESS = "progress"
    NO_ACCESS = "no access"
    DECLINED = "resident declined"
    REDATED = "new date"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class MoneyKind(Word):
    """What an offer of money is for (taxonomies 6.6)."""

    DISTRESS = "distress and inconvenience"
    TIME = "time and trouble"
    HANDLING = "complaint handling"
    LOSS_OF_SERVICE = "loss of service"
    MISSED_APPOINTMENT = "missed appointment"
    LOSS_OF_USE = "loss of room or use"
    BELONGINGS = "damaged belongings"
    STATUTORY = "right to repair"
    REFUND = "refund"
    GOODWILL = "goodwill"
    WHOLE = "not broken down"


class Role(Word):
    """What an officer is for (taxonomies 6.8)."""

    RESOLUTION_OFFICER = "resolution officer"
    TEAM_LEADER = "team leader"
    COMPLAINTS_MANAGER = "complaints manager"
    OMBUDSMAN_OFFICER = "ombudsman officer"
    HEAD = "head of customer experience"
    OWNER = "owner of commitments"
    AUDITOR = "auditor"


class EvidenceResult(Word):
    """What came of asking for a piece of evidence (Code 5.8)."""

    SEEN = "seen"
    ASKED = "asked for"
    NOT_HELD = "not held"
    NOT_NEEDED = "not needed"
    NO_ANSWER = "no answer"
    """Asked for, chased and given up on a day that is kept beside it."""


class Choice(Word):
    """How a person answered a clash between two desks, or work the shared database held."""

    KEPT = "kept"
    THEIRS = "theirs"
    WRITTEN = "written"
    REDONE = "redone"
    SET_ASIDE = "set aside"


class Rescued(Word):
    """How it stands with what a desk knew and the server of another life may not."""

    ASKED = "asked"
    """Not shown yet: the server is still to say whether it knows it."""
    OPEN = "open"
    GIVEN_BACK = "given back"
    LET_GO = "let go"


class Sure(Word):
    """How sure a rule of the register is."""

    SURE = "A"
    ONE_SOURCE = "B"
    WEAK = "C"
    NOT_FOUND = "?"


class Looked(Word):
    """What somebody opened, or took out of the program."""

    CASE = "case opened"
    DOCUMENT = "document opened"
    LETTER = "letter opened"
    LETTER_OUT = "letter printed or saved"
    DOCUMENT_OUT = "copy of a document saved"
    CASE_OUT = "case taken out"
    LIST_OUT = "list taken out"


class SentBy(Word):
    """How a letter reached whom it is for."""

    POST = "post"
    EMAIL = "email"
    BY_HAND = "handed over"
    READ_OUT = "read out"


class Keeping(Word):
    """What was decided on how long a case is kept."""

    HOLD = "legal hold"
    LIFTED = "legal hold lifted"
    LONGER = "kept longer"
    ERASE = "to be erased"
