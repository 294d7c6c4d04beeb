# SPDX-License-Identifier: GPL-3.0-or-later
"""Months and longer periods in words."""

from __future__ import annotations

from hilft_desktop.domain.tallies import Month
from hilft_desktop.domain.tally_reading import PeriodRow
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_month
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.rows import MonthRow
from hilft_desktop.ui.models.list_row import ListRow


def month_words(month: str) -> str:
    """Return ``November 2026`` for ``2026-11``."""
    parsed = Month.parse(month)
    return format_month(parsed.year, parsed.month)


def state_words(row: MonthRow) -> str:
    """Return the state of a month in words."""
    words = {
        "empty": _("keine Kontakte"),
        "running": _("läuft noch"),
        "open": _("noch nicht freigegeben"),
        "released": _("freigegeben"),
        "held_back": _("zurückgehalten"),
    }
    return words[row.state]


def month_row(row: MonthRow) -> ListRow:
    """Return what the list shows of a month."""
    detail = state_words(row)
    note = ""
    if row.published_total is not None:
        note = format_number(row.published_total)
    spoken = f"{month_words(row.month)}, {detail}"
    if note:
        spoken += ", " + _("veröffentlicht: rund {n} Gespräche").format(n=note)
    return ListRow(row.month, month_words(row.month), detail, note, spoken)


def period_row(row: PeriodRow) -> ListRow:
    """Return what the list shows of a half-year or year."""
    detail = _("{n} von {all} Monaten veröffentlicht").format(n=row.published, all=row.months)
    note = format_number(row.total)
    spoken = f"{row.words}, {detail}, " + _("zusammen rund {n} Gespräche").format(n=note)
    return ListRow(row.key, row.words, detail, note, spoken)


def plus_minus(bound: int) -> str:
    """Return ``±\u202f5``."""
    return f"±\u202f{format_number(bound)}"
