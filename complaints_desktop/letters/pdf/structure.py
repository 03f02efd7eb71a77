"""Writes the structure of a letter, once all pages are there, over the pages of reportlab's document."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject

from complaints_desktop.letters.pdf.tags import Element, Mark, Spot


def write_structure(root: Element, document: Any) -> None:  # noqa: ANN401 - reportlab's document is untyped
    """Put the structure beneath `root` into a PDF document whose pages are complete."""
    tree = Entry()
    writer = _Writer(document)
    top = writer.written(root, str(document.Reference(tree, "Structure").format(document), "latin-1"))
    numbers = [
        f"{page} [ {' '.join(writer.references[owner] for owner in owners)} ]"
        for page, owners in enumerate(root.owners)
    ]
    for number, (spot, reference) in enumerate(writer.spots, start=len(root.owners)):
        spot.annotation["StructParent"] = number
        numbers.append(f"{number} {reference}")
    within = f"<< /Type /StructTreeRoot /K {top} /ParentTree << /Nums [ {' '.join(numbers)} ] >> >>"
    tree.said = within.encode("latin-1")
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    for number, page in enumerate(writer.pages):
        # The page entries that tagging needs are not among those reportlab knows of.
        page.__Defaults__ = {**page.__Defaults__, "StructParents": number, "Tabs": PDFName("S")}


class _Writer:
    """Writes elements; keeps their references, for the tree that leads back from content to them."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - as above
        self._document = document
        self.pages = document.Pages.pages
        self.references: dict[Element, str] = {}
        self.spots: list[tuple[Spot, str]] = []

    def written(self, element: Element, parent: str) -> str:
        """Write `element` and all beneath it; return how it is referred to."""
        entry = Entry()
        reference = self.references[element] = self._refer(entry)
        home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        on = "" if home is None else f" /Pg {self._page(home)}"
        kids = " ".join(self._kid(kid, reference, home) for kid in element.kids)
        more = "".join(f" /{key} {self._said(value)}" for key, value in element.entries.items())
        entry.said = f"<< /S /{element.tag} /P {parent}{on}{more} /K [ {kids} ] >>".encode("latin-1")
        return reference

    def _kid(self, kid: Element | Mark | Spot, parent: str, home: int | None) -> str:
        match kid:
            case Element():
                return self.written(kid, parent)
            case Mark(page, number) if page == home:
                return str(number)
            case Mark(page, number):
                return f"<< /Type /MCR /Pg {self._page(page)} /MCID {number} >>"
            case Spot():
                self.spots.append((kid, parent))
                where = self._said(self._document.refAnnotation(kid.name))
                return f"<< /Type /OBJR /Pg {self._page(kid.page)} /Obj {where} >>"

    def _page(self, number: int) -> str:
        return self._refer(self.pages[number])

    def _refer(self, thing: Any) -> str:  # noqa: ANN401 - as above
        return self._said(self._document.Reference(thing))

    def _said(self, thing: Any) -> str:  # noqa: ANN401 - as above
        return thing if isinstance(thing, str) else str(thing.format(self._document), "latin-1")


class Entry(PDFObject):
    """An object of the file in the words of the file: reportlab's own take long to be put into them."""

    said = b""

    def format(self, _: object) -> bytes:
        """Return what is written."""
        return self.said
