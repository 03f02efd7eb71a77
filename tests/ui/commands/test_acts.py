"""Every act there is, done by a script: listed with its fields, done as in the window, refused in words at a field."""

import json
from contextlib import redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from complaints_desktop.actions.table import FORMS
from complaints_desktop.sharing.erasing import BY_THE_SERVER
from tests.complaints_desktop.filled import typed
from ui.command_line import main

NOW = datetime(2026, 4, 13, 10, tzinfo=UTC)
DONE, REFUSED = 0, 2


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("acts") / "home"
    assert main(["--home", str(folder), "demo", "--cases", "8", "--seed", "3", "--no-window"], now=lambda: NOW) == DONE
    answered = next(each for each in printed(folder, "cases")["cases"] if each["state"] == "responded")
    assert "said" in printed(folder, "act", answered["reference"], "escalate")
    return folder


def printed(home: Path, *arguments: str) -> Any:
    with redirect_stdout(StringIO()) as out:
        main(["--home", str(home), *arguments, "--json"], now=lambda: NOW)
    return json.loads(out.getvalue())


@pytest.fixture(scope="module")
def before(home: Path) -> dict[str, set[str]]:
    """What each case allows before any test has done anything."""
    references = [line["reference"] for line in printed(home, "cases")["cases"]]
    listed = {reference: printed(home, "acts", reference)["acts"] for reference in references}
    return {case: {each["act"] for each in acts if each["refused"] is None} for case, acts in listed.items()}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path):
    def ran(*arguments):
        capsys.readouterr()
        code = main(["--home", str(home), *map(str, arguments)], now=lambda: NOW)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return ran


@pytest.fixture
def acts(run):
    """Return what may be done to each case, by its reference and the name of the act."""

    def listed(reference):
        code, out, _ = run("acts", reference, "--json")
        assert code == DONE
        return {each["act"]: each for each in json.loads(out)["acts"]}

    return listed


AVOIDED = {"decide": "request", "define": "decide", "withdraw-point": "decide", "correct": "decide"}
"""What a case does not allow besides: stage 2 is decided by others, and what is defined later asks for more."""


@pytest.fixture
def allowing(acts, before):
    """Return the reference of a case that allows an act now, and what it says of it."""

    def found(name, apart=()):
        able = (case for case, may in before.items() if name in may and AVOIDED.get(name) not in may)
        for reference in able:
            act = acts(reference)[name]
            if act["refused"] is None and (not act["on"] or _of(act, apart)):
                return reference, act
        raise AssertionError(name)

    return found


def _of(act, apart):
    """What an act may be done to, without what is kept apart."""
    return [each["value"] for each in act["on"] if not any(words in each["words"] for words in apart)]


SAID = {
    "settle-point": ["said_on=today"],  # in the sample stage 2 was asked for today
    "offer": [*typed("offer"), "told_on=today"],  # its first case is answered
    "answer-offer": ["accepted=accepted", "answered_on=today"],
    "pay": ["paid_on=today", "paid_how=bank transfer", "paid_reference=P 17"],
    "correct": ["received_on=today", "because=It stands in the call log"],
}
"""What a form needs in the sample."""


def pairs(name):
    """What somebody types for a form: what is left out begins as in the window."""
    said = SAID.get(name) or typed(name)
    return [part for each in said for part in ("--set", each)]


def test_every_form_there_is_is_listed_with_its_fields(acts, allowing):
    reference, _ = allowing("promise")
    listed = acts(reference)
    assert list(listed) == list(FORMS)
    by_name = {field["name"]: field for field in listed["promise"]["fields"]}
    assert by_name["what"] == {
        "name": "what",
        "label": "What is promised?",
        "hint": "As it will be printed: who will do what",
        "type": "long text",
        "required": True,
        "choices": None,
    }
    assert [each["value"] for each in by_name["impact"]["choices"]] == ["1", "2", "3", "4", "5"]


