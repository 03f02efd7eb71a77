"""Which wording of each section holds on a day: the landlord's newest, or the program's own.

No clock decides between two desks. Two versions that were written over the same one are a clash: until a person
chooses, what both were written over goes on holding. A version that is not whole any more, because the program now
asks for more, is passed over: no letter may lose what it has to say.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.wordings import EVERY_LETTER, WordingVersion
from complaints_desktop.letters.added import added
from complaints_desktop.letters.catalogue import letter_kind, letter_kinds
from complaints_desktop.letters.chunks import chunks
from complaints_desktop.letters.header import SHARED, SHARED_SECTIONS, read_kind
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.plain_words import bans
from complaints_desktop.letters.template import parse
from complaints_desktop.letters.whole import Gap, forbidden, gaps
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from resources.reader import read_text

Section = tuple[str, str]
"""A kind of letter, or EVERY_LETTER, and the name of one of its sections."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one section stands: the version that holds, where it is not the program's own, and what clashes."""

    holds: WordingVersion | None
    clash: tuple[WordingVersion, ...] = ()


def kind_at(desk: Desk, name: str) -> LetterKind:
    """Return a kind of letter in the wording that holds at this desk today; Refused where there is no such kind."""
    ours = letter_kind(name)
    own = _own(desk, ours)
    return _worded(name, own, _label(ours, own)) if own else ours


def passed_over(desk: Desk, name: str) -> tuple[str, ...]:
    """Return the sections of a kind whose own wording holds and is not printed, being no longer whole."""
    ours = letter_kind(name)
    own = _own(desk, ours)
    used = _used(name, own) if own else {}
    return tuple(version.section for version in own if version.text and version.section not in used)


def standing(versions: Sequence[WordingVersion], day: date, section: Section, *, locked: bool) -> Standing:
    """Return how a section stands on a day by all versions there are of it; those of the wrong sort do not count."""
    of_it = _of(versions, section, locked=locked)
    begun = [each for each in of_it.values() if each.from_on <= day]
    last = _heads(begun, of_it)
    if len({each.text for each in last}) < 2:
        return Standing(next(iter(last), None))
    return Standing(_agreed(last, of_it, day), last)


def heads(versions: Sequence[WordingVersion], section: Section, *, locked: bool) -> tuple[WordingVersion, ...]:
    """Return the versions of a section that none follows, whether or not they have begun: a new one follows them."""
    of_it = _of(versions, section, locked=locked)
    return _heads(of_it.values(), of_it)


def section_text(kind: str, section: str) -> str:
    """Return the program's own text of a section; empty where a kind has no such section."""
    return _texts(kind).get(section, "")


def sections_of(kind: str) -> tuple[str, ...]:
    """Return the sections that are kept under a kind, in the order of the letter."""
    return tuple(_texts(kind))


@lru_cache(maxsize=64)
def _texts(kind: str) -> Mapping[str, str]:
    if kind == EVERY_LETTER:
        return {**chunks(read_text(SHARED, "opening.md")), **chunks(read_text(SHARED, "closing.md"))}
    return chunks(read_text("letters", f"{letter_kind(kind).name}.md").split("+++\n", 2)[2])


def own_texts(desk: Desk, kind: str) -> Mapping[str, str]:
    """Return the landlord's own texts that hold of the sections kept under a kind."""
    ours = measure(kind)
    found = ((each, _holds(desk, (kind, each), is_locked(ours, each))) for each in sections_of(kind))
    return {section: version.text for section, version in found if version and version.text}


def gaps_with(desk: Desk, texts: Mapping[Section, str]) -> tuple[Gap, ...]:
    """Return what letters would lack with these texts, beside the landlord's own that hold already."""
    every = {
        **own_texts(desk, EVERY_LETTER),
        **{at: text for (kind, at), text in texts.items() if kind == EVERY_LETTER},
    }
    names = [each.name for each in letter_kinds()] if any(kind == EVERY_LETTER for kind, _ in texts) else []
    names += [kind for kind, _ in texts if kind != EVERY_LETTER and kind not in names]
    found: list[Gap] = []
    for name in dict.fromkeys(names):
        own = {**own_texts(desk, name), **{at: text for (kind, at), text in texts.items() if kind == name}}
        found += gaps_of(name, {section: text for section, text in {**every, **own}.items() if text})
        if found:
            break
    theirs = bans(desk.register, desk.today)
    found += [each for (_, at), text in texts.items() for each in forbidden(text, at, theirs)]
    return tuple(dict.fromkeys(found))


def added_with(desk: Desk, texts: Mapping[Section, str]) -> tuple[str, ...]:
    """Return the sentences these texts add beside what the Code asks, to what ours and the landlord's own say now."""
    found: list[str] = []
    for (kind, section), text in texts.items():
        before = (section_text(kind, section), own_texts(desk, kind).get(section, ""))
        found += added(measure(kind), section, text, *before) if text else ()
    return tuple(dict.fromkeys(found))


def draft_kind(desk: Desk, kind: str, section: str, text: str) -> LetterKind | None:
    """Return a kind of letter with a text that is being written, whole or not; None where it cannot be read."""
    name = measure(kind).name
    own = {**own_texts(desk, EVERY_LETTER), **own_texts(desk, name), section: text}
    try:
        if tuple(chunks(text)) != (section,):
            return None
        return read_kind(name, read_text("letters", f"{name}.md"), own=own)
    except ValueError:
        return None


