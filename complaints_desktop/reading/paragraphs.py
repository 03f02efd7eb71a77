"""Standard paragraphs: those that may be used today, and all there are, with who keeps them and until when."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from db.model import Officer, StandardParagraph

ASKED = timedelta(days=30)
"""So long before it may be used no longer its owner is asked to look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphTold:
    """One standard paragraph."""

    id: str
    topic: str
    title: str
    text: str
    owner_id: str
    owner: str
    expires_on: date
    expired: bool

    def about(self, words: str) -> bool:
        """Whether all of these words stand in it."""
        said = f"{self.topic} {self.title} {self.text}".casefold()
        return all(word in said for word in words.casefold().split())


def paragraphs(session: Session, desk: Desk, *, expired: bool = False) -> tuple[ParagraphTold, ...]:
    """Return the paragraphs that nobody has ended, by topic; those whose day has passed only where asked for."""
    rows = session.execute(
        select(StandardParagraph, Officer.name)
        .join(Officer, Officer.id == StandardParagraph.owner_id)
        .where(StandardParagraph.ended_on.is_(None))
        .order_by(StandardParagraph.topic, StandardParagraph.title, StandardParagraph.id)
    )
    told = (_told(row, owner, desk.today) for row, owner in rows)
    return tuple(each for each in told if expired or not each.expired)


def keepers(session: Session, _desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return who may keep a paragraph right, by name: everybody who works here."""
    rows = session.execute(select(Officer.id, Officer.name).where(Officer.left_on.is_(None)).order_by(Officer.name))
    return tuple((row.id, row.name) for row in rows)


def to_review(session: Session, desk: Desk) -> tuple[ParagraphTold, ...]:
    """Return the paragraphs this officer keeps that may soon be used no longer, or may not any more."""
    return tuple(
        each
        for each in paragraphs(session, desk, expired=True)
        if each.owner_id == desk.officer.id and each.expires_on - ASKED <= desk.today
    )


def _told(row: StandardParagraph, owner: str, today: date) -> ParagraphTold:
    return ParagraphTold(
        id=row.id,
        topic=row.topic,
        title=row.title,
        text=row.text,
        owner_id=row.owner_id,
        owner=owner,
        expires_on=row.expires_on,
        expired=row.expires_on < today,
    )
