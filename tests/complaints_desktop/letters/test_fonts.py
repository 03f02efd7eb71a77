"""The fonts of a letter: which characters they print, and that a sure one needs no font to be loaded to tell."""

import pytest

from complaints_desktop.letters.characters import REPLACEMENT
from complaints_desktop.letters.fonts import BOLD, FALLBACK, REGULAR, SURE, font, stretches, unprintable
from resources.reader import names, read_text


@pytest.mark.parametrize("name", [REGULAR, BOLD])
def test_every_sure_character_is_in_the_first_font(name):
    glyphs = font(name).face.charToGlyph

    assert [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, SURE + 1)) if code not in glyphs] == []


def test_plain_text_is_one_stretch():
    assert stretches("Resident One, £5", REGULAR) == ((REGULAR, "Resident One, £5"),)


def test_what_the_first_font_lacks_comes_from_the_second():
    assert stretches("a ✓ b", BOLD) == ((BOLD, "a "), (FALLBACK[BOLD], "✓"), (BOLD, " b"))


@pytest.mark.parametrize("text", ["مريم", "שרה", "😀", "हिन", "張"])
def test_what_no_font_prints_well_is_seen_as_missing(text):
    assert stretches(text, REGULAR) == ((FALLBACK[REGULAR], REPLACEMENT * len(text)),)
    assert unprintable(text) == "".join(dict.fromkeys(text))


def test_marks_without_a_shape_of_their_own_are_no_trouble():
    assert unprintable("a\u200db\ufe0f") == ""
    assert stretches("a\u200db\ufe0f", REGULAR) == ((REGULAR, "a"), (REGULAR, "b"))


@pytest.mark.parametrize("text", ["", "Łódź", "“quoted” – €5 ≥ ½ • …", "Ελλάδα", "Україна", "Việt Nam", "Հայաստան"])
def test_what_letters_are_full_of_is_printed(text):
    assert unprintable(text) == ""


def test_each_font_comes_with_its_licence():
    fonts = {name.split("-")[0].removesuffix(".ttf") for name in names("fonts", ".ttf")}

    assert fonts == {"OpenSans", "DejaVuSans"}
    assert "Apache License" in read_text("fonts", "OpenSans-LICENCE.txt")
    assert "Bitstream" in read_text("fonts", "DejaVuSans-LICENCE.txt")
