"""A result as it is said in one line, with no more than its number of cases bears."""

from complaints_desktop.numbers.measure import Kind
from complaints_desktop.numbers.result import Result, Spread
from complaints_desktop.numbers.share import NO_CASES, Saying, decimals, one_decimal
from complaints_desktop.numbers.share import in_words as share_in_words
from complaints_desktop.rules.wording import count, pounds


def in_words(result: Result) -> str:
    """Return "230 of 293, 78.5% (between 73.4% and 82.8%)", "18.9 working days on average…", "no cases"."""
    if result.n is None:
        return result.said
    return "; ".join(filter(None, (_figure(result), result.said, PROVISIONAL if result.provisional else "")))


PROVISIONAL = "may still rise"


def figure(result: Result) -> str:
    """Return what stands large: "88.9%", "3 of 8", "18.9 days", "£300.00", "no cases", or that nothing is on record."""
    if result.n is None:
        return "Not on record"
    value = result.value
    if value is None:
        return f"{result.n:,}" if result.measure.kind is Kind.RATE else NO_CASES.capitalize()
    if result.share is not None and result.share.saying is Saying.WORDS:
        return f"{result.n:,} of {result.d:,}"
    units = {Kind.MEAN: f"{value} days", Kind.MONEY: pounds(result.n), Kind.NUMBER: value}
    units |= {Kind.RATE: f"{value} per 1,000"}
    return units.get(result.measure.kind, f"{value}%")


def beside(result: Result) -> tuple[str, ...]:
    """Return what stands below it, a line each: of how many, between what, what else is to be said."""
    found = [_of_how_many(result)]
    if result.interval is not None and result.share is not None and result.share.saying is not Saying.WORDS:
        low, high = result.interval.printed
        found.append(f"between {low}% and {high}%")
    if result.spread is not None:
        found.append(_half_and_nine(result.spread))
    return tuple(each for each in (*found, result.said, PROVISIONAL if result.provisional else "") if each)


def _of_how_many(result: Result) -> str:
    match result.measure.kind:
        case Kind.SHARE | Kind.NOW | Kind.FLOW if result.d and result.n is not None:
            return f"{result.n:,} {'to' if result.measure.kind is Kind.FLOW else 'of'} {result.d:,}"
        case Kind.MEAN if result.d:
            return f"over {count(result.d, 'answer')}"
        case Kind.RATE if result.d:
            return f"{result.n:,} of {count(result.d, 'home')}"
    return ""


def _figure(result: Result) -> str:
    if result.share is not None:
        return share_in_words(result.share)
    match result.measure.kind:
        case Kind.FLOW:
            return f"{result.n:,} to {result.d:,}, {result.percent}%" if result.d else NO_CASES
        case Kind.SCORE:
            return f"{result.percent}%"
        case Kind.MEAN:
            return _days(result)
        case Kind.RATE:
            return f"{result.n:,}" + (f", {result.value} for every 1,000 homes" if result.value else "")
        case Kind.MONEY:
            return pounds(result.n or 0)
    return f"{result.n:,}"


def _days(result: Result) -> str:
    spread = result.spread
    if spread is None:
        return NO_CASES
    mean = one_decimal(spread.mean)
    return f"{mean} working days on average over {count(result.d or 0, 'answer')}; {_half_and_nine(spread)}"


def _half_and_nine(spread: Spread) -> str:
    return f"half within {decimals(spread.median, 1).removesuffix('.0')}, nine of ten within {spread.ninetieth}"
