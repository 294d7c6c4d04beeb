# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the faults of a form beside their fields."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.domain.errors import FormErrors, HilftError
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.ui.widgets.field_row import FieldRow


def clear_faults(rows: Mapping[str, FieldRow]) -> None:
    """Take every fault away."""
    for row in rows.values():
        row.set_fault("")


def show_faults(rows: Mapping[str, FieldRow], error: HilftError) -> HilftError | None:
    """Show each fault beside its field and go to the first; return what belongs to no field.

    ``rows`` maps the ``field`` names of errors to rows, in the order of the form.
    """
    clear_faults(rows)
    faults = error.faults if isinstance(error, FormErrors) and error.faults else (error,)
    homeless: HilftError | None = None
    for fault in faults:
        row = rows.get(fault.field or "")
        if row is None:
            homeless = fault
        else:
            row.set_fault(error_line(fault))
    first = next((row for row in rows.values() if row.fault), None)
    if first is not None:
        first.target.setFocus()
    return homeless
