"""A letter on its screen: half written, ready to leave, and issued."""

import pytest

from tests.ui.letters.composing import complete, issue, letter


@pytest.fixture
def response(bench):
    return letter(bench, "working", "stage1-response")


@pytest.fixture
def ready(bench):
    """The screen with an acknowledgement that nothing blocks."""
    complete(bench)
    screen = letter(bench, "new", "stage1-acknowledgement")
    for name in [each.field for each in screen.proof.blocks if each.field in screen.words.boxes]:
        bench.bot.keyClicks(screen.words.boxes[name].box, "We will ring you on Friday.")
    bench.bot.waitUntil(lambda: bool(screen.proof) and not screen.proof.blocks, timeout=8000)
    return screen


@pytest.fixture
def issued(bench, ready):
    """The screen with an acknowledgement that has just been issued."""
    issue(bench, ready)
    return ready
