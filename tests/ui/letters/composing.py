"""The letter as it is written on its screen: opened, filled, asked for once more and issued."""

import io
from functools import partial

from pypdf import PdfReader
from PySide6.QtCore import Qt

from complaints_desktop.actions import assessment, definition, settings, updates
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.updates import Updates
from db.terms import Hazard, Responsibility

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def letter(bench, which, kind):
    bench.window.open_letter(bench.cases[which], kind)
    bench.settle()
    return bench.window.shown("letter")


def page(screen):
    pages = PdfReader(io.BytesIO(screen.paper.content)).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


def points_of(bench, which):
    with bench.office.record.reading() as session:
        return load_case(session, bench.cases[which]).points


def asked(screen):
    """What the left says of each field: the words of its line by its label."""
    return {line.accessibleName().partition(":")[0]: line.accessibleName() for line in screen.fields.lines}


def gaps(screen):
    return [each.field for each in screen.foot.gaps if each.blocks]


def complete(bench):
    """Fill in what an acknowledgement of a fresh case still lacks."""
    case_id = bench.cases["new"]
    details = LandlordDetails(name="Averham Homes", address="1 High Street\nAverham", phone="0116 496 0000")
    bench.office.act(partial(settings.change_setting, name="landlord", value=as_value(details)))
    with bench.office.record.reading() as session:
        case = load_case(session, case_id)
    for point in case.points:
        words = PointWords(text=point.text, outcome_sought=point.outcome_sought, responsibility=Responsibility.OURS)
        bench.office.act(partial(definition.change_point, case_id=case_id, point_id=point.id, typed=words))
    bench.office.act(
        partial(
            assessment.assess, case_id=case_id, typed=Assessment(hazard=Hazard.NONE, complex=False, vulnerable=True)
        )
    )
    bench.office.act(
        partial(updates.agree_updates, case_id=case_id, typed=Updates(updates_agreed="a call every Friday"))
    )


def asked_last(bench, screen):
    """The last sheet, asked for by its key."""
    bench.window.activateWindow()
    bench.bot.waitUntil(bench.window.isActiveWindow)
    bench.bot.keyClick(screen, Qt.Key.Key_I, CTRL_SHIFT)
    bench.bot.waitUntil(lambda: screen.issuing.sheet is not None and screen.issuing.sheet.isActiveWindow())
    return screen.issuing.sheet


def issue(bench, screen):
    """Issue a letter by its keys."""
    bench.bot.keyClick(asked_last(bench, screen), Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    bench.bot.waitUntil(lambda: screen.issuing.sheet is None)  # a button pressed by its key is seen to go down first
    bench.settle()


def letters_of(bench):
    with bench.office.record.reading() as session:
        return load_case(session, bench.cases["new"]).letters
