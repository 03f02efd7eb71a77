"""The lists of quality: draws with their answers, reviews, what was found by criterion, how reviewers agree."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from complaints_desktop.quality.agreement import Agreement, in_brief, said_of
from complaints_desktop.quality.scoring import Missed
from complaints_desktop.reading.quality import Seen
from complaints_desktop.reading.quality_board import QualityBoard
from complaints_desktop.reading.quality_draws import DrawSeen, ItemSeen
from complaints_desktop.rules.quality_sight import Sight
from complaints_desktop.rules.wording import capitalised, count, in_short
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.fields import ChoiceField
from ui.kit.flow import flow
from ui.kit.layouts import column, scrolled, show_if, sized
from ui.kit.paged_table import PagedTable
from ui.kit.readable import Readable
from ui.kit.texts import copyable, heading, text
from ui.workplace.workplace import Workplace

ITEMS: tuple[Column[ItemSeen], ...] = (
    Column(name="place", title="Place", width=16, text=lambda each: f"{each.place:,}", right=True, goes=True),
    Column(name="reference", title="Reference", width=34, text=lambda each: each.reference, stretch=True),
    Column(name="stage", title="Stage", width=18, text=lambda each: str(each.stage), right=True, goes=True),
    Column(
        name="risk",
        title="Risk",
        width=18,
        text=lambda each: "" if each.risk is None else str(each.risk),
        right=True,
        goes=True,
    ),
    Column(
        name="reviewer",
        title="Reviewer",
        width=40,
        text=lambda each: each.reviewer.name if each.reviewer else "",
        goes=True,
    ),
    Column(
        name="second",
        title="Marks again",
        width=40,
        text=lambda each: each.second.name if each.second else "",
        goes=True,
    ),
    Column(name="state", title="How it stands", width=36, text=lambda each: capitalised(each.words), stretch=True),
)


def _said(each: Seen) -> str:
    if each.review.disputed:
        return "Disputed: a third person decides"
    if each.review.replies:
        return capitalised(each.review.replies[-1].kind.value)
    return "Waits for your reply" if each.sight is Sight.OWN else "No reply yet"


REVIEWS: tuple[Column[Seen], ...] = (
    Column(name="day", title="Reviewed", width=34, text=lambda each: in_short(each.review.reviewed_on), goes=True),
    Column(name="reference", title="Reference", width=34, text=lambda each: each.review.reference, stretch=True),
    Column(name="what", title="What", width=22, text=lambda each: capitalised(each.review.looks_at.value), goes=True),
    Column(name="score", title="Of 100", width=24, text=lambda each: each.score.printed, right=True),
    Column(name="critical", title="Critical", width=26, text=lambda each: ", ".join(each.score.critical), goes=True),
    Column(name="how", title="Chosen", width=30, text=lambda each: capitalised(each.review.method.value), goes=True),
    Column(name="said", title="What was said", width=50, text=_said, stretch=True),
)


@dataclass(frozen=True, slots=True)
class FoundRow:
    """How one criterion was met, and what it asks."""

    missed: Missed
    asks: str


FOUND: tuple[Column[FoundRow], ...] = (
    Column(name="criterion", title="Criterion", width=26, text=lambda each: each.missed.criterion),
    Column(name="asks", title="What it asks", width=60, text=lambda each: each.asks, stretch=True, goes=True),
    Column(name="yes", title="Yes", width=18, text=lambda each: f"{each.missed.yes:,}", right=True, goes=True),
    Column(name="partly", title="Partly", width=20, text=lambda each: f"{each.missed.partly:,}", right=True, goes=True),
    Column(name="no", title="No", width=16, text=lambda each: f"{each.missed.no:,}", right=True),
    Column(
        name="handlers",
        title="Missed by",
        width=26,
        text=lambda each: f"{each.missed.missing:,} of {each.missed.handlers:,}",
    ),
    Column(
        name="whose",
        title="What to do",
        width=34,
        text=lambda each: "Change the template, or train all" if each.missed.of_all else "",
        stretch=True,
    ),
)
AgreedRow = tuple[str, Agreement, str]
"""A criterion, how far two agree on it, and what it asks."""

AGREED: tuple[Column[AgreedRow], ...] = (
    Column(name="criterion", title="Criterion", width=26, text=lambda each: each[0]),
    Column(name="asks", title="What it asks", width=60, text=lambda each: each[2], stretch=True, goes=True),
    Column(name="said", title="How far they agree", width=60, text=lambda each: in_brief(each[1]), stretch=True),
)


NOTHING_DRAWN = ("Nothing is drawn yet", "Draw answers at random, and review them by the matrix.")
NOT_FOR_YOU = (
    "None of these answers is for you to see",
    "They are of your own work, or of people you do not lead.",
)


class DrawsView(QWidget):
    """One draw at a time, with its answers."""

    def __init__(self, workplace: Workplace, acts: dict[str, Callable[[], object]]) -> None:
        """`acts`: what the buttons do, by their names."""
        super().__init__()
        self.workplace, self._draws = workplace, dict[str, DrawSeen]()
        page = QWidget()
        stack = column(page, gap=2)
        column(self, gap=0).addWidget(scrolled(page))
        self.draw = Button("Draw answers…", acts["draw"], role="primary")
        self.which = ChoiceField("draw", "Draw", [], width=120)
        self.which.edited.connect(self._show_items)
        stack.addWidget(flow(self.which, self.draw))
        self.told = text("", "hint")
        self.table: PagedTable[ItemSeen] = PagedTable("Answers drawn", ITEMS)
        self.table.opened.connect(lambda _: acts["review"]())
        self.table.chosen_changed.connect(self._let_act)
        self.none = EmptyState(*NOTHING_DRAWN)
        self.review = Button("Review it", acts["review"], icon_name="star")
        self.skip = Button("Leave it out…", acts["skip"])
        self.copy = Button("For residents to read…", acts["copy"], icon_name="people")
        self.back = Button("Take the draw back", acts["back"], role="link")
        for each in (self.told, self.none):
            stack.addWidget(each)
        stack.addWidget(sized(self.table, least_height=40), 1)
        self.acts = flow(self.review, self.skip, self.copy, self.back)
        stack.addWidget(self.acts)

    @property
    def chosen(self) -> DrawSeen | None:
        """The draw that is shown."""
        return self._draws.get(str(self.which.value))

    def show_board(self, board: QualityBoard) -> None:
        """Show the draws, the latest chosen where none is."""
        self._draws = {each.id: each for each in board.draws}
        self.which.set_choices([(each.id, _called(each)) for each in board.draws])
        if self.which.value is None and board.draws:
            self.which.set_value(board.draws[0].id)
        for button in (self.draw, self.review, self.skip, self.back):
            show_if(button, board.may_draw)
        for each in (self.which, self.acts, self.told):
            show_if(each, bool(board.draws))
        self._show_items()

    def choose(self, draw_id: str) -> None:
        """Show one draw."""
        self.which.set_value(draw_id)
        self._show_items()

    def _show_items(self) -> None:
        draw = self.chosen
        rows: dict[Hashable, ItemSeen] = {each.id: each for each in draw.items} if draw else {}
        self.table.show_ids(list(rows), rows)
        self.told.setText(_told(draw) if draw else "")
        self.none.say(*(NOT_FOR_YOU if draw else NOTHING_DRAWN))
        show_if(self.none, not rows)
        show_if(self.table, bool(rows))
        self._let_act()

    def _let_act(self) -> None:
        item, me = self.table.current, self.workplace.desk().officer.id
        self.review.setEnabled(item is not None and item.waits_for(me))
        self.skip.setEnabled(item is not None and not item.reviewed_by and not item.skipped_because)
        self.copy.setEnabled(item is not None)


def _called(draw: DrawSeen) -> str:
    open_ = f": {draw.open:,} open" if draw.open else ""
    return f"{capitalised(draw.method.value)}, {draw.looks_at.value}s, {in_short(draw.drawn_on)}{open_}"


def _told(draw: DrawSeen) -> str:
    by = f" by {draw.drawn_by.name}" if draw.drawn_by else ""
    out = f" Left out: {draw.left_out}." if draw.left_out else ""
    days = f"sent {in_short(draw.from_on)} to {in_short(draw.to_on)}"
    return f"Drawn on {in_short(draw.drawn_on)}{by}, {days}, with the seed {draw.seed}: {draw.said}.{out}"


class ReviewsView(QWidget):
    """The reviews that may be read here."""

    def __init__(self, open_review: Callable[[], object]) -> None:
        """`open_review` shows the one that is chosen."""
        super().__init__()
        stack = column(self, gap=2)
        self.table: PagedTable[Seen] = PagedTable("Reviews", REVIEWS)
        self.table.opened.connect(lambda _: open_review())
        self.none = EmptyState("No reviews", "A review of your work stands here as soon as it is finished.")
        self.read = Button("Read it", open_review, role="primary")
        stack.addWidget(self.none)
        stack.addWidget(self.table, 1)
        self.acts = flow(self.read)
        stack.addWidget(self.acts)

    def show_board(self, board: QualityBoard) -> None:
        """Show them, the newest first."""
        rows: dict[Hashable, Seen] = {each.review.id: each for each in board.mine}
        self.table.show_ids(list(rows), rows)
        for each in (self.table, self.acts):
            show_if(each, bool(rows))
        show_if(self.none, not rows)


class _Page(QWidget):
    """A page that scrolls, with a table on it."""

    def __init__(self) -> None:
        super().__init__()
        page = Readable(most=260)
        self.body: QVBoxLayout = column(page, gap=3, edge=(2, 1, 4, 1))
        column(self, gap=0).addWidget(scrolled(page))


class FoundView(_Page):
    """What reviews found: the team's figure with how sure it is, and each criterion; nobody by name."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.figure = copyable("")
        self.table: PagedTable[FoundRow] = PagedTable("What was found by criterion", FOUND)
        self.body.addWidget(heading("Quality of complaint handling, the last 12 months"))
        self.body.addWidget(self.figure)
        self.body.addWidget(heading("By criterion"))
        self.body.addWidget(
            text(
                "Missed by so many of the handlers. More than one in five: it is a matter of the template or of "
                "training, and no person’s. Nobody is ranked: so few reviews say nothing of one person’s work.",
                "hint",
            )
        )
        self.body.addWidget(sized(self.table, fixed_height=110))
        self.body.addStretch()

    def show_board(self, board: QualityBoard) -> None:
        """Show the figure and the criteria."""
        self.figure.setText("\n".join(board.k7))
        asks = {each.key: each.words for each in board.matrix.criteria}
        rows: dict[Hashable, FoundRow] = {
            each.criterion: FoundRow(each, asks.get(each.criterion, "")) for each in board.missed
        }
        self.table.show_ids(list(rows), rows)


