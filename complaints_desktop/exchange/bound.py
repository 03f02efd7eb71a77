"""Binds PDFs of ours into one that is tagged as they are: pypdf puts pages together and leaves their structure out."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from complaints_desktop.letters.pdf.archive import MAKER, about
from complaints_desktop.letters.sheet import HEIGHT, WIDTH

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import DictionaryObject, NameObject

LANGUAGE = "en-GB"


class Bound:
    """One PDF that grows by whole PDFs of ours: each is a part of it, with a bookmark."""

    def __init__(self) -> None:
        """Begin with no page."""
        from pypdf import PdfWriter
        from pypdf.generic import ArrayObject, DictionaryObject, NumberObject

        self._writer = PdfWriter()
        self._parts, self._owners = ArrayObject(), ArrayObject()
        self._next, self._number = 0, NumberObject
        self._document, self._tagged = DictionaryObject(), True
        self._top = self._writer._add_object(self._document)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._writer.pages)

    def add(self, content: bytes, bookmark: str) -> None:
        """Add a PDF of ours under a bookmark."""
        from pypdf import PdfReader

        reader, first = PdfReader(BytesIO(content)), self.pages
        self._writer.append(reader, outline_item=bookmark, import_outline=False)
        if first == 0:
            self._take_colours(reader)
        self._take_structure(reader, self._writer.pages[first:])

    def leave_empty(self) -> None:
        """Add an empty page: the back of a sheet."""
        from pypdf.generic import ArrayObject

        page = self._writer.add_blank_page(WIDTH, HEIGHT)
        page[_name("/StructParents")], page[_name("/Tabs")] = self._number(self._next), _name("/S")
        self._owners.append(self._number(self._next))
        self._owners.append(ArrayObject())
        self._next += 1

    def made(self, title: str, by: str, on: date) -> bytes:
        """Return the PDF, which says of itself what it is."""
        self._finish(title, by, on)
        out = BytesIO()
        self._writer.write(out)
        return out.getvalue()

    def _take_structure(self, reader: "PdfReader", pages: "Sequence[PageObject]") -> None:
        """Put the structure of a PDF below ours, and lead back to it from its pages and its links."""
        tree: Any = reader.root_object.get("/StructTreeRoot")
        if tree is None:
            self._tagged = False  # a letter of a program from before letters were tagged
            return
        part = tree["/K"].clone(self._writer)
        inside: Any = part.get_object()
        inside[_name("/S")], inside[_name("/P")] = _name("/Part"), self._top
        self._parts.append(part)
        for was, page in zip(reader.pages, pages, strict=True):
            self._lead_back(was, page, "/StructParents")
            for before, each in zip(was.get("/Annots", ()), page.get("/Annots", ()), strict=True):
                self._lead_back(before.get_object(), each.get_object(), "/StructParent")
        numbers: Any = tree["/ParentTree"]["/Nums"].clone(self._writer)
        for at in range(0, len(numbers), 2):
            self._owners.append(self._number(self._next + int(numbers[at])))
            self._owners.append(numbers[at + 1])
        self._next += len(numbers) // 2

    def _lead_back(self, was: Any, now: Any, key: str) -> None:  # noqa: ANN401 - pypdf's
        """Say on a page or a link under which number the structure knows it now."""
        now[_name(key)] = self._number(self._next + int(was[key]))

    def _take_colours(self, reader: "PdfReader") -> None:
        intents: Any = reader.root_object["/OutputIntents"]
        self._writer.root_object[_name("/OutputIntents")] = intents.clone(self._writer)

    def _finish(self, title: str, by: str, on: date) -> None:
        from pypdf.generic import BooleanObject, DictionaryObject, StreamObject, TextStringObject

        self._writer.add_metadata({"/Title": title, "/Author": by, "/Creator": MAKER, "/Producer": MAKER})
        self._writer.generate_file_identifiers()
        if not self._tagged:
            return
        root, yes = self._writer.root_object, BooleanObject(True)
        self._document.update(_dictionary(Type="/StructElem", S="/Document"))
        self._document[_name("/K")] = self._parts
        tree = _dictionary(Type="/StructTreeRoot")
        tree[_name("/K")], tree[_name("/ParentTree")] = self._top, DictionaryObject({_name("/Nums"): self._owners})
        self._document[_name("/P")] = root[_name("/StructTreeRoot")] = self._writer._add_object(tree)
        root[_name("/MarkInfo")] = DictionaryObject({_name("/Marked"): yes})
        root[_name("/ViewerPreferences")] = DictionaryObject({_name("/DisplayDocTitle"): yes})
        root[_name("/Lang")] = TextStringObject(LANGUAGE)
        said = StreamObject()
        said.set_data(about(title, by, on).encode())
        said.update(_dictionary(Type="/Metadata", Subtype="/XML"))
        root[_name("/Metadata")] = self._writer._add_object(said)


def _name(name: str) -> "NameObject":
    from pypdf.generic import NameObject

    return NameObject(name)


def _dictionary(**said: str) -> "DictionaryObject":
    from pypdf.generic import DictionaryObject

    return DictionaryObject({_name(f"/{key}"): _name(value) for key, value in said.items()})
