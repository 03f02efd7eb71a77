"""Workbooks made part by part, so that a test can spoil any of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
EXCEL_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that computes, and what it came to when the workbook was saved."""

    asks: str
    came_to: str


Cell = str | int | float | date | Formula


def workbook(rows: Sequence[Sequence[Cell]], *, doctype: str = "", sheet: str = "", last: str = "") -> bytes:
    """Return a workbook with these rows; `last` names one more cell, far away."""
    made = parts(rows, doctype=doctype, last=last)
    return packed({**made, "xl/worksheets/sheet1.xml": sheet} if sheet else made)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return files as a ZIP."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


def sharing(cells: int, length: int) -> bytes:
    """Return a small workbook in which many cells share one long text."""
    row = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, cells + 1))
    text = f"<sst {MAIN}><si><t>{'x' * length}</t></si></sst>"
    sheet = f"<worksheet {MAIN}><sheetData>{row}</sheetData></worksheet>"
    return packed({**parts([]), "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": text})


def parts(rows: Sequence[Sequence[Cell]], *, doctype: str = "", last: str = "") -> dict[str, str | bytes]:
    """Return the parts of a workbook by name."""
    lines = "".join(
        f'<row r="{number}">{"".join(_cell(cell, column, number) for column, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    far = f'<row><c r="{last}"><v>1</v></c></row>' if last else ""
    link = f'<Relationship Id="r1" Type="{OFFICE}/%s" Target="%s"/>'
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELATIONS}">{link % ("officeDocument", "xl/workbook.xml")}</Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{RELATIONS}">{link % ("worksheet", "worksheets/sheet1.xml")}</Relationships>'
        ),
        "xl/styles.xml": (
            f'<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<?xml version="1.0"?>{doctype}<worksheet {MAIN}><sheetData>{lines}{far}</sheetData></worksheet>'
        ),
    }


def _cell(cell: Cell, column: int, number: int) -> str:
    at = f'r="{chr(65 + column)}{number}"'
    if isinstance(cell, Formula):
        return f'<c {at} t="str"><f>{escape(cell.asks)}</f><v>{escape(cell.came_to)}</v></c>'
    if isinstance(cell, date):
        return f'<c {at} s="1"><v>{(cell - EXCEL_EPOCH).days}</v></c>'
    if isinstance(cell, str):
        return f'<c {at} t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    return f"<c {at}><v>{cell}</v></c>"
