"""A letter as the checks see it; the page is only composed where a check reads it."""

from dataclasses import replace
from functools import cache
from typing import Any

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.checks import Seen
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import Page, Paragraph, Run
from tests.complaints_desktop.letters.sample import response


@cache
def a_page() -> Page:
    """Return the page of the sample response."""
    return compose(response())


def about(matter: LetterMatter) -> Seen:
    """Return a letter whose page does not matter."""
    return Seen(matter, a_page())


def whole(matter: LetterMatter) -> Seen:
    """Return a letter with the page that it makes."""
    return Seen(matter, compose(matter))


def saying(*runs: Run, section: str = "answer", **page: Any) -> Seen:
    """Return the sample response with a page that says these runs and no more."""
    return Seen(response(), replace(a_page(), **{"blocks": (Paragraph(runs, section),), **page}))
