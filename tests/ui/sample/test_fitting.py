"""Every screen of the sample, at every size of window and of text: nothing is cut, and nothing scrolls sideways."""

import pytest

from tests.thorough import ALL
from ui.demonstration.fitting import misfits
from ui.demonstration.screens import SCENES
from ui.kit.colours import Look

SIZES = ((1024, 700), (1366, 768), (1440, 900), (1920, 1080))
TIGHTEST = {100: SIZES[:2], 150: SIZES[:2], 200: SIZES[:2]}
"""The sizes of window that are tried at each size of text, where not all are tried."""


@pytest.mark.long
@pytest.mark.parametrize("percent", TIGHTEST)
def test_all_that_is_shown_can_be_read(studio, percent):
    studio.look(Look.LIGHT, percent)
    found: list[str] = []
    for scene in SCENES:
        scene.go(studio)
        studio.settle()
        for wide, high in SIZES if ALL else TIGHTEST[percent]:
            studio.window.resize(wide, high)
            studio.settle()
            grew = (studio.window.width(), studio.window.height()) != (wide, high)
            said = [*misfits(studio.window), *(["the window grew"] if grew else [])]
            found += [f"{scene.name} {wide}x{high}: {each}" for each in said]
    assert not found, "\n".join(found)
