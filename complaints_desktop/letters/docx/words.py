"""Words as Word has them: the one place where a value meets its markup."""

from xml.sax.saxutils import escape, quoteattr

from complaints_desktop.letters.addresses import addresses
from complaints_desktop.letters.page import Run, Runs

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
BOLD, LINKED = "<w:b/><w:bCs/>", '<w:rStyle w:val="Hyperlink"/>'


class Links:
    """Where the links of a document lead, each numbered once, and the pictures in its text."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self.pictures: list[bytes] = []
        """Those that stand in its text, as PNG."""

    def number(self, leads_to: str) -> str:
        """Return the number of a link."""
        return self._numbers.setdefault(leads_to, f"link{len(self._numbers) + 1}")

    def picture(self, content: bytes) -> str:
        """Return the number of one more picture."""
        self.pictures.append(content)
        return f"picture{len(self.pictures)}"

    @property
    def written(self) -> str:
        """What the document says of them."""
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        return "".join(
            f'<Relationship Id="{number}" Type="{kind}" Target={quoteattr(leads_to)} TargetMode="External"/>'
            for leads_to, number in self._numbers.items()
        )


def words(runs: Runs, links: Links, language: str = "") -> str:
    """Return runs as Word's, every character of a value escaped; addresses of ours are links."""
    return "".join(_run(run, links, language) for run in runs)


def _run(run: Run, links: Links, language: str) -> str:
    made = []
    for text, leads_to in addresses(run):
        if leads_to:
            made.append(f'<w:hyperlink r:id="{links.number(leads_to)}">{piece(text, run.bold, LINKED)}</w:hyperlink>')
        else:
            made.append(piece(text, run.bold, language=language))
    return "".join(made)


def piece(text: str, bold: bool = False, look: str = "", language: str = "") -> str:
    """Return text as a run of Word's; `language` where it is another than the document's: `cy`."""
    said = escape(text).replace("\n", BREAK)
    spoken = f'<w:lang w:val="{language}-GB"/>' if language else ""
    looks = f"{look}{BOLD if bold else ''}{spoken}"
    return f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:t xml:space="preserve">{said}</w:t></w:r>'


def paragraph(style: str, said: str, properties: str = "") -> str:
    """Return a paragraph of a style; what it is besides stands in the order that Word asks for."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{said}</w:p>'


def twips(points: float) -> int:
    """Return points in Word's twentieths."""
    return round(points * 20)
