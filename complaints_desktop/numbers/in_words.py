"""A result as it is said in one line, with no more than its number of cases bears."""

from complaints_desktop.numbers.measures import Kind
from complaints_desktop.numbers.result import Result
from complaints_desktop.numbers.share import NO_CASES, decimals, one_decimal
from complaints_desktop.numbers.share import in_words as share_in_words
from complaints_desktop.rules.wording import count


def in_words(result: Result) -> str:
    """Return "230 of 293, 78.5% (between 73.4% and 82.8%)", "18.9 working days on average…", "no cases"."""
    if result.n is None:
        return result.said
    return "; ".join(filter(None, (_figure(result), result.said, PROVISIONAL if result.provisional else "")))


PROVISIONAL = "may still rise"


def _figure(result: Result) -> str:
    if result.share is not None:
        return share_in_words(result.share)
    match result.measure.kind:
        case Kind.FLOW:
            return f"{result.n:,} to {result.d:,}, {result.percent}%" if result.d else NO_CASES
        case Kind.MEAN:
            return _days(result)
        case Kind.RATE:
            return f"{result.n:,}" + (f", {result.value} for every 1,000 homes" if result.value else "")
        case Kind.MONEY:
            return f"£{result.value}"
    return f"{result.n:,}"


def _days(result: Result) -> str:
    spread = result.spread
    if spread is None:
        return NO_CASES
    mean, median = one_decimal(spread.mean), decimals(spread.median, 1).removesuffix(".0")
    return (
        f"{mean} working days on average over {count(result.d or 0, 'answer')}; "
        f"half within {median}, nine of ten within {spread.ninetieth}"
    )