def gaps_of(name: str, own: Mapping[str, str]) -> tuple[Gap, ...]:
    """Return what a kind of letter lacks with these texts of its sections; what cannot be read is a gap too."""
    ours = letter_kind(name)
    for section, text in own.items():
        try:
            if tuple(chunks(text)) != (section,):
                raise ValueError(f"its heading has to end in {{#{section}}}, and no other heading may have such a mark")
            parse(text)
        except ValueError as wrong:
            title = next((each.title for each in ours.sections if each.name == section), "") or section
            why = f"“{title}” cannot be read: {wrong}"
            return (Gap(why=why, do="Mend that line.", section=section, unreadable=True),)
    try:
        return gaps(read_kind(name, read_text("letters", f"{name}.md"), own=own), ours)
    except ValueError as wrong:
        return (Gap(why=str(wrong), do="Mend that line.", unreadable=True),)


def is_locked(ours: LetterKind, section: str) -> bool:
    """Whether managers alone write another wording of a section."""
    return section in ours.locked


def act_of(kind: str, section: str) -> Act:
    """Return what an officer must be allowed to do to write a section; Refused where there is no such section."""
    ours = measure(kind)
    if not section_text(kind, section):
        raise Refused(f"The letter has no section “{section}”", do="Choose one of its sections.", field="section")
    return Act.WRITE_LOCKED_WORDING if is_locked(ours, section) else Act.WRITE_WORDING


def of_section(ours: LetterKind, section: str) -> Section:
    """Return under which kind a section is kept: what every letter says is kept once."""
    return (EVERY_LETTER if section in SHARED_SECTIONS else ours.name, section)


def clashes(desk: Desk) -> Iterable[tuple[Section, Standing]]:
    """Yield each section that two desks wrote over the same wording, and nobody has chosen between."""
    for kind, section, locked in sorted({(each.kind, each.section, each.locked) for each in desk.wordings}):
        found = standing(desk.wordings, desk.today, (kind, section), locked=locked)
        if found.clash and is_locked(measure(kind), section) is locked:
            yield (kind, section), found


def measure(kind: str) -> LetterKind:
    """Return the kind by which a section is judged: of what every letter says, the first there is."""
    return letter_kinds()[0] if kind == EVERY_LETTER else letter_kind(kind)


def _own(desk: Desk, ours: LetterKind) -> tuple[WordingVersion, ...]:
    """Return the versions that hold of the sections of a kind."""
    if not desk.wordings:
        return ()
    found = (_holds(desk, of_section(ours, each.name), is_locked(ours, each.name)) for each in ours.sections)
    return tuple(each for each in found if each)


def _holds(desk: Desk, section: Section, locked: bool) -> WordingVersion | None:
    return standing(desk.wordings, desk.today, section, locked=locked).holds


def _of(versions: Iterable[WordingVersion], section: Section, *, locked: bool) -> Mapping[str, WordingVersion]:
    return {each.id: each for each in versions if (each.kind, each.section) == section and each.locked is locked}


def _heads(some: Iterable[WordingVersion], all_: Mapping[str, WordingVersion]) -> tuple[WordingVersion, ...]:
    """Return those of `some` that none of them was written over, directly or in the end."""
    some = tuple(some)
    before = {each for head in some for each in _line(head, all_)}
    return tuple(each for each in some if each.id not in before)


def _agreed(last: Sequence[WordingVersion], all_: Mapping[str, WordingVersion], day: date) -> WordingVersion | None:
    """Return the last version that all of them were written over; None where that is the program's own."""
    lines = [_line(head, all_) for head in last]
    shared = (all_[each] for each in lines[0] if all(each in line for line in lines[1:]))
    return next((each for each in shared if each.from_on <= day), None)


def _line(head: WordingVersion, all_: Mapping[str, WordingVersion]) -> list[str]:
    """Return the versions before one, the last first."""
    line: list[str] = []
    waiting = [head.follows_id, head.settles_id]
    while waiting:
        before = waiting.pop(0)
        if before and before in all_ and before not in line:
            line.append(before)
            waiting += [all_[before].follows_id, all_[before].settles_id]
    return line


def _label(ours: LetterKind, own: Iterable[WordingVersion]) -> str:
    """Return the version a letter notes: the program's, and the last of the landlord's that it is made of."""
    last = {each.kind: each for each in sorted(own, key=lambda each: (each.number, each.id))}
    return "+".join((ours.version, *(last[kind].label for kind in (ours.name, EVERY_LETTER) if kind in last)))


@lru_cache(maxsize=64)
def _worded(name: str, own: tuple[WordingVersion, ...], version: str) -> LetterKind:
    return read_kind(name, read_text("letters", f"{name}.md"), own=_used(name, own), version=version)


@lru_cache(maxsize=64)
def _used(name: str, own: tuple[WordingVersion, ...]) -> Mapping[str, str]:
    """Return the texts that are printed: those with which the letter is whole."""
    texts = {each.section: each.text for each in own if each.text}
    while texts and (lacking := _lacking(name, texts)):
        texts = {section: text for section, text in texts.items() if section not in lacking}
    return texts


def _lacking(name: str, texts: Mapping[str, str]) -> frozenset[str]:
    """Return the sections with which a letter is not whole; all of them where it cannot be told which."""
    found = gaps_of(name, texts)
    named = {each.section for each in found} & texts.keys()
    return frozenset(named or texts) if found else frozenset()
