"""The kinds of letter that are there, and what their templates must keep to."""

import subprocess
import sys
from collections.abc import Iterator, Sequence

import pytest

from complaints_desktop.letters.kinds import LetterKind, Purpose, letter_kind, letter_kinds, read_kind
from complaints_desktop.letters.plain_words import bans
from complaints_desktop.letters.template import Block, Line, Node, Section, TableRow
from complaints_desktop.rules.refusals import Refused
from resources.reader import read_text

KINDS = letter_kinds()


def test_the_two_letters_of_stage_1_are_there():
    assert [(kind.name, kind.code, kind.stage, kind.purpose) for kind in KINDS] == [
        ("stage1-acknowledgement", "L04", 1, Purpose.ACKNOWLEDGEMENT),
        ("stage1-response", "L08", 1, Purpose.RESPONSE),
    ]


def test_a_letter_nobody_knows_is_refused_with_those_there_are():
    with pytest.raises(Refused) as refusal:
        letter_kind("stage3-response")

    assert "stage3-response" in refusal.value.why
    assert "stage1-response" in refusal.value.do


@pytest.mark.parametrize("name", ["../reader", "/etc/passwd", "parts/opening", "..\\secret", ""])
def test_a_name_never_leads_out_of_the_folder_of_letters(name):
    with pytest.raises(Refused):
        letter_kind(name)


def test_the_response_covers_every_letter_of_paragraph_6_9():
    sections = {paragraph for section in letter_kind("stage1-response").sections for paragraph in section.paragraphs}

    assert {f"6.9 {letter}" for letter in "abcdefg"} <= sections


def test_the_acknowledgement_covers_what_the_code_asks_of_it():
    assert {"6.2", "5.6", "5.7", "6.3", "3.6", "5.10", "3.7"} <= letter_kind("stage1-acknowledgement").paragraphs


def test_a_field_of_a_row_is_found_whatever_the_row():
    kind = letter_kind("stage1-response")

    assert kind.field("points.12.reasons") is kind.field("points.reasons")
    assert kind.field("nothing") is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_tells_the_officer_what_to_write(kind):
    assert all(field.label and field.hint and field.max_length > 0 for field in kind.fields)
    assert len({field.name for field in kind.fields}) == len(kind.fields)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_section_has_its_paragraphs_said(kind):
    described = {section.name for section in kind.sections}

    assert described
    assert all(section.name.isidentifier() for section in kind.sections)
    assert len(described) == len(kind.sections)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_optional_field_is_only_printed_where_there_is_one(kind):
    printed_bare = set(_printed(kind.body, guarded=frozenset()))

    assert not {field.name for field in kind.typed_fields if not field.required} & printed_bare


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_typed_field_is_printed_somewhere(kind):
    assert {field.name for field in kind.typed_fields} <= set(_printed(kind.body, guarded=None))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_our_own_wording_uses_no_word_that_we_do_without(kind):
    wording = read_text("letters", f"{kind.name}.md") + "".join(
        read_text("letters/parts", name) for name in ("opening.md", "closing.md")
    )
    body = wording.split("+++\n", 2)[2]

    assert [ban.why for ban in bans() if ban.pattern.search(body)] == []


def test_a_template_that_cannot_be_read_is_named():
    with pytest.raises(ValueError, match="the letter mine cannot be read: line 2"):
        read_kind("mine", '+++\ncode = "L99"\n+++\n\n**never closed')


def _printed(nodes: Sequence[Node], guarded: frozenset[str] | None) -> Iterator[str]:
    """Names of the fields printed outside a block of their own name; with `guarded` None, of all."""
    for node in nodes:
        match node:
            case Block(name, _, below):
                yield from _printed(below, None if guarded is None else guarded | {name})
            case Section(_, pieces) | Line(_, pieces):
                yield from (each.text for each in pieces if each.is_field and each.text not in (guarded or ()))
            case TableRow(cells):
                yield from (each.text for cell in cells for each in cell if each.is_field)


def test_the_check_of_optional_fields_would_notice_one_printed_bare():
    kind: LetterKind = read_kind("mine", read_text("letters", "stage1-response.md") + "\n{{changes}}\n")

    assert "changes" in set(_printed(kind.body, guarded=frozenset()))


def test_looking_at_a_letter_loads_nothing_heavy():
    looked = "import complaints_desktop.letters.gate, complaints_desktop.letters.write, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", looked], capture_output=True, text=True, check=True).stdout.split()

    assert "complaints_desktop.letters.gate" in loaded
    assert not {"sqlalchemy", "reportlab", "docx", "PIL", "PySide6"} & set(loaded)
