"""How much may be offered on a case: by one's own limit, or as somebody else has approved, and not a penny beyond."""

from datetime import UTC, date, datetime

import pytest

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.money import MoneyAnswerFacts, MoneyRequestFacts, OfferFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.money import limit_on, require_within
from complaints_desktop.rules.refusals import Refused
from db.terms import Judgement, MoneyKind, Role

DAY, AT = date(2026, 4, 1), datetime(2026, 4, 1, 9, tzinfo=UTC)
ANN = OfficerFacts(id="ann", name="Ann", role=Role.RESOLUTION_OFFICER)
MIA = OfficerFacts(id="mia", name="Mia", role=Role.COMPLAINTS_MANAGER)


def offer(pence: int, **more: date) -> OfferFacts:
    return OfferFacts(
        id=str(pence), point_id=None, kind=MoneyKind.TIME, pence=pence, because=None, offered_on=None, **more
    )


def asked(pence: int, *said: tuple[Judgement, OfficerFacts | None], dropped_on: date | None = None) -> CaseFacts:
    answers = tuple(
        MoneyAnswerFacts(judgement=word, because=None, answered_by=by, answered_on=DAY, recorded_at=AT)
        for word, by in said
    )
    request = MoneyRequestFacts(
        id="r", pence=pence, because="x", asked_on=DAY, asked_by=ANN, dropped_on=dropped_on, answers=answers
    )
    return CaseFacts(id="c", reference="26-AAA-0001", money_requests=(request,))


def offered(*offers: OfferFacts) -> CaseFacts:
    stage = StageFacts(id="s", number=1, received_on=DAY, offers=offers)
    return CaseFacts(id="c", reference="26-AAA-0001", stages=(stage,))


@pytest.mark.parametrize(("more", "stops"), [(0, False), (10_000, False), (10_001, True)])
def test_money_is_offered_up_to_the_limit_and_not_a_penny_beyond(more: int, stops: bool):
    case = offered(offer(30_000), offer(10_000))
    if not stops:
        require_within(case, 50_000, more)
        return
    with pytest.raises(Refused) as refused:
        require_within(case, 50_000, more)
    assert (refused.value.paragraph, refused.value.field) == ("4.2", "pence")
    assert refused.value.why == "That makes £500.01 on this case, and you may offer £500"
    assert refused.value.do == "Ask for approval of £500.01 in all: “Ask to offer more”."


def test_what_the_resident_refused_does_not_count():
    require_within(offered(offer(30_000, refused_on=DAY)), 50_000, 50_000)


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ((), 50_000),
        (((Judgement.APPROVED, MIA),), 80_000),
        (((Judgement.APPROVED, ANN),), 50_000),
        (((Judgement.APPROVED, None),), 50_000),
        (((Judgement.APPROVED, MIA), (Judgement.SENT_BACK, MIA)), 50_000),
        (((Judgement.SENT_BACK, MIA), (Judgement.APPROVED, MIA)), 80_000),
    ],
)
def test_the_last_word_of_somebody_else_is_what_is_approved(said, limit: int):
    assert limit_on(asked(80_000, *said), 50_000) == limit


def test_an_approval_of_a_request_that_was_dropped_counts_no_more():
    assert limit_on(asked(80_000, (Judgement.APPROVED, MIA), dropped_on=DAY), 50_000) == 50_000


def test_an_approval_below_ones_own_limit_takes_nothing_away():
    assert limit_on(asked(80_000, (Judgement.APPROVED, MIA)), 100_000) == 100_000
