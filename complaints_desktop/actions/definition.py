"""The complaint definition: its points (Code 5.6, 5.7), what changes in it, and issues raised later (Code 6.8)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import asked_by, begin, finish
from complaints_desktop.case.case import load_case
from complaints_desktop.case.entries import change_row, complaint_of, contact_row, further_point, link_row
from complaints_desktop.case.part import Part
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointFacts, bare
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.definition import DEFINING, NOBODY, IssueRaised, PointWords, WithdrawPoint
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.issues import own_complaint
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.taken_back import POINT_WITHDRAWN
from complaints_desktop.rules.wording import capitalised
from db.model import Case, Point
from db.terms import ContactKind, IssueCondition, LinkKind, PointChangeKind, Responsibility


def add_point(session: Session, desk: Desk, *, case_id: str, typed: PointWords) -> Changes:
    """Add a point, numbered after the last; Refused once the definition was sent: then an issue is added or logged."""
    case = begin(session, desk, case_id, Act.DEFINE)
    said = checked(typed, desk, case)
    if case.definition_sent:
        raise Refused(
            "The definition was sent with the acknowledgement, and the Code asks what becomes of a new issue",
            do="Use “Add an issue raised later” (add-issue).",
            paragraph="6.8",
            field="text",
        )
    _require_not_there(case, said.text)
    return finish(session, desk, case_id, made=_new_point(session, desk, case_id, said))


def _require_not_there(case: CaseFacts, text: str) -> None:
    """Refuse a point in the words of another: the resident would read it, and we would decide it, twice."""
    same = next((point for point in case.points if point.says(text)), None)
    if same:
        do = "Put that point in better words, or say what is different about this one."
        raise Refused(f"Point {same.number} says the same already", do=do, paragraph="5.6", field="text")


def _new_point(session: Session, desk: Desk, case_id: str, words: PointWords) -> str:
    """Write a further point of a case, and return its id."""
    _require_body(words)
    return further_point(session, desk, case_id, **{name: getattr(words, name) for name in DEFINING}).id


def change_point(session: Session, desk: Desk, *, case_id: str, point_id: str, typed: PointWords) -> Changes:
    """Put these words in place of the point's; of one that was sent with the reason, and to be told."""
    case = begin(session, desk, case_id, Act.DEFINE)
    said = checked(typed, desk, case)
    was = _point(case, point_id)
    if case.definition_sent and any(getattr(said, name) != getattr(was, name) for name in DEFINING):
        because = _reason(said.changed_because, "A point that was sent is not changed without a reason")
        session.add(change_row(desk, case_id, was, kind=PointChangeKind.REWORDED, because=because))
    _write(session.get_one(Point, point_id), said)
    return finish(session, desk, case_id)


def withdraw_point(session: Session, desk: Desk, *, case_id: str, point_id: str, typed: WithdrawPoint) -> Changes:
    """Take a point out of the definition, with the reason; it stays on record, and the answer says who withdrew it."""
    case = begin(session, desk, case_id, Act.WITHDRAW_POINT)
    said, was = checked(typed, desk, case), _point(case, point_id)
    if case.definition_sent and not (was.unsent and said.by == NOBODY):
        _require_theirs(case, said)
        how = said.how.value if said.how else ""
        because = f"Withdrawn by {said.by}, by {how}: {said.because}"
        session.add(change_row(desk, case_id, was, kind=PointChangeKind.WITHDRAWN, because=because))
    if said.how:
        _note_contact(session, desk, case, was, said)
    point = session.get_one(Point, point_id)
    point.withdrawn_on, point.withdrawn_because = desk.today, said.because
    return finish(session, desk, case_id)


def add_issue(session: Session, desk: Desk, *, case_id: str, typed: IssueRaised) -> Changes:
    """Add an issue to the definition, or log it as a new complaint where one of the Code's conditions holds."""
    case = begin(session, desk, case_id, Act.ADD_ISSUE)
    said = checked(typed, desk, case)
    entry.after(said.raised_on, case.stages[0].received_on, field="raised_on", what="the complaint was received")
    held = own_complaint(case, related=said.related, delays=said.delays)
    _require_not_there(case, said.text)
    if held is None:
        point_id = _added(session, desk, case, said)
        return finish(session, desk, case_id, made=point_id)
    new_id = _logged(session, desk, case, said, held)
    made = finish(session, desk, case_id, made=new_id)
    restate(session, desk, [new_id])
    return Changes(made.cases | {new_id}, made.subjects, new_id)


