"""Quality from a script: answers drawn for review, what is drawn, reviews that may be read, a review written down."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.refusals import Refused
from db.files import write_whole
from db.number_terms import DrawMethod, Reviewed, Scored
from ui.commands.days import day
from ui.commands.home import opened_office
from ui.commands.output import show

if TYPE_CHECKING:  # they bring SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.actions.quality_reviews import ReviewTyped
    from complaints_desktop.reading.quality import Seen
    from complaints_desktop.reading.quality_draws import DrawSeen

METHODS = {each.value.replace(" ", "-"): each for each in DrawMethod}
LOOKS_AT = [each.value for each in Reviewed]


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type for it
    """Add `quality`, and what may be asked of it."""
    quality = commands.add_parser("quality", help="answers drawn for review, and reviews of how they were handled")
    about = quality.add_subparsers(dest="about", metavar="WHAT", required=True)
    draw = about.add_parser("draw", help="draw answers for review; the list is frozen, and its seed draws it again")
    draw.add_argument("--from", dest="first", type=day, required=True, metavar="DATE", help="first day they were sent")
    draw.add_argument("--to", dest="last", type=day, required=True, metavar="DATE", help="last day they were sent")
    draw.add_argument("--how", choices=METHODS, default="random", help="random, unless said")
    draw.add_argument("--number", type=int, default=0, metavar="N", help="how many")
    draw.add_argument("--seed", default="", help="to draw the same again; made by the program, unless said")
    draw.add_argument("--of", dest="looks_at", choices=LOOKS_AT, default=Reviewed.FILE.value, help="file, unless said")
    draw.add_argument("--category", default="", help="of a targeted draw: the kind of complaint")
    draw.add_argument("--least", type=int, default=1, metavar="N", help="of a stratified draw: of each handler")
    listed = about.add_parser("list", help="what is drawn, the reviews that may be read here, and the team’s figure")
    review = about.add_parser("review", help="write down the review of a drawn answer from a JSON file")
    review.add_argument("item", metavar="ITEM", help="the id of the answer, as `quality list --json` has it")
    review.add_argument("file", type=Path, metavar="FILE", help="marks by criterion, strengths, critical fails")
    review.add_argument("--finish", action="store_true", help="its handler reads it then")
    copy = about.add_parser("copy", help="a drawn letter without names, for residents to review")
    copy.add_argument("item", metavar="ITEM", help="the id of the answer")
    copy.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it: .pdf")
    for command in (draw, listed, review, copy):
        command.add_argument("--json", action="store_true", help="as JSON")


def quality(parsed: Namespace) -> int:
    """Do what was asked."""
    return {"draw": _draw, "list": _list, "review": _review, "copy": _copy}[parsed.about](parsed)


def _draw(parsed: Namespace) -> int:
    from complaints_desktop.actions.quality import DrawAsked, draw_answers
    from complaints_desktop.reading.quality_draws import draws

    asked = DrawAsked(
        method=METHODS[parsed.how],
        looks_at=Reviewed(parsed.looks_at),
        from_on=parsed.first,
        to_on=parsed.last,
        number=parsed.number,
        seed=parsed.seed,
        least=parsed.least,
        category=parsed.category,
    )
    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.writing(author=desk.officer.id) as session:
            made = draw_answers(session, desk, asked=asked).made
        with office.record.reading() as session:
            drawn = next(each for each in draws(session, desk) if each.id == made)
    return show(parsed, _of_draw(drawn), lambda: "\n".join(_draw_lines(drawn)))


def _list(parsed: Namespace) -> int:
    from complaints_desktop.reading.quality_board import quality_board

    with opened_office(parsed) as office, office.record.reading() as session:
        board = quality_board(session, office.desk())
    data = {
        "figure": list(board.k7),
        "draws": [_of_draw(each) for each in board.draws],
        "reviews": [_of_review(each) for each in board.mine],
    }
    lines = [*board.k7, *(line for each in board.draws for line in _draw_lines(each)), *map(_review_line, board.mine)]
    return show(parsed, data, lambda: "\n".join(lines) or "No reviews.")


def _review(parsed: Namespace) -> int:
    from complaints_desktop.actions.quality_reviews import save_review
    from complaints_desktop.reading.quality import review_of

    typed = _typed(parsed.file)
    with opened_office(parsed) as office:
        desk = office.desk()
        with office.record.writing(author=desk.officer.id) as session:
            made = save_review(session, desk, item_id=parsed.item, typed=typed, finish=parsed.finish).made or ""
        with office.record.reading() as session:
            seen = review_of(session, desk, made)
    return show(parsed, _of_review(seen), lambda: _review_line(seen))


def _copy(parsed: Namespace) -> int:
    from complaints_desktop.exchange.listed import require_ending
    from complaints_desktop.exchange.quality_papers import rendition_pdf
    from complaints_desktop.quality.anonymised import STILL

    require_ending(parsed.out, ".pdf")
    with opened_office(parsed) as office, office.record.reading() as session:
        write_whole(parsed.out, rendition_pdf(session, office.desk(), item_id=parsed.item))
    told = [f"The copy: {parsed.out}. Before you give it to anybody, look for:", *(f"- {each}" for each in STILL)]
    return show(parsed, {"file": str(parsed.out), "look_for": list(STILL)}, lambda: "\n".join(told))


def _typed(path: Path) -> ReviewTyped:
    """Return the review that a file holds; Refused where it holds none."""
    from complaints_desktop.actions.quality_reviews import Marked, ReviewTyped

    try:
        said = json.loads(path.read_text("utf-8"))
        marks = {
            str(key): Marked(
                scored=Scored(each["scored"]),
                quote=str(each.get("quote", "")),
                note=str(each.get("note", "")),
                because=str(each.get("because", "")),
            )
            for key, each in said["marks"].items()
        }
        critical = [str(each) for each in said.get("critical", [])]
        return ReviewTyped(
            marks=marks,
            strengths=str(said.get("strengths", "")),
            critical=critical,
            residents=str(said.get("residents", "")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        words = " or ".join(f"“{each.value}”" for each in Scored)
        why = f"{path.name} holds no review"
        do = f'Write it as {{"marks": {{"A1": {{"scored": "yes"}}}}, "strengths": "…"}}; a mark is {words}.'
        raise Refused(why, do=do) from problem


def _of_draw(draw: DrawSeen) -> dict[str, Any]:
    return {
        "id": draw.id,
        "how": draw.method.value,
        "of": draw.looks_at.value,
        "from": draw.from_on.isoformat(),
        "to": draw.to_on.isoformat(),
        "seed": draw.seed,
        "population": draw.population,
        "drawn": draw.number,
        "left_out": draw.left_out,
        "drawn_on": draw.drawn_on.isoformat(),
        "items": [
            {
                "id": each.id,
                "reference": each.reference,
                "stage": each.stage,
                "risk": each.risk,
                "reviewer": each.reviewer.name if each.reviewer else None,
                "second_reviewer": each.second.name if each.second else None,
                "stands": each.words,
            }
            for each in draw.items
        ],
    }


def _draw_lines(draw: DrawSeen) -> list[str]:
    head = f"{draw.method.value.capitalize()}, {draw.from_on} to {draw.to_on}: {draw.said}"
    out = f". Left out: {draw.left_out}" if draw.left_out else ""
    return [
        f"{head}, seed {draw.seed}{out}",
        *(f"  {each.place:>3}  {each.reference}  stage {each.stage}  {each.words}" for each in draw.items),
    ]


def _of_review(seen: Seen) -> dict[str, Any]:
    review = seen.review
    return {
        "id": review.id,
        "reference": review.reference,
        "stage": review.stage,
        "of": review.looks_at.value,
        "how": review.method.value,
        "reviewed_on": review.reviewed_on.isoformat(),
        "finished": review.finished_at is not None,
        "matrix": review.matrix,
        "score": None if seen.score.exact is None else seen.score.printed,
        "critical": list(seen.score.critical),
        "strengths": review.strengths,
        "marks": {each.criterion: review.stands(each).value for each in review.scores},
        "replies": [
            {"kind": each.kind.value, "criterion": each.criterion, "words": each.words} for each in review.replies
        ],
    }


def _review_line(seen: Seen) -> str:
    review = seen.review
    critical = f", critical: {', '.join(seen.score.critical)}" if seen.score.failed else ""
    stands = "" if review.finished_at else ", not finished"
    return f"{review.reviewed_on}  {review.reference}  {review.looks_at.value}: {seen.score.printed}{critical}{stands}"
