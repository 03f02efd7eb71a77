"""Pages are drawn in a process apart: one that is drawn for ever is refused in words, and hinders no other."""

import pytest

from complaints_desktop.documents import apart, process_apart
from complaints_desktop.documents.drawing import NOT_DRAWN, SECONDS, PageDrawer
from complaints_desktop.documents.redaction import Area, redacted
from complaints_desktop.rules.refusals import Refused
from tests.complaints_desktop.documents import hostile
from tests.complaints_desktop.documents.drawn_here import DrawnHere


def test_a_page_drawn_for_ever_is_refused_in_time_and_the_next_is_drawn():
    bomb = hostile.drawn_for_ever()
    with PageDrawer() as drawer:
        assert drawer.count(bomb) == 2
        drawer._seconds = 0.2
        with pytest.raises(Refused) as refused:
            drawer.draw(bomb, 1)
        assert (refused.value.why, refused.value.do) == (
            NOT_DRAWN,
            "Save a copy and open it elsewhere, if you trust whoever sent it.",
        )
        drawer._seconds = SECONDS
        page = drawer.draw(bomb, 2)
        assert (page.wide, page.high, set(page.pixels)) == (19, 19, {255})
        drawer._seconds = 0.2
        with pytest.raises(Refused, match="takes too long"):
            redacted(bomb, [Area(page=2, left=0, top=0, right=9, bottom=9)], drawer)


def test_a_page_comes_with_its_words():
    assert DrawnHere().draw(hostile.with_script(), 1).words == "It drips at night"


@pytest.mark.parametrize(
    "answer", [(b"", None), (b"12", {"wide": 1, "high": 1, "words": ""}), (b"", {"wide": 0}), (b"", 7)]
)
def test_an_answer_that_is_no_page_is_not_taken(answer: tuple[bytes, object]):
    class Odd(DrawnHere):
        def ask(self, what: str, content: bytes) -> tuple[bytes, object]:  # noqa: ARG002  # whatever is asked
            return answer

    with pytest.raises(Refused, match="damaged or locked"):
        Odd().draw(b"%PDF-1.7", 1)


@pytest.mark.parametrize("sizes", [(apart.MOST_FOUND + 1, 0), (0, apart.MOST_SAID + 1)])
def test_an_answer_larger_than_any_page_is_not_read(sizes: tuple[int, int]):
    from io import BytesIO
    from types import SimpleNamespace

    process = SimpleNamespace(stdin=BytesIO(), stdout=BytesIO(process_apart.HEAD.pack(*sizes)))
    with pytest.raises(ValueError, match="more than"):
        apart._asked(process, "1", b"")  # type: ignore[arg-type]
