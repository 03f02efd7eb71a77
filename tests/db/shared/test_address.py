"""An address is typed by a person: nothing can be said in it but where."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problems import EnvironmentProblem
from db.shared.address import Address
from db.shared.connecting import ALWAYS, PROTECTED, _wanted
from tests.tables import each_row

READ = [
    ("db.example/complaints", (("db.example", 5432),), "complaints"),
    ("  db.example/complaints ", (("db.example", 5432),), "complaints"),
    ("db.example:6000/complaints", (("db.example", 6000),), "complaints"),
    ("one.example, two.example:7/c", (("one.example", 5432), ("two.example", 7)), "c"),
    ("192.0.2.7/c", (("192.0.2.7", 5432),), "c"),
    ("[2001:db8::1]:6000/c", (("2001:db8::1", 6000),), "c"),
]


@pytest.mark.parametrize(("typed", "hosts", "database"), READ)
def test_an_address_is_read(typed: str, hosts: tuple[tuple[str, int], ...], database: str):
    address = Address.parse(typed)
    assert (address.hosts, address.database, address.local) == (hosts, database, False)
    assert Address.parse(str(address)) == address


@pytest.mark.parametrize("typed", ["socket:/tmp/team/complaints", "socket:/tmp/team:6000/complaints"])
def test_a_socket_on_this_computer_is_read(typed: str):
    address = Address.parse(typed)
    assert address.local
    assert address.hosts[0][0] == "/tmp/team"
    assert str(address) == typed


@each_row(
    "typed",
    [
        "", "/", "complaints", "db.example", "db.example/", "/complaints", "postgresql://db.example/c",
        "db.example:0/c", "db.example:99999/c", "db.example:x/c", "db.example/c?sslmode=disable",
        "db.example/c sslmode=disable",
        "db.example sslmode=disable/c", "db.example,/c", "user@db.example/c", "user:secret@db.example/c", "/tmp/c",
        "socket:c", "socket:relative/c", "socket:/tmp/", "db.example/c/d", "db.example/it's", "db.example'/c", "-x/c",
        "db.example/c\nsslmode=disable", "host=db.example/c",
    ],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(typed: str):
    with pytest.raises(EnvironmentProblem, match="not the address of a shared database"):
        Address.parse(typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_an_address_or_refused_in_words(typed: str):
    try:
        address = Address.parse(typed)
    except EnvironmentProblem:
        return
    assert Address.parse(str(address)) == address


def test_protection_is_the_same_for_every_address():
    for typed in ("db.example/c", "one.example,two.example/c", "127.0.0.1/c"):
        wanted = _wanted(Address.parse(typed), Path("issuers.pem"))
        assert {**wanted, **PROTECTED, **ALWAYS} == wanted
        assert (wanted["sslmode"], wanted["channel_binding"]) == ("verify-full", "require")
