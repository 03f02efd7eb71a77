"""A pack is frozen when it is issued: who made it does not approve it, and another version says what changed."""

import json
from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.actions.packs import approve_pack, issue_pack, make_pack, take_pack_back, write_words
from complaints_desktop.exchange.pack_paper import lines_of, stated
from complaints_desktop.numbers.frozen import as_text, changes, fingerprint, read_back
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.packs import OWED, PACKS, Part
from complaints_desktop.numbers.periods import Span, before, days_between, month_of, months_to, quarter_of, year_of
from complaints_desktop.reading.holdings import counted_of
from complaints_desktop.reading.pack_figures import PackAsked
from complaints_desktop.reading.packs import drafted, packs, read_pack
from complaints_desktop.rules.refusals import Refused
from db.model import Officer, Pack, SharedDatabase, Team
from db.number_terms import PackKind
from db.terms import Role

ASKED = PackAsked(kind=PackKind.HEAD, span=month_of(date(2026, 3, 26)))


def be(office, role):
    """Have the officer at the desk be of that role."""
    with office.working() as session:
        session.get_one(Officer, office.desk.officer.id).role = role.value
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=role))


def act(office, what, **said):
    with office.working() as session:
        return what(session, office.desk, **said).made


@pytest.fixture
def made(office):
    """A pack that somebody else put together, and a manager at the desk."""
    be(office, Role.COMPLAINTS_MANAGER)
    pack_id = act(office, make_pack, asked=ASKED)
    with office.working() as session:
        other = Officer(name="Ben Okoro", role=Role.TEAM_LEADER.value)
        session.add(other)
        session.get_one(Pack, pack_id).made_by_id = other.id
    return pack_id


def read(office, pack_id):
    with office.record.reading() as session:
        return read_pack(session, office.desk, pack_id)


def refused(office, what, **said):
    with pytest.raises(Refused) as found:
        act(office, what, **said)
    return f"{found.value.why}. {found.value.do}"


def test_a_pack_goes_its_way_and_each_step_is_refused_before_its_time(office, made):
    assert "Nobody has approved" in refused(office, issue_pack, pack_id=made)
    for nothing in ("", "n/a", "."):
        act(office, write_words, pack_id=made, words={Part.CHANGED.key: nothing})
        assert "Nothing is written to" in refused(office, approve_pack, pack_id=made)
    said = {Part.CHANGED.key: "Twelve complaints came, as many as in March."}
    act(office, write_words, pack_id=made, words=said)
    assert "has no part" in refused(office, write_words, pack_id=made, words={"runs": "Up."})
    act(office, approve_pack, pack_id=made)
    assert "has been approved" in refused(office, write_words, pack_id=made, words=said)
    assert "has been approved" in refused(office, approve_pack, pack_id=made)
    act(office, issue_pack, pack_id=made)
    assert "has been issued" in refused(office, issue_pack, pack_id=made)
    assert "has been issued" in refused(office, take_pack_back, pack_id=made)
    pack = read(office, made)
    assert (pack.line.stands, pack.sound, pack.words[Part.CHANGED.key]) == ("issued", True, said[Part.CHANGED.key])

    again = read(office, act(office, make_pack, asked=ASKED))
    assert (again.line.version, again.words, again.words_before) == (2, {}, said)


def test_who_put_a_pack_together_does_not_approve_it(office):
    be(office, Role.COMPLAINTS_MANAGER)
    pack_id = act(office, make_pack, asked=ASKED)
    assert "You put this pack together" in refused(office, approve_pack, pack_id=pack_id)


def test_what_is_not_issued_is_for_those_alone_who_put_packs_together(office, made):
    be(office, Role.RESOLUTION_OFFICER)
    with office.record.reading() as session:
        assert packs(session, office.desk) == []
    refused(office, make_pack, asked=ASKED)
    with pytest.raises(Refused), office.record.reading() as session:
        read_pack(session, office.desk, made)


def test_a_pack_whose_figures_were_altered_says_so(office, made):
    act(office, write_words, pack_id=made, words={Part.CHANGED.key: "As many as in March."})
    act(office, approve_pack, pack_id=made)
    act(office, issue_pack, pack_id=made)
    with office.working() as session:
        pack = session.get_one(Pack, made)
        pack.figures = pack.figures.replace('"version"', '"versions"').replace('"n":0', '"n":1')
    assert not read(office, made).sound


def test_there_is_one_pack_of_the_same_days_until_it_is_issued(office, made):
    assert "not issued yet" in refused(office, make_pack, asked=ASKED)
    act(office, take_pack_back, pack_id=made)
    assert act(office, make_pack, asked=ASKED)


def join(office, scope):
    """Have the desk have joined a shared database of which it sees so much; nobody's team is North."""
    with office.record.writing(author="test", applying=True) as session:
        said = {"address": "host", "login": "tom", "joined_at": office.desk.now, "scope": scope}
        session.merge(SharedDatabase(id=1, **said))
        session.merge(Team(id="north", name="North"))


