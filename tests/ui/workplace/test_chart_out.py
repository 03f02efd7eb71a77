"""A chart taken out: asked where to, written as its name says, and a line kept of who did."""

import pytest

from tests.complaints_desktop.numbers.drawn import PRINTED, drawn_run
from ui.workplace import chart_out


def test_a_chart_is_written_where_it_was_asked_and_it_is_said(bench, tmp_path, monkeypatch):
    asked = []

    def ask(_parent, _own, title, name, kinds):
        asked.append((title, name, kinds))
        return tmp_path / "chart.csv"

    monkeypatch.setattr(chart_out, "ask_to_save", ask)
    screen = bench.show("my-work")
    chart_out.save_chart(screen, screen.workplace, drawn_run(*PRINTED))
    bench.settle()
    assert (tmp_path / "chart.csv").read_text(encoding="utf-8-sig").startswith("Month,Value (%)")
    assert asked[0][1].startswith("answered-in-time-")
    monkeypatch.setattr(chart_out, "ask_to_save", lambda *_: None)
    chart_out.save_chart(screen, screen.workplace, drawn_run(*PRINTED))


@pytest.mark.parametrize(
    ("words", "name"),
    [("Stage 1: answered in 10 days", "stage-1-answered-in-10-days"), ("…", "chart"), ("x" * 99, "x" * 60)],
)
def test_the_name_of_the_file_is_that_of_the_chart(words, name):
    assert chart_out.file_name(words) == name
