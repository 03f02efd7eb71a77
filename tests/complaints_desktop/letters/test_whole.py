"""A wording is whole: whatever ours prints, on each path where ours prints it."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.settings import Settings
from complaints_desktop.letters.catalogue import letter_kind, letter_kinds
from complaints_desktop.letters.chunks import chunks, joined, tidy
from complaints_desktop.letters.example import columns, example_rows, example_values, has_words, recorded, when
from complaints_desktop.letters.example_page import example_page
from complaints_desktop.letters.header import read_kind
from complaints_desktop.letters.kinds import LetterKind, Says
from complaints_desktop.letters.page import runs_of
from complaints_desktop.letters.paths import Sort, missed, printed
from complaints_desktop.letters.template import parse
from complaints_desktop.letters.values import values
from complaints_desktop.letters.whole import COURTESY, gaps
from complaints_desktop.rules.calendar import WorkingCalendar
from resources.reader import read_text
from tests.complaints_desktop.letters.sample import LANDLORD, OFFICER, response
from tests.tables import each_row

KINDS = letter_kinds()
DESK = Desk(
    officer=OFFICER,
    now=datetime(2026, 4, 20, 12, tzinfo=UTC),
    calendar=WorkingCalendar(known_from=date(2026, 1, 1), known_until=date(2026, 12, 31), holidays={}),
    settings=Settings(landlord=LANDLORD),
)
of_each_kind = each_row("kind", KINDS, ids=lambda kind: kind.name)
OPENING, CLOSING = read_text("letters/parts", "opening.md"), read_text("letters/parts", "closing.md")


def text_of(kind: LetterKind) -> str:
    return read_text("letters", f"{kind.name}.md")


def told(kind: LetterKind, text: str) -> str:
    """Return what is wrong with another text of a kind, in one string; a text that cannot be read says why."""
    try:
        other = read_kind(kind.name, text)
    except ValueError as wrong:
        return str(wrong)
    return "\n".join(f"{each.why} {each.do} {each.paragraph}" for each in gaps(other, kind))


def changed(name: str, before: str, after: str) -> str:
    kind = letter_kind(name)
    assert text_of(kind).count(before) == 1
    return told(kind, text_of(kind).replace(before, after))


@of_each_kind
def test_our_own_wording_is_whole(kind):
    assert gaps(kind, kind) == ()


@of_each_kind
def test_each_declared_sentence_is_said_by_our_own_wording(kind):
    for says in kind.says:
        lines = (each for each in printed(kind.body, columns()) if each.section == says.section)
        assert any(each.sort is Sort.WORDS and _tells(each.name, says) for each in lines), says.what


def cuts(kind: LetterKind) -> Iterator[tuple[str, str]]:
    """Yield our text of a kind with one thing that it prints cut from it, and the tag or heading that is missing."""
    _, _, wording = text_of(kind).split("+++\n", 2)
    head = text_of(kind).removesuffix(wording)
    for tag in dict.fromkeys(re.findall(r"\{\{>?[a-z0-9_]+\}\}", wording)):
        yield tag, head + wording.replace(tag, "nothing")
    for name in dict.fromkeys(re.findall(r"(?<!\{)\{#([a-z0-9_]+)\}", wording)):
        yield f"{{#{name}}}", head + re.sub(rf"^## .*\{{#{name}\}}$", "### Other", wording, flags=re.MULTILINE)


@of_each_kind
def test_each_thing_that_is_cut_from_our_wording_is_named(kind):
    courtesy = {"format"} | {name.rpartition(".")[2] for name in COURTESY}
    tried = 0
    for tag, text in cuts(kind):
        if tag.strip("{}") not in courtesy:  # the format stands at the end of every letter too
            tried += 1
            assert tag in told(kind, text) or "begins with a section" in told(kind, text), tag
    assert tried > 5


@of_each_kind
def test_no_sentence_that_is_declared_can_be_cut(kind):
    for says in kind.says:
        head, _, wording = text_of(kind).rpartition("+++\n")
        section = chunks(wording).get(says.section, "")  # what every letter ends with is not this letter's own
        lines = [line for line in section.splitlines() if not _tells(line, says)]
        cut = wording.replace(section, "\n".join(lines)) if section else wording
        assert (says.what in told(kind, f"{head}+++\n{cut}")) is bool(section), says.what


def _tells(line: str, says: Says) -> bool:
    return all(any(word in line.lower() for word in group) for group in says.words)


IMPOSSIBLE = "{{?received_on}}\n{{^received_on}}\n%s\n{{/received_on}}\n{{/received_on}}"
NOW_AND_THEN = "{{?withdrawn_points}}\n%s\n{{/withdrawn_points}}"
PANEL, DECISION = "{{>ombudsman}}", "**Our decision: {{decision}}**"
HELP = "You can ask anyone you trust to deal with your complaint for you, or to come with you when we meet"


def test_a_condition_that_can_never_be_so_hides_nothing():
    missing = changed("stage1-response", PANEL, IMPOSSIBLE % PANEL)
    assert "How to reach the Housing Ombudsman is missing in every letter" in missing
    assert "3.7" in missing


def test_a_condition_that_is_so_now_and_then_hides_nothing():
    missing = changed("stage1-response", DECISION, NOW_AND_THEN % DECISION)
    assert "“Decision” is missing if there are points and no point was withdrawn" in missing
    assert "6.9 c" in missing


def test_both_sides_of_a_condition_are_looked_at():
    half = "{{?hazard}}\n" + PANEL + "\n{{/hazard}}\n"
    both = half + "{{^hazard}}\n" + PANEL + "\n{{/hazard}}"
    assert "if there is no hazard" in changed("stage1-response", PANEL, half)
    assert changed("stage1-response", PANEL, both) == ""


def test_the_label_alone_is_no_decision_and_the_stage_cannot_be_cut():
    assert "6.9 c" in changed("stage1-response", DECISION, "**Our decision: see above**")
    assert "which stage this is" in changed("stage1-response", "our **stage 1 response**", "our answer")


def test_the_sentence_about_somebody_to_help_cannot_be_cut_and_may_be_put_in_other_words():
    assert "that anybody they trust may deal with it for them" in changed(
        "stage1-acknowledgement", HELP, "You can write to us"
    )
    other = "Somebody you know, such as a relative, may act on your behalf or come with you"
    assert changed("stage1-acknowledgement", HELP, other) == ""


def test_a_fact_may_move_and_words_may_change_freely():
    line = "**What you asked for:** {{outcome_sought}}\n\n"
    text = text_of(letter_kind("stage1-response")).replace(line, "")
    moved = text.replace(DECISION, f"{DECISION}\n\nYou asked us for this: {{{{outcome_sought}}}}")
    assert told(letter_kind("stage1-response"), moved) == ""


@each_row(
    ("after", "why"),
    [
        ("You have to wait 8 weeks before you go to the Ombudsman. ", "8 weeks"),
        ("{{secret}} ", "knows nothing called “secret”"),
        ("{{#secret}}\n- {{item}}\n{{/secret}}\n", "knows nothing called “secret”"),
        ("{{?secret}}\nWords.\n{{/secret}}\n", "knows nothing called “secret”"),
        ("{{#points}}\n- {{amount}}\n{{/points}}\n", "knows nothing called “amount”"),
        ("{{points}} ", "knows nothing called “points”"),
        ("{{#received_on}}\nWords.\n{{/received_on}}\n", "knows nothing called “received_on”"),
        ("{{?urgent}}\nWords.\n{{/urgent}}\n", "knows nothing called “urgent”"),
        ("{{urgent}} ", "knows nothing called “urgent”"),
        ("{{>secret}}\n", "knows nothing called “secret”"),
        ("**never closed\n", "not closed"),
        ("{{?money}}\n", "closes nothing that is open"),
    ],
)
def test_what_a_wording_may_not_say_is_named(after, why):
    assert why in changed("stage1-response", "Before we decided, we looked at:\n", f"Before we decided:\n\n{after}")


@of_each_kind
def test_every_name_in_our_wording_has_its_example_and_every_condition_its_words(kind):
    typed = {field.name for field in kind.typed_fields}
    for each in printed(kind.body, columns()):
        if each.sort is Sort.VALUE and "." not in each.name:
            assert each.name in example_values(), each.name
        if each.sort is Sort.ROWS:
            assert each.name in example_rows(), each.name
        assert all(has_words(name) for name, _ in each.path), each.path
    assert typed <= example_values().keys() - recorded()


def test_the_examples_are_of_what_the_record_says():
    said = values(response())
    assert {name for name, value in said.items() if not isinstance(value, str)} == example_rows().keys()
    assert {name for name, value in said.items() if isinstance(value, str)} <= example_values().keys()
    for name, rows in said.items():
        if not isinstance(rows, str) and rows:
            assert rows[0].keys() == columns()[name], name


@of_each_kind
def test_a_wording_is_taken_apart_into_its_sections_and_put_together_again(kind):
    wording = text_of(kind).split("+++\n", 2)[2]
    texts = chunks(wording)

    assert parse(joined(texts, {})) == parse(wording)
    assert {section.name for section in kind.sections} == texts.keys() | {"opening", "closing", "about"}
    assert kind.locked <= {section.name for section in kind.sections}


def test_the_text_of_one_section_takes_the_place_of_ours():
    texts = chunks("## One {#one}\n\nA\n\n{{?money}}\n## Two {#two}\n\nB\n{{/money}}\n\n## Three {#three}\n")
    assert list(texts) == ["one", "two", "three"]
    assert texts["two"].startswith("{{?money}}")
    assert joined(texts, {"one": "## One {#one}\n\nOther"}).startswith("## One {#one}\n\nOther\n\n{{?money}}")


@pytest.mark.parametrize(("text", "why"), [("Words\n## One {#one}", "begins with"), ("## A {#a}\n## B {#a}", "two se")])
def test_a_wording_that_cannot_be_taken_apart_is_refused(text, why):
    with pytest.raises(ValueError, match=why):
        chunks(text)


def test_a_text_is_kept_tidy():
    assert tidy("  \r\nA  \r\n\r\n\r\n\r\nB\r\n ") == "A\n\nB"


def test_paths_cover_one_another_or_name_what_is_missed():
    so, not_so = frozenset({("money", True)}), frozenset({("money", False)})
    assert missed([frozenset()], [so, not_so]) is None
    assert missed([frozenset()], [so]) == not_so
    assert missed([so], [frozenset()]) is None
    assert missed([so], []) == so
    assert when(so | {("lateness", False)}) == "if nothing came late and money is offered"


@of_each_kind
@each_row("least", [False, True])
def test_the_example_of_each_letter_has_no_hole(kind, least):
    page = example_page(kind, DESK, least=least)
    assert not [run.text for block in page.blocks for run in runs_of(block) if run.hole]
    assert {block.section for block in page.blocks} <= {section.name for section in kind.sections}


def test_one_section_of_the_example_stands_alone():
    page = example_page(letter_kind("stage1-response"), DESK, section="points")
    assert {block.section for block in page.blocks} == {"points"}
