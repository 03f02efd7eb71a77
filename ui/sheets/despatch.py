"""The letter whose sending is recorded, told on top of the form: which, of which day, and to whom."""

from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.rules.wording import in_full, in_short
from ui.kit.banner import Banner
from ui.sheets.sheet import ActionSheet


class DespatchSheet(ActionSheet):
    """How a letter was sent, or that it came back."""

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
