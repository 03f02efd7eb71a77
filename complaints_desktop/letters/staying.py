"""Why something that the gate found stays in a letter: answered by its author, or let pass by a manager.

What is found is known by its fingerprint: of which letter, why, where. A manager's leave is for the words as they
stand: other words in that place are another finding.
"""

from collections.abc import Mapping
from hashlib import blake2s

from complaints_desktop.letters.brief import STAYS, LetterMatter
from complaints_desktop.letters.characters import clean
from complaints_desktop.letters.checks import Found
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.page import Page, runs_of_field
from complaints_desktop.rules.content import only_fills, read_words, says_nothing, too_short

STAYS_BECAUSE_IT_STAYS = frozenset(
    """
    because stay stays stayed staying keep keeps kept leave left let just go fine right correct good true wrong false
    accurate acceptable appropriate justified intended intentional intention intentionally deliberate deliberately
    meant mean sentence sentences phrase wording word letter template paragraph check warning finding flag flagged
    positive error mistake ignore ignored want wants wanted like prefer think thinks believe believes feel sure happy
    manager managers boss team leader supervisor colleague legal change changes changed always normally usually usual
    standard way how remove take out matter matters problem issue reason allowed permitted approve approved approval
    accept accepted use used write writes written writing required okay alright don't doesn't isn't it's that's i've
    i'd we'd let's over again very really only also too as is needs said saying doing trust alone
    """.split()  # noqa: SIM905 - as words are read
)
"""What says no more than that it stays, or that somebody wants it so: “because it must stay”, “my manager said so”."""

LEAST, LONGEST = 3, 2_000
"""So many words it takes to say why, and so many characters it may have."""


def finding_of(matter: LetterMatter, page: Page, found: Found, *, in_words: bool) -> str:
    """Return the fingerprint of what was found; `in_words` where leave for it holds for these words alone."""
    words = " ".join(read_words(runs_of_field(page, found.field))) if found.field and in_words else ""
    told = "\n".join((matter.kind.name, str(matter.stage_number), found.why, found.field or "", words))
    return blake2s(told.encode(), digest_size=6).hexdigest()


WAYS_ON = "3.7"
"""The paragraph of the Code by which the way to the Ombudsman is open at any time."""

OMBUDSMAN = "ombudsman"
"""The section that tells of it."""


def never_stays(kind: LetterKind, found: Found, *, of_content: bool) -> bool:
    """Whether nobody may let it stay, though words are judged: a leave is for what words mean, and for nothing else.

    The way to the Ombudsman is not closed, its section says nothing amiss, and what the Code asks for is answered.
    """
    asked = kind.field(found.field) if of_content and found.field else None
    return found.paragraph == WAYS_ON or found.section == OMBUDSMAN or bool(asked and asked.paragraph)


def why_it_stays(typed: Mapping[str, str], finding: str) -> str:
    """Return what is typed of why a finding stays; empty where nothing is."""
    return clean(typed.get(f"{STAYS}{finding}", ""), LONGEST + 1)


def no_answer(why: str) -> str:
    """Return what is wrong with what is typed of why it stays; empty where it says why."""
    if not why:
        return "Nobody has said why it stays"
    if says_nothing(why) or too_short(why, LEAST) or only_fills(why, beside=STAYS_BECAUSE_IT_STAYS):
        return f"“{why[:30]}” does not say why it stays"
    return f"Why it stays is said in {LONGEST:,} characters at most" if len(why) > LONGEST else ""
