"""A page with one form on it: title, why it is asked, fields under one another, and a foot for what is done with it."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.kit.fields import Field
from ui.kit.flow import flow
from ui.kit.form import Form
from ui.kit.layouts import Edge, column, frame, scrolled
from ui.kit.readable import Readable
from ui.kit.texts import text


class FormPage(QFrame):
    """The page; what it is for adds to `body` and to `line`, the foot's."""

    def __init__(self, title: str, why: str, edge: Edge) -> None:
        """`why` names the paragraph of the Code and what it asks; `edge` is the room around the page, in units."""
        super().__init__()
        self.setProperty("role", "page")
        outer = column(self, gap=0)
        page = Readable(most=215)
        self.body: QVBoxLayout = column(page, gap=4, edge=edge)
        self.body.addWidget(text(title, "title"))
        if why:
            self.body.addWidget(text(why, "hint"))
        self.form = Form((), self)
        outer.addWidget(scrolled(page), 1)
        self.foot, self.line = frame("foot", across=True, edge=(2.5, 6))
        outer.addWidget(self.foot)

    def add(self, *fields: Field) -> None:
        """Put fields under one another."""
        for field in fields:
            self.body.addWidget(field)
            self.form.add(field)

    def add_row(self, *fields: Field) -> None:
        """Put short fields beside one another."""
        self.body.addWidget(flow(*fields, gap=4))
        for field in fields:
            self.form.add(field)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self.form.names:
            self.form.jump(self.form.names[0])
