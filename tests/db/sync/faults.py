"""A transport on which anything may be cut, repeated or delayed, as networks do."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from db.problems import EnvironmentProblem
from db.sync.transport import Json, Transport

FAULTS = (
    *("hello lost", "answer to hello lost", "push lost", "answer to push lost", "push delayed", "push doubled"),
    *("pull lost", "pull cut", "crash in apply", "crash after apply"),
)


class Cut(EnvironmentProblem):
    """The network went away."""

    def __init__(self) -> None:
        super().__init__("The network went away", safe="Nothing was lost.", do="Try again.")


class FaultyTransport:
    """Passes calls on, except for the one fault it was given."""

    def __init__(self, inner: Transport, fault: str | None, delayed: list[str], nth: int = 0) -> None:
        """`delayed`: where pushes go that arrive when nobody waits for them any more; `nth` call meets the fault."""
        self.inner, self.fault, self.delayed, self.nth = inner, fault, delayed, nth

    def hello(self, asked: Mapping[str, Any]) -> Json:
        self._cut("hello lost")
        answer = self.inner.hello(asked)
        self._cut("answer to hello lost")
        return answer

    def push(self, page: str) -> Json:
        self._cut("push lost")
        if self._is("push delayed"):
            self.delayed.append(page)
            raise Cut
        answer = self.inner.push(page)
        if self._is("push doubled"):
            try:
                self.inner.push(page)
            except Exception:  # noqa: BLE001 - whatever the server says to it, it must have done nothing
                self.fault = None
        self._cut("answer to push lost")
        return answer

    def pull(self, asked: Mapping[str, Any]) -> Iterator[str]:
        self._cut("pull lost")
        if self._is("pull cut"):
            yield from islice(list(self.inner.pull(asked)), 3)
            raise Cut
        yield from self.inner.pull(asked)

    def history(self, asked: Mapping[str, Any]) -> list[Json]:
        return self.inner.history(asked)

    def blob_put(self, asked: Mapping[str, Any], piece: bytes | None) -> Json:
        if piece is not None:
            self._cut("piece lost")
        return self.inner.blob_put(asked, piece)

    def blob_get(self, asked: Mapping[str, Any]) -> bytes:
        self._cut("piece lost")
        return self.inner.blob_get(asked)

    def desks(self) -> list[Json]:
        return self.inner.desks()

    def unknown(self, asked: Mapping[str, Any]) -> list[str]:
        return self.inner.unknown(asked)

    def looked(self, asked: Mapping[str, Any]) -> Json:
        self._cut("looks lost")
        answer = self.inner.looked(asked)
        self._cut("answer to looks lost")
        return answer

    def looks(self, asked: Mapping[str, Any]) -> list[Json]:
        return self.inner.looks(asked)

    def erase(self, asked: Mapping[str, Any]) -> Json:
        return self.inner.erase(asked)

    def close(self) -> None:
        self.inner.close()

    def _is(self, fault: str) -> bool:
        if self.fault != fault:
            return False
        self.nth -= 1
        return self.nth < 0

    def _cut(self, fault: str) -> None:
        if self._is(fault):
            raise Cut
