# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper that waits, in words."""

from __future__ import annotations

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_day_month, format_weekday_date
from hilft_desktop.services.queue_rows import QueueRow
from hilft_desktop.ui.models.list_row import ListRow


def queue_row(place: int, row: QueueRow) -> ListRow:
    """Return the line of the list; ``place`` counts from 1."""
    pages = ngettext("{n} Seite", "{n} Seiten", row.pages).format(n=row.pages)
    extent = pages if row.job.copies == 1 else f"{row.job.copies} × {pages}"
    whose = row.pseudonym or _("ohne Fall")
    since = _("seit {day}").format(day=format_day_month(row.job.queued_on))
    return ListRow(
        row.job.id,
        f"{place}. {row.job.title}",
        f"{whose} · {since}",
        _("gesperrt") if row.blocked else extent,
        spoken=_("Stelle {place}: {title}, {extent}, {whose}, wartet seit {day}. {blocked}")
        .format(
            place=place,
            title=row.job.title,
            extent=extent,
            whose=whose,
            day=format_weekday_date(row.job.queued_on),
            blocked=row.blocked,
        )
        .strip(),
        is_urgent=bool(row.blocked),
    )
