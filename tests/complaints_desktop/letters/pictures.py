"""Draws every kind of letter at three sizes, to be looked at: run it with `python -m`, and name a folder."""

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.pdf import write_pdf
from tests.complaints_desktop.letters.sample import case, offer, promise, response, stage

SIZES = (12, 18, 28)
SAID = (
    "We looked at the repair log and at the photographs you sent us, and spoke to the surveyor who came on 19 March. "
)
GAP = 8
"""Pixels between two pages."""


def filled(kind: LetterKind, size: int) -> bytes:
    """Return the PDF of a letter with something typed into each of its fields."""
    known = case(commitments=(promise(), promise(2, what="Paint the ceiling.")), stages=(stage(offers=(offer(),)),))
    typed = {field.name: SAID for field in kind.typed_fields}
    return write_pdf(compose(response(kind=kind, text_size=size, typed=typed, case=known)))


def picture(content: bytes, scale: float = 0.8) -> Image.Image:
    """Return the pages of a PDF beside one another."""
    document = pypdfium2.PdfDocument(content)
    pages = [document[number].render(scale=scale).to_pil() for number in range(len(document))]
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


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
