"""The way back to a record whose key or log-in is lost: its key, sealed for the person and for the landlord.

An envelope holds the key of one record, sealed for one public key by HPKE (RFC 9180: X25519, HKDF-SHA256,
AES-256-GCM) and bound to that record. Envelopes lie in a file beside the record and at the end of each of its back-ups,
and open nothing by themselves: the private key follows from the 24 words a person keeps on paper, or is in a file the
landlord's IT keeps.
"""

import hmac
import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hmac import compare_digest
from pathlib import Path
from typing import TYPE_CHECKING, Self

from db.files import PRIVATE_FILE, put_in_place, unreadable, write_whole
from db.problems import EnvironmentProblem
from db.record.driver import KEY_BYTES, Key, file_id

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hpke import Suite

ENDING = ".recovery"
FORMAT = 1
CONTEXT = b"Complaints Desktop: recovery of a record, 1"

MARK = b"CD-recovery-1\n"
FOOT = struct.Struct(">I14s")
"""The last bytes of a back-up that carries envelopes: how many bytes they are, and a mark."""

PUBLIC_BYTES = 32


class Holder(StrEnum):
    """Who can open an envelope."""

    PERSON = "person"
    LANDLORD = "landlord"


@dataclass(frozen=True, slots=True)
class Envelope:
    """The key of a record, sealed for one holder."""

    holder: Holder
    public: bytes
    """The holder's public key; by it the envelope can be made anew when the record gets another key."""
    sealed: bytes
    made_at: datetime
    proof: bytes = b""
    """By the record's own key: whoever can write the file, and not read the record, makes none."""


