"""A survey goes out on paper and by e-mail, and what comes back of it in a list is understood or refused in words."""

from collections.abc import Mapping
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pypdfium2
import pytest

from complaints_desktop.exchange.survey_papers import TITLES, write_survey
from complaints_desktop.exchange.surveys_back import Result, preview, take_back
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.letters.survey_form import form_number
from complaints_desktop.reading.survey_waves import asks, waves
from complaints_desktop.reading.surveys import answers
from complaints_desktop.rules.refusals import Refused
from db.model import Adjustment, Case
from db.number_terms import AnswerCame, Satisfied, SurveyMode
from tests.complaints_desktop.actions.test_surveys import TODAY, asked, do, ended, office, wave
from tests.complaints_desktop.exchange.workbook import Cell, Formula, workbook
from tests.complaints_desktop.office import Office

__all__ = ["office"]

GOOD = {
    "Answered on": "27 May 2026",
    "How they answered": "online",
    "How the complaint was handled": "Very satisfied",
    "The outcome": "N/A",
    "In their own words": "They were kind",
    "May be contacted": "Yes",
}


@pytest.fixture
def ids(office: Office) -> list[str]:
    """The forms of two who were sent it, and of one who was not yet."""
    for number in (1, 2, 3):
        ended(office, resident=PersonDetails(name=f"Resident {number}", address=f"{number} High Street"))
    found = [each.id for each in asked(office, wave(office))]
    do(office, "mark_sent", ask_ids=found[:2])
    return found


def a_list(path: Path, *rows: tuple[str, Mapping[str, Cell]]) -> Path:
    path.write_bytes(workbook([TITLES, *([own, *(said.get(title, "") for title in TITLES[1:])] for own, said in rows)]))
    return path


def looked_at(office: Office, path: Path) -> list[tuple[str, str, str]]:
    with office.record.reading() as session:
        report = preview(session, office.desk, path)
    return [(row.result.value, row.column, row.reason) for row in report.rows]


def test_what_is_understood_is_written_as_one_and_the_others_are_said(office: Office, ids: list[str], tmp_path: Path):
    path = a_list(tmp_path / "back.xlsx", (ids[0], GOOD), (ids[1], {"Answered on": "27/5/2026"}))
    assert looked_at(office, path) == [
        (
            "understood",
            "",
            "answered Wed 27 May 2026, online; How the complaint was handled: very satisfied; "
            "The outcome: not applicable; with words of their own",
        ),
        ("nothing answered", "", ""),
    ]
    with office.working() as session:
        report, _ = take_back(session, office.desk, path)
    assert [report.count(each) for each in Result] == [1, 1, 0]
    with office.record.reading() as session:
        (told,) = answers(session, office.desk).answers
    assert told.answered.said == {"handling": Satisfied.VERY, "outcome": Satisfied.NOT_APPLICABLE}
    assert (told.answered.mode, told.comment, told.may_contact) == (SurveyMode.ONLINE, "They were kind", True)
    assert office.record.rows("SELECT came FROM survey_answer") == [(AnswerCame.IMPORTED.value,)]


BAD: list[tuple[Mapping[str, Cell], str, str]] = [
    ({"How the complaint was handled": "4"}, "How the complaint was handled", "“4” is a number"),
    ({"How the complaint was handled": "-1,5"}, "How the complaint was handled", "“-1,5” is a number"),
    ({"The outcome": "delighted"}, "The outcome", "“delighted” is none of the answers. Write one of: very satisfied"),
    ({"What we promised was done": "maybe"}, "What we promised was done", "“maybe” is none of the answers"),
    ({"May be contacted": "perhaps"}, "May be contacted", "“perhaps” is neither yes nor no"),
    ({"How they answered": "pigeon"}, "How they answered", "“pigeon” is none of the answers"),
    ({"Answered on": "last Tuesday"}, "Answered on", "“last Tuesday” is not a date"),
    ({"Answered on": ""}, "Answered on", "The day of the answer is missing"),
    ({"Answered on": "31/2/2026"}, "Answered on", "There is no such day as 31/2/2026"),
    ({"Answered on": "28/5/2026"}, "Answered on", "Thursday 28 May 2026 has not come yet"),
    ({"Answered on": "26/5/2026"}, "Answered on", "It was sent on Wed 27 May 2026, after that day"),
    ({"The outcome": Formula("1+1", "2")}, "", "Cell J2 holds a formula"),
]


