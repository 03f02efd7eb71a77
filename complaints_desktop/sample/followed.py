"""One sample complaint whose promises were followed to their end: chased, moved, answered for, kept and signed off."""

from collections.abc import Callable
from datetime import timedelta

from complaints_desktop.actions import closing, commitments, documents, follow_through, money
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.session import Session
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.commitments import Complete, Move, Update
from complaints_desktop.forms.follow_through import Chased, LevelAnswered, ResidentHeard, SignedOff
from complaints_desktop.forms.money import OfferPaid
from complaints_desktop.office import Office
from complaints_desktop.sample.story import ACKNOWLEDGEMENT, RESPONSE, Story, prepare_answer, told
from db.terms import CommitmentKind, EvidenceKind, Readiness, ResidentWord, Responsibility, UpdateKind

REPORT = """Job sheet 20413

Gutter joint renewed, downpipe cleared. Both bedrooms treated and painted. Two extractor fans fitted and tested.
Readings on leaving: 14 % and 15 % at the skirting.
"""
SIGNS = "Denise Holloway"
"""Who looks at what was done, and answers for the promise while it is in jeopardy."""


def follow(office: Office) -> str:
    """Act it out from its log to the letter that says that all is done; return the id of the case."""
    story = Story(office, told(office, 60, "Rosalind Achterberg", "Ms Achterberg"))
    story.define(Responsibility.OURS, Responsibility.OURS)
    story.later(3)
    story.write("stage1-acknowledgement", ACKNOWLEDGEMENT)
    story.later(4)
    prepare_answer(story)
    story.later(5)
    story.write("stage1-response", RESPONSE)
    story.later(2)
    story.act(closing.close, typed=Closure(learning="Readings are taken again before a damp job is called done."))
    for offer in _case(story).stages[0].offers:
        paid = OfferPaid(paid_on=story.day, paid_how="bank transfer", paid_reference="BACS 51877")
        story.act(money.pay, offer_id=offer.id, typed=paid)
    _in_danger(story)
    _kept(story)
    return story.case_id


def _in_danger(story: Story) -> None:
    """Nobody was in: the contractor is chased, a leader answers for it, and the resident agrees to another date."""
    me = story.officer.name
    story.later(2)
    booked = Update(
        text="The job is raised, and the visit is booked.",
        readiness=Readiness.BOOKED,
        appointment_on=story.day + timedelta(6),
        job_number="R20413",
        interim="A dehumidifier is lent, and we pay for its electricity",
    )
    _of_the_repair(story, _by_its_id(commitments.update), booked)
    story.later(4)
    missed = Update(
        text="Nobody was in at nine; a card was left.",
        kind=UpdateKind.NO_ACCESS,
        readiness=Readiness.BOOKED,
        job_number="R20413",
        interim=booked.interim,
    )
    _of_the_repair(story, _by_its_id(commitments.update), missed)
    asked = Chased(asked="Brightwell Property Care", words="When can you come again?", next_on=story.day + timedelta(3))
    _of_the_repair(story, follow_through.chase, asked)
    story.later(1)
    story.sit(SIGNS)
    answer = "Brightwell comes again on the first day the resident is at home; Priti Lanyon rings her today."
    _of_the_repair(
        story, follow_through.answer_level, LevelAnswered(answer=answer, told="The head of property services")
    )
    story.sit(me)
    because = "She is at work on weekdays until the school holidays, and asked for a Saturday."
    move = Move(due_on=_case(story).open_commitments[0].due_on + timedelta(14), because=because, agreed=True)
    _of_the_repair(story, _by_its_id(commitments.move), move)


def _kept(story: Story) -> None:
    """It is done and shown by a document; the resident says so, a leader signs it off, and a letter says it."""
    me = story.officer.name
    story.later(7)
    story.act(documents.keep, file=arrived("Job sheet 20413.txt", REPORT.encode()))
    done = Complete(
        completed_on=story.day,
        evidence_kind=EvidenceKind.DOCUMENT,
        evidence_document_id=_case(story).documents[-1].id,
        evidence="Readings of 14 and 15 % on leaving",
    )
    _of_the_repair(story, _by_its_id(commitments.complete), done)
    story.later(2)
    heard = ResidentHeard(
        answer=ResidentWord.CONFIRMED,
        asked_on=story.day,
        words="Both rooms are dry, and the children sleep there again.",
        of_all=True,
    )
    _of_the_repair(story, follow_through.hear_resident, heard)
    story.sit(SIGNS)
    _of_the_repair(story, follow_through.sign_off, SignedOff(words="The job sheet, and what the resident says of it"))
    story.sit(me)
    summary = "You told us of damp in both bedrooms. Its cause is put right, and both rooms were dry when we left."
    story.write("all-done", {"summary": summary})


def _case(story: Story) -> CaseFacts:
    with story.office.record.reading() as session:
        return load_case(session, story.case_id)


def _of_the_repair(story: Story, action: Callable[..., Changes], typed: object) -> None:
    """Do an action on the one promise of the story that is a repair."""
    promise = next(each for each in _case(story).commitments if each.kind is CommitmentKind.REPAIR)
    story.act(action, commitment_id=promise.id, typed=typed)


def _by_its_id(action: Callable[..., Changes]) -> Callable[..., Changes]:
    """Return an action on a promise that finds the case by itself."""

    def act(session: Session, desk: Desk, *, case_id: str, **about: object) -> Changes:  # noqa: ARG001  # as a story acts
        return action(session, desk, **about)

    return act
