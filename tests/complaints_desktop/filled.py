"""Each form written out by hand: its act, what scripts call its fields, and one filled in as somebody would."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from complaints_desktop.actions.table import FORMS
from complaints_desktop.forms.form import Entry, Kind, When
from complaints_desktop.forms.representatives import Happened
from complaints_desktop.rules.acts import Act
from db.terms import (
    Checked,
    ChoiceAnswer,
    ContactKind,
    Covers,
    Decision,
    EvidenceResult,
    Hazard,
    LettersTo,
    LinkKind,
    MoneyKind,
    Party,
)

DECLARED: Mapping[str, tuple[Act, str]] = {
    "contact": (Act.CONTACT, "summary* kind direction contact_on* with_whom purpose"),
    "define": (Act.DEFINE, "point* outcome_sought responsibility responsible_body changed_because"),
    "add-issue": (
        Act.ADD_ISSUE,
        "point* raised_on* related* delays* because* outcome_sought responsibility responsible_body",
    ),
    "correct": (Act.CORRECT, "received_on* received_by channel expressed_on expressed_to because*"),
    "assess": (Act.ASSESS, "hazard* complex* vulnerable* priority route triage_because"),
    "evidence": (Act.CHECK, "item* asked_of question asked_on due_on chased_on result* note"),
    "dispute": (Act.CHECK, "fact* resident_says* we_hold* preferred because struck"),
    "invite": (Act.CHECK, "party* name invited_on* reply_by replied_on said"),
    "checklist": (Act.CHECK, "line* answer* because"),
    "declare-conflict": (Act.CHECK, "conflict* measures"),
    "promise": (
        Act.PROMISE,
        "what* owner* due_on* how_you_will_know* kind point impact* dependency contractor needs_appointment "
        "agreed_with_resident higher_risk_home",
    ),
    "extend": (Act.EXTEND, "due_on* reason_code* reason* good_reason updates_every updates_by"),
    "offer": (Act.OFFER, "kind* pounds* point because* told_on"),
    "incident": (Act.INCIDENT, "what* taken_to* told* told_on* told_time*"),
    "attach": (Act.ATTACH, "file* title kind dated_on sender point"),
    "describe-document": (Act.ATTACH, "title* kind* dated_on sender point position"),
    "withdraw-document": (Act.ATTACH, "because*"),
    "incident-answer": (Act.INCIDENT, "answer* answered_on*"),
    "pay": (Act.PAY, "told_on accepted_on paid_on"),
    "updates": (Act.CONTACT, "updates_every updates_by updates_agreed"),
    "adjust": (Act.NEEDS, "kind* detail review_on*"),
    "need": (Act.NEEDS, "kind* note review_on"),
    "person": (Act.NEEDS, "name* preferred_name address postcode uprn phone email how_to_contact"),
    "represent": (
        Act.REPRESENT,
        "given_by speaker name capacity* address postcode phone email covers* scope* evidence* seen_on letters_to* "
        "accompanies from_on* until_on",
    ),
    "authority": (Act.REPRESENT, "covers* scope* evidence* seen_on letters_to* accompanies until_on"),
    "letters-to": (Act.REPRESENT, "kind* letters_to*"),
    "end-authority": (Act.REPRESENT, "because*"),
    "join": (Act.JOIN, "name* address postcode phone email speaker evidence"),
    "leave": (Act.JOIN, "because*"),
    "died-or-left": (Act.LIFE, "who happened* happened_on* told_by* address postcode"),
    "tell-next-step": (Act.TELL_NEXT_STEP, "next_step* told_on* kind review_on*"),
    "review-request": (Act.REVIEW_REQUEST, "happened* review_on*"),
    "offer-choice": (Act.OFFER_CHOICE, "unhappy* choice_offered_on* choice_offered_by* choice_answer*"),
    "pass-on": (Act.PASS_ON, "passed_on_to* passed_on_on*"),
    "answer-enquiry": (Act.ANSWER_ENQUIRY, "answer* answered_on* kind"),
    "end-request": (Act.END_REQUEST, "came* because*"),
    "make-complaint": (Act.MAKE_COMPLAINT, "summary* expressed_on* expressed_to received_on* received_by"),
    "close": (Act.CLOSE, "learning*"),
    "withdraw": (Act.WITHDRAW, "who* how* asked_on* because*"),
    "link": (Act.LINK, "other* kind* because*"),
    "unlink": (Act.LINK, ""),
    "merge": (Act.MERGE, "into* because*"),
    "unmerge": (Act.UNMERGE, "because*"),
    "merge-person": (Act.MERGE_PEOPLE, "other* because*"),
    "reopen": (Act.REOPEN, "why because*"),
    "refuse": (Act.REFUSE, "ground* point reasons* evidence issue_on aware_on safety discretion filed_on"),
    "drop-refusal": (Act.REFUSE, ""),
    "approve": (Act.APPROVE, "because"),
    "send-back": (Act.APPROVE, "because*"),
    "direct": (Act.DIRECT, "directed_on* directed_by* point"),
    "accept": (Act.ACCEPT, "because* point"),
    "erase": (Act.ERASE, "because* again*"),
    "withdraw-point": (Act.WITHDRAW_POINT, "because* by how"),
    "decide": (Act.FIND, "decision reasons reference policy_then no_remedy_because changed_because"),
    "consult": (Act.CHECK, "name* consulted_on* said"),
    "escalate": (Act.ESCALATE, "received_on* received_by request_reason late_because"),
    "request": (Act.REQUEST, "request_reason late_because"),
    "allocate": (Act.ALLOCATE, "officer* part*"),
    "settle-point": (Act.REQUEST, "said_on*"),
    "update": (Act.UPDATE_COMMITMENT, "text* kind started appointment_on"),
    "move": (Act.UPDATE_COMMITMENT, "due_on* because* agreed*"),
    "complete": (Act.UPDATE_COMMITMENT, "completed_on evidence"),
    "cancel": (Act.UPDATE_COMMITMENT, "because*"),
    "review": (Act.NEEDS, "keep* review_on"),
}
"""Each form by name: its act, and what scripts call its fields; * is required."""

LIMITS: Mapping[str, Mapping[str, int]] = {
    "correct": {"channel": 80},
    "adjust": {"kind": 80},
    "extend": {"reason_code": 80, "updates_by": 80},
    "updates": {"updates_by": 80},
    "need": {"kind": 80},
    "person": {"address": 500, "postcode": 80, "uprn": 80, "phone": 80, "how_to_contact": 500},
    "erase": {"because": 200},
    "link": {"other": 80},
    "merge": {"into": 80},
    "merge-person": {"other": 80},
    "represent": {"capacity": 80, "address": 500, "postcode": 80, "phone": 80},
    "join": {"address": 500, "postcode": 80, "phone": 80},
    "died-or-left": {"address": 500, "postcode": 80},
    "incident": {"told_time": 5},
    "attach": {"file": 1_000},
    "describe-document": {"position": 4},
    "decide": {"reference": 500, "policy_then": 500},
    "complete": {"evidence": 19_980},
}
"""How many letters a field takes, where that is not 200 on one line and 20,000 in a long text."""

DAYS: Mapping[str, Mapping[str, When]] = {
    "contact": {"contact_on": When.PAST},
    "add-issue": {"raised_on": When.PAST},
    "represent": {"seen_on": When.PAST, "from_on": When.ANY, "until_on": When.ANY},
    "authority": {"seen_on": When.PAST, "until_on": When.ANY},
    "died-or-left": {"happened_on": When.PAST},
    "tell-next-step": {"told_on": When.PAST, "review_on": When.SOON},
    "review-request": {"review_on": When.SOON},
    "offer-choice": {"choice_offered_on": When.PAST},
    "pass-on": {"passed_on_on": When.PAST},
    "answer-enquiry": {"answered_on": When.PAST},
    "make-complaint": {"expressed_on": When.PAST, "received_on": When.PAST},
    "promise": {"due_on": When.ANY},
    "extend": {"due_on": When.AHEAD},
    "correct": {"received_on": When.PAST, "expressed_on": When.PAST},
    "offer": {"offered_on": When.PAST},
    "incident": {"told_on": When.PAST},
    "incident-answer": {"answered_on": When.PAST},
    "attach": {"dated_on": When.PAST},
    "describe-document": {"dated_on": When.PAST},
    "evidence": {"asked_on": When.PAST, "due_on": When.ANY, "chased_on": When.PAST},
    "invite": {"invited_on": When.PAST, "reply_by": When.ANY, "replied_on": When.PAST},
    "pay": {"offered_on": When.PAST, "accepted_on": When.PAST, "paid_on": When.PAST},
    "withdraw": {"asked_on": When.PAST},
    "refuse": {"issue_on": When.PAST, "aware_on": When.PAST, "filed_on": When.PAST},
    "direct": {"directed_on": When.PAST},
    "adjust": {"review_on": When.REVIEW},
    "need": {"review_on": When.REVIEW},
    "update": {"appointment_on": When.ANY},
    "move": {"due_on": When.ANY},
    "complete": {"completed_on": When.PAST},
    "consult": {"consulted_on": When.PAST},
    "escalate": {"received_on": When.PAST},
    "settle-point": {"said_on": When.PAST},
    "review": {"review_on": When.ANY},
}
"""Where the day of a field lies, in every form that asks one; the action judges the others."""

OR_NONE = {
    "define",
    "evidence",
    "dispute",
    "invite",
    "checklist",
    "promise",
    "drop-refusal",
    "approve",
    "send-back",
    "unlink",
}
"""The forms that may be opened without one of what they are about."""

FILLED: Mapping[str, Mapping[str, Any]] = {
    "promise": {
        "what": "Repair the gutter",
        "owner": "Repairs team",
        "due_on": date(2026, 4, 24),
        "how_you_will_know": "We will ring",
        "impact": 2,
    },
    "update": {"text": "The part has come"},
    "move": {"due_on": date(2026, 5, 8), "because": "The part is late", "agreed": True},
    "complete": {"evidence": "Photographs"},
    "cancel": {"because": "They moved"},
    "contact": {"summary": "Rang", "contact_on": date(2026, 3, 26)},
    "define": {"text": "The leak"},
    "add-issue": {
        "text": "The lift",
        "raised_on": date(2026, 3, 26),
        "related": True,
        "delays": False,
        "because": "It is the same landing",
    },
    "withdraw-point": {"because": "said twice"},
    "decide": {"decision": Decision.UPHELD, "reasons": "We were late", "reference": "Policy 4"},
    "correct": {"received_on": date(2026, 3, 25), "because": "It stands in the call log"},
    "assess": {"hazard": Hazard.SIGNIFICANT, "complex": True, "vulnerable": False},
    "evidence": {"item": "Photographs", "result": EvidenceResult.SEEN},
    "declare-conflict": {"conflict": False},
    "extend": {
        "due_on": date(2026, 4, 24),
        "reason_code": "survey or inspection",
        "reason": "The surveyor comes on Monday",
    },
    "offer": {"kind": MoneyKind.TIME, "pence": 100, "because": "As agreed"},
    "updates": {"updates_every": 5, "updates_by": "phone", "updates_agreed": "on Fridays"},
    "adjust": {"kind": "Large print", "review_on": date(2026, 10, 1)},
    "need": {"kind": "hearing"},
    "person": {"name": "A Resident"},
    "review": {"keep": False},
    "represent": {
        "name": "Helper One",
        "capacity": "advocate",
        "covers": Covers.EVERYTHING,
        "scope": "Everything about the leak",
        "evidence": "Our form, signed",
        "seen_on": date(2026, 3, 20),
        "letters_to": LettersTo.REPRESENTATIVE,
        "from_on": date(2026, 3, 20),
    },
    "authority": {
        "covers": Covers.EVERYTHING,
        "scope": "Everything about the leak",
        "evidence": "Our form, signed again",
        "seen_on": date(2026, 3, 20),
        "letters_to": LettersTo.BOTH,
    },
    "letters-to": {"kind": "stage1-response", "letters_to": LettersTo.RESIDENT},
    "end-authority": {"because": "The resident does it alone from now on"},
    "join": {"name": "Neighbour Two", "address": "2 High Street"},
    "leave": {"because": "It is mended at theirs"},
    "died-or-left": {"happened": Happened.LEFT, "happened_on": date(2026, 3, 20), "told_by": "Their sister"},
    "tell-next-step": {
        "next_step": "The gutter is mended on Friday",
        "told_on": date(2026, 3, 26),
        "review_on": date(2026, 4, 24),
    },
    "review-request": {"happened": "The ladder was missing", "review_on": date(2026, 4, 24)},
    "offer-choice": {
        "unhappy": False,
        "choice_offered_on": date(2026, 3, 26),
        "choice_offered_by": "Test Officer",
        "choice_answer": ChoiceAnswer.NO_COMPLAINT,
    },
    "pass-on": {"passed_on_to": "The plumbers", "passed_on_on": date(2026, 3, 26)},
    "answer-enquiry": {"answer": "The gutter was mended", "answered_on": date(2026, 3, 26)},
    "end-request": {"came": "done as asked", "because": "The gutter was mended on Friday"},
    "make-complaint": {
        "summary": "Nobody came to mend the gutter",
        "expressed_on": date(2026, 3, 26),
        "received_on": date(2026, 3, 26),
    },
    "close": {"learning": "Ring before a visit is moved"},
    "withdraw": {
        "who": "the resident",
        "how": ContactKind.CALL,
        "asked_on": date(2026, 3, 26),
        "because": "It is mended",
    },
    "refuse": {
        "ground": "a claim about it has been filed at court",
        "reasons": "The claim asks the court to have the same leak mended, and will be heard in June",
        "evidence": "Leeds County Court, claim K01LS123",
        "filed_on": date(2026, 3, 2),
    },
    "drop-refusal": {},
    "approve": {},
    "send-back": {"because": "Say what the claim asks for"},
    "direct": {"directed_on": date(2026, 3, 26), "directed_by": "A Caseworker, 202600001"},
    "accept": {"because": "The claim was never filed at court, so we had no reason to refuse."},
    "link": {"other": "26-AAA-0002", "kind": LinkKind.HOUSEHOLD, "because": "The same flat"},
    "unlink": {},
    "merge": {"into": "26-AAA-0001", "because": "She wrote and rang of the same leak"},
    "unmerge": {"because": "One is of the roof, the other of the bath"},
    "merge-person": {"other": "26-AAA-0001", "because": "The same day of birth and phone"},
    "reopen": {"because": "They rang: the leak is back"},
    "consult": {"name": "Director of Property", "consulted_on": date(2026, 3, 26)},
    "escalate": {"received_on": date(2026, 3, 26)},
    "request": {"request_reason": "The leak is back"},
    "allocate": {"officer": "Grace Olumide", "part": "handler"},
    "settle-point": {"said_on": date(2026, 3, 26)},
    "pay": {"paid_on": date(2026, 3, 26)},
    "dispute": {"fact": "Whether anyone came", "resident_says": "Nobody did", "we_hold": "A visit on 3 March"},
    "invite": {"party": Party.RESIDENT, "invited_on": date(2026, 3, 26)},
    "checklist": {"line": "person", "answer": Checked.DONE},
    "incident": {
        "what": "A ceiling came down",
        "taken_to": "Executive Leadership Team",
        "told": "Director of Property",
        "told_on": date(2026, 3, 25),
        "told_time": "09:05",
    },
    "attach": {"file": __file__, "title": "What a neighbour wrote"},
    "describe-document": {"title": "What the neighbour wrote", "kind": "note", "sender": "A Neighbour"},
    "withdraw-document": {"because": "It is of another home"},
    "incident-answer": {"answer": "The flat is to be emptied", "answered_on": date(2026, 3, 26)},
    "erase": {"because": "Retention is over", "again": "26-AAA-0001"},
}
"""What each form needs, by the names of its fields."""


def filled(name: str, /, **typed: Any) -> Any:
    """Return the form called `name` filled in, with `typed` in the place of what it says here."""
    form: type[Entry] = FORMS[name].form
    return form(**{**FILLED[name], **typed})


def typed(name: str) -> list[str]:
    """Return the same as somebody types it: `due_on=2026-04-24`, `conflict=no`, `pounds=1.00`."""
    asks = FORMS[name].form.asks
    return [f"{asks[field].key or field}={_words(value, asks[field].kind)}" for field, value in FILLED[name].items()]


def _words(value: object, kind: Kind) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value / 100:.2f}" if kind is Kind.POUNDS and isinstance(value, int) else str(value)
