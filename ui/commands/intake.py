"""Logging what somebody said from a script: the form of the window, filled in by a file or by NAME=VALUE."""

import sys
from argparse import Namespace
from pathlib import Path

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from ui.commands.acts import field_in_words, pair_of
from ui.commands.home import opened_office
from ui.commands.output import show


def log(parsed: Namespace) -> int:
    """Log what is said, or say what is asked."""
    return _asks(parsed) if parsed.asks else _log(parsed)


def _asks(parsed: Namespace) -> int:
    from complaints_desktop.exchange.intake import asked_as_json

    fields = asked_as_json()
    return show(parsed, {"fields": fields}, lambda: "\n".join(field_in_words(field).strip() for field in fields))


def _log(parsed: Namespace) -> int:
    from complaints_desktop.actions import intake
    from complaints_desktop.case.case import load_case
    from complaints_desktop.desk.judgement import clocks_of
    from complaints_desktop.exchange.intake import intake_of, said_in_json, said_in_pairs

    typed = said_in_json(_read(parsed.file)) if parsed.file else {}
    typed |= said_in_pairs([pair_of(each) for each in parsed.set])
    with opened_office(parsed) as office:
        desk = office.desk()
        said = intake_of(typed, desk)
        with office.record.writing(author=desk.officer.id) as session:
            made = intake.log(session, desk, intake=said).made or ""
            case = load_case(session, made)
        due = clocks_of(case, desk)[0].due if case.is_complaint else None
        again = case.first_contact.reviewed_by if case.first_contact else None
    data = {
        "reference": case.reference,
        "made": made,
        "kind": said.kind,
        "acknowledge_by": due.isoformat() if due else None,
        "review_on": again.isoformat() if again else None,
    }
    by = f" Acknowledge by {in_full(due)}." if due else f" Looked at again by {in_full(again)}." if again else ""
    return show(parsed, data, lambda: f"{case.reference} is logged.{by}")


def _read(file: Path) -> str:
    """Return the text of `file`, or of the input where that is `-`."""
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except UnicodeDecodeError as unreadable:
        raise Refused("The file is not UTF-8", do="Save it as UTF-8.", field="file") from unreadable
    except OSError as missing:
        raise Refused(f"The file cannot be read: {missing.strerror}", do="Check its path.", field="file") from missing
