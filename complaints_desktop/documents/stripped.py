"""The words of a web page or a Word document, and nothing else: no script, no picture, nothing fetched."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from complaints_desktop.documents.file_kinds import ASK_AGAIN
from complaints_desktop.rules.refusals import Refused

MOST = 5_000_000
"""Characters of mark-up that are read; what comes after them is left out."""
UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "template", "object", "svg"})
LINES = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "table"})
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BREAKS = {f"{WORD}p": "\n", f"{WORD}tab": " "}


def words_of_html(page: str) -> str:
    """Return the text of a page as it would be read; a page that is none has no text."""
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, recover=True, remove_comments=True, remove_pis=True)
    parser.feed(page[:MOST])
    try:
        root = parser.close()
    except etree.LxmlError:
        return ""
    if root is None:
        return ""
    said: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in UNSEEN:
            unseen += 1 if event == "start" else -1
        elif event == "start" and element.tag in LINES:
            said.append("\n")
        text = element.text if event == "start" else element.tail
        if text and not unseen:
            said.append(re.sub(r"\s+", " ", text))
    return tidied("".join(said))


def words_of_docx(content: bytes) -> str:
    """Return the text of a Word document, a line a paragraph; Refused where it is damaged."""
    from lxml import etree

    try:
        with ZipFile(BytesIO(content)) as packed, packed.open("word/document.xml") as part:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
            root = etree.fromstring(part.read(MOST * 4), parser)
    except (BadZipFile, KeyError, ValueError, OSError, EOFError, NotImplementedError, etree.LxmlError) as damaged:
        raise Refused("The document is damaged, and cannot be shown", do=ASK_AGAIN) from damaged
    said: list[str] = []
    for each in root.iter(*BREAKS, f"{WORD}t"):  # once: a paragraph in a paragraph is not read again
        said.append(BREAKS.get(each.tag, each.text or ""))
    return tidied("".join(said))


def tidied(text: str) -> str:
    """Return a text without spaces at the ends of lines, and with no more than one empty line in a row."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.strip())
    return "\n".join(lines).strip()
