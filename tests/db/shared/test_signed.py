"""A row says of nobody but its sender that they wrote or decided it; and a question is settled by who has the right."""

from typing import Any
from uuid import uuid4

import pytest

from complaints_desktop.rules.acts import Act
from db.model.entities import signatures
from db.shared.rights import ANY as NEW
from tests.db.rows import tables
from tests.db.shared.conftest import Case, Office
from tests.db.shared.desk import COUNTED, Change, batch, change, new_row
from tests.tables import each_row

NAMED_BY_OTHERS = {
    ("case_", "handler_id"),
    ("stage", "decider_id"),
    ("commitment", "owner_id"),
    ("home_hazard", "owner_id"),
    ("matter", "owner_id"),
    ("reviewer", "officer_id"),
    ("standard_paragraph", "owner_id"),
    ("absence", "officer_id"),
    ("agreed_action", "officer_id"),
    ("cover", "for_id"),
    ("cover", "officer_id"),
    ("deputy", "deputy_id"),
    ("deputy", "officer_id"),
    ("handover_note", "officer_id"),
    ("induction_step", "officer_id"),
    ("membership", "officer_id"),
    ("objective", "officer_id"),
    ("one_to_one", "officer_id"),
    ("skill", "officer_id"),
    ("drawn_item", "reviewer_id"),
    ("drawn_item", "second_reviewer_id"),
    ("quality_review", "handler_id"),
    ("training", "officer_id"),
    ("working_pattern", "officer_id"),
}
"""Whom a case, a decision or a promise is given to: somebody else says so."""


def test_every_column_that_names_an_officer_is_signed_or_given_by_others():
    named = {
        (table.name, column.name)
        for table in tables()
        for column in table.columns
        if any(key.column.table.name == "officer" for key in column.foreign_keys)
    }
    signed = {(entity, field) for entity, fields in signatures().items() for field in fields}
    assert named == signed | NAMED_BY_OTHERS


def refers(case: Case, owner: str) -> dict[str, Change]:
    """Return what letters, updates, approvals and answers point at: a document, a promise, a sum that is asked for."""
    ids = case.ids | {"officer": owner}
    pointed_at = (
        "document",
        "commitment",
        "point",
        "refusal",
        "home_hazard",
        "matter",
        "adjustment",
        "money_request",
        "restriction",
        "letter_submission",
        "override_request",
        *COUNTED,
    )
    made: dict[str, Change] = {}
    for name in (each for each in pointed_at if each in MADE):
        made[name] = new_row(name, ids | {each: str(row["entity_id"]) for each, row in made.items()})
    with_document = ids | {"document": made["document"]["entity_id"]}
    of_nobody = {"author_id": None, "recipient_id": None}
    return {**made, "letter": new_row("letter", with_document, **of_nobody)}


MADE = {entity for act in Act for entity, fields in act.value.writes.items() if NEW in fields} | {"draft"}
"""What somebody may make."""

SIGNATURES = [
    (entity, field, signed)
    for entity in sorted((set(signatures()) & MADE) - {"extension", "given_back", "approval"})
    for field in signatures()[entity]
    for signed in ("by oneself", "by another", "by nobody")
    if signed != "by nobody" or entity not in ("conflict_declaration", "draft", "settlement")
    if signed == "by another" or entity not in ("letter_answer", "money_answer", "restriction_answer")
]
"""Nobody makes extensions yet, but for imports; a declaration or a draft is always somebody's, and so is an answer
that belongs to no case. A sum and a restriction are approved by somebody else than who asks, whom these rows know not.
"""


