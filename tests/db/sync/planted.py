"""Faults to be planted, one at a time, in the server's functions and in the desk: each has to be caught.

A fault of the server is one snippet of one function, exchanged in the database of the walk; a fault of the desk is one
function or constant of `db.sync`. What catches it is a walk by one of its seeds, or a scene of its own where the walk
does not go.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
import pytest

from db.record import capture
from db.record.batch import Batch
from db.record.connection import raw_of
from db.sync import applying, cycle, departure, digest, outbox, overlay
from db.sync.position import AUTHOR, put
from db.sync.second_copy import SecondCopy
from tests.db.sync import scenes
from tests.db.sync.scenes import Scene
from tests.db.sync.typist import CrashedError

Admin = psycopg.Connection[Any]
Plant = Callable[[pytest.MonkeyPatch, Admin], None]

SOURCE = "SELECT pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.oid = %s::regproc"

EQUIVALENT: Mapping[str, str] = {
    "a row is not sent again for a change that came again": "a desk sends again only what it then pulls in full",
    "the server's version of a row is not kept": "whatever the server takes of a row sends the row again, so that the "
    "next pull brings what the shadow would have said; it is what a desk shows between the two that needs it",
}
"""Faults after which everyone still comes to rest at the same, and why: not planted, not counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, and what must catch it."""

    words: str
    plant: Plant
    says: str
    """What the check that catches it says: a regular expression."""
    seeds: tuple[int, ...] = ()
    """Seeds of walks, one of which meets the fault."""
    scene: Callable[[Scene], None] | None = None


@contextmanager
def planted(fault: Fault, admin: Admin) -> Iterator[None]:
    """Have the fault for a while; afterwards every function of the server is what it was, to the letter."""
    before = sources(admin)
    with pytest.MonkeyPatch.context() as patch:
        fault.plant(patch, admin)
        try:
            yield
        finally:
            for name, source in sources(admin).items():
                if source != before[name]:
                    admin.execute(before[name].encode())
    assert sources(admin) == before


def sources(admin: Admin) -> dict[str, str]:
    """Return every function of the server as it stands."""
    return dict(
        admin.execute(
            "SELECT oid::regprocedure::text, pg_get_functiondef(oid) FROM pg_proc"
            " WHERE pronamespace = 'sync'::regnamespace"
        ).fetchall()
    )


def server(function: str, snippet: str, instead: str) -> Plant:
    """Exchange a snippet that is in the function exactly once: one that was renamed is noticed."""

    def plant(_patch: pytest.MonkeyPatch, admin: Admin) -> None:
        ((source,),) = admin.execute(SOURCE, (f"sync.{function}",)).fetchall()
        assert source.count(snippet) == 1, f"no longer once in sync.{function}: {snippet}"
        admin.execute(source.replace(snippet, instead).encode())

    return plant


def desk(owner: object, name: str, instead: object) -> Plant:
    """Exchange a function or constant of the desk."""
    return lambda patch, _admin: patch.setattr(owner, name, instead)


def both(*plants: Plant) -> Plant:
    """Plant a fault that takes two, where either is made up for by the other."""

    def plant(patch: pytest.MonkeyPatch, admin: Admin) -> None:
        for each in plants:
            each(patch, admin)

    return plant


def nothing(*_given: object, **_named: object) -> None:
    """Do nothing, where something was to be done."""


def no(*_given: object) -> bool:
    """Say no, whatever was asked."""
    return False


def meet_and_send_nothing_again(*given: Any, another_life: bool) -> None:
    """Meet a server that began another life, and take everything for confirmed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outbox, "_send_again", lambda connection: put(connection, full=1))
        MEET(*given, another_life=another_life)


def confirm_and_forget(record: Any, pos: int, last_seq: int) -> None:
    """Confirm, and keep only the change that says who we are."""
    CONFIRM(record, pos, last_seq)
    with record.writing(author=AUTHOR, applying=True) as session:
        raw_of(session).execute("DELETE FROM change WHERE seq < (SELECT max(seq) FROM change WHERE ack_pos > 0)")


def confirm_all(connection: Any, pos: int, _last_seq: int) -> None:
    """Confirm whatever is in the outbox."""
    connection.execute("UPDATE change SET ack_pos = ? WHERE ack_pos IS NULL", (pos,))


def pull_with_the_cursor_first(self: Any, hello: Any) -> bool:
    """Keep the cursor of a pull whose rows were not written."""
    try:
        return PULL(self, hello)
    except CrashedError:
        with self.record.writing(author=AUTHOR, applying=True) as session:
            put(raw_of(session), cursor=hello["pos"], token=None)
        raise


