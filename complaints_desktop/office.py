"""An open record and whoever works at it: what the window and the command line both stand on."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from getpass import getuser

from complaints_desktop.desk import looking, signing_in
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.contractors import contractors_of
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.recovery.seals import Standing, seal_for_landlord, seal_for_words, standing
from complaints_desktop.desk.recovery.words import private_of
from complaints_desktop.reading import start_of_day
from complaints_desktop.reading.sharing_state import sharing_state
from db.problems import EnvironmentProblem
from db.record.local import Record
from db.record.packing import put_away
from db.terms import Looked

SET_UP = "set-up"
"""The author of what a record needs before anyone sits at it."""


class Office:
    """The record with its desk; safe to ask from any thread."""

    def __init__(self, record: Record, *, user: str | None = None) -> None:
        """Sit down at `record`, by its clock; a new one gets its officer, called `user` or after who is logged in."""
        self.record = record
        if signing_in.is_new(record):
            with record.writing(author=SET_UP) as session:
                signing_in.make_first_officer(session, user or _logged_in())
        self._seated = self._sit_down()
        if sharing_state(record).joined:
            from db.sync import second_copy

            second_copy.install(record)
        self._seal_for_landlord()

    def desk(self) -> Desk:
        """Return who works here, at this moment, under the calendar and settings last read.

        Raise EnvironmentProblem where the computer's clock cannot be right.
        """
        desk = replace(self._seated, now=self.record.now())
        signing_in.refuse_absurd(desk.today)
        return desk

    def refresh(self, changes: Changes) -> None:
        """Read the calendar and the settings again where an action changed them."""
        if changes.subjects & {Subject.SETTINGS, Subject.CALENDAR, Subject.WORDING}:
            self._seated = self._sit_down()
            self._seal_for_landlord()
        elif Subject.COMMITMENTS in changes.subjects:
            self._seated = replace(self._seated, contractors=contractors_of(self.record))

    def start_day(self) -> bool:
        """Derive the case list afresh if it was last derived on another day; return whether it was.

        Each time some old changes are put away: asked every minute, it keeps the record small without being felt.
        """
        desk = self.desk()
        stale = signing_in.is_stale(self.record, desk)
        if stale:
            self._seated = self._sit_down()
            for page in start_of_day.uncounted(self.record):
                with self.record.writing(author=SET_UP) as session:
                    start_of_day.count_cases(session, desk, page)
            with self.record.writing(author=SET_UP) as session:
                start_of_day.start_day(session, desk)
        put_away(self.record)
        return stale

    def looked(self, what: Looked, *, number: int | None = None) -> None:
        """Note that a list of that many rows was taken out."""
        looking.note(self.record.looks, self.desk(), what, number=number)

    def keep_looks(self) -> None:
        """Write down who looked at what since the last time; where nobody did it costs nothing."""
        if self.record.looks.waiting:
            looking.keep_looks(self.record, self.desk())

    def recovery(self) -> Standing:
        """Return who could open this record if its key were lost."""
        return standing(self.record)

    def seal_for_words(self, words: Sequence[str]) -> None:
        """Let these 24 words open this record; those made before open it no more."""
        seal_for_words(self.record, private_of(" ".join(words)), self.record.now())

    def _seal_for_landlord(self) -> None:
        """Have the record sealed for the landlord's recovery key that holds today; a full disk hinders no work."""
        with suppress(EnvironmentProblem):
            seal_for_landlord(self.record, self._seated.settings.recovery_key, self.record.now())

    def _sit_down(self) -> Desk:
        return signing_in.desk_at(self.record, self.record.now())


def _logged_in() -> str:
    """Return the name of who is logged in to the computer."""
    try:
        return getuser()
    except OSError:  # a session without a name
        return "Officer"
