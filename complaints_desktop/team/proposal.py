"""The proposal: who takes what and why, at once or proved as near the fairest as may be (decision 63).

`dealt` is quick and needs no solver. `proved` searches on where that is not near enough. Both have one answer to one
problem, whatever the order it comes in.
"""

from collections.abc import Callable, Sequence

from complaints_desktop.team.because import Because
from complaints_desktop.team.board import Board, laid_out
from complaints_desktop.team.dealing import Deal, deal, place_rest
from complaints_desktop.team.levelling import level, spare
from complaints_desktop.team.parts import Piece, parts
from complaints_desktop.team.plan import Left, Load, Move, Plan, Problem
from complaints_desktop.team.proof import Standing, proof
from complaints_desktop.team.search import searched

SECONDS = 15.0
"""So long a search takes at most, all parts together."""

SECONDS_OF_MANY = 45.0
"""So long where many teams are dealt at once."""

MANY = 2_000
"""Items from which it is many."""


def dealt(problem: Problem) -> Plan:
    """Return a plan at once."""
    board = laid_out(problem)
    pieces = parts(board)
    return _plan(board, pieces, [Standing(deal=_first(piece), ended=None) for piece in pieces])


def proved(problem: Problem, *, stopped: Callable[[], bool]) -> Plan:
    """Return the plan of `dealt`, or a fairer one; `stopped` is asked again and again whether to leave it at that."""
    board = laid_out(problem)
    pieces = parts(board)
    deals = [_first(piece) for piece in pieces]
    seconds = SECONDS if len(problem.items) < MANY else SECONDS_OF_MANY
    found: list[Standing] = []
    for place, each in enumerate(deals):
        better, ended, took = searched(each, seconds=seconds / (len(deals) - place), stopped=stopped)
        seconds -= took
        found.append(Standing(deal=better, ended=ended))
    return _plan(board, pieces, found)


def _first(piece: Piece) -> Deal:
    dealing = deal(piece.board)
    level(dealing)
    if dealing.unplaced():
        place_rest(dealing)
        level(dealing)
    spare(dealing)
    return dealing


def _plan(board: Board, pieces: Sequence[Piece], standings: Sequence[Standing]) -> Plan:
    at: list[int | None] = [None] * len(board.units)
    shares: dict[int, float] = {}
    for piece, standing in zip(pieces, standings, strict=True):
        for unit, place in zip(piece.units, standing.deal.at, strict=True):
            at[unit] = None if place is None else piece.carriers[place]
        shares.update(zip(piece.carriers, standing.deal.fair.shares, strict=True))
    before, after = _loads(board, [None] * len(at)), _loads(board, at)
    moves, left = _moves(board, at, Because(board, at=at, before=before, after=after))
    return Plan(
        moves=tuple(sorted(moves, key=lambda each: each.item)),
        left=tuple(sorted((*board.left, *left), key=lambda each: each.item)),
        loads=tuple(
            Load(
                carrier=each.id,
                capacity=each.capacity,
                before=before[place],
                after=after[place],
                fair=round(shares[place] * each.capacity) if place in shares and each.capacity else after[place],
            )
            for place, each in enumerate(board.carriers)
        ),
        rules=board.rules,
        proof=proof(standings),
    )


def _loads(board: Board, at: Sequence[int | None]) -> list[int]:
    """Return what each carries where units are with these, and with who holds them now where with nobody."""
    loads = list(board.fixed)
    for each, taker in zip(board.units, at, strict=True):
        for item in each.items:
            place = board.place.get(item.holder or "") if taker is None else taker
            if place is not None:
                loads[place] += item.load
    return loads


def _moves(board: Board, at: Sequence[int | None], because: Because) -> tuple[list[Move], list[Left]]:
    moves: list[Move] = []
    left: list[Left] = []
    for unit, (each, taker) in enumerate(zip(board.units, at, strict=True)):
        for item in each.items:
            if taker is None:
                left.append(Left(item=item.id, holder=item.holder, because=because.unplaced(unit), unplaced=True))
            elif item.holder == board.carriers[taker].id:
                said = because.kept(unit, item, taker)
                left.append(Left(item=item.id, holder=item.holder, because=said, unplaced=False))
            else:
                said = because.moved(unit, item, taker)
                moves.append(Move(item=item.id, giver=item.holder, taker=board.carriers[taker].id, because=said))
    return moves, left
