"""A copy with areas blacked out: each page becomes a picture with the areas burnt into it, and no text is left."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from complaints_desktop.documents.file_kinds import Shown, file_kind
from complaints_desktop.documents.pictures import decoded
from complaints_desktop.rules.refusals import Refused

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

DOTS = 150 / 72
"""Pixels of a copy to a point of the page."""
LONGEST = 3_000
"""Pixels of the longer side of a page, however large it says it is."""
PAGES = 200
SEEN = 1_400
"""Pixels of the longer side of a page that areas are drawn on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What is blacked out: a page, counted from 1, and the edges in hundredths of its width and height."""

    page: int
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """One page as a picture, to draw areas on."""

    picture: bytes
    number: int
    pages: int


def page_seen(content: bytes, number: int) -> PageSeen:
    """Return a page of a PDF or a picture as a PNG; Refused for what has no such page."""
    pages = _count(content)
    if not 1 <= number <= pages:
        raise Refused(f"The document has {pages} pages", do="Name a page that is there.", field="area")
    (page,) = _pages(content, number)
    page.thumbnail((SEEN, SEEN))
    drawn = BytesIO()
    page.save(drawn, "PNG")
    return PageSeen(picture=drawn.getvalue(), number=number, pages=pages)


def area_of(typed: str) -> Area:
    """Return an area as it is typed, PAGE,LEFT,TOP,RIGHT,BOTTOM; Refused where it is none."""
    numbers = [int(each) if each.strip().isdecimal() else -1 for each in typed.split(",")]
    page, left, top, right, bottom = numbers if len(numbers) == 5 else (0, 0, 0, 0, 0)
    area = Area(page=page, left=left, top=top, right=right, bottom=bottom)
    _require_areas([area])
    return area


def redacted(content: bytes, areas: Sequence[Area]) -> bytes:
    """Return a PDF of pictures in which the areas are black; Refused for what has no pages, and areas of none."""
    from pypdf import PdfReader, PdfWriter

    _require_areas(areas)
    pages = _count(content)
    if any(area.page > pages for area in areas):
        raise Refused(f"The document has {pages} pages", do="Name a page that is there.", field="area")
    copy = PdfWriter()
    for number, page in enumerate(_pages(content), 1):  # one after the other: 200 of them drawn would fill the memory
        for area in areas:
            if area.page == number:
                _burn(page, area)
        drawn = BytesIO()
        page.save(drawn, "PDF", resolution=DOTS * 72)
        copy.add_page(PdfReader(drawn).pages[0])
    made = BytesIO()
    copy.write(made)
    return made.getvalue()


def _require_areas(areas: Sequence[Area]) -> None:
    if not areas:
        raise Refused("Nothing is to be blacked out", do="Name an area.", field="area")
    for area in areas:
        sane = 0 <= area.left < area.right <= 100 and 0 <= area.top < area.bottom <= 100 and area.page >= 1
        if not sane:
            raise Refused(
                "An area lies on a page, from left to right and from top to bottom, each from 0 to 100",
                do="Type it as PAGE,LEFT,TOP,RIGHT,BOTTOM, such as 1,10,20,60,25.",
                field="area",
            )


def _pages(content: bytes, only: int | None = None) -> "Iterator[Image]":
    """Yield the pages as pictures, all or `only` one."""
    shown = file_kind(content).shown
    if shown is Shown.PICTURE:
        yield decoded(content, LONGEST)
    elif shown is Shown.PDF:
        yield from _drawn(content, only)
    else:
        raise Refused("Only a PDF or a picture is blacked out", do="Print it to a PDF, and attach that.", field="file")


def _count(content: bytes) -> int:
    """Return how many pages there are; a picture is one."""
    if file_kind(content).shown is not Shown.PDF:
        return 1
    with _opened(content) as document:
        return len(document)


def _drawn(content: bytes, only: int | None) -> "Iterator[Image]":
    with _opened(content) as document:
        for number in range(len(document)) if only is None else (only - 1,):
            page = document[number]
            scale = min(DOTS, LONGEST / max(*page.get_size(), 1))
            yield page.render(scale=scale).to_pil().convert("RGB")


@contextmanager
def _opened(content: bytes) -> "Iterator[PdfDocument]":
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(content) as document:
            if len(document) > PAGES:
                raise Refused(f"A document of more than {PAGES} pages is not blacked out", do="Attach it in parts.")
            yield document
    except PdfiumError as damaged:
        raise Refused("This PDF is damaged or locked", do="Ask for it again, without a password.") from damaged


def _burn(page: "Image", area: Area) -> None:
    from PIL import ImageDraw

    wide, high = page.size
    upper = (area.left * wide // 100, area.top * high // 100)
    lower = (-(-area.right * wide // 100), -(-area.bottom * high // 100))
    ImageDraw.Draw(page).rectangle((upper, lower), fill="black")
