"""Power cuts: the disk made anew as a cut at any moment may leave it.

What a sync had answered for is there. Of what was written since to a file any part is: none, all, the first of it, any
of it, also torn at a sector. So it is with the names in a folder, which a sync of the folder answers for; a rename is
whole.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TypeVar, Union

from tests.db.record.calls import Call
from tests.db.record.disk import Disk, Folder, Names, Since, named, written

SETTLING = ("fsync", "fdatasync", "rename", "unlink", "mkdir")
"""The calls before which most is under way."""

SECTOR = 512
"""A disk writes this much or nothing."""

Tree = Mapping[str, Union[bytes, "Tree"]]
"""What a folder holds, by name."""

Some = TypeVar("Some")
Draw = tuple[Callable[[Names], Names], Callable[[bytes, Since], Since]]
"""What became of names, and of bytes."""


def cuts(disk: Disk, calls: Sequence[Call], chance: Random, moments: int, draws: int) -> Iterator[Tree]:
    """Yield what may lie there after a cut, at so many moments and so often at each; none comes twice.

    A moment is around each call that settles something or gives a name, after each promise, and now and then in a row
    of writes.
    """
    wanted = set(_moments(calls, chance, moments))
    known: set[int] = set()
    for number, call in enumerate(calls):
        disk.do(call)
        for _ in range(draws if number in wanted else 0):
            tree = left(disk.top, *chance.choice([*ENDS, *[(_by(chance), _torn(chance))] * 3]))
            if (state := hash((_flat(tree), len(disk.said)))) not in known:
                known.add(state)
                yield tree


def _moments(calls: Sequence[Call], chance: Random, most: int) -> list[int]:
    last = len(calls) - 1
    near = {at for at, call in enumerate(calls) if call.name in SETTLING or call.asked[0] == "1"}
    writes = [at for at, call in enumerate(calls) if call.name == "pwrite64"]
    found = sorted({*near, *(at - 1 for at in near if at), *chance.sample(writes, len(writes) // 20), last})
    return chance.sample(found, min(most, len(found)))


def left(folder: Folder, names: Callable[[Names], Names], content: Callable[[bytes, Since], Since]) -> Tree:
    """Return what is left of a folder where `names` and `content` choose what became of what no sync answered for."""
    found = named(folder.kept, names(folder.since))
    return {
        name: left(node, names, content)
        if isinstance(node, Folder)
        else written(node.kept, content(node.kept, node.since))
        for name, node in found.items()
    }


def lay(tree: Tree, place: Path) -> Path:
    """Put what is left into a folder."""
    place.mkdir()
    for name, found in tree.items():
        if isinstance(found, bytes):
            (place / name).write_bytes(found)
        else:
            lay(found, place / name)
    return place


def _none(_since: list[Some]) -> list[Some]:
    return []


def _all(since: list[Some]) -> list[Some]:
    return since


def _no_byte(_kept: bytes, _since: Since) -> Since:
    return []


def _every_byte(_kept: bytes, since: Since) -> Since:
    return since


ALL_OF_IT: Draw = (_all, _every_byte)
ENDS: tuple[Draw, ...] = ((_none, _no_byte), (_all, _no_byte), (_none, _every_byte), ALL_OF_IT)
"""Nothing, names without their bytes, bytes without new names, and all."""


def _by(chance: Random) -> Callable[[list[Some]], list[Some]]:
    """Choose anew for each file: none, all, the first, or any."""

    def chosen(since: list[Some]) -> list[Some]:
        kinds = (
            lambda: [],
            lambda: since,
            lambda: since[: chance.randint(0, len(since))],
            lambda: [each for each in since if chance.random() < 0.5],
        )
        return chance.choice(kinds)()

    return chosen


def _torn(chance: Random) -> Callable[[bytes, Since], Since]:
    """Choose as for names, and tear some: the first or the last sectors of a write, or zeros where nothing was yet."""
    choose = _by(chance)

    def tear(kept: bytes, at: int, content: bytes | None) -> tuple[int, bytes | None]:
        if content is None or chance.random() < 0.7:
            return at, content
        middle = max((at + chance.randrange(len(content) + 1)) // SECTOR * SECTOR - at, 0)
        first, last = content[:middle], content[middle:]
        return chance.choice(
            [(at, first), (at + middle, last), (at, first + bytes(len(last)))][: 2 + (at >= len(kept))]
        )

    return lambda kept, since: [tear(kept, *each) for each in choose(since)]


def _flat(tree: Tree) -> tuple[tuple[str, object], ...]:
    return tuple((name, each if isinstance(each, bytes) else _flat(each)) for name, each in sorted(tree.items()))
