"""What the tabs of a case say, and that what cannot be done is not offered."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from complaints_desktop.facts.follow_through import LevelAnswerFacts
from complaints_desktop.facts.investigation import ChecklistFacts, DisputedFacts, EvidenceFacts, InvitationFacts
from complaints_desktop.facts.people import AdjustmentFacts, NeedFacts
from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.all_done import AllDone
from complaints_desktop.rules.forecast import Forecast
from complaints_desktop.rules.jeopardy import Jeopardy
from complaints_desktop.rules.wording import in_short
from db.model import Officer
from db.terms import Checked, CommitmentState, Decision, EvidenceResult, Hazard, Party, Responsibility, Role
from tests.tables import each_row
from ui.case.commitments_tab import CommitmentsTab
from ui.case.complaint_tab import ComplaintTab
from ui.case.money_tab import MoneyTab
from ui.case.people_tab import PeopleTab
from ui.workplace.workplace import Workplace


@dataclass
class Host:
    """The screen of a case, as its tabs know it: it keeps which form was asked for."""

    workplace: Workplace
    opened: list[tuple[str, str]] = field(default_factory=list)

    def open_sheet(self, name, subject="", field=""):  # noqa: ARG002
        self.opened.append((name, subject))


@pytest.fixture
def view(desk):
    with desk.office.record.reading() as session:
        return view_case(session, desk.office.desk(), case_id=desk.cases["working"])


@pytest.fixture
def draw(desk, qtbot):
    """Draw a tab on a case; returns the tab and its host."""

    def drawn(kind, view):
        host = Host(Workplace(desk.operations, desk.way))
        tab = kind(host)
        qtbot.addWidget(tab)
        tab.resize(800, 900)
        tab.show()
        tab.activateWindow()
        tab.show_view(view)
        QApplication.processEvents()
        return tab, host

    return drawn


def words(tab):
    return [label.text() for label in tab.findChildren(QLabel) if label.text() and label.isVisible()]


def buttons(tab):
    return {b.accessibleName(): b for b in tab.findChildren(QPushButton) if b.isVisible() and b.accessibleName()}


def with_case(view, **more):
    return replace(view, case=replace(view.case, **more))


def only_reads(view):
    return replace(view, allowed=frozenset())


def test_the_complaint_says_what_is_known_and_what_was_not_asked(draw, view):
    said = words(draw(ComplaintTab, view)[0])
    assert "Hazard: not asked yet" in said
    assert "Complex: not asked yet" in said
    assert "Outcome sought: A working boiler" in said
    assert said.count("Whose responsibility: Ours") == 2
    assert "Stage 1: upheld" in said
    assert "Measured by: Repairs policy 4.2; Landlord and Tenant Act 1985, section 11" in said


@pytest.mark.parametrize(
    ("hazard", "complex_", "vulnerable", "said"),
    [
        (Hazard.NONE, False, True, ["Hazard: none", "Complex: no", "Needs: yes"]),
        (Hazard.SIGNIFICANT, True, False, ["Hazard: significant", "Complex: yes", "Needs: no"]),
        (Hazard.EMERGENCY, None, None, ["Hazard: emergency", "Complex: not asked yet", "Needs: not asked yet"]),
    ],
)
def test_no_is_said_as_no_and_not_as_not_asked(draw, view, hazard, complex_, vulnerable, said):
    tab, _ = draw(ComplaintTab, with_case(view, hazard=hazard, complex=complex_, vulnerable=vulnerable))
    assert [each for each in words(tab) if each.startswith(("Hazard:", "Complex:", "Needs:"))] == said


@each_row(
    ("whose", "body", "said"),
    [
        (None, None, "Whose responsibility: not said yet"),
        (Responsibility.OURS, None, "Whose responsibility: Ours"),
        (Responsibility.NOT_OURS, "The freeholder", "Whose responsibility: Not ours (The freeholder)"),
        (Responsibility.TO_CLARIFY, "The council", "Whose responsibility: To be clarified (The council)"),
        (Responsibility.of_row("shared"), None, "Whose responsibility: shared"),
    ],
)
def test_whose_a_point_is_is_said(draw, view, whose, body, said):
    point = replace(view.case.points[0], responsibility=whose, responsible_body=body)
    assert said in words(draw(ComplaintTab, with_case(view, points=(point,)))[0])


@each_row("decision", [*Decision, Decision.of_row("settled early")])
def test_each_decision_is_said_and_one_of_a_newer_program_too(draw, view, decision):
    point = view.case.points[0]
    decided = replace(point, findings=(replace(point.findings[0], decision=decision),))
    assert f"Stage 1: {decision.value}" in words(draw(ComplaintTab, with_case(view, points=(decided,)))[0])


def test_a_point_leads_to_the_form_that_decides_it(draw, view, qtbot):
    tab, host = draw(ComplaintTab, view)
    first, second = view.case.points
    for name in ("Change the decision: point 1", "Decide this point: point 2", "Change point 2", "Add a point"):
        qtbot.keyClick(buttons(tab)[name], Qt.Key.Key_Space)
    assert host.opened == [("decide", first.id), ("decide", second.id), ("define", second.id), ("add-issue", "")]


def test_where_no_point_is_written_down_it_says_what_a_point_is_for(draw, view):
    assert "No point is written down yet" in words(draw(ComplaintTab, with_case(view, points=()))[0])


@each_row("result", [*EvidenceResult, EvidenceResult.of_row("promised")])
def test_evidence_says_what_came_of_it_and_when(draw, view, result):
    piece = EvidenceFacts(id="e", item="Repair log", result=result, checked_on=date(2026, 4, 8), note="Four visits")
    stage = replace(view.case.current, evidence=(piece,), conflicts=())
    said = words(draw(ComplaintTab, with_case(view, stages=(stage,)))[0])
    assert f"Repair log: {result.value}, Wed 8 Apr 2026" in said
    assert "Four visits" in said


def test_both_sides_of_a_disputed_fact_who_was_heard_and_what_is_open_of_the_checklist_are_said(draw, view):
    fact = DisputedFacts(id="d", fact="A visit", resident_says="No", we_hold="Yes", preferred=None, because=None)
    heard = InvitationFacts(
        id="i",
        party=Party.RESIDENT,
        name=None,
        invited_on=date(2026, 4, 8),
        reply_by=None,
        replied_on=date(2026, 4, 9),
        said="It was cold",
    )
    lines = (
        ChecklistFacts(line="gap", words="The gap is clear"),
        ChecklistFacts(line="person", words="The person", answer=Checked.DONE),
    )
    stage = replace(view.case.current, disputed=(fact,), invitations=(heard,), checklist=lines)
    tab, host = draw(ComplaintTab, with_case(view, stages=(stage,)))
    said = words(tab)
    assert {"Disputed: A visit", "The resident: No", "We hold: Yes"} <= set(said)
    assert "The resident was invited to comment Wed 8 Apr 2026, replied Thu 9 Apr 2026" in said
    assert {"Checklist before the decision: 1 of 2 lines done", "The gap is clear: not answered"} <= set(said)
    buttons(tab)["Answer: The gap is clear"].click()
    assert host.opened == [("checklist", "gap")]


@pytest.mark.parametrize(("due", "said"), [(-1, "overdue since"), (0, "answer due")])
def test_evidence_that_has_not_come_by_its_day_says_so(desk, draw, view, due, said):
    day = desk.office.desk().today + timedelta(due)
    piece = EvidenceFacts(
        id="e", item="Log", result=EvidenceResult.ASKED, checked_on=day, note=None, asked_of="Repairs", due_on=day
    )
    stage = replace(view.case.current, evidence=(piece,))
    assert any(
        f"asked of Repairs, {said}" in each for each in words(draw(ComplaintTab, with_case(view, stages=(stage,)))[0])
    )


def test_evidence_leads_to_its_own_form(draw, view, qtbot):
    tab, host = draw(ComplaintTab, view)
    piece = view.case.current.evidence[0]
    qtbot.keyClick(buttons(tab)[f"Update: {piece.item}"], Qt.Key.Key_Space)
    assert host.opened == [("evidence", piece.id)]


@pytest.mark.parametrize("kind", [ComplaintTab, CommitmentsTab, PeopleTab, MoneyTab])
def test_who_may_only_read_is_offered_nothing(draw, desk, view, kind):
    office = desk.operations.office
    with office.record.writing(author="test") as session:
        session.get_one(Officer, office.desk().officer.id).role = Role.AUDITOR.value
    office._seated = office._sit_down()
    tab, _ = draw(kind, only_reads(view))
    assert buttons(tab) == {}
    assert words(tab)


def test_a_promise_says_its_date_its_owner_and_why_its_risk_is_what_it_is(draw, view):
    said = words(draw(CommitmentsTab, view)[0])
    promise, risk = view.risks[0]
    about = "Wed 15 Apr 2026 · 2 working days left · Ruth Adeyemi · with Hartwell Heating"
    assert [promise.what, about] == [each for each in said if each in (promise.what, about)]
    assert any(
        each.startswith(f"Risk {risk.score} = {risk.impact} × {risk.likelihood}, because: {risk.because[0]}")
        for each in said
    )
    assert not any(each.startswith("Likely to be missed") for each in said)
    idle = replace(risk, forecast=Forecast(percent=61, because=("it is not started", "no appointment is booked")))
    then = replace(view, risks=((promise, idle), *view.risks[1:]))
    assert "Likely to be missed (61 in 100): it is not started; no appointment is booked" in words(
        draw(CommitmentsTab, then)[0]
    )


@each_row(
    ("state", "days", "said"),
    [
        (CommitmentState.COMPLETED, 0, "Kept"),
        (CommitmentState.COMPLETED, -3, "Kept"),
        (CommitmentState.COMPLETED, 1, "Kept late"),
        (CommitmentState.CANCELLED, None, "Ended"),
        (CommitmentState.of_row("paused"), None, "Paused"),
    ],
)
def test_a_promise_that_is_over_says_how_it_ended_and_offers_what_comes_after(draw, view, state, days, said):
    promise = view.risks[0][0]
    on = None if days is None else promise.due_on + timedelta(days)
    over = replace(promise, state=state, completed_on=on)
    tab, _ = draw(CommitmentsTab, replace(view, risks=((over, None),), levels={}))
    assert said in words(tab)
    after = ["What the resident says", "Sign it off"] if state is CommitmentState.COMPLETED else []
    why = ["Say why it was missed"] if said in {"Kept late", "Ended"} else []
    offered = [each.partition(":")[0] for each in buttons(tab)]
    told = ["Write to the resident that it is done"] if after else []
    assert offered == ["Promise a remedy", *after, *why, *told]


def test_open_promises_stand_before_those_that_are_over(draw, view):
    first, *others = view.risks
    over = (replace(first[0], state=CommitmentState.CANCELLED), None)
    said = words(draw(CommitmentsTab, replace(view, risks=(over, *others)))[0])
    assert said.index(others[0][0].what) < said.index(first[0].what)


def test_each_thing_that_can_be_done_with_a_promise_opens_its_form(draw, view, qtbot):
    tab, host = draw(CommitmentsTab, view)
    promise = view.risks[0][0]
    for word in ("Update", "New date", "Done", "Chase", "End"):
        qtbot.keyClick(buttons(tab)[f"{word}: {promise.what}"], Qt.Key.Key_Space)
    assert host.opened == [(name, promise.id) for name in ("update", "move", "complete", "chase", "cancel")]


def test_where_all_is_done_it_asks_whether_it_is_so_and_offers_to_tell_the_resident(draw, view, qtbot):
    kept, today = view.risks[0][0], view.case.commitments[0].promised_on
    done = AllDone(on=today, unheard=(kept,), tried=())
    asking = replace(view, risks=(), done=done, done_letter=letter_kind("all-done"))
    tab, host = draw(CommitmentsTab, asking)
    said = f"No promise is open any more: the last was kept on {in_short(today)}"
    assert said in words(tab)
    assert "Write the confirmation that everything is done" in buttons(tab)
    qtbot.keyClick(buttons(tab)["Record what they say…"], Qt.Key.Key_Space)
    assert host.opened == [("hear-resident", kept.id)]
    tab, _ = draw(CommitmentsTab, replace(asking, done=replace(done, unheard=()), asked_from=today))
    assert f"{said}. They may be asked how it went from {in_short(today)}." in words(tab)
    assert "Record what they say…" not in buttons(tab)


def test_a_promise_in_jeopardy_says_its_level_and_asks_what_is_done_until_that_is_said(draw, view):
    promise = view.risks[0][0]
    at = {promise.id: Jeopardy(level=3, because="its date has passed")}
    tab, _ = draw(CommitmentsTab, replace(view, levels=at))
    assert any(
        each.startswith("Level 3: its date has passed. Propose a new date and write it to the resident (L25)")
        for each in words(tab)
    )
    assert f"Say what is done: {promise.what}" in buttons(tab)
    said = LevelAnswerFacts(
        id="a",
        commitment_id=promise.id,
        level=3,
        due_on=promise.due_on,
        answer="The roofer comes on Friday",
        told="The head of repairs",
        answered_on=promise.due_on,
        answered_by=None,
    )
    tab, _ = draw(CommitmentsTab, with_case(replace(view, levels=at), level_answers=(said,)))
    assert f"Say what is done: {promise.what}" not in buttons(tab)
    assert any("The roofer comes on Friday (told: The head of repairs)" in each for each in words(tab))


def test_no_promise_says_what_one_would_be(draw, view):
    assert "Nothing is promised yet" in words(draw(CommitmentsTab, replace(view, risks=()))[0])


@pytest.mark.parametrize(
    ("review", "said"),
    [
        (date(2026, 4, 12), "Review overdue since Sun 12 Apr 2026"),
        (date(2026, 4, 13), "Review on Mon 13 Apr 2026"),
        (date(2026, 4, 14), "Review on Tue 14 Apr 2026"),
        (None, None),
    ],
)
def test_a_review_is_overdue_from_the_day_after(draw, view, review, said):
    agreed = AdjustmentFacts(
        id="a", kind="Large print", detail="18 point", agreed_on=date(2026, 3, 1), review_on=review
    )
    resident = replace(view.case.resident, adjustments=(agreed,))
    tab, _ = draw(PeopleTab, with_case(view, resident=resident))
    assert [each for each in words(tab) if each.startswith("Review ")] == ([said] if said else [])
    assert "Agreed Sun 1 Mar 2026" in words(tab)


def test_only_what_is_known_of_a_person_is_shown(draw, view):
    said = words(draw(PeopleTab, view)[0])
    assert {"Name", "Address", "Postcode", "Phone"} <= set(said)
    assert not {"Email", "Called", "How to reach them"} & set(said)


@pytest.mark.parametrize(
    ("source", "said"), [("resident said", "Resident said, Wed 8 Apr 2026"), (None, "Recorded Wed 8 Apr 2026")]
)
def test_a_need_says_who_told_of_it(draw, view, source, said):
    need = NeedFacts(
        id="n", kind="hearing", source=source, recorded_on=date(2026, 4, 8), review_on=None, note="Left ear only"
    )
    tab, _ = draw(PeopleTab, with_case(view, resident=replace(view.case.resident, needs=(need,))))
    shown = words(tab)
    assert shown[shown.index("Hearing") :][:3] == ["Hearing", "Left ear only", said]


def test_nothing_agreed_names_the_paragraph_that_asks(draw, view):
    bare = replace(view.case.resident, adjustments=(), needs=())
    said = words(draw(PeopleTab, with_case(view, resident=bare))[0])
    assert "None agreed. Ask what would make it easier to deal with us (Code 5.10)." in said
    assert "None recorded." in said


def test_a_case_without_a_resident_still_opens_and_offers_no_need(draw, view):
    tab, _ = draw(PeopleTab, with_case(view, resident=None))
    assert "No resident is recorded." in words(tab)
    assert "Record a need" not in buttons(tab)


@pytest.mark.parametrize(
    ("offered", "paid", "said"),
    [
        (None, None, "The resident is not told yet"),
        (date(2026, 4, 8), None, "Offered Wed 8 Apr 2026"),
        (date(2026, 4, 8), date(2026, 4, 13), "Offered Wed 8 Apr 2026, paid Mon 13 Apr 2026"),
    ],
)
def test_money_says_how_far_it_has_come_and_is_taken_back_only_before_a_letter(draw, view, offered, paid, said):
    (offer,) = view.case.current.offers
    stage = replace(view.case.current, offers=(replace(offer, offered_on=offered, paid_on=paid),))
    tab, _ = draw(MoneyTab, with_case(view, stages=(stage,)))
    assert f"{said}; Finance pays by Fri 24 Apr 2026" in words(tab)
    assert ("Take back £115 for loss of service" in buttons(tab)) is (offered is None)


def test_what_became_of_a_sum_leads_to_its_own_form(draw, view, qtbot):
    tab, host = draw(MoneyTab, view)
    qtbot.mouseClick(buttons(tab)["Record the payment of £115 for loss of service"], Qt.MouseButton.LeftButton)
    assert host.opened == [("pay", view.case.current.offers[0].id)]


def test_money_of_two_stages_is_added_up_for_the_case_too(draw, view):
    (offer,), first = view.case.current.offers, view.case.current
    later = replace(first, id="2", number=2, offers=(replace(offer, id="b", pence=2_050),))
    said = words(draw(MoneyTab, with_case(view, stages=(first, later)))[0])
    assert {"Total £115", "Total £20.50", "On the whole case £135.50"} <= set(said)


def test_the_heads_of_money_are_added_up(draw, view):
    (offer,) = view.case.current.offers
    stage = replace(view.case.current, offers=(offer, replace(offer, id="b", pence=2_050)))
    said = words(draw(MoneyTab, with_case(view, stages=(stage,)))[0])
    assert "Total £135.50" in said


def test_no_money_says_what_a_head_of_money_needs(draw, view):
    stage = replace(view.case.current, offers=())
    assert Act.OFFER in view.allowed
    assert "No money is offered" in words(draw(MoneyTab, with_case(view, stages=(stage,)))[0])


def test_a_tab_stays_where_it_was_read_when_the_case_changes_and_begins_at_the_top_of_another(draw, view):
    tab, _ = draw(PeopleTab, view)
    tab.resize(800, 200)
    QApplication.processEvents()
    tab.bar.setValue(read := tab.bar.maximum() // 2)
    assert read > 0
    tab.show_view(view)
    QApplication.processEvents()
    assert tab.bar.value() == read
    tab.show_view(replace(view, case=replace(view.case, id="another")))
    QApplication.processEvents()
    assert tab.bar.value() == 0


def test_the_cursor_stays_at_its_button_when_the_case_changes(draw, view):
    tab, _ = draw(PeopleTab, view)
    next(each for each in tab.findChildren(QPushButton) if each.text() == "Agree an adjustment").setFocus()
    tab.show_view(view)
    QApplication.processEvents()
    assert tab.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget().text() == "Agree an adjustment"