ELSEWHERE = {"refuse", "drop-refusal", "approve", "send-back", "direct", "accept"} | {
    "link",
    "unlink",
    "merge",
    "unmerge",
    "merge-person",
    "incident-answer",
    *("review-need", "authority", "letters-to", "end-authority", "leave"),
    *("approve-letter", "send-back-letter", "drop-letter", "send-letter", "return-letter"),
    "describe-document",
    "withdraw-document",
    "destroy-document",
    *("settle-letters", "drop-override", "approve-override", "send-back-override"),
    "drop-money",
    "approve-money",
    "send-back-money",
    "pay-order",
    "set-aside-order",
    "hazard-step",
    *("drop-warning", "drop-restriction", "approve-restriction", "send-back-restriction"),
    *("appeal-restriction", "review-restriction"),
    "matter-acknowledge",
    *("chase", "answer-level", "explain-miss", "hear-resident", "sign-off"),  # of a promise that stands so
    "matter-progress",
    "matter-answer",
    "matter-close",
    "matter-strike",
    "decide-erasing",
    "hold",  # done before it is lifted: it would keep the case from what comes after
}
"""What needs a case of its own, another case or a second officer."""


KEPT_APART, BOUND = {"complete", "cancel", "move"}, ("£", "Awaab's Law")
"""What is not done to a promise of money or to a limit of the law: the money is paid, the step recorded."""

FIRST = {"end-request": "offer-choice", "lift-hold": "hold"}
"""What is done before it: who said that they are unhappy is offered a complaint, and what is lifted holds."""


@pytest.mark.parametrize("name", [name for name, row in FORMS.items() if row.do and name not in ELSEWHERE])
def test_every_act_is_done_by_a_script_as_in_the_window(run, allowing, name):
    apart = BOUND if name in KEPT_APART else ()
    reference, act = allowing(name, apart)
    about = _of(act, apart)
    on = ["--on", about[0]] if act["on"] else []
    if first := FIRST.get(name):
        assert run("act", reference, first, *pairs(first))[0] == DONE
    code, out, err = run("act", reference, name, *on, *pairs(name), "--json")
    assert (code, err) == (DONE, "")
    data = json.loads(out)
    assert data["said"] == FORMS[name].form.header.said
    if name == "make-complaint":
        assert run("case", data["made_case"])[0] == DONE
    elif name == "promise":
        assert data["made_case"] is None


def test_a_refusal_is_proposed_by_a_script_and_judged_by_nobody_who_proposed_it(run, acts, home):
    reference = next(each["reference"] for each in printed(home, "cases")["cases"] if each["state"] == "logged")
    assert "has no refusal yet" in acts(reference)["approve"]["refused"]["do"]
    code, _, err = run("act", reference, "refuse", *pairs("refuse"))
    assert (code, err) == (DONE, "")
    (listed,) = acts(reference)["approve"]["on"]
    assert listed["words"].startswith("1. a claim about it has been filed at court: The claim asks")
    code, _, err = run("act", reference, "approve")
    assert code == REFUSED
    assert "You proposed this refusal" in err


def test_which_point_is_decided_may_be_said_among_the_fields(run, allowing):
    reference, act = allowing("decide")
    code, _, err = run("act", reference, "decide", "--set", f"point={act['on'][-1]['value']}", *pairs("decide"))
    assert (code, err) == (DONE, "")


def test_every_form_without_an_action_is_done_by_the_server_and_no_other():
    assert {name for name, row in FORMS.items() if row.do is None} == BY_THE_SERVER.keys()


