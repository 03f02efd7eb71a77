"""What Ctrl+K finds: acts on a case, cases, people, promises, and the acts of the program, as they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from complaints_desktop.reading.found import (
    CaseFound,
    CommitmentFound,
    found_cases,
    found_commitments,
    found_people,
    places,
)
from complaints_desktop.reading.people import PersonFound
from complaints_desktop.reading.what_now import WhatNow, what_now
from complaints_desktop.rules.wording import capitalised, count, in_short
from db.record.search import find, numeric
from ui.kit.offers import Group, Offer
from ui.kit.palette import Palette
from ui.sheets.case_acts import CaseAct, case_acts
from ui.workplace.operations import Task
from ui.workplace.place import Place
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.office import Office

SHOWN, FEW, CASES_OF_AN_ACT = 8, 4, 3
"""Cases shown; people and promises shown; cases an act is offered on."""

LEAST, LEAST_OF_AN_ACT = 2, 3
"""Letters before anything is looked for, and before a word may be that of an act."""

NOTHING = "Nothing found. Try a surname, a postcode or a reference."

PLACES_MENU = "Go"
"""Its acts are offered before anything is typed."""

Menu = tuple[str, QAction]
"""The title of a menu, and one of its actions."""


class Search(QObject):
    """Answers what is typed into the palette; an answer that comes too late is dropped."""

    def __init__(
        self,
        palette: Palette,
        workplace: Workplace,
        at_hand: Callable[[], str],
        actions: Callable[[], Iterable[Menu]],
        do: Callable[[CaseAct, str], object],
    ) -> None:
        """`at_hand` names the case that is shown or chosen, `actions` are those of the menus, `do` an act on a case."""
        super().__init__(palette)
        self._palette, self._workplace, self._at_hand, self._actions, self._do = (
            palette,
            workplace,
            at_hand,
            actions,
            do,
        )
        self._groups: list[Group] = []
        self._rest: Task | None = None
        palette.asked.connect(self._ask)

    def _ask(self, typed: str) -> None:
        if self._rest is not None:
            self._rest.cancel()
        program, at_hand = list(self._of_the_program(typed)), self._at_hand()

        def quick(office: Office) -> tuple[list[CaseFound], list[tuple[CaseAct, WhatNow]], bool]:
            cases = found_cases(office.record, typed, SHOWN) if len(typed) >= LEAST else []
            return cases, *_acts(office, typed, at_hand)

        def show(found: tuple[list[CaseFound], list[tuple[CaseAct, WhatNow]], bool]) -> None:
            cases, acts, meant = found
            offered = [*(self._act(typed, *each) for each in acts), *program]
            doing, done_to = (
                Group("Acts", offered),
                Group("Cases", [self._case(typed, each) for each in cases], self._all(typed, cases)),
            )
            self._groups = [each for each in ((doing, done_to) if meant else (done_to, doing)) if each.offers]
            self._palette.show_groups(self._groups, typed, "")

        operations = self._workplace.operations
        operations.read(self._palette, quick, show, topic="search", words="Searching")
        if len(typed) >= LEAST:
            self._rest = operations.read(
                self._palette, partial(_rest, typed), partial(self._add, typed), topic="rest", words="Searching"
            )

    def _add(self, typed: str, found: tuple[Sequence[PersonFound], Sequence[CommitmentFound]]) -> None:
        """Add people and promises below the rest, so that nothing moves that is looked at."""
        people, promises = found
        more = (
            Group("People", [self._person(typed, each) for each in people]),
            Group("Commitments", [self._promise(typed, each) for each in promises]),
        )
        self._groups += [each for each in more if each.offers]
        self._palette.show_groups(self._groups, typed, NOTHING)

    def _all(self, typed: str, cases: Sequence[CaseFound]) -> Offer | None:
        """Return the way to all cases found, where there may be more than are shown."""
        go = partial(self._workplace.go.show_place, Place("cases", place=typed))
        if len(cases) < SHOWN:
            return None
        return Offer(words=f"All cases with “{typed}”", more="in the list of cases", icon_name="search", take=go)

    def _case(self, typed: str, found: CaseFound) -> Offer:
        line = found.line
        more = (line.address.replace("\n", ", "), line.postcode, capitalised(line.category), line.state, found.excerpt)
        go = partial(self._workplace.go.open_case, line.case_id, found.stands_in)
        return _offer(typed, f"{line.reference}  {line.resident}", more, "cases", go)

    def _person(self, typed: str, found: PersonFound) -> Offer:
        person = found.person
        newest = next((each for each in found.cases if each.open), found.cases[0])
        more = (person.address or "", person.postcode or "", person.phone or "", count(len(found.cases), "case"))
        go = partial(self._workplace.go.open_case, newest.case_id, "people")
        return _offer(typed, person.called, more, "person", go)

    def _promise(self, typed: str, found: CommitmentFound) -> Offer:
        more = (found.reference, found.resident, found.owner, f"due {in_short(found.due_on)}")
        go = partial(self._workplace.go.open_case, found.case_id, "promises")
        return _offer(typed, found.what, more, "commitments", go)

    def _act(self, typed: str, each: CaseAct, now: WhatNow) -> Offer:
        why = each.why_not(now)
        words = f"{each.words}: {now.reference}  {now.resident}"
        return _offer(
            typed, words, (why or each.keys,), "arrow-right", partial(self._do, each, now.case_id), dim=bool(why)
        )

    def _of_the_program(self, typed: str) -> Iterator[Offer]:
        """Yield the acts of the menus that are meant, with their menu and keys; the places to begin with."""
        for title, action in self._actions():
            words = action.text()
            if title == PLACES_MENU if not typed else _what_is_left(words, typed) == "":
                keys = action.shortcut().toString()
                yield _offer(typed, words, (f"{title} menu", keys), "arrow-right", action.trigger)


def _offer(
    typed: str, words: str, more: Sequence[str], icon_name: str, take: Callable[[], object], *, dim: bool = False
) -> Offer:
    below = " · ".join(part for part in more if part)
    return Offer(
        words=words,
        more=below,
        icon_name=icon_name,
        take=take,
        marks=places(words, typed),
        more_marks=places(below, typed),
        dim=dim,
    )


def _rest(typed: str, office: Office) -> tuple[Sequence[PersonFound], Sequence[CommitmentFound]]:
    """Find what takes longer than the cases."""
    with office.record.reading() as session:
        people = found_people(office.record, session, text=typed, limit=FEW)
        return people, found_commitments(session, text=typed, limit=FEW)


def _acts(office: Office, typed: str, at_hand: str) -> tuple[list[tuple[CaseAct, WhatNow]], bool]:
    """Return the acts that are meant with the cases they are meant for, and whether it is plain that they are.

    It is where no other words were typed, or a reference: "close 26-ABC-0001" is an act, "close court" may be where
    somebody lives. Before anything is typed, what can be done now to the case at hand is meant.
    """
    meant = acts_meant(typed)
    here = [at_hand] if at_hand else []
    cases = {rest: _ids(office, rest) if rest else here for _, rest in meant}
    with office.record.reading() as session:
        ids = {case_id for each in cases.values() for case_id in each}
        now = {case_id: what_now(session, office.desk(), case_id=case_id) for case_id in ids}
    found = [(each, now[case_id]) for each, rest in meant for case_id in cases[rest]]
    found.sort(key=lambda each: bool(each[0].why_not(each[1])))  # Enter takes the first: one that can be done
    if not typed:
        return [(each, case) for each, case in found if not each.why_not(case)], True
    return found[:SHOWN], all(not rest or numeric(rest) for _, rest in meant)


def acts_meant(typed: str) -> list[tuple[CaseAct, str]]:
    """Return the acts whose words the most of what was typed is, with what is left of it.

    "Propose to restrict" is one act: one that only shares "propose to" is not meant, whatever else may be "restrict".
    """
    found = [(each, rest) for each in _by_words(typed) if (rest := _what_is_left(_told(each), typed)) is not None]
    least = min((len(rest.split()) for _, rest in found), default=0)
    return [(each, rest) for each, rest in found if len(rest.split()) == least]


def _ids(office: Office, words: str) -> list[str]:
    return [hit.case_id for hit in find(office.record, words, CASES_OF_AN_ACT)]


def _by_words(typed: str) -> list[CaseAct]:
    """Return the acts, first those whose own words begin with what was typed."""
    return sorted(case_acts(), key=lambda each: bool(typed) and not any(at == 0 for at, _ in places(each.words, typed)))


def _told(each: CaseAct) -> str:
    """Return all the words by which an act is known: in the menu, in the rules, and on the command line."""
    return f"{each.words} {each.act.words} {each.name}"


def _what_is_left(words: str, typed: str) -> str | None:
    """Return what was typed besides the `words` of an act; None where the act is not meant."""
    meant = [word for word in typed.split() if _begins(words, word)]
    if typed and not any(len(word) >= LEAST_OF_AN_ACT for word in meant):
        return None
    return " ".join(word for word in typed.split() if word not in meant)


def _begins(words: str, word: str) -> bool:
    """Whether `word` begins one of `words`, or all of them run together: "backup" is "Back up…"."""
    together = "".join(re.findall(r"\w+", words)).casefold()
    return not numeric(word) and (bool(places(words, word)) or together.startswith(word.casefold()))
