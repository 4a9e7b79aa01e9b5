"""How a web twin looks: the paper's ink, rules and sizes, in the landlord's one colour."""

_INK, _WHITE = "#141414", "#FFFFFF"
_LEAST_CONTRAST = 7.0

_STYLE = """
:root { --accent: %(accent)s; --band: %(band)s; --on-band: %(on_band)s; --strong: %(strong)s;
  --ink: #141414; --line: #767676; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; color: var(--ink); background: #fff;
  font: %(size)s/1.45 "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, sans-serif; }
h1, h2, h3, p, dd, tbody th, td, caption, figcaption { overflow-wrap: anywhere; }
p { unicode-bidi: plaintext; }
.band, caption { background: var(--band); color: var(--on-band); font-weight: 700;
  border-left: .3rem solid var(--accent); }
.band { display: flex; flex-wrap: wrap; gap: .2rem 2rem; justify-content: space-between;
  padding: .5rem .8rem; }
h1 { font-size: 2.2em; line-height: 1.1; margin: 1.2rem 0 .6rem; }
h2 { font-size: 1.35em; line-height: 1.25; color: var(--strong); margin: 1.6rem 0 .4rem; }
h3 { font-size: 1.1em; line-height: 1.3; margin: 0 0 .2rem; }
p { margin: 0 0 .4rem; }
dl { display: grid; grid-template-columns: %(label)s 1fr; gap: .1rem 1.2rem; margin: .4rem 0; }
dt { color: var(--strong); font-weight: 700; } dd { margin: 0; }
.promise { border-block: 2px solid var(--ink); padding: .5rem 0; margin: .6rem 0; }
ol.findings { list-style: none; margin: 0; padding: 0; border-top: 2px solid var(--ink); }
ol.findings > li { display: grid; grid-template-columns: minmax(0, 15rem) 1fr; gap: 0 1.4rem;
  padding: .7rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
ol.findings > li.words-only { grid-template-columns: 1fr; }
.more { display: grid; gap: 0 .8rem; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr));
  margin-top: .6rem; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 1.4rem; max-width: 42rem; }
figure { margin: 0 0 .5rem; }
img { display: block; width: 100%%; height: auto; border: 1px solid var(--line); }
table { border-collapse: collapse; table-layout: fixed; width: 100%%; margin: 0 0 1.4rem; }
.list th:nth-child(1) { width: 5em; } .list th:nth-child(2) { width: 37%%; }
.list th:nth-child(3) { width: 30%%; }
.plan th:nth-child(2) { width: 31%%; } .plan th:nth-child(3) { width: 18%%; }
caption { text-align: left; padding: .3rem .7rem; }
.plan caption { position: absolute; width: 1px; height: 1px; padding: 0; border: 0; clip-path: inset(50%%);
  overflow: hidden; white-space: nowrap; }
th { text-align: start; } thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 400; } tbody th, td { border-bottom: 1px solid var(--line); }
th, td { vertical-align: top; padding: .35rem 1rem .45rem 0; }
th:last-child, td:last-child { padding-right: 0; }
.wide { overflow-x: auto; } .wide table { min-width: 38em; }
ul.counts { display: flex; flex-wrap: wrap; gap: .4rem 2rem; list-style: none; padding: 0; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .5rem; }
@media (max-width: 36rem) {
  ol.findings > li, .pair, dl { grid-template-columns: 1fr; }
  dd { margin-bottom: .4rem; }
}
@media print { .band, caption { print-color-adjust: exact; } .wide table { min-width: 0; } }
"""


def style_of(colour: str, *, large: bool) -> str:
    """The style sheet: 14 points, in large print 18, at a browser's usual size.

    ``colour`` is written like "#0B4A5E". One paler than seven to one on white colours edges only, and its
    words are ink (WCAG 2.2, 1.4.6).
    """
    dark = 1.05 / (_luminance(colour) + 0.05) >= _LEAST_CONTRAST
    return _STYLE % {
        "accent": colour,
        "band": colour if dark else _WHITE,
        "on_band": _WHITE if dark else _INK,
        "strong": colour if dark else _INK,
        "size": "1.5rem" if large else "1.1667rem",
        "label": "12.5rem" if large else "9.5rem",
    }


def _luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
