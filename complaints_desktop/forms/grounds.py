"""The grounds of refusal, as `resources/lists/refusal.toml` has them, and what each asks (Code 2.2, 5.11)."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.about import Choice
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import RECEIVED, state_of
from resources.reader import read_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground; see the list for what its parts say."""

    code: str
    words: str
    paragraph: str
    own: bool
    stages: Sequence[int]
    later: bool
    senior: bool
    asks: Sequence[str]
    numbered: bool
    evidence: str
    never: str

    @property
    def called(self) -> str:
        """How it is offered: "X5: it is about a policy …, our own ground"."""
        return f"{self.code}: {self.words}{', our own ground' if self.own else ''}"


@cache
def grounds() -> Sequence[Ground]:
    """Return every ground of the list; ValueError where a key of one is missing or one more is there."""
    listed = tomllib.loads(read_text("lists", "refusal.toml"))["grounds"]
    keys = {each.name for each in fields(Ground)}
    for each in listed:
        if each.keys() != keys:
            raise ValueError(f"the ground {each.get('code', '')}: {', '.join(sorted(each.keys() ^ keys))}")
    return tuple(Ground(**each) for each in listed)


def offered(case: CaseFacts | None) -> Sequence[Choice]:
    """Return the grounds that may be named at the stage of `case`; all of them, where there is none."""
    at = case.current.number if case else None
    return tuple(Choice(each.words, each.called, each.code) for each in grounds() if at is None or at in each.stages)


def ground_called(words: str) -> Ground:
    """Return the ground that is on record with these words; Refused where the list has it no more."""
    found = next((each for each in grounds() if each.words == words), None)
    if found is None:
        raise Refused(
            f"“{words[:80]}” is not in our list of grounds", do="Choose a ground of the list.", field="ground"
        )
    return found


def require_usable(ground: Ground, case: CaseFacts, point_id: str | None) -> None:
    """Raise Refused where `ground` is none, or none at this stage, or comes too late to be used."""
    stage = case.current.number
    if ground.never:
        do = "Accept it, or choose one of the other grounds where it is so in this case."
        raise Refused(ground.never, do=do, paragraph=ground.paragraph, field="ground")
    if stage not in ground.stages:
        why = "A request to escalate is refused only for a reason of section 2 of the Code"
        raise Refused(why, do="Accept it, or name one of those.", paragraph="5.11", field="ground")
    _require_not_accepted(case, point_id)
    if point_id is not None and stage == 1:
        why = "At stage 1 a complaint is refused as a whole; a point we are not responsible for is said to be so"
        raise Refused(why, do="Say at the point whose responsibility it is.", paragraph="5.7", field="point")
    if state_of(case) not in RECEIVED and not ground.later:
        why = "It was accepted when it was acknowledged, and is refused on this ground no more"
        raise Refused(why, do="Answer it, and say in the answer what we found.", paragraph="2.1", field="ground")


def _require_not_accepted(case: CaseFacts, point_id: str | None) -> None:
    """Refuse to refuse again what was accepted after a refusal, alone or with the rest: it is answered (2.1, 2.4)."""
    here = [each for each in case.refusals if each.stage == case.current.number and each.accepted_on]
    accepted = next((each for each in here if point_id is None or each.point_id in (None, point_id)), None)
    if accepted:
        who = "The Ombudsman directed us to accept this" if accepted.by_direction else "We accepted this after all"
        raise Refused(
            f"{who}, and it is not refused again",
            do="Answer it, or record that the resident withdraws it.",
            paragraph="2.4" if accepted.by_direction else "2.1",
        )
