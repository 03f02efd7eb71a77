"""Work that cases make: a clock that runs, an end, a review, a promise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.judgement import own_clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.my_work.found import Found, Sought, in_case
from complaints_desktop.reading.track_record import risk_of
from complaints_desktop.rules import workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.adjustments import arranged, use_of
from complaints_desktop.rules.choice import from_survey
from complaints_desktop.rules.clocks import Clock, because_of, own_table
from complaints_desktop.rules.holding import does
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.rules.states import STAGE_2_OPEN, UNANSWERED, state_of
from complaints_desktop.rules.updates import outside_time, update_owed
from complaints_desktop.rules.wording import capitalised, in_full, in_london
from db.team_terms import Part as Work
from db.terms import CaseKind

REVIEWED_AHEAD = timedelta(14)
"""How long before its day a review is work."""


@dataclass(frozen=True, slots=True)
class WaitingFor:
    """Finds the cases that wait for the event of one clock."""

    clock: str

    def __call__(self, sought: Sought) -> Iterator[Found]:
        """Find them."""
        for each in sought.handled:
            clock = each.clock
            if clock and clock.rule.clock == self.clock:
                found = _asked(clock, f"{capitalised(clock.rule.do)} stage {clock.rule.stage}")
                yield in_case(each.case, replace(found, clock=clock))


def to_tell(sought: Sought) -> Iterator[Found]:
    """Find the extensions no letter has told of while there is time: each counts once the resident knows of it."""
    for each in sought.handled:
        untold, clock = each.case.current.untold, each.clock
        if untold and clock and clock.rule.extension and clock.due and sought.desk.today <= clock.due:
            because = f"to {in_full(untold.due_on)}; it counts where they know of it by {in_full(clock.due)}"
            found = Found(
                what="Tell the resident of the extension",
                because=f"{because} ({clock.rule.extension_basis})",
                letter=f"stage{clock.rule.stage}-extension",
                due_on=clock.due,
            )
            yield in_case(each.case, found)


def without_reviewer(sought: Sought) -> Iterator[Found]:
    """Find the complaints at stage 2 that nobody is named to consider; whoever may name them sees all of those."""
    because, what = "somebody who took no part in stage 1 considers it (Code 6.13)", "Name a reviewer for stage 2"
    if Act.ALLOCATE not in rights_of(sought.desk.officer.role).acts:
        because, what = f"{because}; a team leader names them: ask one", "Have a reviewer named for stage 2"
    for each in sought.cases:
        if state_of(each.case) in STAGE_2_OPEN and each.case.current.reviewer is None:
            due = each.clock.due if each.clock else None
            yield in_case(each.case, Found(what=what, because=because, due_on=due))


def to_update(sought: Sought) -> Iterator[Found]:
    """Find the residents to whom an update is owed while their answer is outside the Code's time."""
    outside = {each.case.id: each.clock for each in sought.handled if each.clock and outside_time(each.clock)}
    for case in told(sought, outside):
        owed = update_owed(case, outside[case.id], sought.desk.calendar)
        if owed:
            found = Found(what="Update the resident", because=f"{owed.because} (Code 5.9)", due_on=owed.due_on)
            yield in_case(case, found)


def own_targets(sought: Sought) -> Iterator[Found]:
    """Find what the landlord's own targets ask for, where they are on; never in place of what the Code asks."""
    if not own_table(sought.desk.settings.targets).rules:
        return
    for case in told(sought, [each.case.id for each in sought.handled if state_of(each.case) in UNANSWERED]):
        for clock in own_clocks_of(case, sought.desk):
            if clock.open and clock.rule.stage == case.current.number:
                found = _asked(clock, f"{capitalised(clock.rule.do)}, stage {clock.rule.stage}")
                yield in_case(case, replace(found, thing=clock.rule.clock))


def _asked(clock: Clock, what: str) -> Found:
    """Return `what` an open clock asks for: by when, and whose rule it is."""
    return Found(what=what, because=f"{because_of(clock)} ({clock.rule.basis})", due_on=clock.due)


def told(sought: Sought, ids: Iterable[str]) -> Iterator[CaseFacts]:
    """Yield these cases with their contacts and letters, which the others of an officer are read without."""
    return load_cases(sought.session, tuple(ids), parts=frozenset({Part.CONTACTS, Part.LETTERS}))


def to_close(sought: Sought) -> Iterator[Found]:
    """Find the cases that are answered and stand open."""
    for each in sought.handled:
        if each.clock is None and workflow.next_act(each.case) is Act.CLOSE:
            ended = "the request to escalate is refused" if each.case.current.refused else "answered"
            yield in_case(each.case, Found(what="Close the case", because=f"{ended}; the promises stay in the tracker"))


def to_look_at(sought: Sought) -> Iterator[Found]:
    """Find the service requests and enquiries that are looked at again on a day."""
    for case in (each.case for each in sought.handled):
        told = case.first_contact
        if told and told.reviewed_by and case.kind:
            survey = from_survey(case.channel) and case.expressed_on and not case.choice_offered_on
            said = "unhappy in a survey: tell them how to complain (Code 1.6)"
            because = said if survey else f"a {case.kind.value} is looked at again regularly (Code 1.4)"
            what = f"{'Contact them' if survey else 'Look again'}: {case.summary or case.kind.value}"
            yield in_case(case, Found(what=what, because=because, due_on=told.reviewed_by))


