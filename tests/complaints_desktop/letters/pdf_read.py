"""The PDF of a letter, read back with another tool; and a case long enough for several pages."""

from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from complaints_desktop.letters.page import Page
from complaints_desktop.letters.pdf import write_pdf
from db.terms import MoneyKind
from tests.complaints_desktop.letters.sample import (
    PAYMENT,
    case,
    finding,
    offer,
    point,
    promise,
    stage,
)

MM = 72 / 25.4
LONG = "We looked at the repair log, the photographs and the notes of your calls. They show what you told us. " * 12


Stretch = tuple[str, str, float, float, float]
"""Text, font, size, x and y from the foot of the page."""


def read(page: Page) -> PdfReader:
    """Return the PDF of a page, opened by another tool."""
    return PdfReader(BytesIO(write_pdf(page)))


def stretches(reader: PdfReader, number: int = 0) -> list[Stretch]:
    """Return the stretches of text of one page with where and how large they stand."""
    found: list[Stretch] = []

    def visit(text: str, moved: list[float], at: list[float], font: DictionaryObject | None, size: float) -> None:
        if text.strip() and font is not None:
            found.append((text.strip(), str(font["/BaseFont"]), size, moved[4] + at[4], moved[5] + at[5]))

    reader.pages[number].extract_text(visitor_text=visit)
    return found


def text_of(reader: PdfReader) -> str:
    """Return the text of all pages, its line breaks as spaces."""
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def large_case() -> Any:
    """Return a case of six points with long reasons, five promises and money."""
    points = tuple(finding(point(number, text=f"Matter {number}"), reasons=LONG) for number in range(1, 7))
    promises = tuple(promise(number, what=f"Promise {number}: {LONG[:100]}") for number in range(1, 5))
    money = (offer(), offer(4_500, MoneyKind.HANDLING))
    return case(points=points, commitments=(*promises, PAYMENT), stages=(stage(offers=money),))


def fonts_of(dictionary: Any) -> list[Any]:
    return [value.get_object() for value in dictionary.get_object().values()]


LONG_ADDRESS = (
    "Mrs Bartholomea Example-Fotheringham",
    "Flat 14",
    "The Old Sorting Office",
    "128 to 130 Example Road North",
    "Upper Samplington",
    "Sampletown",
    "Exampleshire",
    "ZZ2 2ZZ",
)
"""Eight lines, the first of them long."""


def nodes_of(node: Any) -> list[Any]:
    """Return a node of the structure and all beneath it, in reading order."""
    below = [child.get_object() for child in node["/K"]]
    return [
        node,
        *(each for child in below if isinstance(child, DictionaryObject) and "/S" in child for each in nodes_of(child)),
    ]


def a_logo(kind: str = "PNG", size: tuple[int, int] = (300, 100)) -> bytes:
    """Return a plain picture."""
    out = BytesIO()
    Image.new("RGB", size, "#1f3a5f").save(out, kind)
    return out.getvalue()
