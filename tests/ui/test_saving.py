"""A file that was asked for is written whole, or not at all."""

from pathlib import Path

import pytest

from db.problems import EnvironmentProblem
from ui.saving import keep


def test_a_file_takes_the_place_of_the_one_before(tmp_path):
    target = tmp_path / "letter.pdf"
    target.write_bytes(b"older")
    keep(target, b"newer")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("letter.pdf", b"newer")]


def test_a_place_that_is_not_there_is_said_in_words(tmp_path):
    with pytest.raises(EnvironmentProblem, match=r"letter\.pdf cannot be written"):
        keep(tmp_path / "gone" / "letter.pdf", b"words")


def test_a_folder_that_is_a_file_is_said_in_words(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentProblem):
        keep(tmp_path / "file" / "letter.pdf", b"words")


def test_a_write_cut_short_leaves_the_file_before_and_no_half_of_the_new_one(tmp_path, monkeypatch):
    target = tmp_path / "letter.pdf"
    target.write_bytes(b"older")
    whole = Path.write_bytes

    def full_disk(path: Path, content: bytes) -> int:
        whole(path, content[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(EnvironmentProblem, match="No space left on device"):
        keep(target, b"newer")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("letter.pdf", b"older")]
