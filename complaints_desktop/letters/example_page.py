"""A letter about the made-up complaint, in any wording: what the editor shows beside the text being written."""

from collections.abc import Collection, Iterator, Mapping

from complaints_desktop.desk.desk import Desk
from complaints_desktop.letters.brief import STANDARD_SIZE
from complaints_desktop.letters.compose import SAMPLE, body_lines, filled
from complaints_desktop.letters.events import TO_OMBUDSMAN, TO_OTHERS
from complaints_desktop.letters.example import example_rows, example_values, has_words
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.page import Page, Runs
from complaints_desktop.letters.values import Value
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.register import BODIES, Called, Row
from complaints_desktop.rules.register.values import Body
from complaints_desktop.rules.wording import in_full

OTHERWISE = frozenset({"not_upheld", "stage1_unanswered", "answer_to_come", "other_undated", "no_warning", "free"})
"""What is so where something else of the example is not: printed with the least, and left out of the most."""


BY_SOMEBODY_ELSE = frozenset({"acting_for", "estate_of", "also_to", "together"})
"""What is printed where somebody else reads the letter, one of them at a time."""


def example_page(
    kind: LetterKind, desk: Desk, *, least: bool = False, section: str = "", without: Collection[str] = ()
) -> Page:
    """Return the page of the example: with all that may be printed, or with the `least`; one section of it alone.

    `without`: the names of what is left out of it.
    """
    values = {**example_rows_and_values(kind, least=least), **dict.fromkeys(without, "")}
    if kind.records in TO_OMBUDSMAN:
        values["salutation"] = _recipient(kind, desk)[0]
    blocks = filled(kind, values, lambda name: _panels(name, kind, desk))
    landlord = desk.settings.landlord
    return Page(
        title=kind.title,
        issued_on=desk.today,
        landlord=landlord.name,
        landlord_lines=tuple(line for line in (*landlord.address.splitlines(), landlord.phone, landlord.email) if line),
        colour=landlord.colour,
        logo=None,
        recipient=() if section else _recipient(kind, desk),
        particulars=() if section else (("Date", in_full(desk.today)), ("Our reference", str(values["reference"]))),
        blocks=tuple(block for block in blocks if not section or block.section == section),
        marks=(SAMPLE,),
        footer=kind.title,
        text_size=STANDARD_SIZE,
    )


def _recipient(kind: LetterKind, desk: Desk) -> tuple[str, ...]:
    """Return the lines of the address: the resident of the example's, or the Ombudsman's as the register has it."""
    if kind.records not in TO_OMBUDSMAN:
        return ("Mx Adeyemi", "12 Example Road", "Sampletown", "ZZ1 1ZZ")
    body = desk.register.rule(BODIES, Called.HOUSING_OMBUDSMAN, desk.today).value
    return (body.called, *body.post.split(", "))


def example_rows_and_values(kind: LetterKind, *, least: bool) -> Mapping[str, Value]:
    """Return every value of the example as a letter of `kind` has it."""
    values: dict[str, Value] = {**example_values(), **example_rows()}
    values["internal"] = "yes" if kind.records in TO_OTHERS else ""
    values["to_ombudsman"] = "yes" if kind.records in TO_OMBUDSMAN else ""
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = value if _there(name, kind, least=least) else ""
        else:
            rows = ({column: text if _there(column, kind, least=least, of=name) else "" for column, text in row.items()}
                    for row in value)  # fmt: skip
            values[name] = tuple(rows) if _there(name, kind, least=least) else ()
    return values


def _there(name: str, kind: LetterKind, *, least: bool, of: str = "") -> bool:
    """Whether the example has it: with the least only what a letter has to have, and what is so instead."""
    called = f"{of}.{name}" if of else name
    if name in OTHERWISE:
        return least
    field = kind.field(called)
    return not least or not has_words(called) or bool(field and field.required)


def _panels(name: str, kind: LetterKind, desk: Desk) -> Iterator[tuple[Runs, ...]]:
    """Yield a panel that letters share, as the register has it today; of other bodies the first of each."""
    if name == "ombudsman":
        known = desk.register.rule(BODIES, Called.HOUSING_OMBUDSMAN, desk.today).value
        yield body_lines(known, known.about_refused if kind.act is Act.REFUSE else known.about)
        return
    bodies: Mapping[str, Row[Body]] = desk.register.in_force(BODIES, desk.today)
    for called, row in bodies.items():
        if called == Called.INFORMATION_COMMISSIONER:
            yield body_lines(row.value, row.value.about, named=True)
