"""Drafts of emails for the mail program to open, an issued letter attached or not: no subject names anybody."""

import re
from email.message import EmailMessage
from email.policy import SMTP

ADDRESS = re.compile(r"[^\s@,;:<>()\"]+@[^\s@,;:<>()\"]+")
"""One address; anything else that stands in its place on record is left for the officer to put right."""

UNSENT = "X-Unsent"
"""By which a mail program knows that it opens a draft, and not an email that came in."""


def email_draft(*, reference: str, kind: str, landlord: str, to: str, pdf: bytes) -> bytes:
    """Return the draft of an email with the letter attached as the PDF that was frozen; `to` may be empty."""
    draft = _begun(f"Our letter about complaint {reference}", to)
    draft.set_content(
        f"Our letter about complaint {reference} is attached as a PDF.\n\n"
        "If you would like it in another format, or cannot open it, please reply and tell us.\n\n"
        f"{landlord}\n"
    )
    draft.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{file_name(reference, kind)}.pdf")
    return draft.as_bytes()


def plain_draft(*, subject: str, to: str, text: str) -> bytes:
    """Return the draft of an email of words alone; `to` may be empty."""
    draft = _begun(subject, to)
    draft.set_content(text)
    return draft.as_bytes()


def _begun(subject: str, to: str) -> EmailMessage:
    draft = EmailMessage(policy=SMTP)
    draft[UNSENT] = "1"
    draft["Subject"] = subject
    if ADDRESS.fullmatch(to):
        draft["To"] = to
    return draft


def file_name(reference: str, kind: str) -> str:
    """Return how a file of a letter is called, without its ending: by reference and kind, and nobody's name."""
    return f"{reference.lower()}-{kind}"