def test_each_row_that_cannot_be_understood_says_where_and_what_to_do(office: Office, ids: list[str], tmp_path: Path):
    for said, column, why in BAD:
        (found,) = looked_at(office, a_list(tmp_path / "bad.xlsx", (ids[0], {**GOOD, **said})))
        assert found[:2] == ("not understood", column), said
        assert found[2].startswith(why), found
        assert len(found[2]) > len(why) + 5


def test_a_form_that_is_unknown_not_sent_there_twice_or_answered_is_refused(
    office: Office, ids: list[str], tmp_path: Path
):
    path = a_list(tmp_path / "ids.xlsx", ("nobody", GOOD), ("", GOOD), (ids[2], GOOD), (ids[0], GOOD), (ids[0], GOOD))
    assert [reason.split(".")[0] for _, _, reason in looked_at(office, path)] == [
        "“nobody” is the id of no form of ours",
        "The id is missing",
        "This survey was not sent",
        "answered Wed 27 May 2026, online; How the complaint was handled: very satisfied; The outcome: not applicable; "
        "with words of their own",
        "Line 5 has this form already",
    ]
    with office.working() as session:
        take_back(session, office.desk, path)
    assert looked_at(office, path)[3][2].startswith("An answer to this form is on record already")


def test_a_file_that_is_no_list_of_ours_is_refused_whole(office: Office, tmp_path: Path):
    path = tmp_path / "other.csv"
    for content, why in ((b"Shape,Colour\na,b\n", "not a table of answers"), (b"Id,The outcome\n1,x\n", "no column")):
        path.write_bytes(content)
        with pytest.raises(Refused, match=why):
            looked_at(office, path)


def test_each_is_written_to_in_the_way_agreed_with_them_and_told_how_to_complain(office: Office, tmp_path: Path):
    office.name()
    for number, kind in enumerate(("Large print", "Plain email", "Phone instead of letter", "Text message"), 1):
        home = {"address": f"{number} High Street", "phone": "01632 960111", "email": "one@homes.example"}
        case_id = ended(office, resident=PersonDetails(name=f"Resident {number}", **home))
        with office.working() as session:
            person_id = session.get_one(Case, case_id).person_id
            session.add(Adjustment(person_id=person_id, kind=kind, agreed_on=TODAY))
    wave_id = wave(office)
    with office.record.reading() as session:
        (made,) = waves(session, office.desk)
        found = asks(session, office.desk, wave_id=wave_id)
        files = write_survey(session, office.desk, wave=made, asks=found, folder=tmp_path / "out", sample=False)
    mail = next(each.id for each in found if each.mode is SurveyMode.EMAIL)
    draft = f"email-{form_number(mail)}.eml"
    assert files == {"letters.pdf": 1, draft: 1, "calls.pdf": 1, "texts.txt": 1, "page.pdf": 0, "list.xlsx": 4}
    words = {name: read(tmp_path / "out" / name) for name in files if name != "list.xlsx"}
    for name, said in words.items():
        assert "Housing Ombudsman" in said, name
        assert "complain" in said.casefold(), name
        assert "how your complaint was handled" in said or name == "texts.txt", name
    assert "in large print (16 point), as we agreed with you" in words["letters.pdf"]
    assert "You can ask us to look at it again" in words["calls.pdf"]
    with office.record.reading() as session, pytest.raises(Refused, match="Nobody waits"):
        write_survey(session, office.desk, wave=made, asks=(), folder=tmp_path / "none", sample=False)
    assert not (tmp_path / "none").exists()


def read(path: Path) -> str:
    if path.suffix == ".eml":
        message = message_from_bytes(path.read_bytes(), policy=default)
        return " ".join(message.get_content().split())
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return " ".join(" ".join(pages).split())


def test_days_are_read_by_a_boundary_of_the_day_it_was_sent(office: Office, ids: list[str], tmp_path: Path):
    office.on(TODAY + timedelta(1))
    path = a_list(tmp_path / "later.xlsx", (ids[0], {**GOOD, "Answered on": date(2026, 5, 28).strftime("%d/%m/%Y")}))
    assert looked_at(office, path)[0][0] == "understood"
