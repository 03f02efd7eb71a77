"""The team on the screen: who carries what, and what somebody who is away has done for them, by keys."""

from PySide6.QtCore import Qt

from db.model import Officer
from db.terms import Role

PEOPLE = {"ben": "Ben Okoro", "cat": "Cat Moss"}


def leading(bench):
    """Show the team to who leads it, with two officers more."""
    with bench.office.record.writing(author="test") as session:
        session.get_one(Officer, bench.office.desk().officer.id).role = Role.COMPLAINTS_MANAGER.value
        session.add_all(Officer(id=key, name=name, role=Role.RESOLUTION_OFFICER.value) for key, name in PEOPLE.items())
    bench.office._seated = bench.office._sit_down()
    return bench.show("team")


def test_the_pieces_of_who_is_chosen_stand_below_and_open_their_case(bench):
    screen = leading(bench)
    view = screen.load_view
    assert view.people.current.officer.name == "Ruth Adeyemi", "who looks is chosen at first"
    assert view.people.current.number == len(view.pieces.rows.ids) > 0
    assert "stage 1" in view.pieces.rows.data(view.pieces.rows.index(0, 6))
    bench.bot.keyClick(view.people, Qt.Key.Key_Down)
    assert view.pieces.rows.ids == []
    bench.bot.keyClick(view.people, Qt.Key.Key_Up)
    view.pieces.choose_row(0)
    bench.bot.keyClick(view.pieces, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.shown("case").isVisible()


def test_an_officer_is_kept_in_the_form_below_the_list_and_who_may_not_is_told_so(bench):
    screen = leading(bench)
    screen.show_view("people")
    view = screen.people_view
    bench.settle()
    names = [each.name for each in view.table.rows.known(view.table.rows.ids)]
    view.table.choose_row(names.index("Ben Okoro"))
    assert view.form.text("name") == "Ben Okoro"
    view.form["friday"].set_value(0)
    view.form["deputy"].set_value("cat")
    view.save()
    bench.settle()
    (ben,) = [each for each in view.table.rows.known(view.table.rows.ids) if each.name == "Ben Okoro"]
    assert (ben.works, ben.deputy_name) == ("4 days: not on Friday", "Cat Moss")
    with bench.office.record.writing(author="test") as session:
        session.get_one(Officer, bench.office.desk().officer.id).role = Role.RESOLUTION_OFFICER.value
    bench.office._seated = bench.office._sit_down()
    screen.load()
    bench.settle()
    assert not view.notice.isHidden()
    assert view.foot.isHidden()
    assert view.form["name"].line.isReadOnly()
