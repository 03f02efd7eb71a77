"""The issuers of certificates this computer trusts, in a file for libpq.

The OpenSSL that comes with the driver looks where it was built to look and finds nothing there: it knows neither the
list of a Linux, nor the stores of Windows and macOS. So what the system trusts is read by the system's own means at
each connection, and handed over as a file.
"""

import os
import ssl
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from db.files import write_whole
from db.problems import EnvironmentProblem

NAME = "issuers.pem"

BUNDLES = (
    Path("/etc/ssl/certs/ca-certificates.crt"),  # Debian, Ubuntu, Arch, Gentoo
    Path("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),  # Fedora, RHEL
    Path("/etc/pki/tls/certs/ca-bundle.crt"),
    Path("/etc/ssl/ca-bundle.pem"),  # SUSE
)
"""Where the Linux systems keep all the issuers they trust in one file; the first that is there counts."""

SECURITY = "/usr/bin/security"
KEYCHAINS = ("/System/Library/Keychains/SystemRootCertificates.keychain", "/Library/Keychains/System.keychain")
"""macOS: what Apple trusts, and what an administrator or the landlord's device management put beside it."""


@contextmanager
def file_of_issuers(folder: Path | None) -> Iterator[Path]:
    """Lend a file with the issuers this computer trusts now; without a `folder` it is gone afterwards.

    In a folder it is written again only where the system's list changed. Raise EnvironmentProblem where there is none.
    """
    content = "".join(ssl.DER_cert_to_PEM_cert(each) for each in trusted()).encode()
    if not content:
        raise _no_issuers()
    if folder is None:
        with TemporaryDirectory(prefix="issuers-") as passing:
            yield _written(Path(passing), content)
    else:
        yield _written(folder, content)


def trusted() -> Sequence[bytes]:
    """Return the certificates of the issuers this computer trusts to name a server, in the binary form, in order.

    Only what may issue certificates is among them; a server's own certificate in the list is left out.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if sys.platform == "win32":
        context.load_default_certs(ssl.Purpose.SERVER_AUTH)  # the stores ROOT and CA, without what is not for servers
    elif sys.platform == "darwin":
        _take(context, "".join(_of_keychain(each) for each in KEYCHAINS))
    else:
        for path in _lists():
            _take(context, path.read_text(encoding="ascii", errors="ignore"))
    return sorted(set(context.get_ca_certs(binary_form=True)))


def _lists() -> Iterator[Path]:
    """Yield the files a Linux keeps its issuers in; SSL_CERT_FILE and SSL_CERT_DIR say others, as everywhere."""
    python_s = ssl.get_default_verify_paths()
    said, known = os.environ.get("SSL_CERT_FILE"), python_s.cafile
    bundles = (*([Path(said)] if said else ()), *BUNDLES, *([Path(known)] if known else ()))
    bundle = next(filter(Path.is_file, bundles), None)
    if bundle is not None:
        yield bundle
    folders = os.environ.get("SSL_CERT_DIR") or ("" if bundle else python_s.capath or "")
    for folder in filter(Path.is_dir, map(Path, filter(None, folders.split(os.pathsep)))):
        yield from filter(Path.is_file, sorted(folder.iterdir()))


def _of_keychain(keychain: str) -> str:
    """Ask macOS for the certificates of a keychain, as text."""
    asked = [SECURITY, "find-certificate", "-a", "-p", keychain]
    return subprocess.run(asked, check=False, capture_output=True, text=True).stdout  # noqa: S603 - macOS's own program


def _take(context: ssl.SSLContext, text: str) -> None:
    """Take the certificates in a text one by one: one that cannot be read is no reason to trust none."""
    begin, end = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
    for part in text.split(begin)[1:]:
        try:
            context.load_verify_locations(cadata=f"{begin}{part.partition(end)[0]}{end}\n")
        except (ssl.SSLError, ValueError):
            continue


def _written(folder: Path, content: bytes) -> Path:
    path = folder / NAME
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)
    return path


def _no_issuers() -> EnvironmentProblem:
    return EnvironmentProblem(
        "This computer has no list of issuers it trusts, so no server can prove to it who it is",
        safe="Nothing was sent.",
        do="On Debian or Ubuntu install ca-certificates; or put the landlord's own authority into "
        "~/.postgresql/root.crt.",
    )
