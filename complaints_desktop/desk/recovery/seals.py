"""Who could open this record if its key were lost, and sealing it for them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from complaints_desktop.desk.recovery.landlord_key import finger_print
from db.problems import EnvironmentProblem
from db.record import recovery
from db.record.recovery import Holder

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    from db.record.local import Record


@dataclass(frozen=True, slots=True)
class Standing:
    """Who could open this record."""

    words_made_at: datetime | None = None
    landlord: str | None = None
    """The finger-print of the landlord's recovery key the record is sealed for."""
    landlord_since: datetime | None = None
    problem: EnvironmentProblem | None = None
    """Why that cannot be said."""

    @property
    def recoverable(self) -> bool:
        """Whether anybody could."""
        return self.words_made_at is not None or self.landlord is not None


def standing(record: "Record") -> Standing:
    """Return who could open `record` if its key were lost."""
    try:
        held = recovery.envelopes_of(record.path).proved(record.key)
    except EnvironmentProblem as problem:
        return Standing(problem=problem)
    words, landlord = held.of(Holder.PERSON), held.of(Holder.LANDLORD)
    return Standing(
        words.made_at if words else None,
        finger_print(landlord.public) if landlord else None,
        landlord.made_at if landlord else None,
    )


def seal_for_words(record: "Record", private: "X25519PrivateKey", at: datetime) -> None:
    """Seal the key of `record` for the words `private` stands for; words made before open it no more."""
    from db.record.recovery_keys import public_of

    recovery.change(record.path, record.key, Holder.PERSON, public_of(private), at)


def seal_for_landlord(record: "Record", public: bytes | None, at: datetime) -> None:
    """Have `record` sealed for the landlord's public recovery key, and for no other; empty: for none.

    None, where nobody ever said, leaves what is there: a record that came back from a back-up may know less.
    """
    if public is None:
        return
    try:
        held = recovery.envelopes_of(record.path).proved(record.key).of(Holder.LANDLORD)
    except EnvironmentProblem:
        held = None
    if (held.public if held else b"") != public:
        recovery.change(record.path, record.key, Holder.LANDLORD, public, at)
