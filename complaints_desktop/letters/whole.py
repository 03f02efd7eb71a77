"""Whether a wording is whole: nothing that the Code asks for, and no fact of the record, can fall out of a letter.

Ours is the measure. Whatever the program's own wording of a kind prints, another wording of it prints on each path
where ours does: sections, facts, panels, and the sentences that a kind declares (`says`). A condition that can never
be so, or that is so only now and then, is seen because its path is missing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from complaints_desktop.desk.register import shipped
from complaints_desktop.letters.added import opposite
from complaints_desktop.letters.example import columns, has_words, recorded, when
from complaints_desktop.letters.kinds import LetterField, LetterKind, Says
from complaints_desktop.letters.paths import Path, Printed, Sort, missed, printed
from complaints_desktop.letters.plain_words import Ban, bans
from complaints_desktop.rules.content import as_read

COURTESY = frozenset({"author_title", "handler_title", "reviewer_title", "points.number", "accepted.number"})
"""What a wording may leave out: who somebody is, beside their name, and the number beside the words."""

PANELS = {"ombudsman": "How to reach the Housing Ombudsman", "bodies": "How to reach the body that looks into it"}
"""What the panels are that letters share."""

Things = Mapping[tuple[Sort, str], list[Path]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is wrong with a wording: why, by which paragraph of the Code, what to do, in which section."""

    why: str
    do: str
    paragraph: str | None = None
    section: str = ""
    unreadable: bool = False
    """Whether no page can be made of it."""


def gaps(kind: LetterKind, ours: LetterKind) -> tuple[Gap, ...]:
    """Return what the wording of `kind` lacks or may not say, with `ours` for a measure."""
    found = tuple(printed(kind.body, columns()))
    measure = tuple(printed(ours.body, columns()))
    return (
        *_unknown(found, ours),
        *_missing(_things(found), _things(measure), measure, ours),
        *_unsaid(found, measure, ours),
        *_opposites(found, measure, ours),
        *_forbidden(found),
    )


def _things(found: tuple[Printed, ...]) -> Things:
    things: dict[tuple[Sort, str], list[Path]] = {}
    for each in found:
        things.setdefault((each.sort, each.name), []).append(each.path)
    return things


def _missing(things: Things, measure: Things, places: tuple[Printed, ...], ours: LetterKind) -> Iterator[Gap]:
    """Yield each section, fact and panel of ours that is not printed on a path where ours prints it."""
    for (sort, name), asked in measure.items():
        if sort not in CALLED or name in COURTESY:
            continue
        path = missed(asked, things.get((sort, name), ()))
        if path is not None:
            section = next(each.section for each in places if (each.sort, each.name) == (sort, name))
            called, tag = CALLED[sort](name, ours)
            paragraph = _paragraph(sort, name, section, ours)
            yield Gap(
                why=f"{called} is missing {when(path)}",
                do=f"Put {tag} back, so that nothing hides it.",
                paragraph=paragraph,
                section=section,
            )


def _paragraph(sort: Sort, name: str, section: str, ours: LetterKind) -> str | None:
    field = ours.field(name) if sort is not Sort.SECTION else None
    if field and field.paragraph:
        return field.paragraph
    of = name if sort is Sort.SECTION else section
    paragraphs = next((each.paragraphs for each in ours.sections if each.name == of), ())
    return next(iter(paragraphs), None)


def _section_called(name: str, ours: LetterKind) -> tuple[str, str]:
    title = next((each.title for each in ours.sections if each.name == name), "")
    return f"The section “{title or name}”", f"its heading with {{#{name}}}"


def _value_called(name: str, ours: LetterKind) -> tuple[str, str]:
    field: LetterField | None = ours.field(name)
    column = name.rpartition(".")[2]
    return f"“{field.label if field else column.replace('_', ' ')}”", f"{{{{{column}}}}}"