def test_a_case_is_erased_by_a_script_only_where_every_desk_hears_of_it(run, allowing):
    reference, _ = allowing("erase")
    code, out, err = run("act", reference, "erase", "--set", "because=Over", "--set", "again=26-AAA-1", "--json")
    assert (code, json.loads(out)["field"]) == (REFUSED, "again")
    code, _, err = run("act", reference, "erase", "--set", "because=Over", "--set", f"again={reference}")
    assert code == REFUSED
    assert "has not joined a shared database" in err


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ((), "what", "what: Say what is promised (Code 7.3). Fill it in."),
        (("due_on=31 April 2026",), "due_on", "due_on: There is no such day as 31 April 2026"),
        (("impact=6",), "impact", "impact: “6” is not one of the choices. Choose from: 1  Learning"),
        (("point=99",), "point", "point: “99” is not one of the choices"),
        (("needs_appointment=maybe",), "needs_appointment", "needs_appointment: “maybe” is neither yes nor no"),
        (("mood=cross",), "mood", "promise has no field “mood”. Its fields are: what, owner"),
        (("mood",), "set", "“mood” has no ="),
    ],
)
def test_what_cannot_be_is_refused_in_words_that_name_the_field(run, allowing, typed, field, words):
    reference, _ = allowing("promise")
    arguments = [part for each in typed for part in ("--set", each)]
    code, out, err = run("act", reference, "promise", *arguments, "--json")
    assert (code, json.loads(out)["field"]) == (REFUSED, field)
    assert words in err


def test_an_act_that_is_not_allowed_now_is_refused_as_the_list_says(run, acts, before):
    reference = next(case for case, allowed in before.items() if "close" not in allowed)
    refused = acts(reference)["close"]["refused"]
    code, out, _ = run("act", reference, "close", *pairs("close"), "--json")
    said = json.loads(out)
    assert code == REFUSED
    assert (said["refused"], said["paragraph"], said["do"]) == (refused["why"], refused["paragraph"], refused["do"])


def test_an_act_about_something_says_of_what_there_is_to_choose(run, allowing):
    reference, act = allowing("update")
    code, _, err = run("act", reference, "update", *pairs("update"))
    assert code == REFUSED
    assert act["on"][0]["words"] in err


def test_an_act_nobody_declared_is_refused_with_those_there_are(run, allowing):
    reference, _ = allowing("promise")
    code, _, err = run("act", reference, "bless")
    assert code == REFUSED
    assert "There is no act “bless”" in err
    assert "promise" in err


def test_a_person_reads_what_may_be_done_and_what_not(run, allowing):
    reference, _ = allowing("promise")
    code, out, _ = run("acts", reference)
    assert code == DONE
    assert "    what (long text, required): What is promised?" in out.splitlines()
    assert ": not now. " in out


def test_a_day_without_its_year_that_may_be_another_is_refused_and_one_that_cannot_is_taken(run, allowing):
    reference, _ = allowing("contact")
    code, _, err = run("act", reference, "contact", "--set", "summary=Rang", "--set", "contact_on=14 Apr")
    assert (code, "contact_on: “14 Apr” would be Monday 14 April 2025" in err, "Give the year too" in err) == (
        REFUSED, True, True,
    )  # fmt: skip
    assert run("act", reference, "contact", "--set", "summary=Rang", "--set", "contact_on=13 Apr")[0] == DONE


def test_a_restriction_on_contact_is_said_before_anybody_rings_and_in_no_other_case(run, home):
    restricted = [each["reference"] for each in printed(home, "cases", "--query", "restriction on contact")["cases"]]
    (reference,) = (each for each in restricted if printed(home, "case", each)["restrictions"])
    other = next(each["reference"] for each in printed(home, "cases")["cases"] if each["reference"] != reference)
    said = ("--set", "summary=Rang about the repair", "--set", "contact_on=today")
    for command in (("acts",), ("case",), ("act", "contact")):
        name, *more = command
        asked = (name, reference, *more, *(said if more else ()))
        code, _, err = run(*asked)
        assert (code, err.startswith("Contact restricted: ")) == (DONE, True)
        assert "Still open: emergency repairs" in err
        assert run(name, other, *more, *(said if more else ()))[2] == ""