class CalibrationView(_Page):
    """How far reviewers agree, and what they agreed."""

    def __init__(self, write_down: Callable[[], object]) -> None:
        """`write_down` opens the form of a calibration."""
        super().__init__()
        self.whole = copyable("")
        self.table: PagedTable[AgreedRow] = PagedTable("Agreement by criterion", AGREED)
        self.button = Button("Write down a calibration…", write_down, role="primary")
        self.held = copyable("")
        self.body.addWidget(heading("How far two reviewers agree who marked the same answers"))
        self.body.addWidget(self.whole)
        self.body.addWidget(sized(self.table, fixed_height=70))
        self.body.addWidget(flow(self.button))
        self.body.addWidget(heading("What was agreed"))
        self.body.addWidget(self.held)
        self.body.addStretch()

    def show_board(self, board: QualityBoard) -> None:
        """Show them, the criterion with the least agreement first."""
        found = board.compared
        by_criterion: Sequence[tuple[str, Agreement]] = found.by_criterion if found else ()
        answers = f"{count(found.answers, 'answer')} marked by two. " if found else ""
        self.whole.setText(f"{answers}{said_of(found.whole) if found else ''}")
        asks = {each.key: each.words for each in board.matrix.criteria}
        rows: dict[Hashable, AgreedRow] = {key: (key, agreed, asks.get(key, "")) for key, agreed in by_criterion}
        self.table.show_ids(list(rows), rows)
        show_if(self.table, bool(rows))
        show_if(self.button, board.may_draw)
        lines = (f"{in_short(each.held_on)}, {each.by}, {' '.join(each.criteria)}: {each.words}" for each in board.held)
        self.held.setText("\n".join(lines) or "Nothing yet.")
