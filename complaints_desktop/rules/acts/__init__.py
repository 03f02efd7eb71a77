"""Acts: all that can be done to the record, one row each.

Who may, in which states of a case, by which paragraph of the Code, what is said where it is refused, what it
writes. `permissions`, `workflow` and `shared_rights` read these rows; what an act asks of who does it is in `forms`.
"""

from enum import Enum

from complaints_desktop.rules.acts import (
    documents,
    endings,
    findings,
    first_contacts,
    follow_through,
    letters,
    matters,
    numbers,
    ombudsman,
    quality,
    record,
    remedies,
    representatives,
    restrictions,
    retention,
    stages,
    surveys,
    team,
    wordings,
)
from complaints_desktop.rules.acts.act import (
    CASEWORKERS,
    LEADERS,
    MANAGERS,
    WITH_OMBUDSMAN,
    ActRow,
    Writes,
)

__all__ = ["CASEWORKERS", "LEADERS", "MANAGERS", "WITH_OMBUDSMAN", "Act", "ActRow", "Writes"]


class Act(Enum):
    """What can be done to a record, in the order in which menus and refusals go through it."""

    ACKNOWLEDGE = stages.ACKNOWLEDGE
    RESPOND = stages.RESPOND
    CONFIRM_RECEIPT = stages.CONFIRM_RECEIPT
    PROGRESS = stages.PROGRESS
    EXTEND = stages.EXTEND
    CLOSE = endings.CLOSE
    WITHDRAW = endings.WITHDRAW
    CONFIRM_WITHDRAWAL = endings.CONFIRM_WITHDRAWAL
    REFUSE = endings.REFUSE
    APPROVE = endings.APPROVE
    DIRECT = endings.DIRECT
    ACCEPT = endings.ACCEPT
    LINK = endings.LINK
    MERGE = endings.MERGE
    UNMERGE = endings.UNMERGE
    MERGE_PEOPLE = endings.MERGE_PEOPLE
    REOPEN = endings.REOPEN
    DEFINE = findings.DEFINE
    WITHDRAW_POINT = findings.WITHDRAW_POINT
    ADD_ISSUE = findings.ADD_ISSUE
    TELL_CHANGE = findings.TELL_CHANGE
    TELL_NEW_COMPLAINT = findings.TELL_NEW_COMPLAINT
    CLARIFY = findings.CLARIFY
    ASK_SERVICE = findings.ASK_SERVICE
    INVITE_STAFF = findings.INVITE_STAFF
    FIND = findings.FIND
    CHECK = findings.CHECK
    ESCALATE = stages.ESCALATE
    REQUEST = stages.REQUEST
    TELL_LATE_REQUEST = stages.TELL_LATE_REQUEST
    OFFER = remedies.OFFER
    PAY = remedies.PAY
    TELL_OFFER = remedies.TELL_OFFER
    TELL_PAYMENT = remedies.TELL_PAYMENT
    ASK_MONEY = remedies.ASK_MONEY
    APPROVE_MONEY = remedies.APPROVE_MONEY
    ORDERED = remedies.ORDERED
    PROMISE = remedies.PROMISE
    UPDATE_COMMITMENT = remedies.UPDATE_COMMITMENT
    MOVE_COMMITMENT = remedies.MOVE_COMMITMENT
    END_COMMITMENT = remedies.END_COMMITMENT
    CHASE = follow_through.CHASE
    ANSWER_LEVEL = follow_through.ANSWER_LEVEL
    EXPLAIN_MISS = follow_through.EXPLAIN_MISS
    HEAR_RESIDENT = follow_through.HEAR_RESIDENT
    SIGN_OFF = follow_through.SIGN_OFF
    CONFIRM_COMMITMENTS = remedies.CONFIRM_COMMITMENTS
    PROPOSE_DATE = remedies.PROPOSE_DATE
    TELL_DONE = remedies.TELL_DONE
    TELL_ALL_DONE = remedies.TELL_ALL_DONE
    CONTACT = record.CONTACT
    SUBMIT_LETTER = record.SUBMIT_LETTER
    APPROVE_LETTER = record.APPROVE_LETTER
    PUT_LETTER_RIGHT = record.PUT_LETTER_RIGHT
    DESPATCH = record.DESPATCH
    ATTACH = documents.ATTACH
    DESTROY = documents.DESTROY
    NEEDS = record.NEEDS
    CONFIRM_ADJUSTMENTS = record.CONFIRM_ADJUSTMENTS
    TELL_ADJUSTMENT_REVIEW = record.TELL_ADJUSTMENT_REVIEW
    REPRESENT = representatives.REPRESENT
    ASK_AUTHORITY = representatives.ASK_AUTHORITY
    CONFIRM_AUTHORITY = representatives.CONFIRM_AUTHORITY
    REPLY_ELECTED = representatives.REPLY_ELECTED
    JOIN = representatives.JOIN
    LIFE = representatives.LIFE
    WARN = restrictions.WARN
    RESTRICT = restrictions.RESTRICT
    APPROVE_RESTRICTION = restrictions.APPROVE_RESTRICTION
    APPEAL_RESTRICTION = restrictions.APPEAL_RESTRICTION
    REVIEW_RESTRICTION = restrictions.REVIEW_RESTRICTION
    INCIDENT = findings.INCIDENT
    HAZARD = findings.HAZARD
    SUMMARISE_HAZARD = findings.SUMMARISE_HAZARD
    ACKNOWLEDGE_OMBUDSMAN = ombudsman.ACKNOWLEDGE_OMBUDSMAN
    ANSWER_OMBUDSMAN = ombudsman.ANSWER_OMBUDSMAN
    REPORT_ORDERS = ombudsman.REPORT_ORDERS
    TELL_DETERMINATION = ombudsman.TELL_DETERMINATION
    MATTER = matters.MATTER
    ACKNOWLEDGE_MATTER = matters.ACKNOWLEDGE_MATTER
    TELL_MATTER = matters.TELL_MATTER
    ANSWER_MATTER = matters.ANSWER_MATTER
    ASK_OVERRIDE = letters.ASK_OVERRIDE
    OVERRIDE = letters.OVERRIDE
    SETTLE_LETTERS = letters.SETTLE_LETTERS
    TELL_WHICH_STANDS = letters.TELL_WHICH_STANDS
    RETAIN = retention.RETAIN
    ERASE = record.ERASE
    CORRECT = findings.CORRECT
    ASSESS = findings.ASSESS
    TELL_NEXT_STEP = first_contacts.TELL_NEXT_STEP
    REVIEW_REQUEST = first_contacts.REVIEW_REQUEST
    END_REQUEST = first_contacts.END_REQUEST
    PASS_ON = first_contacts.PASS_ON
    ANSWER_ENQUIRY = first_contacts.ANSWER_ENQUIRY
    OFFER_CHOICE = first_contacts.OFFER_CHOICE
    CONFIRM_REQUEST = first_contacts.CONFIRM_REQUEST
    WRITE_CHOICE = first_contacts.WRITE_CHOICE
    MAKE_COMPLAINT = first_contacts.MAKE_COMPLAINT
    LOG = record.LOG
    IMPORT = record.IMPORT
    ALLOCATE = stages.ALLOCATE
    SETTINGS = record.SETTINGS
    WRITE_WORDING = wordings.WRITE_WORDING
    WRITE_LOCKED_WORDING = wordings.WRITE_LOCKED_WORDING
    KEEP_PARAGRAPHS = wordings.KEEP_PARAGRAPHS
    KEEP_CONTRACTORS = follow_through.KEEP_CONTRACTORS
    KEEP_TEAM = team.KEEP_TEAM
    SAY_AWAY = team.SAY_AWAY
    GIVE_OUT = team.GIVE_OUT
    TAKE_OVER = team.TAKE_OVER
    LEAD = team.LEAD
    TICK = team.TICK
    NOTE_DAY = team.NOTE_DAY
    MAKE_PACK = numbers.MAKE_PACK
    APPROVE_PACK = numbers.APPROVE_PACK
    ISSUE_PACK = numbers.ISSUE_PACK
    DRAW = quality.DRAW
    REVIEW_QUALITY = quality.REVIEW_QUALITY
    REPLY_TO_REVIEW = quality.REPLY_TO_REVIEW
    SURVEY = surveys.SURVEY
    TAKE_ANSWER = surveys.TAKE_ANSWER
    ASK_NO_MORE = surveys.ASK_NO_MORE
    SETTLE = record.SETTLE

    @property
    def key(self) -> str:
        """The name by which a command line, a menu or a draft knows it, as `update-commitment`."""
        return self.name.lower().replace("_", "-")

    @property
    def words(self) -> str:
        """The act, as a person would say it."""
        return self.value.words
