"""Reads the header of a letter's template: what is true of one kind of letter stands there, and nowhere else."""

import tomllib
from functools import lru_cache
from typing import Any

from complaints_desktop.facts.letters import Again
from resources.reader import names, read_text


def parted(text: str) -> tuple[dict[str, Any], str]:
    """Return what the header of a template declares, and its wording; ValueError where either cannot be told."""
    _, header, wording = text.split("+++\n", 2)
    return tomllib.loads(header), wording


@lru_cache(maxsize=64)
def again_of(kind: str) -> Again:
    """Return whether a letter of `kind` may go again; one of a later program may, as often as that says."""
    if f"{kind}.md" not in names("letters", ".md"):
        return Again.ALWAYS
    header, _ = parted(read_text("letters", f"{kind}.md"))
    return Again(header["again"])
