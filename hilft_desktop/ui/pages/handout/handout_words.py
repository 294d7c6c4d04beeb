# SPDX-License-Identifier: GPL-3.0-or-later
"""Words about hand-outs and their translations."""

from __future__ import annotations

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.services.handout_rows import HandoutRow, TranslationRow
from hilft_desktop.ui.models.list_row import ListRow


def list_row(row: HandoutRow) -> ListRow:
    """Return a sheet as a row of the list."""
    note = _("überfällig seit {day}").format(day=format_date(row.next_check)) if row.overdue else ""
    return ListRow(row.id, row.title, row.summary, note, is_urgent=row.overdue)


def language_words(row: TranslationRow) -> str:
    """Return a language as it is offered, with the state of its translation."""
    if row.checked:
        return f"{row.german_name} · {row.own_name}"
    words = _("{german} · {own} (ungeprüft)")
    return words.format(german=row.german_name, own=row.own_name)


def trust_words(row: TranslationRow | None) -> str:
    """Return how far the translation can be trusted."""
    if row is None:
        return _("Nur auf Deutsch.")
    parts = []
    if row.checked:
        parts.append(_("Bei Euch geprüft. Es gilt der deutsche Text."))
    else:
        parts.append(_("Ungeprüft, das steht auf jeder Seite. Es gilt der deutsche Text."))
    if row.outdated:
        words = ngettext(
            "{n} Satz steht nur auf Deutsch da, weil sich der deutsche Text geändert hat.",
            "{n} Sätze stehen nur auf Deutsch da, weil sich der deutsche Text geändert hat.",
            row.outdated,
        )
        parts.append(words.format(n=row.outdated))
    return " ".join(parts)
