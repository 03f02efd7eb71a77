"""A case this program cannot read stops no other: what came with it is taken in, and that is said."""

from collections.abc import Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading import case_lines
from complaints_desktop.sharing import sharing
from tests.complaints_desktop.sharing.conftest import Sit
from tests.postgres import Shared


@pytest.fixture
def _unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that fails over the case of one resident."""

    def failing(derive: sharing.Derive) -> sharing.Derive:
        def fails(session: Session, desk: Desk, ids: Sequence[str]) -> None:
            derive(session, desk, ids)
            if session.execute(text("SELECT 1 FROM case_row WHERE resident = 'Unread'")).first():
                raise ValueError

        return fails

    for name in ("follow", "restate"):
        monkeypatch.setattr(sharing, name, failing(getattr(case_lines, name)))


@pytest.mark.usefixtures("_unreadable")
def test_what_came_with_a_case_that_cannot_be_read_is_listed_and_the_rest_is_said(sit: Sit, shared: Shared) -> None:
    ann, ben = sit("ann").join(shared), sit("ben").join(shared)
    for name in ("Hamza Okafor", "Unread", "Wanda Marsh"):
        ann.log(name)
        ann.sharing.once()
    ben.sharing.once()
    assert ben.office.record.rows("SELECT count(*) FROM case_") == [(3,)]
    assert {name for name, _ in ben.lines()} == {"Hamza Okafor", "Wanda Marsh"}
    assert ben.sharing.problem is not None
    assert "1 case came that this program cannot read" in ben.sharing.problem.what
    ann.log("Efua Baptiste")
    for each in (ann, ben):
        each.sharing.once()
    assert "Efua Baptiste" in {name for name, _ in ben.lines()}
