"""Makes the PDF tell a screen reader what each piece of text is: heading, list, table, link, and in which order."""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered stretch of content on a page (from 0)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Where on a page (from 0) a link can be clicked."""

    page: int
    name: str
    """Of the annotation in reportlab's document."""
    annotation: PDFDictionary


@dataclass(eq=False, slots=True)
class Element:
    """A node of the document's structure (ISO 32000, 14.8): its tag, and in reading order what it holds."""

    tag: str
    entries: dict[str, Any] = field(default_factory=dict)
    """What it says besides: the scope of a header cell, the words for a picture."""
    kids: list["Element | Mark | Spot"] = field(default_factory=list)
    links: dict[int, "Element"] = field(default_factory=dict)
    """The links among its children, as reportlab counts them in a paragraph."""
    owners: list[list["Element"]] = field(default_factory=list)
    """Whose each numbered stretch of each page is: one list for the whole tree."""

    def child(self, tag: str, **entries: Any) -> "Element":  # noqa: ANN401 - reportlab's objects are untyped
        """Add and return a child."""
        made = Element(tag, entries, owners=self.owners)
        self.kids.append(made)
        return made

    def part(self, number: int) -> "Element":
        """Return the link of this paragraph that reportlab counts as `number`; it may go on over lines and pages."""
        if number not in self.links:
            self.links[number] = self.child("Link")
        return self.links[number]

    def opening(self, canvas: Canvas) -> str:
        """Return the operator that begins content of this element on the canvas' page; CLOSING ends it."""
        page = canvas.getPageNumber() - 1
        while len(self.owners) <= page:
            self.owners.append([])
        number = len(self.owners[page])
        self.owners[page].append(self)
        self.kids.append(Mark(page, number))
        return f"/{self.tag} <</MCID {number}>> BDC"


CLOSING = "EMC"
"""The operator that ends a stretch of content."""

FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
HEADER = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
PASSED_OVER = "/Artifact BMC"
"""The operators that begin content which a screen reader passes over."""


def artifact(canvas: Canvas, opening: str = PASSED_OVER) -> None:
    """Begin content that a screen reader passes over: rules, tints, page numbers."""
    canvas.addLiteral(opening)


def end(canvas: Canvas) -> None:
    """End what was begun."""
    canvas.addLiteral(CLOSING)
