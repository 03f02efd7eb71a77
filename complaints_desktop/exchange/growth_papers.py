"""The one-to-one sheet of one officer, and the weekly review list, on paper: between an officer and whoever leads."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.papers import heading, paper, points, said, table
from complaints_desktop.letters.page import Block
from complaints_desktop.reading.growing import Agreed, Aim, Trained
from complaints_desktop.reading.one_to_one import QUALITY_DAYS, WEEKS, OneToOneSheet, Quality
from complaints_desktop.reading.team_work import Piece
from complaints_desktop.reading.week_review import WEEK, Counted, WeekOf
from complaints_desktop.rules.weekly import IN_WORDS
from complaints_desktop.rules.wording import count, in_full, in_short, time_left
from db.number_terms import Scored

MOST = 20
"""Cases or promises that are listed one by one: the rest is counted."""
TO_WRITE = 4
"""Empty lines for what is agreed."""


def one_to_one_pdf(sheet: OneToOneSheet, desk: Desk, *, sample: bool) -> bytes:
    """Return the sheet as a PDF."""
    return paper(desk, f"One-to-one, {in_full(desk.today)}", _sheet(sheet, desk), sample=sample)


def week_pdf(weeks: Sequence[WeekOf], desk: Desk, monday: date, *, sample: bool) -> bytes:
    """Return the weekly review list as a PDF."""
    return paper(desk, week_title(monday), _weeks(weeks, desk, monday), sample=sample)


def week_title(monday: date) -> str:
    """Return "Weekly review, Mon 23 Nov to Sun 29 Nov"."""
    return f"Weekly review, {in_short(monday)} to {in_short(monday + WEEK)}"


def _weeks(weeks: Sequence[WeekOf], desk: Desk, monday: date) -> Iterator[Block]:
    yield heading(week_title(monday), level=1)
    yield said(
        f"What fell due in the week, and how much of it was done in time, as on {in_full(desk.today)}. What falls due "
        "today or later counts once its day has passed; an extension told in time moves the day."
    )
    with_work = [each for each in weeks if any(one.of for one in each.counted)]
    rows = [(each.officer.name, *_measure(one)) for each in with_work for one in each.counted if one.of]
    if rows:
        titles = ("Who", "What", "In time", "Share", "Asked", "Not in time")
        yield table(titles, rows, figures=(2, 3), shares=(0.21, 0.23, 0.1, 0.09, 0.21, 0.16))
    else:
        yield said("Nothing fell due to anybody.")


def _measures(counted: Iterable[Counted]) -> Block:
    rows = [_measure(each) for each in counted if each.of]
    titles = ("What", "In time", "Share", "Asked", "Not in time")
    return table(titles, rows, figures=(1, 2), shares=(0.27, 0.13, 0.11, 0.25, 0.24))


def _measure(each: Counted) -> tuple[str, ...]:
    """Return the cells of one measure; a target that is not reached is said in words, not by a colour."""
    asked = f"{each.target} %" if each.target is not None else "–"
    missed = ": not reached" if each.reached is False else ""
    share = f"{100 * each.done // each.of} %"
    return IN_WORDS[each.measure], f"{each.done:,} of {each.of:,}", share, f"{asked}{missed}", "\n".join(each.late)


def _sheet(sheet: OneToOneSheet, desk: Desk) -> Iterator[Block]:
    officer = sheet.worker.officer
    yield heading(f"One-to-one: {officer.name}", level=1)
    yield said(
        f"{officer.job_title or officer.role.value.capitalize()}. As on {in_full(desk.today)}. This sheet is between "
        f"{officer.name} and whoever leads; it says what the record says and no more."
    )
    yield from _last_time(sheet, desk)
    yield from _cases(sheet, desk)
    yield heading(f"In time, the last {count(WEEKS, 'week')}")
    due = [each for each in sheet.counted if each.of]
    yield _measures(due) if due else said("Nothing fell due in these weeks.")
    yield heading(f"Quality, the last {QUALITY_DAYS} days")
    yield points((*_quality(sheet.quality), *_reviews(sheet)))
    yield from _promises(sheet, desk)
    yield heading(f"Load, the next {count(WEEKS, 'week')}")
    yield said(_load(sheet))
    yield from _growth(sheet, desk)
    yield heading("Agreed today")
    yield table(("What", "By when"), [("\u00a0\n\u00a0", " ")] * TO_WRITE, shares=(0.75, 0.25))


def _last_time(sheet: OneToOneSheet, desk: Desk) -> Iterator[Block]:
    """Yield what was agreed last time, and what of earlier times is still to be done."""
    last = sheet.growing.last
    yield heading("Agreed last time, and what is still to be done")
    if last is None:
        yield said("No one-to-one is on record yet.")
    else:
        by = f" by {last.held_by}" if last.held_by else ""
        following = f" The next was to be on {in_full(last.next_on)}." if last.next_on else ""
        yield said(f"Held on {in_full(last.held_on)}{by}.{following}")
        if last.words:
            yield said(last.words)
    wanted = [each for each in sheet.growing.agreed if each.done_on is None or (last and each.one_to_one_id == last.id)]
    if wanted:
        rows = [(each.what, in_short(each.due_on), _stands(each, desk)) for each in wanted]
        yield table(("What", "By", "How it stands"), rows, shares=(0.5, 0.21, 0.29))
    elif last:
        yield said("Nothing was agreed, and nothing is left from before.")


def _stands(each: Agreed, desk: Desk) -> str:
    if each.done_on:
        late = "" if each.done_on <= each.due_on else ", late"
        return f"Done on {in_short(each.done_on)}{late}"
    left = time_left(desk.calendar.counted(desk.today, each.due_on), each.due_on, desk.today)
    return f"Not done, {left}" if each.late(desk.today) else f"To be done, {left}"


def _cases(sheet: OneToOneSheet, desk: Desk) -> Iterator[Block]:
    cases = sheet.cases
    late = sum(_late(each, desk) for each in cases)
    covered = sum(each.owner_id != sheet.worker.id for each in cases)
    yield heading("Cases")
    more = [f"{late:,} of them past their next date"] if late else []
    more += [f"{covered:,} covered for somebody else"] if covered else []
    yield said(f"{count(len(cases), 'open case')}{''.join(f', {each}' for each in more)}.")
    if cases:
        rows = [(each.reference, *_when(each, desk), "; ".join(each.weighed.because)) for each in cases[:MOST]]
        titles = ("Case", "Next date", "Working days", "What makes its weight")
        yield table(titles, rows, shares=(0.17, 0.21, 0.18, 0.44))
    if len(cases) > MOST:
        yield said(f"And {len(cases) - MOST:,} more, due later.")


def _promises(sheet: OneToOneSheet, desk: Desk) -> Iterator[Block]:
    promises = sheet.promises
    yield heading("Promises they see to")
    late = sum(_late(each, desk) for each in promises)
    overdue = f", {late:,} of them overdue" if late else ""
    yield said(f"{count(len(promises), 'promise')} to be kept{overdue}." if promises else "None is open.")
    if promises:
        rows = [(each.what, each.reference, *_when(each, desk)) for each in promises[:MOST]]
        yield table(("Promised", "Case", "Due", "Working days"), rows, shares=(0.42, 0.17, 0.21, 0.2))
    if len(promises) > MOST:
        yield said(f"And {len(promises) - MOST:,} more, due later.")


def _late(each: Piece, desk: Desk) -> bool:
    return each.due_on is not None and each.due_on < desk.today


def _when(each: Piece, desk: Desk) -> tuple[str, str]:
    if each.due_on is None:
        return "None", ""
    left = desk.calendar.counted(desk.today, each.due_on)
    return in_short(each.due_on), time_left(left, each.due_on, desk.today, short=True)


def _quality(found: Quality) -> Iterator[str]:
    if found.answers:
        yield (
            f"{count(found.answers, 'answer')} at stage 1: {found.taken_on:,} taken on to stage 2, and "
            f"{found.changed:,} decided otherwise there."
        )
    else:
        yield "No answer at stage 1 is on record under their name."
    if found.letters:
        yield f"{count(found.letters, 'letter')} issued: {found.put_right:,} had to be put right by another."
    if found.submitted:
        yield f"{count(found.submitted, 'letter')} submitted for approval: {found.sent_back:,} came back."


def _reviews(sheet: OneToOneSheet) -> Iterator[str]:
    """Yield what reviews of their work found; no figure over them, for so few say nothing of a person."""
    for each in sheet.reviews:
        critical = f"; critical: {', '.join(each.score.critical)}" if each.score.failed else ""
        missed = [one.criterion for one in each.review.scores if each.review.stands(one) in (Scored.PARTLY, Scored.NO)]
        short = f" Short of it: {', '.join(missed)}." if missed else ""
        what = f"{in_short(each.review.reviewed_on)}, {each.review.reference}, {each.review.looks_at.value}"
        well = f" Done well: {each.review.strengths}" if each.review.strengths else ""
        yield f"Review of {what}: {each.score.printed} of 100{critical}.{well}{short}"
    yield from (f"Agreed, {each.said}" for each in sheet.checked)
    yield from (f"Training needed since {in_short(each.said_on)}: {each.course}." for each in sheet.needs)


def _load(sheet: OneToOneSheet) -> str:
    carried = f"What they do weighs {count(sheet.points, 'point')}, of {sheet.capacity:,} that they can carry"
    over = sheet.points - sheet.capacity
    return f"{carried}: {over:,} too many." if over > 0 else f"{carried}."


def _growth(sheet: OneToOneSheet, desk: Desk) -> Iterator[Block]:
    """Yield training, objectives and the induction."""
    grown = sheet.growing
    yield heading("Training")
    if grown.trained:
        rows = [_training(each, desk) for each in grown.trained]
        yield table(("Course", "Taken", "Score", "Counts until"), rows, figures=(2,), shares=(0.4, 0.21, 0.11, 0.28))
    else:
        yield said("No training is on record.")
    yield heading("Objectives")
    standing = [each for each in grown.aims if each.ended_on is None]
    if grown.standard is None:
        yield said("The objective that everybody has who handles complaints (Code 9.8) is not set yet.")
    if standing:
        rows = [_aim(each) for each in standing]
        yield table(("What is to be reached", "How it is measured", "Reviewed"), rows, shares=(0.45, 0.33, 0.22))
    steps = [each for each in grown.steps if each.done_on is None]
    if grown.steps:
        yield heading("Induction")
        yield said(f"{len(grown.steps) - len(steps):,} of {count(len(grown.steps), 'step')} done.")
        yield points(f"{each.step}{f', by {in_short(each.due_on)}' if each.due_on else ''}" for each in steps)


def _training(each: Trained, desk: Desk) -> tuple[str, ...]:
    score = f"{each.score} %" if each.score is not None else "–"
    until = in_short(each.expires_on) if each.expires_on else "No end"
    ended = "" if each.counts(desk.today) else ", over"
    soon = ", runs out soon" if each.runs_out(desk.today) else ""
    return each.course, in_short(each.taken_on), score, f"{until}{ended}{soon}"


def _aim(each: Aim) -> tuple[str, ...]:
    code = " (Code 9.8)" if each.standard else ""
    return f"{each.what}{code}", each.measure or "–", in_short(each.review_on)
