"""A picture of every screen, offscreen, on sample data; and the main job acted out, a picture a step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from complaints_desktop.case.case import load_case
from complaints_desktop.forms.intake import A_COMPLAINT
from ui.case.redaction_page import RedactionPage
from ui.case.screen import CaseScreen
from ui.cases.screen import CasesScreen
from ui.cases.views import BUILT_IN
from ui.commitments.screen import CommitmentsScreen
from ui.demonstration import number_scenes as numbers
from ui.demonstration import quality_scenes as quality
from ui.demonstration import scenes as sharing
from ui.demonstration import survey_scenes as surveys
from ui.demonstration import team_scenes as team
from ui.demonstration.camera import SIZE, Studio
from ui.demonstration.fitting import misfits
from ui.exchange.safekeeping import SafekeepingScreen
from ui.intake.screen import LogScreen
from ui.kit.colours import Look
from ui.letters.merge_screen import MergeScreen
from ui.workplace.place import Place

S = TypeVar("S", bound=QWidget)

LOOKS = {Look.LIGHT: "light", Look.DARK: "dark", Look.CONTRAST: "contrast"}
"""The looks, and what they are called in the name of a picture."""

USUAL: tuple[tuple[Look, int], ...] = ((Look.LIGHT, 100), (Look.DARK, 100), (Look.LIGHT, 150), (Look.DARK, 150))
"""The looks and sizes of text that are drawn where no size of text is asked for; else every look in that size."""

LOGGED, READY, CLOSED, AT_STAGE_2 = "Hamza Okafor", "Efua Baptiste", "Marta Zielińska", "Colm Rafferty"
"""The people of the four sample cases that are told in full (complaints_desktop.sample.story)."""

ASKED = "Nasreen Whitlock"
"""Who asks for a service in the sample (complaints_desktop.sample.first_contacts)."""

CASES, SEED = 200, 7


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its name, and how to get there."""

    name: str
    go: Callable[[Studio], object]


def _screen(name: str) -> Callable[[Studio], None]:
    return lambda studio: studio.window.show_screen(name)


def _letters_of_all(studio: Studio) -> None:
    cases = [case_id for (case_id,) in studio.office.record.rows("SELECT DISTINCT case_id FROM letter")]
    studio.window.show_place(Place("print", place="cases", subject=" ".join(cases)))


def _wording(studio: Studio) -> None:
    studio.window.show_place(Place("wording", place="stage1-response", subject="remedy"))


def _write_to_many(studio: Studio) -> None:
    cases = [case_id for (case_id,) in studio.office.record.rows("SELECT id FROM case_ LIMIT 5")]
    studio.window.show_place(Place("merge", place="cases", subject=" ".join(cases)))
    screen = studio.window.shown("merge")
    if isinstance(screen, MergeScreen):
        screen.kind.set_value("stage1-acknowledgement")
        screen.show_fields()
        screen.ask()


def _settings(section: str) -> Callable[[Studio], None]:
    return lambda studio: studio.window.show_place(Place("settings", place=section))


def _case(who: str, place: str = "") -> Callable[[Studio], None]:
    return lambda studio: studio.window.open_case(studio.case_of(who), place)


def _letter(who: str, kind: str) -> Callable[[Studio], None]:
    return lambda studio: studio.window.open_letter(studio.case_of(who), kind)


def _of_point(who: str, form: str) -> Callable[[Studio], None]:
    """Return the way to a form about the first point of a case."""

    def go(studio: Studio) -> None:
        case_id = studio.case_of(who)
        with studio.office.record.reading() as session:
            point = load_case(session, case_id).points[0].id
        _open(studio, case_id).open_sheet(form, point)

    return go


def _deadline(studio: Studio) -> None:
    screen = _open(studio, studio.case_of(READY))
    if screen.view:
        screen.open_deadline(screen.view.clocks[-1])


def _open(studio: Studio, case_id: str) -> CaseScreen:
    studio.window.open_case(case_id, "story")
    return _shown(studio, "case", CaseScreen)


def _at(studio: Studio, name: str, screen: type[S]) -> S:
    studio.window.show_screen(name)
    return _shown(studio, name, screen)


def _shown(studio: Studio, name: str, screen: type[S]) -> S:
    """Return what is shown under that name, once it is there."""
    studio.settle()
    shown = studio.window.shown(name)
    if not isinstance(shown, screen):
        raise TypeError(f"{name} is not shown")
    return shown


def _issued(studio: Studio) -> None:
    case_id = studio.case_of(CLOSED)
    with studio.office.record.reading() as session:
        letter = load_case(session, case_id).letters[-1].id
    studio.window.open_letter(case_id, f"issued:{letter}")


def _update(studio: Studio) -> None:
    _at(studio, "commitments", CommitmentsScreen).side.open_sheet("update")


def _tracker(open_: Callable[[CommitmentsScreen], object]) -> Callable[[Studio], None]:
    """Return the way to what opens beside the list of commitments."""

    def go(studio: Studio) -> None:
        open_(_at(studio, "commitments", CommitmentsScreen))

    return go


