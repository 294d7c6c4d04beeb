# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers as written in German: 1.234 and 56,3."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from hilft_desktop.domain.errors import UserError

_WHOLE = re.compile(r"[0-9]{1,3}(?:[. \u00a0][0-9]{3})+|[0-9]{1,9}")
_GERMAN = str.maketrans(",.-", ".,\u2212")


def format_number(number: int) -> str:
    """Return ``1.234``."""
    return f"{number:,}".translate(_GERMAN)


def format_decimal(number: Decimal, places: int | None = None) -> str:
    """Return ``1.234,5``: as many places as the number has, or rounded half up to ``places``."""
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{number:,f}".translate(_GERMAN)


def format_percent(number: Decimal, places: int | None = None) -> str:
    """Return ``7,5 %`` for 7.5 with a space that does not break."""
    return f"{format_decimal(number, places)}\u00a0%"


def parse_number(text: str, *, field: str | None = None) -> int:
    """Return the whole number somebody wrote; raises ``UserError("number_invalid")``."""
    words = text.strip()
    if not _WHOLE.fullmatch(words):
        raise UserError("number_invalid", field=field, text=text[:30])
    return int(re.sub(r"\D", "", words))


def join_and(words: tuple[str, ...]) -> str:
    """Return ``a, b und c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} und {words[-1]}"
