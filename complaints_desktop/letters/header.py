"""Reads a template into a kind of letter; its header is checked key by key, so that no word in it is passed over."""

import tomllib
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from complaints_desktop.case.letter_headers import parted
from complaints_desktop.facts.letters import Again
from complaints_desktop.facts.stages import NO_STAGE
from complaints_desktop.letters.characters import LONGEST
from complaints_desktop.letters.chunks import chunks, joined
from complaints_desktop.letters.days import PRINTED_DAYS, TYPED_DAYS, Day
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.kinds import LetterField, LetterKind, LetterSection, Says
from complaints_desktop.letters.template import Block, Node, Section, parse
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.duties import STAGES
from resources.reader import read_text

Meant = TypeVar("Meant")

SHARED = "letters/parts"
"""The folder of what every letter begins and ends with."""

SHARED_SECTIONS = ("opening", "closing", "about")
"""The sections of it, in their order."""

KEYS = frozenset(
    {
        *("code", "title", "version", "act", "stages", "records", "again", "must_say"),
        *("when", "due", "audience", "after", "sections", "fields"),
    }
)
OPTIONAL_KEYS = frozenset({"says", "locked", "instead_of"})
SAYS_KEYS = frozenset({"section", "what", "words"})
ACTS = {act.key: act for act in Act}
EVENTS = {event.value.key: event for event in Recorded}
AGAIN = {again.value: again for again in Again}

FIELD_KEYS = frozenset({"name", "label", "hint", "from", "required"})
OPTIONAL_FIELD_KEYS = frozenset({"paragraph", "max_length", "place", "least", "day"})

TYPED = {"officer": True, "record": False}
"""Where a field comes from, and whether that is typed for the letter."""


def read_kind(name: str, text: str, own: Mapping[str, str] | None = None, version: str = "") -> LetterKind:
    """Return the kind a template describes; ValueError says which template and which key or line cannot be read.

    `own`: the landlord's text of sections, in the place of ours; `version`: what a letter notes of it.
    """
    shared = tomllib.loads(read_text(SHARED, "fields.toml"))
    try:
        about, wording = parted(text)
        texts = (read_text(SHARED, "opening.md"), wording, read_text(SHARED, "closing.md"))
        body = tuple(node for each in texts for node in parse(joined(chunks(each), own) if own else each))
        return _kind(name, about | ({"version": version} if version else {}), shared, body)
    except ValueError as problem:
        raise ValueError(f"the letter {name} cannot be read: {problem}") from problem


def _kind(name: str, about: Mapping[str, Any], shared: Mapping[str, Any], body: tuple[Node, ...]) -> LetterKind:
    _check_keys(about, KEYS, OPTIONAL_KEYS)
    paragraphs = {**shared["sections"], **about["sections"]}
    return LetterKind(
        name=name,
        code=about["code"],
        title=about["title"],
        version=about["version"],
        act=_one_of("act", about["act"], ACTS),
        stages=_stages(about["stages"]),
        records=_one_of("records", about["records"], EVENTS),
        again=_one_of("again", about["again"], AGAIN),
        must_say=tuple(about["must_say"]),
        when=about["when"],
        due=about["due"],
        audience=about["audience"],
        after=frozenset(_one_of("after", each, ACTS) for each in about["after"]),
        fields=tuple(_field(each) for each in (*shared["fields"], *about["fields"])),
        sections=tuple(_sections(body, paragraphs)),
        body=body,
        says=tuple(_says(each) for each in (*shared["says"], *about.get("says", ()))),
        locked=frozenset((*shared["locked"], *about.get("locked", ()))),
        instead_of=frozenset(about.get("instead_of", ())),
    )


def _says(about: Mapping[str, Any]) -> Says:
    _check_keys(about, SAYS_KEYS, {"paragraph"})
    words = tuple(tuple(group) for group in about["words"])
    return Says(section=about["section"], paragraph=about.get("paragraph"), what=about["what"], words=words)


def _check_keys(about: Mapping[str, Any], needed: Collection[str], more: Collection[str] = ()) -> None:
    """Raise ValueError where a key is missing, or one is there that nobody reads."""
    for key in about:
        if key not in needed and key not in more:
            raise ValueError(f"no key is called “{key}”; there are: {', '.join(sorted({*needed, *more}))}")
    for key in sorted(needed):
        if key not in about:
            raise ValueError(f"“{key}” is missing")


def _one_of(key: str, said: str, known: Mapping[str, Meant]) -> Meant:
    """Return what the word of a key means; ValueError where it is none of the `known`."""
    if said not in known:
        raise ValueError(f"{key}: “{said}” is none of: {', '.join(known)}")
    return known[said]


def _stages(said: object) -> tuple[int, ...]:
    if said == [NO_STAGE]:
        return (NO_STAGE,)
    if not isinstance(said, list) or not said or not STAGES.issuperset(said):
        raise ValueError(f"stages: {said} is not a list of stages the Code knows: {sorted(STAGES)}")
    return tuple(said)


def _field(about: Mapping[str, Any]) -> LetterField:
    try:
        _check_keys(about, FIELD_KEYS, OPTIONAL_FIELD_KEYS)
        typed = _one_of("from", about["from"], TYPED)
        day = _day(about, typed=typed)
    except ValueError as problem:
        raise ValueError(f"the field {about.get('name', 'without a name')}: {problem}") from problem
    return LetterField(
        name=about["name"],
        label=about["label"],
        hint=about["hint"],
        paragraph=about.get("paragraph"),
        typed=typed,
        required=about["required"],
        max_length=about.get("max_length", LONGEST),
        place=about.get("place", ""),
        least=about.get("least", 0),
        day=day,
    )


def _day(about: Mapping[str, Any], *, typed: bool) -> Day | None:
    """Return what a letter says of the day that a field is: as its header says, or as one of the record always is."""
    if typed:
        return _one_of("day", about["day"], TYPED_DAYS) if "day" in about else None
    if "day" in about:
        raise ValueError("day: what letters say of a date of the record stands in one table for all of them")
    row = PRINTED_DAYS.get(about["name"])
    return row.day if row else None


def _sections(
    nodes: tuple[Node, ...], paragraphs: Mapping[str, list[str]], *, optional: bool = False
) -> list[LetterSection]:
    """Find the sections of the wording; one inside a block is only printed with it."""
    found = []
    for node in nodes:
        if isinstance(node, Section):
            if node.name not in paragraphs:
                raise ValueError(f"sections: “{node.name}” stands in the wording and not in the header")
            title = "".join(piece.text for piece in node.title)
            found.append(LetterSection(node.name, title, tuple(paragraphs[node.name]), optional))
        elif isinstance(node, Block):
            found += _sections(node.nodes, paragraphs, optional=True)
    return found
