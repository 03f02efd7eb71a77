"""Measures written to a file: a table of them, or JSON with the cases behind each."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import Session

from complaints_desktop.exchange.listed import TABLES, Cell, require_ending, write_list
from complaints_desktop.exchange.measures_json import measures_as_json
from complaints_desktop.numbers.in_words import in_words
from complaints_desktop.numbers.result import Result
from complaints_desktop.numbers.targets import Target
from complaints_desktop.reading.measures import Numbers
from db.files import write_whole

TITLES = (
    *("Code", "Measure", "Of", "Number", "Of how many", "Percent", "From", "To", "Target", "Stands", "In words"),
    *("Formula", "Asked for by", "Of which complaints"),
)
JSON = ".json"
ALL = "all on record"


def write_measures(session: Session, path: Path, numbers: Numbers) -> None:
    """Write them by what the name of the file ends with; Refused where it ends otherwise."""
    require_ending(path, *TABLES, JSON)
    if path.suffix.lower() == JSON:
        data = json.dumps(measures_as_json(session, numbers), ensure_ascii=False, indent=2)
        write_whole(path, data.encode())
        return
    write_list(path, TITLES, _rows(numbers))


def _rows(numbers: Numbers) -> Iterator[Sequence[Cell]]:
    for results in numbers.results.values():
        for each in results:
            yield *_row(each, numbers.targets.get(each.measure.code)), numbers.counted_of or ALL
            for part in numbers.parts.get(each.measure.code, {}).values():
                yield *_row(part, None), numbers.counted_of or ALL


def _row(result: Result, target: Target | None) -> Sequence[Cell]:
    low, high = result.interval.printed if result.interval else (None, None)
    measure = result.measure
    return (
        *(measure.code, measure.name, result.of_whom, result.n, result.d),
        *(_number(result.percent), _number(low), _number(high)),
        target.printed if target else None,
        target.verdict(result) if target else None,
        *(in_words(result), measure.formula, measure.ground),
    )


def _number(printed: str | None) -> Decimal | None:
    return Decimal(printed) if printed is not None else None
