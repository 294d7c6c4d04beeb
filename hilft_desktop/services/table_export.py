# SPDX-License-Identifier: GPL-3.0-or-later
"""The group's bodies as a table for other programs, in the columns that are read in again."""

from __future__ import annotations

from collections.abc import Iterable

from hilft_desktop.documents.spreadsheet import Grid, csv_bytes, ods_bytes
from hilft_desktop.domain.local import LocalAddress
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.labels import label

ODS = ".ods"
_WIDTHS_CM = (4.5, 6.5, 6.5, 3.5, 4.5, 4.5, 5.5, 4.0, 2.2, 3.5, 3.5, 7.0, 3.0)


def table_bytes(addresses: Iterable[LocalAddress], suffix: str) -> bytes:
    """Return the list as CSV, or as ODS for the suffix ``.ods``; no cell runs as a formula."""
    rows = (_header(), *(_row(address) for address in addresses))
    if suffix.casefold() == ODS:
        grid = Grid(_("Verweisstellen"), rows, _WIDTHS_CM, frozenset({0}))
        return ods_bytes((grid,), title=_("Verweisstellen"))
    return csv_bytes(rows)


def _header() -> tuple[str, ...]:
    return (
        _("Art der Stelle"), _("Name"), _("Anschrift"), _("Telefon"), _("E-Mail"), _("Webseite"),
        _("Öffnungszeiten"), _("Sprachen"), _("Stufenlos"), _("Kosten"), _("Wartezeit"),
        _("Bemerkung"), _("Zuletzt geprüft"),
    )  # fmt: skip


def _row(address: LocalAddress) -> tuple[str, ...]:
    access = {True: _("ja"), False: _("nein"), None: ""}[address.step_free]
    return (
        label(address.kind), address.name, ", ".join(address.lines), address.phone, address.email,
        address.web, address.hours, address.languages, access, address.cost, address.waiting,
        " ".join(address.remark.split()), format_date(address.verified_on),
    )  # fmt: skip
