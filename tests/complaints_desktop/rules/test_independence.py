"""Who considers stage 2: nobody who considered stage 1, nobody with a conflict, and at stage 1 anybody (Code 6.13)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.investigation import ConflictFacts, EvidenceFacts
from complaints_desktop.facts.refusals import ApprovalFacts, RefusalFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.independence import require_independent, took_part
from complaints_desktop.rules.refusals import Refused
from db.terms import EvidenceResult, Judgement
from tests.complaints_desktop.facts import OFFICER, a_case, a_stage
from tests.complaints_desktop.letters.sample import finding, point
from tests.tables import each_row

DAY = date(2026, 3, 2)
OTHER = replace(OFFICER, id="other", name="Another Officer")


def declared(officer=OFFICER, *, conflict: bool = False) -> ConflictFacts:
    return ConflictFacts(officer=officer, declared_on=DAY, conflict=conflict, measures=None)


def decided_by(who: str) -> PointFacts:
    return finding(point(), decided_by_id=who)


def weighed_by(who: str | None) -> EvidenceFacts:
    seen = {"result": EvidenceResult.SEEN, "checked_on": DAY, "note": None}
    return EvidenceFacts(id="evidence", item="The log", checked_by_id=who, **seen)


def refused_by(
    proposed_by: OfficerFacts | None,
    approved_by: OfficerFacts,
    *,
    stage: int = 1,
    refused_on: date | None = DAY,
    judgement: Judgement = Judgement.APPROVED,
) -> RefusalFacts:
    said = {"because": None, "approved_on": DAY, "recorded_at": datetime(2026, 3, 2, tzinfo=UTC)}
    approved = ApprovalFacts(judgement=judgement, approved_by=approved_by, **said)
    unasked = dict.fromkeys(("point_id", "issue_on", "aware_on", "filed_on", "evidence", "discretion", "safety"))
    unasked |= dict.fromkeys(
        ("reasons", "dropped_on", "directed_on", "directed_by", "taken_back_on", "taken_back_because", "taken_back_by")
    )
    told = {"proposed_on": DAY, "proposed_by": proposed_by, "refused_on": refused_on, "approvals": (approved,)}
    return RefusalFacts(id="refusal", stage=stage, ground="a claim", **told, **unasked)


@each_row(
    ("case", "why"),
    [
        (a_case(a_stage(decider=OFFICER), a_stage(2)), "answered it at stage 1"),
        (a_case(a_stage(decider=OTHER, conflicts=(declared(),)), a_stage(2)), "investigated it at stage 1"),
        (a_case(a_stage(decider=OTHER), a_stage(2), points=(decided_by("officer"),)), "decided on it at stage 1"),
        (a_case(a_stage(decider=OTHER), a_stage(2), points=(decided_by("other"),)), ""),
        (a_case(a_stage(decider=OTHER), a_stage(2, conflicts=(declared(conflict=True),))),
         "declared a conflict of interest"),
        (a_case(a_stage(decider=OTHER), a_stage(2, conflicts=(declared(conflict=False),))), ""),
        (a_case(a_stage(decider=OTHER), a_stage(2, conflicts=(declared(OTHER, conflict=True),))), ""),
        (a_case(a_stage(2)), ""),
        (a_case(a_stage(decider=OTHER)), ""),
        (a_case(a_stage(), a_stage(2), points=(replace(decided_by("other"), findings=()),)), ""),
        (a_case(a_stage(evidence=(weighed_by(None),)), a_stage(2)), ""),
        (a_case(a_stage(decider=OTHER, conflicts=(declared(OTHER),)), a_stage(2)), ""),
        (a_case(a_stage(), a_stage(2)), ""),
        (a_case(a_stage(evidence=(weighed_by("officer"),)), a_stage(2)), "investigated it at stage 1"),
        (a_case(a_stage(evidence=(weighed_by("other"),)), a_stage(2)), ""),
        (a_case(a_stage(), a_stage(2, evidence=(weighed_by("officer"),))), ""),
        (a_case(a_stage(decider=OTHER), a_stage(2), withdrawn=(decided_by("officer"),)), "decided on it at stage 1"),
        (a_case(a_stage(), a_stage(2), refusals=(refused_by(OFFICER, OTHER),)), "refused it at stage 1"),
        (a_case(a_stage(), a_stage(2), refusals=(refused_by(OTHER, OFFICER),)), "refused it at stage 1"),
        (a_case(a_stage(), a_stage(2), refusals=(refused_by(OTHER, OFFICER, refused_on=None),)), ""),
        (a_case(a_stage(), a_stage(2), refusals=(refused_by(OTHER, OFFICER, stage=2),)), ""),
        (a_case(a_stage(), a_stage(2), refusals=(refused_by(OTHER, OFFICER, judgement=Judgement.SENT_BACK),)), ""),
        (a_case(a_stage(), a_stage(2), refusals=(refused_by(None, OTHER),)), ""),
    ],
)  # fmt: skip
def test_who_took_part_in_stage_1_or_has_a_conflict_is_named_with_the_reason(case, why):
    assert took_part(case, OFFICER) == why
    if why:
        with pytest.raises(Refused, match=f"An Officer {why}, and somebody else considers it") as refused:
            require_independent(case, OFFICER)
        assert refused.value.paragraph == "6.13"
    else:
        require_independent(case, OFFICER)


def test_at_stage_1_it_is_asked_of_nobody():
    require_independent(a_case(a_stage(decider=OFFICER, conflicts=(declared(conflict=True),))), OFFICER)


@pytest.mark.parametrize("field", [None, "reviewer"])
def test_the_refusal_points_to_the_field_that_named_them(field):
    with pytest.raises(Refused) as refused:
        require_independent(a_case(a_stage(decider=OFFICER), a_stage(2)), OFFICER, field=field)
    assert refused.value.field == field
