"""The other matter of a letter: what it is about, when it was received, and what was decided."""

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.values.words import Value, sentence
from complaints_desktop.rules.matters import matter_row
from complaints_desktop.rules.wording import in_full
from db.terms import Decision

DECIDED = {
    Decision.UPHELD: "We uphold your complaint about {about}.",
    Decision.PARTLY_UPHELD: "We uphold part of your complaint about {about}.",
    Decision.NOT_UPHELD: "We do not uphold your complaint about {about}.",
}


def other_matter(matter: LetterMatter) -> dict[str, Value]:
    """Return what the letter says of the other matter it is about; all empty where it is about none."""
    other, by = matter.other, matter.other_by
    decided = other.decided if other else None
    about = matter_row(other.kind).about if other else ""
    late = bool(by and by < matter.issued_on)
    return {
        "other_about": about,
        "other_received_on": in_full(other.received_on) if other else "",
        "other_what": other.what if other else "",
        "other_owner": other.owner.name if other else "",
        "other_by": in_full(by) if by and not late else "",
        "other_late": in_full(by) if by and late else "",
        "other_undated": "yes" if other and by is None else "",
        "other_decision": DECIDED[decided.outcome].format(about=about) if decided and decided.outcome else "",
        "other_found": sentence(decided.text) if decided else "",
    }
