"""The monthly review of one contractor on paper: figures with what they count, causes, what is open; no resident."""

from collections.abc import Iterator, Sequence
from math import floor

from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.papers import heading, paper, points, said, table
from complaints_desktop.exchange.promise_list import unnamed
from complaints_desktop.letters.page import Block
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.reading.partner_review import PartnerReview
from complaints_desktop.rules.on_time import TARGET, OnTime
from complaints_desktop.rules.on_time_words import percent, written_late_words
from complaints_desktop.rules.risk import Band
from complaints_desktop.rules.wording import MONTHS, capitalised, count, in_full, in_short, time_left


def review_pdf(review: PartnerReview, desk: Desk, *, sample: bool) -> bytes:
    """Return the review as a PDF."""
    return paper(desk, review_title(review), _blocks(review, desk), sample=sample)


def review_title(review: PartnerReview) -> str:
    """Return "Monthly review, October 2026: Hartwell Heating"."""
    return f"Monthly review, {MONTHS[review.start.month - 1]} {review.start.year}: {review.contractor}"


def _blocks(review: PartnerReview, desk: Desk) -> Iterator[Block]:
    yield heading(review_title(review), level=1)
    yield said(
        f"What was promised to residents through {review.contractor}, as it stood on {in_full(desk.today)}. "
        "A promise is kept once the work is done and something shows it."
    )
    yield from _kept(review)
    yield from _missed(review)
    yield heading("Risks")
    yield points(_risks(review))
    yield from _open(review, desk)


def _kept(review: PartnerReview) -> Iterator[Block]:
    """Yield how much was kept in time, and how many more may be missed."""
    yield heading("Kept in time")
    rows = [
        ("By the date first promised", *_figures(review.first)),
        ("With dates that the resident agreed to in time", *_figures(review.counted)),
    ]
    titles = ("", "Due by now", "Kept in time", "Share", "Missed", "No access", "To come")
    yield table(titles, rows, figures=range(1, 7))
    yield points(_allowance(review))


def _figures(counted: OnTime) -> tuple[str, ...]:
    came = counted.due - counted.running
    share = percent(counted) if came else "–"
    numbers = (counted.missed, counted.no_access, counted.running)
    return f"{came:,}", f"{counted.on_time:,}", share, *(f"{each:,}" for each in numbers)


def _allowance(review: PartnerReview) -> Iterator[str]:
    """Yield what the target leaves, how long the work took, and what was moved."""
    first = review.first
    if first.due:
        due = f"{count(first.due, 'promise')} {'falls' if first.due == 1 else 'fall'} due in the month"
        may = f"{first.allowed:,} may be missed" if first.allowed else "none may be missed"
        were = f"{first.missed:,} {'was' if first.missed == 1 else 'were'} missed"
        if first.no_access:
            were += f", and {first.no_access:,} had no access, which counts against the target too"
        yield f"The target is {TARGET:.0%} by the date first promised. {due}, so {may}; {were}. {_left(first)}."
    else:
        yield "Nothing falls due in this month."
    if review.days is None:
        yield "Nothing was done in the month."
    else:
        made = "it was made" if review.finished == 1 else "they were made, on average"
        were = "was" if review.finished == 1 else "were"
        yield f"{count(review.finished, 'promise')} {were} done in the month, {_days(review.days)} after {made}."
    if review.counted.moved:
        moved = review.counted
        yield f"{count(moved.moved, 'promise')} given another date, {_days(moved.slip)} later on average."
    if review.counted.written_late:
        yield f"Of those kept in time, {written_late_words(review.counted)}."


def _left(first: OnTime) -> str:
    """Say how many more may be missed, to the contractor."""
    if first.left < 0:
        return f"That is {-first.left:,} too many"
    return f"You can miss {first.left:,} more" if first.left else "You can miss no more"


def _days(days: float) -> str:
    tenths = floor(days * 10 + 0.5) / 10
    return "1 day" if tenths == 1 else f"{tenths:g} days"


def _missed(review: PartnerReview) -> Iterator[Block]:
    """Yield why promises were missed, where nobody was let in, and how often they were asked after."""
    yield heading("Why promises were missed")
    causes = [(capitalised(cause), f"{number:,}") for cause, number in review.causes.items()]
    if review.unexplained:
        causes.append(("Nobody has said why yet", f"{review.unexplained:,}"))
    yield table(("Cause", "Promises"), causes, figures=(1,)) if causes else said("None was missed.")
    yield heading("No access")
    tried = [f"Complaint {reference}: {count(number, 'attempt')}" for reference, number in review.no_access]
    yield points(tried) if tried else said("No attempt without access is on record for this month.")
    yield heading("Chased")
    asked = f"We asked {_times(review.chases)} how {count(review.chased, 'promise')} stood."
    yield said(asked if review.chases else "We did not have to ask after any promise.")


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def _open(review: PartnerReview, desk: Desk) -> Iterator[Block]:
    """Yield what is still to be done: overdue, then the others, with the risk of each."""
    overdue = review.overdue
    yield heading("Overdue today")
    yield _listed(overdue, desk) if overdue else said("Nothing is overdue.")
    others = [line for line in review.open if line not in overdue]
    yield heading("Open, and not due yet")
    yield _listed(others, desk) if others else said("Nothing else is open.")


def _listed(lines: Sequence[BoardLine], desk: Desk) -> Block:
    titles = ("Complaint", "What is promised", "By when", "Working days", "Risk")
    return table(titles, [_row(line, desk) for line in lines], shares=(0.16, 0.36, 0.2, 0.15, 0.13))


def _row(line: BoardLine, desk: Desk) -> tuple[str, ...]:
    promise, risk = line.commitment, line.risk
    job = f"\nJob {promise.job_number}" if promise.job_number else ""
    left = time_left(risk.days_left, promise.due_on, desk.today, short=True) if risk else ""
    what = " ".join(unnamed(promise.what, line.resident).split())
    stands = f"{risk.band.value} {risk.score}" if risk else ""
    return f"{line.reference}{job}", what, in_short(promise.due_on), left, stands


def _risks(review: PartnerReview) -> Iterator[str]:
    """Yield how many are at high risk, and what else is likely to go wrong."""
    risks = [line.risk for line in review.open if line.risk]
    for band in (Band.CRITICAL, Band.HIGH):
        number = sum(risk.band is band for risk in risks)
        yield f"{count(number, 'open promise')} at {band.value} risk"
    silent = sum(line.last_update_on is None for line in review.open)
    unbooked = sum(line.commitment.needs_appointment and not line.commitment.started for line in review.open)
    yield f"{count(silent, 'open promise')} of which we have heard nothing yet"
    yield f"{count(unbooked, 'open promise')} with no appointment booked where one is needed"
