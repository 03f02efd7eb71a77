"""Draws every kind of letter, to be looked at.

`python -m tests.complaints_desktop.letters.pictures FOLDER` draws each at three sizes into a folder. Without one it
remakes the pictures kept in `golden`: the first and the last page of the example of each kind.
"""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
from PIL import Image

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.settings import Settings
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.example_page import BY_SOMEBODY_ELSE, example_page
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.pdf import write_pdf
from complaints_desktop.rules.calendar import WorkingCalendar
from tests.complaints_desktop.letters.sample import LANDLORD, OFFICER, case, offer, promise, response, stage

SIZES = (12, 18, 28)
SAID = (
    "We looked at the repair log and at the photographs you sent us, and spoke to the surveyor who came on 19 March. "
)
GAP = 8
"""Pixels between two pages."""

GOLDEN = Path(__file__).with_name("golden")
DOTS = 50
"""Dots to the inch of a kept picture."""

SHADES = 4
"""Shades of grey of a kept picture."""

DESK = Desk(
    officer=OFFICER,
    now=datetime(2026, 7, 6, 12, tzinfo=UTC),  # every body that a letter names is in the register by then
    calendar=WorkingCalendar(known_from=date(2026, 1, 1), known_until=date(2026, 12, 31), holidays={}),
    settings=Settings(landlord=LANDLORD),
)


def filled(kind: LetterKind, size: int) -> bytes:
    """Return the PDF of a letter with something typed into each of its fields."""
    known = case(commitments=(promise(), promise(2, what="Paint the ceiling.")), stages=(stage(offers=(offer(),)),))
    typed = {field.name: SAID for field in kind.typed_fields}
    return write_pdf(compose(response(kind=kind, text_size=size, typed=typed, case=known)))


def picture(content: bytes, scale: float = 0.8) -> Image.Image:
    """Return the pages of a PDF beside one another."""
    document = pypdfium2.PdfDocument(content)
    return _beside([document[number].render(scale=scale).to_pil() for number in range(len(document))])


def golden(kind: LetterKind) -> Image.Image:
    """Return the first and the last page of the example of a kind, small and in few shades."""
    page = example_page(kind, DESK, without=BY_SOMEBODY_ELSE)
    document = pypdfium2.PdfDocument(write_pdf(replace(page, marks=())))
    numbers = dict.fromkeys((0, len(document) - 1))
    small = _beside([document[number].render(scale=DOTS / 72, grayscale=True).to_pil() for number in numbers])
    return small.convert("L").point(lambda shade: round(shade * (SHADES - 1) / 255) * 255 // (SHADES - 1))


def kept(kind: LetterKind) -> Path:
    """Return where the picture of a kind is kept."""
    return GOLDEN / f"{kind.code}-{kind.name}.png"


def keep(image: Image.Image, path: Path) -> None:
    """Write a picture as small as it can be."""
    image.quantize(SHADES).save(path, optimize=True, bits=2)


def _beside(pages: list[Image.Image]) -> Image.Image:
    whole = Image.new("RGB", (sum(page.width + GAP for page in pages), pages[0].height), "grey")
    at = 0
    for page in pages:
        whole.paste(page, (at, 0))
        at += page.width + GAP
    return whole


def draw(folder: Path) -> None:
    """Draw each kind of letter at each size into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in letter_kinds():
        for size in SIZES:
            picture(filled(kind, size)).save(folder / f"{kind.code}-{kind.name}-{size}.png")


def remake() -> None:
    """Draw the pictures that are kept anew, and leave none of a kind that is gone."""
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.png"):
        path.unlink()
    for kind in letter_kinds():
        keep(golden(kind), kept(kind))


if __name__ == "__main__":
    draw(Path(sys.argv[1])) if len(sys.argv) > 1 else remake()
