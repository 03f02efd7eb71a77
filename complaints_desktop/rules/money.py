"""How much may be offered on one case: by one's own authority, or as somebody else has approved (Code 4.2)."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.refusals import Lead, Refused
from complaints_desktop.rules.wording import pounds


def limit_on(case: CaseFacts, own: int) -> int:
    """Return the most pence that may stand offered on `case`: what is approved for it, where `own` is less."""
    return max(own, case.approved_pence)


def require_within(case: CaseFacts, own: int, more: int = 0) -> None:
    """Raise Refused where `more` pence would make more on `case` than may be offered there, by `own` authority."""
    total, limit = case.offered_pence + more, limit_on(case, own)
    if total > limit:
        may = f"{pounds(limit)} is approved for it" if limit > own else f"you may offer {pounds(own)}"
        raise Refused(
            f"That makes {pounds(total)} on this case, and {may}",
            do=f"Ask for approval of {pounds(total)} in all: “Ask to offer more”.",
            paragraph="4.2",
            field="pence",
            lead=Lead("ask-money", "Ask to offer more", {"pence": pounds(total)}),
        )


def require_authority(pence: int, own: int, *, field: str) -> None:
    """Raise Refused where a sum that comes with a case, as by an import, is more than `own` authority offers."""
    if pence > own:
        raise Refused(
            f"{pounds(pence)} was offered, and you may offer {pounds(own)}",
            do="Have somebody bring this row in who may offer as much.",
            paragraph="4.2",
            field=field,
        )