def _safe(studio: Studio) -> None:
    _at(studio, "safekeeping", SafekeepingScreen).close_words()


def _words(studio: Studio) -> None:
    _at(studio, "safekeeping", SafekeepingScreen).show_words()


def _log(kind: str) -> Callable[[Studio], None]:
    """Return the way to what is asked where somebody says something of that kind."""

    def go(studio: Studio) -> None:
        test = _at(studio, "log", LogScreen).test
        test.begin(kind)
        test.chosen.emit(kind)

    return go


def _redaction(studio: Studio) -> None:
    """A page of the first letter of a case, with an area on it."""
    screen = _open(studio, studio.case_of(AT_STAGE_2))
    case = screen.view.case if screen.view else None
    assert case is not None  # noqa: S101  # it has just been read
    letter = replace(case.documents[0], id=case.letters[0].document_id, title="Letter to the resident")
    screen.open_redaction(letter)
    studio.settle()
    page = screen.over.currentWidget()
    assert isinstance(page, RedactionPage)  # noqa: S101
    page.page.marked.emit((10, 12, 55, 22))


def _view(name: str) -> Callable[[Studio], None]:
    """Return the way to the cases as a built-in view shows them."""
    (view,) = (each for each in BUILT_IN if each.name == name)
    return lambda studio: _at(studio, "cases", CasesScreen).show_view(view)


def _search(studio: Studio) -> None:
    studio.window.show_screen("my-work")
    studio.settle()
    studio.window.activateWindow()
    studio.window.search_all()
    studio.settle()
    if studio.window.search is not None:
        studio.window.search.line.setText("Rowan")
        studio.window.search.asked.emit("Rowan")


