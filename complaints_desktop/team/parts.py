"""A board in parts that have nothing to do with each other, as teams that share nobody: each is dealt by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from complaints_desktop.team.board import Board, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a board, with where its units and carriers stand on the whole."""

    board: Board
    units: tuple[int, ...]
    carriers: tuple[int, ...]


def parts(board: Board) -> tuple[Piece, ...]:
    """Return the parts; the whole where moves are counted over all of it."""
    if board.problem.most_moves is not None:
        every = Piece(board=board, units=tuple(range(len(board.units))), carriers=tuple(range(len(board.carriers))))
        return (every,) if board.units else ()
    heads = _joined(board)
    found: dict[int, list[int]] = {}
    for unit, each in enumerate(board.units):
        found.setdefault(heads[each.allowed[0]], []).append(unit)
    return tuple(
        _piece(board, units, [at for at, its in enumerate(heads) if its == head]) for head, units in found.items()
    )


def _joined(board: Board) -> list[int]:
    """Return of each carrier the first of those it has to do with."""
    heads = list(range(len(board.carriers)))
    for allowed in sorted({each.allowed for each in board.units}):
        ours = {heads[place] for place in allowed}
        if len(ours) > 1:
            heads = [min(ours) if head in ours else head for head in heads]
    return heads


def _piece(board: Board, units: list[int], carriers: list[int]) -> Piece:
    place = {whole: at for at, whole in enumerate(carriers)}
    part = replace(
        board,
        carriers=tuple(board.carriers[each] for each in carriers),
        units=tuple(_moved(board.units[each], place) for each in units),
        fixed=tuple(board.fixed[each] for each in carriers),
        left=(),
    )
    return Piece(board=part, units=tuple(units), carriers=tuple(carriers))


def _moved(unit: Unit, place: Mapping[int, int]) -> Unit:
    allowed = tuple(place[each] for each in unit.allowed)
    return replace(
        unit,
        allowed=allowed,
        free=frozenset(allowed),
        held={place[each]: number for each, number in unit.held.items()},
        wishes={place[each]: wish for each, wish in unit.wishes.items()},
    )
