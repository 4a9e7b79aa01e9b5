"""Papers made for tests: small PDFs whose pages can be told apart."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

A4 = (595, 842)
LANDSCAPE = (842, 595)


def a_paper(*pages: tuple[int, int]) -> bytes:
    """A PDF with these pages, in points; each has a black box over its upper left quarter."""
    file = BytesIO()
    canvas = Canvas(file)
    for width, height in pages:
        canvas.setPageSize((width, height))
        canvas.rect(0, height / 2, width / 2, height / 2, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
