# SPDX-License-Identifier: GPL-3.0-or-later
"""What may stand on paper: composed signs, no control and no direction-override characters.

All renderers send every text through `clean`, so the three forms of a letter agree.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u2000-\u200a\u205f\u3000]")
_JOINERS = re.compile("[\u200c\u200d]")
# Arabic script needs its joiners between letters (Persian plurals); elsewhere they only hide.
_JOINER_IN_WORD = re.compile(
    "(?<=[\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff])[\u200c\u200d]"
    "(?=[\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff])"
)
# Signs people paste from web pages that the letter fonts lack; the words stay readable.
_STAND_INS = str.maketrans(
    {
        "→": "->",
        "←": "<-",
        "⇒": "=>",
        "✓": "x",
        "✔": "x",
        "☐": "[ ]",
        "☑": "[x]",
        "☒": "[x]",
        "▪": "•",
        "■": "•",
    }
)
_USUAL = re.compile("[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2026\u20ac]*")
"""What German letters are made of: nothing in it is ever changed."""
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean(text: str) -> str:
    """Return `text` composed (NFC), with the line feed as its only control character.

    Bidirectional overrides, zero-width signs, surrogates and unassigned code points go; line ends
    of every kind become a line feed; tabs and odd spaces become a space (a no-break space stays).
    """
    if _USUAL.fullmatch(text):
        return text
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).translate(_STAND_INS)
    text = _SPACES.sub(" ", text)
    if _USUAL.fullmatch(text):
        return text
    return "".join(sign for index, sign in enumerate(text) if _stays(text, index, sign))


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line."""
    return " ".join(clean(text).split("\n"))


def _stays(text: str, index: int, sign: str) -> bool:
    if sign == "\n":
        return True
    if _JOINERS.match(sign):
        return _JOINER_IN_WORD.match(text, index) is not None
    return unicodedata.category(sign) not in _DROPPED
