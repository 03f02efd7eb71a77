"""The commands about the shared database: what IT does at the server, and how a desk joins it and keeps in step."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from db.files import write_whole
from db.terms import Role
from ui.commands.home import opened_home
from ui.commands.output import DONE, ask_secret, confirm, say_unread, show
from ui.commands.recovery import add_recovery_key, recovery_key

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from complaints_desktop.reading.rescued import LostGroup
    from complaints_desktop.sharing.provisioning import SharedDatabase
    from complaints_desktop.sharing.sharing import Sharing


def add_parsers(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `sync` and `shared` to the command line."""
    sync = commands.add_parser("sync", help="share what is new with the team's database, and fetch what others did")
    sync.add_argument("--json", action="store_true", help="as JSON")
    shared = commands.add_parser("shared", help="the team's shared database")
    does = shared.add_subparsers(dest="does", metavar="WHAT", required=True)
    _at_the_server(does)
    add_recovery_key(does)
    join = does.add_parser("join", help="share this desk's record by the database at ADDRESS")
    join.add_argument("address", metavar="ADDRESS", help="HOST[:PORT][,HOST…]/DATABASE")
    rescue = does.add_parser("rescue", help="what a restored shared database lost and this desk still knows")
    rescue.add_argument("cases", nargs="*", metavar="REF", help="only these cases; without any, all")
    answer = rescue.add_mutually_exclusive_group()
    answer.add_argument("--give-back", action="store_true", help="send it again, under the authors it had")
    answer.add_argument("--let-go", action="store_true", help="leave it lost, once and for all; asks, or needs --yes")
    rescue.add_argument("--yes", action="store_true", help="let go without asking")
    rescue.add_argument("--json", action="store_true", help="as JSON")
    join.add_argument("--login", required=True, metavar="LOGIN", help="your own login at the server")


def _at_the_server(does: "_SubParsersAction[ArgumentParser]") -> None:
    """The commands of whoever looks after the server; they connect as an administrator of it."""
    made = {
        "create": "make the shared database on a PostgreSQL of 15 or later",
        "migrate": "bring it up to the schema and the rights of this program",
        "add-officer": "give an officer a login of their own",
        "disable": "end an officer's login",
        "revoke-desk": "shut a lost desk out; its key is destroyed when it next connects",
        "readmit-desk": "let a desk in again that was shut out by mistake, or that the landlord opened again",
        "status": "its schema, its desks and what waits for a person",
        "conflicts": "the clashes nobody has settled yet",
        "erasures": "keep the register of erased cases in a file, outside the back-ups of the server",
        "restored": "after a restore in place: have every desk send what is missing, and erase again what was erased",
    }
    for name, words in made.items():
        command = does.add_parser(name, help=words)
        command.add_argument("address", metavar="ADDRESS", help="HOST[:PORT][,HOST…]/DATABASE")
        command.add_argument("--admin", default="postgres", metavar="LOGIN", help="an administrator of it (postgres)")
        if name in ("add-officer", "disable"):
            command.add_argument("login", metavar="LOGIN", help="the officer's login")
        if name in ("revoke-desk", "readmit-desk"):
            command.add_argument(
                "code",
                metavar="CODE",
                help="the three characters in its references, as K7Q; or its device, as in status",
            )
        if name in ("status", "conflicts"):
            command.add_argument("--json", action="store_true", help="as JSON")
        if name in ("erasures", "restored"):
            command.add_argument(
                "--register", type=Path, required=True, metavar="FILE", help="the register of erasures"
            )
        if name == "add-officer":
            command.add_argument("--name", required=True, help="as it stands in letters")
            command.add_argument("--role", required=True, choices=[role.value for role in Role])
            command.add_argument("--job-title", default=None, help="as it stands under letters; the role without one")
            command.add_argument("--team", default=None, help="made where there is none of that name")


@contextmanager
def _server(parsed: Namespace) -> "Iterator[SharedDatabase]":
    """Connect to the server as its administrator, with a password libpq knows or one that is asked for."""
    from complaints_desktop.sharing.provisioning import SharedDatabase

    with SharedDatabase(parsed.address, parsed.admin, ask=_ask_password) as database:
        yield database


