"""The reader of packaged data: finds it wherever the program is installed, and nothing outside it."""

import pytest

from resources.reader import names, read_bytes, read_text


def test_a_text_is_read_as_utf_8():
    assert "“" in read_text("letters", "stage1-response.md")


def test_bytes_are_read_as_they_are():
    assert read_bytes("fonts", "OpenSans-Regular.ttf").startswith(b"\x00\x01\x00\x00")


def test_the_names_of_a_folder_are_in_order_and_of_the_ending_asked_for():
    assert names("letters/parts", ".md") == ("closing.md", "opening.md")
    assert names("letters/parts") == ("closing.md", "example.toml", "fields.toml", "opening.md")


@pytest.mark.parametrize("name", ["../reader.py", "..", "/etc/hostname", "parts", "..\\reader.py", "nothing.md", ""])
def test_a_name_that_is_no_file_of_the_folder_is_not_found(name):
    with pytest.raises(FileNotFoundError, match="resources/letters"):
        read_text("letters", name)
