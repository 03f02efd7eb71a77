"""Issue a letter: past its gate it is written, frozen, hashed and filed, and the stage moves on (Code 6.2, 6.3)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import cast

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, end, finish, finish_case, refuse_unmet
from complaints_desktop.actions.hazard_promises import follow
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.hazards import HazardFacts
from complaints_desktop.facts.matters import MatterFacts, MatterStepFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.stages import NO_STAGE, StageFacts
from complaints_desktop.letters.adjusted import adjusted
from complaints_desktop.letters.approval import submission_of
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.briefing import PARTS, letter_blockers, matter_of
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.copies import copies
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.fonts import carried_by
from complaints_desktop.letters.gate import Blocker
from complaints_desktop.letters.page import Page
from complaints_desktop.letters.wordings import kind_at
from complaints_desktop.letters.write import CALLED, write
from complaints_desktop.letters.wrong_letter import with_wrong_words
from complaints_desktop.rules.decisions import overall
from complaints_desktop.rules.hazards import to_summarise
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.restrictions import Imposing, ReviewOf, Warned, to_impose, to_tell, to_warn
from db.model import (
    Case,
    ConductWarning,
    Document,
    DocumentBytes,
    Extension,
    FirstContact,
    HazardStep,
    Letter,
    LetterCopy,
    LetterFinding,
    MatterStep,
    Offer,
    PointChange,
    Refusal,
    Restriction,
    RestrictionReview,
    Stage,
    new_id,
)
from db.terms import ChoiceAnswer, Closing, HazardStepKind, MatterStepKind

BY_LETTER = "By our letter"

OUR_LETTER = "letter from us or a contractor"
"""What kind of document a letter is in another format: of the list."""

APART = 1_024
"""Between the places of two documents, as where documents are added."""

Writer = Callable[[Session, Desk, CaseFacts, StageFacts], CaseFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A letter that has gone: what it is filed as, and its bytes."""

    changes: Changes
    sha256: str
    content: bytes
    """Of the first copy."""
    others: tuple[bytes, ...] = ()
    """Of the copies to others who get it (Code 3.6)."""


