"""The same actions without a window: arguments in, words or JSON out, four exit codes."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from complaints_desktop.rules.refusals import Refused
from db.moments import Clock, utc_now
from db.problems import EnvironmentProblem
from db.record.memory import no_core_dumps
from db.terms import CaseKind
from ui.commands import (
    commitments,
    documents,
    looked,
    piles,
    plan_absence,
    quality,
    recovery,
    report,
    retention,
    surveys,
    team,
    wording,
)
from ui.commands.days import day
from ui.commands.output import BUG, DONE, ENVIRONMENT, REFUSED
from ui.commands.sharing import add_parsers
from ui.workplace.fault import report_of


def main(arguments: Sequence[str] | None = None, *, now: Clock = utc_now) -> int:
    """Run one command at the time that `now` tells and return its exit code."""
    no_core_dumps()
    parsed = parser().parse_args(arguments)
    parsed.now = now
    from ui.commands import cases  # what a command needs is imported when it is known

    try:
        return cases.run(parsed)
    except Refused as refused:
        return _say(refused, parsed, REFUSED)
    except EnvironmentProblem as problem:
        return _say(problem, parsed, ENVIRONMENT)
    except KeyboardInterrupt:
        print("Stopped; nothing is half-written.", file=sys.stderr)
        return ENVIRONMENT
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        sys.stderr.close()
        return DONE
    except Exception as bug:  # noqa: BLE001  # the one place: a traceback may hold what residents said
        print(
            f"This is a bug in the program. Nothing is half-written. Where it was:\n{report_of(bug)}", file=sys.stderr
        )
        return BUG


def _say(failure: Refused | EnvironmentProblem, parsed: argparse.Namespace, code: int) -> int:
    """Say on stderr what failed, and as JSON on stdout where JSON was asked for."""
    print(failure, file=sys.stderr)
    if getattr(parsed, "json", False):
        print(json.dumps(failure.as_json(), ensure_ascii=False))
    return code


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line, as DESIGN and scripts know it."""
    top = argparse.ArgumentParser(
        prog="complaints-desktop",
        description="The desk of a social landlord's complaints team. Without a command, opens the window.",
    )
    top.add_argument("--home", type=Path, metavar="DIR", help="where everything this program writes is kept")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _sample_commands(commands)
    _case_commands(commands)
    _record_commands(commands)
    documents.add_parsers(commands)
    piles.add_parsers(commands)
    looked.add_parser(commands)
    retention.add_parser(commands)
    wording.add_parser(commands)
    recovery.add_parsers(commands)
    add_parsers(commands)
    return top


Commands = argparse._SubParsersAction


def _sample_commands(commands: "Commands[argparse.ArgumentParser]") -> None:
    demo = commands.add_parser("demo", help="make a sample record and open it")
    demo.add_argument("--cases", type=_count, default=120, metavar="N", help="how many cases (120)")
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="the same seed draws the same cases (1)")
    demo.add_argument("--no-window", action="store_true", help="make the record, open no window")
    screens = commands.add_parser("screens", help="draw a picture of every screen, on sample data")
    screens.add_argument("folder", type=Path, metavar="DIR")
    screens.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH", help="of the window, in pixels")
    screens.add_argument("--text", type=int, default=0, metavar="PERCENT", help="the size of text, in every look")
    screens.add_argument("--check", action="store_true", help="say what is cut or scrolls sideways; 1 if anything")


