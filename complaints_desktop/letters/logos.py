"""A landlord's logo: looked at before anything draws it."""

from functools import lru_cache
from io import BytesIO

LARGEST_LOGO = 2_000_000
"""Bytes; a picture for a letterhead is far smaller."""

LARGEST_SIDE = 4_000
"""Pixels: a small file may unpack to more than memory holds."""


@lru_cache(maxsize=4)
def picture_type(picture: bytes) -> str:
    """Return `image/png` or `image/jpeg`, or nothing for what cannot be drawn: another kind, broken, or too large."""
    from PIL import Image, UnidentifiedImageError

    if len(picture) > LARGEST_LOGO:
        return ""
    try:
        with Image.open(BytesIO(picture), formats=("PNG", "JPEG")) as image:
            if max(image.size) > LARGEST_SIDE:
                return ""
            image.load()
            return Image.MIME[image.format or ""]
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombWarning):
        return ""