SCENES: tuple[Scene, ...] = (
    Scene("01-my-work", _screen("my-work")),
    Scene("02-cases", _view("My open cases")),
    Scene("03-log-a-complaint", _log(A_COMPLAINT)),
    Scene("04-case-just-logged", _case(LOGGED, "story")),
    Scene("05-case-complaint", _case(READY, "complaint")),
    Scene("06-case-story", _case(READY, "story")),
    Scene("07-case-promises", _case(READY, "promises")),
    Scene("08-case-letters", _case(CLOSED, "letters")),
    Scene("09-case-people-and-needs", _case(LOGGED, "people")),
    Scene("10-case-money", _case(READY, "money")),
    Scene("11-case-record", _case(READY, "record")),
    Scene("12-case-a-deadline-opened", _deadline),
    Scene("13-case-decide-a-point", _of_point(READY, "decide")),
    Scene("14-case-promise-a-remedy", _case(READY, "promise")),
    Scene("15-letter-acknowledgement", _letter(LOGGED, "stage1-acknowledgement")),
    Scene("16-letter-response", _letter(READY, "stage1-response")),
    Scene("17-letter-issued", _issued),
    Scene("18-commitments", _screen("commitments")),
    Scene("19-commitment-update", _update),
    Scene("20-settings", _screen("settings")),
    Scene("21-search", _search),
    Scene("22-sharing-not-joined", sharing.alone),
    Scene("23-sharing-join", sharing.joining),
    Scene("24-sharing", lambda studio: sharing.joined(studio, studio.case_of(READY))),
    Scene("25-sharing-no-network", lambda studio: sharing.joined(studio, studio.case_of(READY), sharing.NO_NETWORK)),
    Scene("26-clash-of-texts", lambda studio: sharing.question(studio, studio.case_of(READY), 0)),
    Scene("27-clash-of-dates", lambda studio: sharing.question(studio, studio.case_of(READY), 1)),
    Scene("28-held-work", lambda studio: sharing.question(studio, studio.case_of(READY), 3)),
    Scene("29-case-with-a-clash", _case(READY, "story")),
    Scene("30-my-work-with-clashes", _screen("my-work")),
    Scene("31-cases-shared", _view("My open cases")),
    Scene("32-erase-a-case", _case(READY, "erase")),
    Scene("33-keep-the-record-safe", _safe),
    Scene("34-recovery-words", _words),
    Scene("35-lost-at-the-server", lambda studio: sharing.lost(studio, studio.case_of(READY))),
    Scene("36-letting-go", lambda studio: sharing.lost(studio, studio.case_of(READY), "lost:all")),
    Scene("37-log-a-service-request", _log("service request")),
    Scene("38-service-requests", _view("Service requests")),
    Scene("39-service-request", _case(ASKED, "story")),
    Scene("40-make-a-complaint-of-it", _case(ASKED, "make-complaint")),
    Scene("41-case-at-stage-2", _case(AT_STAGE_2, "story")),
    Scene("42-complaint-at-stage-2", _case(AT_STAGE_2, "complaint")),
    Scene("43-name-the-reviewer", _case(AT_STAGE_2, "allocate")),
    Scene("44-decide-beside-stage-1", _of_point(AT_STAGE_2, "decide")),
    Scene("45-letter-response-at-stage-2", _letter(AT_STAGE_2, "stage2-response")),
    Scene("46-extend", _case(READY, "extend")),
    Scene("47-refuse", _case(LOGGED, "refuse")),
    Scene("48-withdrawn", _case(LOGGED, "withdraw")),
    Scene("49-documents", _case(AT_STAGE_2, "documents")),
    Scene("50-who-speaks-for-them", _case(AT_STAGE_2, "people")),
    Scene("51-a-hazard", _case(AT_STAGE_2, "hazard")),
    Scene("52-offer-money", _case(AT_STAGE_2, "offer")),
    Scene("53-what-changed", _settings("rules")),
    Scene("54-authority-to-offer", _settings("authority")),
    Scene("55-black-out", _redaction),
    Scene("56-another-matter", _case(AT_STAGE_2, "matter")),
    Scene("57-letter-another-matter", _letter(AT_STAGE_2, "matter-acknowledgement")),
    Scene("58-who-looked", _screen("looked")),
    Scene("59-how-long-cases-are-kept", _screen("retention")),
    Scene("60-contact-restricted", _case(LOGGED, "people")),
    Scene("61-restrict-contact", _case(AT_STAGE_2, "restrict")),
    Scene("62-print-letters", _letters_of_all),
    Scene("63-letters-and-the-code", _screen("letters-and-code")),
    Scene("64-wording-of-letters", _wording),
    Scene("65-write-to-many", _write_to_many),
    Scene("66-send-a-list-out", _tracker(lambda screen: screen.lists.send_out())),
    Scene("67-take-a-list-back", _screen("promises-back")),
    Scene("68-chase-all-that-is-due", _tracker(lambda screen: screen.lists.chase())),
    Scene("69-month-of-a-contractor", _tracker(lambda screen: screen.lists.review())),
    Scene("70-how-promises-were-kept", _tracker(lambda screen: screen.show_figures())),
    Scene("71-contractors", _settings("contractors")),
    Scene("72-team-load", team.load),
    Scene("73-team-ill-today", team.ill),
    Scene("74-team-absences", team.absences),
    Scene("75-team-share-out", team.share_out),
    Scene("76-team-comes-back", team.comes_back),
    Scene("77-team-not-allocated", team.unallocated),
    Scene("78-team-reassign", team.reassign),
    Scene("79-team-people", team.people),
    Scene("80-team-one-to-ones", team.growing("talks")),
    Scene("81-team-training", team.growing("everybody")),
    Scene("82-weekly-targets", _settings("weekly")),
    Scene("83-numbers", numbers.tiles),
    Scene("84-numbers-answered-in-time", numbers.measure("K2")),
    Scene("85-numbers-days-to-answer", numbers.measure("M4")),
    Scene("85-numbers-by-team", numbers.parted("K2", "Team")),
    Scene("85-numbers-by-category", numbers.parted("V1", "What it is about")),
    Scene("86-packs", numbers.packs),
    Scene("87-pack", numbers.pack),
    Scene("88-surveys", surveys.view("waves")),
    Scene("89-make-a-survey", surveys.view("make")),
    Scene("90-who-is-asked", surveys.view("people")),
    Scene("91-take-an-answer-down", surveys.view("take")),
    Scene("92-what-answers-say", surveys.view("answers")),
    Scene("93-in-their-words", surveys.view("comments")),
    Scene("94-take-answers-in", _screen("survey-file")),
    Scene("96-homes-counted", _settings("homes")),
    Scene("97-targets-of-measures", _settings("measures")),
    Scene("98-how-measures-are-read", _settings("readings")),
    Scene("99-base-years", _settings("bases")),
    Scene("100-quality-draws", quality.view("draws")),
    Scene("101-quality-draw-asked", quality.asked),
    Scene("102-quality-review-form", quality.form),
    Scene("103-quality-reviews", quality.view("reviews")),
    Scene("104-quality-review-read", quality.read),
    Scene("105-quality-found", quality.view("found")),
    Scene("106-quality-calibration", quality.view("calibration")),
    Scene("107-quality-matrix", _settings("quality")),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture that was drawn, and what in it cannot be read, in words."""

    picture: Path
    misfits: tuple[str, ...]


def draw(folder: Path, *, size: tuple[int, int] = SIZE, percent: int = 0, check: bool = False) -> Iterator[Drawn]:
    """Draw every screen into `folder`, at a `size` of window in pixels and of text in `percent`; yield each picture.

    `check` looks for what is cut or scrolls sideways, once a size of text.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from complaints_desktop.sample.demo import make_demo

    with TemporaryDirectory() as home:
        make_demo(Path(home), cases=CASES, seed=SEED)
        studio = Studio(Path(home))
        studio.window.resize(*size)
        try:
            for look, text in tuple((look, percent) for look in LOOKS) if percent else USUAL:
                studio.look(look, text)
                sharing.alone(studio)
                team.step_down(studio)
                name = f"{LOOKS[look]}-{text}" if text != 100 else LOOKS[look]
                for scene in SCENES:
                    scene.go(studio)
                    studio.settle()
                    asked = check and look is Look.LIGHT
                    found = tuple(misfits(studio.window)) if asked else ()
                    yield Drawn(studio.picture(folder / f"{scene.name}-{name}.png"), found)
        finally:
            studio.close()
