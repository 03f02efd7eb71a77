"""Who it is about: somebody on record, somebody of a home on the landlord's list, or somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.forms.tenure import stock_type_called
from complaints_desktop.reading.homes import HomeFound
from complaints_desktop.reading.people import PersonFound, person_found
from ui.intake.known_card import KnownCard
from ui.intake.person_finder import PersonFinder
from ui.intake.questions import Questions

if TYPE_CHECKING:
    from complaints_desktop.office import Office
    from ui.workplace.workplace import Workplace


class Caller(QObject):
    """Finds them, puts what is known of them into the form, and shows their earlier cases."""

    told = Signal()
    """Something of them stands in the form now."""

    def __init__(self, workplace: Workplace, questions: Questions) -> None:
        """Fill in the `questions` that are about a person."""
        super().__init__(questions)
        self._workplace, self._questions, self._form = workplace, questions, questions.form
        self.person_id: str | None = None
        """Who it is, where they are on record."""
        self.finder, self.known = PersonFinder(workplace), KnownCard(workplace.go.open_case)
        self.finder.known.connect(self.take)
        self.finder.lives_at.connect(self._live_at)
        self.finder.nobody.connect(self._take_new)

    def forget(self) -> None:
        """Be about nobody yet."""
        self.person_id = None
        self.known.show_person(None)

    def know(self, person_id: str) -> None:
        """Be about a person that was found before, and show again what is known of them."""

        def work(office: Office) -> PersonFound | None:
            with office.record.reading() as session:
                return person_found(session, person_id=person_id)

        self.person_id = person_id
        self._workplace.operations.read(self, work, self.known.show_person, topic="known")

    def take(self, found: PersonFound) -> None:
        """Be about somebody on record, and put in what is known of them."""
        self.person_id = found.person.id
        known = {name: getattr(found.person, name) or "" for name in PersonDetails.asks}
        self._form.fill({**known, "estate": "", "stock_type": None})  # as the list has their home
        self.known.show_person(found)
        self.told.emit()
        self._form.jump("summary")

    def _live_at(self, home: HomeFound) -> None:
        """Put the home in that was taken from the landlord's list; who lives there is still to be said."""
        of_home = {"estate": home.estate or "", "stock_type": stock_type_called(home.stock_type)}
        self._form.fill({"address": home.address, "postcode": home.postcode, "uprn": home.uprn, **of_home})
        self.told.emit()
        self._form.jump("name")

    def _take_new(self, field: str, words: str) -> None:
        """Take what was typed to find somebody who is not on record; what stands in the field already stays."""
        if self._form[field].empty:
            self._form.fill({field: words})
            self.told.emit()
        if not self._questions.typing_beside(field):
            self._form.jump("preferred_name" if field == "name" else "name")
