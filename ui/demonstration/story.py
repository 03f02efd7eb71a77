"""The main job acted out where there is no screen: each step done for real, with its picture, and the letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from complaints_desktop.actions import closing, letters
from complaints_desktop.case.case import load_case
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.intake import Intake
from complaints_desktop.office import Office
from complaints_desktop.reading.filing import filed_letter
from complaints_desktop.sample.story import ACKNOWLEDGEMENT, RESPONSE, Story, prepare_answer, told
from db.files import write_whole
from db.moments import utc_now
from db.terms import ContactKind, Direction, Responsibility
from ui.demonstration.camera import Studio

DAYS_AGO = 12
"""Working days before today on which the complaint is received, so that all of it has happened by today."""


def act_out(home: Path, folder: Path) -> Iterator[Path]:
    """Act a complaint out on the sample record in `home`; yield each picture and letter as it is made."""
    clock = StoryClock(utc_now())
    studio = Studio(home, now=clock)
    try:
        yield from _story(studio, folder, clock)
    finally:
        studio.close()


@dataclass
class StoryClock:
    """Tells the day the story has come to, to the window and to the actions alike."""

    moment: datetime

    def __call__(self) -> datetime:
        """Return the moment of the story."""
        return self.moment


def _story(studio: Studio, folder: Path, clock: StoryClock) -> Iterator[Path]:
    window = studio.window
    complaint = told(studio.office, DAYS_AGO, "Orla Fairweather", "Ms Fairweather")
    story = StoryByTheClock(studio.office, complaint, clock)
    window.show_screen("log")
    yield studio.picture(folder / "1-log-a-complaint.png")
    show = _shower(studio, story, folder)
    yield show("2-logged-and-when-the-acknowledgement-is-due", "story")
    story.define(Responsibility.OURS, Responsibility.OURS)
    yield show("3-defined", "complaint")
    story.later(2)
    story.act(letters.issue, kind="stage1-acknowledgement", typed=ACKNOWLEDGEMENT)
    yield _letter(studio, story, folder / "4-acknowledgement.pdf")
    story.later(3)
    story.contact(ContactKind.VISIT, Direction.OUT, "Visited with the surveyor. Readings taken in both bedrooms.")
    yield show("5-acknowledged-and-visited", "story")
    prepare_answer(story)
    yield show("6-decided-point-by-point", "complaint")
    yield show("7-promised", "promises")
    window.open_letter(story.case_id, "stage1-response")
    yield studio.picture(folder / "8-what-still-blocks-the-letter.png")
    story.later(4)
    story.act(letters.issue, kind="stage1-response", typed=RESPONSE)
    yield _letter(studio, story, folder / "9-stage-1-response.pdf")
    story.act(
        closing.close, typed=Closure(learning="Moved visits now make a call task; survey reports go to one inbox.")
    )
    yield show("10-closed", "story")
    window.show_screen("commitments")
    yield studio.picture(folder / "11-the-promises-stay-in-the-tracker.png")


class StoryByTheClock(Story):
    """A story that takes the program's own clock along."""

    def __init__(self, office: Office, complaint: Intake, clock: StoryClock) -> None:
        """Log `complaint` on its day, by `clock`."""
        self._clock = clock
        self._today = clock.moment
        if complaint.received_on:
            clock.moment = datetime.combine(complaint.received_on, time(11), UTC)
        super().__init__(office, complaint)

    def later(self, working_days: int) -> None:
        """Go on some working days later, today at the latest."""
        due = self.office.desk().calendar.due(self.day, working_days)
        self.day = min(due, self._today.date())
        self._clock.moment = min(datetime.combine(self.day, time(11), UTC), self._today)


def _shower(studio: Studio, story: Story, folder: Path) -> Callable[[str, str], Path]:
    def show(name: str, place: str) -> Path:
        studio.window.open_case(story.case_id, place)
        return studio.picture(folder / f"{name}.png")

    return show


def _letter(studio: Studio, story: Story, path: Path) -> Path:
    """Save the last letter of the case, as it was issued."""
    with studio.office.record.reading() as session:
        issued = load_case(session, story.case_id).letters[-1]
        write_whole(path, filed_letter(session, letter_id=issued.id).content)
    return path
