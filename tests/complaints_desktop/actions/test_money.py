"""An offer and its promise to pay are one: on every path; and no path makes more stand than somebody may offer."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from complaints_desktop.actions import commitments, money, money_orders, money_requests, settings, undo
from complaints_desktop.actions.casework import finish
from complaints_desktop.actions.table import FORMS, On
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.settings import settings_on
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.answers import take
from complaints_desktop.forms.commitments import Promise
from complaints_desktop.forms.form import At
from complaints_desktop.forms.money import MoneyOffer
from complaints_desktop.forms.money_requests import MoneyAsked
from complaints_desktop.letters.briefing import letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import runs_of
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.refusals import Refused
from db.model import Officer, Stage
from db.record.connection import SessionRows
from db.terms import CommitmentKind, CommitmentSource, CommitmentState, Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


@pytest.fixture
def case_id(office: Office) -> str:
    return office.log(TODAY)


def act(office: Office, action: Any, **given: Any) -> Changes:
    with office.record.writing(author=office.desk.officer.id) as session:
        return undo.offered(session, office.desk, action(session, office.desk, **given))


def read(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def as_role(office: Office, role: Role, name: str = "Ann Other") -> None:
    """Sit somebody else down at the desk."""
    with office.working() as session:
        row = Officer(name=name, role=role.value)
        session.add(row)
        session.flush()
        office.desk = replace(office.desk, officer=replace(office.desk.officer, id=row.id, name=name, role=role))


def offer(office: Office, case_id: str, pence: int = 10_000, **typed: Any) -> str:
    typed = {"because": f"{pence} for the wait", **typed}
    return act(office, money.offer, case_id=case_id, typed=filled("offer", pence=pence, **typed)).made or ""


def standing(office: Office, case_id: str) -> int:
    return read(office, case_id).offered_pence


def test_an_offer_makes_the_promise_to_pay_it_with_who_and_when_as_typed(office: Office, case_id: str):
    made = offer(office, case_id, 11_550, owner="Finance", pay_by=TODAY + timedelta(9))
    promise = read(office, case_id).payment_of(made)
    assert promise is not None
    assert (promise.what, promise.owner.name) == ("Pay you £115.50 (time and trouble)", "Finance")
    assert (promise.due_on, promise.kind, promise.impact) == (TODAY + timedelta(9), CommitmentKind.PAYMENT, 3)
    assert (promise.source, promise.how_you_will_know) == (CommitmentSource.STAGE_1, "It is in your account")


@pytest.mark.parametrize("days", [-1, 40_000])
def test_a_day_that_cannot_be_is_refused_and_neither_offer_nor_promise_is_made(office: Office, case_id: str, days: int):
    with pytest.raises(Refused):
        offer(office, case_id, pay_by=TODAY + timedelta(min(days, 20_000)))
    assert (standing(office, case_id), read(office, case_id).commitments) == (0, ())


def test_money_set_against_arrears_says_why_and_promises_just_that(office: Office, case_id: str):
    with pytest.raises(Refused, match="only for a reason"):
        offer(office, case_id, to_arrears=True)
    made = offer(office, case_id, to_arrears=True, arrears_because="They asked us to")
    promise = read(office, case_id).payment_of(made)
    assert promise is not None
    assert promise.what == "Set £100 (time and trouble) against your rent arrears"


@pytest.mark.parametrize(
    ("arrears", "said"),
    [
        ([None], "We will pay it by Saturday 4 April 2026."),
        ([True], "We will set it against your arrears by Saturday 4 April 2026."),
        ([None, True], "We will pay it or set it against your arrears, as it says there, by Saturday 4 April 2026."),
    ],
)
def test_a_letter_does_not_call_paid_what_is_set_against_arrears(office: Office, case_id: str, arrears, said: str):
    for number, each in enumerate(arrears):
        why = {"to_arrears": each, "arrears_because": "They asked us to" if each else None}
        offer(office, case_id, 1_000 + number, pay_by=TODAY + timedelta(9), **why)
    with office.record.reading() as session:
        page = compose(letter_matter(session, office.desk, case_id=case_id, kind="money-offer", typed={}))
    assert said in ["".join(run.text for run in runs_of(block)) for block in page.blocks]


def test_what_the_ombudsman_ordered_is_not_offered_to_be_set_against_the_rent_account():
    ways = [[each.value for each in FORMS[name].form.asks["paid_how"].choices(None)] for name in ("pay", "pay-order")]
    assert ["credit to the rent account" in each for each in ways] == [True, False]


def test_less_than_the_guidance_is_offered_only_with_a_reason(office: Office, case_id: str):
    by = {"guide": "adverse-effect"}
    with pytest.raises(Refused, match="The guidance comes to £100") as refused:
        offer(office, case_id, 9_999, **by)
    assert (refused.value.paragraph, refused.value.field) == ("7.4", "below_because")
    offer(office, case_id, 9_999, **by, below_because="It was put right on the same day")
    offer(office, case_id, 10_000, **by, below_because="The surveyor was right")
    less, same = read(office, case_id).current.offers
    assert (less.guide_pence, less.below_because) == (10_000, "It was put right on the same day")
    assert (same.guide, same.below_because) == ("adverse-effect", None)


def told(office: Office, case_id: str) -> str:
    return offer(office, case_id, offered_on=TODAY)


def refuse_it(office: Office, case_id: str, made: str) -> Changes:
    said = filled("answer-offer", offered_on=None, answered_on=TODAY, accepted=False, because="Too little")
    return act(office, money.answer, case_id=case_id, offer_id=made, typed=said)


def pay_it(office: Office, case_id: str, made: str) -> Changes:
    paid = filled("pay", offered_on=TODAY, paid_on=TODAY)
    return act(office, money.pay, case_id=case_id, offer_id=made, typed=paid)


def take_it_back(office: Office, case_id: str, made: str) -> Changes:
    return act(office, money.take_back, case_id=case_id, offer_id=made)


PATHS = {
    "refused": (told, refuse_it, CommitmentState.CANCELLED),
    "paid": (told, pay_it, CommitmentState.COMPLETED),
    "taken back": (offer, take_it_back, CommitmentState.CANCELLED),
}


@pytest.mark.parametrize("path", PATHS)
def test_the_promise_goes_with_its_offer_and_comes_back_with_it_when_that_is_undone(
    office: Office, case_id: str, path: str
):
    make, do, state = PATHS[path]
    made = make(office, case_id)
    done = do(office, case_id, made)
    promise = read(office, case_id).payment_of(made)
    assert promise is not None
    assert promise.state is state
    assert done.written is not None
    with office.record.writing(author=office.desk.officer.id) as session:
        undo.undo(session, office.desk, written=done.written)
    case = read(office, case_id)
    again = case.payment_of(made)
    assert again is not None
    assert (again.state, again.completed_on, case.offered_pence) == (CommitmentState.OPEN, None, 10_000)


def test_an_offer_that_is_undone_takes_its_promise_along(office: Office, case_id: str):
    done = act(office, money.offer, case_id=case_id, typed=filled("offer"))
    assert done.written is not None
    with office.record.writing(author=office.desk.officer.id) as session:
        undo.undo(session, office.desk, written=done.written)
    case = read(office, case_id)
    assert (case.offered_pence, case.open_commitments) == (0, ())


@pytest.mark.parametrize(("action", "form"), [(commitments.cancel, "cancel"), (commitments.complete, "complete")])
def test_the_promise_is_neither_ended_nor_kept_without_its_offer(office: Office, case_id: str, action: Any, form: str):
    offer(office, case_id)
    (promise,) = read(office, case_id).commitments
    with pytest.raises(Refused, match="goes with it"):
        act(office, action, commitment_id=promise.id, typed=filled(form))
    assert read(office, case_id).commitments[0].open


def test_what_was_refused_is_not_paid_and_what_was_paid_not_refused(office: Office, case_id: str):
    no, yes = told(office, case_id), offer(office, case_id, 200, offered_on=TODAY)
    refuse_it(office, case_id, no)
    pay_it(office, case_id, yes)
    with pytest.raises(Refused, match="refused that offer"):
        pay_it(office, case_id, no)
    with pytest.raises(Refused, match="It was paid"):
        refuse_it(office, case_id, yes)


def test_a_payment_that_was_typed_wrong_is_corrected_with_its_promise(office: Office, case_id: str):
    made = told(office, case_id)
    pay_it(office, case_id, made)
    again = filled("pay", offered_on=None, paid_on=TODAY, paid_reference="P 18")
    act(office, money.pay, case_id=case_id, offer_id=made, typed=again)
    promise = read(office, case_id).payment_of(made)
    assert promise is not None
    assert promise.evidence == "Paid by bank transfer, reference P 18"


@pytest.mark.parametrize("what", ["Pay you £5,000", "Pay you five hundred pounds", "Send 50 quid"])
def test_money_is_promised_by_an_offer_and_not_in_words(office: Office, case_id: str, what: str):
    with pytest.raises(Refused, match="money is promised by an offer") as refused:
        act(office, commitments.promise, case_id=case_id, typed=filled("promise", what=what))
    assert refused.value.field == "what"
    assert Promise.asks["what"].doubt(what)


def test_a_payment_is_no_kind_of_promise_to_choose(office: Office, case_id: str):
    with pytest.raises(Refused, match="not one of the choices"):
        act(office, commitments.promise, case_id=case_id, typed=filled("promise", kind=CommitmentKind.PAYMENT))


# --- the authority


def two_heads(office: Office, case_id: str) -> None:
    offer(office, case_id, 30_000)
    offer(office, case_id, 20_001)


def command_line(office: Office, case_id: str) -> None:
    with office.working() as session:
        row = FORMS["offer"]
        typed = {name: str(value) for name, value in {"kind": "time and trouble", "because": "Two visits"}.items()}
        typed |= {"pence": "500.01", "owner": "Finance", "pay_by": "24/4/2026", "how_you_will_know": "We ring"}
        row.work(On(case_id), take(row.form, typed, office.desk, load_case(session, case_id)))(session, office.desk)


def at_both_stages(office: Office, case_id: str) -> None:
    offer(office, case_id, 30_000)
    with office.working() as session:
        session.add(Stage(case_id=case_id, number=2, received_on=TODAY))
    offer(office, case_id, 20_001)


def undo_a_refusal(office: Office, case_id: str) -> None:
    done = refuse_it(office, case_id, offer(office, case_id, 30_000, offered_on=TODAY))
    offer(office, case_id, 20_001)
    assert done.written is not None
    with office.record.writing(author=office.desk.officer.id) as session:
        undo.undo(session, office.desk, written=done.written)


def sent_back_after_all(office: Office, case_id: str) -> None:
    officer = office.desk
    ask(office, case_id, 80_000)
    as_role(office, Role.COMPLAINTS_MANAGER, "Mia")
    act(office, money_requests.approve, case_id=case_id, request_id="", typed=filled("approve-money"))
    act(office, money_requests.send_back, case_id=case_id, request_id="", typed=filled("send-back-money"))
    office.desk = officer
    offer(office, case_id, 50_001)


def above_what_is_approved(office: Office, case_id: str) -> None:
    officer = office.desk
    ask(office, case_id, 80_000)
    as_role(office, Role.COMPLAINTS_MANAGER, "Mia")
    act(office, money_requests.approve, case_id=case_id, request_id="", typed=filled("approve-money"))
    office.desk = officer
    offer(office, case_id, 80_000)
    offer(office, case_id, 1)


def ask(office: Office, case_id: str, pence: int) -> None:
    act(office, money_requests.ask, case_id=case_id, typed=filled("ask-money", pence=pence))


OVER = {
    "two heads one after the other": (two_heads, 30_000),
    "the command line": (command_line, 0),
    "both stages": (at_both_stages, 30_000),
    "undoing what the resident refused": (undo_a_refusal, 20_001),
    "an approval that was taken back": (sent_back_after_all, 0),
    "a penny above what is approved": (above_what_is_approved, 80_000),
}


@pytest.mark.parametrize("path", OVER)
def test_no_path_makes_more_stand_than_may_be_offered(office: Office, case_id: str, path: str):
    as_role(office, Role.RESOLUTION_OFFICER)
    over, stands = OVER[path]
    with pytest.raises(Refused, match="That makes") as refused:
        over(office, case_id)
    assert refused.value.paragraph == "4.2"
    lead = refused.value.lead
    assert lead is not None
    assert lead.form == "ask-money"
    assert take(MoneyAsked, lead.known, office.desk).pence > stands
    assert standing(office, case_id) == stands


@pytest.mark.parametrize(("days", "begins"), [(1, True), (0, True), (-1, False)])
def test_a_second_head_begins_with_the_day_of_the_first_unless_it_has_passed(
    office: Office, case_id: str, days: int, begins: bool
):
    offer(office, case_id, pay_by=TODAY + timedelta(9))
    later = replace(office.desk, now=office.desk.now + timedelta(9 - days))
    known = MoneyOffer.known(At(read(office, case_id), later, ""))
    assert ("pay_by" in known, "owner" in known) == (begins, True)


def test_nobody_approves_what_they_asked_for_nor_more_than_they_may_offer(office: Office, case_id: str):
    as_role(office, Role.TEAM_LEADER, "Tom")
    ask(office, case_id, 100_001)
    with pytest.raises(Refused, match="You asked for this"):
        act(office, money_requests.approve, case_id=case_id, request_id="", typed=filled("approve-money"))
    as_role(office, Role.TEAM_LEADER, "Tina")
    with pytest.raises(Refused, match=r"£1,000\.01 is asked for, and you may offer £1,000"):
        act(office, money_requests.approve, case_id=case_id, request_id="", typed=filled("approve-money"))
    assert read(office, case_id).approved_pence == 0


def to_do(office: Office) -> list[tuple[Kind, str]]:
    """Return the work that requests for money make for who sits at the desk."""
    with office.record.reading() as session:
        items = my_work(session, office.desk).items
    return [
        (each.kind, each.what) for each in items if each.kind in (Kind.APPROVE_MONEY, Kind.ASK_MONEY, Kind.OFFER_MONEY)
    ]


def test_a_request_is_work_of_who_may_offer_as_much_until_it_is_answered_and_of_who_asked_if_it_is_sent_back(
    office: Office, case_id: str
):
    as_role(office, Role.RESOLUTION_OFFICER)
    officer = office.desk
    ask(office, case_id, 100_001)
    assert to_do(office) == []
    as_role(office, Role.TEAM_LEADER, "Tom")
    assert to_do(office) == []  # a leader may offer £1,000
    as_role(office, Role.COMPLAINTS_MANAGER, "Mia")
    assert to_do(office) == [(Kind.APPROVE_MONEY, "£1,000.01 to approve")]
    act(office, money_requests.send_back, case_id=case_id, request_id="", typed=filled("send-back-money"))
    assert to_do(office) == []
    office.desk = officer
    assert to_do(office) == [(Kind.ASK_MONEY, "Ask for £1,000.01 in other words, or drop it")]
    act(office, money_requests.drop, case_id=case_id, request_id="")
    assert to_do(office) == []


def test_a_request_that_was_made_again_in_other_words_is_no_work_any_more(office: Office, case_id: str):
    as_role(office, Role.RESOLUTION_OFFICER)
    officer = office.desk
    ask(office, case_id, 80_000)
    as_role(office, Role.COMPLAINTS_MANAGER, "Mia")
    act(office, money_requests.send_back, case_id=case_id, request_id="", typed=filled("send-back-money"))
    office.desk = officer
    ask(office, case_id, 60_000)
    assert to_do(office) == []


def test_what_is_asked_for_today_is_not_late_because_the_case_is(office: Office, case_id: str):
    officer = office.desk
    as_role(office, Role.RESOLUTION_OFFICER)
    office.on(TODAY + timedelta(60))
    with office.working() as session:
        finish(session, office.desk, case_id)
    ask(office, case_id, 80_000)
    office.desk = replace(officer, now=office.desk.now)
    with office.record.reading() as session:
        (item,) = (each for each in my_work(session, office.desk).items if each.kind is Kind.APPROVE_MONEY)
    assert item.due_on == TODAY + timedelta(60)


def test_what_was_approved_is_work_of_who_asked_until_money_is_offered(office: Office, case_id: str):
    as_role(office, Role.RESOLUTION_OFFICER)
    officer = office.desk
    ask(office, case_id, 80_000)
    as_role(office, Role.COMPLAINTS_MANAGER, "Mia")
    act(office, money_requests.approve, case_id=case_id, request_id="", typed=filled("approve-money"))
    assert to_do(office) == []
    office.desk = officer
    assert to_do(office) == [(Kind.OFFER_MONEY, "Offer it now: £800 in all is approved")]
    offer(office, case_id, 80_000)
    assert to_do(office) == []


def test_what_may_be_offered_without_asking_is_not_asked_for(office: Office, case_id: str):
    as_role(office, Role.RESOLUTION_OFFICER)
    with pytest.raises(Refused, match="may be offered here without asking"):
        ask(office, case_id, 50_000)
    ask(office, case_id, 50_001)
    with pytest.raises(Refused, match="asked for already"):
        ask(office, case_id, 60_000)


def limited(office: Office, **pounds: int) -> None:
    """Set the limits of roles, and read the settings as the desk would."""
    limits = {**office.desk.settings.authority, **{Role[role]: 100 * most for role, most in pounds.items()}}
    act(office, settings.change_authority, limits=limits)
    with office.record.reading() as session:
        office.desk = replace(office.desk, settings=settings_on(SessionRows(session), TODAY))


def test_the_limit_of_a_role_is_the_landlords_from_the_day_it_holds(office: Office, case_id: str):
    limited(office, RESOLUTION_OFFICER=100)
    as_role(office, Role.RESOLUTION_OFFICER)
    offer(office, case_id, 10_000)
    with pytest.raises(Refused, match="you may offer £100"):
        offer(office, case_id, 1)


def test_nobody_gives_more_authority_than_they_have(office: Office):
    with pytest.raises(Refused, match="a complaints manager would be let offer"):
        limited(office, COMPLAINTS_MANAGER=5_001)
    limited(office, TEAM_LEADER=5_000)
    assert office.desk.settings.authority[Role.TEAM_LEADER] == 500_000


# --- ordered by the Ombudsman


def test_what_the_ombudsman_ordered_counts_against_nobodys_authority_and_is_promised(office: Office, case_id: str):
    ordered = filled("order-money", pence=9_000_000)
    made = act(office, money_orders.order, case_id=case_id, typed=ordered).made or ""
    case = read(office, case_id)
    (promise,) = case.open_commitments
    assert (case.offered_pence, promise.order_id, promise.impact) == (0, made, 4)
    assert promise.source is CommitmentSource.ORDER
    paid = filled("pay-order", paid_on=TODAY)
    act(office, money_orders.pay, case_id=case_id, order_id=made, typed=paid)
    assert read(office, case_id).commitments[0].state is CommitmentState.COMPLETED
    aside = filled("set-aside-order")
    with pytest.raises(Refused, match="It was paid"):
        act(office, money_orders.set_order_aside, case_id=case_id, order_id=made, typed=aside)


def test_an_order_that_a_review_takes_back_ends_its_promise(office: Office, case_id: str):
    made = act(office, money_orders.order, case_id=case_id, typed=filled("order-money")).made or ""
    act(office, money_orders.set_order_aside, case_id=case_id, order_id=made, typed=filled("set-aside-order"))
    case = read(office, case_id)
    assert (case.money_orders[0].stands, case.open_commitments) == (False, ())
