"""One case as its screen and the command line show it: facts, clocks, duties, risks, and what may be done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case, load_cases
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import (
    hazard_clocks_of,
    judged,
    matter_clocks_of,
    own_clocks_of,
    point_clocks_of,
    update_of,
)
from complaints_desktop.desk.looking import looked
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.refusals import RefusalFacts
from complaints_desktop.forms.matter_words import matters_suggested
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.offered import offered
from complaints_desktop.reading.drafts import letters_begun
from complaints_desktop.reading.similar_refusals import similar_refusals
from complaints_desktop.reading.track_record import TrackRecords, jeopardy_of, risk_of
from complaints_desktop.reading.unsettled import questions_of
from complaints_desktop.rules import workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.all_done import AllDone, all_done, asked_how_it_went_from
from complaints_desktop.rules.clocks import Clock
from complaints_desktop.rules.duties import DutyState
from complaints_desktop.rules.hazards import HazardClock
from complaints_desktop.rules.jeopardy import Jeopardy
from complaints_desktop.rules.matters import MatterClocks
from complaints_desktop.rules.risk import Risk
from complaints_desktop.rules.states import State, state_of
from complaints_desktop.rules.updates import UpdateOwed
from db.record.connection import SessionRows
from db.terms import LinkKind, Looked, MatterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """Everything one look at a case needs."""

    case: CaseFacts
    state: State
    clocks: tuple[Clock, ...]
    duties: tuple[DutyState, ...]
    risks: tuple[tuple[CommitmentFacts, Risk | None], ...]
    """Each commitment with its risk; None for one that is no longer open."""
    levels: Mapping[str, Jeopardy]
    """The level of jeopardy that each open commitment has reached, by its id (commitments 4.5)."""
    next_act: Act | None
    allowed: frozenset[Act]
    own: tuple[Clock, ...] = ()
    """The landlord's own clocks, beside the Code's."""
    hazards: tuple[HazardClock, ...] = ()
    """The clocks of its hazards, beside those of the complaint."""
    matters: tuple[MatterClocks, ...] = ()
    """Other matters beside it, each with its own clocks."""
    suggested: Mapping[MatterKind, str] = field(default_factory=dict)
    """Matters that a word of the complaint may mean and nobody noted, each with that word."""
    of_points: tuple[Clock, ...] = ()
    """The clocks of single points that were accepted after they had been refused."""
    update: UpdateOwed | None = None
    """The next update owed to the resident (Code 5.9)."""
    merged: tuple[CaseFacts, ...] = ()
    """The cases that were merged into this one, as far as this desk holds them."""
    alike: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of the refusals that are proposed, by id: the cases refused for nearly the same reasons (Code 2.5)."""
    questions: tuple[str, ...] = ()
    """What is to settle between desks in this case: `clash:` or `held:` and its id."""
    begun: frozenset[str] = frozenset()
    """The kinds of letter that this officer has begun to write."""
    done: AllDone | None = None
    """That nothing promised is still to be done, where it is so."""
    done_letter: LetterKind | None = None
    """The letter that tells the resident of it, while it has not gone."""
    asked_from: date | None = None
    """From when the resident may be asked how it went."""

    @property
    def called_for(self) -> frozenset[Act]:
        """The acts that the Code asks for now, and the one that moves the case on."""
        asked = {each.duty.act for each in self.duties if each.unmet}
        receipt = {Act.CONFIRM_RECEIPT for each in self.own if each.rule.clock == "receipt" and each.open}
        moving = {self.next_act} if self.next_act else set()
        return frozenset(asked | receipt | moving)


def merged_into(case: CaseFacts) -> list[str]:
    """Return the ids of the cases that are merged into this one."""
    theirs = (each for each in case.links if each.kind is LinkKind.MERGED and not each.from_here)
    return [each.other_id for each in theirs if each.ended_on is None]


def alike(session: Session, desk: Desk, refusal: RefusalFacts, case_id: str) -> tuple[str, ...]:
    """Return the references of the cases refused for nearly the reasons of this one."""
    return similar_refusals(session, refusal.reasons or "", case_id=case_id, today=desk.today)


def opened_case(session: Session, desk: Desk, *, case_id: str) -> CaseFacts:
    """Return the facts of a case for a person to see, and note that they did."""
    looked(session, desk, Looked.CASE, case_id=case_id)
    return load_case(session, case_id)


def _suggested(case: CaseFacts) -> Mapping[MatterKind, str]:
    """Return what a word of the complaint may mean besides: asked until it is acknowledged, and never decided here."""
    if case.stages[0].acknowledged_on or case.closed_on:
        return {}
    noted = {each.kind for each in case.matters}
    found = matters_suggested(case.summary, case.outcome_sought)
    return {kind: word for kind, word in found.items() if kind not in noted}


def view_case(session: Session, desk: Desk, *, case_id: str) -> CaseView:
    """Return the case with that id as this desk sees it now."""
    case = opened_case(session, desk, case_id=case_id)
    records, judgement, done = TrackRecords(session, desk.today), judged(case, desk), all_done(case)
    risks = tuple((each, risk_of(case, each, desk, records) if each.open else None) for each in case.commitments)
    return CaseView(
        case=case,
        state=state_of(case),
        clocks=judgement.clocks,
        hazards=hazard_clocks_of(case, desk),
        matters=matter_clocks_of(case, desk),
        suggested=_suggested(case),
        of_points=point_clocks_of(case, desk),
        duties=judgement.duties,
        own=own_clocks_of(case, desk),
        update=update_of(case, judgement.clocks, desk),
        risks=risks,
        levels={each.id: jeopardy_of(case, each, risk, desk) for each, risk in risks if risk},
        next_act=workflow.next_act(case),
        allowed=frozenset(workflow.allowed(case, desk.officer.role)),
        merged=tuple(load_cases(session, merged_into(case))),
        alike={each.id: alike(session, desk, each, case_id) for each in case.proposed()},
        questions=questions_of(SessionRows(session), case_id),
        begun=letters_begun(session, desk, case_id=case_id),
        done=done,
        done_letter=offered(case, desk, Act.UPDATE_COMMITMENT) if done and done.waits(desk.today) else None,
        asked_from=asked_how_it_went_from(case),
    )
