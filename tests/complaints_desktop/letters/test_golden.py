"""Each kind of letter looks as it did when somebody looked at it: `make golden` keeps new pictures, to be looked at."""

from collections.abc import Iterator

from PIL import Image, ImageChops

from complaints_desktop.letters.catalogue import letter_kind, letter_kinds
from complaints_desktop.letters.header import read_kind
from complaints_desktop.letters.kinds import LetterKind
from resources.reader import read_text
from tests.complaints_desktop.letters.pictures import GOLDEN, golden, keep, kept

NEAR = 6
"""Dots on a side of the squares that are compared: how a letter is drawn in them differs from machine to machine."""

APART = 56
"""Of 255: how much lighter or darker one square may be; another word makes it more."""


def differs(one: Image.Image, other: Image.Image) -> bool:
    if one.size != other.size:
        return True
    squares = [each.convert("L").reduce(NEAR) for each in (one, other)]
    return ImageChops.difference(*squares).getextrema()[1] > APART


def changed(kinds: tuple[LetterKind, ...], folder) -> Iterator[str]:
    """Yield the names of the kinds that look otherwise than they are kept, each drawn into `folder`."""
    for kind in kinds:
        now = golden(kind)
        if not kept(kind).exists() or differs(now, Image.open(kept(kind))):
            keep(now, folder / kept(kind).name)
            yield kind.name


def test_each_kind_of_letter_looks_as_when_it_was_looked_at(tmp_path):
    assert list(changed(letter_kinds(), tmp_path)) == [], f"look at {tmp_path}, then `make golden`"
    assert {path.name for path in GOLDEN.iterdir()} == {kept(kind).name for kind in letter_kinds()}


def test_another_word_in_a_line_is_seen():
    ours = read_text("letters", "progress-update.md")
    other = read_kind("progress-update", ours.replace("You complained to us", "You wrote to us"))

    assert differs(golden(letter_kind("progress-update")), golden(other))
    assert not differs(golden(letter_kind("progress-update")), golden(read_kind("progress-update", ours)))
