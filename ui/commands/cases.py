"""What each command does: opens the record, calls the action, says what came of it."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from complaints_desktop.rules.wording import capitalised, count, in_short
from db.files import staged, write_whole
from db.record import home
from db.terms import Looked
from ui.commands import (
    acts,
    commitments,
    documents,
    homes,
    intake,
    letter_kinds,
    looked,
    piles,
    plan_absence,
    quality,
    recovery,
    report,
    retention,
    rules,
    sharing,
    surveys,
    team,
    wording,
)
from ui.commands.home import opened_home, opened_office
from ui.commands.output import BUG, DONE, ENVIRONMENT, say_unread, show


def run(parsed: Namespace) -> int:
    """Run the command that was parsed and return its exit code."""
    return COMMANDS[parsed.command](parsed)


def _window(parsed: Namespace) -> int:
    from ui.app import open_window

    return open_window(parsed.home)


def _demo(parsed: Namespace) -> int:
    from complaints_desktop.sample.demo import demo_home, make_demo

    folder = parsed.home or demo_home()
    if not parsed.no_window and _is_open(folder):
        return DONE
    make_demo(folder, cases=parsed.cases, seed=parsed.seed, now=parsed.now)
    if parsed.no_window:
        print(f"The sample record is in {folder}")
        return DONE
    from ui.app import open_window

    return open_window(folder)


def _is_open(folder: Path) -> bool:
    """Whether there is a window on `folder` already; it comes forward."""
    from ui.window.second_start import bring_forward

    return bring_forward(folder)


def _screens(parsed: Namespace) -> int:
    from ui.demonstration.screens import draw

    wrong = 0
    for drawn in draw(parsed.folder, size=parsed.size, percent=parsed.text, check=parsed.check):
        print(drawn.picture)
        for misfit in drawn.misfits:
            print(f"  {misfit}")
        wrong += len(drawn.misfits)
    return BUG if wrong else DONE


def _import(parsed: Namespace) -> int:
    from complaints_desktop.exchange.importing import Result, dry_run, import_file

    with opened_office(parsed) as office:
        desk = office.desk()
        if parsed.dry_run:
            with office.record.reading() as session:
                report = dry_run(session, desk, parsed.file, encoding=parsed.encoding)
        else:
            with office.record.writing(author=desk.officer.id) as session:
                report, _ = import_file(session, desk, parsed.file, encoding=parsed.encoding)

    def words() -> str:
        lines = [f"line {r.line}: {r.result.value}: {r.reason}" for r in report.rows if r.reason]
        counts = ", ".join(f"{report.count(result)} {result.value}" for result in Result)
        unknown = f"Not known, and left out: {', '.join(report.unknown_columns)}." if report.unknown_columns else ""
        tried = "Nothing is written: this was a dry run." if report.dry_run else ""
        letters = report.read_as
        said = "; ".join(letters.samples) if letters else ""
        read = f"Not UTF-8; read as {letters.encoding}, and the letters that differ are: {said}." if letters else ""
        return "\n".join(filter(None, [*lines, read, unknown, f"{count(len(report.rows), 'row')}: {counts}.", tried]))

    return show(parsed, report.as_json(), words)


def _cases(parsed: Namespace) -> int:
    from complaints_desktop.reading.case_list import CaseFilter, case_lines, case_rows, found_beyond, found_in_words

    with opened_office(parsed) as office:
        where = CaseFilter(text=parsed.query, facets=(("kind", parsed.kind),) if parsed.kind else ())
        rows, beyond = case_rows(office.record, where), found_beyond(office.record, where)
        lines = case_lines(office.record, rows[: parsed.limit])
        office.looked(Looked.LIST_OUT, number=len(lines))
    data = {
        "found": len(rows),
        "more_than_found": beyond,
        "cases": [
            {
                "reference": line.reference,
                "resident": line.resident,
                "kind": line.kind,
                "category": line.category,
                "stage": line.stage,
                "state": line.state,
                "next": line.next_kind or None,
                "next_on": line.next_on.isoformat() if line.next_on else None,
                "handler": line.handler or None,
            }
            for line in lines
        ],
    }

    def words() -> str:
        table = [
            f"{line.reference}  {line.standing:<24}  {_next(line.next_kind, line.next_on):<30}  {line.resident}"
            for line in lines
        ]
        return "\n".join([*table, f"{capitalised(found_in_words(len(rows), beyond=beyond))}, {len(lines)} shown."])

    return show(parsed, data, words)


def _next(kind: str, day: Any) -> str:  # noqa: ANN401 - a date or nothing
    return f"{kind} by {in_short(day)}" if day else "nothing due"


def _case(parsed: Namespace) -> int:
    from complaints_desktop.case.case import find_case
    from complaints_desktop.exchange.case_json import case_as_json
    from complaints_desktop.reading.case_view import view_case

    with opened_office(parsed) as office, office.record.reading() as session:
        desk = office.desk()
        view = view_case(session, desk, case_id=find_case(session, parsed.reference))
        data = case_as_json(view, desk.calendar)
    acts.say_restricted(view.case, desk)
    return show(parsed, data, lambda: _case_in_words(data))


def _case_in_words(data: Mapping[str, Any]) -> str:
    lines = [f"{data['reference']}: {data['state']}"]
    for stage in data["stages"]:
        for clock in stage["clocks"]:
            lines.append(f"  stage {stage['stage']}, {clock['clock']}: {clock['outcome']}")
            lines += [f"      {line}" for line in clock["explanation"]]
    lines += [
        f"  Code {duty['paragraph']} (stage {duty['stage']}) {duty['asks']}: {duty['outcome']}; {duty['because']}"
        for duty in data["duties"]
    ]
    lines += [f"  {each['what']}: {each['owner']}, by {each['due']}, {each['state']}" for each in data["commitments"]]
    return "\n".join(lines)


def _letter(parsed: Namespace) -> int:
    from complaints_desktop.actions.letters import issue
    from complaints_desktop.actions.overrides import ask
    from complaints_desktop.actions.submissions import submit
    from complaints_desktop.case.case import find_case
    from complaints_desktop.desk.looking import note
    from complaints_desktop.letters.briefing import letter_blockers, letter_matter
    from complaints_desktop.letters.compose import compose
    from complaints_desktop.letters.copies import copies
    from complaints_desktop.letters.write import write

    about = {"kind": parsed.kind, "typed": acts.pairs_of(parsed.set), "text_size": parsed.text_size}
    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.reading() as session:
            case_id = find_case(session, parsed.reference)
        for finding in parsed.ask:
            with office.record.writing(author=desk.officer.id) as session:
                ask(session, desk, case_id=case_id, kind=parsed.kind, typed=about["typed"], finding=finding)
        with office.record.reading() as session:
            matter = letter_matter(session, desk, case_id=case_id, **about)
        page = compose(matter)
        blocked = [_blocker(each) for each in letter_blockers(matter, page)]
        content = write(page, parsed.out.name)
        data: dict[str, Any] = {"issued": False, "blockers": blocked}
        if parsed.issue:
            with ExitStack() as files, office.record.writing(author=desk.officer.id) as session:
                issued = issue(session, desk, case_id=case_id, **about)
                contents = [issued.content, *issued.others]
                if parsed.out.suffix != ".pdf":
                    contents = [_as_issued(copy, parsed.out.name) for copy in copies(matter)]
                for path, each in zip(_paths(parsed.out, len(contents)), contents, strict=True):
                    files.enter_context(staged(path, each))  # a letter whose file cannot be written is not issued
            data = {"issued": True, "sha256": issued.sha256, "copies": len(contents), "blockers": []}
        else:
            write_whole(parsed.out, content)
        if parsed.submit and not parsed.issue:
            with office.record.writing(author=desk.officer.id) as session:
                data["submitted"] = submit(session, desk, case_id=case_id, **about).made
        note(office.record.looks, desk, Looked.LETTER_OUT, case_id=case_id)
    lines = [_blocker_in_words(each) for each in data["blockers"]]
    title = "Issued" if data["issued"] else "Submitted" if data.get("submitted") else "Draft"
    return show(parsed, data, lambda: "\n".join([*lines, f"{title}: {parsed.out}"]))


def _paths(out: Path, number: int) -> list[Path]:
    """Return where each copy is written: beside the first, with its number and nobody's name."""
    return [out, *(out.with_stem(f"{out.stem}-{each}") for each in range(2, number + 1))]


