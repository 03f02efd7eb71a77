"""Text as reportlab's paragraphs: the one place where a value meets its markup."""

from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle

from complaints_desktop.letters.addresses import addresses
from complaints_desktop.letters.fonts import BOLD, REGULAR, stretches
from complaints_desktop.letters.page import Run, Runs
from complaints_desktop.letters.pdf.tagged import TaggedParagraph
from complaints_desktop.letters.pdf.tags import Element
from complaints_desktop.letters.sheet import breakable


def paragraph(runs: Runs, style: ParagraphStyle, element: Element) -> TaggedParagraph:
    """Return a paragraph that belongs to `element`."""
    made = TaggedParagraph(markup(runs, style.fontName, style.fontSize), style)
    made.element = element
    if len(made.frags) == 1 and made.frags[0].link:
        made.frags[0].backColor = None  # named, or reportlab takes its way for plain text, which knows no pieces
    return made


def markup(runs: Runs, base: str = REGULAR, size: float = 12) -> str:
    """Return runs in reportlab's markup: ours for bold, fonts and links, every word of a value escaped.

    Unescaped, a tag that a resident typed would open files and sockets (`<img src=…>`).
    """
    return "".join(_marked(run, base, size) for run in runs)


def _marked(run: Run, base: str, size: float) -> str:
    wanted = BOLD if run.bold else base
    parts = []
    for piece, leads_to in addresses(run):
        made = _in_fonts(breakable(piece, size), wanted, base)
        parts.append(f"<a href={quoteattr(leads_to)}>{made}</a>" if leads_to else made)
    return "".join(parts)


def _in_fonts(text: str, wanted: str, base: str) -> str:
    parts = []
    for name, stretch in stretches(text, wanted):
        safe = escape(stretch).replace("\n", "<br/>")
        parts.append(safe if name == base else f'<font name="{name}">{safe}</font>')
    return "".join(parts)
