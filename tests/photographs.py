"""Test photos painted on the spot: a street of flats with EXIF, the same bytes for the same seed."""

from io import BytesIO
from random import Random

from PIL import ExifTags, Image, ImageChops, ImageDraw, ImageFilter

TAKEN = "2026:07:14 10:15:00"
OFFSET = "+01:00"
PLACE = (51.0632, -1.3081)

# What a camera held the n-th way stores, so that turning it by EXIF's rule gives the scene upright again.
_HELD = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def photograph(
    seed: int = 0,
    size: tuple[int, int] = (640, 480),
    *,
    orientation: int = 1,
    taken: str = TAKEN,
    offset: str = OFFSET,
    place: tuple[float, float] | None = PLACE,
    quality: int = 85,
    **saving: object,
) -> bytes:
    """A JPEG of ``size`` as seen upright, with EXIF; ``saving`` goes to Pillow, such as ``comment=b"…"``."""
    picture = scene(seed, size)
    if orientation in _HELD:
        picture = picture.transpose(_HELD[orientation])
    file = BytesIO()
    exif = exif_of(orientation=orientation, taken=taken, offset=offset, place=place)
    picture.save(file, "JPEG", quality=quality, exif=exif, **saving)
    return file.getvalue()


def exif_of(
    *,
    orientation: int = 1,
    taken: str = TAKEN,
    offset: str = OFFSET,
    place: tuple[float, float] | None = PLACE,
) -> Image.Exif:
    """EXIF as a phone writes it; an empty ``taken`` or ``offset`` leaves that tag out."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Lantern"
    exif[ExifTags.Base.Model] = "Pocket 3"
    exif[ExifTags.Base.Orientation] = orientation
    camera = exif.get_ifd(ExifTags.IFD.Exif)
    if taken:
        camera[ExifTags.Base.DateTimeOriginal] = taken
    if offset:
        camera[ExifTags.Base.OffsetTimeOriginal] = offset
    if place:
        latitude, longitude = place
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        gps[ExifTags.GPS.GPSLatitudeRef] = "S" if latitude < 0 else "N"
        gps[ExifTags.GPS.GPSLatitude] = _sexagesimal(latitude)
        gps[ExifTags.GPS.GPSLongitudeRef] = "W" if longitude < 0 else "E"
        gps[ExifTags.GPS.GPSLongitude] = _sexagesimal(longitude)
    return exif


def _sexagesimal(value: float) -> tuple[float, float, float]:
    degrees, rest = divmod(abs(value), 1)
    minutes, rest = divmod(rest * 60, 1)
    return degrees, minutes, round(rest * 60, 6)


def scene(seed: int, size: tuple[int, int]) -> Image.Image:
    """Sky, flats, paving and what was left on it, with a camera's grain: no two ways up look alike."""
    random = Random(seed)
    width, height = size
    picture = _sky(random, size)
    draw = ImageDraw.Draw(picture)
    ground = int(height * random.uniform(0.66, 0.74))
    left = int(width * random.uniform(0.08, 0.2))
    _paving(draw, random, size, ground)
    _flats(draw, random, (left, int(height * 0.14), int(width * 0.86), ground))
    _left_behind(draw, random, size, ground)
    return _grain(picture.filter(ImageFilter.GaussianBlur(max(size) / 1600)), random)


def _sky(random: Random, size: tuple[int, int]) -> Image.Image:
    blue = random.randrange(210, 246)
    column = Image.linear_gradient("L").resize(size)
    return Image.composite(
        Image.new("RGB", size, (214, 224, 232)), Image.new("RGB", size, (118, 166, blue)), column
    )


def _paving(draw: ImageDraw.ImageDraw, random: Random, size: tuple[int, int], ground: int) -> None:
    width, height = size
    draw.rectangle((0, ground, width, height), fill=(141, 138, 131))
    draw.rectangle((0, ground, width, ground + height // 18), fill=(94, 128, 66))
    for row in range(1, 6):
        y = ground + height // 18 + (height - ground) * row * row // 40
        draw.line((0, y, width, y), fill=(112, 109, 103), width=max(1, height // 320))
    for slab in range(-8, 24):
        x = width * slab // 16 + random.randrange(max(1, width // 60))
        foot = width // 2 + (x - width // 2) * 2
        draw.line((x, ground + height // 18, foot, height), fill=(112, 109, 103), width=max(1, height // 320))


def _flats(draw: ImageDraw.ImageDraw, random: Random, box: tuple[int, int, int, int]) -> None:
    left, top, right, foot = box
    brick = random.choice(((150, 84, 62), (164, 112, 84), (128, 92, 78)))
    draw.rectangle(box, fill=brick)
    draw.rectangle((left, top, right, top + (foot - top) // 20), fill=(70, 66, 66))
    across, up = (right - left) // 6, (foot - top) // 4
    for floor in range(4):
        for bay in range(6):
            x, y = left + bay * across + across // 5, top + floor * up + up // 4
            if (floor, bay) == (3, 2):
                draw.rectangle((x, y, x + across * 3 // 5, foot), fill=(40, 92, 88))
            else:
                glass = random.choice(((52, 64, 78), (84, 104, 122), (226, 214, 170)))
                frame = (x, y, x + across * 3 // 5, y + up // 2)
                draw.rectangle(frame, fill=glass, outline=(238, 236, 230), width=max(1, across // 18))


def _left_behind(draw: ImageDraw.ImageDraw, random: Random, size: tuple[int, int], ground: int) -> None:
    """A mattress, or bags beside a bin: always low on the right, so that a turned picture shows."""
    width, height = size
    x, y, step = int(width * 0.66), ground + height // 16, height // 10
    if random.random() < 0.5:
        draw.polygon(
            (
                (x, y + step),
                (x + step * 2, y + step // 2),
                (x + step * 5 // 2, y + step),
                (x + step, y + step * 2),
            ),
            fill=(226, 220, 204),
        )
        return
    draw.rectangle((x, y - step, x + step, y + step), fill=(38, 84, 58))
    for bag in range(3):
        start = x + step + bag * step * 2 // 3
        draw.ellipse((start, y, start + step, y + step), fill=(34 + bag * 8, 34, 40))


def _grain(picture: Image.Image, random: Random) -> Image.Image:
    width, height = picture.size
    grain = Image.frombytes("L", (width, height), random.randbytes(width * height)).point(lambda v: v // 16)
    return ImageChops.add(picture, Image.merge("RGB", (grain, grain, grain)), offset=-8)
