"""The commands about the way back to a record whose key is lost: its words, the landlord's recovery key, a new key."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_full
from db.files import make_private_file, write_whole
from db.record import home
from ui.commands.home import opened_home
from ui.commands.output import DONE, ask_secret, show

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    from complaints_desktop.office import Office

SHORTEST = 12
"""Characters of the passphrase of the landlord's recovery key: with that file it opens every record."""


def add_parsers(commands: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `recovery` and `rekey` to the command line."""
    recovery_ = commands.add_parser("recovery", help="the way back to the record if its key or your log-in is lost")
    does = recovery_.add_subparsers(dest="does", metavar="WHAT", required=True)
    words = does.add_parser("words", help="make 24 words that open the record; words made before open it no more")
    words.add_argument("--out", type=Path, default=None, metavar="FILE", help="a sheet to print (.pdf)")
    status = does.add_parser("status", help="who could open the record if its key were lost")
    status.add_argument("--json", action="store_true", help="as JSON")
    key = does.add_parser("landlord-key", help="have every desk seal its key for the landlord's public recovery key")
    key.add_argument("public", metavar="KEY", help="as `shared recovery-key make` printed it; empty for none")
    open_ = does.add_parser("open", help="open a record whose key is lost, by its words or the landlord's recovery key")
    open_.add_argument("--recovery-key", type=Path, default=None, metavar="FILE", help="instead of the 24 words")
    rekey_ = commands.add_parser("rekey", help="give the record a new key, as where others could read the old one")
    rekey_.add_argument("--forget-old", action="store_true", help="destroy the old key; old back-ups then need words")


def add_recovery_key(does: "_SubParsersAction[ArgumentParser]") -> None:
    """Add `shared recovery-key make`, for the landlord's IT."""
    command = does.add_parser("recovery-key", help="make the landlord's recovery key, which opens any desk's record")
    command.add_argument("make", choices=["make"])
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="where its private half is written")


def private_for(parsed: Namespace) -> home.Private | None:
    """Return what asks for the way into an envelope, as `restore` was told; None where it was told of none."""
    key, words = getattr(parsed, "recovery_key", None), getattr(parsed, "words", False)
    if key is not None:
        return lambda: _private_in(key)
    return _typed_words if words else None


def recovery(parsed: Namespace) -> int:
    """Do one thing about the recovery of the key."""
    return DOES[parsed.does](parsed)


def rekey(parsed: Namespace) -> int:
    """Give the record a new key."""
    where = home.rekey(parsed.home, forget_old=parsed.forget_old)
    old = "is destroyed" if parsed.forget_old else "is kept for the back-ups made before, which open with nothing else"
    print(f"The record has a new key, in {where.where}. The old one {old}. Make a new back-up now.")
    return DONE


def recovery_key(parsed: Namespace) -> int:
    """Make the landlord's recovery key."""
    from complaints_desktop.desk.recovery.landlord_key import finger_print, written
    from db.record.recovery_keys import make_recovery_key

    passphrase = ask_secret("passphrase of the recovery key")
    if len(passphrase) < SHORTEST:
        raise Refused(f"A passphrase has at least {SHORTEST} characters", do="Take four words or more.")
    if sys.stdin.isatty() and ask_secret("same passphrase again") != passphrase:
        raise Refused("The two passphrases differ", do="Type it again.")
    made = make_recovery_key(passphrase)
    make_private_file(parsed.out, made.file)
    print(
        f"{parsed.out} is the landlord's recovery key, finger-print {finger_print(made.public)}. With its passphrase "
        "it opens every desk's record: keep two copies of it off the network, and the passphrase elsewhere.\n"
        "Its public half, for a manager to name at any desk:\n"
        f"complaints-desktop recovery landlord-key {written(made.public)}"
    )
    return DONE


@contextmanager
def _office(parsed: Namespace) -> "Iterator[Office]":
    from complaints_desktop.office import Office

    with opened_home(parsed) as opened:
        yield Office(opened.record)


def _words(parsed: Namespace) -> int:
    from complaints_desktop.desk.recovery.words import draw
    from complaints_desktop.exchange.recovery_sheet import sheet, subject_of

    if parsed.out is not None and parsed.out.suffix.lower() != ".pdf":
        raise Refused("The sheet is a PDF", do="Give a file that ends in .pdf.", field="out")
    with _office(parsed) as office:
        words, subject = draw(), subject_of(office)
        if parsed.out is not None:
            write_whole(parsed.out, sheet(words, subject))
            print(f"{parsed.out} is the sheet. Print it, put it away from this computer, and delete the file.")
        else:
            print("\n".join(f"{place:>2}  {word}" for place, word in enumerate(words, 1)))
            print("Write these down now, away from this computer: they are kept nowhere and never shown again.")
        office.seal_for_words(words)
    return DONE


def _status(parsed: Namespace) -> int:
    with _office(parsed) as office:
        found = office.recovery()
    if found.problem is not None:
        raise found.problem
    data = {
        "recoverable": found.recoverable,
        "words_made_at": found.words_made_at.isoformat() if found.words_made_at else None,
        "landlord": found.landlord,
        "landlord_since": found.landlord_since.isoformat() if found.landlord_since else None,
    }

    def words() -> str:
        if not found.recoverable:
            return "Nobody could open this record if its key were lost. Make words: complaints-desktop recovery words."
        made, since = found.words_made_at, found.landlord_since
        own = f"Your 24 words, made on {in_full(made.date())}, open this record." if made else "There are no words."
        theirs = f"So does the landlord's recovery key, finger-print {found.landlord}, " if found.landlord else ""
        return f"{own} {theirs}{f'since {in_full(since.date())}.' if since else ''}".strip()

    return show(parsed, data, words)


def _landlord_key(parsed: Namespace) -> int:
    from complaints_desktop.actions.settings import change_recovery_key

    with _office(parsed) as office:
        desk = office.desk()
        with office.record.writing(author=desk.officer.id) as session:
            changes = change_recovery_key(session, desk, typed_key=parsed.public)
        office.refresh(changes)
        found = office.recovery()
    print(
        f"Every desk seals the key of its record for the recovery key with the finger-print {found.landlord}."
        if found.landlord
        else "No desk seals its key for a recovery key any more."
    )
    return DONE


def _open(parsed: Namespace) -> int:
    where = home.recover(parsed.home, private_for(parsed) or _typed_words)
    print(f"The record opens again; its key is in {where.where}.")
    return DONE


def _typed_words() -> "X25519PrivateKey":
    from complaints_desktop.desk.recovery.words import private_of

    if sys.stdin.isatty():
        return private_of(input("The 24 words of the recovery sheet, in one line: "))
    return private_of(sys.stdin.read())


def _private_in(path: Path) -> "X25519PrivateKey":
    from db.record.recovery_keys import open_recovery_key

    return open_recovery_key(path, ask_secret("passphrase of the recovery key"))


DOES: Mapping[str, Callable[[Namespace], int]] = {
    "words": _words,
    "status": _status,
    "landlord-key": _landlord_key,
    "open": _open,
}