@each_row(("entity", "field", "signed"), SIGNATURES)
def test_only_the_sender_signs(office: Office, entity: str, field: str, signed: str):
    case, mia = office.case("tom"), office["mia"]
    office.officer("bob")
    by = {"by oneself": "mia", "by another": "bob"}.get(signed)
    officer = office.officer(by).officer_id if by else None
    beside = refers(case, office.officer("mia").officer_id)
    mia.push(*beside.values())
    ids = case.ids | {name: row["entity_id"] for name, row in beside.items()}
    ids |= {"officer": office.officer("bob").officer_id}
    more = {"other_id": office.case("tom").id} if entity == "case_link" else {}
    others = {each: None for each in signatures()[entity] if each != field}
    row = new_row(entity, ids, **{field: officer}, **others, **more)
    counts = mia.push(row)["counts"]
    assert counts["held"] == (signed == "by another")
    if counts["held"]:
        assert [each["rule"] for each in mia.pull().feeds["held"]] == ["not_signed"]


def said(officer: str, row: Change, **more: Any) -> Change:
    """Return the declaration of an officer that a row was lost and is given back."""
    declared = new_row("given_back", {"officer": officer})
    case_id = row["entity_id"] if row["entity"] == "case_" else row["patch"].get("case_id")
    declared["patch"] |= {"entity": row["entity"], "entity_id": row["entity_id"], "fields": None, "case_id": case_id}
    declared["patch"] |= more
    return declared


def again(row: Change) -> Change:
    """Return the same under another number."""
    return {**row, "change_id": str(uuid4())}


def test_what_was_lost_is_given_back_under_its_author_by_who_says_so(office: Office):
    case = office.case("tom")
    bob, mia = office.officer("bob").officer_id, office.officer("mia").officer_id
    lost = new_row("contact", case.ids, author_id=bob)
    desk = office["mia"]
    office.restored()
    assert desk.push(*batch(lost, said(bob, lost)))["counts"]["held"] == 2
    other = new_row("contact", case.ids)
    assert desk.push(*batch(again(lost), said(mia, other)))["counts"]["held"] == 2
    assert desk.push(*batch(again(lost), said(mia, lost)))["counts"]["applied"] == 2


@pytest.mark.parametrize(("login", "held"), [("ann", 2), ("olga", 2), ("tom", 0), ("mia", 0)])
def test_who_leads_alone_gives_back_what_another_wrote(office: Office, login: str, held: int):
    """Anybody could else sign a new row for a colleague, and say that it was lost."""
    case = office.case("tom")
    by, me = office.officer("bob").officer_id, office.officer(login).officer_id
    desk = office[login]
    office.restored()

    def lost(author: str | None) -> list[Change]:
        row = new_row("contact", case.ids, author_id=author)
        return batch(said(me, row), row)

    assert desk.push(*lost(by))["counts"]["held"] == held
    for author in (me, None):
        assert desk.push(*lost(author))["counts"]["applied"] == 2


@pytest.mark.parametrize("hidden", [{"fields": "summary"}, {"case_id": None}, {"fields": ""}, {"entity": "letter"}])
def test_no_declaration_signs_for_another_that_is_not_shown_with_the_row(office: Office, hidden: dict[str, Any]):
    case, tom = office.case("tom"), office["tom"]
    office.restored()
    row = new_row("contact", case.ids, author_id=office.officer("bob").officer_id)
    declared = said(office.officer("tom").officer_id, row, **hidden)
    assert tom.push(*batch(declared, row))["counts"]["held"] == 2
    assert tom.push(again(declared), again(row))["counts"]["applied"] <= 1
    assert office.shared.admin.execute("SELECT count(*) FROM app.contact").fetchone() == (0,)


@pytest.mark.parametrize("restored", [False, True])
def test_nothing_is_declared_lost_that_stands_or_that_no_restore_has_lost(office: Office, restored: bool):
    case, tom = office.case("tom"), office["tom"]
    genuine = new_row("contact", case.ids, author_id=office.officer("bob").officer_id)
    office["bob"].push(genuine)
    if restored:
        office.restored()
    row = new_row("contact", case.ids)
    me = office.officer("tom").officer_id
    assert tom.push(said(me, genuine))["counts"]["held"] == 1
    assert tom.push(said(me, genuine, fields="summary, nothing"))["counts"]["held"] == 1
    assert tom.push(said(me, genuine, fields="summary, kind"))["counts"]["applied"] == restored
    assert tom.push(*batch(said(me, row), row))["counts"]["applied"] == (2 if restored else 0)


