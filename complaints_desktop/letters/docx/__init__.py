"""The page of a letter as a Word document, the same letter as the PDF: real headings, lists, tables, styles of ours."""

from complaints_desktop.letters.page import Page


def write_docx(page: Page) -> bytes:
    """Return `page` as a DOCX document; the same bytes for the same page."""
    from complaints_desktop.letters.docx.package import packed  # loads when the first letter is written

    return packed(page)
