"""One promise beside the tracker: how its risk went from week to week, and that nobody is noted as looking."""

from dataclasses import replace
from datetime import date, timedelta

from complaints_desktop.actions import commitments
from complaints_desktop.actions.settings import change_weights
from complaints_desktop.desk.settings import settings_on
from complaints_desktop.reading.promise_view import promise_view
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.risk import Weights
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


def test_the_risk_of_a_promise_is_told_for_each_week_since_it_was_made_by_the_weights_of_that_day(office: Office):
    case_id = office.log(TODAY)
    with office.working() as session:
        typed = filled("promise", owner="Repairs", due_on=TODAY + timedelta(21), impact=2)
        made = commitments.promise(session, office.desk, case_id=case_id, typed=typed).made
    assert made is not None
    found: list[list[int]] = []
    office.on(TODAY + timedelta(15))
    for not_started in (1, 4, 5):
        with office.working() as session:
            change_weights(session, office.desk, weights=Weights(not_started=not_started, last_day=0, nearly_gone=0))
        desk = replace(office.desk, settings=settings_on(office.record, office.desk.today))
        with office.record.reading() as session:
            seen = promise_view(session, desk, case_id=case_id, commitment_id=made)
        assert seen
        found.append([score for _, score in seen.history])
    assert [each[:-1] for each in found] == [found[0][:-1]] * 3  # what was scored stands
    assert found[0][-1] < found[1][-1]
    office.on(TODAY + timedelta(22))
    with office.record.reading() as session:
        view = promise_view(session, office.desk, case_id=case_id, commitment_id=made)
        assert promise_view(session, office.desk, case_id=case_id, commitment_id="another") is None
    assert view is not None
    days, scores = zip(*view.history, strict=True)
    assert days == tuple(TODAY + timedelta(n) for n in (1, 8, 15, 22))
    assert list(scores) == sorted(scores)
    assert scores[0] < scores[-1]
    assert view.levels[made].level == 3
    assert Act.ANSWER_LEVEL in view.allowed
    assert office.record.looks.waiting == 0
