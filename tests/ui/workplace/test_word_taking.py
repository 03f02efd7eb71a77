"""The words of documents are taken behind the window: at the start, and whenever one is attached."""

from typing import Self

from complaints_desktop.actions import documents
from complaints_desktop.documents import words_apart
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.reading.found import found_cases
from db.record.document_words import Words
from tests.ui.conftest import Bench
from ui.workplace.word_taking import WordTaking


class Here:
    """Takes words without a process of its own."""

    closed = False

    def words_of(self, media_type: str, content: bytes) -> Words:
        return words_apart.read(media_type, content)

    def close(self) -> None:
        self.closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def attach(bench: Bench, words: str) -> None:
    file = arrived("a.txt", words.encode())
    bench.operations.do(
        bench.window,
        lambda session, desk: documents.keep(session, desk, case_id=bench.cases["working"], file=file),
    )
    bench.bot.waitUntil(lambda: bool(found_cases(bench.office.record, words, 5)))


def test_what_is_attached_is_found_by_its_words_without_anybody_asking(bench: Bench):
    taking = WordTaking(bench.operations, bench.window)
    taking._reader = Here()  # type: ignore[assignment]
    taking.start()
    try:
        attach(bench, "guttering")
        attach(bench, "soakaway")
    finally:
        taking.stop()
    assert not taking._thread.is_alive()
