"""The page of a letter as one HTML file: the format a screen reader and a phone read best. It fetches nothing."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from complaints_desktop.letters.addresses import addresses
from complaints_desktop.letters.chart_picture import chart_picture
from complaints_desktop.letters.columns import column_widths, row_by_row
from complaints_desktop.letters.logos import picture_type
from complaints_desktop.letters.page import (
    Block,
    Bullets,
    Figure,
    Heading,
    Page,
    Panel,
    Paragraph,
    Run,
    Runs,
    Table,
    plain,
)

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Even if something slipped through, a browser would load nothing for it."""

STYLE = """
body { font: {size}pt/1.5 'Open Sans', Arial, sans-serif; max-width: 42em; margin: 2em auto; padding: 0 1em;
  color: #000; background: {paper}; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; line-height: 1.25; } h2 { font-size: 1.2em; margin: 1.6em 0 .4em; }
h3 { font-size: 1em; margin: 1.2em 0 .3em; } p { margin: 0 0 .7em; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1em; }
th, td { text-align: left; vertical-align: top; padding: .35em .8em .35em 0; border-bottom: 1px solid #c9ced6;
  white-space: pre-line; }
th { border-bottom: 2px solid #000; } .figure { text-align: right; white-space: nowrap; }
.row { border-bottom: 1px solid #c9ced6; padding: 0 0 .7em; }
.panel { border-left: 4px solid #000; background: #f4f5f7; padding: .8em 1em .2em; margin: 0 0 1em; }
.mark { border: 2px solid #000; padding: .3em .8em; font-weight: bold; text-align: center; }
address { font-style: normal; margin: 0 0 1em; } a { color: inherit; } img { max-width: 16em; max-height: 6em; }
img.chart { max-width: 100%; max-height: none; }
"""


def write_html(page: Page) -> bytes:
    """Return `page` as a whole HTML document in UTF-8."""
    return "\n".join(_document(page)).encode()


def _document(page: Page) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(page.title)}</title>"
    yield f"<style>{STYLE.replace('{size}', str(page.text_size)).replace('{paper}', page.paper)}</style></head><body>"
    yield from _head(page)
    yield "<main>"
    for block in page.blocks:
        yield from _block(block, page.text_size)
    yield f"</main><footer><p>{escape(page.footer)}</p>"
    yield from _mark(page)
    yield "</footer></body></html>"


def _head(page: Page) -> Iterator[str]:
    yield "<header>"
    yield from _mark(page)
    kind = picture_type(page.logo) if page.logo else ""
    if page.logo and kind:
        yield f'<p><img alt="" src="data:{kind};base64,{b64encode(page.logo).decode("ascii")}"></p>'
    yield f"<p><strong>{escape(page.landlord)}</strong></p>"
    yield _address([_run(Run(line)) for line in page.landlord_lines])
    yield _address([escape(line) for line in page.recipient])
    yield _address([f"<strong>{escape(label)}:</strong> {_run(Run(value))}" for label, value in page.particulars])
    yield "</header>"


def _mark(page: Page) -> Iterator[str]:
    if page.marks:
        yield f'<p class="mark">{escape(page.mark)}</p>'


def _address(lines: Sequence[str]) -> str:
    return f"<address>{'<br>'.join(lines)}</address>"


def _block(block: Block, size: int) -> Iterator[str]:
    match block:
        case Heading():
            yield f"<h{block.level}>{_runs(block.runs)}</h{block.level}>"
        case Paragraph():
            language = f' lang="{block.language}"' if block.language else ""
            yield f"<p{language}>{_runs(block.runs)}</p>"
        case Bullets():
            yield "<ul>" + "".join(f"<li>{_runs(item)}</li>" for item in block.items) + "</ul>"
        case Figure():
            yield _figure(block, size)
        case Panel():
            yield '<div class="panel">' + "".join(f"<p>{_runs(line)}</p>" for line in block.lines) + "</div>"
        case Table() if column_widths(block, size) is None:
            yield from (f'<p class="row">{"<br>".join(map(_runs, row))}</p>' for row in row_by_row(block))
        case Table():
            yield "<table><thead>" + _row(block.header, block.figures, "th", ' scope="col"') + "</thead><tbody>"
            yield from (_row(row, block.figures, "td", "") for row in block.rows)
            yield "</tbody></table>"


def _figure(block: Figure, size: int) -> str:
    picture, wide, _ = chart_picture(block.chart, size)
    said, content = escape(plain(block.said)), b64encode(picture).decode("ascii")
    return f'<p><img class="chart" style="width: {wide:.0f}pt" alt="{said}" src="data:image/png;base64,{content}"></p>'


def _row(cells: Sequence[Runs], figures: Sequence[bool], tag: str, scope: str) -> str:
    made = []
    for cell, is_figure in zip(cells, figures, strict=True):
        look = ' class="figure"' if is_figure else ""
        made.append(f"<{tag}{scope}{look}>{_runs(cell)}</{tag}>")
    return f"<tr>{''.join(made)}</tr>"


def _runs(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = "".join(_piece(*piece) for piece in addresses(run))
    return f"<strong>{words}</strong>" if run.bold else words


def _piece(text: str, leads_to: str) -> str:
    return f'<a href="{escape(leads_to)}">{escape(text)}</a>' if leads_to else escape(text)
