"""The words of a file, whatever kind it is: read in memory, and nothing of it executed, opened or fetched."""

from complaints_desktop.documents.emails import Email, read_email
from complaints_desktop.documents.file_kinds import Shown, kind_of_type
from complaints_desktop.documents.stripped import words_of_docx, words_of_xlsx
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import moment_words
from db.record.document_words import MOST, Words

PAGES = 500
"""Pages of a PDF that are searched."""


def words_of(media_type: str, content: bytes) -> str:
    """Return the words of a text, an e-mail, a Word document or a spreadsheet; nothing of what has no words here."""
    kind = kind_of_type(media_type)
    shown = kind.shown if kind else None
    if shown is Shown.TEXT:
        return _text(content)
    if shown is Shown.EMAIL:
        return _email_words(read_email(content))
    if shown is Shown.TABLE:
        return words_of_xlsx(content)
    return words_of_docx(content) if shown is Shown.DOCUMENT else ""


def searched_words(media_type: str, content: bytes) -> Words:
    """Return the words by which a file is found, and why not by all of them; Refused where it is damaged."""
    kind = kind_of_type(media_type)
    if kind and kind.shown is Shown.PDF:
        return _pdf_words(content)
    return Words(words_of(media_type, content))


def _pdf_words(content: bytes) -> Words:
    from pypdfium2 import PdfDocument, PdfiumError

    said: list[str] = []
    try:
        with PdfDocument(content) as document:
            pages = len(document)
            for number in range(min(pages, PAGES)):
                text = document[number].get_textpage()
                said.append(text.get_text_bounded(errors="replace"))
                text.close()
                if sum(map(len, said)) > MOST:
                    break
    except PdfiumError as damaged:
        raise Refused("This PDF is damaged or locked", do="Ask for it again, without a password.") from damaged
    words = "\n".join(said).strip()
    if not words:
        return Words("", "it has no text: a scan, or pictures of pages")
    return Words(words, f"only its first {PAGES} pages are searched" if pages > PAGES else None)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("windows-1252", errors="replace")


def _email_words(email: Email) -> str:
    heads = {
        "From": f"{email.sender} <{email.address}>" if email.sender and email.address else email.who,
        "To": email.sent_to,
        "Sent": moment_words(email.sent_at) if email.sent_at else "",
        "Subject": email.subject,
        "Attached": ", ".join(each.name for each in email.attached),
    }
    head = "\n".join(f"{name}: {said}" for name, said in heads.items() if said)
    return f"{head}\n\n{email.text}"
