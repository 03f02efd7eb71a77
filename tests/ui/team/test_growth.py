"""One-to-ones, objectives, training and inductions on the screen: written by who leads, ticked by who does them."""

from datetime import timedelta
from pathlib import Path

from db.model import Officer
from db.terms import Role
from tests.ui.team.test_screen import leading


def opened(bench, role=None):
    """Show how officers grow, to somebody of that role."""
    screen = leading(bench)
    if role:
        with bench.office.record.writing(author="test") as session:
            session.get_one(Officer, bench.office.desk().officer.id).role = role.value
        bench.office._seated = bench.office._sit_down()
        screen.load()
    screen.show_view("growth")
    bench.settle()
    return screen.growth_view


def listed(view, name):
    table = view.part.table
    return [getattr(each, name) for each in table.rows.known(table.rows.ids)]


def test_what_is_agreed_in_a_one_to_one_is_ticked_off_and_never_shown_with_another(bench):
    view = opened(bench)
    view.whose.set_value("ben")
    view.whose.edited.emit()
    bench.settle()
    today = bench.office.desk().today
    view.part.form["held_on"].set_value(today)
    view.part.form["words"].set_value("It goes well.")
    view.part.form["what_1"].set_value("Shadow a surveyor")
    view.part.save()
    bench.settle()
    assert listed(view, "words") == [], "what is agreed has a day"
    view.part.form["due_1"].set_value(today + timedelta(7))
    view.part.save()
    bench.settle()
    assert listed(view, "words") == ["It goes well."]
    view.show_part("agreed")
    bench.settle()
    assert listed(view, "what") == ["Shadow a surveyor"]
    view.part.table.choose_row(0)
    view.part.done.click()
    bench.settle()
    assert listed(view, "done_on") == [today]
    view.whose.set_value("cat")
    view.whose.edited.emit()
    bench.settle()
    assert listed(view, "what") == []


def test_the_usual_induction_is_put_on_the_plan_at_once_and_an_objective_ends_with_what_came_of_it(bench):
    view = opened(bench)
    view.show_part("induction")
    bench.settle()
    view.part.usual.click()
    bench.settle()
    assert len(listed(view, "step")) > 5
    view.show_part("aims")
    bench.settle()
    view.part.form["standard"].set_value(True)
    view.part.form["review_on"].set_value(bench.office.desk().today + timedelta(90))
    view.part.save()
    bench.settle()
    assert listed(view, "standard") == [True]
    view.part.table.choose_row(0)
    view.part.form["outcome"].set_value("Works well with the repairs team.")
    view.part.save()
    bench.settle()
    assert listed(view, "outcome") == ["Works well with the repairs team."]


def test_who_does_not_lead_reads_their_own_and_saves_their_own_sheet(bench, tmp_path: Path, monkeypatch):
    view = opened(bench, Role.RESOLUTION_OFFICER)
    assert [view.whose.box.itemText(each) for each in range(view.whose.box.count())] == ["Choose…", "Ruth Adeyemi"]
    assert view.part.foot.isHidden()
    view.show_part("week")
    bench.settle()
    rows = view.week.table.rows
    assert {each.who for each in rows.known(rows.ids)} <= {"Ruth Adeyemi"}
    asked = []

    def ask(_parent, _own, _title, name, _kinds):
        asked.append(name)
        return tmp_path / name

    monkeypatch.setattr("ui.team.growth_view.ask_to_save", ask)
    view.sheet.click()
    bench.settle()
    assert (tmp_path / asked[0]).read_bytes().startswith(b"%PDF")
    assert "ruth" not in asked[0].lower()


def test_who_leads_sees_the_shares_and_sets_the_codes_objective_for_all_who_have_it_not(bench):
    view = opened(bench)
    view.show_part("training")
    bench.settle()
    view.part.form["course"].set_value("Damp and mould")
    view.part.form["taken_on"].set_value(bench.office.desk().today)
    view.part.save()
    bench.settle()
    view.show_part("everybody")
    bench.settle()
    page = view.everybody
    (course,) = page.table.rows.known(page.table.rows.ids)
    assert (course.name, course.have) == ("Damp and mould", 1)
    assert f"0 of {course.of} officers have it" in page._standard.text()
    page.form["review_on"].set_value(bench.office.desk().today + timedelta(90))
    page.save()
    bench.settle()
    assert f"{course.of} of {course.of} officers have it." in page._standard.text()
    assert not page.action.isEnabled()
