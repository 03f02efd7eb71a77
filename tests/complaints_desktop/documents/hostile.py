"""Files that mean harm, made here: macros, bombs, pictures that fill the memory, e-mails that never end."""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, RectangleObject, StreamObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def old_office() -> bytes:
    """An old Office file, as a macro virus comes in."""
    return OLE + bytes(504) + "VBA".encode("utf-16-le") + bytes(4096)


DRIPS = "<w:p><w:r><w:t>It drips</w:t></w:r></w:p><w:p><w:r><w:t>at night</w:t></w:r></w:p>"


def office(*, macros: bool = False, unpacked: int = 0, said: str = DRIPS) -> bytes:
    """A Word document that says so, with macros or a part that unpacks to so many bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types>macroEnabled</Types>" if macros else "<Types/>")
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        parts.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{said}</w:body></w:document>')
        if unpacked:
            parts.writestr("word/media/image1.bin", bytes(unpacked))
    return packed.getvalue()


def archive() -> bytes:
    """A ZIP with a program in it."""
    packed = BytesIO()
    with ZipFile(packed, "w") as parts:
        parts.writestr("../../run.exe", "MZ")
    return packed.getvalue()


def picture(wide: int, high: int) -> bytes:
    """A PNG that says it is so large, and holds one row."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    row = zlib.compress(bytes(1 + 3 * min(wide, 64)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


def a_picture() -> bytes:
    """A small PNG that means no harm."""
    from PIL import Image

    drawn = BytesIO()
    Image.new("RGB", (40, 20), "red").save(drawn, "PNG")
    return drawn.getvalue()


def email(*, sender: str = "Pat Tenant <pat@home.example>", subject: str = "The leak", date: str = "") -> bytes:
    """An e-mail in HTML with pictures that would have to be fetched, a script and two attachments."""
    sent = date or "Tue, 24 Mar 2026 09:30:00 +0000"
    return f"""From: {sender}
To: complaints@landlord.example
Subject: {subject}
Date: {sent}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=BB

--BB
Content-Type: text/html; charset=utf-8

<html><head><style>p {{}}</style></head><body><p>It drips again.</p><img src="http://track.example/a.png">
<script>fetch('http://track.example')</script><p>Please come.</p></body></html>
--BB
Content-Type: text/plain; name="../../../what I wrote.txt"
Content-Disposition: attachment; filename="../../../what I wrote.txt"

It has dripped since Monday.
--BB
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="invoice.pdf"
Content-Transfer-Encoding: base64

TVqQAAMAAAAEAAAA//8AAA==
--BB--
""".encode()


def nested(depth: int) -> bytes:
    """An e-mail in an e-mail, so deep."""
    head = b"From: a@b.example\nSubject: x\nContent-Type: message/rfc822\n\n"
    return head * depth + b"From: a@b.example\nSubject: x\n\nThe end"


def many_parts(count: int) -> bytes:
    """An e-mail of so many parts."""
    head = b"From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=B\n\n"
    return head + b"--B\n\nx\n" * count + b"--B--\n"


PDF_WITH_SCRIPT = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://track.example'\\))>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 45>>stream
BT /F 18 Tf 20 100 Td (It drips at night) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""


def with_script() -> bytes:
    """A PDF that runs a script as it is opened, and one as its page is."""
    drawn, made = BytesIO(), BytesIO()
    canvas = Canvas(drawn)
    canvas.drawString(100, 100, "It drips at night")
    canvas.linkURL("http://track.example", (0, 0, 200, 200))
    canvas.save()
    writer = PdfWriter(clone_from=BytesIO(drawn.getvalue()))
    runs = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.launchURL('http://track.example')")}
    action = DictionaryObject({NameObject(name): value for name, value in runs.items()})
    writer.root_object[NameObject("/OpenAction")] = action
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
    writer.write(made)
    assert b"JavaScript" in made.getvalue()
    return made.getvalue()


def reaching() -> bytes:
    """A PDF whose page acts, and whose picture, part and words lie on the web or in another file."""
    writer, made = PdfWriter(), BytesIO()
    page = writer.add_blank_page(300, 300)
    page[NameObject("/PresSteps")] = _said({"/NA": "HARM1"})
    page[NameObject("/PieceInfo")] = _said({"/Private": "HARM2"})
    picture = _stream({"/Subtype": NameObject("/Image"), "/F": _said({"/F": "http://HARM3.example"}), "/OPI": "HARM4"})
    part = _stream({"/Subtype": NameObject("/Form"), "/Ref": _said({"/F": "HARM5"})})
    drawn = {"/A": writer._add_object(picture), "/B": writer._add_object(part)}  # as pypdf has it
    page[NameObject("/Resources")] = _said({"/XObject": _said(drawn)})
    page[NameObject("/Contents")] = writer._add_object(_stream({"/F": "HARM6"}))
    writer.write(made)
    return made.getvalue()


def of_two_pages() -> bytes:
    """A PDF that means no harm."""
    made = BytesIO()
    canvas = Canvas(made)
    for said in ("It drips", "at night"):
        canvas.drawString(100, 100, said)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def drawn_for_ever() -> bytes:
    """A PDF of 3 KB and two pages: the parts of the first draw one another, ten times each, nine deep."""
    writer, made = PdfWriter(), BytesIO()
    part = None
    for _ in range(9):
        form = _stream({"/Subtype": NameObject("/Form"), "/BBox": RectangleObject((0, 0, 9, 9))})
        form.set_data(b"/A Do " * 10 if part else b"0 0 9 9 re f")
        form[NameObject("/Resources")] = _said({"/XObject": _said({"/A": part} if part else {})})
        part = writer._add_object(form)  # as pypdf has it
    page = writer.add_blank_page(9, 9)
    page[NameObject("/Resources")] = _said({"/XObject": _said({"/A": part})})
    contents = _stream({})
    contents.set_data(b"/A Do")
    page[NameObject("/Contents")] = writer._add_object(contents)
    writer.add_blank_page(9, 9)
    writer.write(made)
    return made.getvalue()


def _stream(said: dict[str, object]) -> StreamObject:
    made = StreamObject()
    made.update(_said(said))
    return made


def _said(said: dict[str, object]) -> DictionaryObject:
    return DictionaryObject(
        {NameObject(name): TextStringObject(each) if type(each) is str else each for name, each in said.items()}
    )