def _blocker(found: Any) -> dict[str, Any]:  # noqa: ANN401 - a Blocker, imported late
    return {
        "paragraph": found.paragraph,
        "why": found.why,
        "do": found.do,
        "blocks": found.blocks,
        "finding": found.finding or None,
        "manager_may_let_stay": found.overridable,
        "stays": found.given.because if found.given else found.stays or None,
    }


def _blocker_in_words(blocker: Mapping[str, Any]) -> str:
    kind = "still blocks it" if blocker["blocks"] else "look at"
    code = f" (Code {blocker['paragraph']})" if blocker["paragraph"] else ""
    may = " A complaints manager may let it stay." if blocker["manager_may_let_stay"] and blocker["blocks"] else ""
    number = f" [{blocker['finding']}]" if blocker["finding"] else ""
    return f"{kind}: {blocker['why']}{code}. {blocker['do']}{may}{number}"


def _as_issued(matter: Any, name: str) -> bytes:  # noqa: ANN401 - a LetterMatter, imported late
    from dataclasses import replace

    from complaints_desktop.letters.compose import compose
    from complaints_desktop.letters.write import write

    return write(compose(replace(matter, draft=False)), name)


def _backup(parsed: Namespace) -> int:
    with opened_home(parsed) as opened:
        print(f"{parsed.file} is a back-up of the record. {opened.backup(parsed.file)}")
    return DONE


