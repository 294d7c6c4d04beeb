# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that people type: cleaned of signs nobody sees, and kept within limits."""

from __future__ import annotations

import unicodedata

from hilft_desktop.domain.errors import UserError

# Direction overrides can make a note read differently from what it says; zero-width joiners stay,
# because Persian and Kurdish names need them.
_KEPT_FORMAT_SIGNS = frozenset("\u200c\u200d")
_KEPT_CONTROLS = frozenset("\n\t")


def cleaned(text: str) -> str:
    """Return the text composed (NFC), with unix line ends, without control and direction signs."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign for sign in text if _stays(sign))


def limited(text: str, limit: int, code: str, field: str) -> str:
    """Return the text cleaned and without outer blanks.

    Raises ``UserError(code)`` when it has more than ``limit`` characters.
    """
    text = cleaned(text).strip()
    if len(text) > limit:
        raise UserError(code, field=field, length=len(text), limit=limit)
    return text


def required(text: str, limit: int, empty: str, too_long: str, field: str) -> str:
    """Return the text as ``limited`` does; raises ``UserError(empty)`` when nothing is left."""
    text = limited(text, limit, too_long, field)
    if not text:
        raise UserError(empty, field=field)
    return text


def _stays(sign: str) -> bool:
    category = unicodedata.category(sign)
    if category == "Cc":
        return sign in _KEPT_CONTROLS
    if category == "Cf":
        return sign in _KEPT_FORMAT_SIGNS
    return category != "Cs"
