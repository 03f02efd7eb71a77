"""Chasing all that one owner or contractor keeps soon: each chase on record, the message to be pasted and sent."""

from __future__ import annotations

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.session import Session
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.rules.wording import count, in_short
from ui.kit.clipboard import copy_words
from ui.workplace.workplace import Screen, Workplace

DAYS = 3
"""Working days in which they answer, before they are asked again."""


def chase_all_of(screen: Screen, workplace: Workplace, line: BoardLine | None) -> None:
    """Chase all that is due of who keeps this promise, the contractor where there is one, and copy the message."""
    if line is None:
        return
    from complaints_desktop.exchange.chasing import Message, chase_all, chasing

    promise, asked = line.commitment, list[Message]()
    desk = workplace.desk()
    next_on = desk.calendar.due(desk.today, DAYS)
    who = {"contractor": promise.contractor} if promise.contractor else {"owner": promise.owner.name}

    def work(session: Session, desk: Desk) -> Changes:
        message = chasing(session, desk, **who, next_on=next_on)
        asked.append(message)
        return chase_all(session, desk, message, next_on=next_on)

    def then(_: Changes) -> None:
        copy_words(f"{asked[-1].subject}\n\n{asked[-1].text}")
        chased = count(len(asked[-1].lines), "promise")
        again = in_short(next_on)
        workplace.go.say(f"The message to {asked[-1].who} is copied; {chased} chased, and asked about again on {again}")

    workplace.operations.do(screen, work, then, words="Chasing")
