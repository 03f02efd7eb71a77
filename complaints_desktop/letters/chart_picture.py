"""A chart as a picture of dots, for formats that hold no lines: the one of the PDF, drawn large."""

from io import BytesIO

from complaints_desktop.letters.sheet import TEXT_WIDTH
from complaints_desktop.numbers.chart import Chart

DOTS = 200
"""To an inch: sharp in print."""


def chart_picture(chart: Chart, size: float) -> tuple[bytes, float, float]:
    """Return the picture as PNG, and how many points it is wide and high in the text."""
    import pypdfium2
    from reportlab.pdfgen.canvas import Canvas

    from complaints_desktop.letters.pdf.charts import draw, height

    high = height(chart, size)
    page = BytesIO()
    canvas = Canvas(page, pagesize=(TEXT_WIDTH, high), invariant=1)
    draw(canvas, chart, size, TEXT_WIDTH)
    canvas.save()
    with pypdfium2.PdfDocument(page.getvalue()) as document:
        image = document[0].render(scale=DOTS / 72, grayscale=True).to_pil()
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue(), TEXT_WIDTH, high
