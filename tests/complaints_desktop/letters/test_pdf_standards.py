"""Each kind of letter is PDF/UA-1 and PDF/A-2a, as far as we and the tools on this machine see."""

import shutil
import subprocess
from dataclasses import replace
from functools import cache

import pytest

from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.pdf import write_pdf
from complaints_desktop.letters.pdf.archive import Ended
from tests import thorough
from tests.complaints_desktop.letters.pdf_read import a_logo, large_case
from tests.complaints_desktop.letters.pdf_rules import faults
from tests.complaints_desktop.letters.sample import response
from tests.tables import each_row

SIZES = (12, 18, 28)
ALL = [(kind.name, size) for kind in letter_kinds() for size in SIZES]
TRIED = ALL if thorough.ALL else [(name, SIZES[at % 3]) for at, (name, _) in enumerate(ALL[::3])]
"""Each kind at one size; all by `make soak`."""

TOOLS = {
    "qpdf": ["qpdf", "--check"],
    "pdffonts": ["pdffonts"],
    "pdfinfo": ["pdfinfo", "-struct-text"],
    "pdftotext": ["pdftotext", "-q"],
}


@cache
def written(name: str, size: int) -> bytes:
    """Return the PDF of a kind of letter, whatever it has holes for."""
    kind = next(kind for kind in letter_kinds() if kind.name == name)
    return write_pdf(compose(response(kind=kind, text_size=size, typed={})))


@each_row(("name", "size"), TRIED)
def test_each_kind_of_letter_keeps_the_rules_of_both_standards(name, size):
    assert faults(written(name, size)) == []


@cache
def large() -> bytes:
    """Return a letter of many pages with everything: a logo, lists, tables, links, coloured paper."""
    page = compose(response(case=large_case(), logo=a_logo()))
    return write_pdf(replace(page, paper="#fdf6e3"))


def test_a_letter_with_everything_keeps_them_too():
    assert faults(large()) == []


BROKEN = {
    (b"/Scope /Column", b"/Scoop /Column"): "a header cell without scope",
    (b"/Lang (en-GB)", b"/Lane (en-GB)"): "no language",
    (b"/Alt (", b"/Art ("): "a picture without words",
    (b"/DisplayDocTitle true", b"/DisplayDocTitlo true"): "the title is not shown",
    (b"<pdfuaid:part>1", b"<pdfuaid:part>9"): "no mark of PDF/UA",
    (b"<pdfaid:conformance>A", b"<pdfaid:conformance>B"): "no mark of PDF/A",
    (b"/S /Lbl", b"/S /Lbo"): "Lbo stands in LI",
    (b"/S /H2", b"/S /H3"): "H3 follows H1",
    (b"/ListNumbering /Disc", b"/ListNumbering /None"): "a list that does not say how it is labelled",
    (b"/F 4", b"/F 2"): "a link that does not print, or has no words",
    (b"/Tabs /S", b"/Tabs /R"): "page 1: not read in the order of the structure",
    (b"/S /P /P", b"/S /H /P"): "H stands in Document",
}


@each_row(("old", "new"), BROKEN)
def test_what_is_broken_is_found(old, new):
    assert len(old) == len(new)
    assert old in large()
    assert BROKEN[old, new] in faults(large().replace(old, new))


@pytest.mark.parametrize(("content", "end"), [(b"a", b"\n"), (b"a\n", b"\n"), (b"a\r", b"\r\n")])
def test_a_stream_and_the_line_break_after_it_are_told_apart_whatever_its_last_byte(content, end):
    assert Ended(content).format(None) == content + end
    assert len(Ended(content)) == len(content)


@pytest.mark.parametrize("tool", TOOLS)
def test_the_tools_on_this_machine_find_nothing_wrong(tool, tmp_path):
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not on this machine")
    path = tmp_path / "letter.pdf"
    path.write_bytes(large())
    to = ["-"] if tool == "pdftotext" else []
    ran = subprocess.run([*TOOLS[tool], str(path), *to], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, "")
    said = " ".join(ran.stdout.split())
    if tool == "pdffonts":
        assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in ran.stdout.splitlines()[2:])
    elif tool == "pdfinfo":
        assert 'H2 (block) "What we will do, and by when"' in said
        assert said.count("TH: /Scope /Column") == 6
    elif tool == "pdftotext":
        assert "if a date is at risk, we will tell you before it passes" in said.casefold()


@pytest.mark.skipif(
    not thorough.ALL or shutil.which("qpdf") is None, reason="by `make soak`, where qpdf and Poppler are"
)
@each_row(("name", "size"), ALL)
def test_the_tools_find_nothing_wrong_with_any_kind_of_letter(name, size, tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(written(name, size))
    said = {}
    for tool, call in TOOLS.items():
        to = ["-"] if tool == "pdftotext" else []
        ran = subprocess.run([*call, str(path), *to], capture_output=True, text=True, check=False)
        assert (tool, ran.returncode, ran.stderr) == (tool, 0, "")
        said[tool] = ran.stdout

    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in said["pdffonts"].splitlines()[2:])
    assert said["pdfinfo"].lstrip().startswith("Document")
    assert "Complaint 26-K7Q-0042" in said["pdftotext"]
