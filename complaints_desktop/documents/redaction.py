"""A copy with areas blacked out: each page becomes a picture with the areas burnt into it, and no text is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from complaints_desktop.documents.drawing import PageDrawer
from complaints_desktop.documents.file_kinds import Shown, file_kind
from complaints_desktop.documents.pages_apart import DOTS, LONGEST
from complaints_desktop.documents.pictures import decoded
from complaints_desktop.rules.refusals import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

PAGES = 200
SEEN = 2_000
"""Pixels of the longer side of a page that is looked at."""


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
    """One page as a picture, to look at or to draw areas on, and the words on it; or why it cannot be drawn."""

    picture: bytes
    number: int
    pages: int
    words: str = ""
    refused: Refused | None = None


def page_seen(content: bytes, number: int, drawer: PageDrawer) -> PageSeen:
    """Return a page of a PDF or a picture as a PNG; Refused for what has no such page."""
    pages = _count(content, drawer)
    if not 1 <= number <= pages:
        raise Refused(f"The document has {pages} pages", do="Name a page that is there.", field="area")
    page, words = _page(content, number, drawer)
    page.thumbnail((SEEN, SEEN))
    drawn = BytesIO()
    page.save(drawn, "PNG", compress_level=1)
    return PageSeen(picture=drawn.getvalue(), number=number, pages=pages, words=words)


def require_few(pages: int) -> None:
    """Refuse what has more pages than are blacked out at once."""
    if pages > PAGES:
        raise Refused(f"A document of more than {PAGES} pages is not blacked out", do="Attach it in parts.")


def area_of(typed: str) -> Area:
    """Return an area as it is typed, PAGE,LEFT,TOP,RIGHT,BOTTOM; Refused where it is none."""
    numbers = [int(each) if each.strip().isdecimal() else -1 for each in typed.split(",")]
    page, left, top, right, bottom = numbers if len(numbers) == 5 else (0, 0, 0, 0, 0)
    area = Area(page=page, left=left, top=top, right=right, bottom=bottom)
    _require_areas([area])
    return area


def redacted(content: bytes, areas: Sequence[Area], drawer: PageDrawer) -> bytes:
    """Return a PDF of pictures in which the areas are black; Refused for what has no pages, and areas of none."""
    from pypdf import PdfReader, PdfWriter

    _require_areas(areas)
    pages = _count(content, drawer)
    require_few(pages)
    if any(area.page > pages for area in areas):
        raise Refused(f"The document has {pages} pages", do="Name a page that is there.", field="area")
    copy = PdfWriter()
    for number in range(1, pages + 1):  # one after the other: 200 of them drawn would fill the memory
        page, _ = _page(content, number, drawer)
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


def _page(content: bytes, number: int, drawer: PageDrawer) -> "tuple[Image, str]":
    """Return a page as a picture, and the words on it."""
    from PIL import Image

    shown = file_kind(content).shown
    if shown is Shown.PICTURE:
        return decoded(content, LONGEST), ""
    if shown is not Shown.PDF:
        raise Refused("Only a PDF or a picture is blacked out", do="Print it to a PDF, and attach that.", field="file")
    drawn = drawer.draw(content, number)
    return Image.frombytes("RGB", (drawn.wide, drawn.high), drawn.pixels), drawn.words


def _count(content: bytes, drawer: PageDrawer) -> int:
    """Return how many pages there are; a picture is one."""
    return drawer.count(content) if file_kind(content).shown is Shown.PDF else 1


def _burn(page: "Image", area: Area) -> None:
    from PIL import ImageDraw

    wide, high = page.size
    upper = (area.left * wide // 100, area.top * high // 100)
    lower = (-(-area.right * wide // 100), -(-area.bottom * high // 100))
    ImageDraw.Draw(page).rectangle((upper, lower), fill="black")
