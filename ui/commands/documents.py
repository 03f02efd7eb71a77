"""Documents of a case without a window: listed, and attached."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.wording import count, in_short
from db.files import write_folder, write_whole
from ui.commands.home import opened_office
from ui.commands.output import show

if TYPE_CHECKING:
    import argparse

    from complaints_desktop.facts.case import CaseFacts
    from complaints_desktop.office import Office


def add_parsers(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add what may be done to documents to the command line."""
    document = commands.add_parser("document", help="the documents of a case")
    doing = document.add_subparsers(dest="doing", metavar="WHAT", required=True)
    add = doing.add_parser("add", help="attach a file; an e-mail (.eml, .msg) is a contact too, with its attachments")
    listing = doing.add_parser("list", help="list the documents of a case")
    export = doing.add_parser(
        "export", help="take the whole case out as a ZIP or a folder: index, chronology, every paper, hashes"
    )
    redact = doing.add_parser("redact", help="put a copy beside a PDF or picture, with areas blacked out for good")
    index = doing.add_parser("index", help="take the words of documents for the search, as the window does by itself")
    index.add_argument("--json", action="store_true", help="as JSON")
    for command in (add, listing, export, redact):
        command.add_argument("reference", metavar="REF")
        command.add_argument("--json", action="store_true", help="as JSON")
    add.add_argument("file", type=Path, metavar="FILE")
    redact.add_argument("number", type=int, metavar="NUMBER", help="of the document, as `list` says it")
    redact.add_argument("--area", action="append", default=[], metavar="PAGE,LEFT,TOP,RIGHT,BOTTOM", help="0 to 100")
    export.add_argument("file", type=Path, metavar="FILE", help="where to put it; nothing in it is encrypted")
    export.add_argument("--folder", action="store_true", help="as a new folder, in place of a ZIP")


def document(parsed: Namespace) -> int:
    """Do what was said to the documents of a case."""
    return {"add": _add, "list": _list, "export": _export, "redact": _redact, "index": _index}[parsed.doing](parsed)


def _add(parsed: Namespace) -> int:
    from complaints_desktop.actions.documents import keep
    from complaints_desktop.case.case import find_case
    from complaints_desktop.documents.arriving import read_file

    file = read_file(parsed.file)
    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.writing(author=desk.officer.id) as session:
            made = keep(session, desk, case_id=find_case(session, parsed.reference), file=file).made
        case = _case(office, parsed.reference)
    data = {"made": made, "documents": documents_as_json(case)}
    return show(parsed, data, lambda: f"Attached. The case has {count(len(case.documents), 'document')}.")


def _list(parsed: Namespace) -> int:
    from complaints_desktop.documents.file_kinds import in_megabytes

    with opened_office(parsed) as office:
        case = _case(office, parsed.reference)
    size = sum(each.size for each in case.documents)

    def words() -> str:
        lines = [
            f"{number:>3}  {in_short(each.dated_on) if each.dated_on else '-':<16}  {each.kind:<22}  "
            f"{in_megabytes(each.size):>8}  {each.title}"
            for number, each in enumerate(case.documents, 1)
        ]
        total = f", {in_megabytes(size)} in all" if size else ""
        return "\n".join([*lines, f"{count(len(lines), 'document')}{total}."])

    return show(parsed, {"documents": documents_as_json(case), "bytes": size}, words)


def _export(parsed: Namespace) -> int:
    from complaints_desktop.case.case import find_case
    from complaints_desktop.exchange.case_file import case_file, case_zip

    with opened_office(parsed) as office, office.record.reading() as session:
        made = case_file(session, office.desk(), case_id=find_case(session, parsed.reference))
    if parsed.folder:
        write_folder(parsed.file, made.files)
    else:
        write_whole(parsed.file, case_zip(made))
    data = {"file": str(parsed.file), "papers": made.papers, "missing": list(made.missing)}
    lines = [*(f"Left out, not on this desk: {each}" for each in made.missing), f"{parsed.file} has the whole case."]
    return show(parsed, data, lambda: "\n".join(lines))


def _redact(parsed: Namespace) -> int:
    from complaints_desktop.actions.documents import redact
    from complaints_desktop.documents.redaction import area_of
    from complaints_desktop.forms.about import About, subject_of
    from complaints_desktop.reading.documents import redacted_copy

    with opened_office(parsed) as office:
        desk, case = office.desk(), _case(office, parsed.reference)
        document_id = subject_of(About.DOCUMENT, case, str(parsed.number), or_none=False)
        areas = [area_of(each) for each in parsed.area]
        copy = redacted_copy(office.record, document_id=document_id, areas=areas)
        with office.record.writing(author=desk.officer.id) as session:
            made = redact(session, desk, case_id=case.id, document_id=document_id, copy=copy).made
    return show(parsed, {"made": made}, lambda: "A redacted copy is beside it; look at it before it leaves.")


def _index(parsed: Namespace) -> int:
    from complaints_desktop.documents.apart import WordReader
    from complaints_desktop.documents.taking import take_words

    taken = 0
    with opened_office(parsed) as office, WordReader() as reader:
        while some := take_words(office.record, reader):
            taken += some
    return show(parsed, {"taken": taken}, lambda: f"The words of {count(taken, 'document')} are searched from now on.")


def documents_as_json(case: "CaseFacts") -> list[dict[str, Any]]:
    """Return what is said of the documents of a case."""
    numbers = {each.id: each.number for each in case.points}
    return [
        {
            "number": number,
            "id": each.id,
            "title": each.title,
            "kind": each.kind,
            "type": each.media_type,
            "bytes": each.size,
            "sha256": each.sha256,
            "dated_on": each.dated_on.isoformat() if each.dated_on else None,
            "sender": each.sender,
            "point": numbers.get(each.point_id or ""),
            "here": each.here,
            "unread": each.unread,
        }
        for number, each in enumerate(case.documents, 1)
    ]


def _case(office: "Office", reference: str) -> "CaseFacts":
    from complaints_desktop.case.case import find_case
    from complaints_desktop.reading.case_view import opened_case

    with office.record.reading() as session:
        return opened_case(session, office.desk(), case_id=find_case(session, reference))
