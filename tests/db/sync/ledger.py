"""Desks on a ground for one mishap, and the book of what was typed at them, outside their records."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfile, rmtree

from db.sync.cycle import synchronise
from tests.db.sync.typist import Typist
from tests.db.sync.verdict import verdict
from tests.db.sync.walk import Ground

ACTS = ("new_case", "edit", "edit", "edit_person", "note_and_edit", "answer", "offer", "second_stage")


@dataclass
class Desks:
    """Desks on a ground, and the book of what was typed at them."""

    ground: Ground
    folder: Path
    made: int = 0

    def __post_init__(self) -> None:
        self.ground.fresh()
        self.counts: Counter[str] = Counter()

    def copy(self, login: str, file: Path | None = None) -> Path:
        """Return a copy of the record of an officer's desk."""
        self.made += 1
        (self.folder / str(self.made)).mkdir()
        return Path(copyfile(file or self.ground.records[login], self.folder / str(self.made) / "record.db"))

    def desk(self, login: str, file: Path | None = None) -> Typist:
        return Typist(login, self.copy(login, file), set())

    def type(self, desk: Typist, *acts: str, seed: int = 0) -> None:
        random = Random(seed)
        for act in acts:
            desk.type(act, random, self.counts)

    def sync(self, *desks: Typist) -> None:
        for desk in desks:
            synchronise(desk.record, self.ground.transports[desk.login])

    def judge(self, *desks: Typist) -> Counter[str]:
        """Let all come to rest; nothing may be lost or differ."""
        for _ in range(2):
            self.sync(*desks)
        return verdict(self.ground, list(desks), set())

    def on_server(self) -> set[str]:
        return {str(each) for (each,) in self.ground.shared.admin.execute("SELECT change_id FROM sync.change")}


@contextmanager
def desks_on(ground: Ground) -> Iterator[Desks]:
    """Give an empty shared database and desks at it, put away afterwards."""
    folder = Path(tempfile.mkdtemp(dir=ground.folder))
    try:
        yield Desks(ground, folder)
    finally:
        rmtree(folder)
