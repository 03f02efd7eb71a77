"""The columns of the tracker, their order, and the printed list."""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from complaints_desktop.reading.commitment_board import commitment_board
from complaints_desktop.rules.jeopardy import Jeopardy
from complaints_desktop.rules.on_time import Kept
from complaints_desktop.rules.risk import Band
from ui.commitments.columns import SORTS, board_columns, due_words
from ui.commitments.narrowing import has_words
from ui.commitments.to_whom import Whose, everybody

TODAY = date(2026, 4, 13)
COLUMNS = {column.name: column for column in board_columns(lambda: SimpleNamespace(today=TODAY))}


@pytest.fixture
def lines(office):
    with office.record.reading() as session:
        return list(commitment_board(session, office.desk()).lines)


@pytest.fixture
def line(lines):
    """The promise of the boiler's control board."""
    return lines[0]


def changed(line, *, risk=None, **more):
    promise = {name: more.pop(name) for name in tuple(more) if hasattr(line.commitment, name)}
    return replace(
        line, risk=replace(line.risk, **(risk or {})), commitment=replace(line.commitment, **promise), **more
    )


def sorted_by(name, lines):
    return [each.reference for each in sorted(lines, key=SORTS[name])]


def test_each_column_reads_as_words(line):
    assert {name: column.text(line) for name, column in COLUMNS.items()} == {
        "risk": f"{line.risk.band.value.capitalize()} · {line.risk.score}",
        "due": "Wed 15 Apr",
        "left": "2 left",
        "level": "2",
        "what": "Replace the boiler's control board",
        "to": "Samuel Okafor",
        "owner": "Ruth Adeyemi",
        "update": "None yet",
        "case": "26-K7Q-0004",
        "contractor": "Hartwell Heating",
    }


@pytest.mark.parametrize("band", list(Band))
def test_each_band_has_a_shape_of_its_own(line, band):
    marks = {each: COLUMNS["risk"].mark(changed(line, risk={"band": each}))[0] for each in Band}
    assert marks[band] == f"band-{band.value}"
    assert len(set(marks.values())) == len(Band)


@pytest.mark.parametrize(
    ("days", "ahead", "words", "mark"),
    [
        (-2, -2, "2 overdue", ("warning", "danger")),
        (0, -1, "overdue", ("warning", "danger")),
        (0, 0, "today", ("clock", "warn")),
        (0, 1, "none left", ("clock", "warn")),
        (1, 1, "1 left", None),
        (None, -1, "overdue", ("warning", "danger")),
        (None, 1, "", None),
    ],
)
def test_the_days_left_are_said_and_marked(line, days, ahead, words, mark):
    one = changed(line, due_on=TODAY + timedelta(ahead), risk={"days_left": days, "overdue": ahead < 0})
    assert COLUMNS["left"].text(one) == words
    assert COLUMNS["left"].mark(one) == mark


def test_the_first_date_of_a_moved_promise_is_one_look_away(line):
    assert COLUMNS["due"].tip(line) == ""
    moved = changed(line, due_on=date(2026, 4, 22))
    assert COLUMNS["due"].tip(moved) == "First promised for Wed 15 Apr 2026"


def test_the_reasons_of_a_risk_are_one_look_away(line):
    assert COLUMNS["risk"].tip(line) == "; ".join(line.risk.because)
    assert line.risk.because


def test_the_level_says_whether_it_is_answered_and_the_tip_what_it_asks(line):
    assert COLUMNS["level"].text(replace(line, waits=False)) == "2, answered"
    assert COLUMNS["level"].tip(line) == (
        "its risk is critical. Make a recovery plan today, and tell the resident. "
        "To be told: the team leader and the service manager"
    )
    calm = replace(line, level=Jeopardy(level=0, because="its risk is low"), waits=False)
    for silent, words in ((True, "Silent"), (False, "")):
        assert COLUMNS["level"].text(replace(calm, risk=replace(line.risk, jeopardy=silent))) == words


def test_of_what_is_done_is_said_when_and_whether_in_time(line, office):
    columns = {column.name: column for column in board_columns(office.desk)}
    for became, day, words in (
        (Kept.MISSED, date(2026, 4, 16), ("Late", "1 late", "")),
        (Kept.NO_ACCESS, date(2026, 4, 18), ("Late", "2 late", "")),
        (Kept.ON_TIME, date(2026, 4, 15), ("In time", "on the day", "")),
        (Kept.ON_TIME, date(2026, 4, 11), ("In time", "3 early", "")),
        (Kept.MISSED, None, ("Missed", "", "")),
    ):
        one = replace(changed(line, completed_on=day), became=became, risk=None, level=None, waits=False)
        assert tuple(columns[name].text(one) for name in ("risk", "left", "level")) == words


def test_no_contractor_is_no_word(line):
    assert COLUMNS["contractor"].text(changed(line, contractor=None)) == ""


def test_every_column_that_can_be_sorted_has_an_order():
    assert {column.sort for column in COLUMNS.values() if column.sort} == set(SORTS)


def test_the_worst_risk_comes_first_and_of_two_alike_the_one_due_sooner(line):
    soon, later, worse = (
        changed(line, reference=name, due_on=due, risk={"impact": impact, "likelihood": 3})
        for name, due, impact in (
            ("soon", date(2026, 4, 14), 2),
            ("later", date(2026, 5, 14), 2),
            ("worse", date(2026, 6, 1), 4),
        )
    )
    assert sorted_by("risk", [later, soon, worse]) == ["worse", "soon", "later"]


def test_what_was_never_updated_stands_before_what_was(line):
    known = [
        changed(line, reference=name, last_update_on=on)
        for name, on in (("new", TODAY), ("never", None), ("old", TODAY - timedelta(9)), ("never too", None))
    ]
    assert sorted_by("update", known) == ["never", "never too", "old", "new"]


@pytest.mark.parametrize("name", ["what", "to", "owner", "contractor"])
def test_words_are_sorted_whatever_their_capitals(line, name):
    def named(words):
        if name == "owner":
            return changed(line, reference=words, owner=replace(line.commitment.owner, name=words))
        if name == "to":
            return changed(line, reference=words, resident=words)
        return changed(line, reference=words, **{name: words})

    assert sorted_by(name, [named("beta"), named("Gamma"), named("Alpha")]) == ["Alpha", "beta", "Gamma"]


def test_a_contractor_that_is_written_in_two_ways_is_one_to_whom_a_list_goes(lines):
    owner = replace(lines[0].commitment.owner, name="amina yusuf")
    written = ["Zed  Ltd", "ZED LTD", None]
    found = [
        changed(line, contractor=contractor, owner=owner) for line, contractor in zip(lines, written, strict=False)
    ]
    assert everybody(found) == [
        (Whose(contractor="Zed Ltd"), "Zed Ltd (contractor), 2"),
        (Whose(owner="amina yusuf"), f"amina yusuf, {len(found)}"),
    ]


def test_the_year_is_said_where_it_is_another():
    for due, said in ((date(2026, 11, 7), "Sat 7 Nov"), (date(2025, 11, 7), "7 Nov 2025")):
        assert due_words(due, date(2026, 11, 30)) == said


def test_a_line_is_found_by_words_of_what_was_promised_to_whom_and_who_keeps_it(line):
    for sought, found in (
        ([], True),
        ([line.reference.casefold()], True),
        ([line.commitment.what.casefold().split()[0], line.resident.casefold().split()[-1]], True),
        ([line.commitment.owner.name.casefold().split()[0], "zzzz"], False),
    ):
        assert has_words(line, sought) is found, sought