def _rows_called(name: str, ours: LetterKind) -> tuple[str, str]:
    called, _ = _value_called(name, ours)
    return called, f"the lines from {{{{#{name}}}}} to {{{{/{name}}}}}"


def _panel_called(name: str, _ours: LetterKind) -> tuple[str, str]:
    return PANELS[name], f"the line {{{{>{name}}}}}"


def _title_called(_name: str, _ours: LetterKind) -> tuple[str, str]:
    return "The heading of the letter", "a line: # Heading"


CALLED = {
    Sort.TITLE: _title_called,
    Sort.SECTION: _section_called,
    Sort.VALUE: _value_called,
    Sort.ROWS: _rows_called,
    Sort.PANEL: _panel_called,
}
"""How a thing is called that is missing, and the tag to put back."""


def _unsaid(found: tuple[Printed, ...], measure: tuple[Printed, ...], ours: LetterKind) -> Iterator[Gap]:
    """Yield each declared sentence that is not said on a path where ours says it."""
    for says in ours.says:
        path = missed(_paths(says, measure), _paths(says, found))
        if path is not None:
            examples = " … ".join(f"“{each[0]}”" for each in says.words)
            yield Gap(
                why=f"It does not say {says.what}, {when(path)}",
                do=f"Say it in one sentence, with words such as {examples}.",
                paragraph=says.paragraph,
                section=says.section,
            )


def _opposites(found: tuple[Printed, ...], measure: tuple[Printed, ...], ours: LetterKind) -> Iterator[Gap]:
    """Yield each sentence that says the opposite of a declared one, those of ours apart: they are of something else."""
    for says in ours.says:
        known = frozenset(opposite(says, measure))
        for sentence in (each for each in opposite(says, found) if each not in known):
            yield Gap(
                why=f"“{sentence}” says the opposite of what it has to say: {says.what}",
                do="Take it out, or say it without “not”.",
                paragraph=says.paragraph,
                section=says.section,
            )


def _paths(says: Says, found: tuple[Printed, ...]) -> list[Path]:
    """Return the paths on which a sentence of the section says it."""
    lines = (each for each in found if each.sort is Sort.WORDS and each.section == says.section)
    read = ((each.path, as_read(each.name)) for each in lines)
    return [path for path, line in read if all(any(word in line for word in group) for group in says.words)]


def _unknown(found: tuple[Printed, ...], ours: LetterKind) -> Iterator[Gap]:
    """Yield the names that nothing says; of what officers type, each letter has its own."""
    typed = {field.name for field in ours.typed_fields}
    for each in dict.fromkeys((each.sort, each.name, each.section) for each in found):
        sort, name, section = each
        fits = {
            Sort.VALUE: name in typed or _is_value(name),
            Sort.ROWS: name in columns(),
            Sort.CONDITION: has_words(name) and (name in typed or name in columns() or _is_value(name)),
            Sort.PANEL: name in PANELS,
        }
        if not fits.get(sort, True):
            yield Gap(
                why=f"This letter knows nothing called “{name}”",
                do="Use only the names in double brackets that the program's own wording has.",
                section=section,
                unreadable=True,
            )


def _is_value(name: str) -> bool:
    block, _, column = name.partition(".")
    return column in columns().get(block, ()) if column else name in recorded()


def _forbidden(found: tuple[Printed, ...]) -> Iterator[Gap]:
    """Yield the words that stop a letter, where a wording says them."""
    for each in found:
        if each.sort is Sort.WORDS:
            yield from forbidden(each.name, each.section, bans(shipped(), date.max))


def forbidden(text: str, section: str, words: Iterable[Ban]) -> Iterator[Gap]:
    """Yield which of these words that stop a letter a text says."""
    read = as_read(text)
    for ban in words:
        if ban.blocks and (said := ban.said(read)):
            yield Gap(why=f"“{said}”: {ban.why}", do=ban.instead, paragraph=ban.paragraph, section=section)
