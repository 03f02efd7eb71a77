"""The words of the trade that are kept of numbers: packs, draws, reviews of quality, and surveys."""

from db.terms import Word


class StockType(Word):
    """Of which kind a home is, as the regulator counts them (kpis 2.4)."""

    RENT = "low-cost rent"
    OWNERSHIP = "low-cost home ownership"
    OTHER = "neither"


class Basis(Word):
    """By which day a case falls in a period (kpis 2.1)."""

    RECEIVED = "received"
    DUE = "due"
    RESPONDED = "responded"


class PackKind(Word):
    """For whom numbers are put together (reports 10.1)."""

    TEAM = "team"
    HEAD = "head of customer experience"
    PARTNER = "partner"
    COMMITTEE = "committee and residents"
    GOVERNING = "governing body"
    TSM = "tenant satisfaction measures"


class DrawMethod(Word):
    """How cases for a review were chosen (quality 9.4)."""

    RANDOM = "random"
    STRATIFIED = "stratified"
    RISK = "by risk"
    CENSUS = "all"
    TARGETED = "targeted"
    DIP = "dip sample"


class Reviewed(Word):
    """What a review is of."""

    FILE = "file"
    LETTER = "letter"


class Scored(Word):
    """How a criterion was met."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_APPLICABLE = "not applicable"


class ReplyKind(Word):
    """What was said to a review."""

    REPLY = "reply of the handler"
    AGREED = "agreed"
    DISPUTE = "disputed"
    DECISION = "decided by a third person"
    TRAINING = "training needed"


class SurveyMode(Word):
    """How somebody was asked, or answered (quality 9.7)."""

    LETTER = "letter"
    EMAIL = "e-mail"
    PHONE = "phone"
    TEXT = "text message"
    FACE = "face to face"
    ONLINE = "online"


class AskedAfter(Word):
    """After what somebody is asked."""

    STAGE = "the answer"
    PROMISES = "the last promise"


class HeldBack(Word):
    """Why somebody is not asked (quality 9.7)."""

    ASKED_NOT = "asked not to be asked"
    RESTRICTED = "contact is restricted, or safeguarding is open"
    BEREAVED = "died, or bereaved"
    OMBUDSMAN = "the Ombudsman or a court is looking at it"
    STAGE_2 = "stage 2 was asked for"
    NOT_ANSWERED = "refused or withdrawn"
    LATELY = "the household was asked within 90 days"
    HARASSMENT = "harassment by staff is complained of"
    PROMISE = "the last promise is overdue"
    NO_AUTHORITY = "the representative has no authority"
    NO_WAY = "no way to reach them"
    DECIDED = "somebody decided so"


class Satisfied(Word):
    """An answer of five."""

    VERY = "very satisfied"
    FAIRLY = "fairly satisfied"
    NEITHER = "neither"
    FAIRLY_NOT = "fairly dissatisfied"
    VERY_NOT = "very dissatisfied"
    NOT_APPLICABLE = "not applicable"


QUESTIONS = ("handling", "outcome", "easy", "understood", "informed", "respect", "clear")
"""The questions with those five answers, as columns."""


class PromisesDone(Word):
    """Whether what we promised was done, as the resident says."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_YET = "not yet"


class AnswerCame(Word):
    """How an answer came into the record."""

    TYPED = "typed"
    IMPORTED = "imported"
