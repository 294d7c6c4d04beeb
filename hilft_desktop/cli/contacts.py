# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft contact``: add contacts from JSON, list them, print a sheet to count on paper."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import print_json, print_table
from hilft_desktop.cli.parser import (
    GermanParser,
    add_group,
    add_json,
    add_passphrase,
    add_vault,
    iso_date,
    month,
    path,
)
from hilft_desktop.domain.codes import Grievance
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.money import format_money
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.domain.contacts import Contact
    from hilft_desktop.services.hub import Services

_PAGE = 1000


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "contact", _("Kontakte eintragen und auflisten"))

    add = group.add_parser(
        "add", help=_("Kontakte aus einer JSON-Datei eintragen: alle oder keinen")
    )
    add_vault(add)
    add.add_argument(
        "--json",
        dest="source",
        metavar=_("EINGABE"),
        type=path,
        required=True,
        help=_("Datei mit einem Kontakt oder einer Liste; - liest die Standardeingabe"),
    )
    add.set_defaults(run=_add)

    listing = group.add_parser("list", help=_("Kontakte auflisten"))
    add_vault(listing)
    listing.add_argument(
        "--month", metavar=_("MONAT"), type=month, help=_("nur dieser Monat (JJJJ-MM)")
    )
    add_json(listing)
    listing.set_defaults(run=_list)

    sheet = group.add_parser("tally-sheet", help=_("die Strichliste für den Infostand als PDF"))
    sheet.add_argument(
        "--out", metavar=_("DATEI"), type=path, required=True, help=_("wohin das PDF kommt")
    )
    sheet.add_argument("--place", metavar=_("ORT"), default="", help=_("Ort, der darauf steht"))
    sheet.add_argument(
        "--date", metavar=_("TAG"), type=iso_date, help=_("Tag, der darauf steht (JJJJ-MM-TT)")
    )
    sheet.add_argument(
        "--vault",
        dest="file",
        metavar=_("DATEI"),
        type=path,
        help=_("Tresor, aus dem Gruppe und Kontakt kommen; ohne ihn bleibt das Blatt neutral"),
    )
    add_passphrase(sheet)
    sheet.set_defaults(run=_tally_sheet)


def _add(services: Services, args: argparse.Namespace) -> int:
    from hilft_desktop.services.contact_files import contact_json, read_contacts

    batch = read_contacts(access.read_input(args.source))
    with access.opened(services, args):
        saved = services.contacts.add_all(batch.contacts).value
    rows = [contact_json(contact) for contact in saved]
    print_json(rows if batch.is_list else rows[0])
    return 0


def _list(services: Services, args: argparse.Namespace) -> int:
    from hilft_desktop.services.contact_files import contact_json

    with access.opened(services, args):
        contacts = _all(services, args.month)
    if args.json:
        print_json([contact_json(contact) for contact in contacts])
        return 0
    if not contacts:
        print(_("Noch keine Kontakte."))
        return 0
    print_table([_row(contact) for contact in contacts], _header())
    print(ngettext("{n} Kontakt", "{n} Kontakte", len(contacts)).format(n=len(contacts)))
    return 0


def _tally_sheet(services: Services, args: argparse.Namespace) -> int:
    if args.file is None:
        pdf = services.stall.paper(args.place, args.date)
    else:
        with access.opened(services, args):
            pdf = services.stall.paper(args.place, args.date)
    write_bytes(args.out, pdf)
    return 0


def _all(services: Services, month_text: str | None) -> list[Contact]:
    found: list[Contact] = []
    after = ""
    while True:
        page = services.contacts.page(month_text, limit=_PAGE, after=after)
        found.extend(page.rows)
        after = page.next_after
        if not after:
            return found


def _header() -> tuple[str, ...]:
    return (
        _("Tag"),
        _("Thema"),
        _("Ergebnis"),
        _("Erhalten"),
        _("Was schief lief"),
        _("Kurznotiz"),
    )


def _row(contact: Contact) -> tuple[str, ...]:
    data = contact.data
    received = data.euros.received
    return (
        format_weekday_date(data.date),
        label(data.topic),
        label(data.outcome),
        "" if received is None else format_money(received),
        "" if data.grievance is Grievance.NONE else label(data.grievance),
        " ".join(data.note.split())[:60],
    )
