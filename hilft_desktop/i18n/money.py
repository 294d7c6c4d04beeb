# SPDX-License-Identifier: GPL-3.0-or-later
"""Money between whole cents and the German way of writing it: 1.234,50 €."""

from __future__ import annotations

import re

from hilft_desktop.domain.errors import UserError

MAX_CENTS = 9_999_999_99
"""Amounts above ten million euros are typing errors here."""

_AMOUNT = re.compile(
    r"([0-9]{1,3}(?:[. \u00a0\u202f][0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}|-|\u2013|--))?"
)
_UNIT = re.compile(r"\s*(?:€|eur|euro)\s*")


def format_money(cents: int) -> str:
    """Return ``1.234,50 €`` with a space that does not break."""
    return f"{format_amount(cents)}\u00a0€"


def format_amount(cents: int) -> str:
    """Return ``1.234,50``, the form of input fields and table columns."""
    sign = "\u2212" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    return f"{sign}{euros:,}".replace(",", ".") + f",{rest:02d}"


def parse_money(text: str, *, field: str | None = None) -> int:
    """Return the cents of what somebody wrote: ``1.234,50``, ``1234,5``, ``12``, ``12 €``.

    Raises ``UserError("money_invalid")`` for what is no amount (also ``12.50``, which a German
    reader may take for 1250), ``money_negative`` below zero and ``money_too_big`` above
    ``MAX_CENTS``.
    """
    words = text.strip().lower()
    bare = _UNIT.sub("", words, count=1) if _UNIT.match(words) else _strip_unit(words)
    if bare[:1] in {"-", "\u2212"} and _AMOUNT.fullmatch(bare[1:].strip()):
        raise UserError("money_negative", field=field)
    match = _AMOUNT.fullmatch(bare)
    if match is None:
        raise UserError("money_invalid", field=field, text=text[:30])
    euros = re.sub(r"\D", "", match[1])
    rest = match[2] if match[2] and match[2].isdigit() else ""
    if len(euros) > 12:
        raise UserError("money_too_big", field=field)
    cents = int(euros) * 100 + int(rest.ljust(2, "0"))
    if cents > MAX_CENTS:
        raise UserError("money_too_big", field=field)
    return cents


def _strip_unit(text: str) -> str:
    return re.sub(r"\s*(?:€|eur|euro)$", "", text)
