# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what a form needs and collects every fault, so that one pass mends them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hilft_desktop.domain.errors import UserError

T = TypeVar("T")


def needed(
    read: Callable[[], T | None], field: str, missing: str, faults: list[UserError]
) -> T | None:
    """Return what a field holds; nothing and nonsense are noted as faults of ``field``.

    ``missing`` is the code for an empty field.
    """
    value = wanted(read, field, faults)
    if value is None and not any(fault.field == field for fault in faults):
        faults.append(UserError(missing, field=field))
    return value


def wanted(read: Callable[[], T | None], field: str, faults: list[UserError]) -> T | None:
    """Return what a field holds, ``None`` when it is empty; nonsense is noted as a fault."""
    try:
        return read()
    except UserError as error:
        faults.append(UserError(error.code, field=field, **error.params))
        return None
