# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON from outside, read strictly: no doubled keys, no infinities, numbers without rounding."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.money import Cents

LONGEST_NUMBER = 24
LARGEST_CENTS = 9_999_999_99
"""More than ten million euros is a typing error here."""


def parse(text: str) -> Any:
    """Return the value of a JSON document; fractions are ``Decimal``.

    Raises ``UserError("json_invalid")`` with line and column, or ``json_key_twice``.
    """
    try:
        value = json.loads(
            text,
            object_pairs_hook=_without_doubles,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_no_constant,
        )
        # Lone surrogates are legal in JSON escapes, but no text can be stored or printed with them.
        json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    except json.JSONDecodeError as error:
        raise UserError("json_invalid", line=error.lineno, column=error.colno) from None
    except (ValueError, RecursionError):
        raise UserError("json_unusable") from None
    return value


def cents(value: Any, *, field: str) -> Cents:
    """Return the cents of a JSON number in euros, exactly.

    Raises ``UserError``: ``euros_not_a_number``, ``money_negative``, ``euros_too_fine`` (more than
    two decimals), ``money_too_big``.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise UserError("euros_not_a_number", field=field)
    if value < 0:
        raise UserError("money_negative", field=field)
    if value * 100 > LARGEST_CENTS:
        raise UserError("money_too_big", field=field)
    exact = Decimal(value) * 100
    if exact != exact.to_integral_value():
        raise UserError("euros_too_fine", field=field)
    return int(exact)


def euros(amount: Cents) -> int | float:
    """Return cents as a JSON number in euros: whole where they are whole.

    A float of at most ten digits before and two after the point prints exactly as it was read.
    """
    return amount // 100 if amount % 100 == 0 else amount / 100


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise UserError("json_key_twice", key=key[:40])
        found[key] = value
    return found


def _decimal(text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if len(text) > LONGEST_NUMBER or abs(value.adjusted()) > LONGEST_NUMBER:
        raise ValueError("a number no amount can be")
    return value


def _integer(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise ValueError("a number no amount can be")
    return int(text)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
