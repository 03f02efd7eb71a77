"""Every screen of the sample, at every size of window and of text: nothing is cut, and nothing scrolls sideways."""

import pytest

from tests.thorough import ALL
from ui.demonstration.camera import Studio
from ui.demonstration.fitting import misfits
from ui.demonstration.screens import SCENES
from ui.kit.colours import Look

SIZES = ((1024, 700), (1366, 768), (1440, 900), (1920, 1080))
TIGHTEST = SIZES[:2]


def tried(place: int, percent: int) -> tuple[tuple[int, int], ...]:
    """Return the sizes of window at which the scene at `place` is tried, where not all are.

    The largest text is tried at every scene, each smaller one at every sixth; one tight window after the other.
    """
    if ALL:
        return SIZES
    return (TIGHTEST[place // 2 % 2],) if percent == 200 or place % 6 == 3 * (percent == 150) else ()


@pytest.mark.long
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_all_that_is_shown_can_be_read(studio, percent):
    studio.look(Look.LIGHT, percent)
    found: list[str] = []
    for place, scene in enumerate(SCENES):
        sizes = tried(place, percent)
        if sizes:
            scene.go(studio)
            studio.settle()
        for wide, high in sizes:
            found += [f"{scene.name} {wide}x{high}: {each}" for each in at_rest(studio, wide, high)]
    assert not found, "\n".join(found)


def at_rest(studio: Studio, wide: int, high: int) -> list[str]:
    """Return what does not fit a window of that size, once all is at rest: what did not at first is asked once more."""
    said: list[str] = []
    for _ in range(2):
        studio.window.resize(wide, high)
        studio.settle()
        grew = (studio.window.width(), studio.window.height()) != (wide, high)
        said = [*misfits(studio.window), *(["the window grew"] if grew else [])]
        if not said:
            break
    return said
