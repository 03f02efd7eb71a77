"""The words that letters do without are a manager's to change: from a day, in every letter, and nothing is lost."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.actions.register import Typed, Version, withdraw_rule, write_rule
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.register import register_of
from complaints_desktop.exchange.register import Result, bring_in, dry_run
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.gate import blockers
from complaints_desktop.letters.header import read_kind
from complaints_desktop.letters.plain_words import bans
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import LETTER_WORDS
from db.terms import Role
from resources.reader import read_text
from tests.complaints_desktop.letters.sample import TYPED, response
from tests.complaints_desktop.office import Office
from ui.commands.rules import as_json

TODAY, LATER = date(2026, 11, 30), date(2026, 12, 5)
SURVEYOR: Mapping[str, str] = {
    "phrases": "damp … ranger\nmould busting",
    "does": "blocks",
    "why": "We do not call our surveyors so any more",
    "instead": "Write “surveyor”.",
}


def at(office: Office, day: date = TODAY) -> Desk:
    return replace(office.on(day), register=register_of(office.record))


def write(office: Office, *, from_on: date = TODAY, **texts: str) -> None:
    typed = Typed(
        kind="letter_words",
        name="rangers",
        texts={**SURVEYOR, **texts},
        from_on=from_on,
        source="Board of 1 November",
        sure="A",
    )
    with office.working() as session:
        write_rule(session, at(office), typed=typed)


def letter(office: Office, apology: str, day: date = TODAY) -> LetterMatter:
    desk = at(office, day)
    words = bans(desk.register, day)
    return response(bans=words, typed={**TYPED, "apology": f"We are sorry that we came so late. {apology}"})


def stops(matter: LetterMatter) -> list[tuple[str | None, str]]:
    return [(each.field, each.why) for each in blockers(matter) if each.blocks]


@pytest.mark.parametrize(
    "said",
    ["The damp ranger came.", "The Damp-Rangers came.", "A damp and mould ranger came.", "Our mould-busting starts."],
)
def test_a_phrase_of_the_landlords_stops_a_letter_however_it_is_written(office, said):
    assert stops(letter(office, said)) == []
    write(office)

    ((field, why),) = stops(letter(office, said))
    assert (field, why.endswith(SURVEYOR["why"])) == ("apology", True)


def test_a_phrase_holds_from_its_day(office):
    write(office, from_on=LATER)

    assert stops(letter(office, "The damp ranger came.", date(2026, 12, 4))) == []
    assert len(stops(letter(office, "The damp ranger came.", LATER))) == 1


def test_what_only_asks_asks(office):
    write(office, does="asks")

    (found,) = (each for each in blockers(letter(office, "The damp ranger came.")) if each.field == "apology")
    assert (found.severity.value, found.blocks) == ("asks", True)


def test_a_phrase_is_found_in_the_wording_too(office):
    write(office)
    text = read_text("letters", "stage1-response.md") + "\nOur damp ranger comes.\n"
    found = blockers(replace(letter(office, ""), kind=read_kind("mine", text)))

    assert [each.field for each in found if each.blocks] == [None]


def test_a_phrase_of_ours_can_be_taken_back_and_stays_in_the_history(office):
    said = "This is our formal answer."
    assert len(stops(letter(office, said))) == 1
    version = Version("letter_words", "formal-and-informal", date(2024, 4, 1))
    with office.working() as session:
        withdraw_rule(session, at(office), version=version)

    assert stops(letter(office, said)) == []
    assert len(list(at(office).register.history(LETTER_WORDS, "formal-and-informal"))) == 2


@pytest.mark.parametrize("phrase", ["a", "…", "of … ", "!!", " ".join(["word"] * 13), "a b … c d … e f … g h … i j"])
def test_a_phrase_that_says_too_little_or_too_much_is_refused_in_words(office, phrase):
    with pytest.raises(Refused, match="to be looked for"):
        write(office, phrases=phrase)


@pytest.mark.parametrize("role", [Role.RESOLUTION_OFFICER, Role.TEAM_LEADER, Role.AUDITOR])
def test_only_a_manager_changes_the_words(office, role):
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=role))

    with pytest.raises(Refused, match="settings"):
        write(office)


def test_the_list_goes_out_and_comes_back_with_a_look_at_it_first(office, tmp_path):
    write(office)
    listed = [as_json(row) for row in at(office).register.standing(LETTER_WORDS)]
    path = tmp_path / "words.json"
    path.write_text(json.dumps(listed), encoding="utf-8")
    assert {each.result for each in dry_run(at(office), path).rows} == {Result.SAME}

    listed[-1]["value"]["does"], listed[-1]["checked_on"] = "asks", TODAY.isoformat()
    path.write_text(json.dumps(listed), encoding="utf-8")
    assert dry_run(at(office), path).count(Result.VERSION) == 1
    with office.working() as session:
        bring_in(session, at(office), path)
    assert stops(letter(office, "The damp ranger came."))[0][0] == "apology"
