"""What `make run` and `make test` do on a machine that has only Python and make: every tool they call is a stand-in."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PYTHON = """#!/bin/sh
echo "python $* PIP_CERT=${PIP_CERT:-} UV_SYSTEM_CERTS=${UV_SYSTEM_CERTS:-}" >>"$LOG"
case "$*" in
"-m venv .venv")
    mkdir -p .venv/bin && cp "$0" .venv/bin/python
    [ -z "${NO_ENSUREPIP:-}" ] || exit 1
    touch .venv/has-pip ;;
"-m pip --version") [ -e .venv/has-pip ] || exit 1 ;;
"-m pip install"*) [ -e .venv/has-pip ] || exit 1; cp "$(dirname "$PYTHON")/uv" .venv/bin/uv ;;
"--version") echo "Python 3.12.0" ;;
esac
"""
UV = """#!/bin/sh
case "$*" in
--version) echo "uv 9.9.9 (stand-in)" ;;
*) echo "uv $* UV_SYSTEM_CERTS=${UV_SYSTEM_CERTS:-}" >>"$LOG" ;;
esac
"""

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")


class FreshClone:
    """A clone with nothing in it but the set-up, and the tools it calls."""

    def __init__(self, folder: Path) -> None:
        """Make it in `folder`."""
        self.folder, self.log = folder / "clone", folder / "log"
        tools = folder / "tools"
        for each in (self.folder, tools):
            each.mkdir()
        for name in ("Makefile", "set-up", "pyproject.toml", "uv.lock"):
            shutil.copy(ROOT / name, self.folder)
        for name, text in (("python3", PYTHON), ("uv", UV)):
            (tools / name).write_text(text)
            (tools / name).chmod(0o755)
        self.python = tools / "python3"
        self.log.touch()

    def make(self, target: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run make for a stamp, as `run` and `test` would."""
        given = {"PATH": os.environ["PATH"], "LOG": str(self.log), "PYTHON": str(self.python), **environment}
        return subprocess.run(
            ["make", "-s", target, f"PYTHON={self.python}", "UV_VERSION=9.9.9"],
            cwd=self.folder,
            env=given,
            capture_output=True,
            text=True,
            check=False,
        )

    def done(self, word: str) -> list[str]:
        """Return the calls of a tool that have `word` in them."""
        return [line for line in self.log.read_text().splitlines() if word in line]


@pytest.fixture
def clone(tmp_path: Path) -> FreshClone:
    return FreshClone(tmp_path)


def test_to_run_the_program_only_the_programs_own_libraries_are_fetched(clone: FreshClone):
    assert clone.make(".venv/.ready").returncode == 0
    (synced,) = clone.done("uv sync")
    assert "--no-dev" in synced


def test_to_test_it_the_developers_tools_are_fetched_too(clone: FreshClone):
    assert clone.make(".venv/.ready-dev").returncode == 0
    (synced,) = clone.done("uv sync")
    assert "--no-dev" not in synced


@pytest.mark.parametrize(("first", "then", "syncs"), [("run", "test", 2), ("test", "run", 1)])
def test_either_may_come_first_and_nothing_is_fetched_twice(clone: FreshClone, first: str, then: str, syncs: int):
    stamps = {"run": ".venv/.ready", "test": ".venv/.ready-dev"}
    for each in (first, then, first, then):
        assert clone.make(stamps[each]).returncode == 0
    assert len(clone.done("uv sync")) == syncs
    assert len(clone.done("-m venv")) == 1
    assert len(clone.done("-m pip install")) == 1


def test_after_python3_venv_was_missing_the_advice_given_works(clone: FreshClone):
    failed = clone.make(".venv/.ready", NO_ENSUREPIP="yes")
    assert failed.returncode != 0
    assert "apt-get install python3-venv" in failed.stderr
    assert clone.make(".venv/.ready").returncode == 0


def test_a_venv_that_was_left_without_pip_is_made_anew(clone: FreshClone):
    (clone.folder / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(clone.python, clone.folder / ".venv" / "bin" / "python")
    made = clone.make(".venv/.ready")
    assert made.returncode == 0, made.stderr
    assert "Making .venv" in made.stdout


def test_each_long_step_says_that_it_is_under_way(clone: FreshClone):
    said = clone.make(".venv/.ready").stdout.splitlines()
    assert [line.split()[0] for line in said[:3]] == ["Making", "Fetching", "Fetching"]


def test_uv_and_pip_go_by_the_issuers_of_the_computer(clone: FreshClone, tmp_path: Path):
    issuers = tmp_path / "inspecting.pem"
    issuers.touch()
    clone.make(".venv/.ready", SSL_CERT_FILE=str(issuers))
    assert f"PIP_CERT={issuers}" in clone.done("-m pip install")[0]
    assert "UV_SYSTEM_CERTS=true" in clone.done("uv sync")[0]


def test_who_has_said_otherwise_is_heeded(clone: FreshClone, tmp_path: Path):
    issuers = tmp_path / "inspecting.pem"
    issuers.touch()
    clone.make(".venv/.ready", SSL_CERT_FILE=str(issuers), PIP_CERT="/other.pem", UV_SYSTEM_CERTS="false")
    assert "PIP_CERT=/other.pem" in clone.done("-m pip install")[0]
    assert "UV_SYSTEM_CERTS=false" in clone.done("uv sync")[0]


def test_a_python_that_is_too_old_is_refused_in_words(clone: FreshClone):
    old = clone.python
    old.write_text('#!/bin/sh\ncase "$1" in -c) exit 1 ;; --version) echo "Python 3.9.2" ;; esac\n')
    refused = clone.make(".venv/.ready")
    assert refused.returncode != 0
    assert "Python 3.11 to 3.14; Python 3.9.2 was found" in refused.stderr
