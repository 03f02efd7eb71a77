"""Every action that is told an id it does not know says so in words: found by its signature, none is left out."""

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from complaints_desktop import actions
from complaints_desktop.actions import commitments, definition, drafts
from complaints_desktop.case.case import load_case
from complaints_desktop.exchange.importing import undo_import
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.form import Entry
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.rules.refusals import Refused
from db.model import DayNote
from db.number_terms import SurveyMode
from db.terms import Choice, ContactKind, Decision, Direction, EvidenceResult, Hazard, MoneyKind, UpdateKind
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office, open_office
from tests.tables import each_row

UNKNOWN = "01a00000-0000-7000-8000-000000000000"
TODAY = date(2026, 3, 26)
KINDS = {
    "record_contact": ContactKind.CALL,
    "offer": MoneyKind.TIME,
    "update": UpdateKind.PROGRESS,
    "issue": "stage1-acknowledgement",
    "take_back": DayNote,
}
GIVEN: dict[str, Any] = {
    **{"text": "said", "because": "said", "agreed": "said", "learning": "said", "reasons": "said", "reference": "said"},
    **{"item": "Photos", "summary": "said", "evidence": "said", "content": {}, "typed": {}, "pence": 100},
    **{"decision": Decision.UPHELD, "result": EvidenceResult.SEEN, "hazard": Hazard.NONE, "direction": Direction.IN},
    **{"complex": False, "vulnerable": False, "conflict": False, "keep": True, "resident_agreed": True},
    **{"contact_on": TODAY, "completed_on": TODAY, "due_on": date(2026, 4, 24), "choice": Choice.KEPT},
    **{"asked": True, "unhappy": False, "mode": SurveyMode.PHONE},
    "words": PointWords(text="The leak"),
}
"""What is said for a parameter that has to be given and is no id."""

CASEWORK = "casework"
"""How every action begins and ends: no action itself."""


HARMLESS = (drafts.saved, drafts.end)
"""They find nothing under an unknown id, and do nothing."""


def _acts() -> Iterator[tuple[Callable[..., Any], str]]:
    """Every public action beside each id it takes, and those of whole rows that carry one."""
    for module in (each for each in iter_modules(actions.__path__) if each.name != CASEWORK):
        for name, act in vars(import_module(f"{actions.__name__}.{module.name}")).items():
            own = inspect.isfunction(act) and act.__module__ == f"{actions.__name__}.{module.name}"
            if own and not name.startswith("_") and act not in HARMLESS:
                yield from ((act, each) for each in inspect.signature(act).parameters if each.endswith("_id"))
    yield undo_import, "run_id"


ACTS = list(_acts())


@pytest.fixture(scope="module")
def office(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One record for all: what is refused leaves it as it is."""
    opened = open_office(template, tmp_path_factory.mktemp("office"), TODAY)
    yield opened
    opened.record.close()


@pytest.fixture(scope="module")
def acknowledged(office: Office) -> str:
    """A case in which points may be decided and money offered."""
    case_id = office.log(TODAY)
    with office.working() as session:
        definition.add_point(session, office.desk, case_id=case_id, typed=PointWords(text="The leak"))
        from db.model import Stage

        session.query(Stage).filter_by(case_id=case_id).update({"acknowledged_on": TODAY})
    return case_id


def _arguments(act: Callable[..., Any], case_id: str, resident: PersonFacts) -> dict[str, Any]:
    known = {"case_id": case_id, "person_id": resident.id}
    given: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(act).parameters.items())[2:]:
        if parameter.default is inspect.Parameter.empty:
            given[name] = known.get(name, KINDS.get(act.__name__, "large print") if name == "kind" else GIVEN.get(name))
        if inspect.isclass(parameter.annotation) and issubclass(parameter.annotation, Entry):
            given[name] = filled(parameter.annotation.header.name)
    return given


@each_row(("act", "name"), ACTS, ids=[f"{act.__name__}: {name}" for act, name in ACTS])
def test_an_id_nobody_knows_is_refused_in_words(office: Office, acknowledged: str, act: Callable[..., Any], name: str):
    with office.record.reading() as session:
        resident = load_case(session, acknowledged).resident
    assert resident is not None
    given = {**_arguments(act, acknowledged, resident), name: UNKNOWN}
    with pytest.raises(Refused) as refused, office.working() as session:
        act(session, office.desk, **given)
    assert refused.value.why
    assert refused.value.do


def test_a_promise_and_an_intake_that_carry_an_unknown_id_are_refused_in_words(office: Office, acknowledged: str):
    with pytest.raises(Refused, match="is not one of the choices"), office.working() as session:
        commitments.promise(session, office.desk, case_id=acknowledged, typed=filled("promise", point_id=UNKNOWN))
    with pytest.raises(Refused, match="not on this desk"):
        office.log(TODAY, resident=PersonDetails(person_id=UNKNOWN, name="A Resident"))
