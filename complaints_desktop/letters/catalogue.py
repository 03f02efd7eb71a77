"""The catalogue: every kind of letter there is, by its name and by the act that it is at a stage."""

from functools import lru_cache

from complaints_desktop.letters.header import read_kind
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from resources.reader import names, read_text


@lru_cache(maxsize=32)
def letter_kind(name: str) -> LetterKind:
    """Return the kind of letter called `name`, such as `stage1-response`; Refused where there is none."""
    try:
        text = read_text("letters", f"{name}.md")
    except FileNotFoundError:
        known = ", ".join(letter_names())
        raise Refused(f"There is no letter called “{name}”", do=f"Choose one of: {known}.") from None
    return read_kind(name, text)


@lru_cache(maxsize=1)
def letter_kinds() -> tuple[LetterKind, ...]:
    """Return every kind of letter, in the order of the catalogue."""
    found = (letter_kind(name.removesuffix(".md")) for name in names("letters", ".md"))
    return tuple(sorted(found, key=lambda kind: kind.code))


def letter_names() -> tuple[str, ...]:
    """Return the names of all letters, in the order of the catalogue."""
    return tuple(kind.name for kind in letter_kinds())


def title_of(name: str) -> str:
    """Return what a letter is called; one that only a later program writes is called by its name."""
    return next((kind.title for kind in letter_kinds() if kind.name == name), name.replace("-", " "))


def letter_acts() -> dict[str, Act]:
    """Return the acts that are done by issuing a letter, by key."""
    return {kind.act.key: kind.act for kind in letter_kinds()}


def kinds_after(act: Act) -> tuple[LetterKind, ...]:
    """Return the letters that may be next after `act`; which of them is true then, `offered` says."""
    return tuple(kind for kind in letter_kinds() if act in kind.after)


def letter_for(act: Act, stage: int, kinds: tuple[LetterKind, ...] | None = None) -> LetterKind:
    """Return the one letter that `act` is at `stage`; Refused where there is none, ValueError where there are more.

    `kinds`: where it is looked for; the whole catalogue unless said.
    """
    found = [kind for kind in (kinds or letter_kinds()) if kind.act is act and stage in kind.stages]
    if not found:
        raise Refused(
            f"There is no letter yet with which to {act.words} at stage {stage}",
            do="Write it outside this program, and record it as a contact.",
        )
    if len(found) > 1:
        raise ValueError(f"to {act.words} at stage {stage} is more than one letter: {', '.join(k.name for k in found)}")
    return found[0]
