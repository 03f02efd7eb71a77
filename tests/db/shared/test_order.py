"""The order of positions is the order of commits: whoever pulls misses nothing, however many write."""

import threading

import psycopg
import pytest

from tests.db.shared.conftest import Office
from tests.db.shared.desk import Desk, new_row

WRITERS, PUSHES = 4, 25


def test_who_pulls_while_others_write_misses_nothing(office: Office):
    case = office.case("ann")
    desks = [office.desk("ann") for _ in range(WRITERS)]
    reader = office["bob"]
    written: set[str] = set()

    def write(desk: Desk) -> None:
        for _ in range(PUSHES):
            contact = new_row("contact", case.ids)
            desk.push(contact)
            written.add(contact["entity_id"])

    threads = [threading.Thread(target=write, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    seen: set[str] = set()
    while any(thread.is_alive() for thread in threads):
        seen |= set(reader.pull().rows.get("contact", {}))
    seen |= set(reader.pull().rows.get("contact", {}))
    assert len(written) == WRITERS * PUSHES
    assert seen == written


def test_positions_have_no_gaps_and_each_push_has_its_own(office: Office):
    case = office.case("ann")
    before = office["ann"].hello()["pos"]
    answers = [office["ann"].push(new_row("contact", case.ids))["pos"] for _ in range(5)]
    assert answers == [before + n for n in range(1, 6)]


def test_a_push_that_fails_takes_no_position(office: Office):
    office.case("ann")
    before = office["ann"].hello()["pos"]
    with pytest.raises(psycopg.Error):
        office["ann"].push(new_row("person", {}), after_seq=99)
    assert office["ann"].hello()["pos"] == before


def test_an_idle_hello_writes_no_position(office: Office):
    before = office["ann"].hello()["pos"]
    for _ in range(3):
        office["ann"].hello()
    assert office["ann"].hello()["pos"] == before
