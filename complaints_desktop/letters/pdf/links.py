"""Links of a paragraph: each a piece of the structure with a place to click on each line that it stands on."""

from typing import Any

from reportlab.lib.abag import ABag
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from complaints_desktop.letters.pdf.tags import CLOSING, Element, Spot

EDGE = "edge of a link"
"""What a canvas calls `at_edge`, for which reportlab looks by name."""

PRINTED = 4
"""The flag of an annotation that shows on paper too, as PDF/A asks of each."""


class Link:
    """A stretch of a link on one line."""

    def __init__(self, leads_to: str, within: Element, number: int) -> None:
        self.leads_to, self.within, self.number = leads_to, within, number
        self.begins: float | None = None


def same_link(line: Any, following: Any) -> bool:  # noqa: ANN401 - reportlab's lines
    """Whether a link goes on from one line to the next, so that no space parts its words."""
    links = [words[place].link for words, place in ((line.words, -1), (following.words, 0)) if words]
    return len(links) == 2 and links[0] == links[1] != []


def mark_links(line: Any, within: Element) -> None:  # noqa: ANN401 - as above
    """Have each link of a line of reportlab's marked where it is drawn, in our way instead of reportlab's."""
    words = []
    for word in line.words:
        if not getattr(word, "link", None):
            words.append(word)
            continue
        number, leads_to = word.link[0]
        edge = ABag(kind="onDraw", name=EDGE, label=Link(leads_to, within, number))
        begun, ended = (
            word.clone(link=[], text="", cbDefn=edge) for _ in range(2)
        )  # reportlab knows the last by itself
        words += [begun, word.clone(link=[]), ended]
    line.words = words


def at_edge(canvas: Canvas, _: str | None, link: Any) -> None:  # noqa: ANN401 - whatever the edge is labelled with
    """Begin or end the marked stretch of a link, within that of its paragraph."""
    drawing: Any = canvas
    text, x, y = (drawing._curr_tx_info[each] for each in ("tx", "cur_x", "cur_y"))
    begins = link.begins is None
    text._code += [CLOSING, (link.within.part(link.number) if begins else link.within).opening(canvas)]
    if link.begins is None:
        link.begins = x
    else:
        size = text._fontsize
        _annotate(canvas, link, drawing._absRect((link.begins, y - size * 0.25, x, y + size * 0.85), relative=1))


def _annotate(canvas: Any, link: Link, place: tuple[float, ...]) -> None:  # noqa: ANN401 - reportlab's canvas
    annotation = PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([round(each, 2) for each in place]),
            "Border": PDFArray([0, 0, 0]),
            "F": PRINTED,
            "Contents": PDFString(link.leads_to),
            "A": PDFDictionary({"S": PDFName("URI"), "URI": PDFString(link.leads_to)}),
        }
    )
    page = canvas.getPageNumber() - 1
    name = f"link{page}.{len(canvas._annotationrefs)}"
    canvas._addAnnotation(annotation, name)
    link.within.part(link.number).kids.append(Spot(page, name, annotation))
