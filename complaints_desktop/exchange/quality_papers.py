"""A letter for residents to review, on paper: without names, and with what a person still has to look for."""

from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.looking import looked
from complaints_desktop.desk.signing_in import is_sample
from complaints_desktop.exchange.papers import heading, paper, points, said
from complaints_desktop.letters.page import Block
from complaints_desktop.quality.anonymised import STILL
from complaints_desktop.reading.quality_draws import item_of
from complaints_desktop.reading.quality_sheet import rendition
from complaints_desktop.rules.wording import in_full
from db.record.connection import SessionRows
from db.terms import Looked

TITLE = "A letter to review"


def rendition_pdf(session: Session, desk: Desk, *, item_id: str) -> bytes:
    """Return the PDF; nothing in it says which complaint it is of. That it was taken out is noted with the case."""
    made = rendition(session, desk, item_id=item_id)
    _, item = item_of(session, desk, item_id)
    looked(session, desk, Looked.CASE_OUT, case_id=item.case_id)
    lines = [each.strip() for each in made.text.splitlines()]
    blocks: list[Block] = [
        heading(TITLE, level=1),
        said("What stands in square brackets was taken out: a name, an address, a number."),
        *(said(line) for line in lines if line),
        heading("Before you give this to anybody"),
        said(f"{made.said} Made on {in_full(desk.today)}. The program cannot know what it was never told. Look for:"),
        points(STILL),
    ]
    return paper(desk, TITLE, blocks, sample=is_sample(SessionRows(session)))
