"""Letters by the pile: the issued ones of a day as one PDF, and one kind of letter to many."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.wording import count
from db.files import staged
from db.terms import Looked
from ui.commands import acts
from ui.commands.days import day
from ui.commands.home import opened_office
from ui.commands.output import DONE, REFUSED, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from complaints_desktop.desk.session import Session
    from complaints_desktop.office import Office
    from complaints_desktop.reading.letters_out import LetterOut


def add_parsers(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type for it
    """Add `print` and `merge`."""
    print_ = commands.add_parser("print", help="the issued letters of a day, of kinds or of cases as one PDF")
    print_.add_argument("--on", type=day, metavar="DATE", help="issued on that day; else today, of cases on any day")
    print_.add_argument("--kind", action="append", default=[], metavar="KIND", help="the name of its template")
    print_.add_argument("--posted", action="store_true", help="record that those which wait for it went by post")
    merge = commands.add_parser("merge", help="issue the same kind of letter about many cases, each past its gate")
    merge.add_argument("kind", metavar="KIND", help="the name of its template, such as stage1-acknowledgement")
    merge.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="the words of one field")
    for command in (print_, merge):
        command.add_argument("--case", action="append", default=[], metavar="REF", required=command is merge)
        command.add_argument("--out", type=Path, required=True, metavar="FILE", help=".pdf")
        command.add_argument("--both-sides", action="store_true", help="each letter begins on the front of a sheet")
        command.add_argument("--no-cover", action="store_true", help="without the sheet that says what lies below")
        command.add_argument("--json", action="store_true", help="as JSON")


def print_letters(parsed: Namespace) -> int:
    """Write letters that were issued as one PDF, as they were issued."""
    from complaints_desktop.case.case import find_case
    from complaints_desktop.exchange.posting import post, to_post
    from complaints_desktop.reading.letters_out import letters_out

    with opened_office(parsed) as office, office.record.writing(author=office.desk().officer.id) as session:
        cases = [find_case(session, reference) for reference in parsed.case]
        on = parsed.on or (None if cases else office.desk().today)
        found = letters_out(session, on=on, kinds=parsed.kind, cases=cases)
        content = _pile(office, session, parsed, found)
        with staged(parsed.out, content):
            posted = to_post(found if parsed.posted else ())
            post(session, office.desk(), posted.letters)
    data: dict[str, Any] = {"letters": [_as_json(each) for each in found]}
    said = f"{count(len(found), 'letter')}: {parsed.out}"
    if parsed.posted:
        data |= {"posted": len(posted.letters), "not_posted": dict(posted.left_out)}
        said += f"\n{count(len(posted.letters), 'letter')} recorded as posted today. {posted.others}".rstrip()
    return show(parsed, data, lambda: said)


def merge(parsed: Namespace) -> int:
    """Issue the letters, and write those that went as one PDF; where none went, exit as of what is refused."""
    from complaints_desktop.case.case import find_case
    from complaints_desktop.exchange.mail_merge import issue_to_many
    from complaints_desktop.reading.letters_out import letters_out

    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.reading() as session:
            cases = {find_case(session, reference): reference for reference in parsed.case}
        with office.record.writing(author=desk.officer.id) as session:
            typed = acts.pairs_of(parsed.set)
            made = issue_to_many(session, desk, case_ids=list(cases), kind=parsed.kind, typed=typed)
            ids = {one.changes.made for one in made.issued.values()}
            found = [each for each in letters_out(session, on=desk.today) if each.letter_id in ids]
            if found:
                with staged(parsed.out, _pile(office, session, parsed, found)):
                    session.flush()  # letters whose file cannot be written are not issued
    stopped = [{"case": cases[case_id], **why.as_json()} for case_id, why in made.stopped.items()]
    data = {"letters": [_as_json(each) for each in found], "stopped": stopped}

    def words() -> str:
        lines = [f"{cases[case_id]}: not issued. {why}" for case_id, why in made.stopped.items()]
        return "\n".join([*lines, f"{count(len(made.issued), 'letter')} issued{f': {parsed.out}' if found else ''}"])

    show(parsed, data, words)
    return DONE if found else REFUSED


def _pile(office: "Office", session: "Session", parsed: Namespace, found: "Sequence[LetterOut]") -> bytes:
    from complaints_desktop.exchange.letter_pile import laid_today, pile
    from complaints_desktop.reading.filing import filed_letter

    laid = laid_today(office.desk(), both_sides=parsed.both_sides, cover=not parsed.no_cover)
    content = pile(found, lambda each: filed_letter(session, letter_id=each.id).content, laid)
    office.looked(Looked.LIST_OUT, number=len(found))
    return content


def _as_json(letter: "LetterOut") -> dict[str, Any]:
    return {
        "reference": letter.reference,
        "kind": letter.kind,
        "issued_on": letter.issued_on.isoformat(),
        "text_size": letter.text_size,
        "copy": letter.copy,
        "sent_on": letter.sent_on.isoformat() if letter.sent_on else None,
        "returned_on": letter.returned_on.isoformat() if letter.returned_on else None,
    }
