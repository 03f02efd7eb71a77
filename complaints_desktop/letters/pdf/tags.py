"""Makes the PDF tell a screen reader what each piece of text is: heading, list, table, and in which order."""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph


@dataclass(eq=False, slots=True)
class Element:
    """A node of the document's structure (ISO 32000, 14.8): its tag, its children, and the content it marks."""

    tag: str
    children: list["Element"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Page (from 0) and number of each stretch of content that is this element's."""
    owners: list[list["Element"]] = field(default_factory=list)
    """Whose each numbered stretch of each page is: one list for the whole tree."""

    def child(self, tag: str) -> "Element":
        """Add and return a child."""
        made = Element(tag, owners=self.owners)
        self.children.append(made)
        return made

    def begin(self, canvas: Canvas) -> None:
        """Begin content of this element; `end` ends it."""
        page = canvas.getPageNumber() - 1
        while len(self.owners) <= page:
            self.owners.append([])
        number = len(self.owners[page])
        self.owners[page].append(self)
        self.marks.append((page, number))
        canvas.addLiteral(f"/{self.tag} <</MCID {number}>> BDC")


def artifact(canvas: Canvas) -> None:
    """Begin content that a screen reader passes over: rules, page numbers."""
    canvas.addLiteral("/Artifact BMC")


def end(canvas: Canvas) -> None:
    """End what `Element.begin` or `artifact` began."""
    canvas.addLiteral("EMC")


class TaggedParagraph(Paragraph):
    """A paragraph that marks its content as its element's; drawn again (a repeated table header), as an artifact."""

    element: Element
    drawn = False
    _widths: Any = None
    _lines: Any = None

    def breakLines(self, width: Any) -> Any:  # noqa: ANN401, N802 - reportlab's names
        """Break into lines once for a width: the page, a table and each split ask again."""
        if self._lines is None or width != self._widths:
            self._widths, self._lines = width, super().breakLines(width)
        return self._lines

    def split(self, aW: float, aH: float) -> list[Any]:  # noqa: N803 - reportlab's names
        """Split, both parts belonging to the same element."""
        parts: list[Any] = super().split(aW, aH)
        for part in parts:
            part.element = self.element
        return parts

    def draw(self) -> None:
        """Draw, between the marks."""
        if self.drawn:
            artifact(self.canv)
        else:
            self.element.begin(self.canv)
        self.drawn = True
        super().draw()
        end(self.canv)


def write_structure(root: Element, document: Any) -> None:  # noqa: ANN401 - reportlab's document is untyped
    """Put the structure beneath `root` into a PDF document whose pages are complete."""
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    pages = document.Pages.pages
    references: dict[Element, Any] = {}
    tree["K"] = _written(root, document.Reference(tree, "Structure"), document, references)
    numbers: list[Any] = []
    for page, owners in enumerate(root.owners):
        numbers += [page, PDFArray([references[owner] for owner in owners])]
    tree["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    for number, page in enumerate(pages):
        # The page entries that tagging needs are not among those reportlab knows of.
        page.__Defaults__ = {**page.__Defaults__, "StructParents": number, "Tabs": PDFName("S")}


def _written(element: Element, parent: Any, document: Any, references: dict[Element, Any]) -> Any:  # noqa: ANN401 - as above
    """Write `element` and all beneath it; return its reference."""
    entry = PDFDictionary({"S": PDFName(element.tag), "P": parent})
    reference = references[element] = document.Reference(entry)
    content: list[Any] = []
    pages = document.Pages.pages
    for page, number in element.marks:
        if page == element.marks[0][0]:
            entry["Pg"] = document.Reference(pages[page])
            content.append(number)
        else:
            overleaf = {"Type": PDFName("MCR"), "Pg": document.Reference(pages[page]), "MCID": number}
            content.append(PDFDictionary(overleaf))
    entry["K"] = PDFArray(content + [_written(child, reference, document, references) for child in element.children])
    return reference
