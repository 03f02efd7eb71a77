"""The whole case taken out (Code 5.12): index, what happened, every paper with its hash, one PDF; ZIP or folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from operator import attrgetter
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import clocks_of
from complaints_desktop.desk.looking import looked
from complaints_desktop.documents.file_kinds import ending_of, in_megabytes
from complaints_desktop.documents.names import file_name, plain_name
from complaints_desktop.exchange.case_pdf import Part, one_pdf
from complaints_desktop.exchange.promises_followed import followed
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.letters.chronology import Happened, happened, listed_by_day
from complaints_desktop.reading.documents import FiledDocument, filed_document
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full, moment_words
from db.terms import Looked

SUMS = "SHA256SUMS"
"""As `sha256sum -c` reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One letter or document, as it is listed; nothing is `filed` where it is not on this desk."""

    path: str
    listed: str
    filed: FiledDocument | None

    @property
    def content(self) -> bytes:
        """Its bytes; empty where it is not on this desk."""
        return self.filed.content if self.filed else b""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case as it is taken out."""

    files: Mapping[str, bytes]
    """Each by its path: letters/01 Acknowledgement.pdf."""
    papers: int
    missing: tuple[str, ...]
    """Titles of what is not on this desk, and so is left out; the index says so."""


def case_zip(made: CaseFile) -> bytes:
    """Return the case as one ZIP."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as out:
        for name, content in made.files.items():
            out.writestr(name, content)
    return packed.getvalue()


def case_file(session: Session, desk: Desk, *, case_id: str) -> CaseFile:
    """Return the whole case; what was withdrawn is left out."""
    case = load_case(session, case_id)
    looked(session, desk, Looked.CASE_OUT, case_id=case.id)
    papers = [*_letters(session, case), *_documents(session, case)]
    index, chronology = _index(case, papers, desk), _chronology(case, desk)
    bound = [Part(each.path.partition("/")[2], each.filed) for each in papers if each.filed]
    called, front = f"Case {case.reference}", (("Index", index), ("Chronology", chronology))
    files = {
        "Index.txt": index.encode(),
        "Chronology.txt": chronology.encode(),
        f"{plain_name(case.reference)}.pdf": one_pdf(called, front, bound),
        **{each.path: each.content for each in papers if each.content},
    }
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    missing = tuple(each.listed for each in papers if not each.content)
    return CaseFile(files={**files, SUMS: sums.encode()}, papers=len(papers) - len(missing), missing=missing)


def _letters(session: Session, case: CaseFacts) -> Iterator[Paper]:
    for number, letter in enumerate(case.letters, 1):
        title = title_of(letter.kind)
        listed = f"{title}, to {letter.recipient}, {in_full(letter.issued_on)}"
        yield _paper(session, letter.document_id, f"letters/{file_name(number, title, '.pdf')}", listed)


def _documents(session: Session, case: CaseFacts) -> Iterator[Paper]:
    points = {each.id: each.number for each in case.points}
    for number, each in enumerate(case.documents, 1):
        said = (
            each.title,
            each.kind,
            in_full(each.dated_on) if each.dated_on else "",
            f"from {each.sender}" if each.sender else "",
            f"on point {points[each.point_id]}" if each.point_id in points else "",
            in_megabytes(each.size),
        )
        name = file_name(number, each.title, ending_of(each.media_type))
        yield _paper(session, each.id, f"documents/{name}", ", ".join(part for part in said if part))


def _paper(session: Session, document_id: str, path: str, listed: str) -> Paper:
    try:
        return Paper(path=path, listed=listed, filed=filed_document(session, document_id=document_id))
    except Refused:  # its bytes are still on their way, or damaged: the index says that it is left out
        return Paper(path=path, listed=listed, filed=None)


def _index(case: CaseFacts, papers: list[Paper], desk: Desk) -> str:
    lines = [f"Case {case.reference}", f"Taken out on {moment_words(desk.now)} by {desk.officer.name}", ""]
    for each in papers:
        if each.content:
            lines += [each.path, f"    {each.listed}", f"    SHA-256 {sha256(each.content).hexdigest()}"]
        else:
            lines += [f"{each.path}: LEFT OUT, not on this desk", f"    {each.listed}"]
    return "\n".join([*lines, "", f"Check the files with: sha256sum -c {SUMS}", ""])


def _chronology(case: CaseFacts, desk: Desk) -> str:
    """Return what happened, day by day, with what was written of it."""
    filed = (Happened(each.dated_on, f"Document: {each.title}") for each in case.documents if each.dated_on)
    told = (*happened(case, clocks_of(case, desk), desk.today), *followed(case, desk.today))
    found = sorted((*told, *filed), key=attrgetter("on"))
    return "\n".join([f"Case {case.reference}: what happened, in order", *listed_by_day(found), ""])