def issue(
    session: Session,
    desk: Desk,
    *,
    case_id: str,
    kind: str,
    typed: Mapping[str, str],
    text_size: int | None = None,
) -> Issued:
    """Issue a letter of `kind` today; Refused with the first thing that still blocks it."""
    ready = ready_letter(session, desk, case_id=case_id, kind=kind, typed=typed, text_size=text_size)
    matter, page = ready.matter, ready.page
    content = write(page, ".pdf")
    digest = sha256(content).hexdigest()
    document = _file(session, desk, matter, content, digest)
    _file_also(session, desk, matter, page)
    letter_id = _letter(session, desk, matter, ready.stage, document)
    _keep_findings(session, case_id, letter_id, ready.found)
    others = tuple(_copy(session, desk, copy, letter_id) for copy in copies(matter)[1:])
    written = _written(session, desk, matter, ready.stage)
    changes = _finished(session, desk, matter, written, letter_id)
    return Issued(changes=changes, sha256=digest, content=content, others=others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A letter that nothing blocks, as it would go out today."""

    matter: LetterMatter
    page: Page
    stage: StageFacts
    found: tuple[Blocker, ...]
    """The warnings that stay in it."""


def ready_letter(
    session: Session,
    desk: Desk,
    *,
    case_id: str,
    kind: str,
    typed: Mapping[str, str],
    text_size: int | None = None,
) -> Ready:
    """Return a letter that may be issued today, and write nothing; Refused with the first thing that blocks it."""
    about = kind_at(desk, kind)
    case = begin(session, desk, case_id, about.act, parts=PARTS)
    matter = with_wrong_words(session, matter_of(case, desk, kind=about, typed=typed, text_size=text_size, draft=False))
    page = compose(matter)
    found = letter_blockers(matter, page)
    return Ready(matter=matter, page=page, stage=_passed(matter, found), found=found)


def _written(session: Session, desk: Desk, matter: LetterMatter, stage: StageFacts) -> CaseFacts:
    """Write the event that the letter is, and return the case as it then stands."""
    event = matter.kind.event
    if event.step:
        return _of_matter(session, desk, matter, event.step)
    return WRITERS[matter.kind.records](session, desk, matter.case, stage) if event.writes else matter.case


def _finished(session: Session, desk: Desk, matter: LetterMatter, case: CaseFacts, letter_id: str) -> Changes:
    """Derive the line of the case, and where the letter kept a promise those of others that lean on its owner."""
    if matter.hazard:
        return finish(session, desk, case.id, Subject.LETTERS, Subject.COMMITMENTS, made=letter_id)
    subjects = (Subject.LETTERS, Subject.PEOPLE) if matter.about else (Subject.LETTERS,)
    return finish_case(session, desk, case, *subjects, made=letter_id)


def _passed(matter: LetterMatter, found: Iterable[Blocker]) -> StageFacts:
    """Return the stage the letter is about; Refused for the first thing that stops it at its gate, or of the case."""
    for blocker in found:
        if blocker.blocks:
            raise Refused(blocker.why, do=blocker.do, paragraph=blocker.paragraph, field=blocker.field)
    refuse_unmet(matter.unmet)
    return cast(StageFacts, matter.stage)  # the gate lets no letter pass about a stage the case has not come to


def _file_also(session: Session, desk: Desk, matter: LetterMatter, page: Page) -> None:
    """File the letter in each format agreed with its reader (Code 5.10), and in one that carries all its characters."""
    for ending in dict.fromkeys((*adjusted(matter.recipient).also, *carried_by(page))):
        content = write(page, ending)
        document = session.get_one(Document, _file(session, desk, matter, content, sha256(content).hexdigest(), ending))
        last = session.scalar(select(func.max(Document.place)).where(Document.case_id == matter.case.id))
        document.kind, document.dated_on, document.place = OUR_LETTER, desk.today, (last or 0) + APART
        document.added_by_id = desk.officer.id


def _file(session: Session, desk: Desk, matter: LetterMatter, content: bytes, digest: str, ending: str = ".pdf") -> str:
    document_id = new_id()
    called, media_type = CALLED[ending]
    session.add(
        Document(
            id=document_id,
            case_id=matter.case.id,
            title=matter.kind.title if ending == ".pdf" else f"{matter.kind.title}, as {called}",
            media_type=media_type,
            sha256=digest,
            size=len(content),
            added_at=desk.now,
        )
    )
    session.flush()
    session.add(DocumentBytes(document_id=document_id, content=content))
    return document_id


def _letter(session: Session, desk: Desk, matter: LetterMatter, stage: StageFacts, document_id: str) -> str:
    recipient, submission = matter.recipient, submission_of(matter)  # as approved: the gate compared it
    letter = Letter(
        id=new_id(),
        case_id=matter.case.id,
        stage_id=None if stage.number == NO_STAGE else stage.id,
        kind=matter.kind.name,
        template_version=matter.kind.version,
        issued_on=desk.today,
        issued_at=desk.now,
        author_id=desk.officer.id,
        recipient=recipient.name if recipient else "",
        recipient_id=(recipient.id or None) if recipient else None,
        text_size=matter.text_size,
        document_id=document_id,
        send_by=desk.today,
        corrects_id=matter.put_right.id if matter.put_right else None,
        submission_id=submission.id if submission else None,
        said_sha256=submission.said_sha256 if submission else None,
    )
    session.add(letter)
    return letter.id


def _keep_findings(session: Session, case_id: str, letter_id: str, found: Iterable[Blocker]) -> None:
    """Keep with the letter what stayed in it: the warnings its author answered, and what a manager let pass."""
    for each in found:
        because = each.given.because if each.given else each.stays
        if each.finding and because:
            row = LetterFinding(
                case_id=case_id,
                letter_id=letter_id,
                finding=each.finding,
                why=each.why,
                because=because,
                override_id=each.given.id if each.given else None,
            )
            session.add(row)


def _copy(session: Session, desk: Desk, matter: LetterMatter, letter_id: str) -> bytes:
    """File the copy of a letter that goes to another person, and return its bytes."""
    page = compose(matter)
    content = write(page, ".pdf")
    _file_also(session, desk, matter, page)
    recipient = cast(PersonFacts, matter.to)  # a copy is made for somebody
    row = LetterCopy(
        case_id=matter.case.id,
        letter_id=letter_id,
        recipient_id=recipient.id,
        recipient=recipient.name,
        text_size=matter.text_size,
        document_id=_file(session, desk, matter, content, sha256(content).hexdigest()),
    )
    session.add(row)
    return content


def _acknowledged(session: Session, desk: Desk, case: CaseFacts, stage: StageFacts) -> CaseFacts:
    session.execute(update(Stage).where(Stage.id == stage.id).values(acknowledged_on=desk.today))
    return _with(case, replace(stage, acknowledged_on=desk.today))


def _responded(session: Session, desk: Desk, case: CaseFacts, stage: StageFacts) -> CaseFacts:
    """Record the response, with what the decisions come to and the money that is now offered."""
    found = (point.finding(stage.number) for point in case.points_at(stage.number))
    outcome = overall(finding.decision if finding else None for finding in found)
    decider = stage.reviewer.officer if stage.reviewer else desk.officer
    responded = {"responded_on": desk.today, "outcome": outcome and outcome.value, "decider_id": decider.id}
    session.execute(update(Stage).where(Stage.id == stage.id).values(responded))
    answered = replace(stage, responded_on=desk.today, outcome=outcome, decider=decider)
    return _offered(session, desk, case, answered)


def _request_confirmed(session: Session, desk: Desk, case: CaseFacts, _stage: StageFacts) -> CaseFacts:
    """Record that the next step was told today, where it was not told before (Code 1.4)."""
    first = case.first_contact
    if first is None or first.told_on:
        return case
    session.execute(update(FirstContact).where(FirstContact.id == first.id).values(told_on=desk.today))
    return replace(case, first_contact=replace(first, told_on=desk.today))


def _choice_offered(session: Session, desk: Desk, case: CaseFacts, _stage: StageFacts) -> CaseFacts:
    """Record that the choice to complain was offered today; one offered before keeps its day and its answer (1.3)."""
    if case.choice_offered_on is None:
        offered = {"choice_offered_on": desk.today, "choice_offered_by": desk.officer.name}
        waits = {"choice_answer": ChoiceAnswer.NOT_ANSWERED.value}
        session.execute(update(Case).where(Case.id == case.id).values(**offered, **waits))
        return replace(case, choice_offered_on=desk.today, choice_offered_by=desk.officer.name)
    return case


def _offered(session: Session, desk: Desk, case: CaseFacts, stage: StageFacts) -> CaseFacts:
    """Record that the resident is told today of the money offered at this stage."""
    offers = tuple(replace(offer, offered_on=offer.offered_on or desk.today) for offer in stage.offers)
    if offers != stage.offers:
        offered = (Offer.stage_id == stage.id) & Offer.offered_on.is_(None) & Offer.withdrawn_on.is_(None)
        session.execute(update(Offer).where(offered).values(offered_on=desk.today))
    return _with(case, replace(stage, offers=offers))


def _extended(session: Session, desk: Desk, case: CaseFacts, stage: StageFacts) -> CaseFacts:
    """Record that the resident is told today of what the stage was extended by, and why (Code 6.4, 6.15)."""
    untold = stage.untold
    if untold is None:
        raise ValueError("the gate let a letter pass that tells of no extension")
    session.execute(update(Extension).where(Extension.id == untold.id).values(notified_on=desk.today))
    told = replace(untold, notified_on=desk.today)
    extensions = tuple(told if each.id == told.id else each for each in stage.extensions)
    return _with(case, replace(stage, extensions=extensions))


def _changed(session: Session, desk: Desk, case: CaseFacts, stage: StageFacts) -> CaseFacts:
    """Record that the resident is told today of what changed in the definition (Code 6.8), and of the right receipt."""
    told = [change.id for point in case.changed_points for change in point.untold]
    session.execute(update(PointChange).where(PointChange.id.in_(told)).values(told_on=desk.today))
    session.execute(update(Stage).where(Stage.id == stage.id).values(told_received_on=None))
    return _with(case, replace(stage, told_received_on=None))


def _refused(session: Session, desk: Desk, case: CaseFacts, stage: StageFacts) -> CaseFacts:
    """Record what is refused today: single points, or the stage; at stage 1 the case ends with it (Code 2.4, 5.11)."""
    told = case.proposed()
    session.execute(update(Refusal).where(Refusal.id.in_([each.id for each in told])).values(refused_on=desk.today))
    if all(each.point_id for each in told):
        return case
    session.execute(update(Stage).where(Stage.id == stage.id).values(refused_on=desk.today))
    refused = _with(case, replace(stage, refused_on=desk.today))
    if stage.number != 1:
        return refused
    end(session, case, desk, Closing.REFUSED)
    return replace(refused, closed_on=desk.today, closed_as=Closing.REFUSED)


def _warned(session: Session, desk: Desk, case: CaseFacts, _stage: StageFacts) -> CaseFacts:
    """Record that somebody is warned today (Code 5.14)."""
    told = cast(Warned, to_warn(case))  # the gate lets no letter pass that has none to tell of; so below
    session.execute(update(ConductWarning).where(ConductWarning.id == told.warning.id).values(told_on=desk.today))
    return case


def _restricted(session: Session, desk: Desk, case: CaseFacts, _stage: StageFacts) -> CaseFacts:
    """Record that a restriction is in force from today: they are told of it (Code 5.14)."""
    told = cast(Imposing, to_impose(case))
    session.execute(update(Restriction).where(Restriction.id == told.restriction.id).values(imposed_on=desk.today))
    return case


def _reviewed(session: Session, desk: Desk, case: CaseFacts, _stage: StageFacts) -> CaseFacts:
    """Record that somebody is told today what the review of a restriction came to."""
    told = cast(ReviewOf, to_tell(case))
    session.execute(update(RestrictionReview).where(RestrictionReview.id == told.review.id).values(told_on=desk.today))
    return case


def _of_matter(session: Session, desk: Desk, matter: LetterMatter, kind: MatterStepKind) -> CaseFacts:
    """Record what a letter of today did for the other matter it is about."""
    case, about = matter.case, cast(MatterFacts, matter.other)  # the gate lets no letter pass that is about none
    step = MatterStepFacts(id=new_id(), kind=kind, done_on=desk.today, text=BY_LETTER, by_letter=True)
    row = MatterStep(
        id=step.id,
        case_id=case.id,
        matter_id=about.id,
        kind=kind.value,
        done_on=step.done_on,
        text=step.text,
        by_letter=True,
        recorded_at=desk.now,
        recorded_by_id=desk.officer.id,
    )
    session.add(row)
    told = replace(about, steps=(*about.steps, step))
    return replace(case, matters=tuple(told if each.id == about.id else each for each in case.matters))


def _summarised(session: Session, desk: Desk, case: CaseFacts, _stage: StageFacts) -> CaseFacts:
    """Record that the tenant is given the summary of a hazard today, which keeps its promise (Awaab's Law)."""
    about = cast(HazardFacts, to_summarise(case))  # the gate lets no letter pass where none waits
    row = HazardStep(
        case_id=case.id,
        home_hazard_id=about.id,
        kind=HazardStepKind.SUMMARY.value,
        done_at=desk.now,
        text=BY_LETTER,
        recorded_at=desk.now,
        recorded_by_id=desk.officer.id,
    )
    session.add(row)
    follow(session, desk, case, about.id)
    return case


def _with(case: CaseFacts, stage: StageFacts) -> CaseFacts:
    """Return the case with a stage as it now stands."""
    return replace(case, stages=tuple(stage if each.id == stage.id else each for each in case.stages))


WRITERS: Mapping[Recorded, Writer] = {
    Recorded.ACKNOWLEDGED: _acknowledged,
    Recorded.RESPONDED: _responded,
    Recorded.EXTENDED: _extended,
    Recorded.CHANGED: _changed,
    Recorded.REFUSED: _refused,
    Recorded.OFFERED: _offered,
    Recorded.WARNED: _warned,
    Recorded.RESTRICTED: _restricted,
    Recorded.REVIEWED: _reviewed,
    Recorded.SUMMARISED: _summarised,
    Recorded.REQUEST_CONFIRMED: _request_confirmed,
    Recorded.CHOICE_OFFERED: _choice_offered,
}
"""How each event that `writes` is written, but for those about another matter; each returns the case as it stands."""
