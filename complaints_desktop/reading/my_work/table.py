"""The table of work: each kind with how it looks, what it opens and where it comes from; its one reader is `work`."""

from enum import Enum

from complaints_desktop.reading.my_work import (
    of_cases,
    of_done,
    of_jeopardy,
    of_letters,
    of_letters_twice,
    of_matters,
    of_money,
    of_overrides,
    of_quality,
    of_refusals,
    of_register,
    of_restrictions,
    of_retention,
    of_sharing,
    of_surveys,
    of_the_team,
    of_wording,
)
from complaints_desktop.reading.my_work.kind_row import KindRow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName


class Kind(Enum):
    """What sort of work an item is; of two things due the same day in one case, the upper comes first."""

    ACKNOWLEDGE = KindRow(
        icon="letters",
        word="Acknowledgement",
        do="Write the acknowledgement",
        act=Act.ACKNOWLEDGE,
        source=of_cases.WaitingFor(ClockName.ACKNOWLEDGE),
    )
    RESPOND = KindRow(
        icon="law",
        word="Response",
        do="Write the response",
        act=Act.RESPOND,
        source=of_cases.WaitingFor(ClockName.RESPOND),
    )
    HAZARD = KindRow(
        icon="hazard",
        word="Hazard",
        do="Start its clocks",
        act=Act.HAZARD,
        source=of_cases.unclocked_hazards,
    )
    TELL = KindRow(
        icon="extended",
        word="Extension",
        do="Write to the resident",
        act=Act.EXTEND,
        source=of_cases.to_tell,
    )
    APPROVE_LETTER = KindRow(
        icon="question",
        word="Letter to approve",
        do="Look at the letter",
        act=Act.APPROVE_LETTER,
        source=of_letters.to_approve,
    )
    ISSUE_LETTER = KindRow(
        icon="letters",
        word="Letter answered",
        do="Go on with the letter",
        act=Act.SUBMIT_LETTER,
        source=of_letters.to_issue,
    )
    RETURNED = KindRow(
        icon="letter-in",
        word="Letter came back",
        do="Say what was done",
        act=Act.DESPATCH,
        source=of_letters.came_back,
        tab="letters",
    )
    SEND = KindRow(
        icon="letters",
        word="Letter to send",
        do="Record how it was sent",
        act=Act.DESPATCH,
        source=of_letters.to_send,
        tab="letters",
    )
    REVIEWER = KindRow(
        icon="person",
        word="Reviewer",
        do="Name a reviewer",
        act=Act.ALLOCATE,
        source=of_cases.without_reviewer,
    )
    UPDATE = KindRow(
        icon="message",
        word="Update",
        do="Record the update",
        act=Act.CONTACT,
        source=of_cases.to_update,
    )
    TARGET = KindRow(
        icon="star",
        word="Our own target",
        do="Record the contact",
        act=Act.CONTACT,
        source=of_cases.own_targets,
    )
    CLOSE = KindRow(
        icon="tick-circle",
        word="Closing",
        do="Close the case",
        act=Act.CLOSE,
        source=of_cases.to_close,
    )
    APPROVE = KindRow(
        icon="question",
        word="Refusal to approve",
        do="Look at the refusal",
        act=Act.APPROVE,
        source=of_refusals.to_approve,
    )
    REFUSE = KindRow(
        icon="stop",
        word="Refusal",
        do="Go on with the refusal",
        act=Act.REFUSE,
        source=of_refusals.to_follow,
    )
    APPROVE_MONEY = KindRow(
        icon="money",
        word="Money to approve",
        do="Look at the request",
        act=Act.APPROVE_MONEY,
        source=of_money.to_approve,
        tab="money",
    )
    ASK_MONEY = KindRow(
        icon="money",
        word="Request for money",
        do="Go on with the request",
        act=Act.ASK_MONEY,
        source=of_money.to_follow,
        tab="money",
    )
    OFFER_MONEY = KindRow(
        icon="money",
        word="Money approved",
        do="Offer the money",
        act=Act.OFFER,
        source=of_money.to_offer,
        tab="money",
    )
    LET_STAY = KindRow(
        icon="letters",
        word="Words to let stay",
        do="Look at the words",
        act=Act.OVERRIDE,
        source=of_overrides.to_let_stay,
        tab="letters",
    )
    CHANGE_WORDS = KindRow(
        icon="letters",
        word="Words to change",
        do="Look at the words",
        act=Act.ASK_OVERRIDE,
        source=of_overrides.to_follow,
        tab="letters",
    )
    SENT_TWICE = KindRow(
        icon="clash",
        word="Letter sent twice",
        do="Say which stands",
        act=Act.SETTLE_LETTERS,
        source=of_letters_twice.sent_twice,
        tab="letters",
    )
    TELL_WHICH_STANDS = KindRow(
        icon="letters",
        word="Which of two letters counts",
        do="Write the letter",
        act=Act.TELL_WHICH_STANDS,
        source=of_letters_twice.to_tell,
    )
    TAKE_UP = KindRow(
        icon="letters",
        word="Accepted after all",
        do="Write to the resident",
        act=Act.TELL_CHANGE,
        source=of_refusals.to_take_up,
    )
    REVIEW = KindRow(
        icon="adjustment",
        word="Adjustment or need",
        do="Look at what was agreed",
        act=Act.NEEDS,
        source=of_cases.reviews,
        tab="people",
    )
    APPROVE_RESTRICTION = KindRow(
        icon="lock",
        word="Restriction to approve",
        do="Look at the restriction",
        act=Act.APPROVE_RESTRICTION,
        source=of_restrictions.to_approve,
        tab="people",
    )
    RESTRICT = KindRow(
        icon="lock",
        word="Restriction",
        do="Go on with the restriction",
        act=Act.RESTRICT,
        source=of_restrictions.to_follow,
        tab="people",
    )
    WARN = KindRow(
        icon="letters",
        word="Warning",
        do="Write the letter",
        act=Act.WARN,
        source=of_restrictions.to_warn,
    )
    REVIEW_RESTRICTION = KindRow(
        icon="lock",
        word="Review of a restriction",
        do="Look at the restriction",
        act=Act.REVIEW_RESTRICTION,
        source=of_restrictions.to_review,
        tab="people",
    )
    INCIDENT = KindRow(
        icon="warning",
        word="Serious incident",
        do="Record the answer",
        act=Act.INCIDENT,
        source=of_cases.incidents,
        tab="complaint",
    )
    ACKNOWLEDGE_MATTER = KindRow(
        icon="note",
        word="Other matter to acknowledge",
        do="Acknowledge it",
        act=Act.ACKNOWLEDGE_MATTER,
        source=of_matters.to_acknowledge,
        tab="complaint",
    )
    ANSWER_MATTER = KindRow(
        icon="note",
        word="Other matter to answer",
        do="Go on with it",
        act=Act.MATTER,
        source=of_matters.to_answer,
        tab="complaint",
    )
    CHASE = KindRow(
        icon="clock",
        word="Evidence",
        do="Chase it",
        act=Act.CHECK,
        source=of_cases.to_chase,
        tab="complaint",
    )
    LOOK_AGAIN = KindRow(
        icon="eye",
        word="Review",
        do="Look at it again",
        act=Act.REVIEW_REQUEST,
        source=of_cases.to_look_at,
    )
    PASS_ON = KindRow(
        icon="star",
        word="Compliment",
        do="Pass it on",
        act=Act.PASS_ON,
        source=of_cases.to_pass_on,
    )
    COMMITMENT = KindRow(
        icon="commitments",
        word="Commitment",
        do="Update the commitment",
        act=Act.UPDATE_COMMITMENT,
        source=of_cases.promised,
        tab="promises",
    )
    LEVEL = KindRow(
        icon="warning",
        word="Promise in jeopardy",
        do="Say what is done",
        act=Act.ANSWER_LEVEL,
        source=of_jeopardy.levels,
        tab="promises",
    )
    ASK_AGAIN = KindRow(
        icon="clock",
        word="To ask again",
        do="Ask again",
        act=Act.CHASE,
        source=of_jeopardy.to_ask_again,
        tab="promises",
    )
    MISS = KindRow(
        icon="question",
        word="Miss to explain",
        do="Say why",
        act=Act.EXPLAIN_MISS,
        source=of_jeopardy.to_explain,
        tab="promises",
    )
    IS_IT_SO = KindRow(
        icon="message",
        word="Resident to ask",
        do="Ask the resident",
        act=Act.HEAR_RESIDENT,
        source=of_done.to_ask,
        tab="promises",
    )
    HANDOVER = of_the_team.HANDOVER
    TELL_CONTACT = of_the_team.TELL_CONTACT
    GIVEN_TWICE = of_the_team.GIVEN_TWICE
    PLAN_ABSENCE = of_the_team.PLAN_ABSENCE
    COME_BACK = of_the_team.COME_BACK
    AGREED = of_the_team.AGREED
    INDUCTION = of_the_team.INDUCTION
    TRAINING = of_the_team.TRAINING
    OBJECTIVE = of_the_team.OBJECTIVE
    TALK = of_the_team.TALK
    QUALITY_REVIEW = of_quality.TO_REVIEW
    QUALITY_REPLY = of_quality.TO_REPLY
    QUALITY_DISPUTE = of_quality.TO_DECIDE
    RULES = KindRow(
        icon="law",
        word="Rules to check",
        do="Look at them",
        act=Act.SETTINGS,
        source=of_register.unchecked,
        settings="rules",
    )
    TWO_WORDINGS = KindRow(
        icon="question",
        word="Two wordings",
        do="Choose one",
        act=Act.WRITE_WORDING,
        source=of_wording.two_wordings,
        screen="wording",
    )
    PARAGRAPH = KindRow(
        icon="document",
        word="Standard paragraph",
        do="Look at it",
        act=Act.KEEP_PARAGRAPHS,
        source=of_wording.stale_paragraphs,
        settings="paragraphs",
    )
    SURVEY_WORDS = KindRow(
        icon="message",
        word="Words in a survey",
        do="Look at them",
        act=Act.TAKE_ANSWER,
        source=of_surveys.to_look_at,
        screen="surveys",
        view="comments",
    )
    KEEPING = KindRow(
        icon="lock",
        word="Keeping of cases",
        do="Go through them",
        act=Act.RETAIN,
        source=of_retention.to_decide,
        screen="retention",
    )
    CLASH = KindRow(
        icon="clash",
        word="Clash",
        do="Settle it",
        act=Act.SETTLE,
        source=of_sharing.clashing,
        question="clash",
    )
    HELD = KindRow(
        icon="held",
        word="Held work",
        do="Deal with it",
        act=Act.SETTLE,
        source=of_sharing.held,
        question="held",
    )
    LOST = KindRow(
        icon="clash",
        word="Lost work",
        do="Look at it",
        act=Act.SETTLE,
        source=of_sharing.lost_at_the_server,
        question="lost",
    )


_SOURCES = tuple(kind.value.source for kind in Kind)
CLOCKS = frozenset(source.clock for source in _SOURCES if isinstance(source, of_cases.WaitingFor))
"""The clocks that are kinds of work."""
