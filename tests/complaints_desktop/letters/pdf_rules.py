"""What PDF/UA-1 and PDF/A-2a ask of a letter, as far as it can be read back: a small checker that says the faults."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

WITHIN = {
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
    "TR": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "Link": {"P", "LBody", "TD"},
    **{tag: {"Document", "Part"} for tag in ("L", "Table", "P", "Figure", "H1", "H2", "H3")},
    "Part": {"Document"},
}
"""The tags of a letter, and in which each may stand; of several bound into one each is a part."""


def faults(content: bytes) -> list[str]:
    """Return what is wrong with a PDF, in words."""
    reader = PdfReader(BytesIO(content))
    root = reader.root_object
    elements = list(_elements(root["/StructTreeRoot"]["/K"].get_object(), ""))
    return [
        *_of_the_file(content, reader),
        *_of_fonts(reader),
        *_of_elements([element for element, _ in elements], [within for _, within in elements]),
        *_of_content(reader),
        *_of_links(reader),
    ]


def _elements(element: Any, within: str) -> Iterator[tuple[Any, str]]:
    """Yield each element with the tag of what it stands in, in reading order."""
    yield element, within
    for kid in element["/K"]:
        inner = kid.get_object()
        if hasattr(inner, "get") and "/S" in inner:
            yield from _elements(inner, element["/S"][1:])


def _of_the_file(content: bytes, reader: PdfReader) -> Iterator[str]:
    root = reader.root_object
    about = root["/Metadata"].get_object()
    said = about.get_data().decode()
    intents = [each.get_object() for each in root.get("/OutputIntents", ())]
    title = str(reader.metadata.title if reader.metadata else "")
    asked = {
        "no language": root.get("/Lang") == "en-GB",
        "not marked as tagged": bool(root["/MarkInfo"]["/Marked"]),
        "the title is not shown": bool(root["/ViewerPreferences"].get("/DisplayDocTitle")),
        "the metadata is compressed": "/Filter" not in about,
        "the metadata has no title": f'<rdf:li xml:lang="x-default">{title}</rdf:li>' in said,
        "no mark of PDF/UA": "<pdfuaid:part>1</pdfuaid:part>" in said,
        "no mark of PDF/A": "<pdfaid:part>2</pdfaid:part>" in said and "<pdfaid:conformance>A<" in said,
        "no profile of colours": [len(each["/DestOutputProfile"].get_object().get_data()) for each in intents] == [588],
        "no identity": len(reader.trailer.get("/ID", ())) == 2,
        "encrypted": not reader.is_encrypted,
        "a stream does not end in a line of its own": not re.search(rb"[^\n]endstream", content),
    }
    return (fault for fault, met in asked.items() if not met)


def _of_fonts(reader: PdfReader) -> Iterator[str]:
    seen = set()
    for page in reader.pages:
        fonts = page["/Resources"].get("/Font")
        for name, font in fonts.get_object().items() if fonts is not None else ():
            if name not in seen:
                seen.add(name)
                yield from _of_a_font(name, font.get_object())


def _of_a_font(name: str, font: Any) -> Iterator[str]:
    if "/FontFile2" not in font["/FontDescriptor"]:
        yield f"the font {name} is not embedded"
    if "> <0000>" in font["/ToUnicode"].get_object().get_data().decode():
        yield f"the font {name} says that a code means nothing"


def _of_elements(elements: list[Any], within: list[str]) -> Iterator[str]:
    level = 0
    for element, outer in zip(elements[1:], within[1:], strict=True):
        tag = element["/S"][1:]
        if outer not in WITHIN.get(tag, ()):
            yield f"{tag} stands in {outer}"
        if tag == "TH" and element.get("/A", {}).get("/Scope") != "/Column":
            yield "a header cell without scope"
        if tag == "Figure" and not element.get("/Alt"):
            yield "a picture without words"
        if tag == "L" and element.get("/A", {}).get("/ListNumbering") != "/Disc":
            yield "a list that does not say how it is labelled"
        if re.fullmatch(r"H\d", tag):
            if int(tag[1]) > level + 1:
                yield f"{tag} follows H{level}"
            level = int(tag[1])


def _of_content(reader: PdfReader) -> Iterator[str]:
    """Yield where the content of a page and the structure do not lead to each other."""
    nums = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {int(nums[at]): nums[at + 1].get_object() for at in range(0, len(nums), 2)}
    for number, page in enumerate(reader.pages, start=1):
        contents = page.get_contents()
        text = contents.get_data().decode("latin-1") if contents is not None else ""
        marks = [(tag, int(mark)) for tag, mark in re.findall(r"/(\w+) <</MCID (\d+)>> BDC", text)]
        told = [owner.get_object()["/S"][1:] for owner in owners[int(page["/StructParents"])]]
        if [tag for tag, _ in marks] != told or [mark for _, mark in marks] != list(range(len(told))):
            yield f"page {number}: what is marked and what the structure says of it differ"
        if page.get("/Tabs") != "/S":
            yield f"page {number}: not read in the order of the structure"


def _of_links(reader: PdfReader) -> Iterator[str]:
    nums = reader.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {int(nums[at]): nums[at + 1].get_object() for at in range(0, len(nums), 2)}
    for page in reader.pages:
        for each in page.get("/Annots", ()):
            link = each.get_object()
            if link["/Subtype"] != "/Link" or owners[int(link["/StructParent"])]["/S"] != "/Link":
                yield "a place to click that is no link of the structure"
            if link["/F"] != 4 or not link.get("/Contents"):
                yield "a link that does not print, or has no words"
