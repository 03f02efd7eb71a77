"""The page of a letter as a Word document: real headings, real lists and tables, one text size behind all of them."""

import zipfile
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from complaints_desktop.letters.logos import picture_type
from complaints_desktop.letters.page import (
    SIGNATURE,
    SIGNING,
    WHITE,
    Block,
    Bullets,
    Heading,
    Page,
    Panel,
    Paragraph,
    Runs,
    Table,
    leads,
    plain,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

TYPEFACE = "Arial"
"""Word does not carry our fonts with it: this one is on every machine, and easy to read."""

SCALES = {"Normal": 1.0, "Heading 1": 1.5, "Heading 2": 1.2, "Heading 3": 1.0, "List Bullet": 1.0}
"""Each style's size over the letter's text size."""


def write_docx(page: Page) -> bytes:
    """Return `page` as a DOCX document in British English; the same bytes for the same page."""
    import docx  # loads when the first letter is written
    from docx.shared import Mm

    document = docx.Document()
    _without_thumbnail(document)
    _properties(document, page)
    _styles(document, page)
    _sheet(document, page)
    _edges(document, page)
    _head(document, page)
    for block, following in zip(page.blocks, (*page.blocks[1:], None), strict=True):
        _add(document, block)
        if block.section == SIGNING and not (following and following.section == SIGNING):
            document.paragraphs[-1].paragraph_format.space_before = Mm(SIGNATURE)
    out = BytesIO()
    document.save(out)
    return _stamped(out.getvalue(), page)


def _without_thumbnail(document: "Document") -> None:
    """Take off the picture of an empty page of its makers' that python-docx begins with."""
    related = document.part.package.rels
    for key in [key for key, each in related.items() if each.reltype.endswith("/thumbnail")]:
        del related[key]


def _properties(document: "Document", page: Page) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = page.title, page.landlord, "en-GB"
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(page.issued_on, time(), UTC)


def _sheet(document: "Document", page: Page) -> None:
    """Colour the sheet, and have Word show the colour."""
    if page.paper != WHITE:
        document.element.insert(0, _element("w:background", color=page.paper.removeprefix("#")))
        document.settings.element.insert(0, _element("w:displayBackgroundShape"))


def _styles(document: "Document", page: Page) -> None:
    from docx.shared import Pt, RGBColor

    for name, scale in SCALES.items():
        style: Any = document.styles[name]
        style.font.name = TYPEFACE
        style.font.size = Pt(page.text_size * scale)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(page.text_size * 0.5)
        fonts = style.element.rPr.rFonts
        for attribute in [each for each in fonts.attrib if each.endswith("Theme")]:
            del fonts.attrib[attribute]  # a theme's font would win over ours
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.line_spacing = 1.2
    for language in document.styles.element.xpath("//w:lang"):
        language.set(_w("val"), "en-GB")


def _edges(document: "Document", page: Page) -> None:
    """Margins, the marks at the head of each page, the reference and the number at its foot."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    if page.marks:
        section.header.paragraphs[0].add_run(page.mark).bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{page.footer}    Page ")
    _number(foot, "PAGE")
    foot.add_run(" of ")
    _number(foot, "NUMPAGES")


def _head(document: "Document", page: Page) -> None:
    from docx.shared import Mm

    if page.logo and picture_type(page.logo):
        document.add_picture(BytesIO(page.logo), height=Mm(20))
    name = document.add_paragraph()
    name.add_run(page.landlord).bold = True
    for lines in (page.landlord_lines, page.recipient):
        document.add_paragraph("\n".join(lines))
    particulars = document.add_paragraph()
    for number, (label, value) in enumerate(page.particulars):
        particulars.add_run(f"{label}: ").bold = True
        particulars.add_run(value + ("\n" if number < len(page.particulars) - 1 else ""))


def _add(document: "Document", block: Block) -> None:
    match block:
        case Heading():
            _fill(document.add_heading(level=block.level), block.runs)
        case Paragraph():
            _fill(document.add_paragraph(), block.runs).paragraph_format.keep_with_next = leads(block)
        case Bullets():
            for item in block.items:
                _fill(document.add_paragraph(style="List Bullet"), item)
        case Panel():
            for line in block.lines:
                _bar(_fill(document.add_paragraph(), line))
        case Table():
            _table(document, block)


def _fill(paragraph: "WordParagraph", runs: Runs) -> "WordParagraph":
    for run in runs:
        paragraph.add_run(run.text).bold = True if run.bold else None
    return paragraph


def _table(document: "Document", block: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    widths = _widths(block)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for cells in (block.header, *block.rows):
        row = table.add_row()
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
        for cell, runs, is_figure, width in zip(row.cells, cells, block.figures, widths, strict=True):
            cell.width = width
            paragraph = _fill(cell.paragraphs[0], runs)
            if is_figure:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    header = table.rows[0]
    header._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # repeated on each page, and read out as a header
    for run in (run for cell in header.cells for run in cell.paragraphs[0].runs):
        run.bold = True
    document.add_paragraph()


def _widths(block: Table) -> list[Any]:
    """Each column's share of the page, by the longest of its cells."""
    from docx.shared import Mm

    columns = zip(block.header, *block.rows, strict=True)
    shares = [min(60, max(14, *(len(plain(cell)) for cell in cells))) for cells in columns]
    return [Mm(166 * share / sum(shares)) for share in shares]


def _bar(paragraph: "WordParagraph") -> None:
    """Draw a bar at the left of a paragraph: a panel without a text box."""
    border = _element("w:pBdr")
    border.append(_element("w:left", val="single", sz="18", space="8", color="444444"))
    paragraph._p.get_or_add_pPr().append(border)


def _number(paragraph: "WordParagraph", field: str) -> None:
    """Add a number that Word counts: PAGE or NUMPAGES."""
    counted = _element("w:fldSimple", instr=field)
    counted.append(paragraph.add_run("1")._r)
    paragraph._p.append(counted)


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 - an lxml element
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(_w(attribute), value)
    return made


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")


def _stamped(content: bytes, page: Page) -> bytes:
    """Return a DOCX with the same parts, each dated as the letter instead of now: the same page, the same bytes."""
    out, day = BytesIO(), page.issued_on
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            new.writestr(part, old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
