"""Pictures: measured before anything of them is decoded, and shown no larger than a screen."""

from io import BytesIO

from complaints_desktop.rules.refusals import Refused

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
    from PIL import Image, ImageOps

    require_bounded(content)
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            picture.draft("RGB", (SCREEN, SCREEN))
            picture.thumbnail((SCREEN, SCREEN))
            turned = ImageOps.exif_transpose(picture)
            drawn = BytesIO()
            turned.convert("RGBA" if "A" in turned.getbands() else "RGB").save(drawn, "PNG")
            return drawn.getvalue()
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError) as damaged:
        raise Refused("The picture is damaged, and cannot be shown", do=ASK) from damaged


def _size(content: bytes) -> tuple[int, int]:
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=FORMATS) as picture:
            return picture.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_large("The picture is too large to be shown") from bomb
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError) as damaged:
        raise Refused("The picture is damaged, and cannot be shown", do=ASK, field="file") from damaged


def _too_large(why: str) -> Refused:
    return Refused(why, do=ASK, field="file")
