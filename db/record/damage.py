"""Damage to the file of a record: each page as it was written, each reference to a row that is there."""

from dataclasses import dataclass

from db.problems import EnvironmentProblem, in_words
from db.record.connection import Connection

MOST = 20
"""Findings of one kind that are listed; where there are more, more help is needed than a list."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the check found: which part of it, and what."""

    part: str
    what: str


def damage(connection: Connection, *, thorough: bool) -> list[Problem]:
    """Return the damage to the file itself; `thorough` looks at each row and reference too, not only at each page."""
    questions = {"encryption": "cipher_integrity_check"}  # of the file alone
    if thorough:
        questions |= {"database": f"integrity_check({MOST})", "references": "foreign_key_check"}
    found: list[Problem] = []
    with in_words():  # a page that a power cut tore on its way out of the log is whole in the log, and goes out again
        connection.execute("PRAGMA wal_checkpoint")
    connection.execute("PRAGMA ignore_check_constraints = ON")  # a newer program's words are news, and no damage
    for part, pragma in questions.items():
        found += _asked(connection, part, pragma)
        if found:
            return found[:1] if part == "encryption" else found  # a damaged page spoils every later answer
    return found


def _asked(connection: Connection, part: str, pragma: str) -> list[Problem]:
    try:
        with in_words():
            rows = connection.execute(f"PRAGMA {pragma}").fetchall()[:MOST]
    except EnvironmentProblem as problem:
        return [Problem(part, problem.what)]
    if part == "references":
        return [
            Problem(part, f"a row of {table} points at a row of {to} that is not there") for table, _, to, _ in rows
        ]
    return [Problem(part, str(answer)) for (answer,) in rows if answer != "ok"]