def _case_commands(commands: "Commands[argparse.ArgumentParser]") -> None:
    bring = commands.add_parser("import", help="import complaints from a CSV or XLSX file")
    homes = commands.add_parser("homes", help="bring in the landlord's list of homes from a CSV or XLSX file")
    for command in (bring, homes):
        command.add_argument("file", type=Path, metavar="FILE")
        command.add_argument("--encoding", metavar="NAME", help="utf-8 or windows-1252, once you have seen the letters")
        command.add_argument("--dry-run", action="store_true", help="say what would happen to each row; write nothing")
    rules = commands.add_parser("rules", help="the rules that change with time; with --file, take some in")
    rules.add_argument("--on", type=day, metavar="DATE", help="what holds on that day; else every version")
    rules.add_argument("--file", type=Path, metavar="FILE", help="CSV, XLSX, TOML or JSON: taken in all or none")
    rules.add_argument("--encoding", metavar="NAME", help="utf-8 or windows-1252, once you have seen the letters")
    rules.add_argument("--dry-run", action="store_true", help="say what is understood of each row; write nothing")
    listing = commands.add_parser("cases", help="list cases")
    listing.add_argument("--query", default="", metavar="TEXT", help="words, a name, a postcode, a telephone number")
    listing.add_argument("--limit", type=_count, default=50, metavar="N")
    kinds = ("complaint", *CaseKind)
    listing.add_argument(
        "--kind", choices=kinds, help="only those: complaints, service requests, compliments, enquiries"
    )
    case = commands.add_parser("case", help="everything about one case")
    case.add_argument("reference", metavar="REF")
    log = commands.add_parser(
        "log", help="log a complaint, a service request, a compliment or an enquiry; --asks says what is asked"
    )
    log.add_argument("file", type=Path, nargs="?", metavar="FILE", help="its fields, as a JSON object; - for the input")
    log.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="one field, as you would type it")
    log.add_argument("--asks", action="store_true", help="say what is asked; log nothing")
    acts = commands.add_parser("acts", help="what may be done to a case now, and what each act asks")
    acts.add_argument("reference", metavar="REF")
    act = commands.add_parser("act", help="do one of the acts to a case")
    act.add_argument("reference", metavar="REF")
    act.add_argument("act", metavar="ACT", help="its name, as `acts REF` says it")
    act.add_argument("--on", default="", metavar="SUBJECT", help="which point, commitment or adjustment: its number")
    act.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="one field, as you would type it")
    commitments.add_parser(commands)
    quality.add_parser(commands)
    report.add_parser(commands)
    plan_absence.add_parser(commands)
    surveys.add_parser(commands)
    team.add_parser(commands)
    for command in (bring, homes, listing, case, log, acts, act, *_letter_commands(commands), rules):
        command.add_argument("--json", action="store_true", help="as JSON")


def _letter_commands(commands: "Commands[argparse.ArgumentParser]") -> "tuple[argparse.ArgumentParser, ...]":
    letter = commands.add_parser("letter", help="write a letter")
    letter.add_argument("reference", metavar="REF")
    letter.add_argument("kind", metavar="KIND", help="the name of its template, such as stage1-response")
    letter.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="the words of one field")
    letter.add_argument("--text-size", type=int, default=None, metavar="POINTS", help="12; larger for large print")
    letter.add_argument("--ask", action="append", default=[], metavar="FINDING", help="ask a manager to let that stay")
    letter.add_argument("--issue", action="store_true", help="issue it: freeze, file and hash; otherwise a draft")
    letter.add_argument("--submit", action="store_true", help="submit it for somebody else to approve it")
    kinds_of_file = ".pdf .docx .html or .txt; .easy.docx for an Easy Read to be finished"
    letter.add_argument("--out", type=Path, required=True, metavar="FILE", help=kinds_of_file)
    letters = commands.add_parser("letters", help="every kind of letter, with its fields and the paragraphs they meet")
    letters.add_argument("kind", nargs="?", metavar="KIND", help="all of one kind only")
    return letter, letters


def _record_commands(commands: "Commands[argparse.ArgumentParser]") -> None:
    backup = commands.add_parser("backup", help="keep a copy of the record")
    restore = commands.add_parser("restore", help="make a new home from a back-up")
    way = restore.add_mutually_exclusive_group()
    way.add_argument("--words", action="store_true", help="open it with the 24 words of its recovery sheet")
    way.add_argument("--recovery-key", type=Path, metavar="FILE", help="open it with the landlord's recovery key")
    restore.add_argument("--replace", action="store_true", help="set the record that is there aside")
    for command in (backup, restore):
        command.add_argument("file", type=Path, metavar="FILE")
    check = commands.add_parser("check", help="check that the record is sound")
    check.add_argument("--json", action="store_true", help="as JSON")


def _size(text: str) -> tuple[int, int]:
    """Return "1366x768" as two numbers of pixels."""
    wide, _, high = text.partition("x")
    if not (wide.isascii() and wide.isdecimal() and high.isascii() and high.isdecimal()):
        raise argparse.ArgumentTypeError(f"a size is two numbers of pixels, such as 1366x768, not {text!r}")
    return int(wide), int(high)


def _count(text: str) -> int:
    number = int(text)
    if not 0 < number <= 1_000_000:
        raise argparse.ArgumentTypeError("a number from 1 to 1,000,000")
    return number


if __name__ == "__main__":
    sys.exit(main())
