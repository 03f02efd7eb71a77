"""Pictures: measured before anything of them is decoded, and shown no larger than a screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from complaints_desktop.rules.refusals import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS = 80_000_000
"""Pixels that a picture may have; the largest of a telephone has about 50 million."""
SCREEN = 1600
"""Pixels that a picture is shown by, each way."""
FORMATS = ("JPEG", "PNG", "GIF", "TIFF", "WEBP")
ASK = "Ask whoever sent it for a smaller picture, or for one taken anew."


def require_bounded(content: bytes) -> None:
    """Refuse a picture that would fill the memory, by the size it says of itself; nothing is decoded."""
    wide, high = _size(content)
    if wide * high > PIXELS:
        raise _too_large(f"The picture is {wide:,} by {high:,} pixels, which is too large to be shown")


def shown(content: bytes) -> bytes:
    """Return a picture as a PNG that fits a screen, turned as it was held; Refused where it is damaged."""
    drawn = BytesIO()
    decoded(content, SCREEN).save(drawn, "PNG")
    return drawn.getvalue()


def decoded(content: bytes, longest: int) -> "Image":
    """Return a picture no longer than that each way, turned as it was held, and nothing that was said beside it.

    What a camera or a person wrote into the file (a comment, a place, a name) would be written into every copy.
    """
    from PIL import Image, ImageOps

    require_bounded(content)
    with _opened(content) as picture:
        picture.draft("RGB", (longest, longest))
        picture.thumbnail((longest, longest))
        turned = ImageOps.exif_transpose(picture)
        plain = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
        bare = Image.new("RGB", plain.size, "white")
        bare.paste(plain, mask=plain.getchannel("A") if plain.mode == "RGBA" else None)
        return bare


def _size(content: bytes) -> tuple[int, int]:
    with _opened(content) as picture:
        return picture.size


@contextmanager
def _opened(content: bytes) -> "Iterator[Image]":
    """Open a picture; Refused where it breaks its reader, wherever it does."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_large("The picture is too large to be shown") from bomb
    except Exception as damaged:  # a file from anywhere may break its reader anywhere
        raise Refused("The picture is damaged, and cannot be shown", do=ASK, field="file") from damaged


def _too_large(why: str) -> Refused:
    return Refused(why, do=ASK, field="file")
