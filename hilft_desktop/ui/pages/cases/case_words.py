# SPDX-License-Identifier: GPL-3.0-or-later
"""A case as a row of words. Pseudonym only."""

from __future__ import annotations

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_day_month, format_long_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.rows import CaseRow
from hilft_desktop.ui.models.list_row import ListRow


def flags_text(count: int) -> str:
    """Return how many signs of danger are open, in words."""
    return ngettext("{n} Warnzeichen", "{n} Warnzeichen", count).format(n=count)


def case_row(row: CaseRow) -> ListRow:
    """Return what a list shows and speaks of a case."""
    if row.open_flags:
        note = flags_text(row.open_flags)
    elif row.open_looks:
        note = _("zweiter Blick")
    elif row.next_due is not None:
        note = format_day_month(row.next_due)
    else:
        note = label(row.status)
    spoken = [row.pseudonym, row.title, label(row.topic), label(row.status)]
    if row.open_flags:
        spoken.append(flags_text(row.open_flags))
    if row.open_looks:
        spoken.append(_("zweiter Blick erbeten"))
    if row.next_due is not None:
        spoken.append(_("nächster Termin {day}").format(day=format_long_date(row.next_due)))
    return ListRow(
        key=row.id,
        title=row.pseudonym,
        detail=row.title,
        note=note,
        spoken=", ".join(spoken),
        is_urgent=row.open_flags > 0,
    )
