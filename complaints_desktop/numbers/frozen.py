"""A pack as it is kept: figures as JSON that never change once it is issued, their hash, and what another changed."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

Figures = Mapping[str, Any]


def as_text(figures: Figures) -> str:
    """Return figures as the one text that stands for them."""
    return json.dumps(figures, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(figures: str, words: Mapping[str, str]) -> str:
    """Return the hash of a pack: its figures as they are kept, and the words that stand to each part."""
    return sha256(f"{figures}\n{as_text(words)}".encode()).hexdigest()


def changes(now: Figures, before: Figures) -> Iterator[str]:
    """Yield what another version says otherwise of a measure, and which cases came or went, a sentence each."""
    was = {_key(each): each for each in before["measures"]}
    for each in now["measures"]:
        old = was.get(_key(each))
        if old is None or (each["n"], each["d"]) == (old["n"], old["d"]) == (None, None):
            continue
        if _figure(each) != _figure(old):
            yield f"{each['name']}: {old['words']} then, {each['words']} now{_moved(each, old)}."


def _key(measure: Mapping[str, Any]) -> tuple[str, str]:
    return measure["code"], measure.get("of") or ""


def _figure(measure: Mapping[str, Any]) -> tuple[Any, ...]:
    return measure["n"], measure["d"], measure["value"]


def _moved(now: Mapping[str, Any], before: Mapping[str, Any]) -> str:
    """Say which cases are counted that were not, and the other way: what was entered late."""
    said = []
    for name, words in (("in_n", "in the figure"), ("in_d", "counted")):
        came, went = sorted({*now[name]} - {*before[name]}), sorted({*before[name]} - {*now[name]})
        said += [f"{words} now: {', '.join(came)}"] if came else []
        said += [f"{words} no more: {', '.join(went)}"] if went else []
    return f" ({'; '.join(said)})" if said else ""
