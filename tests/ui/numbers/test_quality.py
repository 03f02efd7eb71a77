"""Quality on the screen: drawn, marked with the keyboard alone, finished; others see no draw."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import update

from complaints_desktop.actions.quality import DrawAsked, draw_answers
from complaints_desktop.actions.quality_reviews import Marked, ReviewTyped, save_review
from complaints_desktop.reading.quality_draws import draws
from complaints_desktop.rules.quality_sight import Sight
from db.model import Case, Officer, QualityReview, QualityScore, Stage
from db.number_terms import DrawMethod, ReplyKind, Reviewed, Scored
from db.terms import Role
from tests.ui.office import TODAY
from tests.ui.sharing.test_screen import be
from ui.numbers.quality_form import ReviewForm
from ui.numbers.quality_screen import DRAWS, REVIEWS, QualityScreen
from ui.numbers.quality_sheets import DrawSheet
from ui.numbers.quality_shown import ReviewShown
from ui.workplace.place import Place

SENT = TODAY - timedelta(14)


@pytest.fixture
def answered(bench):
    """One answer of another handler, two weeks ago."""
    case_id = bench.cases["working"]
    with bench.office.record.writing(author="test") as session:
        session.add(Officer(id="ann", name="Ann Handler", role=Role.RESOLUTION_OFFICER.value))
        stage = {"received_on": date(2026, 3, 2), "acknowledged_on": date(2026, 3, 4), "responded_on": SENT}
        session.execute(update(Stage).where(Stage.case_id == case_id).values(**stage, decider_id="ann"))
        session.execute(update(Case).where(Case.id == case_id).values(handler_id="ann"))
    return bench


def shown(bench, place: str = "", subject: str = "") -> QualityScreen:
    bench.window.show_place(Place("quality", place=place, subject=subject))
    bench.settle()
    screen = bench.window.shown("quality")
    assert isinstance(screen, QualityScreen)
    return screen


def drawn(bench) -> QualityScreen:
    screen = shown(bench, DRAWS)
    screen.draws.draw.click()
    sheet = screen.opened
    assert isinstance(sheet, DrawSheet)
    for name, value in (("method", DrawMethod.RANDOM), ("from_on", SENT), ("to_on", SENT)):
        sheet.form[name].set_value(value)
    sheet.form["number"].set_value(3)
    sheet.action.click()
    bench.settle()
    return screen


def press(bench, keys: str) -> None:
    for key in keys:
        bench.bot.keyClicks(QApplication.focusWidget(), key)


def test_an_answer_is_drawn_marked_by_keys_and_finished(answered):
    bench, screen = answered, drawn(answered)
    (item,) = screen.draws.chosen.items
    assert "Ann" not in screen.draws.told.text()
    screen.draws.table.choose_row(0)
    screen.draws.review.click()
    bench.settle()
    form = screen.opened
    assert isinstance(form, ReviewForm)
    assert "Ann" not in " ".join(each.text() for each in form.findChildren(type(screen.draws.told)))
    assert [each.criterion.key for each in form.rows if each.mark] == list(form.sheet.shows)
    for row in form.rows:
        if row.mark is None:
            row.take_focus()
            press(bench, "y")
    form.rows[1].take_focus()
    press(bench, "n")
    assert QApplication.focusWidget() is form.rows[1].quote.control
    press(bench, "No outcome sought")
    form.form["strengths"].set_value("Every call is on record")
    form.finish.click()
    bench.settle()
    assert screen.opened is None
    with bench.office.record.reading() as session:
        review = session.query(QualityReview).one()
        mark = session.query(QualityScore).filter_by(criterion="A2").one()
    assert review.finished_at is not None
    assert review.handler_id == "ann"
    assert (mark.scored, mark.quote) == ("no", "No outcome sought")
    assert screen.board.draws[0].items[0].words == "reviewed"
    assert item.case_id == bench.cases["working"]


def test_what_is_missing_is_said_at_its_criterion_and_what_is_kept_is_there_again(answered):
    bench, screen = answered, drawn(answered)
    screen.draws.table.choose_row(0)
    screen.review_chosen()
    bench.settle()
    form = screen.opened
    form.rows[2].take_focus()
    press(bench, "p")
    form.finish.click()
    bench.settle()
    assert screen.opened is form
    bench.bot.keyClick(form, Qt.Key.Key_Escape)
    bench.settle()
    screen.draws.table.choose_row(0)
    screen.review_chosen()
    bench.settle()
    assert screen.opened.rows[2].mark.scored.value == "partly"
    bench.bot.keyClick(screen.opened, Qt.Key.Key_Escape)
    assert screen.opened is None


def test_the_cursor_stays_on_the_screen_where_there_is_nothing_yet(answered):
    be(answered, Role.COMPLAINTS_MANAGER)
    screen = answered.show("quality")
    assert screen.views.value == DRAWS
    assert screen.isAncestorOf(QApplication.focusWidget())


def test_who_does_not_lead_sees_no_draw(answered):
    drawn(answered)
    be(answered, Role.RESOLUTION_OFFICER)
    screen = shown(answered, DRAWS)
    screen.load()
    answered.settle()
    assert (screen.views.value, screen._bar.isVisible(), screen.board.draws) == (REVIEWS, False, ())


def test_the_form_of_a_draw_asks_what_its_way_needs(answered):
    screen = shown(answered, DRAWS)
    screen.draw()
    sheet = screen.opened
    for method in DrawMethod:
        sheet.form["method"].set_value(method)
        sheet.form["method"].edited.emit()
        asked = [not each.isHidden() for each in (sheet.form["number"], sheet.least, sheet.kind, sheet.whose)]
        assert asked == [
            method is not DrawMethod.CENSUS,
            method is DrawMethod.STRATIFIED,
            method is DrawMethod.TARGETED,
            method is DrawMethod.CENSUS,
        ]
    assert DrawAsked.__slots__
    assert Reviewed.FILE


def test_whose_work_it_is_reads_the_review_and_disputes_a_mark(answered):
    bench, me = answered, answered.office.desk().officer.id
    case_id = bench.cases["working"]
    with bench.office.record.writing(author="test") as session:
        session.add(Officer(id="sam", name="Sam Manager", role=Role.COMPLAINTS_MANAGER.value))
        session.execute(update(Stage).where(Stage.case_id == case_id).values(decider_id=me))
        desk = bench.office.desk()
        sam = replace(desk, officer=replace(desk.officer, id="sam", role=Role.COMPLAINTS_MANAGER))
        asked = DrawAsked(method=DrawMethod.CENSUS, looks_at=Reviewed.FILE, from_on=SENT, to_on=SENT)
        draw_answers(session, sam, asked=asked)
        session.flush()
        (item,) = next(iter(draws(session, sam))).items
        sentence = "Nobody rang before the letter"
        marks = {
            each.key: Marked(scored=Scored.NO if each.key == "A4" else Scored.YES, quote=sentence, because=sentence)
            for each in desk.settings.quality.criteria
        }
        typed = ReviewTyped(marks=marks, strengths="A kind letter")
        save_review(session, sam, item_id=item.id, typed=typed, finish=True)
    screen = shown(bench, REVIEWS)
    screen.load()
    bench.settle()
    assert [each.sight for each in screen.board.mine] == [Sight.OWN]
    screen.reviews.table.choose_row(0)
    screen.reviews.read.click()
    bench.settle()
    page = screen.opened
    assert isinstance(page, ReviewShown)
    words = [each.text() for each in page.findChildren(type(screen.draws.told))]
    assert "A kind letter" in words
    assert sentence in words
    assert words.index("A kind letter") < words.index(sentence), "what was done well is read first"
    for name, value in (("kind", ReplyKind.DISPUTE), ("criterion", "A4"), ("words", "I rang her on the second day")):
        page.form[name].set_value(value)
    page.action.click()
    bench.settle()
    assert screen.opened is None
    assert screen.board.mine[0].review.disputed[0].criterion == "A4"
