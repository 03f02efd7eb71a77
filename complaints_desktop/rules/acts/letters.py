"""What is done about letters besides writing them: let words stay, settle which of two stands, and tell it."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts.act import CASEWORKERS, GONE, LETTER, MANAGERS, WITH_OMBUDSMAN, ActRow
from complaints_desktop.rules.letters_twice import to_tell_which_stands, twice
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import ANY
from db.shared.rights import ANY as NEW


def _none_twice(case: CaseFacts) -> Refused | None:
    """Why there is nothing to settle."""
    if twice(case):
        return None
    return Refused("No letter went twice here", do="Go on with the case as it stands.", paragraph="5.12")


def _nothing_settled(case: CaseFacts) -> Refused | None:
    """Why there is nothing to tell of."""
    if to_tell_which_stands(case):
        return None
    return Refused(
        "Nothing was settled here that they do not know",
        do="Where a letter went twice, say first which of them stands.",
        paragraph="5.12",
    )


ASK_OVERRIDE = ActRow(
    words="ask that words of a letter stay",
    who=WITH_OMBUDSMAN,
    states=ANY,
    stays="",
    writes={"override_request": (NEW, "dropped_on")},
)

OVERRIDE = ActRow(
    words="let words of a letter stay",
    who=MANAGERS,
    states=ANY,
    stays="What was said to a request stays on record",
    writes={"override_answer": (NEW,)},
)

SETTLE_LETTERS = ActRow(
    words="say which of two letters stands",
    who=CASEWORKERS,
    states=ANY,
    paragraph="5.12",
    over=_none_twice,
    stays="What was settled stays on record: settle it anew, and the later word counts",
    writes={"settled_letter": (NEW,)},
)

TELL_WHICH_STANDS = ActRow(
    words="write which of two letters stands",
    who=CASEWORKERS,
    states=ANY,
    paragraph="5.12",
    over=_nothing_settled,
    stays=GONE,
    writes=LETTER,
)
