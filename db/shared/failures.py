"""What the errors of network and server mean to the person at the desk: one table, one reader."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.problems import EnvironmentProblem

if TYPE_CHECKING:
    from psycopg import Error

SAFE = "Everything saved at this desk is safe, and is sent when the shared database can be reached."
ASK_IT = "Tell whoever looks after the shared database."
WAIT = "There is nothing to do: the program tries again by itself."


class WrongPassword(EnvironmentProblem):
    """The password is wrong or missing: a person may be asked for another."""


@dataclass(frozen=True, slots=True)
class Said:
    """One kind of failure: how it is known, what happened, what to do."""

    state: str
    """The beginning of its SQLSTATE; empty where the server said none."""
    text: str
    """What the driver's message has in it, for failures before there is a SQLSTATE; a regular expression."""
    what: str
    do: str
    kind: type[EnvironmentProblem] = EnvironmentProblem


def _state(state: str, what: str, do: str) -> Said:
    return Said(state, "", what, do)


def _text(text: str, what: str, do: str, kind: type[EnvironmentProblem] = EnvironmentProblem) -> Said:
    return Said("", text, what, do, kind)


TABLE: tuple[Said, ...] = (
    _text(
        r"certificate has expired|certificate is not yet valid|certificate expired",
        "The certificate of the shared database is out of date, or this computer's clock is wrong",
        "Check the date and time of this computer. If they are right, " + ASK_IT.lower(),
    ),
    _text(
        r"server certificate for .* does not match host name|hostname mismatch|IP address mismatch",
        "The certificate of the shared database is for another host: this may not be the landlord's server",
        "Check the address, letter by letter. If it is right, " + ASK_IT.lower(),
    ),
    _text(
        r"certificate verify failed|self-signed certificate|unable to get local issuer|signature failure",
        "The certificate of the shared database is by an issuer this computer does not know",
        "An authority of the landlord's own has to be among the issuers this computer trusts, or in "
        "~/.postgresql/root.crt. " + ASK_IT,
    ),
    _text(
        r"root certificate file|could not read root certificate|no certificate or crl found|no start line",
        "The file with the landlord's own certificate authority cannot be read",
        "Look at ~/.postgresql/root.crt: it has to be the authority's certificate as text (PEM).",
    ),
    _text(
        r"server does not support SSL|SSL was required|SSL SYSCALL error: EOF during"
        r"|no pg_hba.conf entry .* no encryption",
        "The server at this address does not protect its connections, so nothing was sent to it",
        ASK_IT + " TLS has to be switched on.",
    ),
    _text(
        r"channel binding (?:is )?required|channel binding not (?:supported|offered)"
        r"|did not offer an authentication method|authentication method requirement",
        "The server offers no log-in that is safe from a listener in between, so no password was sent",
        ASK_IT + " Log-ins have to be by SCRAM.",
    ),
    _text(
        r"tlsv1 alert protocol version|unsupported protocol|wrong ssl version|no protocols available",
        "The server speaks only an outdated form of TLS, so nothing was sent to it",
        ASK_IT + " TLS 1.2 is the least.",
    ),
    _text(
        r"password authentication failed|no password supplied|GSSAPI continuation error|SCRAM authentication failed",
        "The shared database does not know this name with this password",
        "Check both and try again.",
        WrongPassword,
    ),
    _text(
        r"is not permitted to log in|role .* does not exist|no pg_hba\.conf entry|pg_hba\.conf rejects",
        "The shared database does not let this name in",
        ASK_IT,
    ),
    _text(
        r"database .* does not exist", "There is no such database on that server", "Check what stands after the slash."
    ),
    _text(
        r"permission denied for database|does not have CONNECT privilege",
        "This name may not use that database",
        ASK_IT,
    ),
    _text(
        r"could not translate host name|name or service not known|nodename nor servname|failed to resolve host"
        r"|temporary failure in name resolution|no such host|getaddrinfo",
        "No computer of that name can be found",
        "Check the address and the network; away from the office the VPN may have to be on.",
    ),
    _text(
        r"received invalid response to (?:SSL|GSSAPI) negotiation|expected authentication request|invalid response"
        r"|unexpected message from server|lost synchronization|wrong version number|received unencrypted data",
        "Something other than PostgreSQL answers at that address: a web page, a proxy, or another program",
        "Check the address and its port. In a hotel or a café, log in to its network first.",
    ),
    _text(
        r"session is read-only|server is in hot standby|cannot execute .* in a read-only transaction",
        "That server only mirrors another one just now, and takes no changes",
        "It is being switched over, or the address is the mirror's. " + WAIT,
    ),
    _text(
        r"the database system is (?:starting up|shutting down|in recovery mode|not yet accepting)",
        "The shared database is starting or stopping",
        WAIT,
    ),
    _text(
        r"connection timeout expired|timeout expired|timed out|timeout",
        "The shared database does not answer",
        "Check the network and the VPN. " + WAIT,
    ),
    _text(
        r"too many (?:clients|connections)|remaining connection slots",
        "The shared database has too many connections",
        WAIT,
    ),
    _text(
        r"connection refused|no such file or directory|could not connect to server|network is unreachable"
        r"|no route to host|is the server running",
        "Nothing answers at that address",
        "Check the address, the network and the VPN. " + WAIT,
    ),
    _text(
        r"server closed the connection|connection reset|broken pipe|connection (?:is )?(?:lost|closed|aborted)"
        r"|consuming input failed|sending (?:query|data|prepared query) failed|SSL (?:SYSCALL|error)"
        r"|no connection to the server|bad length|unexpected eof",
        "The connection to the shared database was lost",
        WAIT,
    ),
    _state("53100", "The disk of the shared database is full", ASK_IT + " The program goes on trying."),
    _state("53200", "The shared database is out of memory", WAIT),
    _state("53300", "The shared database has too many connections", WAIT),
    _state("53", "The shared database has run out of something it needs", ASK_IT + " The program goes on trying."),
    _state("57P0", "The shared database is being stopped or restarted", WAIT),
    _state("57014", "The shared database took too long over the answer", WAIT),
    _state("55P03", "The shared database is busy", WAIT),
    _state("40", "The shared database was busy with the same rows", WAIT),
    _state("25006", "That server only mirrors another one just now, and takes no changes", WAIT),
    _state("28", "The shared database does not let this name in", ASK_IT),
    _state("3D000", "There is no such database on that server", "Check what stands after the slash in the address."),
    _state("3F000", "That database is not a shared database of Complaints Desktop", "Check the address."),
    _state("42883", "That database is not a shared database of Complaints Desktop", "Check the address."),
    _state("42P01", "That database is not a shared database of Complaints Desktop", "Check the address."),
    _state("42501", "This name has no rights in the shared database", ASK_IT),
    _state("SY005", "The shared database does not know this name as an officer at work", ASK_IT),
    _state("SY004", "The shared database and this program are of versions that do not understand each other", ASK_IT),
    _state(
        "SY007",
        "The shared database ended this officer's connection because it held up all others, and rests for ten minutes",
        WAIT,
    ),
    _state("SY008", "This officer has sent more than the shared database takes in one go", WAIT),
    _state(
        "SY009",
        "A thousand pieces of this officer's work wait in the shared database already, held or as clashes",
        "Have a team leader or manager settle them; then it goes on by itself.",
    ),
    _state("SY010", "What this desk sent has a number that no desk can have come to", ASK_IT),
    _state("SY011", "This case is under a legal hold", "Lift the hold first, with the reason, if it is over."),
    _state(
        "SY012",
        "Who decided that a case is to be erased does not erase it",
        "Have another manager erase it.",
    ),
    _state("SY006", "The shared database could not read what this desk sent", ASK_IT),
    _state("58", "The shared database's own computer reports a fault", ASK_IT),
    _state("XX", "The shared database reports a fault of its own", ASK_IT),
    _state("08", "The connection to the shared database was lost", WAIT),
)


