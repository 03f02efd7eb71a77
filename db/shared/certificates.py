"""Why a certificate was refused: libpq says only that it was, and for the person it matters which of three it is."""

import socket
import ssl
import struct
from pathlib import Path

TLS_PLEASE = struct.pack("!ii", 8, 80877103)
"""The first packet of PostgreSQL's protocol by which a client asks for TLS."""

SECONDS = 10


def fault_of(host: str, port: int, issuers: Path) -> str:
    """Shake hands with the server once more and return OpenSSL's reason for refusing it; empty where it gives none.

    `issuers`: the file of certificates the driver was given. Nothing is sent but the wish for TLS.
    """
    try:
        context = ssl.create_default_context(cafile=issuers)
        context.check_hostname = False
        with socket.create_connection((host, port), timeout=SECONDS) as plain:
            plain.sendall(TLS_PLEASE)
            if plain.recv(1) == b"S":
                context.wrap_socket(plain, server_hostname=host).close()
    except ssl.SSLCertVerificationError as error:
        return error.verify_message
    except OSError:
        return ""
    return ""
