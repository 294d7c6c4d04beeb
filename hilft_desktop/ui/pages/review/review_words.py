# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what is to be checked."""

from __future__ import annotations

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.services.content_rows import ReviewRow
from hilft_desktop.ui.models.list_row import ListRow


def kind_word(kind: str) -> str:
    """Return what kind of content it is."""
    words = {
        "page": _("Seite"),
        "checklist": _("Checkliste"),
        "letter": _("Schreiben"),
        "fact": _("Angabe"),
        "emergency": _("Notfall"),
        "scope": _("Ampel"),
        "links": _("Nachfragen"),
        "paper": _("Blatt zum Datenschutz"),
        "term": _("Begriff"),
    }
    return words[kind]


def key_of(row: ReviewRow) -> str:
    """Return the key of a row in the list."""
    return f"{row.kind}:{row.id}"


def list_row(row: ReviewRow) -> ListRow:
    """Return a row of the list: what it is, and until when it should have been checked."""
    if row.confirmed_on is not None:
        state = _("bestätigt {day}, {initials}").format(
            day=format_date(row.confirmed_on), initials=row.initials
        )
    elif row.overdue:
        state = _("überfällig seit {day}").format(day=format_date(row.next_check))
    else:
        state = _("fällig bis {day}").format(day=format_date(row.next_check))
    return ListRow(key_of(row), row.title, f"{kind_word(row.kind)} · {state}")


def used_words(row: ReviewRow) -> str:
    """Return how many texts lean on a fact; empty for anything else."""
    if row.kind != "fact":
        return ""
    return ngettext(
        "{n} Text stützt sich darauf.", "{n} Texte stützen sich darauf.", row.used_by
    ).format(n=row.used_by)


def state_words(row: ReviewRow) -> str:
    """Return when it was checked and until when that counts."""
    checked = _("Zuletzt geprüft {checked}, gilt als geprüft bis {due}.").format(
        checked=format_date(row.checked_on), due=format_date(row.next_check)
    )
    if row.confirmed_on is None or row.counts_until is None:
        return checked
    return checked + _(" Von {initials} am {day} bestätigt, gilt bis {until}.").format(
        initials=row.initials,
        day=format_date(row.confirmed_on),
        until=format_date(row.counts_until),
    )
