"""What the record itself answers of a review: A1, C2, D2, E1 (quality 9.2). The rest is judged by a person.

Each asks the rules that there are: clocks and duties of the Code, the letter that passed its gate, the promises.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.letters import LetterFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.duties import DutyState
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import count
from db.number_terms import Reviewed, Scored
from db.terms import CommitmentSource, EndedBy

IN_TIME = ("received", "recognise", "acknowledge", "define")
"""The duties that A1 asks for."""
SOURCES = {1: CommitmentSource.STAGE_1, 2: CommitmentSource.STAGE_2}


@dataclass(frozen=True, slots=True)
class Found:
    """What the record shows of one criterion, and by what."""

    scored: Scored
    because: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked at: one stage of a case, with its duties as they stand."""

    case: CaseFacts
    stage: StageFacts
    duties: Mapping[str, DutyState]
    """Those of this stage, by key."""

    def letter(self, kind: str) -> LetterFacts | None:
        """The last letter of that kind at the stage."""
        wanted = f"stage{self.stage.number}-{kind}"
        return next((each for each in reversed(self.case.letters) if each.kind == wanted), None)


def found(case: CaseFacts, stage: StageFacts, duties: Iterable[DutyState], looks_at: Reviewed) -> Mapping[str, Found]:
    """Return what the record shows of each criterion that it answers; of a letter alone, of C2.

    What it cannot tell is left to the reviewer: a letter that is not in it may have been whole.
    """
    looked = Looked(case, stage, {each.duty.key: each for each in duties if each.stage == stage.number})
    asked = CHECKS if looks_at is Reviewed.FILE else {"C2": CHECKS["C2"]}
    checked = {key: check(looked) for key, check in asked.items()}
    return {key: each for key, each in checked.items() if each is not None}


def _in_time(looked: Looked) -> Found:
    states = [looked.duties[key] for key in IN_TIME if key in looked.duties]
    return _counted([(each.verdict.outcome is Outcome.MET, each.verdict.because) for each in states])


def _letter_whole(looked: Looked) -> Found | None:
    if not looked.stage.responded_on:
        return Found(Scored.NOT_APPLICABLE, "it was not answered at this stage")
    letter = looked.letter("response")
    if letter is None:
        return None
    let_pass = [each.why for each in letter.findings]
    if let_pass:
        return Found(Scored.PARTLY, f"it went although this was found in it: {'; '.join(let_pass)}")
    return Found(Scored.YES, "it was held to 6.9 or 6.19 before it went, and nothing was missing")


def _promises(looked: Looked) -> Found:
    made = [each for each in looked.case.commitments if each.source is SOURCES[looked.stage.number]]
    counted = [each for each in made if each.ended_by is not EndedBy.MISTAKE]
    if not counted:
        return Found(Scored.NOT_APPLICABLE, "nothing was promised at this stage")
    return _counted([(not _lacks(each), f"“{each.what}”: {_lacks(each) or 'whole'}") for each in counted])


def _lacks(promise: CommitmentFacts) -> str:
    """Return what a promise does not say; who and by when each has that is on record."""
    if says_nothing(promise.what):
        return "what is promised is not said"
    return "" if promise.agreed_with_resident else "not agreed with the resident"


def _on_record(looked: Looked) -> Found:
    case, stage = looked.case, looked.stage
    here = [each for each in case.letters if each.stage == stage.number]
    unsent = [name for each in here for name in each.unsent]
    gone = [each.title for each in case.documents if not each.here and each.destroyed_at is None]
    asked = [each.item for each in stage.evidence if each.result.value == "asked"]
    return _counted(
        [
            (looked.letter("acknowledgement") is not None, "the acknowledgement is not in this record"),
            (not stage.responded_on or looked.letter("response") is not None, "the answer is not in this record"),
            (not unsent, f"nobody recorded how {count(len(unsent), 'copy', 'copies')} went"),
            (any(each.contact_on for each in case.contacts), "no contact with the resident is recorded"),
            (not gone, f"{count(len(gone), 'document')} not on this desk"),
            (not asked, f"nobody recorded what came of {count(len(asked), 'question')} for evidence"),
        ]
    )


def _counted(held: Sequence[tuple[bool, str]]) -> Found:
    """Yes where all of it holds, no where none does; what is said is what does not."""
    missing = [because for holds, because in held if not holds]
    if not missing:
        return Found(Scored.YES, "all of it is on record")
    return Found(Scored.NO if len(missing) == len(held) else Scored.PARTLY, "; ".join(missing))


CHECKS: Mapping[str, Callable[[Looked], Found | None]] = {
    "A1": _in_time,
    "C2": _letter_whole,
    "D2": _promises,
    "E1": _on_record,
}
"""How each is looked up, by the key of its criterion."""
