"""The page of a letter as plain text: for the body of an e-mail, a relay service, or a reader of one's own."""

from collections.abc import Iterator

from complaints_desktop.letters.page import Block, Bullets, Figure, Heading, Page, Panel, Paragraph, Table, plain

RULE = "-" * 40
UNDERLINES = {1: "=", 2: "-"}


def write_text(page: Page) -> bytes:
    """Return `page` as UTF-8 text; lines are not wrapped, so that any window may wrap them."""
    return ("\n".join(_lines(page)).rstrip() + "\n").encode()


def _lines(page: Page) -> Iterator[str]:
    if page.marks:
        yield from (f"*** {page.mark} ***", "")
    yield from (page.landlord, *page.landlord_lines, "", *page.recipient, "")
    yield from (f"{label}: {value}" for label, value in page.particulars)
    yield ""
    for block in page.blocks:
        yield from _block(block)
        yield ""
    yield from (RULE, page.footer)
    if page.marks:
        yield f"*** {page.mark} ***"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            words = plain(block.runs)
            yield words
            if block.level in UNDERLINES:
                yield UNDERLINES[block.level] * min(len(words), len(RULE))
        case Paragraph():
            yield plain(block.runs)
        case Bullets():
            yield from (f"- {plain(item)}" for item in block.items)
        case Panel():
            yield from (plain(line) for line in block.lines)
        case Figure():
            yield plain(block.said)
        case Table():
            for row in block.stacked:
                yield from (f"{plain(header)}: {plain(cell)}" for header, cell in row if plain(cell))
                yield ""
