"""Characters that stand in no file: controls, halves of characters, and those Unicode keeps for nobody."""

import re

_NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def only_characters(text: str) -> str:
    """The text without what no reader of HTML or of a workbook may be given; line ends and tabs stay."""
    return _NOT_SHOWN.sub("", text)
