"""What makes a PDF last, and says so: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1)."""

from datetime import date
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    NoEncryption,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from complaints_desktop.letters.page import Page
from resources.reader import read_bytes, read_text

MAKER, SUBJECT = "Complaints Desktop", "Letter about a complaint"


def make_lasting(document: Any, page: Page) -> None:  # noqa: ANN401 - reportlab's document is untyped
    """Add to reportlab's document what both standards ask of the file as a whole."""
    document.encrypt = StreamEnds()
    document.info.producer = MAKER
    said = about(page.title, page.landlord, page.issued_on)
    told = PDFStream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), said.encode())
    profile = PDFStream(PDFDictionary({"N": 3}), _profile(), [PDFZCompress])
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB"),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    catalog = document.Catalog
    catalog.Metadata, catalog.OutputIntents = told, PDFArray([intent])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]  # reportlab writes only what it knows of


class StreamEnds(NoEncryption):
    """Stands where reportlab would encrypt: gives each stream the line break at its end that reportlab leaves out."""

    def encode(self, content: Any) -> Any:  # noqa: ANN401 - text or bytes, as reportlab has it
        """Return the content of a stream or a string; no more than how a stream is written changes."""
        return Ended(content) if isinstance(content, bytes) else content


class Ended(bytes, PDFObject):
    """The content of a stream: as long as it is, and written with a line break after it."""

    def format(self, _: object) -> bytes:
        """Return what is written; a byte that looks like half of a line break is kept apart from the break."""
        return self + (b"\r\n" if self.endswith(b"\r") else b"\n")


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return read_bytes("colours", "sRGB.icc")


@lru_cache(maxsize=1)
def _wording() -> str:
    return read_text("colours", "about.xmp")


def about(title: str, author: str, on: date) -> str:
    """Return what a PDF says about itself, and that it keeps both standards."""
    made = f"{on.isoformat()}T00:00:00+00:00"
    said = {"title": title, "author": author, "subject": SUBJECT, "maker": MAKER, "made": made}
    text = _wording()
    for name, value in said.items():
        text = text.replace(f"{{{name}}}", escape(value))
    return text
