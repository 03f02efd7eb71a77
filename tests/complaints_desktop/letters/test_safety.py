"""Nothing a resident or an officer types is ever executed, opened or fetched; it is printed as it was typed."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.characters import clean
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.gate import blockers
from complaints_desktop.letters.logos import picture_type
from complaints_desktop.letters.write import WRITERS, write
from tests.complaints_desktop.letters.sample import (
    OUR_LINKS,
    RESIDENT,
    TYPED,
    case,
    finding,
    leads_to,
    point,
    promise,
    response,
)
from tests.tables import each_row

WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "exec", "import")
HARMLESS = str(Path(docx.__file__).parent)
"""python-docx reads its own empty document."""

HOSTILE = (
    '<img src="/etc/hostname"/> <a href="http://homes.example/x">a</a> <b>b</b> &amp; &#60; </para><para> ]]> <!-- -->',
    '<font name="../x" size="900">x</font> <onDraw name="os.system" label="id"/> <unichar name="FULL STOP"/>',
    "{{name}} {{#points}} {{>ombudsman}} {{7*7}} {% include '/etc/passwd' %} ${x} %(x)s %s \\n",
    "**x** [x](http://homes.example) ![x](file:///etc/hostname) # x | a | b |",
    '=HYPERLINK("http://homes.example") \'; DROP TABLE letter; --',
)


class Watch:
    """Writes down what the process opens while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if self.on and event in WATCHED and HARMLESS not in str(args):
            self.seen.append(f"{event} {args}")

    @contextmanager
    def listening(self) -> Iterator[list[str]]:
        """Listen for the length of a block."""
        self.seen, self.on = [], True
        try:
            yield self.seen
        finally:
            self.on = False


@lru_cache(maxsize=1)
def watch() -> Watch:
    """Return the one watch of the process, with all that a letter loads already loaded."""
    for ending in WRITERS:
        write(compose(hostile("ŵ ✓ warm up")), ending)
    picture_type(b"warm up")
    return Watch()


def hostile(text: str) -> LetterMatter:
    """Return a response with `text` in every place a person types."""
    someone = replace(RESIDENT, name=text, preferred_name=text, address=text)
    worded = finding(point(text=text, outcome_sought=text), reasons=text, reference=text)
    promised = promise(what=text, how_you_will_know=text, contractor=text)
    return response(
        case=case(resident=someone, points=(worded,), commitments=(promised,), updates_agreed=text),
        typed=dict.fromkeys((*TYPED, "changes", "personal_note"), text),
    )


def squeezed(text: str) -> str:
    """Return text without its spaces and line breaks: a page breaks lines where it must."""
    return "".join(text.split())


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF, read back with another tool."""
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


@each_row("ending", list(WRITERS))
@each_row("text", HOSTILE)
def test_markup_opens_no_file_and_no_socket_and_runs_nothing(text, ending):
    page = compose(hostile(text))
    with watch().listening() as seen:
        write(page, ending)

    assert seen == []


def test_the_watch_would_notice():
    with watch().listening() as seen:
        Path(__file__).read_bytes()

    assert len(seen) == 1


def test_a_logo_is_the_only_picture_and_comes_from_the_letter_itself():
    with watch().listening() as seen:
        write(compose(response(logo=b"\x89PNG\r\n\x1a\n broken")), ".pdf")

    assert seen == []


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_exactly_as_it_was_typed(text):
    content = write(compose(hostile(text)), ".pdf")
    printed = squeezed(pdf_text(content))

    assert printed.count(squeezed(text)) >= 8
    assert leads_to(PdfReader(BytesIO(content))) <= OUR_LINKS


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_words_in_html(text):
    content = write(compose(hostile(text)), ".html").decode()

    assert "<img" not in content
    assert set(re.findall(r"<a ([^>]*)>", content)) <= {f'href="{link}"' for link in OUR_LINKS}
    assert "<script" not in content
    assert "default-src 'none'" in content


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        alphabet=st.characters(max_codepoint=0x17F, exclude_categories=("Cc", "Cs", "Zs", "Cf")),
        min_size=1,
        max_size=60,
    )
)
def test_whatever_is_typed_can_be_read_back_from_the_pdf(text):
    page = compose(response(typed={**TYPED, "apology": f"start{text}end"}))
    with watch().listening() as seen:
        content = write(page, ".pdf")

    assert squeezed(clean(f"start{text}end")) in squeezed(pdf_text(content))
    assert seen == []


@settings(max_examples=20, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=80))
def test_no_text_whatever_stops_a_format_from_being_written(text):
    page = compose(hostile(text))

    assert all(write(page, ending) for ending in WRITERS)


@pytest.mark.parametrize("text", ["x" * 1_048_576, "word " * 209_716, "a\n" * 524_288, "a/" * 524_288])
def test_a_megabyte_in_a_field_is_named_and_hangs_nothing(text):
    matter = response(typed={**TYPED, "apology": text}, case=case(points=(finding(point(), reasons=text),)))
    page = compose(matter)
    found = {each.field for each in blockers(matter, page) if each.blocks}
    content = write(page, ".pdf")

    assert {"apology", "points.1.reasons"} <= found
    assert squeezed("it is too long for a letter") in squeezed(pdf_text(content))
    assert len(PdfReader(BytesIO(content)).pages) < 40
