"""The closed lists of words that the record's CHECKs know; lists a landlord may edit are in `resources`."""

from enum import StrEnum


class Decision(StrEnum):
    """The outcome of a point or a stage (taxonomies 6.4)."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly upheld"
    NOT_UPHELD = "not upheld"


class Responsibility(StrEnum):
    """Whose responsibility an aspect of the complaint is (Code 5.7)."""

    OURS = "ours"
    NOT_OURS = "not ours"
    TO_CLARIFY = "to be clarified"


class Hazard(StrEnum):
    """A hazard in the home (commitments 4.7)."""

    NONE = "none"
    SIGNIFICANT = "significant"
    EMERGENCY = "emergency"


class Closing(StrEnum):
    """Why a case was closed."""

    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    MERGED = "merged"
    NOT_RECORDED = "reason not recorded"


class ContactKind(StrEnum):
    """How a contact was made."""

    CALL = "call"
    VISIT = "visit"
    EMAIL = "email"
    LETTER_IN = "letter in"
    MESSAGE = "message"
    NOTE = "note"


class Direction(StrEnum):
    """Who made the contact."""

    IN = "in"
    OUT = "out"


class CommitmentState(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class CommitmentKind(StrEnum):
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


class CommitmentSource(StrEnum):
    """What the promise came from (commitments 4.1, 4.8)."""

    STAGE_1 = "stage 1"
    STAGE_2 = "stage 2"
    ORDER = "Ombudsman order"
    RECOMMENDATION = "Ombudsman recommendation"
    AFTERWARDS = "after the case"


class Dependency(StrEnum):
    """On whom keeping the promise depends (commitments 4.3)."""

    OWN_STAFF = "own staff"
    CONTRACTOR = "contractor"
    CONTRACTOR_AND_MORE = "contractor and more"


class UpdateKind(StrEnum):
    """What an update of a commitment says."""

    PROGRESS = "progress"
    NO_ACCESS = "no access"
    DECLINED = "resident declined"
    REDATED = "new date"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class MoneyKind(StrEnum):
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


class Role(StrEnum):
    """What an officer is for (taxonomies 6.8)."""

    RESOLUTION_OFFICER = "resolution officer"
    TEAM_LEADER = "team leader"
    COMPLAINTS_MANAGER = "complaints manager"
    OMBUDSMAN_OFFICER = "ombudsman officer"
    HEAD = "head of customer experience"
    OWNER = "owner of commitments"
    AUDITOR = "auditor"


class EvidenceResult(StrEnum):
    """What came of asking for a piece of evidence (Code 5.8)."""

    SEEN = "seen"
    ASKED = "asked for"
    NOT_HELD = "not held"
    NOT_NEEDED = "not needed"


class Choice(StrEnum):
    """How a person answered a clash between two desks, or work the shared database held."""

    KEPT = "kept"
    THEIRS = "theirs"
    WRITTEN = "written"
    REDONE = "redone"
    SET_ASIDE = "set aside"


class Rescued(StrEnum):
    """How it stands with what a desk knew and the server of another life may not."""

    ASKED = "asked"
    """Not shown yet: the server is still to say whether it knows it."""
    OPEN = "open"
    GIVEN_BACK = "given back"
    LET_GO = "let go"
