"""A few of each mishap that `python -m tests.db.sync.rough` has by the hundred: processes, servers, disks, networks."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.model import Team
from db.problems import EnvironmentProblem
from db.record.home import open_home
from db.record.key_file import KeyFile
from db.shared.embedded import Cluster
from db.sync import rescue
from tests.db.sync.disturbed import CUTS, clones, cut, slow, wrong_clocks
from tests.db.sync.falling_back import killed_server, promoted_standby
from tests.db.sync.killed import killed_everywhere, suspended_everywhere, suspended_server
from tests.db.sync.restores import put_back
from tests.db.sync.scenes import laid
from tests.db.sync.spoilt import full_desk, full_server, holed, spoilt
from tests.db.sync.walk import Ground

pytestmark = [pytest.mark.long, pytest.mark.soak]

ROOT_ON_LINUX = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux can make a small disk"
)
FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="a desk to be killed is forked")


@pytest.fixture(scope="module")
def ground(cluster: Cluster, template: Path) -> Iterator[Ground]:
    """Ground that all mishaps happen on, one after the other."""
    with laid(cluster, template) as ground:
        yield ground


@FORKS
def test_a_desk_killed_anywhere_has_lost_nothing_it_said_was_saved(ground: Ground):
    assert "killed at 10 of" in killed_everywhere(ground, 10)


def test_a_server_killed_under_desks_that_write_has_lost_nothing(template: Path):
    assert "0 lost" in killed_server(template, 2)


@pytest.mark.soak
def test_what_a_promoted_standby_lacks_comes_back_from_the_desks(template: Path):
    assert "epoch changed" in promoted_standby(template)


@pytest.mark.parametrize("mode", CUTS)
def test_a_network_that_fails_is_said_at_once_and_healed_by_the_next_cycle(ground: Ground, mode: str):
    assert cut(ground, mode) < 5


@pytest.mark.soak
def test_a_slow_network_is_only_slow(ground: Ground):
    assert slow(ground, 40_000) < 10


def test_wrong_clocks_change_nothing_that_comes_of_it(ground: Ground):
    assert "3 times the same outcome" in wrong_clocks(ground, [1])


def test_copies_of_a_desk_become_desks_and_lose_nothing(ground: Ground):
    assert "0 lost, 0 doubled" in clones(ground, 2)


@FORKS
@pytest.mark.soak
def test_a_desk_suspended_in_mid_cycle_goes_on_where_it_was(ground: Ground):
    assert "suspended at 4 of" in suspended_everywhere(ground, 4)


def test_a_server_suspended_under_a_cycle_is_said_and_healed_by_the_next(template: Path):
    assert "1 said" in suspended_server(template, 1)


@pytest.mark.parametrize("way", [pytest.param("psql over it", marks=pytest.mark.soak), "point in time"])
def test_what_a_restore_put_away_with_its_author_is_listed_and_given_back(template: Path, way: str):
    assert "0 lost unseen" in put_back(template, way)


@pytest.mark.soak
def test_a_restore_that_loses_what_nobody_noted_is_found_by_the_trial(template: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rescue, "note", lambda *_: 0)
    with pytest.raises(AssertionError, match="lost unseen"):
        put_back(template, "pg_restore over it")


@ROOT_ON_LINUX
def test_a_full_disk_of_a_desk_is_said_and_nothing_is_there_by_half(ground: Ground):
    assert "no half batch" in full_desk(ground)


@pytest.mark.soak
@ROOT_ON_LINUX
def test_a_full_disk_of_the_server_is_said_and_it_goes_on_when_there_is_space(template: Path):
    assert "0 lost" in full_server(template)


def test_a_flipped_bit_is_found_and_the_record_made_anew_from_server_and_second_copy(ground: Ground, template: Path):
    assert "all found" in spoilt(ground, template, places=12, healed=1)


def test_a_record_cut_short_or_with_a_page_of_zeros_is_said_and_made_anew(ground: Ground, template: Path):
    assert "all 12 found" in holed(ground, template, places=4, healed=2)


def test_a_record_whose_key_is_missing_is_said_in_words_and_opens_when_it_is_back(tmp_path: Path):
    stores = [KeyFile(tmp_path / "record.key")]
    with open_home(tmp_path, stores=stores) as home, home.record.writing(author="ann") as session:
        session.add(Team(name="North"))
    kept = (tmp_path / "record.key").rename(tmp_path / "elsewhere")
    with pytest.raises(EnvironmentProblem, match="key"):
        open_home(tmp_path, stores=stores)
    kept.rename(tmp_path / "record.key")
    with open_home(tmp_path, stores=stores) as home:
        assert home.record.rows("SELECT name FROM team") == [("North",)]
