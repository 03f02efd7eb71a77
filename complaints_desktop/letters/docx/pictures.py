"""A picture in Word: the logo of the landlord, or a chart."""

from xml.sax.saxutils import quoteattr

EMU = 12_700
"""Of a point: the unit of Word's pictures."""

PICTURE = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{id}" name={name} descr={words}/><a:graphic><a:graphicData uri='
    '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{id}" name={name} '
    'descr={words}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{number}"/><a:stretch><a:fillRect/>'
    '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)


def picture(number: str, place: int, width: float, height: float, said: str) -> str:
    """Return the picture of a number in the document, its `place` among them, so many points wide and high."""
    size = {"width": round(width * EMU), "height": round(height * EMU)}
    return PICTURE.format(**size, words=quoteattr(said), name=quoteattr(number.capitalize()), number=number, id=place)
