"""Pages drawn without a process of its own, for what is not about the process."""

from complaints_desktop.documents import pages_apart
from complaints_desktop.documents.drawing import PageDrawer


class DrawnHere(PageDrawer):
    """Draws in the test itself."""

    def ask(self, what: str, content: bytes) -> tuple[bytes, object]:
        """Answer as the process would."""
        return pages_apart.answer(what, content)
