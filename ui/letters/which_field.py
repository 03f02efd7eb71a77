"""Which of several things a letter is about: another matter that waits for it, or the letter that it puts right."""

from __future__ import annotations

from complaints_desktop.letters.brief import LetterMatter, matters_waiting, may_put_right
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.letters.events import WHICH, Recorded
from complaints_desktop.rules.matters import MATTERS
from complaints_desktop.rules.wording import in_short
from ui.kit.fields import ChoiceField


class WhichField(ChoiceField):
    """The choice among them; it is seen only where there are several."""

    def __init__(self) -> None:
        """Offer nothing yet."""
        super().__init__(WHICH, "Which of them is it about?", (), unchosen="The first of them")
        self.hide()

    def offer(self, matter: LetterMatter, *, chosen: bool) -> None:
        """Let the officer choose among what the letter of `matter` can be about; `chosen`: they did before."""
        found = [
            (each.id, f"{MATTERS[each.kind].about}, received {in_short(each.received_on)}")
            for each in matters_waiting(matter.kind.records, matter.case)
        ]
        if matter.kind.records is Recorded.LETTER_PUT_RIGHT:
            issued = may_put_right(matter.case)
            found = [(each.id, f"{title_of(each.kind)}, {in_short(each.issued_on)}") for each in issued]
        about = matter.other or matter.put_right
        self.set_choices(found)
        self.set_value(about.id if about else None)
        self.setVisible(len(found) > 1 or bool(chosen and found and not about))
