"""The catalogue of letters without a window."""

import json

import pytest

from complaints_desktop.letters.catalogue import letter_names
from ui.command_line import main


def said(capsys: pytest.CaptureFixture[str], *typed: str) -> str:
    assert main([*typed]) == 0
    return capsys.readouterr().out


def test_every_kind_is_listed_with_its_fields_and_paragraphs_for_a_script(capsys):
    found = {each["kind"]: each for each in json.loads(said(capsys, "letters", "--json"))["letters"]}

    assert set(found) == set(letter_names())
    response = found["stage1-response"]
    assert (response["code"], response["ends_clock"], response["begins_clock"]) == ("L08", "respond", None)
    reasons = next(each for each in response["fields"] if each["name"] == "points.reasons")
    assert (reasons["paragraph"], reasons["required"], reasons["from"]) == ("6.9 d", True, "record")
    assert found["stage1-acknowledgement"]["begins_clock"] == "respond"
    assert "auditor" not in response["issued_by"]


def test_one_kind_is_told_whole_in_words(capsys):
    words = said(capsys, "letters", "request-confirmation").splitlines()

    assert words[0] == "L02  Confirmation of a request for service (request-confirmation)"
    assert "  Stages: No complaint" in words
    assert "  Why this is a request and not a complaint: Must · typed by the officer · Code 1.4" in words
    assert "  If you are unhappy · Code 1.5" in words


def test_a_kind_nobody_knows_is_refused_in_words(capsys):
    assert main(["letters", "stage3-response"]) == 2
    assert "There is no letter called" in capsys.readouterr().err