@contextmanager
def opened_sharing(parsed: Namespace) -> "Iterator[Sharing]":
    """Open the record beside any window on it, with its side of the shared database."""
    from complaints_desktop.office import Office
    from complaints_desktop.sharing.connecting import sharing_of
    from db.sync.transport import Revoked

    with opened_home(parsed) as opened:
        office = Office(opened.record)
        office.start_day()
        say_unread(office)
        sharing = sharing_of(office)
        try:
            yield sharing
            office.keep_looks()
        except Revoked:
            opened.destroy_key()
            raise
        finally:
            sharing.close()


def _ask_password(login: str) -> str:
    return ask_secret(f"password of {login}")


def sync(parsed: Namespace) -> int:
    """Share once, and say what came of it."""
    from complaints_desktop.reading.sharing_state import in_words

    with opened_sharing(parsed) as sharing:
        if not sharing.state().joined:
            raise Refused(
                "This desk has not joined a shared database", do="Join one: complaints-desktop shared join ADDRESS."
            )
        changes = sharing.once()
        state = sharing.state()
    data = {
        "address": state.address,
        "shared_at": state.last_shared_at.isoformat() if state.last_shared_at else None,
        "waiting": state.waiting,
        "clashes": state.clashes,
        "held": state.held,
        "cases_changed": len(changes.cases),
    }
    words = f"{in_words(state, None)}. {count(len(changes.cases), 'case')} changed here."
    return show(parsed, data, lambda: words)


def shared(parsed: Namespace) -> int:
    """Do one thing about the shared database."""
    return DOES[parsed.does](parsed)


def _join(parsed: Namespace) -> int:
    from complaints_desktop.reading.sharing_state import in_words
    from complaints_desktop.sharing.connecting import with_password

    with opened_sharing(parsed) as sharing:
        known = sharing.passwords.of(parsed.address, parsed.login)
        _, password = with_password(
            lambda password: sharing.try_address(parsed.address, parsed.login, password),
            parsed.login,
            _ask_password,
            known,
        )
        sharing.join(parsed.address, parsed.login, password)
        print(f"Joined. {in_words(sharing.state(), None)}.")
    return DONE


def _rescue(parsed: Namespace) -> int:
    """List what was lost at the server, or decide on it; what was given back goes with the next `sync`."""
    from complaints_desktop.actions.giving_back import LETTING_GO, give_back, let_go
    from complaints_desktop.case.references import written_reference
    from complaints_desktop.reading.rescued import lost_groups

    with opened_sharing(parsed) as sharing:
        record, desk = sharing.office.record, sharing.office.desk()
        with record.reading() as session:
            wanted = {written_reference(each) for each in parsed.cases}
            groups = [each for each in lost_groups(session, desk) if not wanted or each.reference in wanted]
        ids, said = [each.id for each in groups], "Give it back with --give-back, or leave it with --let-go."
        if groups and parsed.let_go and not parsed.yes:
            confirm(f"{_lost_lines(groups)}\n{LETTING_GO}")
        if groups and (parsed.give_back or parsed.let_go):
            with record.writing(author=desk.officer.id) as session:
                if parsed.give_back:
                    given = give_back(session, desk, groups=ids)
                    said = f"{given.words}."
                else:
                    let_go(session, desk, groups=ids)
                    said = f"{count(len(groups), 'case')} let go."
    data = [
        {
            "reference": each.reference,
            "resident": each.resident,
            "rows": [row.what for row in each.rows],
            "by": each.by,
            "written_at": each.written_at.isoformat() if each.written_at else None,
        }
        for each in groups
    ]
    words = f"{_lost_lines(groups)}\n{said}" if groups else "Nothing lost."
    return show(parsed, {"lost": data, "said": said}, lambda: words)


def _lost_lines(groups: "Iterable[LostGroup]") -> str:
    from complaints_desktop.rules.wording import moment_words

    lines = []
    for each in groups:
        when = f", {moment_words(each.written_at)}" if each.written_at else ""
        rows = "; ".join(row.what for row in each.rows)
        lines.append("  ".join(part for part in (each.reference, each.resident, rows, f"(by {each.by}{when})") if part))
    return "\n".join(lines)


def _create(parsed: Namespace) -> int:
    with _server(parsed) as server:
        server.create()
    print("The shared database is made. Add an officer: complaints-desktop shared add-officer ADDRESS LOGIN …")
    return DONE


