"""The window leaves lines behind the work, and a manager reads them and takes them out."""

import csv
from pathlib import Path

from tests.ui.conftest import Bench
from ui.looked.screen import LookedScreen
from ui.retention.screen import RetentionScreen


def test_a_case_that_is_opened_leaves_a_line_that_the_screen_shows_and_takes_out(bench: Bench, tmp_path: Path):
    bench.case(next(iter(bench.cases)))
    screen = bench.show("looked")
    assert isinstance(screen, LookedScreen)
    (line,) = screen.table.rows.known(screen.table.rows.ids)
    assert (line.what, line.by) == ("case opened", "Ruth Adeyemi")
    screen.take_out(tmp_path / "who.csv")
    bench.settle()
    with (tmp_path / "who.csv").open(encoding="utf-8-sig") as table:
        assert [row[3] for row in csv.reader(table)] == ["What", "case opened"]
    kept = bench.show("retention")
    assert isinstance(kept, RetentionScreen)
    assert kept.case_at_hand == ""