def test_what_one_desk_has_given_back_another_may_give_back_too(office: Office):
    case = office.case("tom")
    desks = office["tom"], office["mia"]
    office.restored()
    row = new_row("contact", case.ids, author_id=office.officer("bob").officer_id)
    for desk, login in zip(desks, ("tom", "mia"), strict=True):
        counts = desk.push(*batch(said(office.officer(login).officer_id, row), again(row)))["counts"]
        assert (counts["applied"] + counts["same"], counts["held"]) == (2, 0)


def test_a_declaration_is_not_put_into_anothers_mouth_later(office: Office):
    case = office.case("tom")
    row = new_row("conflict_declaration", case.ids | {"officer": office.officer("ann").officer_id})
    assert office["ann"].push(row)["counts"]["applied"] == 1
    over = {"officer_id": row["change_id"], "conflict": row["change_id"]}
    other = {"officer_id": office.officer("bob").officer_id, "conflict": True}
    assert office["ann"].push(change("conflict_declaration", row["entity_id"], "update", other, over))["counts"]["held"]


def clash(office: Office, case: Case, **values: Any) -> dict[str, Any]:
    """Have two managers differ over a field of the case; return the clash."""
    [(field, value)] = values.items()
    office["mia"].push(case.set(**{field: value}))
    assert office.desk("mia").push(case.set(**{field: None}))["counts"]["clash"] == 1
    [found] = office["mia"].pull().feeds["clash"]
    return dict(found)


def answer(office: Office, login: str, case: Case, question: dict[str, Any], **values: Any) -> Change:
    about = {"clash_id": question["id"], "their_change": question["their_change"]}
    by = office.officer(login).officer_id
    return new_row("settlement", {}, **{"case_id": case.id, "choice": "kept", "settled_by_id": by, **about, **values})


def state(office: Office, table: str, question: str) -> str:
    ((found,),) = office.shared.admin.execute(f"SELECT state FROM sync.{table} WHERE id = %s", (question,)).fetchall()
    return str(found)


SETTLES = {
    "hazard": ("ann", "bob", "tom", "mia"),
    "team_id": ("tom", "mia"),
    "learning": ("ann", "bob", "tom", "mia", "olga"),
}
"""Whose it is to settle a clash over a field of a case of the team North."""


@pytest.mark.parametrize("field", SETTLES)
@pytest.mark.parametrize("login", ["ann", "bob", "cat", "tom", "mia", "olga", "will", "aud"])
def test_a_clash_is_settled_by_who_may_set_the_field_and_sees_the_row(office: Office, field: str, login: str):
    case = office.case("tom")
    value = {"hazard": "none", "team_id": office.team("cat"), "learning": "Ring back"}[field]
    if field == "team_id":
        office["mia"].push(case.set(hazard="none"))
        question = {"id": str(uuid4()), "their_change": str(uuid4())}
        office.shared.admin.execute(
            "INSERT INTO sync.clash (id, case_id, entity, entity_id, field, kept_change, their_change, state, pos)"
            " VALUES (%(id)s, %(case)s, 'case_', %(case)s, 'team_id', %(id)s, %(their_change)s, 'open', 1)",
            {**question, "case": case.id},
        )
    else:
        question = clash(office, case, **{field: value})
    held = office[login].push(answer(office, login, case, question))["counts"]["held"]
    assert (state(office, "clash", question["id"]) == "settled") is (login in SETTLES[field])
    assert bool(held) is (login not in SETTLES[field])


