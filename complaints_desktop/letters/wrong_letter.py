"""What the letter said that another puts right: read from the page that was frozen when it was issued."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.documents.words import searched_words
from complaints_desktop.letters.brief import LetterMatter
from db.model import Document, DocumentBytes


def with_wrong_words(session: Session, matter: LetterMatter) -> LetterMatter:
    """Return `matter` with the words of the letter it puts right; as it is, where it puts none right."""
    if matter.put_right is None:
        return matter
    filed = session.execute(
        select(Document.media_type, DocumentBytes.content)
        .join(DocumentBytes, DocumentBytes.document_id == Document.id)
        .where(Document.id == matter.put_right.document_id)
    ).first()
    words = searched_words(filed.media_type, filed.content).said if filed else ""
    return replace(matter, wrong_words=" ".join(words.split()))