def begin_and_capture(self: Batch, author: str, at: datetime, **_applying: bool) -> str:
    """Begin a batch, and capture it whosever the rows are."""
    return BEGIN(self, author, at, applying=False)


def on_update_without_nulls(*given: Any, **more: Any) -> str:
    """Put patches together by `json_patch`, which drops nulls."""
    sql = ON_UPDATE(*given, **more)
    for snippet, instead in (("(SELECT '{' ||", "(SELECT json_patch('{}', '{' ||"), ("'}' AS", "'}') AS")):
        assert sql.count(snippet) == 1
        sql = sql.replace(snippet, instead)
    return sql


BEGIN, MEET, CONFIRM = Batch.begin, outbox.meet, outbox.confirm
PULL, ON_UPDATE = cycle._Cycle._pull, capture._on_update

SERVER: tuple[Fault, ...] = (
    Fault(
        "last-writer-wins",
        server("weigh", "IF based = stands THEN", "IF TRUE THEN"),
        "silently overwritten", (0, 2),
    ),
    Fault(
        "a-clash-is-not-listed",
        server("clash_over", "IF NOT FOUND THEN", "IF FALSE THEN"),
        "silently overwritten", (2, 3),
    ),
    Fault(
        "held-work-is-not-logged",
        server("hold", "FROM unnest(cs) c WHERE NOT c.again;", "FROM unnest(cs) c WHERE FALSE;"),
        "lost: ", (2, 3),
    ),
    Fault(
        "held-work-is-not-listed",
        server("hold", "now_at\n\tON CONFLICT", "now_at WHERE FALSE\n\tON CONFLICT"),
        "held and not listed", (2, 3),
    ),
    Fault(
        "a-case-that-left-is-not-told-of",
        server("feeds", "WHERE d.pos > after AND after > 0", "WHERE FALSE AND after > 0"),
        "differs", (1, 3),
    ),
    Fault(
        "what-belongs-to-a-case-does-not-move-with-it",
        server("case_moved", "PERFORM sync.send_children(NEW.id, NEW.pos);", ""),
        "differs", (1, 2),
    ),
    Fault(
        "the-person-does-not-come-with-the-case",
        server("case_moved", "PERFORM sync.send_person(NEW.person_id, NEW.pos);", ""),
        "differs", (1, 5, 8),
    ),
    Fault(
        "questions-do-not-come-with-the-case",
        server("case_moved", "UPDATE sync.clash SET pos = NEW.pos WHERE case_id = NEW.id;", ""),
        "another clash", (8, 62, 107),
    ),
    Fault(
        "the-position-does-not-count-up",
        server("next_position", "SET pos = pos + 1", "SET pos = pos"),
        "differs", (1, 2),
    ),
    Fault(
        "a-restored-server-says-it-is-the-same",
        both(
            server("epoch", "c.base_epoch, s.system_identifier", "s.system_identifier"), desk(outbox, "is_older", no)
        ),
        "lost: |differs|restored or moved", (0, 8),
    ),
    Fault(
        "a-push-may-begin-anywhere",
        server("push", "IF sync.as_number(p -> 'after_seq')", "IF FALSE AND sync.as_number(p -> 'after_seq')"),
        "a push with a gap before it was taken", scene=scenes.a_push_with_a_gap_before_it_is_refused,
    ),
    Fault(
        "hello-does-not-wait-for-a-push-in-flight",
        server(
            "hello",
            "d := sync.seen(p);\n\tSELECT pos INTO now_at FROM sync.ctr;",
            "SELECT pos INTO now_at FROM sync.ctr;\n\td := sync.seen(p);",
        ),
        "still here", scene=scenes.a_push_in_flight_is_waited_for,
    ),
    Fault(
        "what-a-value-equalled-is-forgotten",
        server("weigh", "w.outcome := w.outcome || jsonb_build_object(f || '@', stands);", ""),
        "asked about a value", scene=scenes.a_value_written_over_the_same_value_is_no_clash,
    ),
    Fault(
        "any-field-may-be-written-by-anyone",
        server("check_changes", "WHEN c.op = 'update' AND EXISTS", "WHEN FALSE AND EXISTS"),
        "written without the right", scene=scenes.a_field_that_is_not_for_this_role_is_held,
    ),
    Fault(
        "a-case-out-of-sight-may-be-written-to",
        server("may_touch", "RETURN k.id IS NULL OR", "RETURN TRUE OR k.id IS NULL OR"),
        "written out of sight", scene=scenes.work_on_a_case_that_left_is_held,
    ),
    Fault(
        "a-revoked-desk-goes-on",
        server("desk", "AND NOT revoked", ""),
        "a revoked desk was heard", scene=scenes.a_revoked_desk_is_not_heard,
    ),
    Fault(
        "one-person-may-decide-both-stages",
        server("rule_two_people", "IF EXISTS", "IF FALSE AND EXISTS"),
        "decided both stages", scene=scenes.nobody_decides_both_stages,
    ),
    Fault(
        "what-was-erased-comes-back-with-a-desk-that-was-away",
        server("check_changes", ":= EXISTS (SELECT FROM sync.erased_row)", ":= FALSE"),
        "erased and back again", scene=scenes.what_is_sent_after_an_erasure_is_held,
    ),
    Fault(
        "who-changes-team-keeps-what-they-saw",
        server("scope", "'team ' || coalesce(me.team_id, '-')", "'team'"),
        "the cases of the team before", scene=scenes.who_changes_team_sees_the_cases_of_the_new_one,
    ),
)  # fmt: skip

