"""The landlord's public recovery key as it is passed on: letters and digits with a check, and a finger-print."""

import base64
import binascii
import re
from hashlib import sha256

from complaints_desktop.rules.refusals import Refused
from db.record.recovery import PUBLIC_BYTES

CHECK_BYTES = 3
GROUP = 4


def written(public: bytes) -> str:
    """Write a public key in groups of four, with a check: one that was mistyped would seal for nobody."""
    text = base64.b32encode(public + _check(public)).decode()
    return "-".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))


def read(typed: str) -> bytes:
    """Read a public key as it was typed. Raise Refused where a letter of it is wrong."""
    try:
        found = base64.b32decode(re.sub(r"[\s-]", "", typed).upper())
    except (binascii.Error, ValueError):
        found = b""
    public = found[:PUBLIC_BYTES]
    if len(found) != PUBLIC_BYTES + CHECK_BYTES or found[PUBLIC_BYTES:] != _check(public):
        raise Refused(
            "This is not a public recovery key",
            do="Copy the whole line `shared recovery-key make` printed.",
            field="recovery_key",
        )
    return public


def finger_print(public: bytes) -> str:
    """Return what two people compare on the phone to know that it is the same key."""
    text = sha256(public).hexdigest()[:8].upper()
    return f"{text[:4]} {text[4:]}"


def _check(public: bytes) -> bytes:
    return sha256(b"recovery key" + public).digest()[:CHECK_BYTES]