def test_an_answer_that_comes_before_its_clash_counts_only_from_who_may_give_it(office: Office):
    """Somebody who knows the number of a change could answer for it before it comes."""
    case = office.case("tom")
    office["mia"].push(case.set(void_because="twice"))
    late = case.set(void_because=None)
    office.shared.admin.execute("UPDATE app.case_ SET hazard = hazard")
    md5 = "SELECT md5(%s || 'void_because')::uuid::text"
    ((clash_id,),) = office.shared.admin.execute(md5, (late["change_id"],)).fetchall()
    question = {"id": clash_id, "their_change": late["change_id"]}
    assert office["ann"].push(answer(office, "ann", case, question))["counts"]["applied"] == 1
    assert office.desk("mia").push(late)["counts"]["clash"] == 1
    assert state(office, "clash", clash_id) == "open"


def held_of(office: Office, login: str, *changes: Change) -> str:
    assert office[login].push(*changes)["counts"]["held"] == len(changes)
    return str(office[login].pull().feeds["held"][-1]["id"])


CLOSES = {"ann": True, "bob": True, "cat": False, "tom": True, "mia": True, "olga": False, "will": False, "aud": False}


@pytest.mark.parametrize("login", CLOSES)
def test_held_work_is_closed_by_its_author_its_leaders_and_who_could_have_done_it(office: Office, login: str):
    case = office.case("tom")
    held = held_of(office, "ann", *batch(case.set(closed_on="2026-03-01")))
    row = new_row("settlement", {}, case_id=case.id, held_id=held, choice="set aside")
    office[login].push(row)
    assert (state(office, "held", held) == "settled") is CLOSES[login]


def test_held_work_without_a_case_is_its_authors_and_their_leaders(office: Office):
    held = held_of(office, "ann", new_row("setting", {}))
    for login, closes in (("bob", False), ("cat", False), ("olga", False), ("tom", True)):
        own = {"settled_by_id": office.officer(login).officer_id}
        office[login].push(new_row("settlement", {}, held_id=held, choice="set aside", **own))
        assert (state(office, "held", held) == "settled") is closes, login


def test_nobody_plants_held_work_on_a_case_they_have_nothing_to_do_with(office: Office):
    """Who knows the id of a case would have a question of their own making stand in its team's list."""
    case = office.case("cat")
    tries = (case.set(learning="Vote for me"), new_row("contact", case.ids, summary="Vote for me"))
    assert office["ann"].push(*tries)["counts"]["held"] == 2
    assert "held" not in office["cat"].pull(0).feeds
    assert all(each["case_id"] is None for each in office["ann"].pull(0).feeds["held"])
    assert "Vote" not in str(office["cat"].call("history", case_id=case.id))


@pytest.mark.parametrize("moved", [True, False], ids=["the case moved", "the officer moved"])
def test_what_comes_too_late_for_a_case_that_moved_is_in_sight_of_those_who_have_it(office: Office, *, moved: bool):
    case = office.case("ann")
    office.officer("cat")
    if moved:
        assert office["mia"].push(case.set(team_id=office.team("cat")))["counts"]["applied"] == 1
        late, sees = "bob", "cat"
    else:
        office["ann"].push(new_row("contact", case.ids))
        office.shared.officer("ann", team="South")
        late, sees = "ann", "bob"
    assert office[late].push(new_row("contact", case.ids))["counts"]["held"] == 1
    [held] = office[sees].pull(0).feeds["held"]
    assert (held["rule"], held["case_id"]) == ("not_your_case", case.id)


def test_an_answered_case_is_not_withdrawn(office: Office):
    case = office.case("ann")
    withdrawn = {"closed_on": "2026-03-05", "closed_as": "withdrawn"}
    decided = {"responded_on": "2026-03-02", "outcome": "upheld", "decider_id": office.officer("ann").officer_id}
    answered = change("stage", case.ids["stage"], "update", decided, None)
    answered["base"] = dict.fromkeys(answered["patch"], case.stage["change_id"])
    assert office["ann"].push(answered)["counts"]["applied"] == 1
    assert office["mia"].push(case.set(**withdrawn))["counts"]["held"] == 1
    assert [each["rule"] for each in office["mia"].pull().feeds["held"]] == ["answered_not_withdrawn"]
    other = office.case("bob")
    assert office["bob"].push(other.set(**withdrawn))["counts"]["applied"] == 1


