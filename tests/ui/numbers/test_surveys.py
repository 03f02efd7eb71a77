"""Surveys on the screen: made, decided about, an answer taken down by keys alone, words looked at, and left alone."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import select

from complaints_desktop.reading.case_lines import restate
from complaints_desktop.reading.my_work.work import my_work
from complaints_desktop.reading.survey_waves import asks, waves
from complaints_desktop.reading.surveys import answers
from db.model import Case, Officer, Person, Stage
from db.number_terms import HeldBack, Satisfied
from db.terms import Role
from tests.ui.office import TODAY
from ui.numbers.surveys_screen import SurveysScreen
from ui.workplace.place import Place

ENDED = date(2026, 3, 30)
"""Within the days that are asked about on 13 April 2026."""


def surveys(bench, view: str) -> SurveysScreen:
    bench.window.show_place(Place("surveys", place=view))
    bench.settle()
    found = bench.window.findChild(SurveysScreen)
    assert isinstance(found, SurveysScreen)
    return found


def ended(bench) -> str:
    """Have another officer's complaint answered a fortnight ago."""
    case_id = bench.cases["working"]

    def work(session, desk):
        session.add(Officer(id="other", name="Another", role=Role.RESOLUTION_OFFICER.value))
        row = session.get_one(Case, case_id)
        row.handler_id, row.closed_on, row.closed_as = "other", ENDED, "answered"
        stage = session.scalars(select(Stage).where(Stage.case_id == case_id)).one()
        stage.received_on, stage.acknowledged_on = ENDED - timedelta(14), ENDED - timedelta(10)
        stage.responded_on, stage.decider_id = ENDED, "other"
        session.get_one(Person, row.person_id).address = "1 High Street"
        session.flush()
        restate(session, desk, [case_id])

    with bench.office.record.writing(author="test") as session:
        work(session, bench.office.desk())
    return case_id


def asked(bench):
    with bench.office.record.reading() as session:
        (wave,) = waves(session, bench.office.desk())
        return [each for each in asks(session, bench.office.desk(), wave_id=wave.id) if each.stage == 1]


def save(bench, section, **typed: object) -> None:
    for name, value in typed.items():
        section.form[name].set_value(value)
    section.save()
    bench.settle()


def test_a_survey_is_made_decided_sent_and_an_answer_taken_down_by_keys(bench):
    case_id = ended(bench)
    screen = surveys(bench, "make")
    assert [each.case_id for each in screen.making.table.rows.known(screen.making.table.rows.ids)] == [case_id]
    save(bench, screen.making, name="March", closes_on=TODAY + timedelta(21), identified=True)
    (ask,) = asked(bench)
    first = ask.held_because
    surveys(bench, "people")
    screen.people.table.choose_row(0)
    save(bench, screen.people, asked=False, because="She rang today in tears")
    assert asked(bench)[0].held_because in (first, HeldBack.DECIDED)
    screen.people.table.choose_row(0)
    save(bench, screen.people, asked=True, because="She rang again and asked for it")
    assert asked(bench)[0].held_because is None
    surveys(bench, "waves")
    screen.sends.click()
    bench.settle()

    surveys(bench, "take")
    screen.taking.table.choose_row(0)
    screen.taking.form["handling"].control.setFocus()
    for key in ("v", "f"):  # of satisfied people: very with the first question, fairly with the second
        bench.bot.keyClicks(QApplication.focusWidget(), key)
        bench.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert screen.taking.form["easy"].control.hasFocus()
    screen.taking.form["comment"].set_value("It leaks again")
    bench.bot.keyClick(screen.taking, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    with bench.office.record.reading() as session:
        (told,) = answers(session, bench.office.desk()).answers
    assert told.answered.said == {"handling": Satisfied.VERY, "outcome": Satisfied.FAIRLY}
    assert told.answered.answered_on == TODAY

    with bench.office.record.reading() as session:
        items = [each for each in my_work(session, bench.office.desk()).items if "It leaks again" in each.what]
    assert [(each.kind.value.screen, each.kind.value.view) for each in items] == [("surveys", "comments")]
    surveys(bench, "comments")
    screen.words.table.choose_row(0)
    save(bench, screen.words, unhappy=True, because="Phoned her: she wants it mended, and does not want to complain")
    with bench.office.record.reading() as session:
        (told,) = answers(session, bench.office.desk()).answers
    assert (told.to_look_at, told.unhappy) == (False, True)
    surveys(bench, "answers")
    assert bench.office.record.rows("SELECT count(*) FROM survey_answer") == [(1,)]


def test_somebody_is_left_alone_and_may_be_asked_again(bench):
    tab = bench.case("working", "people")
    for words, kept in (("They do not want to be asked", TODAY.isoformat()), ("They may be asked again", None)):
        (button,) = [each for each in tab.findChildren(QPushButton) if each.text() == words]
        button.click()
        bench.settle()
        person = "SELECT no_surveys_on FROM person JOIN case_ ON case_.person_id = person.id WHERE case_.id = ?"
        assert bench.office.record.rows(person, (bench.cases["working"],)) == [(kept,)]
