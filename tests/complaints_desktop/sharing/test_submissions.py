"""A letter from desk to desk: submitted by one, approved by another, issued by the first; held without an approval."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from complaints_desktop.actions import letters, settings, submissions
from complaints_desktop.letters import gate
from complaints_desktop.letters.checks import approval
from db.terms import Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.sharing import acting
from tests.complaints_desktop.sharing.acting import CALLS, the_case
from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.postgres import Shared

RECEIPT = {"kind": "receipt", "typed": CALLS}


@pytest.fixture
def pair(template: Path, tmp_path: Path, shared: Shared) -> Iterator[list[Sharer]]:
    """The head of complaints, who has receipts approved, and a resolution officer, at desks of one team."""
    shared.officer("bob", role=Role.HEAD.value)
    shared.officer("pat", role=Role.RESOLUTION_OFFICER.value)
    both = [Sharer(template, tmp_path / login, login).join(shared) for login in ("bob", "pat")]
    both[0].act(acting.settings.change_landlord, details=acting.LANDLORD)
    both[0].act(settings.change_approvals, kinds=["receipt"])
    for each in both:
        acting.introduce_oneself(each, "")
    share(*both)
    yield both
    for each in both:
        each.close()


def share(*desks: Sharer) -> None:
    for each in (*desks, *desks):
        each.sharing.once()


def submitted(bob: Sharer, pat: Sharer) -> str:
    """Have Pat submit the receipt of a new case; return the case."""
    case_id = pat.log()
    pat.act(submissions.submit, case_id=case_id, **RECEIPT)
    share(pat, bob)
    return case_id


def test_a_letter_travels_to_who_approves_it_and_its_approval_back(pair: list[Sharer]):
    bob, pat = pair
    case_id = submitted(bob, pat)
    bob.act(submissions.approve, case_id=case_id, submission_id="", typed=filled("approve-letter"))
    share(bob, pat)
    pat.act(letters.issue, case_id=case_id, **RECEIPT)
    share(pat, bob)
    assert (bob.questions(), pat.questions()) == ([], [])
    assert the_case(bob, case_id).letters[0].submission_id == the_case(pat, case_id).submissions[0].id


@pytest.mark.parametrize("said", ["nothing", "sent back", "approved, and thought again"])
def test_a_letter_that_a_tampered_program_issued_without_approval_is_held(
    pair: list[Sharer], monkeypatch: pytest.MonkeyPatch, said: str
):
    bob, pat = pair
    case_id = submitted(bob, pat)
    if said == "approved, and thought again":
        bob.act(submissions.approve, case_id=case_id, submission_id="", typed=filled("approve-letter"))
    if said != "nothing":
        bob.act(submissions.send_back, case_id=case_id, submission_id="", typed=filled("send-back-letter"))
    unchecked = tuple(each for each in gate.CHECKS if each.find is not approval.approved)
    monkeypatch.setattr(gate, "CHECKS", unchecked)
    pat.act(letters.issue, case_id=case_id, **RECEIPT)
    share(bob, pat)
    assert set(pat.questions()) == {"letter_not_approved"}