def test_nor_is_it_withdrawn_once_it_was_reopened(office: Office):
    case = office.case("ann")
    decided = {"responded_on": "2026-03-02", "outcome": "upheld", "decider_id": office.officer("ann").officer_id}
    answered = change("stage", case.ids["stage"], "update", decided, None)
    answered["base"] = dict.fromkeys(answered["patch"], case.stage["change_id"])
    again = new_row("reopening", case.ids, closed_on=None, closed_as=None)
    assert office["ann"].push(*batch(answered, again))["counts"]["applied"] == 2
    withdrawn = {"closed_on": "2026-03-03", "closed_as": "withdrawn"}
    ended = change("reopening", again["entity_id"], "update", withdrawn, dict.fromkeys(withdrawn, again["change_id"]))
    assert office["ann"].push(ended)["counts"]["held"] == 1
    assert [each["rule"] for each in office["ann"].pull().feeds["held"]] == ["answered_not_withdrawn"]


def test_owners_keep_their_own_promises_and_no_others(office: Office):
    case = office.case("tom")
    will, ann = office.officer("will").officer_id, office.officer("ann").officer_id
    for owner, held in ((will, 0), (ann, 2)):
        promise = new_row("commitment", case.ids | {"officer": owner})
        assert office["tom"].push(promise)["counts"]["applied"] == 1
        done = {"state": "completed", "completed_on": "2026-03-26"}
        moved = change("commitment", promise["entity_id"], "update", done, dict.fromkeys(done, promise["change_id"]))
        said = new_row("commitment_update", case.ids | {"commitment": promise["entity_id"]}, author_id=will)
        assert office["will"].push(*batch(moved, said))["counts"]["held"] == held


def test_a_number_is_bound_to_what_came_under_it(office: Office):
    """Somebody sends another change under a number read in the history, before its author sends it again."""
    case = office.case("ann")
    mine = new_row("contact", case.ids, summary="She rang at noon")
    forged = {**new_row("contact", case.ids, summary="Nobody rang"), "change_id": mine["change_id"]}
    assert office["bob"].push(forged)["counts"]["applied"] == 1
    answer_ = office["ann"].push(mine)
    assert (answer_["counts"]["held"], answer_["last_change"]) == (1, mine["change_id"])
    [held] = office["ann"].pull().feeds["held"]
    assert held["rule"] == "number_taken"
    assert held["changes"][0]["patch"]["summary"] == "She rang at noon"
    again = office.desk("ann").push(mine)
    assert again["counts"]["again"] == 1


def test_a_change_that_was_erased_meanwhile_is_known_again(office: Office):
    case = office.case("ann")
    said = new_row("contact", case.ids, summary="She rang at noon")
    office["ann"].push(said)
    office["mia"].call("erase", case_id=case.id, reason="the end of its keeping")
    assert office.desk("ann").push(said)["counts"]["again"] == 1


WRITTEN = {
    "in capitals": str.upper,
    "without hyphens": lambda text: text.replace("-", ""),
    "in braces": lambda text: "{" + text.replace("-", "") + "}",
}
"""How PostgreSQL reads an id too."""


@pytest.mark.parametrize("how", WRITTEN)
@pytest.mark.parametrize("field", ["clash_id", "their_change"])
def test_a_question_is_not_settled_past_its_right_by_an_id_written_otherwise(office: Office, how: str, field: str):
    case = office.case("tom")
    question = clash(office, case, void_because="twice")
    office["ann"]
    said = answer(office, "ann", case, question)
    said["patch"][field] = WRITTEN[how](said["patch"][field])
    assert office["ann"].push(said)["counts"]["held"] == 1
    assert state(office, "clash", question["id"]) == "open"


@pytest.mark.parametrize("how", WRITTEN)
def test_held_work_is_not_closed_past_its_right_by_an_id_written_otherwise(office: Office, how: str):
    case = office.case("cat")
    office["cat"].push(case.set(team_id=None))
    [held] = office["cat"].pull().feeds["held"]
    said = new_row("settlement", {}, choice="set aside", settled_by_id=office.officer("ann").officer_id)
    said["patch"]["held_id"] = WRITTEN[how](held["id"])
    assert office["ann"].push(said)["counts"]["held"] == 1
    assert state(office, "held", held["id"]) == "open"


