"""What others wrote is named with its licence, and can be had on every system the README promises."""

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from tests.tables import each_row

ROOT = Path(__file__).parent.parent
PACKAGES: list[dict[str, Any]] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
LOCKED = {each["name"]: each for each in PACKAGES}
ROW = re.compile(r"^\| (?P<name>[a-z0-9-]+) \| (?P<licence>[^|]+) \|", re.MULTILINE)
LISTED = {
    row["name"]: row["licence"] for row in ROW.finditer((ROOT / "docs/third-party.md").read_text(encoding="utf-8"))
}
PYTHONS = ("cp311", "cp312", "cp313", "cp314")
PROMISED = {
    "Windows on x86-64": r"win_amd64",
    "macOS 13 and later on Apple's own processors": r"macosx_1[0-3]_\d+_(arm64|universal2)",
    "Linux on x86-64 with glibc 2.34": r"manylinux(_2_([0-9]|[12]\d|3[0-4])|20\d\d|1)_x86_64",
}
NO_WHEEL = {
    ("cryptography", r"win_arm64"),
    ("psycopg-binary", r"win_arm64"),
    ("cryptography", r"macosx_\d+_\d+_(x86_64|universal2)"),
    ("pyside6-essentials", r"musllinux"),
}
"""What the README says cannot be had ready made."""

ELSEWHERE = {"jeepney", "secretstorage", "pywin32-ctypes", "tzdata"}
"""Libraries of one system alone."""


def brought_along(name: str = "complaints-desktop") -> set[str]:
    """Return the libraries an installed program brings along."""
    found: set[str] = set()
    for each in LOCKED[name].get("dependencies", []):
        extras = (LOCKED[each["name"]]["optional-dependencies"][extra] for extra in each.get("extra", []))
        wanted = {each["name"], *(one["name"] for extra in extras for one in extra)}
        for one in wanted - {name}:
            found |= {one} | brought_along(one)
    return found


def wheels(name: str) -> list[str]:
    """Return the names of the wheels there are of a library: an older Python may have an older one of it."""
    locked = [each for each in PACKAGES if each["name"] == name]
    return [wheel["url"].rsplit("/", 1)[1] for each in locked for wheel in each.get("wheels", [])]


def fits(wheel: str, python: str, system: str) -> bool:
    """Whether a wheel is for that Python and system."""
    tags = wheel.removesuffix(".whl").split("-")
    pythons, abis, systems = (part.split(".") for part in tags[-3:])
    if systems == ["any"]:
        return True
    stable = "abi3" in abis and any(int(each[3:]) <= int(python[3:]) for each in pythons if each.startswith("cp3"))
    own = (python in pythons and python in abis) or ("none" in abis and "py3" in pythons)
    return (stable or own) and any(re.fullmatch(system, each) for each in systems)


def test_every_library_that_is_brought_along_is_named_and_no_other():
    assert set(LISTED) == brought_along()


@each_row("name", sorted(LISTED))
def test_the_licence_named_is_the_one_its_authors_give(name: str):
    try:
        said = metadata.metadata(name).get("License-Expression")
    except metadata.PackageNotFoundError:
        return  # a library of another system
    assert LISTED[name].strip() == (said or LISTED[name]).strip()


@each_row("system", sorted(PROMISED))
@each_row("name", sorted(LISTED.keys() - ELSEWHERE))
def test_each_can_be_had_ready_made_on_the_systems_that_are_promised(name: str, system: str):
    lacking = [each for each in PYTHONS if not any(fits(wheel, each, PROMISED[system]) for wheel in wheels(name))]
    assert lacking == []


@pytest.mark.parametrize(("name", "system"), sorted(NO_WHEEL))
def test_what_the_readme_says_cannot_be_had_cannot(name: str, system: str):
    assert [wheel for wheel in wheels(name) if fits(wheel, "cp312", system)] == []


def test_nothing_is_asked_for_that_no_module_uses():
    """`markdown-it-py` was once."""
    words = {
        "chunspell": "hunspell",
        "psycopg": "psycopg",
        "pyside6": "PySide6",
        "python-calamine": "python_calamine",
        "python-docx": "docx",
        "python-oxmsg": "oxmsg",
        "pillow": "PIL",
        "uuid-utils": "uuid_utils",
    }
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for floor in ("ui", "complaints_desktop", "db", "resources")
        for path in (ROOT / floor).rglob("*.py")
    )
    asked = {each["name"] for each in LOCKED["complaints-desktop"]["dependencies"]} - {"tzdata"}
    unused = [each for each in asked if not re.search(rf"(import|from) {words.get(each, each)}\b", source)]
    assert unused == []