def _restore(parsed: Namespace) -> int:
    aside = home.restore(parsed.file, parsed.home, private=recovery.private_for(parsed), replace=parsed.replace)
    print("The record is restored." + (f" The one that was there is kept as {aside}." if aside else ""))
    return DONE


def _to_give_back(lost: int) -> list[str]:
    """Say what the shared database lost and this desk still knows; it is no fault of the record."""
    changes = count(lost, "change")
    said = f"The shared database lost {changes} that this desk still knows: see `complaints-desktop shared rescue`."
    return [said] if lost else []


def _check(parsed: Namespace) -> int:
    from complaints_desktop.office import Office
    from complaints_desktop.reading.case_lines import wrong_lines
    from complaints_desktop.reading.sharing_state import sharing_state
    from db.record.check import check

    with opened_home(parsed) as opened:
        office = Office(opened.record)
        office.start_day()
        say_unread(office)

        def derived() -> list[str]:
            with opened.record.reading() as session:
                return list(wrong_lines(session, office.desk()))

        problems = check(opened.record, derived=derived)
        lost = sharing_state(opened.record).lost
    data: dict[str, Any] = {"sound": not problems, "problems": [f"{each.part}: {each.what}" for each in problems]}
    words = [*data["problems"], *([] if problems else ["The record is sound."]), *_to_give_back(lost)]
    show(parsed, data | ({"to_give_back": lost} if lost else {}), lambda: "\n".join(words))
    return ENVIRONMENT if problems else DONE


COMMANDS: Mapping[str | None, Callable[[Namespace], int]] = {
    None: _window,
    "demo": _demo,
    "screens": _screens,
    "import": _import,
    "cases": _cases,
    "case": _case,
    "homes": homes.homes,
    "rules": rules.rules,
    "log": intake.log,
    "acts": acts.acts,
    "act": acts.act,
    "document": documents.document,
    "letter": _letter,
    "letters": letter_kinds.letters,
    "print": piles.print_letters,
    "merge": piles.merge,
    "commitments": commitments.commitments,
    "report": report.report,
    "plan-absence": plan_absence.plan_absence,
    "quality": quality.quality,
    "team": team.team,
    "survey": surveys.surveys,
    "looked": looked.looked,
    "retention": retention.retention,
    "wording": wording.wording,
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "recovery": recovery.recovery,
    "rekey": recovery.rekey,
    "sync": sharing.sync,
    "shared": sharing.shared,
}
