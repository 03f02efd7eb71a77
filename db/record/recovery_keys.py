"""The private keys that open envelopes: the one that follows from a person's words, and the landlord's in its file."""

import json
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db.problems import EnvironmentProblem

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

SECRET_BYTES = 32
WHAT = "Complaints Desktop: the landlord's recovery key"
COST = 2**17
"""Of scrypt: 128 MB and about half a second for each guess at a passphrase."""

LEAST_COST, MOST_COST = 2**14, 2**20
SALT_BYTES, NONCE_BYTES = 16, 12


class RecoveryKey(NamedTuple):
    """A recovery key that was just made."""

    public: bytes
    file: bytes
    """What IT keeps: the private key under a passphrase."""


def key_of_secret(secret: bytes) -> "X25519PrivateKey":
    """Return the private key that follows from the 32 bytes a person's words stand for."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(SHA256(), 32, salt=None, info=b"Complaints Desktop: recovery words, 1").derive(secret)
    return X25519PrivateKey.from_private_bytes(derived)


def public_of(private: "X25519PrivateKey") -> bytes:
    """Return the public half, for which envelopes are sealed."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def make_recovery_key(passphrase: str) -> RecoveryKey:
    """Draw a recovery key for the landlord, its private half under a passphrase."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    private = X25519PrivateKey.generate()
    salt, nonce, public = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES), public_of(private)
    sealed = AESGCM(_stretched(passphrase, salt, COST)).encrypt(nonce, private.private_bytes_raw(), public)
    kept = {
        "what": WHAT,
        "public": public.hex(),
        "scrypt": {"cost": COST, "salt": salt.hex()},
        "nonce": nonce.hex(),
        "sealed": sealed.hex(),
    }
    return RecoveryKey(public, json.dumps(kept, indent=1).encode())


def open_recovery_key(path: Path, passphrase: str) -> "X25519PrivateKey":
    """Read the landlord's recovery key. Raise EnvironmentProblem for another file or a wrong passphrase."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        kept = json.loads(path.read_bytes())
        if kept["what"] != WHAT or not LEAST_COST <= kept["scrypt"]["cost"] <= MOST_COST:
            raise ValueError
        stretched = _stretched(passphrase, bytes.fromhex(kept["scrypt"]["salt"]), kept["scrypt"]["cost"])
        sealed, nonce, public = (bytes.fromhex(kept[name]) for name in ("sealed", "nonce", "public"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EnvironmentProblem(
            f"{path} is not a recovery key",
            safe="Nothing was changed.",
            do="Give the file `shared recovery-key make` wrote.",
        ) from error
    try:
        return X25519PrivateKey.from_private_bytes(AESGCM(stretched).decrypt(nonce, sealed, public))
    except (InvalidTag, ValueError) as error:
        raise EnvironmentProblem(
            f"The passphrase does not open {path}, or the file is damaged",
            safe="Nothing was changed.",
            do="Type the passphrase again, or take another copy of the file.",
        ) from error


def _stretched(passphrase: str, salt: bytes, cost: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(passphrase.encode())
