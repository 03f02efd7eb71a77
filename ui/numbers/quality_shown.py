"""A review as it is read: strengths first, then what fell short with its sentence, then what was said to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from complaints_desktop.actions.quality_reviews import answer_review, reply_to_review, take_review_back
from complaints_desktop.quality.matrix import Matrix
from complaints_desktop.reading.quality import Seen
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.quality_sight import Sight
from complaints_desktop.rules.wording import capitalised, in_short, moment_words
from db.number_terms import ReplyKind, Scored
from ui.kit.buttons import Button
from ui.kit.fields import ChoiceField, LongTextField
from ui.kit.layouts import show_if
from ui.kit.texts import copyable, heading, text
from ui.numbers.quality_marks import said
from ui.numbers.quality_sheets import QualitySheet
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.changes import Changes
    from complaints_desktop.facts.quality import ReplyFacts

OWN = (
    (ReplyKind.REPLY, "I want to say something to it"),
    (ReplyKind.AGREED, "I agree, and this is what I will do"),
    (ReplyKind.DISPUTE, "I dispute a mark: a third person decides"),
)
LEADING = (
    (ReplyKind.AGREED, "What was agreed"),
    (ReplyKind.TRAINING, "Training that is needed: the name of the course"),
)
DECIDING = (ReplyKind.DECISION, "How a disputed mark stands")
SHORT_OF = (Scored.NO, Scored.PARTLY)


class ReviewShown(QualitySheet):
    """One review, and what may be said to it by whoever reads it."""

    def __init__(self, workplace: Workplace, seen: Seen, matrix: Matrix) -> None:
        """Show it."""
        review = seen.review
        whose = "your" if seen.sight is Sight.OWN else f"{review.handler.name}’s" if review.handler else "a"
        title = f"Review of {whose} {review.looks_at.value}: {review.reference}, stage {review.stage}"
        super().__init__(title, _why(seen), "Say it", self.act)
        self.workplace, self.seen, self.matrix = workplace, seen, matrix
        self.hint.setText("Esc goes back.")
        self._told()
        self._replies()
        self._ask()
        self.end()

    def _told(self) -> None:
        review, result = self.seen.review, self.seen.score
        if review.strengths:
            self.body.addWidget(heading("What was done well"))
            self.body.addWidget(copyable(review.strengths))
        self.body.addWidget(heading(f"{result.printed} of 100"))
        for key in result.critical:
            self.body.addWidget(text(f"Critical fail: {self.matrix.critical.get(key, key)}", "label", tone="bad"))
        for each in review.scores:
            stands = review.stands(each)
            criterion = self.matrix.of(each.criterion)
            words = f"{each.criterion}  {criterion.words if criterion else ''}"
            if stands in SHORT_OF or stands is not each.scored:
                self.body.addWidget(text(f"{words}: {said(each, stands).lower()}", "label"))
                for line in (each.quote, each.note, each.overruled_because):
                    if line:
                        self.body.addWidget(copyable(line))
        met = [each.criterion for each in review.scores if review.stands(each) is Scored.YES]
        self.body.addWidget(text(f"Met in full: {', '.join(met) or 'none'}.", "hint"))

    def _replies(self) -> None:
        if self.seen.review.replies:
            self.body.addWidget(heading("What was said to it"))
        for each in self.seen.review.replies:
            self.body.addWidget(copyable(_reply(each)))

    def _ask(self) -> None:
        kinds = self._kinds()
        show_if(self.action, bool(kinds))
        if not kinds:
            return
        self.body.addWidget(heading("Your reply" if self.seen.sight is Sight.OWN else "What follows from it"))
        self.add(ChoiceField("kind", "What is it?", kinds, width=110))
        marks = [(each.criterion, each.criterion) for each in self.seen.review.scores]
        self.add(ChoiceField("criterion", "Of which criterion?", marks, width=40, unchosen="The whole review"))
        scale = [(each, capitalised(each.value)) for each in Scored]
        self.add(ChoiceField("scored", "How it stands", scale, width=50))
        self.add(LongTextField("words", "In your words"))
        self.form.require({"kind": "Choose what it is", "words": "Write it"})
        self.form["kind"].edited.connect(self._show_mark)
        self._show_mark()
        if self.seen.sight is Sight.MARKS:
            self.body.addWidget(Button("Take my review back", self._take_back, role="link"))

    def _kinds(self) -> list[tuple[object, str]]:
        if self.seen.sight is Sight.OWN:
            return [*OWN]
        if refusal(self.workplace.desk().officer.role, Act.REVIEW_QUALITY):
            return []
        deciding = [DECIDING] if self.seen.sight is Sight.READS and self.seen.review.disputed else []
        return [*deciding, *LEADING]

    def _show_mark(self) -> None:
        show_if(self.form["scored"], self.form["kind"].value is ReplyKind.DECISION)

    def act(self) -> None:
        """Record what is said."""
        if not self.form.check():
            return
        kind, scored = self.form["kind"].value, self.form["scored"].value
        if not isinstance(kind, ReplyKind):
            return
        own, mark = self.seen.sight is Sight.OWN, scored if isinstance(scored, Scored) else None
        work = partial(
            reply_to_review if own else partial(answer_review, scored=mark),
            review_id=self.seen.review.id,
            kind=kind,
            words=self.form.text("words"),
            criterion=str(self.form["criterion"].value or ""),
        )
        self.workplace.operations.do(self, work, self._said, words="Writing it down", refused=self.refuse)

    def _said(self, _changes: Changes) -> None:
        self.done.emit("It is on record with the review", "")

    def _take_back(self) -> None:
        work = partial(take_review_back, review_id=self.seen.review.id)
        self.workplace.operations.do(self, work, self._taken, words="Taking it back", refused=self.refuse)

    def _taken(self, _changes: Changes) -> None:
        self.done.emit("The review is taken back; its marks stay on record", "")


def _why(seen: Seen) -> str:
    review = seen.review
    by = f" by {review.reviewer.name}" if review.reviewer else ""
    panel = f", for {review.residents}" if review.residents else ""
    blind = ", without the name of its handler" if review.blind else ""
    again = ", marked a second time" if review.second else ""
    return f"Reviewed on {in_short(review.reviewed_on)}{by}{panel}{blind}{again}. Matrix {review.matrix}."


def _reply(each: ReplyFacts) -> str:
    by = each.replied_by.name if each.replied_by else "somebody"
    about = f", {each.criterion}" if each.criterion else ""
    stands = f": it stands as “{each.scored.value}”" if each.scored else ""
    return f"{capitalised(each.kind.value)}{about}{stands}. {each.words}\n{by}, {moment_words(each.recorded_at)}"
