"""Puts a letter together: wording and values become a page. Values are only ever text; nothing reads them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.letters.adjusted import PAPERS, adjusted
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.characters import clean, one_line
from complaints_desktop.letters.kinds import LetterField, LetterKind
from complaints_desktop.letters.page import Block, Bullets, Heading, Page, Panel, Paragraph, Run, Runs, Table
from complaints_desktop.letters.template import ITEM, PARAGRAPH, Inline, Line, Node, Section, TableRow
from complaints_desktop.letters.template import Block as Repeated
from complaints_desktop.letters.template import Panel as PanelPlace
from complaints_desktop.letters.values import Row, Value, values
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.dates_said import day_said
from complaints_desktop.rules.register import Body
from complaints_desktop.rules.wording import capitalised, in_full

Panels = Callable[[str], Iterator[tuple[Runs, ...]]]
"""Finds a panel that letters share by the name in their wording."""

LANGUAGES: Mapping[str, str] = {"in_welsh": "cy"}
"""The values that are in another language than the letter."""

DRAFT, SAMPLE = "DRAFT - not issued", "SAMPLE DATA"


def compose(matter: LetterMatter) -> Page:
    """Return the page of a letter; what is missing is a visible hole in it, never a refusal."""
    landlord, called, kind = matter.landlord, matter.called, matter.kind
    typed = {field.name: _typed(matter, field) for field in kind.typed_fields}
    return Page(
        title=one_line(f"{matter.kind.title}, {called} {matter.case.reference}"),
        issued_on=matter.issued_on,
        landlord=one_line(landlord.name),
        landlord_lines=_lines(landlord.address, landlord.phone, landlord.email, landlord.website),
        colour=landlord.colour,
        logo=matter.logo,
        recipient=address_of(matter.recipient) if matter.recipient else (),
        particulars=_particulars(matter),
        blocks=filled(kind, {**values(matter), **typed}, lambda name: PANELS[name](matter)),
        marks=((DRAFT,) if matter.draft else ()) + ((SAMPLE,) if matter.case.sample else ()),
        footer=one_line(f"{capitalised(called)} {matter.case.reference}"),
        text_size=matter.text_size,
        paper=PAPERS[adjusted(matter.recipient).paper],
    )


def filled(kind: LetterKind, said: Mapping[str, Value], panels: Panels) -> tuple[Block, ...]:
    """Return the blocks of a letter of `kind` in which the values and panels stand that are `said`."""
    return tuple(_Composer(kind, said, panels).blocks())


def _typed(matter: LetterMatter, field: LetterField) -> str:
    """Return what was typed for a field; a day in full, and as it was typed where it is none."""
    said = matter.typed.get(field.name, "")
    day = day_said(said, matter.issued_on) if field.day else None
    return in_full(day) if day else said


def _particulars(matter: LetterMatter) -> tuple[tuple[str, str], ...]:
    author = matter.author
    known = (
        ("Date", in_full(matter.issued_on)),
        ("Our reference", matter.case.reference),
        ("Stage", str(matter.stage_number) if matter.of_a_stage else ""),
        ("Your named contact", adjusted(matter.recipient).contact),
        ("Your contact" if not adjusted(matter.recipient).contact else "Written by", author.name),
        ("Phone", author.phone),
        ("Email", author.email),
    )
    return tuple((label, one_line(value)) for label, value in known if value)


def address_of(person: PersonFacts) -> tuple[str, ...]:
    """The lines of an envelope: a line each, also where the address was typed with commas."""
    address = (person.address or "").strip()
    if "\n" not in address:
        address = address.replace(", ", "\n")
    postcode = person.postcode or ""
    known = " ".join(address.upper().split())
    return _lines(person.name, address, "" if postcode.upper() in known else postcode)


def _lines(*texts: str | None) -> tuple[str, ...]:
    cleaned = (one_line(line) for text in texts if text for line in clean(text).split("\n"))
    return tuple(line.strip(",") for line in cleaned if line)


class _Composer:
    """Walks the wording of one letter and fills it in."""

    def __init__(self, kind: LetterKind, said: Mapping[str, Value], panels: Panels) -> None:
        self._kind, self._values, self._panels = kind, said, panels
        self._section = ""
        self._blocks: list[Block] = []

    def blocks(self) -> list[Block]:
        """Return the blocks of the letter, in order; a table that has only its header says nothing, and is none."""
        self._add(self._kind.body, {}, "")
        return [block for block in self._blocks if not isinstance(block, Table) or block.rows]

    def _add(self, nodes: tuple[Node, ...], row: Row, path: str) -> None:
        """Add `nodes`; `row` holds the columns that can be named here, `path` where the row stands (`points.2.`)."""
        for node in nodes:
            match node:
                case Section(name, title):
                    self._section = name
                    self._heading(2, self._runs(title, row, path))
                case Line(level, inline):
                    self._line(level, self._runs(inline, row, path))
                case TableRow(cells, figures):
                    self._table_row(tuple(self._runs(cell, row, path) for cell in cells), figures)
                case PanelPlace(name):
                    self._blocks += [Panel(lines, self._section) for lines in self._panels(name)]
                case Repeated():
                    self._repeat(node, row, path)

    def _repeat(self, node: Repeated, row: Row, path: str) -> None:
        value, field = self._value(node.name, row, path)
        if node.sign != "#":
            if bool(value.strip() if isinstance(value, str) else value) == (node.sign == "?"):
                self._add(node.nodes, row, path)
            return
        if isinstance(value, str):
            raise TypeError(f"{node.name} in the letter {self._kind.name} has no rows to repeat")
        for number, each in enumerate(value, start=1):
            self._add(node.nodes, each, f"{node.name}.{each.get('number', number)}.")
        if not value:
            self._blocks += _paragraphs(self._filled("", field, bold=False), self._section)

    def _line(self, level: int, runs: Runs) -> None:
        if level == PARAGRAPH:
            self._blocks += _paragraphs(runs, self._section)
        elif level == ITEM:
            self._item(runs)
        else:
            self._heading(level, runs)

    def _heading(self, level: int, runs: Runs) -> None:
        if runs:
            joined = tuple(replace(run, text=" ".join(run.text.split("\n"))) for run in runs)
            self._blocks.append(Heading(joined, level, self._section))

    def _item(self, runs: Runs) -> None:
        last = self._blocks[-1] if self._blocks else None
        if isinstance(last, Bullets):
            self._blocks[-1] = replace(last, items=(*last.items, runs))
        else:
            self._blocks.append(Bullets((runs,), self._section))

    def _table_row(self, cells: tuple[Runs, ...], figures: tuple[bool, ...]) -> None:
        last = self._blocks[-1] if self._blocks else None
        if figures:
            self._blocks.append(Table(cells, (), figures, self._section))
        elif isinstance(last, Table):
            self._blocks[-1] = replace(last, rows=(*last.rows, cells))
        else:
            raise ValueError(f"a table in the letter {self._kind.name} has no header")

    def _runs(self, inline: Inline, row: Row, path: str) -> Runs:
        runs: list[Run] = []
        for piece in inline:
            if piece.is_field:
                value, field = self._value(piece.text, row, path)
                if not isinstance(value, str):
                    raise TypeError(f"{piece.text} in the letter {self._kind.name} is a block of rows, not a value")
                runs += self._filled(clean(value), field, bold=piece.bold)
            else:
                runs.append(Run(piece.text, piece.bold))
        return tuple(runs)

    def _filled(self, value: str, field: str, *, bold: bool) -> Runs:
        """The value as a run; where a required one is missing, the hole it leaves."""
        if value:
            return (Run(value, bold, field),)
        declared = self._kind.field(field)
        if declared is None or not declared.required:
            return ()
        return (Run(f"[{declared.label}: still missing]", bold=True, field=field, hole=True),)

    def _value(self, name: str, row: Row, path: str) -> tuple[Value, str]:
        if name in row:
            return row[name], f"{path}{name}"
        if name not in self._values:
            raise KeyError(f"{name} in the letter {self._kind.name} is neither in the record nor a field of the letter")
        return self._values[name], name


def _paragraphs(runs: Runs, section: str) -> Iterator[Paragraph]:
    """A paragraph for each line that a value has; breaks in our own wording stay inside their paragraph."""
    line: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\n") if run.field else [run.text]
        line.append(replace(run, text=first))
        for text in rest:
            yield from _paragraph(line, section)
            line = [replace(run, text=text)]
    yield from _paragraph(line, section)


def _paragraph(line: list[Run], section: str) -> Iterator[Paragraph]:
    runs = tuple(run for run in line if run.text)
    if any(run.text.strip() for run in runs):
        yield Paragraph(runs, section, LANGUAGES.get(runs[0].field or "", ""))


def _ombudsman(matter: LetterMatter) -> Iterator[tuple[Runs, ...]]:
    known = matter.ombudsman.value
    yield body_lines(known, known.about_refused if matter.kind.act is Act.REFUSE else known.about)


def _bodies(matter: LetterMatter) -> Iterator[tuple[Runs, ...]]:
    """Yield a panel for each body of the other matter that the register knows; the gate says which it does not."""
    for name in matter.other_bodies:
        if known := matter.bodies.get(name):
            yield body_lines(known.value, known.value.about, named=True)


def body_lines(known: Body, about: Iterable[str], *, named: bool = False) -> tuple[Runs, ...]:
    """Return the lines of the panel of a body: what it is for, and the ways to reach it."""
    name = ((Run(known.called, bold=True),),) if named else ()
    ways = ((Run(f"{label}: ", bold=True), Run(value)) for label, value in known.ways)
    return (*name, *((Run(line),) for line in about), *ways)


PANELS: Mapping[str, Callable[[LetterMatter], Iterator[tuple[Runs, ...]]]] = {
    "ombudsman": _ombudsman,
    "bodies": _bodies,
}
"""The panels that letters share, by the name in their wording."""
