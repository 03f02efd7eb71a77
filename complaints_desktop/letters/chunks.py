"""Takes the wording of a letter apart into the texts of its sections, and puts it together with others instead."""

import re
from collections.abc import Mapping

from complaints_desktop.letters.template import SECTION, TAG

BLANKS = re.compile(r"\n{3,}")


def chunks(wording: str) -> dict[str, str]:
    """Return the text of each section by its name; one that is only printed on a condition has its condition with it.

    ValueError where the wording does not begin with a section, or two have one name.
    """
    found: dict[str, list[str]] = {}
    name, open_ = "", 0
    lines = wording.strip().splitlines()
    for number, line in enumerate(lines):
        begun = _begun(lines, number) if open_ == 0 else ""
        if begun in found:
            raise ValueError(f"two sections are called “{begun}”")
        if begun:
            name = begun
        if not name:
            raise ValueError("a wording begins with a section: ## Heading {#name}")
        found.setdefault(name, []).append(line)
        open_ += _opened(line)
    return {each: "\n".join(text).strip() for each, text in found.items()}


def joined(texts: Mapping[str, str], own: Mapping[str, str]) -> str:
    """Return the wording of the sections, each in the landlord's own text where there is one."""
    return "\n\n".join(own.get(name, text) for name, text in texts.items())


def tidy(text: str) -> str:
    """Return the text of a section as it is kept: no spaces at the ends of lines, no more than one empty line."""
    lines = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return BLANKS.sub("\n\n", lines).strip()


def _begun(lines: list[str], at: int) -> str:
    """Return the section that begins at a line outside all blocks: there, or inside the block that opens there."""
    depth = 0
    for line in lines[at:]:
        if section := SECTION.fullmatch(line.strip()):
            return section[2]
        depth += _opened(line)
        if depth == 0:
            return ""
    return ""


def _opened(line: str) -> int:
    """Return 1 for a tag that opens a block, -1 for one that closes it, 0 for any other line."""
    tag = TAG.fullmatch(line.strip())
    return {"/": -1, ">": 0}.get(tag[1], 1) if tag else 0
