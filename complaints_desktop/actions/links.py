"""Cases that belong together: linked, or merged as one complaint logged twice, and two records of one person."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, end, finish, go_on
from complaints_desktop.case.case import find_case, load_case
from complaints_desktop.case.entries import contact_row, further_point, link_row
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts, bare
from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.definition import DEFINING
from complaints_desktop.forms.links import Linked, Merged, PeopleMerged, Unmerged
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import ClockName
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import UNANSWERED, state_of
from complaints_desktop.rules.wording import in_full
from db.model import (
    Adjustment,
    Authority,
    Case,
    CaseLink,
    Complainant,
    ConductWarning,
    Need,
    Person,
    Point,
    Restriction,
    RestrictionAnswer,
    RestrictionReview,
)
from db.terms import Closing, LinkKind, Reopened

OF_A_PERSON: tuple[type[Any], ...] = (
    *(Need, Adjustment, Authority, Complainant),
    *(ConductWarning, Restriction, RestrictionAnswer, RestrictionReview),
)
"""What goes to the record of a person that stays."""

TOLD_APART = ("name", "uprn", "postcode", "phone", "email")
"""What is on record of a person by which they are known again."""


def link(session: Session, desk: Desk, *, case_id: str, typed: Linked) -> Changes:
    """Link a case to another that this desk holds; both show it."""
    case = begin(session, desk, case_id, Act.LINK)
    said = checked(typed, desk, case)
    other = _other(session, case, said.other, field="other")
    if any(each.ended_on is None and (each.other_id, each.kind) == (other.id, said.kind) for each in case.links):
        raise Refused("The two are linked like that already", do="Leave it as it is.", field="other")
    made = _link(session, desk, case, other, said.kind, said.because)
    return _finish(session, desk, case, other, made=made.id)


def unlink(session: Session, desk: Desk, *, case_id: str, link_id: str) -> Changes:
    """End a link, from whichever side; a merger is undone instead."""
    case = begin(session, desk, case_id, Act.LINK)
    found = [each for each in case.links if each.ended_on is None and link_id in ("", each.id)]
    found = [each for each in found if each.kind is not LinkKind.MERGED]
    if len(found) != 1:
        why = "No such link is here" if not found else "More than one case is linked"
        raise Refused(why, do="Say which: open the case at the other end.", field="on")
    session.get_one(CaseLink, found[0].id).ended_on = desk.today
    return finish(session, desk, case_id)


def merge(session: Session, desk: Desk, *, case_id: str, typed: Merged) -> Changes:
    """Merge the later of two complaints into the one received first; nothing of it is lost, and it can be undone."""
    case = begin(session, desk, case_id, Act.MERGE)
    said = checked(typed, desk, case)
    into = _other(session, case, said.into, field="into")
    _require_same_complaint(case, into)
    _require_later(case, into)
    _require_no_later_answer(case, into, desk)
    _require_nothing_promised(case, into)
    _link(session, desk, case, into, LinkKind.MERGED, said.because)
    _move_points(session, desk, case, into)
    end(session, case, desk, Closing.MERGED)
    return _finish(session, desk, case, into)


def unmerge(session: Session, desk: Desk, *, case_id: str, typed: Unmerged) -> Changes:
    """Let a merged case go on by itself; the points it brought, and nobody has sent since, leave the other again."""
    case = begin(session, desk, case_id, Act.UNMERGE)
    said = checked(typed, desk, case)
    merged = merger_of(case)
    if merged is None:
        raise Refused("This case was not merged into another", do="Reopen it, where it is to go on.", field="because")
    session.get_one(CaseLink, merged.id).ended_on = desk.today
    go_on(session, case, desk, Reopened.UNMERGED, said.because)
    other = session.get(Case, merged.other_id)
    cases = [case_id]
    if other is not None:
        _take_points_back(session, desk, load_case(session, other.id), case, merged)
        cases.append(other.id)
    session.flush()
    restate(session, desk, cases)
    return Changes(frozenset(cases), frozenset({Subject.CASE}))


def merge_person(session: Session, desk: Desk, *, case_id: str, typed: PeopleMerged) -> Changes:
    """Let all cases of one record of a person point to the other, which stays; what is on record of both is shown."""
    case = begin(session, desk, case_id, Act.MERGE_PEOPLE)
    said = checked(typed, desk, case)
    other = _other(session, case, said.other, field="other")
    if case.resident is None or other.resident is None:
        raise Refused("One of the two cases has no resident on record", do="Record the resident first.", field="other")
    if case.resident.id == other.resident.id:
        raise Refused("Both cases have the same record already", do="Leave it as it is.", field="other")
    _require_alike(case.resident, other.resident)
    theirs = session.scalars(select(Case).where(Case.person_id == case.resident.id)).all()
    for entity in OF_A_PERSON:
        session.execute(update(entity).where(entity.person_id == case.resident.id).values(person_id=other.resident.id))
    given = update(Authority).where(Authority.given_by_id == case.resident.id)
    session.execute(given.values(given_by_id=other.resident.id))
    session.get_one(Person, case.resident.id).merged_into_id = other.resident.id
    session.flush()  # while their cases point at them: afterwards the server counts them as nobody's here
    for row in theirs:
        row.person_id = other.resident.id
    session.flush()
    cases = sorted({row.id for row in theirs} | {other.id})
    restate(session, desk, cases)
    return Changes(frozenset(cases), frozenset({Subject.CASE, Subject.PEOPLE}))


def _require_alike(one: PersonFacts, other: PersonFacts) -> None:
    """Refuse to make one record of two people who share nothing: letters would go to whom they are not for."""
    for name in TOLD_APART:
        said, their = getattr(one, name), getattr(other, name)
        if said and their and bare(said) == bare(their):
            return
    raise Refused(
        f"{one.name} and {other.name} have no name, postcode, telephone number or email in common",
        do="Where it is one person, correct their details first. Otherwise link the cases.",
        field="other",
    )


def merger_of(case: CaseFacts) -> LinkFacts | None:
    """Return the link by which a case is merged into another."""
    ours = (each for each in case.links if each.kind is LinkKind.MERGED and each.from_here)
    return next((each for each in ours if each.ended_on is None), None)


def _other(session: Session, case: CaseFacts, reference: str, *, field: str) -> CaseFacts:
    """Return the other case; Refused at `field` where this desk does not hold it, or it is the same."""
    try:
        other = load_case(session, find_case(session, reference))
    except Refused as refused:
        do = "Look it up. A case of another team is linked by somebody who sees both."
        raise Refused(refused.why, do=do, field=field) from refused
    if other.id == case.id:
        raise Refused("That is this case itself", do="Give the reference of the other one.", field=field)
    return other


def _require_same_complaint(case: CaseFacts, into: CaseFacts) -> None:
    if not into.is_complaint or state_of(into) not in UNANSWERED:
        why = f"{into.reference} is {state_of(into).value}, and takes in nothing more"
        raise Refused(why, do="Link the two. Where it is to go on, reopen it first.", field="into")
    if (case.resident and case.resident.id) != (into.resident and into.resident.id):
        why = f"{into.reference} is the complaint of somebody else"
        do = "Link the two. Where it is one person on record twice, merge their records first."
        raise Refused(why, do=do, field="into")
    if into.current.number != case.current.number:
        why = f"{into.reference} is at stage {into.current.number}, and this case at stage {case.current.number}"
        raise Refused(why, do="Link the two.", field="into")


def _require_later(case: CaseFacts, into: CaseFacts) -> None:
    """Refuse to merge the earlier into the later: the clock of the first receipt counts (Code 3.2, 6.2)."""
    came, first = _came(case), _came(into)
    if came is None or first is None:
        raise Refused("The day one of them was received is not recorded", do="Record it first.", field="into")
    if came < first:
        why = f"This case was received first, on {in_full(came)}; {into.reference} on {in_full(first)}"
        raise Refused(why, do=f"Open {into.reference}, and merge it into this one.", paragraph="3.2", field="into")


def _require_no_later_answer(case: CaseFacts, into: CaseFacts, desk: Desk) -> None:
    """Refuse to lose a date the resident has in writing: the case that stays is answered by then, or earlier."""
    promised, due = _answer_by(case, desk), _answer_by(into, desk)
    if case.current.acknowledged_on is not None and promised and due and due > promised:
        raise Refused(
            f"The resident has in writing that they are answered by {in_full(promised)}; "
            f"{into.reference} is due by {in_full(due)}",
            do="Link the two, and answer this one by its date.",
            paragraph="6.3" if case.current.number == 1 else "6.14",
            field="into",
        )


def _require_nothing_promised(case: CaseFacts, into: CaseFacts) -> None:
    """Refuse while the case has promises or money of its own: the answer to the other one would not name them."""
    own = [
        *(each.what for each in case.open_commitments),
        *(offer.kind.value for stage in case.stages for offer in stage.offers),
    ]
    if own:
        raise Refused(
            f"This case has “{own[0]}” of its own, which the answer to {into.reference} would not name",
            do=f"Promise or offer it in {into.reference} and end it here; then merge.",
            paragraph="7.3",
            field="into",
        )


def _answer_by(case: CaseFacts, desk: Desk) -> date | None:
    """Return when the present stage is to be answered."""
    here = (each for each in clocks_of(case, desk) if each.rule.stage == case.current.number)
    return next((each.due for each in here if each.rule.clock == ClockName.RESPOND), None)


def _came(case: CaseFacts) -> date | None:
    return case.stages[0].received_on or case.expressed_on


def _link(session: Session, desk: Desk, case: CaseFacts, other: CaseFacts, kind: LinkKind, because: str) -> CaseLink:
    row = link_row(desk, case.id, other_id=other.id, other_reference=other.reference, kind=kind, because=because)
    session.add(row)
    return row


def _move_points(session: Session, desk: Desk, case: CaseFacts, into: CaseFacts) -> None:
    """Add the points that are not there yet; Refused where the resident has the definition of the other in writing."""
    more = _not_there(case.points, into.points)
    if more and into.definition_sent:
        why = f"The resident has the points of {into.reference} in writing, and they leave out: “{more[0].text[:80]}”"
        raise Refused(
            why, do=f"Add it to {into.reference} as a new issue first, then merge.", paragraph="6.8", field="into"
        )
    for point in more:
        words = {name: getattr(point, name) for name in DEFINING}
        further_point(session, desk, into.id, **words)
    session.add(contact_row(desk, into.id, f"{case.reference} was merged into this case, as the same complaint."))


def _take_points_back(session: Session, desk: Desk, other: CaseFacts, case: CaseFacts, merged: LinkFacts) -> None:
    """Withdraw the points a merged case brought, unless the resident has them in writing by now.

    They were made after the link, and ids sort by when they were made.
    """
    if other.definition_sent:
        return
    brought = {bare(each.text) for each in case.points}
    for point in other.points:
        if bare(point.text) in brought and point.id > merged.id:
            row = session.get_one(Point, point.id)
            row.withdrawn_on = desk.today
            row.withdrawn_because = f"It came from {case.reference}, which goes on by itself again"


def _not_there(points: Sequence[PointFacts], others: Sequence[PointFacts]) -> Sequence[PointFacts]:
    there = {bare(each.text) for each in others}
    return [each for each in points if bare(each.text) not in there]


def _finish(session: Session, desk: Desk, case: CaseFacts, other: CaseFacts, *, made: str | None = None) -> Changes:
    session.flush()
    restate(session, desk, [case.id, other.id])
    return Changes(frozenset({case.id, other.id}), frozenset({Subject.CASE}), made)
