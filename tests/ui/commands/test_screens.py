"""The pictures of every screen: where they are, how large, and what is said of words that are cut."""

import pytest

from ui.command_line import main
from ui.demonstration import screens
from ui.demonstration.screens import Drawn


@pytest.fixture
def drawn(monkeypatch, tmp_path):
    asked = {}

    def draw(folder, **how):
        asked.update(how, folder=folder)
        return iter([Drawn(folder / "01.png", ()), Drawn(folder / "02.png", tuple(asked.get("cut", ())))])

    monkeypatch.setattr(screens, "draw", draw)
    return asked


def test_each_picture_is_named_and_nothing_is_cut(drawn, tmp_path, capsys):
    assert main(["screens", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "01.png"), str(tmp_path / "02.png")]
    assert (drawn["size"], drawn["percent"], drawn["check"]) == ((1440, 900), 0, False)


def test_what_is_cut_is_said_under_its_picture_and_is_a_bug(drawn, tmp_path, capsys):
    drawn["cut"] = ["cut: Button “Save”"]
    assert main(["screens", str(tmp_path), "--size", "1366x768", "--text", "200", "--check"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "  cut: Button “Save”"
    assert (drawn["size"], drawn["percent"], drawn["check"]) == ((1366, 768), 200, True)


@pytest.mark.parametrize("size", ["1366", "1366x", "x768", "large", "13.5x7"])
def test_a_size_that_is_none_is_refused_in_words(drawn, tmp_path, capsys, size):
    with pytest.raises(SystemExit) as refused:
        main(["screens", str(tmp_path), "--size", size])
    assert refused.value.code == 2
    assert "a size is two numbers of pixels, such as 1366x768" in capsys.readouterr().err
