"""The landlord's wording as one file: taken out, and taken in by another landlord or record, checked as if saved."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from complaints_desktop.actions.wordings import ADDED, write_wordings
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.wordings import EVERY_LETTER
from complaints_desktop.exchange.file_report import FileReport, FileRow
from complaints_desktop.letters.catalogue import letter_names
from complaints_desktop.letters.chunks import tidy
from complaints_desktop.letters.wordings import act_of, added_with, gaps_with, own_texts, section_text
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.refusals import Refused

FORMAT = "complaints-desktop wording"
LARGEST = 2_000_000
"""Bytes of such a file; the whole of our own wording has some 100,000."""

Texts = dict[tuple[str, str], str]


class Result(StrEnum):
    """What comes of a section of the file."""

    CHANGED = "changed"
    SAME = "the same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRow(FileRow):
    """One section of the file, its `line` counted from the first: what it changes, or why it cannot be taken in."""

    kind: str
    section: str
    before: str
    after: str
    adds: tuple[str, ...] = ()
    """The sentences it adds beside what the Code asks: a person confirms that they take nothing of it back."""


def taken_out(desk: Desk) -> str:
    """Return the landlord's own wording that holds today as the text of a file."""
    kinds = (EVERY_LETTER, *letter_names())
    sections = [
        {"letter": kind, "section": section, "text": text}
        for kind in kinds
        for section, text in own_texts(desk, kind).items()
    ]
    return json.dumps({"format": FORMAT, "version": 1, "sections": sections}, ensure_ascii=False, indent=1) + "\n"


def dry_run(desk: Desk, path: Path) -> FileReport[SectionRow]:
    """Say what each section of a file would change; nothing is written. Refused where it is no such file."""
    texts = _read(path)
    return _report(path, tuple(_judged(desk, texts, at, line) for line, at in enumerate(texts, 1)), dry_run=True)


def bring_in(
    session: Session, desk: Desk, path: Path, *, why: str, confirmed: Collection[str] = ()
) -> tuple[FileReport[SectionRow], Changes]:
    """Take a file in whole from today; Refused where a section of it is refused, and then nothing is taken.

    `confirmed` are the sentences that were shown as added.
    """
    texts = _read(path)
    rows = tuple(_judged(desk, texts, at, line) for line, at in enumerate(texts, 1))
    if wrong := next((row for row in rows if row.result is Result.REFUSED), None):
        raise Refused(
            f"{wrong.kind}, {wrong.section}: {wrong.reason}",
            do="Correct the file and choose it again: a set is taken in whole or not at all.",
        )
    new = {(row.kind, row.section): texts[row.kind, row.section] for row in rows if row.result is Result.CHANGED}
    if not new:
        raise Refused("The file changes nothing", do="Nothing has to be done.")
    return _report(path, rows, dry_run=False), write_wordings(session, desk, texts=new, why=why, confirmed=confirmed)


def _report(path: Path, rows: tuple[SectionRow, ...], *, dry_run: bool) -> FileReport[SectionRow]:
    return FileReport(file=path.name, rows=rows, results=Result, unknown_columns=(), dry_run=dry_run, read_as=None)


def _judged(desk: Desk, texts: Texts, at: tuple[str, str], line: int) -> SectionRow:
    kind, section = at
    after = texts[at]
    try:
        act = act_of(kind, section)
        before = own_texts(desk, kind).get(section, "") or section_text(kind, section)
        refused = refusal(desk.officer.role, act)
        gaps = gaps_with(desk, {each: text for each, text in texts.items() if each[0] in (kind, EVERY_LETTER)})
        lacks = next((each.why for each in gaps if each.section == section or not each.section), "")
        why = refused.why if refused else lacks
    except Refused as unknown:
        before, why = "", unknown.why
    result = Result.REFUSED if why else Result.SAME if after == before else Result.CHANGED
    adds = added_with(desk, {at: after}) if result is Result.CHANGED else ()
    reason = f"{ADDED} {'; '.join(f'“{each}”' for each in adds)}" if adds else why
    return SectionRow(
        line=line, kind=kind, section=section, result=result, reason=reason, before=before, after=after, adds=adds
    )


def _read(path: Path) -> Texts:
    """Return the texts of a file by letter and section."""
    no_file = Refused("This is not a file of letters' wording", do="Choose one that this program has taken out.")
    try:
        if path.stat().st_size > LARGEST:
            raise no_file
        held = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as unreadable:
        raise no_file from unreadable
    except OSError as missing:
        raise Refused("The file cannot be read", do="Choose it again.") from missing
    if not isinstance(held, Mapping) or held.get("format") != FORMAT or not isinstance(held.get("sections"), list):
        raise no_file
    if held.get("version") != 1:
        raise Refused("A newer program has taken this file out", do="Bring this program up to date.")
    texts: Texts = {}
    for each in held["sections"]:
        at, text = _section(each, no_file)
        if at in texts:
            raise Refused(f"“{at[1]}” of {at[0]} is in the file twice", do="Take one of them out.")
        texts[at] = text
    return texts


def _section(each: Any, no_file: Refused) -> tuple[tuple[str, str], str]:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(each, Mapping) or not all(
        isinstance(each.get(key), str) for key in ("letter", "section", "text")
    ):
        raise no_file
    return (each["letter"], each["section"]), tidy(each["text"])