@dataclass(frozen=True, slots=True)
class Envelopes:
    """All the envelopes of one record: at most one for each holder."""

    name: bytes
    """The id of the record, under which its key is kept."""
    held: tuple[Envelope, ...] = ()

    def of(self, holder: Holder) -> Envelope | None:
        """Return the envelope of that holder, if there is one."""
        return next((each for each in self.held if each.holder is holder), None)

    def without(self, holder: Holder) -> Self:
        """Return all but that of the holder."""
        return replace(self, held=tuple(each for each in self.held if each.holder is not holder))

    def with_one(self, holder: Holder, public: bytes, key: Key, at: datetime) -> Self:
        """Return them with the key sealed for the public key of a holder, in the place of what they had."""
        made = _made(self.name, holder, public, key, at)
        return replace(self, held=(*self.without(holder).held, made))

    def proved(self, key: Key) -> Self:
        """Return those that were made by somebody who had the key; any other may be for a stranger's eyes."""
        genuine = (each for each in self.held if compare_digest(each.proof, _proof(self.name, each, key)))
        return replace(self, held=tuple(genuine))

    def resealed(self, was: Key, name: bytes, key: Key) -> "Envelopes":
        """Return envelopes for the same holders with another key of the record, under which it has another id."""
        made = (_made(name, each.holder, each.public, key, each.made_at) for each in self.proved(was).held)
        return Envelopes(name, tuple(made))

    def open_with(self, private: "X25519PrivateKey") -> bytes:
        """Return the key of the record. Raise EnvironmentProblem where this private key opens none of them."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        for each in self.held:
            if each.public == public:
                try:
                    key = _suite().decrypt(each.sealed, private, _info(self.name, each.holder))
                except (InvalidTag, ValueError):
                    break
                if len(key) == KEY_BYTES:
                    return key
        raise EnvironmentProblem(
            "What was given does not open this record",
            safe="Nothing was changed.",
            do="Look whether it is the sheet or the key of this very record, and the newest: an older one opens only "
            "back-ups of its time.",
        )

    def as_bytes(self) -> bytes:
        """Write them as the file and the back-ups hold them."""
        held = [
            {
                "for": each.holder.value,
                "public": each.public.hex(),
                "sealed": each.sealed.hex(),
                "made_at": each.made_at.isoformat(timespec="seconds"),
                "proof": each.proof.hex(),
            }
            for each in self.held
        ]
        return json.dumps({"format": FORMAT, "record": self.name.hex(), "envelopes": held}, indent=1).encode()

    @classmethod
    def read(cls, content: bytes, where: Path) -> Self:
        """Read what `as_bytes` wrote; holders a newer program knows are passed over. Raise EnvironmentProblem."""
        try:
            found = json.loads(content)
            known = [each for each in found["envelopes"] if each["for"] in set(Holder)]
            return cls(
                bytes.fromhex(found["record"]),
                tuple(
                    Envelope(
                        Holder(each["for"]),
                        bytes.fromhex(each["public"]),
                        bytes.fromhex(each["sealed"]),
                        datetime.fromisoformat(each["made_at"]),
                        bytes.fromhex(each.get("proof", "")),
                    )
                    for each in known
                ),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise EnvironmentProblem(
                f"What {where} holds for the recovery of the key cannot be read",
                safe="The record itself is as it was.",
                do="Make new recovery words. Where the key is lost already, use a back-up, which carries its own.",
            ) from error


def path_of(record: Path) -> Path:
    """Return where the envelopes of the record at `record` are."""
    return record.with_suffix(ENDING)


def envelopes_of(record: Path) -> Envelopes:
    """Return the envelopes of the record at `record`; none where it has none, or only those of another record.

    Those that were written for its new key take their place, where the program ended before they had. Raise
    EnvironmentProblem where the file is damaged.
    """
    name, path = file_id(record), path_of(record)
    with suppress(EnvironmentProblem):  # what never came to its place hinders nobody
        found = _read(_next(path))
        if found is not None and found.name == name:
            put_in_place(_next(path), path)
            return found
    found = _read(path)
    return found if found is not None and found.name == name else Envelopes(name)


def keep(record: Path, envelopes: Envelopes) -> None:
    """Write the envelopes of the record at `record`, whole, or leave what was there."""
    write_whole(path_of(record), envelopes.as_bytes())


def change(record: Path, key: Key, holder: Holder, public: bytes, at: datetime) -> None:
    """Seal the key of the record at `record` for a holder's public key; empty: for that holder no more.

    Others keep theirs. One at a time, be it a window or a command. A file that was damaged is written anew.
    """
    from filelock import FileLock

    path = path_of(record)
    with FileLock(path.with_name(path.name + ".lock"), mode=PRIVATE_FILE):
        envelopes = Envelopes(file_id(record))
        with suppress(EnvironmentProblem):
            envelopes = envelopes_of(record).proved(key)
        wanted = envelopes.without(holder)
        keep(record, wanted.with_one(holder, public, key, at) if public else wanted)


def keep_next(record: Path, content: bytes) -> None:
    """Write the envelopes of the file that is about to take the place of `record`; they become its own with it."""
    write_whole(_next(path_of(record)), content)


def _next(path: Path) -> Path:
    return path.with_name(path.name + ".next")


def _read(path: Path) -> Envelopes | None:
    try:
        return Envelopes.read(path.read_bytes(), path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(path, error) from error


def enclose(backup: Path, record: Path) -> None:
    """Put the envelopes of `record` at the end of a back-up of it, if it has any; SQLite looks at whole pages only."""
    try:
        content = path_of(record).read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise unreadable(path_of(record), error) from error
    with backup.open("ab") as file:
        file.write(content + FOOT.pack(len(content), MARK))


def enclosed(backup: Path) -> bytes | None:
    """Return the envelopes at the end of a back-up, None where it carries none."""
    with _in_words(backup), backup.open("rb") as file:
        size = file.seek(0, 2)
        if size < FOOT.size:
            return None
        file.seek(size - FOOT.size)
        length, mark = FOOT.unpack(file.read(FOOT.size))
        if mark != MARK or length > size - FOOT.size:
            return None
        file.seek(size - FOOT.size - length)
        return file.read(length)


def take_out(backup: Path) -> bytes | None:
    """Take the envelopes off the end of a file that is to become a record, and return them."""
    content = enclosed(backup)
    if content is not None:
        with _in_words(backup), backup.open("r+b") as file:
            file.truncate(backup.stat().st_size - FOOT.size - len(content))
    return content


def _made(name: bytes, holder: Holder, public: bytes, key: Key, at: datetime) -> Envelope:
    sealed = Envelope(holder, public, _seal(name, holder, public, key), at)
    return replace(sealed, proof=_proof(name, sealed, key))


def _proof(name: bytes, envelope: Envelope, key: Key) -> bytes:
    """Return what only somebody with the record's key can say of an envelope."""
    said = b"\0".join((CONTEXT, name, envelope.holder.value.encode(), envelope.public, envelope.sealed))
    return hmac.digest(bytes(key), said, "sha256")


def _seal(name: bytes, holder: Holder, public: bytes, key: Key) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return _suite().encrypt(bytes(key), X25519PublicKey.from_public_bytes(public), _info(name, holder))


def _info(name: bytes, holder: Holder) -> bytes:
    """Return what an envelope is bound to: that of another record or another holder does not open."""
    return b"\0".join((CONTEXT, name, holder.value.encode()))


def _suite() -> "Suite":
    from cryptography.hazmat.primitives import hpke

    return hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unreadable(path, error) from error
