# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page on data protection says about rows, runs and the book of erasures."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from hilft_desktop.domain.privacy import Erasure
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date, format_long_date, format_weekday_date
from hilft_desktop.i18n.privacy_labels import erased_words, reason_label, retention_label
from hilft_desktop.services.privacy_rows import HoldRow, RetentionRow


def by_day(rows: tuple[RetentionRow, ...]) -> tuple[tuple[date, tuple[RetentionRow, ...]], ...]:
    """Return the rows of a preview by the day on which they go."""
    return tuple((day, tuple(group)) for day, group in groupby(rows, key=lambda row: row.due_on))


def day_words(day: date, today: date) -> str:
    """Return the heading of a day in the preview."""
    if day <= today:
        return _("Fällig; geht beim nächsten Start oder jetzt")
    return _("Am {day} wird gelöscht").format(day=format_long_date(day))


def row_words(row: RetentionRow) -> tuple[str, str]:
    """Return what a row is and what holds it."""
    first = ": ".join(part for part in (retention_label(row.kind), row.label) if part)
    if row.held is None:
        return first, ""
    held = _("Aufgeschoben bis {day}: {reason}")
    return first, held.format(day=format_date(row.held.until), reason=row.held.reason)


def hold_words(row: HoldRow) -> tuple[str, str]:
    """Return whose case is held, until when and why."""
    until = _("bis {day}: {reason}").format(
        day=format_long_date(row.hold.until), reason=row.hold.reason
    )
    return f"{row.pseudonym} · {row.case_title}", until


def erasure_words(erasure: Erasure) -> tuple[str, str]:
    """Return a line of the book of erasures."""
    at = erasure.at.astimezone()
    when = f"{format_weekday_date(at.date())}, {at:%H:%M}"
    return (
        erased_words(erasure.kind, erasure.count),
        _("{when} Uhr, {reason}").format(when=when, reason=reason_label(erasure.reason)),
    )
