"""The parts of a Word document, put into one file: ours from the page, the rest from templates of ours."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from complaints_desktop.letters.columns import GUTTER
from complaints_desktop.letters.docx.blocks import KEEP, SPACE, body
from complaints_desktop.letters.docx.head import LOGO, beneath, head_paragraphs
from complaints_desktop.letters.docx.words import Links, paragraph, piece, twips, words
from complaints_desktop.letters.head import NAME_LINE, REACH, WINDOW_LINE, Head, head_of
from complaints_desktop.letters.logos import picture_type
from complaints_desktop.letters.page import WHITE, Heading, Page, Run
from complaints_desktop.letters.sheet import (
    FOOT,
    HEIGHT,
    LATER_TOP,
    LINE,
    MARGIN,
    TEXT_WIDTH,
    WIDTH,
    foot_lines,
    heading_size,
    text_bottom,
)
from resources.reader import read_text

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = ("styles", "numbering", "settings", "header", "footer")
LANGUAGE = "en-GB"


def packed(page: Page) -> bytes:
    """Return the DOCX of a page, each part dated as the letter: the same page, the same bytes."""
    head, links = head_of(page), Links()
    told = _told(page, head)
    parts = {
        "[Content_Types].xml": _template("content_types"),
        "_rels/.rels": _template("rels"),
        "docProps/core.xml": _filled("core", told),
        "word/document.xml": _document(page, head, links),
        **{f"word/{name}.xml": _filled(name, told) for name in ("styles", "numbering", "settings")},
        "word/header.xml": _edge("hdr", [paragraph("Header", piece(page.mark) if page.marks else "")]),
        "word/footer.xml": _edge("ftr", _foot(page)),
        "word/_rels/document.xml.rels": _related(head, links),
    }
    files: dict[str, bytes] = {name: text.encode() for name, text in parts.items()}
    if head.logo:
        files[f"word/{_logo_name(head.logo)}"] = head.logo
    files |= {f"word/media/picture{number}.png": each for number, each in enumerate(links.pictures, start=1)}
    return _zipped(files, page.issued_on)


def _document(page: Page, head: Head, links: Links) -> str:
    blocks = [*beneath(page, head, links), *body(page.blocks, page.text_size, links)]
    if head.later:
        blocks += body([Heading((Run(REACH),), 2, "")], page.text_size, links)
        keep = [KEEP] * (len(head.later) - 1) + [""]
        blocks += [
            paragraph("Letterhead", words(runs, links), each) for runs, each in zip(head.later, keep, strict=True)
        ]
    made = [*head_paragraphs(page, head, links), *blocks]
    sheet = f'<w:background w:color="{page.paper.removeprefix("#")}"/>' if page.paper != WHITE else ""
    return f"{DECLARED}<w:document {SPACES}>{sheet}<w:body>{''.join(made)}{_section(page)}</w:body></w:document>"


def _section(page: Page) -> str:
    """The sheet: A4, its margins, and what stands at the head and the foot of each page."""
    side, top, foot = twips(MARGIN), twips(LATER_TOP), twips(FOOT)
    bottom = twips(text_bottom(page.footer, page.text_size))
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/>'
        f'<w:pgSz w:w="{twips(WIDTH)}" w:h="{twips(HEIGHT)}"/><w:pgMar w:top="{top}" w:right="{side}" '
        f'w:bottom="{bottom}" w:left="{side}" w:header="{foot // 2}" w:footer="{foot}" w:gutter="0"/></w:sectPr>'
    )


def _foot(page: Page) -> list[str]:
    """The reference and the number of the page: beside each other, or one above the other in large print."""
    number = f"{piece('Page ')}{_counted('PAGE')}{piece(' of ')}{_counted('NUMPAGES')}"
    tab = "<w:r><w:tab/></w:r>"
    if foot_lines(page.footer, page.text_size) == 1:
        return [paragraph("Footer", f"{piece(page.footer)}{tab}{number}")]
    return [paragraph("Footer", piece(page.footer)), paragraph("Footer", f"{tab}{number}")]


def _counted(what: str) -> str:
    """A number that Word counts."""
    return f'<w:fldSimple w:instr="{what}">{piece("1")}</w:fldSimple>'


def _edge(tag: str, paragraphs: list[str]) -> str:
    return f"{DECLARED}<w:{tag} {SPACES}>{''.join(paragraphs)}</w:{tag}>"


def _related(head: Head, links: Links) -> str:
    known = [(name, name, f"{name}.xml") for name in PARTS]
    if head.logo:
        known.append((LOGO, "image", _logo_name(head.logo)))
    known += [(f"picture{n}", "image", f"media/picture{n}.png") for n in range(1, len(links.pictures) + 1)]
    said = "".join(f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{to}"/>' for id, kind, to in known)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARED}<Relationships xmlns="{space}">{said}{links.written}</Relationships>'


def _logo_name(logo: bytes) -> str:
    return f"media/logo.{picture_type(logo).rpartition('/')[2]}"


def _told(page: Page, head: Head) -> Mapping[str, str | int]:
    """What the templates say of one page: sizes in half points, all else in twentieths of a point."""
    from complaints_desktop.letters.pdf.styles import readable

    size = page.text_size
    return {
        "title": page.title,
        "author": page.landlord,
        "language": LANGUAGE,
        "made": f"{page.issued_on.isoformat()}T00:00:00Z",
        "ink": readable(page.colour).hexval()[2:].upper(),
        "size": size * 2,
        "size1": round(heading_size(1, size) * 2),
        "size2": round(heading_size(2, size) * 2),
        "name": round(head.name_size * 2),
        "name_line": twips(head.name_size * NAME_LINE),
        "address": int(head.address_size * 2),
        "address_line": twips(head.address_size * WINDOW_LINE),
        "tight": twips(size * LINE),
        "line": 276,
        "before2": twips(size),
        "before3": twips(size * 0.75),
        "after": twips(size * SPACE),
        "after1": twips(size * 0.7),
        "item": twips(size * 0.22),
        "indent": twips(size * 1.35),
        "cell": twips(size * 0.3),
        "gutter": twips(GUTTER),
        "wide": twips(TEXT_WIDTH),
    }


def _filled(name: str, told: Mapping[str, str | int]) -> str:
    text = _template(name)
    for key, value in told.items():
        text = text.replace(f"{{{key}}}", escape(str(value)))
    return text


@lru_cache(maxsize=8)
def _template(name: str) -> str:
    return read_text("word", f"{name}.xml")


def _zipped(files: Mapping[str, bytes], day: date) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0)), content, ZIP_DEFLATED)
    return out.getvalue()