def _words(said: IssueRaised) -> PointWords:
    return PointWords(
        text=said.text,
        outcome_sought=said.outcome_sought,
        responsibility=said.responsibility,
        responsible_body=said.responsible_body,
    )


def _added(session: Session, desk: Desk, case: CaseFacts, said: IssueRaised) -> str:
    """Make it a point of the definition; where that was sent, a letter has to tell of it."""
    point_id = _new_point(session, desk, case.id, _words(said))
    if case.definition_sent:
        now = load_case(session, case.id, parts=frozenset({Part.DEFINITION}))
        point = next(each for each in now.points if each.id == point_id)
        session.add(change_row(desk, case.id, point, kind=PointChangeKind.ADDED, because=said.because))
    return point_id


def _logged(session: Session, desk: Desk, case: CaseFacts, said: IssueRaised, held: IssueCondition) -> str:
    """Log it as a complaint of its own, received the day it was raised, with the same handler, and linked."""
    _require_not_logged(session, case, said)
    by = desk.officer.name
    new = complaint_of(session, desk, case.id, summary=said.text, received_on=said.raised_on, received_by=by)
    _new_point(session, desk, new.id, _words(said))
    because = f"{capitalised(held.value)}: {said.because}"
    came = {"other_id": case.id, "other_reference": case.reference}
    session.add(link_row(desk, new.id, **came, kind=LinkKind.NEW_ISSUE, because=because))
    return new.id


def _require_not_logged(session: Session, case: CaseFacts, said: IssueRaised) -> None:
    """Refuse to log an issue twice: it would have two references, two clocks and two answers."""
    made = [each for each in case.links if each.kind is LinkKind.NEW_ISSUE and not each.from_here]
    for each in made:
        row = session.get(Case, each.other_id)
        if row is not None and bare(row.summary or "") == bare(said.text):
            raise Refused(
                f"That is complaint {each.other_reference} already",
                do="Go on with that one, or say what is different about this issue.",
                paragraph="6.8",
                field="text",
            )


def _require_theirs(case: CaseFacts, said: WithdrawPoint) -> None:
    """Refuse to drop a point the resident has in writing, unless they drop it: then how they said so is on record."""
    if said.by == NOBODY:
        raise Refused(
            "This point was sent to the resident, and only they can withdraw it",
            do="Decide it, and say in the reasons what was misunderstood.",
            paragraph="6.8",
            field="by",
        )
    if said.how is None:
        raise Refused("How they withdrew it is missing", do="Say how they said so.", paragraph="5.12", field="how")
    if len(case.points_at(case.current.number)) == 1:
        raise Refused(
            "This is the only point left of the complaint",
            do="Where the resident withdraws it, withdraw the complaint.",
            field="because",
        )


def _note_contact(session: Session, desk: Desk, case: CaseFacts, point: PointFacts, said: WithdrawPoint) -> None:
    speaker = asked_by(case, said.by, desk)
    words = f"{POINT_WITHDRAWN.format(number=point.number)}: {said.because}"
    how = said.how or ContactKind.NOTE
    session.add(contact_row(desk, case.id, words, kind=how, with_whom=speaker.name if speaker else None))


def _point(case: CaseFacts, point_id: str) -> PointFacts:
    found = next((point for point in case.points if point.id == point_id), None)
    if found is None:
        raise Refused("That point is not part of this case", do="Open the case again.")
    return found


def _reason(because: str | None, lacks: str) -> str:
    if because is None:
        raise Refused(lacks, do="Say why it is changed.", paragraph="6.8", field="changed_because")
    return because


def _write(point: Point, words: PointWords) -> None:
    point.text, point.outcome_sought = words.text, words.outcome_sought
    point.responsibility = words.responsibility.value if words.responsibility else None
    point.responsible_body = words.responsible_body
    _require_body(words)


def _require_body(words: PointWords) -> None:
    """Raise Refused where a point is another's, or may be, and nobody else is named (Code 5.7)."""
    elsewhere = words.responsibility in (Responsibility.NOT_OURS, Responsibility.TO_CLARIFY)
    if elsewhere and not words.responsible_body:
        raise Refused(
            "This point is not (yet) ours, and nobody else is named",
            do="Say who is responsible, or whom we are asking.",
            paragraph="5.7",
            field="responsible_body",
        )
