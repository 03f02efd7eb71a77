"""Asking for a file: first in Documents, then in the folder used last."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from ui.workplace import files


@pytest.fixture
def dialogs(monkeypatch, tmp_path):
    """Stands in for the system's dialogs: says where each began, and answers what the test says."""
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    begun, answers = [], []

    def ask(_parent, _title, where, *_, **__):
        begun.append(Path(where))
        return str(answers.pop()) if answers else "", ""

    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, ask)
    return begun, answers


@pytest.fixture
def own(tmp_path):
    return tmp_path / "own"


def save(own):
    return files.ask_to_save(None, own, "Save the letter", "letter.pdf")


def test_the_first_begins_in_documents(dialogs, own, tmp_path):
    assert save(own) is None
    assert dialogs[0] == [tmp_path / "Documents" / "letter.pdf"]


def test_the_next_begins_where_the_last_file_went_or_came_from(dialogs, own, tmp_path):
    begun, answers = dialogs
    (tmp_path / "Letters").mkdir()
    answers.append(tmp_path / "Letters" / "ours.pdf")
    assert save(own) == tmp_path / "Letters" / "ours.pdf"
    files.ask_to_open(None, own, "Import complaints", "")
    save(own)
    assert begun[1:] == [tmp_path / "Letters", tmp_path / "Letters" / "letter.pdf"]


def test_a_folder_that_is_gone_is_documents_again(dialogs, own, tmp_path):
    dialogs[1].append(tmp_path / "stick" / "ours.pdf")
    save(own)
    save(own)
    assert dialogs[0][1] == tmp_path / "Documents" / "letter.pdf"


@pytest.mark.parametrize("kept", ["", "{", "7", "null"])
def test_a_file_that_cannot_be_read_is_documents(dialogs, own, tmp_path, kept):
    own.mkdir()
    (own / files.KEPT).write_text(kept)
    save(own)
    assert dialogs[0] == [tmp_path / "Documents" / "letter.pdf"]


def test_where_nothing_is_kept_it_begins_in_documents(dialogs, tmp_path):
    dialogs[1].append(tmp_path / "letter.pdf")
    assert save(None) == tmp_path / "letter.pdf"
    save(None)
    assert dialogs[0][1] == tmp_path / "Documents" / "letter.pdf"
