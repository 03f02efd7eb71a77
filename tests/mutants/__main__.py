"""Plant each fault, run the tests that match its module, and say which of them nothing noticed.

`python -m tests.mutants [MODULE …]`: exits with 1 where a fault survives that `survivors.toml` does not explain, where
an explanation is of a fault that is caught or gone, or where fewer than 95 % of a module's are caught. Each fault is
tried in a process of its own, a fork of one that has imported what no fault is in; no file is changed.

Our own, since mutmut leaves out what stands outside of functions, where our tables are, and cosmic-ray drops no row
and writes into the sources.
"""

import gc
import os
import signal
import sys
import tomllib
from argparse import ArgumentParser
from collections.abc import Mapping
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from time import monotonic
from types import ModuleType

import pytest
from hypothesis import settings

from tests.mutants.faults import Fault, faults

ROOT = Path(__file__).parents[2]
SURVIVORS = Path(__file__).with_name("survivors.toml")
LEAST = 0.95
PATIENCE = 60
"""Seconds after which a fault has shown itself by never ending."""

RULES, LETTERS = "tests/complaints_desktop/rules", "tests/complaints_desktop/letters"
TEAM = "tests/complaints_desktop/team"
OF_CLOCKS = ("s_directed", "s_in_words", "_rows", "s")
PARTS_OF_THE_CODE = (
    *("acknowledgement", "adjustments", "answer", "assessment", "commitments", "definition"),
    *("extensions", "findings", "investigation", "learning", "receipt"),
)
TESTS: Mapping[str, tuple[str, ...]] = {
    "complaints_desktop.rules.permissions": (f"{RULES}/test_permissions.py", f"{RULES}/test_workflow.py"),
    **{
        f"complaints_desktop.rules.acts.{room}": tuple(
            f"{RULES}/test_{each}.py" for each in ("acts", "permissions", "workflow")
        )
        for room in ("endings", "findings", "first_contacts", "record", "remedies", "stages")
    },
    "complaints_desktop.rules.states": (f"{RULES}/test_workflow.py",),
    "complaints_desktop.rules.workflow": (f"{RULES}/test_workflow.py",),
    **{
        f"complaints_desktop.rules.clocks.{name}": tuple(f"{RULES}/test_clock{tests}.py" for tests in OF_CLOCKS)
        for name in ("events", "units", "table", "extending", "targets", "counting")
    },
    "complaints_desktop.rules.clocks.explaining": (
        *(f"{RULES}/test_clock{tests}.py" for tests in OF_CLOCKS),
        *(f"{RULES}/test_duties{tests}.py" for tests in ("", "_block")),
    ),
    **{
        f"complaints_desktop.rules.duties.{name}": tuple(
            f"{RULES}/test_duties{each}.py" for each in ("_one_by_one", "_block", "")
        )
        for name in ("duty", "table", *PARTS_OF_THE_CODE)
    },
    **{
        f"complaints_desktop.rules.duties.{name}": (
            f"{RULES}/test_duties_{tests}.py",
            *(f"{RULES}/test_duties{each}.py" for each in ("", "_block")),
        )
        for name, tests in (
            ("escalation", "at_stage_2"),
            ("first_contact", "of_first_contacts"),
            ("refusals", "of_refusals"),
        )
    },
    "complaints_desktop.rules.clocks.own": (f"{RULES}/test_own_clocks.py",),
    **{
        f"complaints_desktop.rules.{name}": (f"{RULES}/test_{name}.py",)
        for name in ("independence", "updates", "triage", "checklist", "decisions")
    },
    "complaints_desktop.rules.risk": (f"{RULES}/test_risk.py",),
    "complaints_desktop.team.load": (f"{TEAM}/test_load.py",),
    "complaints_desktop.team.refusals": (f"{TEAM}/test_words.py",),
    "complaints_desktop.forms.answers": ("tests/complaints_desktop/forms/test_answers.py",),
    "complaints_desktop.letters.gate": (f"{LETTERS}/test_gate.py",),
    "complaints_desktop.letters.checks.answer": (f"{LETTERS}/checks/test_answer.py",),
    "complaints_desktop.letters.checks.people": (f"{LETTERS}/checks/test_people.py",),
    "complaints_desktop.letters.checks.wording": (f"{LETTERS}/checks/test_wording.py",),
}
"""The modules that judge, and the tests that must notice."""

