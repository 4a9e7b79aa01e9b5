"""Write ``resources/fonts.json``, the table of fonts that screen and paper both read, by hand at release.

Run as ``python -m tests.generate.fonts_table``. Needs fontTools, which the product itself does not: it reads
which characters each font draws and keeps them in the table as ranges of code points.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont

RESOURCES = Path(__file__).parents[2] / "resources"
TABLE = RESOURCES / "fonts.json"


class Family(NamedTuple):
    """What a font file cannot say itself: where it stands in the order, and how its script is written."""

    name: str
    file: str
    scripts: str
    shaped: bool = False
    rtl: bool = False


FAMILIES = (
    Family("Atkinson Hyperlegible Next", "AtkinsonHyperlegibleNext", "Latn"),
    Family("Noto Sans", "NotoSans", "Latn Cyrl Grek"),
    Family("Noto Sans Arabic", "NotoSansArabic", "Arab", shaped=True, rtl=True),
    Family("Noto Sans Hebrew", "NotoSansHebrew", "Hebr", shaped=True, rtl=True),
    Family("Noto Sans Bengali", "NotoSansBengali", "Beng", shaped=True),
    Family("Noto Sans Devanagari", "NotoSansDevanagari", "Deva", shaped=True),
    Family("Noto Sans Gujarati", "NotoSansGujarati", "Gujr", shaped=True),
    Family("Noto Sans Gurmukhi", "NotoSansGurmukhi", "Guru", shaped=True),
    Family("Noto Sans Tamil", "NotoSansTamil", "Taml", shaped=True),
    Family("Noto Sans Telugu", "NotoSansTelugu", "Telu", shaped=True),
    Family("Noto Sans Kannada", "NotoSansKannada", "Knda", shaped=True),
    Family("Noto Sans Malayalam", "NotoSansMalayalam", "Mlym", shaped=True),
    Family("Noto Sans Oriya", "NotoSansOriya", "Orya", shaped=True),
    Family("Noto Sans Sinhala", "NotoSansSinhala", "Sinh", shaped=True),
    Family("Noto Sans Thai", "NotoSansThai", "Thai", shaped=True),
    Family("Noto Sans Lao", "NotoSansLao", "Laoo", shaped=True),
    Family("Noto Sans Khmer", "NotoSansKhmer", "Khmr", shaped=True),
    Family("Noto Sans Myanmar", "NotoSansMyanmar", "Mymr", shaped=True),
    Family("Noto Sans Georgian", "NotoSansGeorgian", "Geor"),
    Family("Noto Sans Armenian", "NotoSansArmenian", "Armn"),
    Family("Noto Sans Ethiopic", "NotoSansEthiopic", "Ethi"),
    Family("Noto Sans Syriac", "NotoSansSyriac", "Syrc", shaped=True, rtl=True),
    Family("Noto Sans Thaana", "NotoSansThaana", "Thaa", shaped=True, rtl=True),
    Family("Noto Sans SC", "NotoSansSC", "Hans"),
    Family("Noto Sans TC", "NotoSansTC", "Hant Bopo"),
    Family("Noto Sans JP", "NotoSansJP", "Jpan"),
    Family("Noto Sans KR", "NotoSansKR", "Hang", shaped=True),
    Family("Noto Emoji", "NotoEmoji", "Zsye"),
    Family("Noto Sans Symbols", "NotoSansSymbols", "Zsym"),
    Family("Noto Sans Symbols 2", "NotoSansSymbols2", "Zsym"),
    Family("Noto Sans Math", "NotoSansMath", "Zmth"),
)
EUROPEAN = ("LATIN", "GREEK", "CYRILLIC")
OWNERS_OF_EUROPEAN = {"Atkinson Hyperlegible Next", "Noto Sans"}
FOREIGN_TO_NOTO_SANS = ("DEVANAGARI",)


def drawn_by(file: Path) -> set[int]:
    """The characters one font file has a glyph for, the controls left out."""
    with TTFont(file, lazy=True) as font:
        return {code for code in font.getBestCmap() if unicodedata.category(chr(code)) != "Cc"}


def ranges(codes: Iterable[int]) -> Iterator[str]:
    """Sorted code points as hexadecimal ranges, ``41-5a``, or one number where the range is one character."""
    first = last = -1
    for code in [*sorted(codes), -1]:
        if code == last + 1 and first >= 0:
            last = code
            continue
        if first >= 0:
            yield f"{first:x}" if first == last else f"{first:x}-{last:x}"
        first = last = code


def _belongs(code: int, family: Family) -> bool:
    """European letters stay with the first two families and Devanagari with its own, so words keep a look."""
    strangers = FOREIGN_TO_NOTO_SANS if family.name in OWNERS_OF_EUROPEAN else EUROPEAN
    return not unicodedata.name(chr(code), "").startswith(strangers)


def row_of(family: Family) -> dict[str, Any]:
    """One row of the table."""
    regular, bold = (f"fonts/{family.file}-{weight}.ttf" for weight in ("Regular", "Bold"))
    if not (RESOURCES / bold).exists():
        bold = regular
    codes = drawn_by(RESOURCES / regular) & drawn_by(RESOURCES / bold)
    return {
        "name": family.name,
        "regular": regular,
        "bold": bold,
        "licence": f"fonts/{family.file}-OFL.txt",
        "scripts": family.scripts.split(),
        "direction": "rtl" if family.rtl else "ltr",
        "shaped": family.shaped,
        "covers": " ".join(ranges(code for code in codes if _belongs(code, family))),
    }


def table() -> str:
    """The whole table as the JSON text that is committed."""
    return json.dumps({"families": [row_of(family) for family in FAMILIES]}, indent=1) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
