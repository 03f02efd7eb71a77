"""Standard paragraphs: written, changed and ended by who leads, each with an owner and a day until when it is used."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.letters.plain_words import bans
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.content import as_read
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import Officer, StandardParagraph


def keep_paragraph(
    session: Session,
    desk: Desk,
    *,
    topic: str,
    title: str,
    text: str,
    owner_id: str,
    expires_on: date | None,
    paragraph_id: str = "",
) -> Changes:
    """Write a standard paragraph, or change the one named; Refused with a word that would stop a letter."""
    require(desk.officer.role, Act.KEEP_PARAGRAPHS)
    row = _standing(session, paragraph_id) if paragraph_id else StandardParagraph()
    row.topic = entry.required(topic, field="topic", what="The topic", limit=80)
    row.title = entry.required(title, field="title", what="The title", limit=200)
    row.text = _allowed(entry.required(text, field="text", what="The paragraph"), desk)
    row.owner_id = _owner(session, owner_id)
    row.expires_on = _ahead(expires_on, desk)
    if not paragraph_id:
        row.made_at, row.made_by_id = desk.now, desk.officer.id
        session.add(row)
    return changed(Subject.WORDING, made=row.id)


def end_paragraph(session: Session, desk: Desk, *, paragraph_id: str) -> Changes:
    """Offer a standard paragraph no more, from today; letters that were made with it stay."""
    require(desk.officer.role, Act.KEEP_PARAGRAPHS)
    _standing(session, paragraph_id).ended_on = desk.today
    return changed(Subject.WORDING)


def _standing(session: Session, paragraph_id: str) -> StandardParagraph:
    row = session.get(StandardParagraph, paragraph_id)
    if row is None or row.ended_on:
        raise Refused("That standard paragraph is not there any more", do="Look at the list again.")
    return row


def _owner(session: Session, owner_id: str) -> str:
    officer = session.get(Officer, owner_id) if owner_id else None
    if officer is None or officer.left_on:
        raise Refused("Nobody keeps it", do="Choose who looks at it before it may be used no longer.", field="owner_id")
    return officer.id


def _ahead(expires_on: date | None, desk: Desk) -> date:
    day = entry.sane(expires_on, field="expires_on")
    if day is None or day < desk.today:
        raise Refused("It has to be looked at again", do="Give a day that lies ahead.", field="expires_on")
    return day


def _allowed(text: str, desk: Desk) -> str:
    for ban in bans(desk.register, desk.today):
        if ban.blocks and (said := ban.said(as_read(text))):
            raise Refused(f"“{said}”: {ban.why}", do=ban.instead, paragraph=ban.paragraph, field="text")
    return text
