"""What `make run` says before anything is seen: one line, with a screen or without one."""

from collections.abc import Sequence

import pytest

from ui.demonstration import first_run


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The commands that were run; each fails, so that nothing comes after it."""
    commands: list[Sequence[str]] = []
    monkeypatch.setattr(first_run, "command", lambda arguments: commands.append(arguments) or 3)
    return commands


@pytest.mark.parametrize("screen", [True, False])
def test_one_line_says_what_is_being_done_and_where(asked, capsys, monkeypatch, screen: bool):
    monkeypatch.setattr(first_run, "has_screen", lambda: screen)
    assert first_run.main() == 3
    (line,) = capsys.readouterr().out.splitlines()
    assert "build/demo" in line
    assert line.endswith(" …")
    assert [each[2:] for each in asked] == [["demo"] if screen else ["demo", "--no-window"]]
