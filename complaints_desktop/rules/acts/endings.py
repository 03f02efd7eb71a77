"""How a complaint ends and goes on: closed, withdrawn, refused, merged, linked, reopened."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts.act import (
    CASEWORKERS,
    CLOSING,
    ENDED,
    GONE,
    LETTER,
    MANAGERS,
    WITH_OMBUDSMAN,
    ActRow,
)
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import (
    ANSWERED,
    ANY,
    CLOSED,
    UNANSWERED,
    State,
)
from db.shared.rights import ANY as NEW
from db.terms import Closing


def _not_withdrawn(case: CaseFacts) -> Refused | None:
    """Why there is no withdrawal to confirm."""
    if case.closed_as is Closing.WITHDRAWN:
        return None
    return Refused(
        "Only what the resident withdrew is confirmed as withdrawn",
        do="Record the withdrawal first, and how they said so.",
        paragraph="5.12",
    )


def _not_merged(case: CaseFacts) -> Refused | None:
    """Why there is no merger to undo."""
    if case.closed_as is Closing.MERGED:
        return None
    return Refused("This case was not merged into another", do="Reopen it, where it is to go on.", paragraph="5.12")


def _nothing_refused(case: CaseFacts) -> Refused | None:
    """Why there is nothing to accept after all: no refusal stands, of this stage or of a point of it."""
    if case.current.refused or any(each.stands and each.stage == case.current.number for each in case.refusals):
        return None
    return Refused(
        "Nothing was refused here that could be accepted", do="Go on with the case as it stands.", paragraph="2.4"
    )


def _goes_on_otherwise(case: CaseFacts) -> Refused | None:
    """Why a case goes on by another act than reopening: a refusal the Ombudsman did not direct, and a merger."""
    if case.current.refused:
        return Refused(
            "This complaint was refused, and the refusal stands",
            do="Accept it after all, where it should not have been refused, or as the Ombudsman directs.",
            paragraph="2.4",
        )
    if case.closed_as is Closing.MERGED:
        return Refused(
            "This case was merged into another, and goes on there",
            do="Undo the merger, where they are not the same.",
            paragraph="5.12",
        )
    return None


CLOSE = ActRow(
    words="close",
    who=CASEWORKERS,
    states=ANSWERED,
    paragraph="6.6",
    otherwise="A case is closed when it has been answered",
    do="Send the response first; open commitments do not stop the closing and stay in the tracker.",
    advances=True,
    stays=ENDED,
    writes=CLOSING,
)

WITHDRAW = ActRow(
    words="withdraw at the resident's request",
    who=CASEWORKERS,
    states=UNANSWERED,
    paragraph="5.12",
    otherwise="A complaint that has been answered, or is closed, cannot be withdrawn: the answer stands",
    do="Record what the resident said as a contact, and close an answered case as answered.",
    stays=ENDED,
    writes={**CLOSING, "contact": (NEW,)},
)

CONFIRM_WITHDRAWAL = ActRow(
    words="confirm a withdrawal",
    who=CASEWORKERS,
    states=CLOSED,
    over=_not_withdrawn,
    paragraph="5.12",
    otherwise="Only what the resident withdrew is confirmed as withdrawn",
    do="Record the withdrawal first, and how they said so.",
    stays=GONE,
    writes=LETTER,
)

REFUSE = ActRow(
    words="propose to refuse a complaint",
    who=CASEWORKERS,
    states=UNANSWERED,
    paragraph="2.1",
    at_stage_2="5.11",
    otherwise="A complaint is refused before it is acknowledged, and not once it has been answered",
    do="The answer stands; what the resident says to it is a request to escalate.",
    stays="",
    writes={
        "refusal": (NEW, "dropped_on", "refused_on"),
        "stage": ("refused_on",),
        "case_": ("closed_on", "closed_as"),
        "reopening": ("closed_on", "closed_as"),
        **LETTER,
    },
)

APPROVE = ActRow(
    words="judge a refusal",
    who=MANAGERS,
    states=UNANSWERED,
    paragraph="2.1",
    at_stage_2="5.11",
    otherwise="A refusal is judged before the resident is told of it",
    do="Look at what was refused, and when.",
    stays="What was said to a refusal stays on record",
    writes={"approval": (NEW,)},
)

DIRECT = ActRow(
    words="accept what the Ombudsman directed us to accept",
    who=WITH_OMBUDSMAN,
    states=CLOSED | {State.REFUSED, State.STAGE_2_REQUESTED, State.STAGE_2_ACKNOWLEDGED},
    over=_nothing_refused,
    paragraph="2.4",
    otherwise="Nothing was refused here that could be accepted",
    do="Go on with the case as it stands.",
    stays="A direction of the Ombudsman stays on record",
    writes={
        "refusal": ("directed_on", "directed_by"),
        "stage": ("directed_on",),
        "reopening": (NEW,),
        "point_change": (NEW,),
    },
)

ACCEPT = ActRow(
    words="accept after all what was refused",
    who=MANAGERS,
    states=CLOSED | {State.REFUSED, State.STAGE_2_REQUESTED, State.STAGE_2_ACKNOWLEDGED},
    over=_nothing_refused,
    paragraph="2.1",
    at_stage_2="5.11",
    otherwise="Nothing was refused here that could be accepted",
    do="Go on with the case as it stands.",
    stays="A refusal taken back stays on record, and the complaint is answered",
    writes={
        "refusal": ("taken_back_on", "taken_back_because", "taken_back_by_id"),
        "stage": ("taken_back_on",),
        "reopening": (NEW,),
        "point_change": (NEW,),
    },
)

LINK = ActRow(
    words="link cases",
    who=CASEWORKERS,
    states=ANY,
    paragraph="5.12",
    stays="",
    writes={"case_link": (NEW, "ended_on")},
)

MERGE = ActRow(
    words="merge a case into an earlier one",
    who=CASEWORKERS,
    states=UNANSWERED,
    paragraph="5.12",
    otherwise="What has been answered or has ended is not merged",
    do="Link the two cases.",
    stays="A merger is undone where it was made: open the merged case, and undo the merger there",
    writes={
        "case_link": (NEW,),
        "point": (NEW,),
        "contact": (NEW,),
        "case_": ("closed_on", "closed_as"),
        "reopening": ("closed_on", "closed_as"),
    },
)

UNMERGE = ActRow(
    words="undo a merger",
    who=CASEWORKERS,
    states=CLOSED,
    over=_not_merged,
    paragraph="5.12",
    otherwise="Only a case that was merged goes on by itself again",
    do="Go on with the case as it stands.",
    stays="A reopening stays on record",
    writes={
        "case_link": ("ended_on",),
        "reopening": (NEW,),
        "point": ("withdrawn_on", "withdrawn_because"),
    },
)

MERGE_PEOPLE = ActRow(
    words="merge two records of a person",
    who=CASEWORKERS,
    states=ANY,
    paragraph="5.12",
    stays="Two records made one stay so: once it is shared, the other is on no case here any more",
    writes={
        "person": ("merged_into_id",),
        "case_": ("person_id",),
        "need": ("person_id",),
        "adjustment": ("person_id",),
        "authority": ("person_id", "given_by_id"),
        "complainant": ("person_id",),
        "conduct_warning": ("person_id",),
        "restriction": ("person_id",),
        "restriction_answer": ("person_id",),
        "restriction_review": ("person_id",),
    },
)

REOPEN = ActRow(
    words="reopen",
    who=CASEWORKERS,
    states=CLOSED,
    over=_goes_on_otherwise,
    paragraph="5.12",
    otherwise="Only what has ended is reopened",
    do="Go on with the case as it stands; what was no complaint is logged anew.",
    stays="A reopening stays on record",
    writes={"reopening": (NEW,)},
)
