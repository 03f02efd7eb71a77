"""The sample's complaints that ended without an answer: each stands as the Code has it, with its letters."""

from collections.abc import Callable
from pathlib import Path

import pytest

from complaints_desktop.case.case import load_case
from complaints_desktop.office import Office
from complaints_desktop.rules.states import State, state_of
from complaints_desktop.sample.endings import refused, reopened, withdrawn
from complaints_desktop.sample.record import fill
from db.record.home import open_home
from db.terms import Closing
from tests.db.rows import NOW

TOLD = {
    refused: (State.CLOSED, Closing.REFUSED, ["stage1-refusal"]),
    withdrawn: (State.CLOSED, Closing.WITHDRAWN, ["stage1-acknowledgement", "withdrawal"]),
    reopened: (State.ACKNOWLEDGED, None, ["stage1-acknowledgement", "withdrawal"]),
}


@pytest.mark.parametrize("tell", TOLD, ids=lambda tell: tell.__name__)
def test_each_ends_as_the_code_has_it_with_its_letters(tmp_path: Path, tell: Callable[[Office], str]):
    with open_home(tmp_path, code="5MP", now=lambda: NOW) as opened:
        desk = Office(opened.record, user="Sample officer").desk()
        with opened.record.writing(author="sample") as session:
            fill(session, desk, cases=1, seed=1)
        made = tell(Office(opened.record))
        with opened.record.reading() as session:
            case = load_case(session, made)
    ended = case.closed_as if case.closed_on else None
    assert (state_of(case), ended, [each.kind for each in case.letters]) == TOLD[tell]
