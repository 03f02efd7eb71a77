"""A survey on paper says what happened, that nobody has to answer, how to complain, and who sees what."""

from dataclasses import replace
from datetime import UTC, date, datetime

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.desk.settings import LandlordDetails, Settings
from complaints_desktop.letters.adjusted import PAPERS
from complaints_desktop.letters.reading_age import of_page
from complaints_desktop.letters.survey_form import Sheet, SurveyMatter, form_number, open_page, survey_page
from complaints_desktop.letters.text import write_text
from db.number_terms import AskedAfter
from tests.complaints_desktop.facts import OFFICER, RESIDENT, an_adjustment

LANDLORD = LandlordDetails(name="A Landlord", address="1 Long Row", phone="01632 960100", email="us@homes.example")
DESK = Desk(
    officer=OFFICER,
    now=datetime(2026, 5, 27, 12, tzinfo=UTC),
    calendar=working_calendar(),
    settings=Settings(landlord=LANDLORD),
)
MATTER = SurveyMatter(
    reference="26-K7Q-0042",
    form_number="7F3A-09C1",
    person=RESIDENT,
    acting_for="",
    stage=1,
    after=AskedAfter.STAGE,
    complained_on=date(2026, 4, 28),
    ended_on=date(2026, 5, 12),
    closes_on=date(2026, 6, 24),
    identified=True,
    sample=False,
)


def text(sheet: Sheet = Sheet.LETTER, **said: object) -> str:
    return write_text(survey_page(replace(MATTER, **said), DESK, sheet)).decode()  # type: ignore[arg-type]


def test_every_sheet_says_how_to_complain_and_how_to_reach_the_ombudsman():
    sheets = [text(), text(Sheet.PHONE), write_text(open_page(DESK, sample=False)).decode()]
    for said in sheets:
        assert "You can complain" in said
        assert "0300 111 3000" in said
        assert "ot have to answer" in said or "need not answer" in said
        assert "rather not get surveys from us" in said
        assert said.count("☐\N{NO-BREAK SPACE}Very\N{NO-BREAK SPACE}satisfied") == 7


def test_it_says_what_happened_and_to_whom_it_comes():
    assert "You complained to us on 28 April 2026. We answered you on 12 May 2026. We would like" in text()
    promises = text(after=AskedAfter.PROMISES, ended_on=None)
    assert "28 April 2026. By our records we have now done what we promised you. We would like" in promises
    assert "You asked us to look at your complaint again on 28 April 2026." in text(stage=2)
    assert "You complained to us. We would like" in text(complained_on=None, ended_on=None)
    assert "You are acting for Sam Adeyemi" in text(acting_for="Sam Adeyemi")


def test_stage_2_is_offered_after_stage_1_alone():
    assert ["called stage 2" in text(stage=stage) for stage in (1, 2)] == [True, False]


def test_without_names_nothing_of_the_complaint_is_asked_back():
    named, unnamed = text(), text(identified=False)
    for words in ("26-K7Q-0042", "May we contact you", "There are 10 questions", "We keep your answers with"):
        assert (words in named, words in unnamed) == (True, False), words
    for words in ("There are 9 questions", "Nobody is shown who gave which answers"):
        assert (words in named, words in unnamed) == (False, True), words


def test_it_is_set_as_was_agreed_with_the_person():
    person = replace(RESIDENT, adjustments=(an_adjustment("Large print", "24 point"), an_adjustment("Coloured paper")))
    page = survey_page(replace(MATTER, person=person), DESK, Sheet.LETTER)
    assert (page.text_size, page.paper) == (24, PAPERS["cream"])
    assert "in large print (24 point), on cream paper, as we agreed with you" in write_text(page).decode()
    assert survey_page(replace(MATTER, person=person), DESK, Sheet.PHONE).text_size == 12


def test_it_can_be_read_by_most():
    age = of_page(survey_page(MATTER, DESK, Sheet.LETTER))
    assert age is not None
    assert age <= 12


def test_the_number_of_a_form_can_be_read_out():
    assert form_number("01a229c2-c085-76ad-bf74-2a5658d0ea48") == "58D0-EA48"