def to_pass_on(sought: Sought) -> Iterator[Found]:
    """Find the compliments nobody has passed on."""
    for case in (each.case for each in sought.handled):
        told = case.first_contact
        if told and told.ended_on is None and case.kind is CaseKind.COMPLIMENT and not told.reviewed_by:
            about = f" about {told.about_whom}" if told.about_whom else ""
            yield in_case(case, Found(what=f"Pass on the compliment{about}", because="praise helps when it is heard"))


def reviews(sought: Sought) -> Iterator[Found]:
    """Find the adjustments and needs to be reviewed soon, and what was agreed and not applied yet."""
    because = "an agreed adjustment is kept under active review (Code 5.10)"
    last = sought.desk.today + REVIEWED_AHEAD
    for case in (each.case for each in sought.handled):
        for adjustment in case.resident.adjustments if case.resident else ():
            if adjustment.review_on and adjustment.review_on <= last:
                what = f"Review the adjustment: {adjustment.kind}"
                found = Found(what=what, because=because, due_on=adjustment.review_on, thing=adjustment.id)
                yield in_case(case, found)
        yield from _reviews_of_needs(case, last)
        yield from _unapplied(case)
        yield from _authorities(case, last)


def _reviews_of_needs(case: CaseFacts, last: date) -> Iterator[Found]:
    for need in case.resident.needs if case.resident else ():
        if need.review_on and need.review_on <= last:
            because = "what we know of a need is looked at again (Code 5.10)"
            found = Found(what=f"Review the need: {need.kind}", because=because, due_on=need.review_on, thing=need.id)
            yield in_case(case, found)


def _authorities(case: CaseFacts, last: date) -> Iterator[Found]:
    """Find the authorities that end, and the consent that was asked for and has not come."""
    for each in case.authorities:
        if each.waits:
            because = "nothing goes to them until it is seen (Code 3.6)"
            yield in_case(case, Found(what=f"Have it shown: {each.person.name}", because=because, thing=each.id))
        elif each.until_on and each.until_on <= last:
            because = "their authority ends, and letters wait after it (Code 3.6)"
            what = f"Ask whether it goes on: {each.person.name} speaks for them"
            yield in_case(case, Found(what=what, because=because, due_on=each.until_on, thing=each.id))


def _unapplied(case: CaseFacts) -> Iterator[Found]:
    for adjustment in arranged(case.resident) if case.resident and workflow.next_act(case) else ():
        if use_of(case, adjustment) is None:
            because = "it is agreed, and letters wait until it is said how it is done (Code 5.10)"
            what = f"Say how it is applied: {adjustment.kind}"
            yield in_case(case, Found(what=what, because=because, thing=f"apply {adjustment.id}"))


def unclocked_hazards(sought: Sought) -> Iterator[Found]:
    """Find the hazards in a home for which no clock of Awaab's Law runs yet: it began when we became aware."""
    for case in (each.case for each in sought.handled):
        if case.unclocked and not case.current.responded_on:
            because = "its clocks began when one of us became aware (Awaab's Law), and nothing counts them yet"
            yield in_case(case, Found(what="Record which hazard it is", because=because, due_on=sought.desk.today))


def incidents(sought: Sought) -> Iterator[Found]:
    """Find the serious incidents to which no answer is on record."""
    for case in (each.case for each in sought.handled):
        for each in case.unanswered_incidents:
            told_on = in_london(each.told_at).date()
            because = f"taken to the {each.taken_to} on {in_full(told_on)}, as a matter of urgency (our policy)"
            what = f"Have an answer about the serious incident from {each.told}"
            yield in_case(case, Found(what=what, because=because, due_on=told_on, thing=each.id))


def to_chase(sought: Sought) -> Iterator[Found]:
    """Find the evidence that was asked for and has not come by its day."""
    for case in (each.case for each in sought.handled if workflow.next_act(each.case) is not None):
        for piece in case.current.evidence if not case.current.responded_on else ():
            if piece.overdue(sought.desk.today):
                of = f" from {piece.asked_of}" if piece.asked_of else ""
                chased = f"; last chased on {in_full(piece.chased_on)}" if piece.chased_on else ""
                because = f"asked for and not here{chased}; silence is recorded after chasing (Code 5.8)"
                what = f"Chase {piece.item}{of}"
                yield in_case(case, Found(what=what, because=because, due_on=piece.due_on, thing=piece.id))


def promised(sought: Sought) -> Iterator[Found]:
    """Find the promises still to be kept: mine, and those of others in cases I handle."""
    me = sought.desk.officer.id
    for each in sought.cases:
        for commitment in each.case.open_commitments:
            if each.handled or does(each.case, me, Work.PROMISE, sought.desk.today, commitment.id):
                yield _promise(each.case, commitment, sought)


def _promise(case: CaseFacts, commitment: CommitmentFacts, sought: Sought) -> Found:
    scored = risk_of(case, commitment, sought.desk, sought.records)
    owner = "" if commitment.owner.id == sought.desk.officer.id else f" ({commitment.owner.name})"
    found = Found(
        what=f"{commitment.what}{owner}",
        because=f"promised; risk {scored.score}, {scored.band.value}: {'; '.join(scored.because)}",
        due_on=commitment.due_on,
        thing=commitment.id,
        risk=scored,
    )
    return in_case(case, found)
