"""Text as reportlab's paragraphs: handed over in pieces, so that no value is ever read as markup."""

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.paraparser import ParaFrag

from complaints_desktop.letters.addresses import addresses
from complaints_desktop.letters.fonts import BOLD, stretches
from complaints_desktop.letters.page import Runs
from complaints_desktop.letters.pdf.tagged import TaggedParagraph
from complaints_desktop.letters.pdf.tags import Element
from complaints_desktop.letters.sheet import breakable


def paragraph(runs: Runs, style: ParagraphStyle, element: Element) -> TaggedParagraph:
    """Return a paragraph that belongs to `element`.

    Read by reportlab as its markup, a tag that a resident typed would open files and sockets (`<img src=…>`).
    """
    pieces = list(_pieces(runs, style)) or [_piece(style, style.fontName, "")]
    if len(pieces) == 1 and pieces[0].link:
        pieces[0].backColor = None  # named, or reportlab takes its way for plain text, which knows no pieces
    made = TaggedParagraph("", style, frags=pieces)
    made.element = element
    return made


def _pieces(runs: Runs, style: ParagraphStyle) -> Iterator[ParaFrag]:
    """Cut runs where font or link changes, and at line breaks; links are numbered."""
    links = 0
    for run in runs:
        wanted = BOLD if run.bold else style.fontName
        for text, leads_to in addresses(run):
            link = [(links, leads_to)] if leads_to else []
            links += bool(leads_to)
            for font, stretch in stretches(breakable(text, style.fontSize), wanted):
                first, *others = stretch.split("\n")
                yield _piece(style, font, first, link)
                for other in others:
                    yield _piece(style, font, "", link, lineBreak=True)
                    yield _piece(style, font, other, link)


def _piece(style: ParagraphStyle, font: str, text: str, link: object = (), **more: bool) -> ParaFrag:
    """A piece as reportlab's reader of markup would make it."""
    return ParaFrag(
        rise=0,
        greek=0,
        link=link,
        fontName=font,
        bold=0,
        italic=0,
        fontSize=style.fontSize,
        textColor=style.textColor,
        us_lines=[],
        text=text,
        **more,
    )
