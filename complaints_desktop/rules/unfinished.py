"""What of a case is not done yet whatever becomes of the complaint: it outlives a closing, and keeps the case."""

from collections.abc import Iterator

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.wording import count


def unfinished(case: CaseFacts) -> Iterator[str]:
    """Yield each in words, a sentence without its stop."""
    promises = len(case.open_commitments)
    if promises:
        yield f"{count(promises, 'promise is', 'promises are')} still to be kept"
    orders = sum(each.stands and each.paid_on is None for each in case.money_orders)
    if orders:
        yield f"{count(orders, 'sum')} ordered by the Ombudsman {'is' if orders == 1 else 'are'} not paid"
    matters = sum(each.open for each in case.matters)
    if matters:
        yield f"{count(matters, 'matter')} beside it {'is' if matters == 1 else 'are'} not answered"
    waiting = len(case.unanswered_incidents)
    if waiting:
        yield f"{count(waiting, 'serious incident')} taken further {'has' if waiting == 1 else 'have'} no answer yet"
