# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what the group added to a page: notes, limits, addresses, each with its date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hilft_desktop.domain.guide import GuidePage
from hilft_desktop.domain.local import LocalAddress, LocalNote, LocalTable, LocalTableKind
from hilft_desktop.i18n.address_words import address_details
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.money import format_money
from hilft_desktop.i18n.numbers import format_decimal


@dataclass(frozen=True, slots=True)
class LocalBox:
    """Apart from the national text: whose words they are and since when, then the words."""

    heading: str
    lines: tuple[str, ...]
    warning: str = ""


def local_boxes(page: GuidePage, *, for_person: bool = False) -> Iterator[LocalBox]:
    """Yield what the group added; its notes are for counsellors only."""
    if not for_person:
        yield from map(note_box, page.local_notes)
    yield from map(table_box, page.local_tables)
    if page.local_addresses:
        lines = tuple(
            line
            for address in page.local_addresses
            for line in address_lines(address, old=address.id in page.local_old)
        )
        yield LocalBox(_("Bei uns vor Ort"), lines)


def note_box(note: LocalNote) -> LocalBox:
    """Return a note with who wrote it, and whether the text beneath changed since."""
    heading = _("Notiz der Gruppe ({initials}, {day})").format(
        initials=note.initials, day=format_date(note.written_on)
    )
    stale = _("Der Text darunter hat sich seit dieser Notiz geändert: bitte prüfen.")
    return LocalBox(heading, tuple(note.text.splitlines()), stale if note.text_changed else "")


def table_box(table: LocalTable) -> LocalBox:
    """Return limits by size of the household, with their source."""
    kinds = {
        LocalTableKind.RENT: _("Mietgrenzen in {place} ({basis})"),
        LocalTableKind.HEATING: _("Heizkostengrenzen in {place} ({basis})"),
    }
    lines = [_row(row.persons, _euros(row.euros)) for row in table.rows]
    for at, row in enumerate(table.rows):
        if row.square_metres is not None:
            lines[at] += _(", bis {area} m²").format(area=format_decimal(row.square_metres))
    if table.per_person_more is not None:
        lines.append(
            _("jede weitere Person: {amount} mehr").format(amount=_euros(table.per_person_more))
        )
    if table.remark:
        lines.append(table.remark)
    lines.append(
        _("Gilt seit {start} · Quelle: {source} · geprüft {day} ({initials})").format(
            start=format_date(table.valid_from),
            source=table.source,
            day=format_date(table.checked_on),
            initials=table.initials,
        )
    )
    heading = kinds[table.kind].format(place=table.place, basis=table.basis)
    return LocalBox(heading, tuple(lines))


def _row(persons: int, amount: str) -> str:
    words = ngettext("{n} Person: {amount}", "{n} Personen: {amount}", persons)
    return words.format(n=persons, amount=amount)


def _euros(amount: Decimal) -> str:
    return format_money(int(amount * 100))


def address_lines(address: LocalAddress, *, old: bool = False) -> Iterator[str]:
    """Yield an address as one line; an old one says so."""
    phone = _("Telefon {number}").format(number=address.phone) if address.phone else ""
    rest = (*address.lines, phone, *address_details(address, old=old))
    yield f"{address.name}: " + " · ".join(part for part in rest if part)
