"""The little Markdown of the templates: what it reads, and how it names what it cannot."""

import pytest

from complaints_desktop.letters.template import Block, Line, Panel, Piece, Section, TableRow, inline, parse


def test_a_section_has_a_name_and_a_title():
    assert parse("## Our decision {#decision}") == (Section("decision", (Piece("Our decision"),)),)


def test_a_section_may_go_on_without_a_heading():
    assert parse("## {#answer}") == (Section("answer", ()),)


def test_lines_of_a_paragraph_are_joined_until_a_blank_one():
    first, second = parse("one\ntwo\n\nthree")

    assert first == Line(0, (Piece("one two"),))
    assert second == Line(0, (Piece("three"),))


def test_a_backslash_keeps_the_break():
    assert parse("one\\\ntwo") == (Line(0, (Piece("one\ntwo"),)),)


def test_places_and_bold_are_pieces_of_a_line():
    assert inline("On **{{day}}** we came.") == (
        Piece("On "),
        Piece("day", bold=True, is_field=True),
        Piece(" we came."),
    )


def test_a_block_holds_what_stands_between_its_tags():
    (block,) = parse("{{#points}}\n### {{heading}}\n- {{item}}\n{{/points}}")

    assert isinstance(block, Block)
    assert (block.name, block.sign) == ("points", "#")
    assert [type(node) for node in block.nodes] == [Line, Line]


def test_blocks_may_stand_in_blocks():
    (outer,) = parse("{{?a}}\n{{^b}}\nword\n{{/b}}\n{{/a}}")

    assert isinstance(outer, Block)
    assert isinstance(outer.nodes[0], Block)
    assert outer.nodes[0].sign == "^"


def test_a_rule_beneath_a_row_makes_it_the_header_and_a_colon_a_column_of_figures():
    header, row = parse("| What | Sum |\n|---|---:|\n| {{head}} | {{sum}} |")

    assert isinstance(header, TableRow)
    assert header.figures == (False, True)
    assert isinstance(row, TableRow)
    assert row.figures == ()


def test_an_empty_cell_is_a_cell():
    (row,) = parse("| Total | | £5 |")

    assert isinstance(row, TableRow)
    assert len(row.cells) == 3


def test_a_panel_is_named():
    assert parse("{{>ombudsman}}") == (Panel("ombudsman"),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("fine\n\n{{#points}}\nnever closed", "line 4: points is never closed"),
        ("{{/points}}", "line 1: /points closes nothing"),
        ("\n**bold without end", "line 2: a \\*\\*"),
        ("a {{ b", "line 1: a"),
        ("{{a.b}}", "line 1: a"),
        ("## No name", "line 1: a heading is"),
        ("#### Too deep", "line 1: a heading is"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text, says):
    with pytest.raises(ValueError, match=says):
        parse(text)
