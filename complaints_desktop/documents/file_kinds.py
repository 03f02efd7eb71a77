"""What a file is: told by its content alone, against a list of what may be kept; a name proves nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from db.model.documents import LARGEST

CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
"""Bytes that no text has."""
BEGINNING = 65_536
"""Bytes by which most files are told."""
UNPACKED = 250_000_000
"""Bytes that an Office document may come to, unpacked."""
MEMBERS = 5_000
"""Parts that an Office document may have."""


class Shown(StrEnum):
    """How a file is looked at."""

    PDF = "PDF"
    PICTURE = "picture"
    TEXT = "text"
    EMAIL = "e-mail"
    DOCUMENT = "document"
    TABLE = "table"
    FILM = "film"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file that may be kept."""

    media_type: str
    ending: str
    shown: Shown
    is_it: Callable[[bytes], bool]


def _begins(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(marks)


def _boxed(*brands: bytes) -> Callable[[bytes], bool]:
    """Tell films, sounds and pictures of telephones, which begin with a box that names their brand."""
    return lambda content: content[4:8] == b"ftyp" and content[8:12] in brands


def _office(part: str) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(b"PK\x03\x04") and part in _members(content)


def _is_pdf(content: bytes) -> bool:
    """Tell a PDF, which may have a few lines before it; a file that begins as another kind is that other kind."""
    return b"%PDF-" in content[:1024] and not content.startswith(BEGINS_OTHERS)


def _is_text(content: bytes) -> bool:
    if CONTROL.search(content):
        return False
    lowered = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return not lowered.startswith((b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script", b"{\\rtf", b"#!", b"@echo"))


def _is_email(content: bytes) -> bool:
    head = content[:BEGINNING].lstrip(b"\r\n").replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    names = {line.partition(b":")[0].strip().lower() for line in head.split(b"\n") if line[:1] not in (b" ", b"\t")}
    first = head.partition(b"\n")[0]
    return (
        b":" in first
        and b" " not in first.partition(b":")[0]
        and b"from" in names
        and not names.isdisjoint((b"date", b"subject", b"received"))
    )


def _is_outlook(content: bytes) -> bool:
    return content.startswith(OLE) and "__properties_version1.0".encode("utf-16-le") in content


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BEGINS_OTHERS = (OLE, b"PK", b"MZ", b"\x7fELF", b"#!", b"<", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")
"""How files begin that may have a PDF in them, and are none."""

KINDS: tuple[FileKind, ...] = (
    FileKind("application/pdf", ".pdf", Shown.PDF, _is_pdf),
    FileKind("image/jpeg", ".jpg", Shown.PICTURE, _begins(b"\xff\xd8\xff")),
    FileKind("image/png", ".png", Shown.PICTURE, _begins(b"\x89PNG\r\n\x1a\n")),
    FileKind("image/gif", ".gif", Shown.PICTURE, _begins(b"GIF87a", b"GIF89a")),
    FileKind("image/tiff", ".tif", Shown.PICTURE, _begins(b"II*\x00", b"MM\x00*")),
    FileKind("image/webp", ".webp", Shown.PICTURE, lambda each: each[:4] == b"RIFF" and each[8:12] == b"WEBP"),
    FileKind("image/heic", ".heic", Shown.FILM, _boxed(b"heic", b"heix", b"mif1", b"heim", b"heis")),
    FileKind("video/mp4", ".mp4", Shown.FILM, _boxed(b"isom", b"iso2", b"mp41", b"mp42", b"avc1", b"3gp4", b"3gp5")),
    FileKind("video/quicktime", ".mov", Shown.FILM, _boxed(b"qt  ")),
    FileKind("audio/mp4", ".m4a", Shown.SOUND, _boxed(b"M4A ")),
    FileKind("audio/mpeg", ".mp3", Shown.SOUND, _begins(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    FileKind("audio/wav", ".wav", Shown.SOUND, lambda each: each[:4] == b"RIFF" and each[8:12] == b"WAVE"),
    FileKind(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
        Shown.DOCUMENT,
        _office("word/document.xml"),
    ),
    FileKind(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
        Shown.TABLE,
        _office("xl/workbook.xml"),
    ),
    FileKind("application/vnd.ms-outlook", ".msg", Shown.EMAIL, _is_outlook),
    FileKind("message/rfc822", ".eml", Shown.EMAIL, _is_email),
    FileKind("text/plain", ".txt", Shown.TEXT, _is_text),
)
"""Every kind of file that may be kept, in the order in which it is looked for; what is none of them is refused."""

SAVE_AS_PDF = "Save or print it as a PDF, and attach that."
ASK_AGAIN = "Ask whoever sent it for a PDF or a picture of what it shows."

KNOWN_AND_NOT_KEPT: tuple[tuple[Callable[[bytes], bool], str, str], ...] = (
    (_begins(b"MZ", b"\x7fELF", b"#!", b"@echo", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"), "a program", ASK_AGAIN),
    (_begins(OLE), "an old Office file, which can hold macros", SAVE_AS_PDF),
    (
        _begins(b"PK", b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"),
        "an archive",
        "Unpack it, and attach what is in it.",
    ),
    (
        lambda content: content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<", b"{\\rtf")),
        "a web page or formatted text",
        SAVE_AS_PDF,
    ),
)
"""What is known and not kept: what it is, and what to do instead."""

LISTED = "PDF, pictures, films, sound, e-mail (.eml, .msg), Word and Excel without macros, plain text"


def file_kind(content: bytes) -> FileKind:
    """Return what kind of file this is; Refused where it is none that is kept, or hides what it is."""
    if not content:
        raise Refused("The file is empty", do="Ask whoever sent it to send it again.", field="file")
    if len(content) > LARGEST:
        raise too_large(len(content))
    for kind in KINDS:
        if kind.is_it(content):
            return kind
    for is_it, what, do in KNOWN_AND_NOT_KEPT:
        if is_it(content):
            raise Refused(f"That is {what}, and is not kept in a case", do=do, field="file")
    raise Refused("What kind of file that is cannot be told", do=f"Kept are: {LISTED}.", field="file")


def kind_of_type(media_type: str) -> FileKind | None:
    """Return the kind of a file on record; None where a newer program keeps more kinds than this one."""
    return next((kind for kind in KINDS if kind.media_type == media_type), None)


def ending_of(media_type: str) -> str:
    """Return the ending a copy leaves with; of a kind that is not known here one that nothing is opened by."""
    kind = kind_of_type(media_type)
    return kind.ending if kind else ".bin"


def too_large(size: int) -> Refused:
    """Return the refusal of a file that is larger than a case keeps."""
    return Refused(
        f"The file has {in_megabytes(size)}, and a document may have {in_megabytes(LARGEST)}",
        do="Send it in parts, or make the pictures in it smaller.",
        field="file",
    )


def in_megabytes(size: int) -> str:
    """Return a size as a person says it: "2.4 MB", "80 KB"."""
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:,.1f} MB".replace(".0 MB", " MB")
    return f"{max(size // 1024, 1)} KB"


def _members(content: bytes) -> frozenset[str]:
    """Return the names of the parts of an Office document; Refused for macros, and for a bomb."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            types = b""
            if any(each.filename == "[Content_Types].xml" for each in parts):
                with packed.open("[Content_Types].xml") as said:
                    types = said.read(BEGINNING)
    except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return frozenset()
    if len(parts) > MEMBERS:
        raise Refused(f"The file is made of {count(len(parts), 'part')}", do=ASK_AGAIN, field="file")
    if sum(each.file_size for each in parts) > UNPACKED:
        raise Refused("The file is small and would unpack to far too much", do=ASK_AGAIN, field="file")
    names = frozenset(each.filename for each in parts)
    if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refused("The file holds macros, which are programs", do=SAVE_AS_PDF, field="file")
    return names
