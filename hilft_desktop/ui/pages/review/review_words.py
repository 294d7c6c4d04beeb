# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what is to be checked."""

from __future__ import annotations

from datetime import date

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
        "bodies": _("Verweisstellen"),
        "paper": _("Blatt zum Datenschutz"),
        "handout": _("Merkblatt"),
        "translation": _("Übersetzung"),
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
    elif row.kind == "translation":
        state = _("ungeprüft")
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
    if row.kind == "translation" and row.confirmed_on is None:
        return _("Noch von niemandem bestätigt. Auf dem Blatt steht: „Übersetzung ungeprüft“.")
    checked = _("Zuletzt geprüft {checked}, gilt als geprüft bis {due}.").format(
        checked=format_date(row.checked_on), due=format_date(row.next_check)
    )
    if row.confirmed_on is None or row.counts_until is None:
        return checked
    if row.counts_until == date.max:
        return _("Von {initials} am {day} bestätigt. Das gilt, bis sich der Text ändert.").format(
            initials=row.initials, day=format_date(row.confirmed_on)
        )
    return checked + _(" Von {initials} am {day} bestätigt, gilt bis {until}.").format(
        initials=row.initials,
        day=format_date(row.confirmed_on),
        until=format_date(row.counts_until),
    )


def confirmation_terms(row: ReviewRow) -> str:
    """Return what somebody says by a confirmation, and how long it counts."""
    if row.kind == "translation":
        return _(
            "Bestätige nur, wenn Du beide Sprachen gut liest und jeden Satz verglichen hast. Dann "
            "verschwindet die Marke „Übersetzung ungeprüft“ vom Blatt, bis sich einer der Texte "
            "ändert. Es gilt nur bei Euch."
        )
    return _(
        "Bestätige nur, was Du mit der Quelle verglichen hast. Es gilt für den Text, "
        "wie er jetzt ist, höchstens ein halbes Jahr, und nur bei Euch."
    )
