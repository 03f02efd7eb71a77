"""What every letter says of the landlord: set once, with the day it holds from."""

from dataclasses import asdict
from functools import partial

from complaints_desktop.actions.settings import change_landlord
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.settings import LandlordDetails
from complaints_desktop.forms.shapes import email_doubt, phone_doubt
from ui.kit.fields import LongTextField, TextField
from ui.kit.layouts import column
from ui.kit.texts import text
from ui.settings.colour_field import ColourField
from ui.settings.letterhead import Letterhead
from ui.workplace.section import Section, Work


class Landlord(Section):
    """The letterhead, and the line on data protection."""

    title = "The landlord"
    why = "Printed on every letter. A letter cannot leave before the landlord is named and can be reached."
    action_words = "Save the landlord's details"
    said = "Saved. Letters from today on say so; issued ones stay as they are"
    setting = "landlord"

    def lay_out(self) -> None:
        """Ask for what the head and foot of a letter say, and show the head."""
        self.add(
            TextField("name", "Name", hint="As the letterhead says it", width=110),
            LongTextField("address", "Postal address", hint="As on an envelope, line by line", lines=5),
        )
        self.add_row(
            TextField("phone", "Phone", width=55, longest=80, doubt=phone_doubt),
            TextField("email", "E-mail", width=75, doubt=email_doubt),
            TextField("website", "Website", width=65),
        )
        self.add(ColourField("colour", "Colour of the letterhead"))
        card = column(gap=1)
        card.addWidget(text("The head of a letter", "label"))
        self.head = Letterhead()
        card.addWidget(self.head)
        self.body.addLayout(card)
        self.add(LongTextField("data_protection", "Data protection line", hint="At the foot of every letter", lines=2))
        self.form.require({"name": "Give the landlord's name", "colour": "Give a colour, such as #1f3a5f"})
        self.form.edited.connect(self._show_head)

    def fill(self, desk: Desk) -> None:
        """Show what holds; a name that was never set is left to be given."""
        details = asdict(desk.settings.landlord)
        if details["name"] == LandlordDetails().name:
            details["name"] = ""
        self.form.fill(details)
        self._show_head()

    def work(self) -> Work:
        """Write a new version."""
        form = self.form
        details = LandlordDetails(**{name: form.text(name) for name in form.names})
        return partial(change_landlord, details=details)

    def _show_head(self) -> None:
        form = self.form
        lines = (*form.text("address").splitlines(), *(form.text(name) for name in ("phone", "email", "website")))
        self.head.show_head(
            form.text("name") or "(no name yet)", tuple(line for line in lines if line), form.text("colour")
        )
