"""The main job acted out where there is no screen: each step done for real, with its picture, and the letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from complaints_desktop.actions import closing, letters
from complaints_desktop.reading.cases import load_case
from complaints_desktop.reading.filing import filed_letter
from complaints_desktop.sample.story import ACKNOWLEDGEMENT, RESPONSE, Story, prepare_answer, told
from db.words import ContactKind, Direction, Responsibility
from ui.screens import Studio

DAYS_AGO = 12
"""Working days before today on which the complaint is received, so that all of it has happened by today."""


def act_out(home: Path, folder: Path) -> Iterator[Path]:
    """Act a complaint out on the sample record in `home`; yield each picture and letter as it is made."""
    studio = Studio(home)
    try:
        yield from _story(studio, folder)
    finally:
        studio.close()


def _story(studio: Studio, folder: Path) -> Iterator[Path]:
    window = studio.window
    window.show_screen("log")
    yield studio.picture(folder / "1-log-a-complaint.png")
    story = Story(studio.office, told(studio.office, DAYS_AGO, "Orla Fairweather", "Ms Fairweather"))
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
    story.act(closing.close, learning="Moved visits now make a call task; survey reports go to one inbox.")
    yield show("10-closed", "story")
    window.show_screen("commitments")
    yield studio.picture(folder / "11-the-promises-stay-in-the-tracker.png")


def _shower(studio: Studio, story: Story, folder: Path) -> Callable[[str, str], Path]:
    def show(name: str, place: str) -> Path:
        studio.window.open_case(story.case_id, place)
        return studio.picture(folder / f"{name}.png")

    return show


def _letter(studio: Studio, story: Story, path: Path) -> Path:
    """Save the last letter of the case, as it was issued."""
    with studio.office.record.reading() as session:
        issued = load_case(session, story.case_id).letters[-1]
        path.write_bytes(filed_letter(session, letter_id=issued.id).content)
    return path
