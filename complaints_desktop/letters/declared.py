"""What each kind of letter is and has to say, in words: for auditors, for the command line, and beside its sample."""

from collections.abc import Iterator

from complaints_desktop.facts.letters import Again
from complaints_desktop.facts.stages import NO_STAGE
from complaints_desktop.letters.kinds import LetterField, LetterKind, LetterSection
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import capitalised
from db.terms import Role

OFTEN = {
    Again.NEVER: "Once a stage",
    Again.ANOTHER_DAY: "Again on another day",
    Again.ALWAYS: "As often as there is something to say",
}
"""How often a letter may go at one stage, in words."""


def stages_of(kind: LetterKind) -> str:
    """Return at which stages it is written."""
    if kind.stages == (NO_STAGE,):
        return "No complaint"
    return " and ".join(str(each) for each in kind.stages)


def issued_by(kind: LetterKind) -> tuple[Role, ...]:
    """Return who may issue it: those who may do the act that it is."""
    return tuple(role for role in Role if role in kind.act.value.who)


def approved_by(kind: LetterKind) -> tuple[Role, ...]:
    """Return who may approve it, where it needs that: of a decision those who judge it before it is told."""
    judging = kind.event.approved_before or Act.APPROVE_LETTER
    return tuple(role for role in Role if role in judging.value.who)


def approval_of(kind: LetterKind, *, asked: bool | None) -> str:
    """Say who approves it; `asked`: whether the landlord's settings ask for that, None where they are not known."""
    *first, last = (role.value for role in approved_by(kind))
    who = f"a {', '.join(first)} or {last}"
    if kind.event.approved_before:
        return f"What it tells of, before it is told: {who}, who neither proposed it nor signs this"
    if asked is False:
        return "Nobody: our settings do not ask for it"
    who = f"{who}, who did not write it; at stage 2 nobody who took part at stage 1"
    return capitalised(who) if asked else f"Nobody, unless our settings ask for it; then {who}"


def facts_of(kind: LetterKind, *, asked: bool | None = None) -> Iterator[tuple[str, str]]:
    """Yield what is ruled about a kind of letter, each with what it is; `asked` as of `approval_of`."""
    ends, starts = kind.event.ends, kind.event.starts
    yield "When", kind.when
    yield "By when", kind.due
    yield "To", capitalised(kind.audience)
    yield "Issued by", capitalised(", ".join(role.value for role in issued_by(kind)))
    yield "Approved by", approval_of(kind, asked=asked)
    yield "Stages", stages_of(kind)
    yield "How often", OFTEN[kind.again]
    if ends:
        yield "Clock it ends", f"{capitalised(ends.value)}, of its stage"
    if starts:
        yield "Clock it begins", f"{capitalised(starts.value)}, of its stage"
    yield "What it does", kind.event.does
    if kind.after:
        yield "Offered after", capitalised(", ".join(sorted(act.words for act in kind.after)))


def asked_of(kind: LetterKind) -> tuple[LetterField, ...]:
    """Return what it must say before what it may, each in the order of its template."""
    return tuple(sorted(kind.fields, key=lambda field: not field.required))


def field_words(field: LetterField) -> str:
    """Return how a field is asked for: must or may, typed or recorded, by which paragraph."""
    must = "Must" if field.required else "May"
    source = "typed by the officer" if field.typed else "from the record"
    return f"{must} · {source}" + (f" · Code {field.paragraph}" if field.paragraph else "")


def section_words(section: LetterSection) -> str:
    """Return what a section is called, and the paragraphs it meets."""
    called = section.title or capitalised(section.name)
    return called + (f" · Code {', '.join(section.paragraphs)}" if section.paragraphs else "")
