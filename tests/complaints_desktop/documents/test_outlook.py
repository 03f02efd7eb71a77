"""What Outlook saves is read: who sent it, when, its words and what was attached."""

from datetime import UTC, datetime

import pytest

from complaints_desktop.documents.emails import read_email
from complaints_desktop.documents.file_kinds import file_kind
from tests.complaints_desktop.documents import hostile, outlook

SENT = datetime(2026, 3, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "attached",
    [{}, {"The kitchen.png": hostile.a_picture()}, {"a.pdf": hostile.PDF_WITH_SCRIPT + bytes(5_000), "b.txt": b"b"}],
    ids=["none", "a small one", "a large one that looks like a PDF from outside"],
)
def test_an_outlook_message_is_read_whole(attached: dict[str, bytes]):
    content = outlook.message(attached=attached)
    assert file_kind(content).media_type == "application/vnd.ms-outlook"
    email = read_email(content)
    assert (email.sender, email.address, email.sent_at) == ("Pat Tenant", "pat@home.example", SENT)
    assert (email.sent_to, email.subject, email.text) == ("Complaints", "The leak", "It drips again.")
    assert {each.name: each.content for each in email.attached} == attached


def test_a_message_that_was_never_sent_has_no_day():
    assert read_email(outlook.message(sent=datetime(1601, 1, 1, tzinfo=UTC))).sent_at is None
