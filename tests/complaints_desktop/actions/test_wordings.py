"""The landlord's own wording: versions that are whole, who writes which section, and two desks that wrote at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.actions.letters import issue
from complaints_desktop.actions.settings import change_letters, change_setting
from complaints_desktop.actions.wordings import reset_wording, write_wording, write_wordings
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.settings import LetterPolicy, settings_on
from complaints_desktop.desk.wordings import EVERY_LETTER, WordingVersion, wordings_of
from complaints_desktop.letters.briefing import letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.wordings import (
    added_with,
    clashes,
    heads,
    kind_at,
    passed_over,
    section_text,
    sections_of,
    standing,
)
from complaints_desktop.rules.refusals import Refused
from db.model import Letter, LockedWording, Wording
from db.terms import Role
from tests.complaints_desktop.letters.sample import response
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 2)
RESPONSE = "stage1-response"
CHANGES, HELP = ("stage1-response", "changes"), ("stage1-acknowledgement", "representative")
OURS = section_text(*CHANGES)


def at(office: Office, day: date = TODAY, role: Role = Role.TEAM_LEADER) -> Desk:
    desk = office.on(day)
    return replace(desk, officer=replace(desk.officer, role=role), wordings=wordings_of(office.record))


def other(words: str, section: tuple[str, str] = CHANGES) -> str:
    """Return our text of a section with another heading."""
    first, _, rest = section_text(*section).partition("{#")
    opened = first[: first.rfind("## ")]
    return f"{opened}## {words} {{#{rest}"


def write(office: Office, words: str, *, section: tuple[str, str] = CHANGES, day: date = TODAY, **more: object) -> None:
    with office.working() as session:
        kind, name = section
        more = {"role": Role.TEAM_LEADER, "from_on": None} | more
        desk = at(office, day, more.pop("role"))
        more.setdefault("confirmed", added_with(desk, {section: words}))
        write_wording(session, desk, kind=kind, section=name, text=words, why="Shorter.", **more)


def title(kind: LetterKind, section: str) -> str:
    return next(each.title for each in kind.sections if each.name == section)


def test_a_team_leader_writes_a_section_and_letters_are_made_with_it(office: Office):
    assert kind_at(at(office), RESPONSE).version == "1"
    write(office, other("What will be different"))

    kind = kind_at(at(office), RESPONSE)
    version = heads(at(office).wordings, CHANGES, locked=False)[0]
    assert title(kind, "changes") == "What will be different"
    assert (kind.version, version.why, version.from_on) == (f"1+{version.label}", "Shorter.", TODAY)
    assert version.label.startswith("1-")
    printed = compose(response(kind=kind, typed={**response().typed, "changes": "We call back."}))
    assert any(run.text == "What will be different" for block in printed.blocks for run in getattr(block, "runs", ()))


def test_the_next_version_follows_it_and_going_back_to_ours_is_a_version_too(office: Office):
    write(office, other("What will be different"))
    write(office, other("What we do now"))
    last = heads(at(office).wordings, CHANGES, locked=False)[0]
    assert last.number == 2
    assert last.follows_id == at(office).wordings[0].id

    with office.working() as session:
        reset_wording(session, at(office), kind=CHANGES[0], section=CHANGES[1], why="Ours was better.")
    assert title(kind_at(at(office), RESPONSE), "changes") == "What we are changing"
    assert kind_at(at(office), RESPONSE).version.startswith("1+3-")


def test_our_own_text_is_kept_as_none_and_the_same_text_is_no_version(office: Office):
    with pytest.raises(Refused, match="That is the wording already"):
        write(office, OURS)
    write(office, other("What will be different"))
    with pytest.raises(Refused, match="That is the wording already"):
        write(office, f"{other('What will be different')}  \n\n")
    write(office, OURS)
    assert heads(at(office).wordings, CHANGES, locked=False)[0].text == ""


def test_a_wording_may_begin_on_a_later_day_and_never_on_one_that_has_passed(office: Office):
    later = TODAY + timedelta(7)
    write(office, other("What will be different"), from_on=later)
    assert title(kind_at(at(office), RESPONSE), "changes") == "What we are changing"
    assert title(kind_at(at(office, later), RESPONSE), "changes") == "What will be different"
    with pytest.raises(Refused, match="has passed"):
        write(office, other("What we do now"), from_on=TODAY - timedelta(1))

    write(office, other("What we do now"))  # over the one that waits, and from today
    for day in (TODAY, later):
        assert title(kind_at(at(office, day), RESPONSE), "changes") == "What we do now"


def test_what_the_code_asks_cannot_be_written_away(office: Office):
    points = ("stage1-response", "points")
    with pytest.raises(Refused) as refused:
        write(office, section_text(*points).replace("**Our decision: {{decision}}**", ""), section=points,
              role=Role.COMPLAINTS_MANAGER)  # fmt: skip
    assert "“Decision” is missing if there are points (Code 6.9 c)" in refused.value.why
    assert refused.value.do == "Put {{decision}} back, so that nothing hides it."
    assert (refused.value.paragraph, refused.value.field) == ("6.9 c", "text")
    assert wordings_of(office.record) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Words alone.", "begins with a section"),
        ("## Another {#late}\n\n{{changes}}", "{#changes}"),
        (f"{OURS}\n\n## More {{#more}}", "{#changes}"),
        ("{{?changes}}\n## What {#changes}\n\n{{changes}}", "never closed"),
        ("", "is missing"),
    ],
)
def test_a_text_that_is_no_section_is_refused(office: Office, text: str, why: str):
    with pytest.raises(Refused) as refused, office.working() as session:
        write_wording(session, at(office), kind=CHANGES[0], section=CHANGES[1], text=text, why="" if not text else "S")
    assert why in refused.value.why


@pytest.mark.parametrize(("kind", "section"), [("stage3", "changes"), (RESPONSE, "nothing"), (RESPONSE, "closing")])
def test_a_section_nobody_has_is_refused(office: Office, kind: str, section: str):
    with pytest.raises(Refused):
        write(office, "## Words {#nothing}", section=(kind, section))


def test_who_leads_writes_no_section_about_rights_and_an_officer_writes_none(office: Office):
    text = section_text(*HELP).replace("a support worker", "a carer")
    with pytest.raises(Refused, match="A team leader may not change what letters say of decisions and rights"):
        write(office, text, section=HELP)
    with pytest.raises(Refused, match="A resolution officer may not change the wording of letters"):
        write(office, other("Other"), role=Role.RESOLUTION_OFFICER)
    write(office, text, section=HELP, role=Role.COMPLAINTS_MANAGER)
    assert "a carer" in kind_at(at(office), HELP[0]).version or "a carer" in at(office).wordings[0].text


def row(office: Office, sort: Callable[..., object], section: tuple[str, str], text: str, **more: object) -> str:
    """Write a version as it would come from another desk."""
    known = {"number": 1, "why": "There.", "from_on": TODAY, "set_at": office.desk.now} | more
    made = sort(kind=section[0], section=section[1], text=text, **known)
    with office.working() as session:
        session.add(made)
    return str(made.id)


def test_a_version_about_rights_that_was_written_as_another_sort_of_section_does_not_count(office: Office):
    text = section_text(*HELP).replace("a support worker", "a carer")
    row(office, Wording, HELP, text)
    row(office, LockedWording, CHANGES, other("Other"))
    assert kind_at(at(office), HELP[0]).version == kind_at(at(office), RESPONSE).version == "1"


def test_two_desks_that_wrote_at_once_clash_and_what_both_wrote_over_holds_until_a_person_chooses(office: Office):
    write(office, other("What will be different"))
    first = heads(at(office).wordings, CHANGES, locked=False)[0].id
    here = row(office, Wording, CHANGES, other("Here"), number=2, follows_id=first)
    there = row(office, Wording, CHANGES, other("There"), number=2, follows_id=first)

    assert title(kind_at(at(office), RESPONSE), "changes") == "What will be different"
    ((section, found),) = clashes(at(office))
    assert section == CHANGES
    assert {each.id for each in found.clash} == {here, there}

    write(office, other("There"))
    settled = heads(at(office).wordings, CHANGES, locked=False)
    assert list(clashes(at(office))) == []
    assert {settled[0].follows_id, settled[0].settles_id} == {here, there}
    assert title(kind_at(at(office), RESPONSE), "changes") == "There"


def test_the_same_words_from_two_desks_are_no_clash_and_our_own_hold_where_nothing_came_before(office: Office):
    row(office, Wording, CHANGES, other("Here"))
    row(office, Wording, CHANGES, other("Here"))
    assert title(kind_at(at(office), RESPONSE), "changes") == "Here"
    row(office, Wording, CHANGES, other("There"))
    assert title(kind_at(at(office), RESPONSE), "changes") == "What we are changing"


def test_a_version_that_is_not_whole_any_more_is_passed_over_and_said(office: Office):
    row(office, LockedWording, HELP, "## Help {#representative}\n\nAsk us.")
    row(office, Wording, ("stage1-acknowledgement", "limits"), other("Limits", ("stage1-acknowledgement", "limits")))
    desk = at(office)
    assert passed_over(desk, HELP[0]) == ("representative",)
    assert title(kind_at(desk, HELP[0]), "representative") == "Someone to help you"
    assert title(kind_at(desk, HELP[0]), "limits") == "Limits"


def test_what_every_letter_says_is_written_once_and_checked_for_each(office: Office):
    closing = (EVERY_LETTER, "closing")
    text = section_text(*closing).replace("Yours sincerely", "With kind regards")
    write(office, text, section=closing)
    for name in (RESPONSE, "receipt"):
        assert kind_at(at(office), name).version.startswith("1+1-")
    with pytest.raises(Refused, match="Name of the sender"):
        write(office, text.replace("**{{author_name}}**\\\n", ""), section=closing)
    assert sections_of(EVERY_LETTER) == ("opening", "closing", "about")


def test_a_set_is_written_whole_or_not_at_all(office: Office):
    limits = ("stage1-acknowledgement", "limits")
    texts = {CHANGES: other("Here"), limits: "## Nothing {#limits}"}  # what an officer types there would be lost
    with pytest.raises(Refused), office.working() as session:
        write_wordings(session, at(office), texts=texts, why="Ours.")
    assert wordings_of(office.record) == ()
    with office.working() as session:
        write_wordings(session, at(office), texts={**texts, limits: other("Limits", limits)}, why="Ours.")
    assert [each.number for each in wordings_of(office.record)] == [1, 1]


def test_a_letter_keeps_the_version_it_was_made_with(office: Office):
    office.name()
    case_id = office.log(TODAY)
    receipt = ("receipt", "received")
    text = section_text(*receipt).replace("Please have it ready when you contact us.", "Please give it when you call.")
    write(office, text, section=receipt)
    with office.working() as session:
        typed = {"who_calls": "I will call you by Thursday."}
        issue(session, at(office, role=Role.COMPLAINTS_MANAGER), case_id=case_id, kind="receipt", typed=typed)
        version = session.query(Letter).one().template_version
    assert version == f"1+{heads(at(office).wordings, receipt, locked=False)[0].label}"


def test_versions_stand_by_what_they_were_written_over_and_not_by_any_clock():
    def version(id_: str, follows: str | None, text: str, day: date = TODAY) -> WordingVersion:
        at_ = {"set_at": None, "set_by_id": None, "settles_id": None, "locked": False, "why": "W", "number": 1}
        return WordingVersion(id=id_, kind="k", section="s", text=text, from_on=day, follows_id=follows, **at_)

    old, later, newest = version("z", None, "1"), version("b", "z", "2", TODAY + timedelta(3)), version("a", "b", "3")
    for day in (TODAY, TODAY + timedelta(9)):
        assert standing((old, later, newest), day, ("k", "s"), locked=False).holds == newest
    assert standing((old, later), TODAY, ("k", "s"), locked=False).holds == old
    assert standing((), TODAY, ("k", "s"), locked=False).holds is None


def test_what_the_landlords_policy_adds_reaches_the_letter(office: Office):
    office.name()
    case_id = office.log(TODAY)
    for asks in (False, True):
        policy = LetterPolicy(own_window=20, changes_required=asks, feedback_dates=asks)
        with office.working() as session:
            change_letters(session, replace(at(office), officer=office.desk.officer), policy=policy)
        office.desk = replace(office.desk, settings=settings_on(office.record, TODAY))
        with office.working() as session:
            typed = {"case_id": case_id, "typed": {}}
            first = letter_matter(session, at(office), kind="stage1-acknowledgement", **typed)
            second = letter_matter(session, at(office), kind="stage2-acknowledgement", **typed)
        assert first.policy == policy
        assert (first.next_update is not None, second.next_update) == (asks, None)


@pytest.mark.parametrize("value", [{"own_window": -1}, {"own_window": True}, {"feedback_dates": 1}, {"other": 1}])
def test_a_policy_that_cannot_be_is_refused(office: Office, value: dict[str, object]):
    with office.working() as session, pytest.raises(Refused, match="not a value of “letters”"):
        change_setting(session, office.on(TODAY), name="letters", value=value)


ANSWER = ("stage1-response", "answer")
MORE = f"{section_text(*ANSWER)}\n\nPlease keep this letter."


def test_what_is_added_beside_what_the_code_asks_is_shown_confirmed_and_kept_with_the_version(office: Office):
    with pytest.raises(Refused, match="You add beside what the Code asks: “Please keep"):
        write(office, MORE, section=ANSWER, role=Role.COMPLAINTS_MANAGER, confirmed=())
    with pytest.raises(Refused, match="keep this letter"):
        write(office, MORE, section=ANSWER, role=Role.COMPLAINTS_MANAGER, confirmed=["Something else."])
    write(office, MORE, section=ANSWER, role=Role.COMPLAINTS_MANAGER)

    (version,) = heads(at(office).wordings, ANSWER, locked=True)
    assert version.why == "Shorter.\nAdded, and confirmed to take nothing back: “Please keep this letter.”"
    write(office, f"{MORE}\n\nIt is yours.", section=ANSWER, role=Role.COMPLAINTS_MANAGER, confirmed=["It is yours."])


def test_nothing_confirmed_lets_the_opposite_be_said(office: Office):
    text = f"{section_text(*ANSWER)}\n\nThis letter is not our stage 1 response."
    with pytest.raises(Refused, match="says the opposite"):
        write(office, text, section=ANSWER, role=Role.COMPLAINTS_MANAGER)