DESK: tuple[Fault, ...] = (
    Fault("own-changes-are-not-laid-over", desk(applying, "overlay", nothing), "differs", (1, 2)),
    Fault(
        "a-change-is-settled-once-it-is-confirmed",
        desk(overlay, "UNDER_WAY", "(ack_pos IS NULL OR 0 > ?)"),
        "differs", (2, 3),
    ),
    Fault("a-copy-is-not-found-out", desk(outbox, "is_another_file", no), "lost: ", (3, 5, 12)),
    Fault(
        "nothing-is-sent-again-after-a-restore",
        desk(outbox, "meet", meet_and_send_nothing_again),
        "lost: ", (0, 8),
    ),
    Fault(
        "a-server-whose-files-were-put-back-is-believed",
        desk(outbox, "is_older", no),
        "confirmed, and gone", scene=scenes.a_server_whose_files_were_put_back_gets_its_changes_again,
    ),
    Fault(
        "the-mark-of-a-position-is-not-compared",
        server("remembers", "p ->> 'token' IS NULL OR", "TRUE OR"),
        "shows what is gone", scene=scenes.a_server_put_back_that_went_on_is_known_by_who_only_reads,
    ),
    Fault(
        "confirmed-changes-are-forgotten-at-once",
        desk(outbox, "confirm", confirm_and_forget),
        "lost: |differs", (0, 8),
    ),
    Fault("a-lost-answer-stays-lost", desk(outbox, "lost_answer", no), "still unsent", (5, 14)),
    Fault("cases-that-left-are-not-taken-off", desk(applying._Pull, "_drop", nothing), "differs", (1, 3)),
    Fault("persons-nobody-refers-to-stay", desk(departure, "take_off_unreferred", nothing), "differs", (2, 1)),
    Fault(
        "the-cursor-goes-before-the-rows",
        desk(cycle._Cycle, "_pull", pull_with_the_cursor_first),
        "differs", (2, 3),
    ),
    Fault(
        "questions-are-not-kept",
        desk(applying, "FEEDS", {name: take for name, take in applying.FEEDS.items() if name != "!clash"}),
        "another clash", (2, 3),
    ),
    Fault(
        "what-is-typed-during-a-push-is-taken-for-sent",
        desk(outbox, "_confirm", confirm_all),
        "taken for sent", scene=scenes.what_is_typed_during_a_push_goes_with_the_next,
    ),
    Fault(
        "a-row-in-the-way-is-not-moved",
        desk(applying, "write", scenes.write_without_making_room),
        "stuck: ", scene=scenes.a_row_in_the_way_makes_room,
    ),
    Fault(
        "rows-that-come-are-captured-as-our-own",
        desk(Batch, "begin", begin_and_capture),
        "taken for our own", scene=scenes.rows_that_come_are_not_our_own,
    ),
    Fault(
        "the-daily-comparison-compares-nothing",
        desk(digest, "differs", no),
        "spoilt and not noticed", scene=scenes.a_spoilt_row_is_found_within_a_day,
    ),
    Fault(
        "there-is-no-second-copy",
        desk(SecondCopy, "follow", nothing),
        "lost with the file", scene=scenes.unsent_work_outlives_the_file,
    ),
    Fault(
        "a-nul-is-sent-as-it-is",
        desk(outbox, "NUL", re.compile("(?!)()")),
        "stuck: ", scene=scenes.a_character_the_server_cannot_keep_blocks_nothing,
    ),
    Fault(
        "a-cleared-field-is-left-out-of-the-patch",
        desk(capture, "_on_update", on_update_without_nulls),
        "cleared here and not there", scene=scenes.a_cleared_field_is_cleared_everywhere,
    ),
)  # fmt: skip

FAULTS = SERVER + DESK
