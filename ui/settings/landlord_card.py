"""What every letter says of the landlord: set once, with the day it holds from."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from complaints_desktop.actions.settings import change_setting
from complaints_desktop.permissions import RIGHTS, Act
from complaints_desktop.settings import LandlordDetails, as_value
from ui.kit.buttons import Button
from ui.kit.fields import LongTextField, TextField
from ui.kit.flow import flow
from ui.kit.form import Form
from ui.kit.layouts import column
from ui.kit.texts import text
from ui.workplace import Workplace


class LandlordCard(QFrame):
    """The landlord's details as a form."""

    def __init__(self, workplace: Workplace) -> None:
        """Fields for what a letter prints."""
        super().__init__()
        self.setProperty("role", "card")
        self._workplace = workplace
        name = TextField("name", "Name", hint="As the letterhead says it", width=110)
        address = LongTextField("address", "Address", lines=2)
        phone, email = TextField("phone", "Phone", width=50), TextField("email", "Email", width=70)
        website = TextField("website", "Website", optional=True, width=70)
        colour = TextField("colour", "Colour of the letterhead", hint="For example, #1f3a5f", width=36, longest=7)
        protection = LongTextField(
            "data_protection", "Data protection line", hint="Printed at the end of every letter", lines=2
        )
        self.form = Form((name, address, phone, email, website, colour, protection), self)
        stack = column(self, gap=3, edge=4)
        stack.addWidget(text("The landlord, as every letter says it", "heading"))
        stack.addWidget(self.form.summary)
        stack.addWidget(name)
        stack.addWidget(address)
        stack.addWidget(flow(phone, email, website, colour, gap=4))
        stack.addWidget(protection)
        self.save = Button("Save the details", self.save_it, role="primary")
        stack.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        role = workplace.desk().officer.role
        self.save.setEnabled(Act.SETTINGS in RIGHTS[role].acts)
        if not self.save.isEnabled():
            stack.addWidget(
                text(f"A {role.value} can look at these details; a complaints manager changes them.", "hint")
            )

    def show_details(self, details: LandlordDetails) -> None:
        """Fill in what holds today."""
        self.form.fill(asdict(details))

    def save_it(self) -> None:
        """Save a new version, which holds from today."""
        if not self.form.check({"name": "Give the landlord's name"}):
            return
        form = self.form
        details = LandlordDetails(**{name: form.text(name) for name in form.names})
        work = partial(change_setting, name="landlord", value=as_value(details))
        self._workplace.operations.do(self, work, self._saved, words="Saving the details", refused=form.refuse)

    def _saved(self, _changes: object) -> None:
        self._workplace.go.say("Saved. Letters from today on say so; issued ones stay as they are.")
