"""The wording of letters, without a window: how it stands, a section's text, another text, and a set as one file."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.office import Office
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count, without_weekday
from db.files import write_whole
from ui.commands.home import opened_office
from ui.commands.output import show

if TYPE_CHECKING:
    from argparse import ArgumentParser, _SubParsersAction

    from complaints_desktop.reading.wordings import SectionState


def add_parser(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `wording` to the command line."""
    parser = commands.add_parser("wording", help="the wording of letters: how it stands, a text, a set of texts")
    parser.add_argument("letter", nargs="?", metavar="LETTER", help="as `wording` lists it, such as stage1-response")
    parser.add_argument("section", nargs="?", metavar="SECTION", help="one of its sections; its text is printed")
    parser.add_argument("--history", action="store_true", help="the versions of the section, the newest first")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--text", type=Path, metavar="FILE", help="another text of the section, checked and kept")
    way.add_argument("--ours", action="store_true", help="go back to the program's own wording of the section")
    way.add_argument("--out", type=Path, metavar="FILE", help="take the landlord's own wording out")
    way.add_argument("--file", type=Path, metavar="FILE", help="take such a file in, whole or not at all")
    parser.add_argument(
        "--consistent", action="store_true", help="confirm that what is added takes nothing back of what the Code asks"
    )
    parser.add_argument("--why", default="", metavar="WORDS", help="why it is changed")
    parser.add_argument("--dry-run", action="store_true", help="say what would come of it; write nothing")
    parser.add_argument("--json", action="store_true", help="as JSON")


def wording(parsed: Namespace) -> int:
    """Print or write what is asked for."""
    with opened_office(parsed) as office:
        if parsed.out:
            return _take_out(parsed, office)
        if parsed.file:
            return _take_in(parsed, office)
        if parsed.section:
            return _write(parsed, office) if parsed.text or parsed.ours else _section(parsed, office)
        if parsed.text or parsed.ours or parsed.history:
            raise Refused("Of which section?", do="Name the letter and the section: wording LETTER SECTION.")
        return _list(parsed, office)


def _list(parsed: Namespace, office: Office) -> int:
    from complaints_desktop.reading.wordings import letter_states

    states = [each for each in letter_states(office.desk()) if parsed.letter in (None, each.name)]
    if not states:
        raise Refused(f"There is no letter called “{parsed.letter}”", do="`wording` lists them.")
    found = [(letter, section) for letter in states for section in letter.sections]
    data = [
        {
            "letter": letter.name,
            "section": section.name,
            "title": section.title,
            "code": section.paragraphs,
            "locked": section.locked,
            "changed": section.own,
            "two_versions": section.clash,
            "not_used": section.passed_over,
        }
        for letter, section in found
    ]

    def words() -> str:
        return "\n".join("  ".join((each.kind, each.name, *_marks(each))) for _, each in found)

    return show(parsed, data, words)


def _marks(each: "SectionState") -> tuple[str, ...]:
    marks = {"locked": each.locked, "changed": each.own, "two versions": each.clash, "not used": each.passed_over}
    return tuple(words for words, so in marks.items() if so)


def _section(parsed: Namespace, office: Office) -> int:
    from complaints_desktop.reading.wordings import section_book

    with office.record.reading() as session:
        book = section_book(session, office.desk(), parsed.letter, parsed.section)
    versions = [
        {"version": each.label, "from": str(each.from_on), "by": each.by, "why": each.why, "holds": each.stands}
        for each in book.versions
    ]
    told = [
        f"{each.label}  from {without_weekday(each.from_on) if each.from_on else ''}  {each.by}: {each.why}"
        f"{'  (holds)' if each.stands else ''}{'  (clash)' if each.clash else ''}"
        for each in book.versions
    ]
    data = {"text": book.text, "ours": book.ours, "versions": versions}
    lines = [*told, f"{count(len(told), 'version')}."] if parsed.history else [book.text]
    return show(parsed, data, lambda: "\n".join(lines))


def _write(parsed: Namespace, office: Office) -> int:
    from complaints_desktop.actions.wordings import write_wording
    from complaints_desktop.letters.wordings import added_with, gaps_with

    text = parsed.text.read_text(encoding="utf-8") if parsed.text else ""
    desk, at = office.desk(), (parsed.letter, parsed.section)
    adds = added_with(desk, {at: text})
    if parsed.dry_run:
        gaps = gaps_with(desk, {at: text})
        data = [{"why": each.why, "do": each.do, "code": each.paragraph} for each in gaps]
        lines = [f"{each.why}{f' (Code {each.paragraph})' if each.paragraph else ''}. {each.do}" for each in gaps]
        more = [f"It adds beside what the Code asks: “{each}”" for each in adds]
        none = ["Nothing stops this wording. Nothing was written."]
        show(parsed, data, lambda: "\n".join([*(lines or none), *more]))
        return 2 if gaps else 0
    with office.record.writing(author=desk.officer.id) as session:
        changes = write_wording(
            session,
            desk,
            kind=at[0],
            section=at[1],
            text=text,
            why=parsed.why,
            confirmed=adds if parsed.consistent else (),
        )
    office.refresh(changes)
    return show(parsed, {"letter": at[0], "section": at[1]}, lambda: "The wording is kept, and holds from today.")


def _take_out(parsed: Namespace, office: Office) -> int:
    from complaints_desktop.exchange.wordings import taken_out

    write_whole(parsed.out, taken_out(office.desk()).encode())
    return show(parsed, {"file": str(parsed.out)}, lambda: f"The landlord's own wording is in {parsed.out}")


def _take_in(parsed: Namespace, office: Office) -> int:
    from complaints_desktop.exchange.wordings import bring_in, dry_run

    desk = office.desk()
    if parsed.dry_run:
        report = dry_run(desk, parsed.file)
    else:
        with office.record.writing(author=desk.officer.id) as session:
            adds = [each for row in dry_run(desk, parsed.file).rows for each in row.adds] if parsed.consistent else []
            report, _ = bring_in(session, desk, parsed.file, why=parsed.why, confirmed=adds)
    lines = [
        f"{row.kind}  {row.section}: {row.result.value}{f': {row.reason}' if row.reason else ''}" for row in report.rows
    ]
    written = ["Nothing was written."] if parsed.dry_run else []
    return show(parsed, report.as_json(), lambda: "\n".join([*lines, *written]))
