"""E-mails, as files: who sent what and when, its words and what was attached. Nothing in them is opened or fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any, TypeAlias, cast

from complaints_desktop.documents.file_kinds import OLE
from complaints_desktop.documents.stripped import tidied, words_of_html
from complaints_desktop.rules.refusals import Refused

PARTS = 500
"""Parts that an e-mail may have; a long exchange with pictures has a few dozen."""
DEEP = 50
"""How deep its parts may lie in one another."""
MARKED_LINES = 5_000
"""Lines that may look as if a part began."""

HEAD = 2_000
"""Characters of a head that are read: the reader of addresses takes four times as long for twice as many."""
HEADS = 60_000
"""Bytes that all parts together may say of what they are; 200 attachments come to 40,000."""

NEVER_SENT = 1601
"""The year in which Outlook counts its time from: a draft that was never sent says it was sent then."""

Part: TypeAlias = "MIMEPart[Any, Any]"

_TYPED = re.compile(rb"(?mi)^content-type:\s*(multipart/|message/)?")
_SAID = re.compile(rb"(?mi)^content-(?:type|disposition):.*(?:\n[ \t].*)*")
_MARKED = re.compile(rb"(?m)^--")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with an e-mail: its name there, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """An e-mail as it is read."""

    sender: str
    address: str
    sent_to: str
    sent_at: datetime | None
    subject: str
    text: str
    attached: tuple[Attached, ...]

    @property
    def who(self) -> str:
        """Who sent it, in words: the name, or else the address."""
        return self.sender or self.address


class _Bounded(EmailPolicy):
    """Reads a head only so far: one of a megabyte would be read for an hour."""

    def header_fetch_parse(self, name: str, value: str) -> Any:  # noqa: ANN401  # as the library says it
        """Return a head as it is read."""
        return super().header_fetch_parse(name, value[:HEAD])


def read_email(content: bytes) -> Email:
    """Return the e-mail in the bytes of an .eml or .msg file; Refused where it is garbage, or made to do harm."""
    try:
        return _outlook(content) if content.startswith(OLE) else _internet(content)
    except Refused:
        raise
    except Exception as garbage:  # a file from anywhere may break its reader anywhere; nothing of it is kept
        raise Refused(
            "The e-mail is damaged, and cannot be read", do="Ask for it again, or for a PDF of it.", field="file"
        ) from garbage


def _internet(content: bytes) -> Email:
    _require_bounded(content)
    message = cast(EmailMessage, message_from_bytes(content, policy=_Bounded()))
    words, attached = _taken_apart(message)
    sender, address = parseaddr(_header(message, "from"))
    return Email(
        sender=sender,
        address=address,
        sent_to=_header(message, "to"),
        sent_at=_sent_at(_header(message, "date")),
        subject=_header(message, "subject"),
        text=words,
        attached=attached,
    )


def _require_bounded(content: bytes) -> None:
    """Refuse an e-mail of far too many parts, or too deep, before it is taken apart."""
    kinds = [match[1] for match in _TYPED.finditer(content)]
    deep = sum(1 for each in kinds if each)
    marked = sum(1 for _ in _MARKED.finditer(content))
    said = sum(len(match[0]) for match in _SAID.finditer(content))
    if len(kinds) > PARTS or deep > DEEP or marked > MARKED_LINES or said > HEADS:
        raise Refused(
            "The e-mail has more parts in one another than any e-mail that is written by people",
            do="Ask for the files in it one by one.",
            field="file",
        )


def _taken_apart(message: EmailMessage) -> tuple[str, tuple[Attached, ...]]:
    """Return the words of a message, the plain ones before the HTML, and what is attached."""
    plain, pages, attached = [], [], []
    for part in _leaves(message):
        name = part.get_filename()
        kind = part.get_content_type()
        if kind == "text/plain" and not name and part.get_content_disposition() != "attachment":
            plain.append(_text(part))
        elif kind == "text/html" and not name and part.get_content_disposition() != "attachment":
            pages.append(_text(part))
        else:
            attached.append(Attached(name or _unnamed(part), _bytes(part)))
    words = tidied("\n".join(plain)) or "\n".join(map(words_of_html, pages))
    return words, tuple(each for each in attached if each.content)


def _leaves(message: Part) -> Iterator[Part]:
    """Yield the parts that hold something; an e-mail within an e-mail is one of them."""
    if message.get_content_maintype() == "message" or not message.is_multipart():
        yield message
        return
    for part in message.iter_parts():
        yield from _leaves(part)


def _text(part: Part) -> str:
    content = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(charset, errors="replace")
    except LookupError:
        return content.decode("utf-8", errors="replace")


def _bytes(part: Part) -> bytes:
    if part.get_content_maintype() == "message":
        within = part.get_payload(0) if part.is_multipart() else None
        return within.as_bytes() if isinstance(within, MIMEPart) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _unnamed(part: Part) -> str:
    return {"image": "Picture", "message": "E-mail", "text": "Text"}.get(part.get_content_maintype(), "Attachment")


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message[name] or "").split())


def _sent_at(said: str) -> datetime | None:
    try:
        sent = parsedate_to_datetime(said)
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _outlook(content: bytes) -> Email:
    from oxmsg import Message

    message = Message.load(content)
    name, address = parseaddr(message.sender or "")
    words = tidied(message.body or "") or words_of_html(message.html_body or "")
    files = [(each.file_name or "Attachment", each.file_bytes) for each in message.attachments]
    if len(files) > PARTS:
        raise Refused("The e-mail has far too many attachments", do="Ask for the files one by one.", field="file")
    return Email(
        sender=name,
        address=address,
        sent_to=", ".join(each.name or each.email_address or "" for each in message.recipients),
        sent_at=message.sent_date if message.sent_date and message.sent_date.year > NEVER_SENT else None,
        subject=message.subject,
        text=words,
        attached=tuple(Attached(each, found) for each, found in files if found),
    )