def problem_of(error: BaseException) -> EnvironmentProblem | None:
    """Return the problem an error of the driver stands for, or None where it is a bug of ours.

    The driver's own text is read and never shown: it names hosts, folders, and at times what was sent.
    """
    import psycopg

    if not isinstance(error, psycopg.Error):
        return None
    said = _found(error)
    return said.kind(said.what, safe=SAFE, do=said.do) if said else None


def kept_state(what: str | None) -> str | None:
    """Return the state that those words stand for; empty for a failure that has none, None for any other problem."""
    return next((said.state for said in TABLE if said.what == what), None)


def said_of(state: str | None) -> str:
    """Return what a state means that the server kept; empty for none, and for one of a newer server."""
    return next((said.what for said in TABLE if said.state == state), "")


def too_new(theirs: str, ours: str) -> EnvironmentProblem:
    """Return the problem of a server that knows a later schema than this program."""
    return EnvironmentProblem(
        f"The shared database belongs to a newer version of the program (schema {theirs}; this one knows {ours})",
        safe="Nothing was changed there; everything saved at this desk is safe.",
        do="Install the current version of Complaints Desktop.",
    )


def too_old(theirs: str, ours: str) -> EnvironmentProblem:
    """Return the problem of a server that nobody has migrated to this program's schema."""
    return EnvironmentProblem(
        f"The shared database belongs to an older version of the program (schema {theirs}; this one needs {ours})",
        safe="Nothing was changed there; everything saved at this desk is safe.",
        do="Ask whoever looks after the shared database to migrate it; the server goes first.",
    )


def _found(error: "Error") -> Said | None:
    """Return the first line of the table that fits; with several hosts, what the last of them said."""
    state = error.sqlstate or ""
    if state:
        return next((said for said in TABLE if said.state and state.startswith(said.state)), None)
    if not isinstance(error, _network_errors()):
        return None
    text = str(error)
    return next((said for said in TABLE if said.text and re.search(said.text, text, re.IGNORECASE)), LOST)


LOST = _text("", "The shared database cannot be reached", "Check the address and the network. " + WAIT)
"""Where the driver's words are none we know, as on a system in another language."""


def _network_errors() -> tuple[type[Exception], ...]:
    import psycopg

    return (psycopg.OperationalError,)
