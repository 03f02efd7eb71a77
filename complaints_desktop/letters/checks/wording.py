"""Checks of the text: nothing missing, nothing too long, no word that does not belong, every character printable."""

from collections.abc import Callable, Iterator, Sequence

from complaints_desktop.letters import reading_age
from complaints_desktop.letters.brief import STAYS
from complaints_desktop.letters.characters import LONGEST, MOST_LINES, too_long
from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.fonts import unprintable
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.page import Run
from complaints_desktop.letters.plain_words import Span, unexplained
from complaints_desktop.letters.values import values
from complaints_desktop.rules.content import alike, as_read, left_over, says_nothing, too_short
from complaints_desktop.rules.wording import capitalised

MEND = "Write what there is to say, or leave it out."

HARD = 14
"""Reading age from which most readers have to work at a letter."""


def holes(seen: Seen) -> Iterator[Found]:
    """Every field the letter prints is filled."""
    told = set()
    for section, run in seen.runs():
        if run.hole and run.field and run.field not in told:
            told.add(run.field)
            declared = seen.matter.kind.field(run.field)
            label, do, paragraph = (
                (declared.label, declared.hint, declared.paragraph) if declared else (run.text, "", None)
            )
            yield Found(f"{_row(run.field)}“{label}” is still empty", do, run.field, section, paragraph)


def fillers(seen: Seen) -> Iterator[Found]:
    """What an officer wrote says something, here or on record: an empty answer may have come from anywhere."""
    for section, run in _written(seen):
        if says_nothing(run.text):
            field = seen.matter.kind.field(run.field or "")
            label, do, paragraph = (
                (field.label, field.hint, field.paragraph) if field else (_name(run.field), MEND, None)
            )
            why = f"{_row(run.field or '')}“{run.text.strip()[:30]}” under “{label}” says nothing"
            yield Found(why, do, run.field, section, paragraph)


def short(seen: Seen) -> Iterator[Found]:
    """A reason is long enough to be one."""
    for section, run in _written(seen):
        field = seen.matter.kind.field(run.field or "")
        if field and too_short(run.text, field.least) and not says_nothing(run.text):
            why = f"{_row(run.field or '')}“{run.text.strip()[:30]}” is too short for “{field.label}”"
            yield Found(why, field.hint, run.field, section, field.paragraph)


def one_for_all(seen: Seen) -> Iterator[Found]:
    """Each point has reasons of its own (Code 6.7)."""
    reasons: dict[str, str] = {}
    for _, run in _written(seen):
        if run.field and run.field.startswith("points.") and run.field.endswith(".reasons"):
            reasons.setdefault(run.field, run.text)
    if alike(reasons.values()):
        why = f"The same reasons stand under all {len(reasons)} points"
        yield Found(why, "Say of each point what was found about it.", list(reasons)[-1], "points", "6.7")


def _written(seen: Seen) -> Iterator[tuple[str, Run]]:
    """What officers wrote: the runs that are ours and come from a field."""
    return ((section, run) for section, run in seen.own_words() if run.field and not run.hole and run.text.strip())


def sections(seen: Seen) -> Iterator[Found]:
    """Every section the Code asks for is in the wording, and says something."""
    do = "Restore the template."
    required = [section for section in seen.matter.kind.sections if section.paragraphs and not section.optional]
    covered = {paragraph for section in required for paragraph in section.paragraphs}
    for paragraph in seen.matter.kind.must_say:
        if paragraph not in covered:
            yield Found("The wording of this letter leaves out what the Code asks", do, paragraph=paragraph)
    said = {section for section, run in seen.runs() if run.text.strip()}
    for section in required:
        if section.name not in said:
            why = f"The section “{section.title or section.name}” is empty"
            yield Found(why, do, section=section.name, paragraph=section.paragraphs[0])


def lengths(seen: Seen) -> Iterator[Found]:
    """No text is longer than a letter can hold."""
    for field in seen.matter.kind.typed_fields:
        typed = seen.matter.typed.get(field.name, "")
        if too_long(typed, field.max_length):
            yield _too_long(f"“{field.label}”", typed, field.max_length, field.name)
    for name, value in values(seen.matter).items():
        rows = [{name: value}] if isinstance(value, str) else value
        for number, row in enumerate(rows, start=1):
            for column, text in row.items():
                if too_long(text):
                    path = name if column == name else f"{name}.{row.get('number', number)}.{column}"
                    yield _too_long(f"{_row(path)}“{_label(seen.matter.kind, path)}”", text, LONGEST, path)


