"""A letter put together off the GUI thread: the page, what still blocks it, its reading age, and the PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.looking import looked
from complaints_desktop.desk.session import Session
from complaints_desktop.letters import reading_age
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.briefing import letter_blockers, letter_matter, submitted_letter
from complaints_desktop.letters.checks.approval import APPROVAL
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.eml import email_draft
from complaints_desktop.letters.gate import Blocker
from complaints_desktop.letters.page import Page
from complaints_desktop.letters.write import write
from complaints_desktop.office import Office
from complaints_desktop.reading.filing import filed_letter
from complaints_desktop.rules.refusals import Refused
from db.terms import Looked


@dataclass(frozen=True, slots=True)
class Asked:
    """Which letter, with what is typed so far; or the one `issued`, into which nothing is typed any more."""

    case_id: str
    kind: str
    typed: Mapping[str, str]
    text_size: int
    issued: str = ""
    submitted: str = ""
    """The one that was submitted for approval, as it was submitted."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The letter as it stands."""

    matter: LetterMatter
    page: Page
    blockers: tuple[Blocker, ...]
    age: int | None
    pdf: bytes

    @property
    def blocks(self) -> tuple[Blocker, ...]:
        """What stops the letter."""
        return tuple(each for each in self.blockers if each.blocks)

    @property
    def to_submit(self) -> bool:
        """Whether nothing stops the letter but that it has to be submitted for somebody's approval."""
        return bool(self.blocks) and {each.field for each in self.blocks} == {APPROVAL}

    @property
    def warnings(self) -> tuple[Blocker, ...]:
        """What somebody should look at before it leaves."""
        return tuple(each for each in self.blockers if not each.blocks)


def proof(office: Office, asked: Asked) -> Proof:
    """Put the letter together as it would go out today."""
    matter = _matter(office, asked)
    page = compose(matter)
    return Proof(matter, page, letter_blockers(matter, page), reading_age.of_page(page), write(page, ".pdf"))


def in_format(office: Office, asked: Asked, name: str) -> bytes:
    """Return the letter in the format of a file called `name`; an issued one is the PDF that was frozen."""
    content = _frozen(office, asked, name) if asked.issued else write(compose(_matter(office, asked)), name)
    with office.record.reading() as session:
        took_out(session, office.desk(), asked)
    return content


def emailed(office: Office, asked: Asked) -> bytes:
    """Return an issued letter as the draft of an email."""
    desk = office.desk()
    with office.record.reading() as session:
        letter = filed_letter(session, letter_id=asked.issued)
        took_out(session, desk, asked)
    landlord = desk.settings.landlord.name
    about = {"reference": letter.reference, "kind": letter.kind, "landlord": landlord}
    return email_draft(**about, to=letter.to_email, pdf=letter.content)


def took_out(session: Session, desk: Desk, asked: Asked) -> None:
    """Note that a letter was printed or saved."""
    looked(session, desk, Looked.LETTER_OUT, case_id=asked.case_id, thing_id=asked.issued or None)


def _matter(office: Office, asked: Asked) -> LetterMatter:
    with office.record.reading() as session:
        if asked.submitted:
            return submitted_letter(session, office.desk(), case_id=asked.case_id, submission_id=asked.submitted)
        return letter_matter(
            session, office.desk(), case_id=asked.case_id, kind=asked.kind, typed=asked.typed, text_size=asked.text_size
        )


def _frozen(office: Office, asked: Asked, name: str) -> bytes:
    """Return an issued letter as it was frozen; Refused where it is asked for as something it is not."""
    if not name.lower().endswith(".pdf"):
        raise Refused(
            "An issued letter is the PDF that was frozen and hashed, and is saved as nothing else",
            do="Choose a name that ends in .pdf.",
        )
    with office.record.reading() as session:
        return filed_letter(session, letter_id=asked.issued).content


def formats(*, issued: bool) -> str:
    """Return the formats a letter can be saved in, as a file dialog names them."""
    others = "Word (*.docx);;Easy Read to be finished (*.easy.docx);;Web page (*.html);;Plain text (*.txt)"
    return "PDF (*.pdf)" if issued else f"PDF (*.pdf);;{others}"
