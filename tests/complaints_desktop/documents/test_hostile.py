"""A file that means harm is refused in words, or read without opening a file or a connection."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from types import SimpleNamespace

import pytest

from complaints_desktop.documents.arriving import arrived, read_file
from complaints_desktop.documents.emails import read_email
from complaints_desktop.documents.file_kinds import file_kind
from complaints_desktop.documents.names import file_name, title_of
from complaints_desktop.documents.pictures import require_bounded, shown
from complaints_desktop.documents.redaction import Area, page_seen, redacted
from complaints_desktop.documents.stripped import words_of_docx, words_of_html
from complaints_desktop.documents.words import searched_words
from complaints_desktop.rules.refusals import Refused
from tests.complaints_desktop.documents import hostile, outlook
from tests.complaints_desktop.documents.drawn_here import DrawnHere

WATCHED = SimpleNamespace(on=False, seen=[])
REACHES = (
    "open",
    "socket.",
    "subprocess.",
    "os.exec",
    "os.system",
    "os.spawn",
    "os.posix_spawn",
    "webbrowser.",
    "ctypes.dlopen",
)


OWN = (".py", ".pyc")
"""Files of the program itself, which are read where a module is first used."""


SOMEWHERE = Area(page=1, left=10, top=10, right=60, bottom=30)


def _watch(event: str, args: tuple[object, ...]) -> None:
    if WATCHED.on and event.startswith(REACHES) and not (event == "open" and str(args[0]).endswith(OWN)):
        WATCHED.seen.append((event, args))


sys.addaudithook(_watch)


@pytest.fixture
def untouched() -> Iterator[None]:
    """Nothing is opened, connected to or started meanwhile; what the readers need was imported before."""
    read_email(hostile.email())
    words_of_docx(hostile.office())
    shown(_small_picture())
    page_seen(hostile.with_script(), 1, DrawnHere())
    searched_words("application/pdf", redacted(hostile.with_script(), [SOMEWHERE], DrawnHere()))
    WATCHED.seen.clear()
    WATCHED.on = True
    yield
    WATCHED.on = False
    assert WATCHED.seen == []


def _small_picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    drawn = BytesIO()
    Image.new("RGB", (40, 20), "red").save(drawn, "JPEG")
    return drawn.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a macro file named as a PDF": (hostile.old_office, "That is an old Office file, which can hold macros"),
    "a document with macros": (lambda: hostile.office(macros=True), "The file holds macros, which are programs"),
    "a bomb": (lambda: hostile.office(unpacked=251_000_000), "The file is small and would unpack to far too much"),
    "an archive": (hostile.archive, "That is an archive, and is not kept in a case"),
    "a macro file with a PDF in it": (
        lambda: hostile.OLE + bytes(504) + hostile.PDF_WITH_SCRIPT,
        "That is an old Office file, which can hold macros",
    ),
    "a program with a PDF in it": (lambda: b"MZ\x90\x00" + hostile.PDF_WITH_SCRIPT, "That is a program"),
    "a program": (lambda: b"MZ\x90\x00" + bytes(100), "That is a program, and is not kept in a case"),
    "a script": (lambda: b"#!/bin/sh\nrm -rf /", "That is a program, and is not kept in a case"),
    "a web page": (lambda: b"<html><script>1</script>", "That is a web page or formatted text"),
    "nothing": (lambda: b"", "The file is empty"),
    "noise": (lambda: bytes(range(256)), "What kind of file that is cannot be told"),
    "a vast picture": (lambda: hostile.picture(60_000, 60_000), "The picture is too large to be shown"),
    "a large picture": (lambda: hostile.picture(10_000, 8_001), "The picture is 10,000 by 8,001 pixels"),
    "half a picture": (lambda: hostile.picture(10, 10)[:20], "The picture is damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_words(name: str, untouched: None):
    made, why = REFUSED[name]
    content = made()
    with pytest.raises(Refused) as refused:
        arrived("letter.pdf", content)
    assert refused.value.why.startswith(why)
    assert refused.value.do


@pytest.mark.parametrize("name", ["mail.eml", "mail.msg"])
def test_a_hostile_file_that_is_dropped_on_the_log_begins_nothing(name: str, untouched: None):
    for made, _ in REFUSED.values():
        with pytest.raises(Refused):
            read_email(arrived(name, made()).content)


READ: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a PDF that runs a script": ("application/pdf", hostile.with_script, "It drips at night"),
    "an e-mail with remote pictures": ("message/rfc822", hostile.email, "It drips again."),
    "an Outlook message": ("application/vnd.ms-outlook", outlook.message, "It drips again."),
    "a Word document": (file_kind(hostile.office()).media_type, hostile.office, "at night"),
}


@pytest.mark.parametrize("name", READ)
def test_its_words_are_read_for_the_search_and_nothing_in_it_is_run_or_fetched(name: str, untouched: None):
    media_type, made, said = READ[name]
    assert said in searched_words(media_type, made()).said


def test_a_page_is_blacked_out_and_nothing_in_it_is_run_or_fetched(untouched: None):
    assert page_seen(hostile.with_script(), 1, DrawnHere()).pages == 1
    copy = redacted(hostile.with_script(), [SOMEWHERE], DrawnHere())
    assert not any(each in copy for each in (b"JavaScript", b"/JS", b"OpenAction", b"/AA", b"track.example"))
    for made in (lambda: hostile.picture(60_000, 60_000), hostile.old_office, hostile.archive):
        with pytest.raises(Refused):
            page_seen(made(), 1, DrawnHere())
        with pytest.raises(Refused):
            redacted(made(), [SOMEWHERE], DrawnHere())


def test_a_picture_within_its_limit_is_kept():
    require_bounded(hostile.picture(10_000, 8_000))


def test_a_file_of_two_gigabytes_is_refused_without_being_read(tmp_path: Path):
    path = tmp_path / "film.pdf"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    with pytest.raises(Refused, match=r"The file has 2,048 MB, and a document may have 25 MB"):
        read_file(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such pipes here")
def test_what_is_no_ordinary_file_is_refused_and_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(Refused, match="That is no file"):
            read_file(path)
    for missing in (tmp_path / "none", Path("a\0b")):
        with pytest.raises(Refused):
            read_file(missing)


BAD_EMAILS: dict[str, Callable[[], bytes]] = {
    "garbage in an Outlook file": lambda: hostile.OLE + bytes(2000),
    "noise in an Outlook file": lambda: hostile.OLE + bytes(range(256)) * 20,
    "a thousand e-mails in one another": lambda: hostile.nested(1_000),
    "a hundred thousand parts": lambda: hostile.many_parts(100_000),
}


@pytest.mark.parametrize("name", BAD_EMAILS)
def test_an_e_mail_that_is_garbage_or_never_ends_is_refused_in_words(name: str, untouched: None):
    content = BAD_EMAILS[name]()
    with pytest.raises(Refused) as refused:
        read_email(content)
    assert refused.value.why.startswith("The e-mail")


def test_an_e_mail_is_read_without_its_pictures_and_scripts(untouched: None):
    email = read_email(hostile.email())
    assert (email.sender, email.address, email.subject) == ("Pat Tenant", "pat@home.example", "The leak")
    assert email.text == "It drips again.\nPlease come."
    assert [each.name for each in email.attached] == ["../../../what I wrote.txt", "invoice.pdf"]


def test_headers_and_charsets_that_make_no_sense_hinder_nothing():
    head = b"From: =?x-none?q?=FF?= <a@b.example>\nDate: yesterday\nSubject: \n"
    content = head + b"Content-Type: text/plain; charset=x-none\n\n\xff It drips"
    email = read_email(content)
    assert email.sent_at is None
    assert email.text.endswith("It drips")


def test_the_words_of_a_page_are_bounded_and_take_no_time():
    for page in ("<" * 300_000, "<!--" * 100_000, "<div>" * 300_000, "<a " + "x='" * 300_000, ""):
        words_of_html(page)


def test_the_words_of_a_word_document_are_read_and_a_damaged_one_is_refused(untouched: None):
    assert words_of_docx(hostile.office()) == "It drips\nat night"
    with pytest.raises(Refused, match="The document is damaged"):
        words_of_docx(b"PK\x03\x04 no more")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("../../x", "x"),
        ("..\\..\\boot.ini", "boot"),
        ("a\0b\u202efdp.exe", "a b fdp"),
        ("", "Document"),
        ("...", "Document"),
        ("The kitchen, 3 March.jpeg", "The kitchen, 3 March"),
        ("x" * 400, "x" * 120),
    ],
)
def test_a_name_is_a_title_and_leads_nowhere(name: str, title: str):
    assert title_of(name) == title


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "01 passwd.pdf"),
        ("CON", "01 document.pdf"),
        ("nul.txt", "01 document.pdf"),
        ("What? <she> said: *no*", "01 What she said no.pdf"),
        ("Letter", "01 Letter.pdf"),
    ],
)
def test_a_copy_leaves_under_a_name_that_any_system_can_keep(title: str, name: str):
    assert file_name(1, title, ".pdf") == name


@pytest.mark.parametrize(
    "head",
    [
        b"To: " + b"pat@home.example, " * 20_000,
        b"Subject: " + b"=?utf-8?q?leak?= " * 20_000,
        b"X: x\nContent-Type: text/plain" + b"; a=b" * 3_000,
    ],
)
def test_a_head_that_would_be_read_for_an_hour_is_read_only_so_far(head: bytes):
    began = process_time()
    read = read_email(b"From: Pat <pat@home.example>\nDate: Mon, 1 Jun 2026 10:00:00 +0000\n" + head + b"\n\nIt drips")
    assert (read.text, process_time() - began < 1) == ("It drips", True)


def test_an_e_mail_whose_parts_say_no_end_of_themselves_is_refused():
    part = b"\n--B\nContent-Type: text/plain;\n" + b" a=b;\n" * 300
    with pytest.raises(Refused, match="more parts"):
        read_email(b"From: a@b.c\nContent-Type: multipart/mixed; boundary=B\n" + part * 60 + b"\n\nhi\n--B--\n")


def test_paragraphs_in_paragraphs_are_read_once():
    assert words_of_docx(hostile.office(said="<w:p>" * 40 + "<w:t>It drips</w:t>" + "</w:p>" * 40)) == "It drips"