def fields_known(seen: Seen) -> Iterator[Found]:
    """Nothing was typed for a field that this letter does not have, or that comes from the record."""
    known = {field.name for field in seen.matter.kind.typed_fields}
    known |= {seen.matter.kind.event.chosen} - {""}
    for name in seen.matter.typed:
        if name not in known and not name.startswith(STAYS):
            asked = seen.matter.kind.field(name)
            why = f"“{asked.label}” comes from the record" if asked else f"This letter has no field “{name[:80]}”"
            yield Found(why, f"The fields to type are: {', '.join(sorted(known))}.", name)


def words(*, blocking: bool) -> Callable[[Seen], Iterator[Found]]:
    """Return the check for the words to do without that block a letter, or for those that only warn."""

    def find(seen: Seen) -> Iterator[Found]:
        looked_for = [ban for ban in seen.matter.bans if ban.blocks is blocking]
        for section, runs in seen.own_lines():
            texts = [as_read(run.text) for run in runs]
            whole, told = "".join(texts), set[tuple[str, str]]()
            for ban in looked_for:
                for hit in ban.found(whole):
                    said = _as_typed(runs, texts, hit)
                    if (said, ban.why) not in told:
                        told.add((said, ban.why))
                        field = _field_of(runs, texts, hit)
                        yield Found(f"“{said}”: {ban.why}", ban.instead, field, section, ban.paragraph)

    return find


def _field_of(runs: Sequence[Run], texts: Sequence[str], hit: Span) -> str | None:
    """Return the first field that has a part in what was found, however many runs it goes over; None: our wording."""
    end = 0
    for run, text in zip(runs, texts, strict=True):
        start, end = end, end + len(text)
        if run.field and start < hit[1] and hit[0] < end:
            return run.field
    return None


def _as_typed(runs: Sequence[Run], texts: Sequence[str], hit: Span) -> str:
    """Return what was found as it was typed, where each letter is read as one."""
    typed = "".join(run.text for run in runs)
    return (typed if len(typed) == sum(map(len, texts)) else "".join(texts))[slice(*hit)]


def abbreviations(seen: Seen) -> Iterator[Found]:
    """Every abbreviation is spelled out where it is not known to all."""
    text = "\n".join(run.text for _, run in seen.own_words())
    for short in unexplained(text):
        section, run = next((section, run) for section, run in seen.own_words() if short in run.text)
        do = f"Spell it out where it comes first: “… ({short})”."
        yield Found(f"“{short}” is not explained", do, run.field, section)


def placeholders(seen: Seen) -> Iterator[Found]:
    """No place of a form of words is left unfilled, and no note to oneself."""
    for section, run in _written(seen):
        if left := left_over(run.text):
            yield Found(f"“{left[:60]}” is still to be filled in", "Fill it in.", run.field, section)


def characters(seen: Seen) -> Iterator[Found]:
    """Every character can be printed."""
    page = seen.page
    lines: list[tuple[str, str | None, str]] = [
        ("", None, line) for line in (page.landlord, *page.landlord_lines, *page.recipient)
    ]
    lines += [(section, run.field, run.text) for section, run in seen.runs()]
    told: set[str] = set()
    for section, field, text in lines:
        missing = [each for each in unprintable(text) if each not in told]
        told.update(missing)
        if missing:
            do = "It shows � there. A Word document is filed beside it that has them: send that too, or write Latin."
            yield Found(f"“{''.join(missing)[:40]}” cannot be printed in the PDF", do, field, section or None)


def readable(seen: Seen) -> Iterator[Found]:
    """The letter can be read without effort."""
    age = reading_age.of_page(seen.page)
    if age is not None and age > HARD:
        yield Found(f"The reading age of this letter is about {age}", "Shorten the sentences and use everyday words.")


def _too_long(what: str, text: str, most: int, field: str) -> Found:
    why = f"{what} has {len(text):,} characters; a letter takes {most:,}"
    if len(text) <= most:
        lines = len(text.split("\n"))
        why = f"{what} has {lines:,} lines; a letter takes {MOST_LINES}"
    return Found(why, "Shorten it, or enclose it as a document.", field)


def _row(field: str) -> str:
    """Name the row a field stands in: "Point 2: "."""
    block, _, rest = field.partition(".")
    number = rest.partition(".")[0]
    return f"{capitalised(block.removesuffix('s'))} {number}: " if number.isdigit() else ""


def _label(kind: LetterKind, path: str) -> str:
    declared = kind.field(path)
    return declared.label if declared else _name(path)


def _name(path: str | None) -> str:
    return (path or "").rpartition(".")[2].replace("_", " ")