class Proposed:
    """A refusal of stage 1 of a case, proposed by `ann`."""

    def __init__(self, office: Office) -> None:
        self.office, self.case = office, office.case("ann")
        self.row = new_row("refusal", self.case.ids, proposed_by_id=office.officer("ann").officer_id)
        assert office["ann"].push(self.row)["counts"]["applied"] == 1

    def judge(self, login: str, judgement: str = "approved") -> int:
        """Return how much is held of what somebody says to it."""
        said = {"approved_by_id": self.office.officer(login).officer_id, "judgement": judgement}
        ids = self.case.ids | {"refusal": self.row["entity_id"]}
        held: int = self.office[login].push(new_row("approval", ids, **said))["counts"]["held"]
        return held

    def tell(self, login: str) -> list[str]:
        """Return the rules under which the letter of the refusal, as somebody issues it, is held."""
        told = change("refusal", self.row["entity_id"], "update", {"refused_on": "2026-03-26"}, None)
        told["base"] = {"refused_on": self.row["change_id"]}
        stage = change("stage", self.case.ids["stage"], "update", {"refused_on": "2026-03-26"}, None)
        stage["base"] = {"refused_on": self.case.stage["change_id"]}
        self.office[login].push(*batch(told, stage))
        return [each["rule"] for each in self.office[login].pull(0).feeds.get("held", [])]


def test_nobody_judges_the_refusal_they_proposed(office: Office):
    """Ann is a manager herself."""
    office.officer("mia")
    proposed = Proposed(office)
    proposed.row = new_row("refusal", proposed.case.ids, proposed_by_id=office.officer("mia").officer_id)
    office["mia"].push(proposed.row)
    assert proposed.judge("mia") == 1
    assert [each["rule"] for each in office["mia"].pull(0).feeds["held"]] == ["refusal_two_people"]


def test_a_refusal_is_told_once_it_is_approved_and_not_by_who_approved_it(office: Office):
    office.officer("mia")
    proposed = Proposed(office)
    assert "refusal_not_approved" in proposed.tell("ann")
    assert proposed.judge("mia") == 0
    held = proposed.tell("mia")
    assert held == ["refusal_not_approved"] * 2
    assert proposed.tell("ann") == held


def test_a_refusal_that_was_sent_back_last_is_not_told(office: Office):
    office.officer("mia")
    proposed = Proposed(office)
    assert (proposed.judge("mia"), proposed.judge("mia", "sent back")) == (0, 0)
    assert "refusal_not_approved" in proposed.tell("ann")


class Restricted:
    """A restriction on contact that somebody proposed, and what others send about it."""

    def __init__(self, office: Office, by: str = "ann") -> None:
        self.office, self.case, self.seen = office, office.case("ann"), 0
        self.row = new_row("restriction", self.case.ids, proposed_by_id=self.id_of(by))
        office[by].push(self.row)

    def id_of(self, login: str) -> str:
        """Return the id of an officer."""
        return self.office.officer(login).officer_id

    def send(self, login: str, entity: str, **said: Any) -> list[str]:
        """Send a row about it as somebody; return the rules by which it is held."""
        row = new_row(entity, self.case.ids | {"restriction": str(self.row["entity_id"])}, **said)
        return self._held(login, row)

    def letter(self, login: str, kind: str, issued_on: str) -> None:
        """Send the letter to them that tells of it."""
        document, to = new_row("document", self.case.ids), self.case.ids["person"]
        said = {"kind": kind, "issued_on": issued_on, "recipient_id": to, "author_id": self.id_of(login)}
        self.office[login].push(document)
        assert self._held(login, new_row("letter", self.case.ids | {"document": document["entity_id"]}, **said)) == []

    def judge(self, login: str, judgement: str = "approved") -> list[str]:
        """Judge it."""
        return self.send(login, "restriction_answer", judgement=judgement, answered_by_id=self.id_of(login))

    def impose(self, login: str) -> list[str]:
        """Send that they were told of it."""
        told = change("restriction", self.row["entity_id"], "update", {"imposed_on": "2026-03-26"}, None)
        told["base"] = {"imposed_on": self.row["change_id"]}
        return self._held(login, told)

    def decide(self, login: str, appealed_on: str | None) -> list[str]:
        """Review it, on an appeal or of one's own accord."""
        said = {"outcome": "ended", "appealed_on": appealed_on, "reviewed_by_id": self.id_of(login)}
        return self.send(login, "restriction_review", **said, recorded_by_id=None)

    def _held(self, login: str, row: Change) -> list[str]:
        held = self.office[login].push(row)["counts"]["held"]
        return [each["rule"] for each in self.office[login].pull(0).feeds["held"]][-1:] if held else []


