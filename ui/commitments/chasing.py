"""Chasing all that one owner or contractor keeps soon: each chase on record, the message to be pasted or sent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.follow_through import ANSWER_DAYS
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.rules.wording import count, in_short, working_days
from ui.commitments.to_whom import ToWhom, Whose, everybody, file_name
from ui.kit.buttons import Button
from ui.kit.clipboard import copy_words
from ui.kit.date_field import DateField
from ui.kit.fields import ChoiceField
from ui.kit.flow import flow
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session
    from complaints_desktop.exchange.chasing import Message

WHY = (
    "One message about all of it that is due within 10 working days, overdue or in jeopardy, without the name of a "
    "resident: copied, or saved as a draft for your mail program. Each promise has its chase on record; what was asked "
    "about today is left out."
)


class ChaseAll(ToWhom):
    """Whom to ask, and by when they answer."""

    def __init__(self, workplace: Workplace, lines: Sequence[BoardLine], whose: Whose) -> None:
        """`lines` are all open promises; to chase those of `whose` is proposed."""
        field = ChoiceField("whose", "Who is asked?", everybody(lines), width=90)
        super().__init__(
            workplace, field, "Choose who is asked", title="Chase all that is due", why=WHY, action="Chase and copy"
        )
        said = f"Then we ask again. {working_days(ANSWER_DAYS)} from today, unless you choose another day"
        day = DateField(
            "next_on",
            "By when do they answer?",
            today=workplace.today,
            why_not=workplace.why_not,
            hint=said[0].upper() + said[1:],
            brief=True,
        )
        self.action.setAccessibleName("Chase all of it, and copy the message")
        self.add(day)
        self.form.require({"next_on": "Give the day by which they answer"})
        self.draft = Button("Chase and save a draft…", self._ask_draft)
        self.body.addWidget(flow(self.draft))
        field.set_value(whose)
        desk = workplace.desk()
        day.set_value(desk.calendar.due(desk.today, ANSWER_DAYS))
        self.end()

    def act(self) -> None:
        """Record a chase of each, and copy the message."""
        if self.form.check():
            self._chase(None)

    def _ask_draft(self) -> None:
        whose = self.whose.value
        who = whose.name if isinstance(whose, Whose) else ""
        name = file_name("chase", who, self.workplace.today().isoformat(), ".eml")
        self.ask_where("Save the message", name, "Messages (*.eml)", self._chase)

    def _chase(self, draft: Path | None) -> None:
        """Record it; with a `draft`, only if that file can be written."""
        whose, next_on = self.whose.value, self.form.date("next_on")
        if not isinstance(whose, Whose) or next_on is None:  # the form was checked
            return
        asked: list[Message] = []

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.exchange.chasing import chase_all, chasing

            message = chasing(session, desk, owner=whose.owner, contractor=whose.contractor, next_on=next_on)
            asked.append(message)
            with message.beside(draft):
                return chase_all(session, desk, message, next_on=next_on)

        def then(_: Changes) -> None:
            message = asked[-1]
            if draft is None:
                copy_words(message.words)
            where = f"saved as {draft.name}" if draft else "copied"
            chased = count(len(message.lines), "promise")
            again = in_short(next_on)
            self.done.emit(
                f"The message to {message.who} is {where}; {chased} chased, and asked about again on {again}"
            )

        self.workplace.operations.do(self, work, then, words="Chasing", refused=self.refuse)
