# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for local entries in the list and before they are taken in."""

from __future__ import annotations

from collections.abc import Iterator

from hilft_desktop.domain.local import LocalAddress, LocalComparison, LocalLayer, LocalTable
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.money import format_money
from hilft_desktop.ui.models.list_row import ListRow


def validity_words(table: LocalTable) -> str:
    """Return from when and until when limits hold."""
    if table.valid_to is None:
        return _("seit {start}").format(start=format_date(table.valid_from))
    return _("{start} bis {end}").format(
        start=format_date(table.valid_from), end=format_date(table.valid_to)
    )


def list_row(entry: LocalTable | LocalAddress) -> ListRow:
    """Return an entry as a row of the list."""
    if isinstance(entry, LocalTable):
        return ListRow(entry.id, entry.place, f"{entry.basis} · {validity_words(entry)}")
    checked = _("geprüft {day}").format(day=format_date(entry.verified_on))
    return ListRow(entry.id, entry.name, f"{label(entry.kind)} · {checked}")


def layer_words(layer: LocalLayer, found: LocalComparison) -> Iterator[str]:
    """Yield each entry of a layer in one line, with what matters in it.

    ``found`` knows the titles of the texts that notes and reviews belong to.
    """
    for table in layer.tables:
        amounts = ", ".join(
            ngettext("{n} Person {amount}", "{n} Personen {amount}", row.persons).format(
                n=row.persons, amount=format_money(int(row.euros * 100))
            )
            for row in table.rows
        )
        yield (
            f"{label(table.kind)} {table.place}, {validity_words(table)}: {amounts} · "
            + _("Quelle: {source}").format(source=table.source)
        )
    for address in layer.addresses:
        parts = (f"{label(address.kind)}: {address.name}", *address.lines, address.phone)
        yield " · ".join(part for part in parts if part)
    for note in layer.notes:
        yield _("Notiz von {initials} zur Seite {page}: {text}").format(
            initials=note.initials, page=_named(found, "page", note.page_id), text=note.text
        )
    for review in layer.reviews:
        yield _("Prüfung von {initials} am {day}: {item}").format(
            initials=review.initials,
            day=format_date(review.confirmed_on),
            item=_named(found, review.kind, review.id),
        )


def _named(found: LocalComparison, kind: str, identifier: str) -> str:
    title = found.title(kind, identifier)
    if title:
        return f"„{title}“"
    return _("„{id}“ (kennen unsere Inhalte nicht)").format(id=identifier)
