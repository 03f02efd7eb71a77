"""What a letter says, in words, and what is still missing of it."""

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import Page, plain, runs_of


def said(matter: LetterMatter, section: str | None = None) -> str:
    """Return what a letter says, or one section of it."""
    blocks = [block for block in compose(matter).blocks if section in (None, block.section)]
    return "\n".join(plain(runs_of(block)) for block in blocks)


def holes(page: Page) -> set[str | None]:
    """Return the fields that leave a hole."""
    return {run.field for block in page.blocks for run in runs_of(block) if run.hole}
