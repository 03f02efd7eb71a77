"""The page of a letter as a PDF: A4, tagged, the same bytes for the same page."""

from complaints_desktop.letters.page import Page


def write_pdf(page: Page) -> bytes:
    """Return `page` as a PDF document."""
    from complaints_desktop.letters.pdf.document import build  # reportlab loads when the first letter is written

    return build(page)
