"""Each section shows what holds, saves what was typed, and says at its field why something cannot be."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from complaints_desktop.forms.commitments import Promise
from complaints_desktop.numbers.policy import K2Counts
from db.number_terms import StockType
from db.terms import Role
from tests.tables import each_row
from tests.ui.office import TODAY
from tests.ui.settings.conftest import open_section
from ui.settings.colour_field import contrast_words
from ui.settings.screen import SECTIONS
from ui.sheets.drawing import field_of

CTRL = Qt.KeyboardModifier.ControlModifier


def type_into(bench, section, name, words):
    """Put the cursor into a field, empty it and type."""
    control = section.form[name].control
    control.setFocus()
    control.selectAll()
    bench.bot.keyClick(control, Qt.Key.Key_Delete)
    bench.bot.keyClicks(control, words)


def save(bench, section):
    bench.bot.keyClick(section, Qt.Key.Key_Return, CTRL)
    bench.settle()


def test_ctrl_comma_opens_the_settings_at_my_details(bench):
    bench.bot.keyClick(bench.window, Qt.Key.Key_Comma, CTRL)
    bench.settle()
    screen = bench.window.shown("settings")
    assert screen.isVisible()
    assert screen.section.title == "My details"
    assert screen.section.form.text("name") == "Ruth Adeyemi"


def test_the_arrow_keys_walk_the_sections_and_enter_goes_into_one(bench):
    bench.bot.keyClick(bench.window, Qt.Key.Key_Comma, CTRL)
    bench.settle()
    screen = bench.window.shown("settings")
    bench.bot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.section.title == "The landlord"
    bench.bot.keyClick(screen.list, Qt.Key.Key_Return)
    assert bench.window.focusWidget() is screen.section.form["name"].control


def test_my_details_are_saved_and_stand_on_the_rail(bench, section):
    mine = section("my-details")
    type_into(bench, mine, "name", "Ruth A. Adeyemi")
    save(bench, mine)
    assert bench.office.desk().officer.name == "Ruth A. Adeyemi"
    assert bench.window.rail.officer.text().startswith("Ruth A. Adeyemi")
    assert not mine.dirty


def test_nobody_to_reach_is_refused_at_the_phone_and_nothing_typed_is_lost(bench, section):
    mine = section("my-details")
    type_into(bench, mine, "name", "Ruth")
    type_into(bench, mine, "phone", "")
    type_into(bench, mine, "email", "")
    save(bench, mine)
    assert "phone number or an e-mail" in mine.form["phone"].error
    assert mine.form.text("name") == "Ruth"
    assert bench.office.desk().officer.phone == "0116 496 0199"


def test_what_is_being_typed_is_not_overwritten_when_something_else_is_saved(bench, section):
    mine = section("my-details")
    type_into(bench, mine, "name", "Half typed")
    landlord = section("landlord")
    type_into(bench, landlord, "name", "Millbrook Homes")
    type_into(bench, landlord, "phone", "0116 496 0100")
    save(bench, landlord)
    assert mine.form.text("name") == "Half typed"
    mine.discard()
    assert mine.form.text("name") == "Ruth Adeyemi"


def test_the_landlord_is_saved_with_the_day_it_holds_from(bench, section):
    landlord = section("landlord")
    assert landlord.form.text("name") == ""
    type_into(bench, landlord, "name", "Millbrook Homes")
    type_into(bench, landlord, "address", "1 Mill Lane")
    save(bench, landlord)
    assert bench.office.desk().settings.landlord.name == "Millbrook Homes"
    assert "Holds since Monday 13 April 2026, set by Ruth Adeyemi" in landlord._since.text()


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("name", "", "Give the landlord's name"),
        ("colour", "blue", "not a colour"),
        ("phone", "", "how to reach the landlord"),
    ],
)
def test_a_letterhead_that_could_not_be_printed_is_refused_at_its_field(bench, section, field, typed, why):
    landlord = section("landlord")
    for name, words in {"name": "Millbrook Homes", "phone": "0116 496 0100", field: typed}.items():
        type_into(bench, landlord, name, words)
    save(bench, landlord)
    assert why in landlord.form[field].error
    assert bench.office.desk().settings.landlord.phone == ""


@pytest.mark.parametrize(("colour", "tone"), [("#767676", "good"), ("#777777", "warn"), ("#1f3a5", "warn")])
def test_a_colour_is_checked_against_white_paper(look, colour, tone):
    assert contrast_words(colour)[1] == tone


def add_target(bench, targets, limit):
    type_into(bench, targets, "name", "Acknowledge soon")
    targets.form["clock"].set_value("acknowledge 1")
    targets.form["from_receipt"].set_value(True)
    type_into(bench, targets, "limit", limit)
    save(bench, targets)


def test_a_target_up_to_the_codes_limit_is_added_and_delete_removes_it(bench, section):
    targets = section("targets")
    add_target(bench, targets, "5")
    (held,) = bench.office.desk().settings.targets
    assert (held.name, held.clock, held.stage, held.limit) == ("Acknowledge soon", "acknowledge", 1, 5)
    assert targets.table.model().index(0, 2).data() == "5 working days"
    targets.table.setFocus()
    targets.table.selectRow(0)
    bench.bot.keyClick(targets.table, Qt.Key.Key_Delete)
    bench.settle()
    assert bench.office.desk().settings.targets == ()


@each_row(("limit", "why"), [("6", "Give 1 to 5"), ("0", "Give 1 to 5"), ("soon", "whole number")])
def test_a_target_that_is_no_stricter_than_the_code_is_refused(bench, section, limit, why):
    targets = section("targets")
    add_target(bench, targets, limit)
    assert why in targets.form["limit"].error
    assert bench.office.desk().settings.targets == ()


def test_homes_of_a_year_are_added_and_a_year_twice_is_refused_at_its_field(bench, section):
    homes = section("homes")
    for number in ("5000", "5100"):
        type_into(bench, homes, "year_end", "31/3/2026")
        homes.form["stock_type"].set_value(StockType.RENT)
        type_into(bench, homes, "number", number)
        save(bench, homes)
    (held,) = bench.office.desk().settings.homes
    assert (held.year_end, held.stock_type, held.number) == (date(2026, 3, 31), StockType.RENT, 5000)
    assert "are there twice" in homes.form["year_end"].error
    homes.discard()
    homes.table.setFocus()
    homes.table.selectRow(0)
    bench.bot.keyClick(homes.table, Qt.Key.Key_Delete)
    bench.settle()
    assert bench.office.desk().settings.homes == ()


def test_a_target_of_a_measure_holds_from_its_day_and_its_owner_answers(bench, section):
    measures = section("measures")
    measures.form["code"].set_value("K2")
    type_into(bench, measures, "percent", "97")
    measures.form["owner"].set_value(Role.HEAD.value)
    save(bench, measures)
    numbers = bench.office.desk().settings.numbers
    assert (numbers.target("K2", TODAY), numbers.owner("K2")) == (97, Role.HEAD)
    shown = [(row.code, row.percent, row.owner) for row in measures.rows if row.code == "K2"]
    assert shown == [("K2", "95%", Role.HEAD), ("K2", "97%", Role.HEAD)]
    measures.form["code"].set_value("K10")
    measures.form["no_target"].set_value(True)
    save(bench, measures)
    assert bench.office.desk().settings.numbers.target("K10", TODAY) is None
    measures.form["code"].set_value("K1")
    type_into(bench, measures, "percent", "101")
    save(bench, measures)
    assert "101 is not a percentage" in measures.form["percent"].error


def test_a_base_is_set_once_and_another_needs_its_reason(bench, section):
    bases = section("bases")
    for because in ("", "", "The first counted an estate twice"):
        bases.form["code"].set_value("M16")
        type_into(bench, bases, "from_on", "1/4/2024")
        type_into(bench, bases, "to_on", "31/3/2025")
        type_into(bench, bases, "figure", "19727")
        bases.form["because"].set_value(because)
        save(bench, bases)
    assert [each.figure for each in bench.office.desk().settings.bases] == [1_972_700] * 2
    assert bases.remove.isHidden()
    assert bases.table.model().index(0, 3).data() == "£19,727"


def test_how_measures_are_read_is_saved(bench, section):
    readings = section("readings")
    assert readings.form["k2"].value == K2Counts.FIRST
    readings.form["k2"].set_value(K2Counts.EXTENDED.value)
    type_into(bench, readings, "plan_days", "28")
    save(bench, readings)
    held = bench.office.desk().settings.readings
    assert (held.k2, held.plan_days) == (K2Counts.EXTENDED, 28)


def test_what_a_role_may_offer_is_saved_and_nobody_gives_more_than_they_have(bench, section):
    authority = section("authority")
    held = bench.office.desk().settings.authority
    type_into(bench, authority, "resolution officer", "700")
    save(bench, authority)
    assert bench.office.desk().settings.authority == {**held, Role.RESOLUTION_OFFICER: 70_000}
    type_into(bench, authority, "resolution officer", "99999")
    save(bench, authority)
    assert "You may offer" in authority.form["resolution officer"].error
    assert bench.office.desk().settings.authority[Role.RESOLUTION_OFFICER] == 70_000


def test_the_matrix_is_changed_as_another_version_and_one_that_is_none_is_refused_at_its_criterion(bench, section):
    matrix = section("quality")
    type_into(bench, matrix, "A2", "9")
    save(bench, matrix)
    assert bench.office.desk().settings.quality.version == "1", "the points come to 101"
    type_into(bench, matrix, "C1", "11")
    type_into(bench, matrix, "C3:words", "The complaint was not upheld")
    save(bench, matrix)
    assert "what was decided" in matrix.form["C3"].error
    type_into(bench, matrix, "C3:words", "The answer stands in the first paragraph")
    save(bench, matrix)
    held = bench.office.desk().settings
    assert held.quality.version.startswith("2-")
    assert {each.key: each.points for each in held.quality.criteria} | {"A2": 9, "C1": 11} == {
        each.key: each.points for each in held.quality.criteria
    }
    assert held.matrix("1") is not None, "reviews of the first version are read by it"


def test_the_weights_are_saved_and_bands_out_of_order_are_refused(bench, section):
    weights = section("weights")
    type_into(bench, weights, "last_day", "4")
    save(bench, weights)
    assert bench.office.desk().settings.weights.last_day == 4
    type_into(bench, weights, "medium_from", "10")
    save(bench, weights)
    assert "in that order" in weights.form["medium_from"].error
    assert bench.office.desk().settings.weights.medium_from == 5


def test_what_a_piece_of_work_weighs_is_saved_and_read_back_and_work_is_weighed_by_it(bench, section):
    giving = section("team")
    type_into(bench, giving, "overdue", "9")
    type_into(bench, giving, "waiting", "1")
    type_into(bench, giving, "takes_at_most", "12")
    save(bench, giving)
    policy = bench.office.desk().settings.team
    assert (policy.weights.overdue, policy.weights.waiting, policy.takes_at_most) == (9, -1, 12)
    assert (policy.weights.handler, policy.full_load) == ({1: 4, 2: 5}, 200)
    type_into(bench, giving, "full_load", "0")
    save(bench, giving)
    assert "some work at least" in giving.form["full_load"].error


@pytest.mark.usefixtures("as_resolution_officer")
def test_a_resolution_officer_sees_the_settings_and_who_may_change_them(bench, section):
    landlord = section("landlord")
    assert landlord.notice.accessibleName() == (
        "A resolution officer may not change settings Ask a complaints manager or a head of customer experience."
    )
    assert landlord.form["name"].control.isReadOnly()
    assert not landlord.action.isVisible()
    mine = section("my-details")
    assert mine.action.isVisible()
    for barred in ("name", "job_title"):
        assert mine.form[barred].control.isReadOnly()
        assert "Ask a complaints manager" in mine.form[barred].control.accessibleDescription()
    type_into(bench, mine, "phone", "0116 496 0177")
    assert all(mine.form[barred].control.isReadOnly() for barred in ("name", "job_title"))
    save(bench, mine)
    assert bench.office.desk().officer.phone == "0116 496 0177"


def test_a_contractor_entered_in_the_settings_is_offered_where_a_promise_is_typed(bench, section):
    register = section("contractors")
    assert register.table.isHidden()
    assert any(label.text().startswith("No contractor is on the list yet") for label in register.findChildren(QLabel))
    type_into(bench, register, "name", "Brixton Roofs")
    save(bench, register)
    assert register.table.isVisible()
    assert not register.end.isEnabled()  # nobody is chosen
    (told,) = register.table.rows.known(register.table.rows.ids)
    assert (told.name, told.open_promises) == ("Brixton Roofs", 0)
    line = field_of("contractor", Promise.asks["contractor"], None, register.workplace).line
    assert line.completer().model().index(0, 0).data() == "Brixton Roofs"
    register.table.choose_row(0)
    bench.settle()
    assert register.form.text("name") == "Brixton Roofs"
    register.end.click()
    bench.settle()
    assert bench.office.desk().contractors == ()
    register.table.choose_row(0)
    bench.settle()
    assert not register.end.isEnabled()  # it was taken off already


@each_row("name", SECTIONS)
def test_every_control_has_a_name_for_a_screen_reader(bench, section, name):
    shown = section(name)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    controls = [each for kind in kinds for each in shown.findChildren(kind) if each.focusPolicy() and each.isVisible()]
    assert controls
    assert [type(each).__name__ for each in controls if not each.accessibleName()] == []


def test_today_is_the_day_of_the_small_office(bench):
    assert bench.office.desk().today == TODAY


@pytest.mark.parametrize("place", ["landlord", "my-details"])
def test_a_number_or_an_address_that_looks_wrong_is_asked_about_as_in_the_log(bench, place):
    section = open_section(bench, place)
    type_into(bench, section, "phone", "0116 496")
    type_into(bench, section, "email", "ruth at home")
    section.form["name"].control.setFocus()
    assert section.form["phone"].doubt.startswith("7 digits")
    assert section.form["email"].doubt == "Not the shape of an e-mail address. Is it right?"
