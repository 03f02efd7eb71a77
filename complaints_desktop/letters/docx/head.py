"""The head of the first page in Word: frames that stand where the sheet has them, in the order they are read."""

from io import BytesIO

from complaints_desktop.letters import envelope
from complaints_desktop.letters.docx.pictures import picture
from complaints_desktop.letters.docx.words import Links, paragraph, piece, twips, words
from complaints_desktop.letters.head import LOGO_HEIGHT, LOGO_WIDTH, SIDE, SIDE_WIDTH, WINDOW_LINE, WINDOW_WIDTH, Head
from complaints_desktop.letters.page import Page, Run
from complaints_desktop.letters.sheet import BODY_TOP, MARGIN, MM, TOP

LOGO = "logo"
"""The number of the logo among what the document holds."""


def head_paragraphs(page: Page, head: Head, links: Links) -> list[str]:
    """Return the paragraphs of the head: the landlord, the address, how to reach us, particulars."""
    made = []
    name = _frame(MARGIN, TOP, head.name_width, (envelope.TOP * MM if head.address else BODY_TOP) - TOP)
    if head.logo:
        made.append(paragraph("Letterhead", _picture(head.logo, f"{page.landlord}, logo"), _line_of_picture(name)))
    else:
        made.append(paragraph("Landlord", piece(head.name), name))
    if head.address:
        made.append(paragraph("Address", piece("\n".join(head.address)), _window(head)))
    return [*made, *(_beside(page, head, links) if head.beside else ())]


def _beside(page: Page, head: Head, links: Links) -> list[str]:
    """How to reach the landlord and the particulars, one below the other in one frame beside the window."""
    place = _frame(SIDE, TOP, SIDE_WIDTH, BODY_TOP - TOP)
    gap = f'{place}<w:spacing w:before="{twips(page.text_size)}"/>'
    contact = [paragraph("Letterhead", words((Run(line),), links), place) for line in head.contact]
    told = [words(runs, links) for runs in head.particulars]
    return [*contact, *(paragraph("Letterhead", each, place if number else gap) for number, each in enumerate(told))]


def beneath(page: Page, head: Head, links: Links) -> list[str]:
    """Return the paragraphs that stand beneath the window where they do not fit beside it."""
    if head.beside:
        return []
    gap = f'<w:spacing w:after="{twips(page.text_size)}"/>'
    told = [words(runs, links) for runs in head.particulars]
    return [paragraph("Letterhead", each, "" if number < len(told) else gap) for number, each in enumerate(told, 1)]


def _frame(left: float, top: float, width: float, height: float) -> str:
    """What has paragraphs stand at a place of the sheet, one below the other, and the letter not beside them."""
    return (
        f'<w:framePr w:w="{twips(width)}" w:h="{twips(height)}" w:hRule="exact" w:wrap="notBeside" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{twips(left)}" w:y="{twips(top)}"/>'
    )


def _window(head: Head) -> str:
    """The frame of the address, its middle that of what always shows of the window; empty down to the first fold."""
    height = len(head.address) * head.address_size * WINDOW_LINE
    top = (envelope.TOP + envelope.BOTTOM) / 2 * MM - height / 2
    return _frame(MARGIN, top, WINDOW_WIDTH, BODY_TOP - top)


def _line_of_picture(name: str) -> str:
    return f'{name}<w:spacing w:line="240" w:lineRule="auto"/>'


def _picture(logo: bytes, said: str) -> str:
    from PIL import Image

    with Image.open(BytesIO(logo)) as image:
        width, height = image.size
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    return picture(LOGO, 1, width * scale, height * scale, said)
