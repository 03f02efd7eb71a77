"""Each field of each kind: taken away it is a gap with its paragraph, and whatever stands in it is only words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from complaints_desktop.letters.brief import LARGEST_SIZE
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.characters import CUT, clean
from complaints_desktop.letters.checks import Found, Seen, wording
from complaints_desktop.letters.compose import filled
from complaints_desktop.letters.example_page import example_page, example_rows_and_values
from complaints_desktop.letters.fonts import unprintable
from complaints_desktop.letters.kinds import LetterField, LetterKind
from complaints_desktop.letters.page import Page, Table, runs_of
from complaints_desktop.letters.values import Value
from complaints_desktop.letters.write import WRITERS, write
from tests.complaints_desktop.letters.sample import response
from tests.complaints_desktop.letters.test_safety import HOSTILE, squeezed, watch
from tests.complaints_desktop.letters.test_whole import DESK
from tests.tables import each_row
from tests.thorough import ALL, one_in

KINDS = letter_kinds()
PAGES = {kind.name: example_page(kind, DESK) for kind in KINDS}
REQUIRED = [(kind, field) for kind in KINDS for field in kind.fields if field.required]


def page_with(kind: LetterKind, values: Mapping[str, Value]) -> Page:
    """Return the page of the example with other values; its panels stay away."""
    return replace(PAGES[kind.name], blocks=filled(kind, values, lambda _: iter(())))


def printed(page: Page) -> set[str]:
    """Return the fields a page prints, whichever row they are of, and the blocks of those rows."""
    fields = {_bare(run.field) for block in page.blocks for run in runs_of(block) if run.field and not run.hole}
    return fields | {field.partition(".")[0] for field in fields}


def _bare(field: str) -> str:
    return ".".join(part for part in field.split(".") if not part.isdigit())


def without(values: Mapping[str, Value], name: str) -> dict[str, Value]:
    """Return the values with one of them empty, in every row where it is a column."""
    block, _, column = name.partition(".")
    value = values.get(block, "")
    if not column or isinstance(value, str):
        return {**values, block: "" if isinstance(value, str) else ()}
    return {**values, block: tuple({**row, column: ""} for row in value)}


def gaps(kind: LetterKind, page: Page) -> list[Found]:
    return list(wording.holes(Seen(replace(response(), kind=kind), page)))


@each_row(("kind", "field"), REQUIRED, ids=[f"{kind.name}-{field.name}" for kind, field in REQUIRED])
def test_what_is_taken_away_is_named_with_its_paragraph(kind: LetterKind, field: LetterField):
    shown = [example_rows_and_values(kind, least=least) for least in (False, True)]
    shown = [values for values in shown if field.name in printed(page_with(kind, values))]
    assert shown, "the example prints it nowhere"
    for values in shown:
        found = gaps(kind, page_with(kind, without(values, field.name)))
        assert (field.name, field.paragraph) in {(_bare(each.field or ""), each.paragraph) for each in found}


def test_every_kind_is_written_in_every_format_with_nothing_to_list():
    """No format has a table of no rows to print: where one is asked for, what is missing is named instead."""
    for kind in KINDS:
        known = example_rows_and_values(kind, least=False)
        page = page_with(kind, {name: value if isinstance(value, str) else () for name, value in known.items()})
        for ending in WRITERS:
            assert write(replace(page, text_size=LARGEST_SIZE), ending), (kind.name, ending)
        assert [block for block in page.blocks if isinstance(block, Table) and not block.rows] == [], kind.name


ODD = (
    *HOSTILE,
    "\N{RIGHT-TO-LEFT OVERRIDE}سقف البيت يسرب الماء، 900\N{POP DIRECTIONAL FORMATTING}",
    "The roof \N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4} \N{FAMILY} leaks",
    "Z\u0335\u0321a\u0315lgo\u0489 \u1e9b\u0323 \ufdfa",
    "x" * 100_000,
)


def said_everywhere(kind: LetterKind, text: str) -> dict[str, Value]:
    """Return the values of the example with a text in each that is printed, and in each column."""
    known = example_rows_and_values(kind, least=False)
    return {
        name: (text if value else "") if isinstance(value, str) else tuple(dict.fromkeys(row, text) for row in value)
        for name, value in known.items()
    }


def tried(kind: LetterKind) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """Yield each odd text in all fields of a kind at once; in the soak in each field alone too."""
    for text in ODD:
        everywhere = said_everywhere(kind, text)
        yield text, everywhere
        known = example_rows_and_values(kind, least=False)
        for name in known if ALL else ():
            if known[name]:
                yield text, {**known, name: everywhere[name]}


@each_row("kind", KINDS, ids=lambda kind: kind.name)
def test_whatever_stands_in_a_field_is_printed_as_it_is_and_opens_nothing(kind: LetterKind):
    for text, values in tried(kind):
        page = page_with(kind, values)
        with watch().listening() as seen:
            html, plain = write(page, ".html").decode(), write(page, ".txt").decode()
        assert seen == []
        assert squeezed(clean(text)) in squeezed(plain)
        assert (CUT.strip() in plain) is (len(text) > 20_000)
        assert "<img" not in html
        assert "<script" not in html


@pytest.mark.parametrize("kind", KINDS if ALL else one_in(8, KINDS), ids=lambda kind: kind.name)
def test_whatever_stands_in_a_field_is_set_or_named_as_unprintable(kind: LetterKind):
    for text, values in one_in(3, tried(kind)):
        page = page_with(kind, values)
        with watch().listening() as seen:
            content = [write(page, ending) for ending in (".pdf", ".docx")]
        assert (seen, all(content)) == ([], True)
        refused = list(wording.characters(Seen(replace(response(), kind=kind), page)))
        assert bool(refused) is bool(unprintable(clean(text)))