def test_a_restriction_is_judged_and_told_by_two_people_and_after_a_warning(office: Office):
    office.officer("mia")
    restricted = Restricted(office)
    assert restricted.impose("ann") == ["restriction_not_approved"]
    assert restricted.judge("mia") == []
    assert restricted.impose("mia") == ["restriction_not_approved"]  # who approved it sends no letter of it
    assert restricted.impose("ann") == ["restriction_not_warned"]
    warned = {"recorded_by_id": restricted.id_of("ann"), "told_on": "2026-03-02"}
    assert restricted.send("ann", "conduct_warning", **warned) == ["told_without_letter"]
    restricted.letter("ann", "conduct-warning", "2026-03-03")
    assert restricted.send("ann", "conduct_warning", **warned) == ["told_without_letter"]
    restricted.letter("ann", "conduct-warning", "2026-03-02")
    assert restricted.send("ann", "conduct_warning", **warned) == []
    assert restricted.judge("mia", "sent back") == []
    assert restricted.impose("ann") == ["restriction_not_approved"]
    assert restricted.judge("mia") == []
    assert restricted.impose("ann") == ["told_without_letter"]
    restricted.letter("ann", "contact-restriction", "2026-03-26")
    assert restricted.impose("ann") == []


def test_who_proposed_or_approved_a_restriction_neither_judges_it_nor_the_appeal_against_it(office: Office):
    for login in ("mia", "tom"):
        office.officer(login)
    own = Restricted(office, "mia")
    assert own.judge("mia") == ["restriction_two_people"]
    assert own.decide("mia", "2026-03-26") == ["appeal_two_people"]
    assert own.decide("mia", None) == []  # a review on its day is no appeal
    approved = Restricted(office)
    assert approved.judge("mia") == []
    assert approved.decide("mia", "2026-03-26") == ["appeal_two_people"]
    other = Restricted(office)
    assert other.decide("mia", "2026-03-26") == []
    assert other.decide("mia", "2026-04-26") == ["appeal_two_people"]  # who reviewed it once decides no later appeal
    assert other.decide("tom", "2026-04-26") == []
    beside = Restricted(office, "mia")  # an appeal that is open is not passed by with a review of one's own beside it
    appeal = {"outcome": None, "reviewed_by_id": None, "appealed_on": "2026-03-26"}
    assert beside.send("ann", "restriction_review", **appeal, recorded_by_id=beside.id_of("ann")) == []
    assert beside.decide("mia", None) == ["appeal_two_people"]
    assert beside.decide("tom", None) == []


def test_who_may_record_an_appeal_does_not_decide_by_it(office: Office):
    office.officer("mia")
    restricted = Restricted(office)
    for said in ({"outcome": "ended"}, {"outcome": None, "told_on": "2026-03-26"}):
        row = {"appealed_on": "2026-03-26", "reviewed_by_id": None, "recorded_by_id": restricted.id_of("ann")}
        assert restricted.send("ann", "restriction_review", **row, **said) == ["no_right"]
