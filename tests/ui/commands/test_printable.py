"""What a command prints steers no terminal, whatever a reference or a name from another desk says."""

from argparse import Namespace

import pytest

from ui.commands.output import show


@pytest.mark.parametrize("said", ["\x1b[2J", "\x1b]0;title\x07", "\x9b31m", "\u202e", "\r", "\x00"])
def test_what_steers_a_terminal_is_left_out(said: str, capsys: pytest.CaptureFixture[str]):
    show(Namespace(json=False), None, lambda: f"Zoë{said}\n\tDamp")
    printed = capsys.readouterr().out
    assert not set("\x1b\x07\x9b\u202e\r\x00") & set(printed)
    assert printed.startswith("Zoë")
    assert printed.endswith("\n\tDamp\n")
