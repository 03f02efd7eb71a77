"""A bug, said plainly: what to do, and a report that can be copied and holds no personal data."""

from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from ui.kit.buttons import Button
from ui.kit.layouts import column, row, sized
from ui.kit.texts import text


class BugReport(QDialog):
    """A dialog with the report."""

    def __init__(self, parent: QWidget, report: str) -> None:
        """Show `report`: types and places in the code, no values."""
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        stack = column(self, gap=3, edge=5)
        stack.addWidget(text("Something went wrong in the program", "title"))
        stack.addWidget(
            text(
                "The last action was not done, and nothing of it was kept. Everything saved before is safe, and what "
                "you typed is still on the screen. The report names places in the program only: no names, no case."
            )
        )
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName("Report")
        stack.addWidget(sized(shown, least_height=50, least_width=150))
        line = row()
        line.addWidget(
            Button("Copy the report", lambda: QApplication.clipboard().setText(report), icon_name="document")
        )
        line.addStretch()
        line.addWidget(Button("Close", self.accept, role="primary"))
        stack.addLayout(line)
