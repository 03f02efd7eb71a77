"""A certificate authority of our own, for servers that prove who they are, or fail to."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

BEGUN, ENDED, LASTING = (datetime(year, 1, 1, tzinfo=UTC) for year in (2000, 2001, 2100))
"""When certificates begin to hold, when one ended, and when the rest will: another process asks what day it is."""


@dataclass(frozen=True)
class Authority:
    """An issuer of certificates."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def make(cls, name: str) -> "Authority":
        """Make an authority that vouches for itself."""
        key = ec.generate_private_key(ec.SECP256R1())
        return cls(key, _signed(name, key, name, key, until=LASTING, ca=True))

    def save(self, path: Path) -> Path:
        """Write the certificate as libpq reads it."""
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path

    def vouch(self, host: str, folder: Path, *, until: datetime = LASTING) -> None:
        """Write a server's certificate and key for `host` into `folder`."""
        key = ec.generate_private_key(ec.SECP256R1())
        issuer = self.certificate.subject.rfc4514_string().removeprefix("CN=")
        made = _signed(host, key, issuer, self.key, until=until, ca=False)
        (folder / "server.crt").write_bytes(made.public_bytes(serialization.Encoding.PEM))
        (folder / "server.key").write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )


def _signed(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: str,
    by: ec.EllipticCurvePrivateKey,
    *,
    until: datetime,
    ca: bool,
) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BEGUN)
        .not_valid_after(until)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name.replace(" ", "-"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .sign(by, hashes.SHA256())
    )
