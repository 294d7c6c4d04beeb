# SPDX-License-Identifier: GPL-3.0-or-later
"""A month and a release in words."""

from __future__ import annotations

import json
from enum import StrEnum

from hilft_desktop.domain.codes import AgeBand, Channel, EuroBand, Household, Outcome, Topic
from hilft_desktop.domain.tallies import Month
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_month
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.rows import MonthRow, ReleaseRow
from hilft_desktop.ui.models.list_row import ListRow

_CODES: dict[str, type[StrEnum]] = {
    "topic": Topic,
    "age": AgeBand,
    "outcome": Outcome,
    "household": Household,
    "euro_band": EuroBand,
    "channel": Channel,
}


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
        spoken += ", " + _("veröffentlicht: rund {n} Kontakte").format(n=note)
    return ListRow(row.month, month_words(row.month), detail, note, spoken)


def is_one_way(name: str) -> bool:
    """Tell whether a table counts by one thing only; this page has words for those."""
    return name in _CODES


def table_rows(name: str, counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    """Return categories in words with their published numbers, in the order of the vocabulary."""
    return tuple((label(code), counts[code.value]) for code in _CODES[name] if code.value in counts)


def base_of(release: ReleaseRow) -> int:
    """Return the step to which the numbers of this release were rounded."""
    return int(json.loads(release.json_bytes)["base"])