def _migrate(parsed: Namespace) -> int:
    with _server(parsed) as server:
        before, after = server.migrate()
    moved = "was up to date" if before == after else f"went from schema {before} to {after}"
    print(f"The shared database {moved}; its functions and rights are those of this program.")
    return DONE


def _add_officer(parsed: Namespace) -> int:
    with _server(parsed) as server:
        server.add_officer(
            parsed.login,
            name=parsed.name,
            role=Role(parsed.role),
            team=parsed.team,
            job_title=parsed.job_title,
            password=_ask_password(parsed.login),
        )
    print(f"{parsed.login} may connect. At the desk: complaints-desktop shared join {parsed.address} --login …")
    return DONE


def _disable(parsed: Namespace) -> int:
    with _server(parsed) as server:
        server.disable(parsed.login)
    print(f"{parsed.login} can connect no more. What they wrote stays. A lost desk: `revoke-desk`.")
    return DONE


def _revoke(parsed: Namespace) -> int:
    with _server(parsed) as server:
        server.revoke_desk(parsed.code)
    print(
        f"Desk {parsed.code.upper()} is shut out, and loses its key when it next connects. Then the landlord's "
        "recovery key opens its record; without one, the officer's recovery words; with neither nothing does, "
        "and what it has not sent is lost. By mistake? `readmit-desk`."
    )
    return DONE


def _readmit(parsed: Namespace) -> int:
    with _server(parsed) as server:
        server.readmit_desk(parsed.code)
    print(f"Desk {parsed.code} may connect again. At the desk: complaints-desktop recovery open.")
    return DONE


def _status(parsed: Namespace) -> int:
    with _server(parsed) as server:
        data = server.status()
    return show(parsed, data, lambda: "\n".join(_status_lines(data)))


def _status_lines(data: Mapping[str, Any]) -> Iterator[str]:
    yield f"Schema {data['schema']}, {count(data['cases'], 'case')}, {count(data['changes'], 'change')} in all."
    waits = f"{count(data['clashes'], 'clash', 'clashes')} and {count(data['held'], 'piece')} of held work"
    yield f"{waits} wait for a person."
    for desk in data["desks"]:
        state = "revoked" if desk["revoked"] else f"last heard {desk['last_seen'] or 'never'}"
        yield f"  desk {desk['code']}  {desk['officer']:<30}  {state}; {desk['waiting']} waiting then"
        if desk["problem"]:
            yield f"    its work is not taken. {desk['problem']}"


def _conflicts(parsed: Namespace) -> int:
    with _server(parsed) as server:
        found = server.conflicts()
    lines = [f"{each['received_at']}  {each['entity']}.{each['field']}  row {each['entity_id']}" for each in found]
    lines.append(f"{count(len(found), 'clash', 'clashes')} to settle, each at a desk that sees the case.")
    return show(parsed, found, lambda: "\n".join(lines))


def _erasures(parsed: Namespace) -> int:
    with _server(parsed) as server:
        register = server.erasures()
    write_whole(parsed.register, json.dumps(register, ensure_ascii=False, indent=2).encode())
    print(f"{parsed.register} is the register of {count(len(register), 'erased case')}. Keep it outside the back-ups.")
    return DONE


def _restored(parsed: Namespace) -> int:
    with _server(parsed) as server:
        erased = server.restored(_register(parsed.register))
    print(f"{count(erased, 'case')} erased again. Every desk sends what the server lacks at its next visit.")
    return DONE


def _register(path: Path) -> list[dict[str, str]]:
    """Read a register of erasures. Raise Refused where the file is none."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [{name: str(row[name]) for name in ("case_id", "reason", "author")} for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(f"{path} is not a register of erasures", do="Give the file `shared erasures` wrote.") from error


DOES: Mapping[str, Callable[[Namespace], int]] = {
    "create": _create,
    "migrate": _migrate,
    "add-officer": _add_officer,
    "disable": _disable,
    "revoke-desk": _revoke,
    "readmit-desk": _readmit,
    "recovery-key": recovery_key,
    "status": _status,
    "conflicts": _conflicts,
    "erasures": _erasures,
    "restored": _restored,
    "join": _join,
    "rescue": _rescue,
}
