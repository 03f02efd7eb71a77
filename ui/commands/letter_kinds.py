"""The catalogue of letters, without a window: what each kind is and has to say, for auditors and scripts."""

from argparse import Namespace
from typing import TYPE_CHECKING

from ui.commands.output import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from complaints_desktop.letters.kinds import LetterKind


def letters(parsed: Namespace) -> int:
    """Print every kind of letter; with a name all of that one."""
    from complaints_desktop.exchange.letter_kinds_json import kind_as_json
    from complaints_desktop.letters.catalogue import letter_kind, letter_kinds

    kinds = (letter_kind(parsed.kind),) if parsed.kind else letter_kinds()
    lines = _whole if parsed.kind else _line
    data = {"letters": [kind_as_json(each) for each in kinds]}
    return show(parsed, data, lambda: "\n".join(line for each in kinds for line in lines(each)))


def _line(kind: "LetterKind") -> "Iterator[str]":
    yield f"{kind.code}  {kind.name:26} {kind.title}"


def _whole(kind: "LetterKind") -> "Iterator[str]":
    from complaints_desktop.letters.declared import asked_of, facts_of, field_words, section_words

    yield f"{kind.code}  {kind.title} ({kind.name})"
    yield from (f"  {name}: {said}" for name, said in facts_of(kind))
    yield "What it says"
    yield from (f"  {field.label}: {field_words(field)}" for field in asked_of(kind))
    yield "Its sections"
    yield from (f"  {section_words(each)}" for each in kind.sections)
