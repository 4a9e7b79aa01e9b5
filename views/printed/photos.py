"""Photographs on paper: one shape, cropped from the centre, never stretched, with a thin grey keyline.

A picture is made no finer than print needs, and only its pixels leave the device: one that carries anything
else, such as where it was taken, is rebuilt.
"""

import io

from PIL import Image
from reportlab.platypus import Flowable

from views.printed.house_style import RULE_GREY, HouseStyle, operands
from views.printed.prose import Prose
from views.printed.tagging import Jpeg, TaggedCanvas
from views.printed.wording import clean, wording

WIDTH, HEIGHT = 176.0, 127.0
"""A photograph beside its words, in points."""
PAIR_WIDTH, PAIR_HEIGHT = 240.0, 144.0
"""One of two photographs side by side: before and after."""

_DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72
_KEYLINE = 0.5
_QUALITY = 82
_FINE_ENOUGH = 2.0
"""A picture up to so much finer than needed is taken as it is, rather than losing by being coded again."""
_MOST_PIXELS = 50_000_000
_ALT_LIMIT = 500
_HARMLESS = frozenset({"APP0", "APP14"})
"""The segments that only say how to read the pixels: JFIF and Adobe's colour transform."""
_END = b"\xff\xd9"
_UNREADABLE = "This picture could not be read."


class Photo(Flowable):  # type: ignore[misc] # ReportLab has no types
    """A photograph from the bytes of a file. ``alt`` says the place and what is seen.

    Where the bytes are no picture, the frame stands empty but for words that say so.
    """

    def __init__(
        self, data: bytes, alt: str, house: HouseStyle, *, width: float = WIDTH, height: float = HEIGHT
    ) -> None:
        super().__init__()
        self.width = width
        self.height = height
        self.alt = clean(alt, limit=_ALT_LIMIT, one_line=True)
        self._picture = picture_for(data, width, height)
        self._words = Prose(wording(_UNREADABLE), house.type.small, house.compositor)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """Always the same size."""
        return self.width, self.height

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        """Draw with the left bottom corner at x and y."""
        if self._picture is None:
            _, height = self._words.wrap(self.width - 16, self.height)
            self._words.drawOn(canvas, x + 8, y + (self.height - height) / 2)
        else:
            self._draw_picture(canvas, self._picture, x, y)
        inset = _KEYLINE / 2
        with canvas.decoration():
            canvas.draw(
                f"q {operands(RULE_GREY)} RG {_KEYLINE} w {x + inset:.2f} {y + inset:.2f} "
                f"{self.width - _KEYLINE:.2f} {self.height - _KEYLINE:.2f} re S Q"
            )

    def _draw_picture(self, canvas: TaggedCanvas, picture: Jpeg, x: float, y: float) -> None:
        """Fill the frame and let what is over stand outside the clip."""
        scale = max(self.width / picture.width, self.height / picture.height)
        wide, high = picture.width * scale, picture.height * scale
        figure = canvas.element("Figure")
        left, bottom = canvas.absolutePosition(x, y)
        figure.alt = self.alt
        figure.box = (left, bottom, left + self.width, bottom + self.height)
        with canvas.content(figure):
            canvas.draw(f"q {x:.2f} {y:.2f} {self.width:.2f} {self.height:.2f} re W n")
            canvas.show_picture(
                picture, x + (self.width - wide) / 2, y + (self.height - high) / 2, wide, high
            )
            canvas.draw("Q")


def picture_for(data: bytes, width: float, height: float) -> Jpeg | None:
    """The picture as fine as a frame of that size in points needs it, or None where the bytes are none."""
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG"]) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            wanted = _pixels_wanted(image.size, width, height)
            if image.width <= wanted[0] * _FINE_ENOUGH and _is_plain(image, data):
                return Jpeg(data, image.width, image.height, image.mode == "L")
            return _rebuilt(image, wanted)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None


def _pixels_wanted(size: tuple[int, int], width: float, height: float) -> tuple[int, int]:
    """How large the picture has to be to fill the frame at 200 dots an inch; never larger than it is."""
    scale = max(width / size[0], height / size[1]) * _DOTS_PER_INCH / _POINTS_PER_INCH
    scale = min(scale, 1.0)
    return max(round(size[0] * scale), 1), max(round(size[1] * scale), 1)


def _is_plain(image: Image.Image, data: bytes) -> bool:
    """Whether the file holds nothing but its pixels, in colours paper knows."""
    segments = {name for name, _ in getattr(image, "applist", [])}
    return image.mode in {"RGB", "L"} and segments <= _HARMLESS and data.find(_END) == len(data) - len(_END)


def _rebuilt(image: Image.Image, wanted: tuple[int, int]) -> Jpeg:
    """The pixels alone, no finer than wanted; Pillow would write comments of the file again."""
    image.draft("RGB", wanted)
    small = image.convert("L" if image.mode == "L" else "RGB")
    small.thumbnail(wanted, Image.Resampling.LANCZOS, reducing_gap=2.0)
    small.info.clear()
    out = io.BytesIO()
    small.save(out, "JPEG", quality=_QUALITY)
    return Jpeg(out.getvalue(), small.width, small.height, small.mode == "L")
