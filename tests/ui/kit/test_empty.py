"""What counts as nothing entered: neither a "no" nor a nought."""

import pytest
from PySide6.QtWidgets import QWidget

from ui.kit.fields import ChoiceField, TextField, TickField
from ui.kit.form import Form
from ui.kit.number_field import NumberField

YES_NO = ((True, "Yes"), (False, "No"))
MAKE = {
    "choice": lambda: ChoiceField("field", "Is it needed?", YES_NO),
    "number": lambda: NumberField("field", "How many?"),
    "text": lambda: TextField("field", "Name"),
    "tick": lambda: TickField("field", "Agreed"),
}


@pytest.mark.parametrize(
    ("kind", "value", "entered"),
    [
        ("choice", False, True),
        ("choice", None, False),
        ("number", 0, True),
        ("number", None, False),
        ("text", "no", True),
        ("text", " ", False),
        ("tick", True, True),
        ("tick", False, False),
    ],
)
def test_an_answer_is_kept_and_not_asked_for_again(qtbot, look, kind, value, entered):
    place = QWidget()
    qtbot.addWidget(place)
    field = MAKE[kind]()
    field.setParent(place)
    form = Form((field,), place)
    field.set_value(value)
    form.require({"field": "Answer this"})
    assert form.check() is entered
    assert bool(form.keep()) is entered