PURE = ("-c", os.devnull, "--rootdir", str(ROOT), "--noconftest")
"""The tests of the rules need no fixture of ours, and no plugin of others."""

QUICK = ("--assert=plain", "-p", "no:unraisableexception", "-p", "no:threadexception")
"""Half of the time of a short run goes into words of failure that nobody reads, and into the rubbish it leaves."""

OPTIONS = (*PURE, *QUICK, "-x", "-p", "no:cacheprovider", "-p", "no:terminal")

BELOW = ("facts", *(f"rules.{name}" for name in ("calendar", "outcomes", "refusals", "wording")))
"""What imports no module that judges, and is imported once for all."""


class Planted(MetaPathFinder, Loader):
    """Imports one module with a fault in it."""

    def __init__(self, name: str, fault: Fault) -> None:
        self.name, self.fault = name, fault

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Find the module, and no other."""
        return spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run it with its fault."""
        exec(compile(self.fault.tree(), f"<{self.name}>", "exec"), vars(module))


def survivors(name: str) -> tuple[int, list[Fault]]:
    """Return how many faults the module `name` can have, and those that its tests did not notice."""
    planted = list(faults((ROOT / name.replace(".", "/")).with_suffix(".py").read_text("utf-8"), import_module(name)))
    if pytest.main([*OPTIONS, *TESTS[name]]) != pytest.ExitCode.OK:  # it also imports, once for all, what they need
        raise SystemExit(f"the tests of {name} fail as it is")
    gc.freeze()  # what every fork shares is not written to by looking for rubbish in it
    running: dict[int, Fault] = {}
    alive: list[Fault] = []
    for fault in planted:
        if len(running) == (os.cpu_count() or 1):
            _wait(running, alive)
        child = os.fork()
        if child == 0:
            _try(name, fault)
        running[child] = fault
    while running:
        _wait(running, alive)
    return len(planted), sorted(alive, key=lambda fault: fault.line)


def _wait(running: dict[int, Fault], alive: list[Fault]) -> None:
    """Wait for one process to end, and keep its fault where it survived."""
    child, status = os.wait()
    fault = running.pop(child)
    if status == 0:
        alive.append(fault)
        print(f"  lives: {fault.place}", file=sys.stderr, flush=True)


def _try(name: str, fault: Fault) -> None:
    """Run the tests in this process, and end it with their word."""
    signal.alarm(PATIENCE)
    os.chdir(ROOT)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    settings.register_profile("faults", max_examples=30, derandomize=True, database=None)
    settings.load_profile("faults")
    for imported in [each for each in sys.modules if each.startswith(("complaints_desktop.", "tests.complaints"))]:
        if imported.removeprefix("complaints_desktop.") not in BELOW:
            del sys.modules[imported]
    sys.meta_path.insert(0, Planted(name, fault))
    try:
        os._exit(int(pytest.main([*OPTIONS, *TESTS[name]])))
    finally:
        os._exit(1)


def explained() -> dict[str, dict[str, str]]:
    """Return the faults that change nothing, by module and place, with why."""
    return tomllib.loads(SURVIVORS.read_text("utf-8"))


def main() -> int:
    """Try every fault, and return 0 where the tests notice all that matter."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    asked = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("modules", nargs="*", metavar="MODULE", help="those whose names end so; all where none is said")
    endings = tuple(asked.parse_args().modules)
    known, planted, alive, wrong, least = explained(), 0, 0, 0, 1.0
    for name in (each for each in TESTS if each.endswith(endings or "")):
        begun = monotonic()
        number, survived = survivors(name)
        places = {fault.place for fault in survived}
        puzzling = [fault for fault in survived if fault.place not in known.get(name, {})]
        stale = sorted(known.get(name, {}).keys() - places)
        print(f"{name}: {number - len(survived)} of {number} caught, {monotonic() - begun:.0f} s", flush=True)
        print("".join(f"  not noticed, line {fault.line}: {fault.place}\n" for fault in puzzling), end="")
        print("".join(f"  explained, but caught or gone: {place}\n" for place in stale), end="")
        least = min(least, 1 - len(survived) / number)
        planted, alive, wrong = planted + number, alive + len(survived), wrong + len(puzzling) + len(stale)
    print(f"{planted - alive} of {planted} faults caught: {1 - alive / planted:.1%}; {wrong} to look at")
    return int(wrong > 0 or least < LEAST)


if __name__ == "__main__":
    sys.exit(main())
