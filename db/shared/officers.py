"""Let officers in and shut them out; what that writes is in the log like everything else, by the administrator."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.model.base import new_id
from db.model.team import team_id
from db.problems import EnvironmentProblem
from db.shared.connecting import in_words

if TYPE_CHECKING:
    from psycopg import Connection


MOST_CONNECTIONS = 20
"""Connections of one officer at a time: a desk has one or two. One officer cannot take them all."""


@dataclass(frozen=True, slots=True)
class Added:
    """An officer who may log in now."""

    login: str
    officer_id: str
    team_id: str | None


def add_officer(
    connection: "Connection[Any]",
    login: str,
    name: str,
    role: str,
    team: str | None = None,
    password: str | None = None,
    *,
    job_title: str | None = None,
) -> Added:
    """Let `login` in as an officer of `role` in `team` (by its name), or change the role and team of one who is in.

    `job_title` stands under their letters; without one it is the role, until somebody says otherwise.
    The password never goes to the server, only what SCRAM keeps of it. Without one the network's own log-in has to do.
    """
    with in_words(), connection.transaction():
        _log_in(connection, login, password)
        home = None if team is None else _team_named(connection, team)
        known = connection.execute("SELECT id, role, job_title FROM app.officer WHERE login = %s", (login,)).fetchone()
        officer_id, old_role, old_title = known or (new_id(), role, None)
        by_role = old_title in (None, old_role.capitalize())
        _write(
            connection, "officer", officer_id,
            name=name, role=role, login=login, team_id=home, left_on=None,
            job_title=job_title or (role.capitalize() if by_role else old_title),
            **({} if known else {"phone": None, "email": None}),
        )  # fmt: skip
    return Added(login, officer_id, home)


def _log_in(connection: "Connection[Any]", login: str, password: str | None) -> None:
    """Make the role that logs in, or let it in again."""
    from psycopg import sql

    known = connection.execute(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication FROM pg_roles WHERE rolname = %s", (login,)
    ).fetchone()
    if known == (True,):
        raise EnvironmentProblem(
            f"{login} is a login of whoever looks after the server",
            safe="Nothing was changed.",
            do="Give the officer a login of their own.",
        )
    limit = f"CONNECTION LIMIT {MOST_CONNECTIONS}"
    made = f"ALTER ROLE {{}} LOGIN {limit}{{}}"
    if not known:
        made = f"CREATE ROLE {{}} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE {limit}{{}}"
    secret: sql.Composable = sql.SQL("")
    if password is not None:
        kept = connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
        secret = sql.SQL(" PASSWORD {}").format(sql.Literal(kept))
    connection.execute(sql.SQL(made).format(sql.Identifier(login), secret))
    connection.execute(sql.SQL("GRANT complaints_officer TO {}").format(sql.Identifier(login)))


def _team_named(connection: "Connection[Any]", name: str) -> str:
    """Return the id of the team of that name, which is made where there is none; a renamed one keeps its id."""
    own = team_id(name)
    teams = dict(connection.execute("SELECT name, id FROM app.team").fetchall())
    found = teams.get(name) or next((each for known, each in teams.items() if team_id(known) == own), None)
    if found is None and own in teams.values():
        now = next(known for known, each in teams.items() if each == own)
        raise EnvironmentProblem(
            f"The team {name} has been renamed {now}", safe="Nothing was changed.", do="Use the name it has today."
        )
    if found is None:
        _write(connection, "team", own, name=name)
    return found or own


def _write(connection: "Connection[Any]", entity: str, entity_id: str, **fields: object) -> None:
    connection.execute("SELECT sync.administer(%s, %s, %s::jsonb)", (entity, entity_id, json.dumps(fields)))


def disable(connection: "Connection[Any]", login: str) -> bool:
    """Shut `login` out from now on: no log-in, no open connection. Return whether an officer has that login.

    A login of anybody else is not touched. The officer has left; what they wrote stays, and so does what waits at their
    desks: `add_officer` lets them in again to send it. A desk that is lost is another matter: `revoke_desk`.
    """
    from psycopg import sql

    with in_words(), connection.transaction():
        known = connection.execute(
            "SELECT id, current_date::text FROM app.officer WHERE login = %s", (login,)
        ).fetchone()
        if known is None:
            return False
        connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(login)))
        _write(connection, "officer", str(known[0]), left_on=known[1])
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (login,))
    return True
