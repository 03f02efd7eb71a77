"""Why the shared database holds work, and what to do: its rules and constraints in words; one table, one reader."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HoldingRule:
    """What happened and what to do, where the shared database held work by one of its rules."""

    why: str
    do: str
    paragraph: str | None = None
    again: bool = True
    """Whether the same work can be sent again."""
    aside: bool = False
    """Whether setting it aside is what is usually right."""


RULES: Mapping[str, HoldingRule] = {
    "stage_two_people": HoldingRule(
        "Stage 2 is decided by the person who decided stage 1",
        "Have somebody else decide stage 2, and set this aside.",
        "6.13",
        aside=True,
    ),
    "one_response_per_stage": HoldingRule(
        "Another desk had answered this stage before this answer arrived",
        "Read the answer that went out. Set this one aside, or agree with whoever sent it how to put things right with "
        "the resident.",
        "6.7",
        again=False,
        aside=True,
    ),
    "nobody_decided": HoldingRule(
        "It answers a stage and does not say who decided it, which no program of ours would do",
        "Look at the letter that went out, and who wrote it. Have them issue the answer, and set this aside.",
        "6.13",
        again=False,
        aside=True,
    ),
    "refusal_two_people": HoldingRule(
        "A refusal is judged by the person who proposed it",
        "Have another complaints manager judge it, and set this aside.",
        "2.1",
        again=False,
        aside=True,
    ),
    "refusal_not_approved": HoldingRule(
        "It refuses a complaint that nobody else has approved to refuse, or was sent by who approved it",
        "Look at the letter that went out. Where the refusal was approved since, try again; else write to the "
        "resident, and set this aside.",
        "2.1",
        aside=True,
    ),
    "growth_two_people": HoldingRule(
        "It takes back or judges what somebody else wrote down of the same officer",
        "Have whoever wrote it, or another who leads, do it, and set this aside.",
        again=False,
        aside=True,
    ),
    "pack_two_people": HoldingRule(
        "A pack of numbers is approved by the person who put it together, or it is not said by whom either was done",
        "Have somebody else with the right approve it, and set this aside.",
        again=False,
        aside=True,
    ),
    "pack_not_approved": HoldingRule(
        "A pack of numbers is issued that nobody has approved",
        "Have it approved; then try again. Else set this aside.",
        aside=True,
    ),
    "pack_issued": HoldingRule(
        "It changes a pack of numbers that had been issued when it arrived",
        "Put what has changed since into another version, and set this aside.",
        again=False,
        aside=True,
    ),
    "pack_approved": HoldingRule(
        "It writes to a pack of numbers that had been approved when it arrived",
        "Put the words into another version, and set this aside.",
        again=False,
        aside=True,
    ),
    "letter_two_people": HoldingRule(
        "A letter is judged by the person who wrote it, or by one who considered stage 1, or not as it was submitted",
        "Have somebody else judge it, and set this aside.",
        "6.13",
        again=False,
        aside=True,
    ),
    "letter_not_approved": HoldingRule(
        "It is a letter for which the landlord asks somebody else's approval, and none of what it says is on record",
        "Look at the letter that went out. Where it was approved since, try again; else have somebody who may approve "
        "it read it, write to the resident where it was wrong, and set this aside.",
        aside=True,
    ),
    "answered_not_withdrawn": HoldingRule(
        "Another desk had answered the complaint before it was withdrawn here",
        "Record what the resident said as a contact, close the case as answered, and set this aside.",
        "6.7",
        again=False,
        aside=True,
    ),
    "closed_once": HoldingRule(
        "Another desk had closed this case before",
        "Look at how it was closed. If that is right, set this aside.",
        aside=True,
    ),
    "not_withdrawn": HoldingRule(
        "Only the file of a document that was withdrawn is destroyed",
        "Withdraw the document with the reason, then destroy its file.",
    ),
    "legal_hold": HoldingRule(
        "The case is under a legal hold, and nothing of it is destroyed",
        "Set this aside. When the hold is lifted, destroy the file then.",
        aside=True,
    ),
    "letter_stays": HoldingRule(
        "It withdraws or destroys a letter that went out",
        "Leave the letter as it is. If it says something wrong, write to the resident; then set this aside.",
        again=False,
        aside=True,
    ),
    "set_for_good": HoldingRule(
        "It changes a date or an outcome that a letter or the closing of the case has set",
        "Look at the letter that went out. If it says something wrong, write to the resident; then set this aside.",
        "6.7",
        again=False,
        aside=True,
    ),
    "money_over_limit": HoldingRule(
        "With what other desks have offered, this comes to more than the person who typed it may offer on one case",
        "Ask someone with the authority to offer it, or set it aside and offer less.",
        "4.2",
    ),
    "recipient_without_authority": HoldingRule(
        "It is a letter to somebody who neither complains nor has the authority to get it",
        "Look at the authority on the case, and at whether the letter has left. Where the authority was ended at "
        "another desk, write to the resident; where it was only not shared yet, try again.",
        "3.6",
        aside=True,
    ),
    "authority_too_high": HoldingRule(
        "It lets a role offer more money than the person who set it may offer themselves",
        "Ask somebody with a higher limit to set it, and set this aside.",
        "4.2",
        again=False,
        aside=True,
    ),
    "money_two_people": HoldingRule(
        "Who asked to offer more money also answered that, or nobody is named who asked",
        "Have somebody else answer it, and set this aside.",
        "4.2",
        again=False,
        aside=True,
    ),
    "payment_untrue": HoldingRule(
        "Two desks said different things of one offer: that it was paid, and that it was refused or taken back",
        "Look at what stands on the case. Where this is right, put it right there; then set this aside.",
        "7.3",
        again=False,
        aside=True,
    ),
    "payment_of_nothing": HoldingRule(
        "It promises to pay money that this case neither offers nor was ordered to pay",
        "Offer the money on the case: the promise to pay it comes with that. Then set this aside.",
        "7.3",
        aside=True,
    ),
    "told_without_letter": HoldingRule(
        "It says that somebody was told of a warning, a restriction or a review, and no letter to them of that day is "
        "there",
        "Look at the letters of the case. Where it was only not shared yet, try again; else send the letter, and set "
        "this aside.",
        "5.14",
        aside=True,
    ),
    "restriction_two_people": HoldingRule(
        "Who proposed to restrict somebody's contact also judged that, or nobody is named who proposed it",
        "Have somebody else who leads judge it, and set this aside.",
        "5.15",
        again=False,
        aside=True,
    ),
    "restriction_not_approved": HoldingRule(
        "It restricts somebody's contact, and nobody else has approved that, or it was sent by who approved it",
        "Look at the letter that went out. Where the restriction was approved since, try again; else write to them "
        "that it does not hold, and set this aside.",
        "5.15",
        aside=True,
    ),
    "restriction_not_warned": HoldingRule(
        "It restricts the contact of somebody whom no letter has warned, and names no threat or violence",
        "Look at what was sent. Where the warning was only not shared yet, try again; else write to them that it does "
        "not hold, and set this aside.",
        "5.14",
        aside=True,
    ),
    "appeal_two_people": HoldingRule(
        "Who proposed, approved or reviewed a restriction also decided on a later appeal against it",
        "Have somebody who had no part in it decide, and set this aside.",
        "5.14",
        again=False,
        aside=True,
    ),
    "no_right": HoldingRule(
        "The person who typed this may not do it by their role in the shared database",
        "Ask whoever looks after the shared database to correct the role and then try again, or have somebody who may "
        "do it try again.",
    ),
    "not_your_case": HoldingRule(
        "The case has moved to another team, and this arrived after the move",
        "The other team sees it too and can take it in. Tell them, or set it aside if it no longer matters.",
    ),
    "another_case": HoldingRule(
        "It points at something of another case, which no program of ours would do",
        "Tell whoever looks after the shared database. Look at what was typed: where the record lacks it, type it "
        "in its own case; then set this aside.",
        again=False,
        aside=True,
    ),
    "not_signed": HoldingRule(
        "It says that somebody else wrote or decided this, and it did not come from their desk",
        "Ask the person who sent it. If it is right, have whoever did it record it, and set this aside.",
        again=False,
        aside=True,
    ),
    "number_taken": HoldingRule(
        "The shared database has another change under the number of this one, as after a copy or a restore went wrong",
        "Look at what was typed. If it is missing from the record, try again; else set it aside.",
    ),
    "id_taken": HoldingRule(
        "The shared database has something else under the number of this, which no program of ours would do",
        "Tell whoever looks after the shared database. Look at what was typed: where the record lacks it, type it "
        "again; then set this aside.",
        again=False,
        aside=True,
    ),
    "unknown_base": HoldingRule(
        "It says it was written over a value that the shared database never had, which no program of ours would do, "
        "unless the database was put back to an earlier moment and nobody has said so",
        "Look at the record as it is now. Where what was typed is right, try again; else set this aside.",
    ),
    "not_its_id": HoldingRule(
        "It has the number of something else than it says it is, which no program of ours would do",
        "Tell whoever looks after the shared database. Look at what was typed: where the record lacks it, type it "
        "again; then set this aside.",
        again=False,
        aside=True,
    ),
    "not_lost": HoldingRule(
        "It gives back what the shared database has, or never was put back to lose",
        "Look at the record as it is now: whoever wrote it may have sent it again. Then set this aside. Where it "
        "was put back to an earlier moment, whoever looks after the shared database has to say so first.",
    ),
    "erased": HoldingRule(
        "The case was erased for data protection before this arrived",
        "It cannot be taken in any more. Set it aside.",
        again=False,
        aside=True,
    ),
    "unreadable": HoldingRule(
        "The shared database could not read this: it comes from another version of the program",
        "Bring this program up to date. Then type it again, and set this aside.",
        again=False,
        aside=True,
    ),
    "no_row": HoldingRule(
        "What this changes is not in the shared database: the work that made it is held, or was never shared",
        "See to the work it belongs to first, then try again.",
    ),
    "not_null": HoldingRule(
        "Something that cannot be left out is missing: it comes from another version of the program",
        "Bring this program up to date. Then type it again, and set this aside.",
        again=False,
        aside=True,
    ),
    "uq_case__reference": HoldingRule(
        "Two desks have given their cases the same reference",
        "Try again: this case then gets a reference of its own. If a letter has gone out with the old one, tell the "
        "resident.",
    ),
    "anothers_reference": HoldingRule(
        "The reference of this case is of another officer's desk, as after a copy of its record",
        "Try again: this case then gets a reference of its own. If a letter has gone out with the old one, tell the "
        "resident.",
    ),
    "uq_stage_case_id_number": HoldingRule(
        "Another desk had begun this stage before", "Look at the stage as it stands, and set this aside.", aside=True
    ),
    "uq_finding_point_id_stage_id": HoldingRule(
        "Another desk had decided this point before",
        "Look at that decision. Change it there if it is wrong, and set this aside.",
        "6.7",
        aside=True,
    ),
}
"""Every rule with a name of its own, in words; constraints that have none here are told apart by how they begin."""

KINDS: Mapping[str, HoldingRule] = {
    "uq": HoldingRule(
        "Another desk had recorded the same thing before",
        "Look at what is there. If it is right, set this aside.",
        aside=True,
    ),
    "fk": HoldingRule(
        "It belongs to something the shared database does not have",
        "It may be waiting at another desk. Try again once all work is shared.",
    ),
    "ck": HoldingRule(
        "With what other desks have changed, it would make a record that cannot be right",
        "Look at the record as it is now. Correct it there and set this aside, or try again.",
    ),
}
"""Constraints by how their names begin."""

OTHERWISE = HoldingRule(
    "The shared database could not put it together with what other desks have done",
    "Look at the record as it is now. Try again, or set this aside.",
)


def rule_of(name: str) -> HoldingRule:
    """Return what to say of a rule or constraint, whatever its name."""
    return RULES.get(name) or KINDS.get(name.partition("_")[0]) or OTHERWISE