SCOPES = [
    ("all", ""),
    ("all, leads", ""),
    ("team ", "holds alone (those no team has taken), not of all"),
    (None, "holds alone (those no team has taken), not of all"),
    ("team north, leads", "holds alone (those of North and those no team has taken), not of all"),
]


def test_a_pack_says_of_which_complaints_it_counts_where_the_desk_does_not_hold_all(office):
    with office.record.reading() as session:
        assert counted_of(session) == ""
    for scope, said in SCOPES:
        join(office, scope)
        with office.record.reading() as session:
            pack = drafted(session, office.desk, ASKED)
        assert pack.figures["counted_of"].endswith(said), scope
        assert said in stated(pack), scope
        assert bool(pack.figures["counted_of"]) == bool(said), scope


def test_a_pack_of_a_team_is_no_version_of_one_of_all(office, made):
    join(office, "team north, leads")
    of_team = act(office, make_pack, asked=ASKED)
    assert "not issued yet" in refused(office, make_pack, asked=ASKED)
    with office.record.reading() as session:
        found = session.get_one(Pack, of_team)
        assert (found.version, found.replaces_id) == (1, None)


BASES = [
    *("", "none", "[]", "{}", "1e999", "[" * 100_000, '{"measures": [{}]}'),
    *(("basis", "moon"), ("from", "someday"), ("measures", [{}]), ("drafts", [1]), ("counted_of", None)),
    *(("runs", {"K1": [["2026-01-01", 1, 2, "1/0"]]}), ("tables", {"due": {"titles": ["a"], "rows": [[]]}})),
]


def test_figures_that_are_none_are_refused_in_words_wherever_they_are_read(office, made):
    with office.record.reading() as session:
        good = session.get_one(Pack, made).figures
    assert as_text(read_back(good)) == good
    for odd in BASES:
        text = odd if isinstance(odd, str) else as_text({**json.loads(good), odd[0]: odd[1]})
        assert read_back(text) is None, odd
    with office.working() as session:
        session.get_one(Pack, made).figures = "{}"
    for what in (read_pack, approve_pack):
        assert "cannot be read by this program" in refused(office, what, pack_id=made)
    act(office, take_pack_back, pack_id=made)


def measured(n, d, in_n, in_d, code="K2"):
    return {
        "measures": [
            {"code": code, "of": None, "name": "Answered", "n": n, "d": d, "value": str(n), "words": f"{n} of {d}"}
            | {"in_n": in_n, "in_d": in_d}
        ]
    }


def test_another_version_says_which_figures_changed_and_which_cases_came_and_went():
    before_, now = measured(1, 2, ["A"], ["A", "B"]), measured(2, 3, ["A", "C"], ["A", "B", "C"])
    (said,) = changes(now, before_)
    assert said == "Answered: 1 of 2 then, 2 of 3 now (in the figure now: C; counted now: C)."
    assert list(changes(now, now)) == []
    assert list(changes(measured(1, 2, [], [], code="K9"), before_)) == []


def test_the_lines_of_a_pack_say_each_thing_once_and_no_code(office, made):
    measured = {"code": "K2", "name": "Answered", "of": "", "target": "95"}
    pack = read(office, made)
    for words, verdict, line in (
        ("no cases", "no cases", "Answered: no cases"),
        ("the base year is not set", None, "Answered: the base year is not set"),
        ("45 of 51", "too close to tell from 95%", "Answered: 45 of 51; target 95%: too close to tell"),
    ):
        figures = {"measures": [measured | {"words": words, "verdict": verdict}], "tables": {}}
        assert lines_of(replace(pack, figures=figures), Part.MEASURES) == [line]


def test_the_hash_is_of_the_figures_and_of_the_words():
    figures = as_text({"b": 1, "a": 2})
    assert figures == '{"a":2,"b":1}'
    assert fingerprint(figures, {"x": "1"}) != fingerprint(figures, {"x": "2"})


def test_every_pack_has_measures_that_there_are_and_owes_only_parts_that_it_has():
    for kind, row in PACKS.items():
        assert set(row.codes) <= set(MEASURES)
        assert set(OWED[kind]) <= set(row.parts)
        assert all(part.written for part in OWED[kind])


def test_a_period_is_called_by_its_name():
    april = month_of(date(2026, 4, 13))
    assert april == Span(date(2026, 4, 1), date(2026, 4, 30), "April 2026")
    assert quarter_of(date(2026, 2, 1)).words == "January to March 2026"
    assert year_of(date(2026, 3, 31)).words == "April 2025 to March 2026"
    assert year_of(date(2026, 4, 1)).start == date(2026, 4, 1)
    assert before(april).words == "March 2026"
    assert before(month_of(date(2026, 1, 31))).words == "December 2025"
    assert before(year_of(date(2026, 4, 1))) == year_of(date(2025, 4, 1))
    assert [each.words for each in months_to(date(2026, 1, 31), 3)] == [
        "November 2025",
        "December 2025",
        "January 2026",
    ]
    assert days_between(date(2024, 2, 1), date(2024, 2, 29)).words == "February 2024"
