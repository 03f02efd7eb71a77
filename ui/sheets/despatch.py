"""The letter whose sending is recorded, told on top of the form: which, of which day, and to whom."""

from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.rules.wording import in_full, in_short
from db.terms import SentBy
from ui.kit.banner import Banner
from ui.sheets.sheet import ActionSheet


class DespatchSheet(ActionSheet):
    """How a letter was sent, or that it came back."""

    def lay_out(self) -> None:
        """Ask what the form asks, and fill in the address an email to the person goes to."""
        super().lay_out()
        if "way" in self.form.names:
            self.form["way"].edited.connect(self._fill_address)

    def _fill_address(self) -> None:
        """Fill in their email address where it went by email, and take it away where it did not; leave other words."""
        address, known = self.form["sent_to"], self._email()
        if self.form["way"].value == SentBy.EMAIL.value and address.empty:
            address.set_value(known)
        elif self.form["way"].value != SentBy.EMAIL.value and address.value == known:
            address.set_value("")

    def _email(self) -> str:
        """The email address of whom the letter, or the copy, is for; empty where none is on record."""
        to = {letter.id: letter.recipient_id for letter in self.case.letters}
        to |= {each.id: each.recipient_id for letter in self.case.letters for each in letter.copies}
        return next((each.email or "" for each in self.case.people if each.id == to.get(self.subject)), "")

    def above(self) -> QWidget | None:
        """Show the letter or the copy that was opened, and how it had been sent."""
        for letter in self.case.letters:
            to = {letter.id: letter.recipient, **{each.id: each.recipient for each in letter.copies}}
            sent = next((each for each in letter.despatches if each.id == self.subject), None)
            copy_id = (sent.copy_id or letter.id) if sent else self.subject
            if copy_id in to:
                what = f"{title_of(letter.kind)} of {in_full(letter.issued_on)}, to {to[copy_id]}"
                more = f"Sent on {in_short(sent.sent_on)}: {sent.way.value}" if sent else ""
                return Banner(what, more=more, tone="", icon_name="letters")
        return None
