"""Make the four East Asian fonts and the two symbol fonts smaller, by hand at release.

Run as ``python -m tests.generate.font_subsets FOLDER``, where FOLDER holds the whole static fonts as Google
Fonts publishes them (``NotoSansSC-Regular.ttf`` and so on); the small ones go to ``resources/fonts``.
Needs fontTools, which the product itself does not.

The repertoire is the union of the characters of the national standards, so that a name written on any
council form can be drawn, and each ideograph is kept where its own readers look for it:

* Noto Sans JP: JIS X 0213 with JIS X 0208 (levels 1 to 4), kana, half-width and full-width forms;
* Noto Sans TC: Big5 with the Hong Kong supplementary set, Bopomofo;
* Noto Sans KR: the 11,172 modern Hangul syllables and all Jamo, which are shaped;
* Noto Sans SC: GB 2312, and every other unified ideograph of U+4E00 to U+9FFF no other font here draws;
* all four: the ASCII space, digits and punctuation, so that "(12)" beside a name stays in the name's run;
* Noto Sans Symbols 2: its characters of U+2000 to U+2BFF; Noto Sans Math: every character, unstretched.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
IDEOGRAPHS = range(0x4E00, 0xA000)
SYMBOLS = range(0x2000, 0x2C00)
ASIDE = {*range(0x20, 0x41), *range(0x5B, 0x61), *range(0x7B, 0x7F), 0xA0}
KANA = [*range(0x3040, 0x3100), *range(0x31F0, 0x3200)]
BOPOMOFO = [*range(0x3100, 0x3130), *range(0x31A0, 0x31C0)]
PUNCTUATION = [*range(0x2E80, 0x2FE0), *range(0x3000, 0x3040), *range(0x3190, 0x31A0), *range(0x3200, 0x3400)]
COMPATIBLE = [
    *range(0xF900, 0xFB00),
    *range(0xFE10, 0xFE20),
    *range(0xFE30, 0xFE70),
    *range(0xFF00, 0xFFF0),
]
JAMO = [*range(0x1100, 0x1200), *range(0x3130, 0x3190), *range(0xA960, 0xA980), *range(0xD7B0, 0xD800)]
SYLLABLES = range(0xAC00, 0xD7A4)


def ideographs_of(codec: str) -> set[int]:
    """The ideographs, of any plane, that a national character set can write, asked from Python's codec."""
    planes = [*range(0x3400, 0x4DC0), *IDEOGRAPHS, *range(0xF900, 0xFB00), *range(0x20000, 0x2FA20)]
    return {code for code in planes if _writes(codec, chr(code))}


def _writes(codec: str, character: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def repertoires() -> dict[str, tuple[set[int], list[str]]]:
    """For each font: the code points to keep, and the OpenType features to keep for shaping."""
    chinese, taiwan, japan = map(ideographs_of, ("gb2312", "big5hkscs", "shift_jisx0213"))
    rest = set(IDEOGRAPHS) - taiwan - japan
    common = {*ASIDE, *PUNCTUATION, *COMPATIBLE}
    return {
        "NotoSansSC-Regular.ttf": (chinese | rest | common | set(range(0x2500, 0x25A0)), []),
        "NotoSansTC-Regular.ttf": (taiwan | common | set(BOPOMOFO), []),
        "NotoSansJP-Regular.ttf": (japan | common | set(KANA), []),
        "NotoSansKR-Regular.ttf": (common | {*JAMO, *SYLLABLES}, ["ccmp", "ljmo", "vjmo", "tjmo"]),
        "NotoSansSymbols2-Regular.ttf": (ASIDE | set(SYMBOLS), []),
        "NotoSansMath-Regular.ttf": (set(range(0x20, 0x20000)), []),
    }


def make(source: Path, target: Path, keep: Iterable[int], features: list[str]) -> None:
    """Write the part of one font that draws the characters to keep; names and licence stay as they were."""
    options = subset.Options(
        layout_features=features,
        hinting=False,
        notdef_outline=True,
        name_IDs=["*"],
        glyph_names=False,
        drop_tables=["MATH", "VORG", "vhea", "vmtx", "BASE", "DSIG", "STAT"],
        recalc_timestamp=False,
    )
    font = TTFont(source, recalcTimestamp=False)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=keep)
    maker.subset(font)
    font.save(target)


def main(folder: Path) -> None:
    """Make every small font from the whole ones in that folder."""
    for name, (keep, features) in repertoires().items():
        make(folder / name, FONTS / name, keep, features)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
