# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft sender``: letterheads of the group besides its own."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault
from hilft_desktop.domain.ids import SenderId
from hilft_desktop.domain.printing import SenderProfile
from hilft_desktop.i18n.catalog import _

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "sender", _("weitere Absender der Gruppe"))

    listing = group.add_parser("list", help=_("alle Absender auflisten"))
    add_vault(listing)
    add_json(listing)
    listing.set_defaults(run=_list)

    save = group.add_parser("save", help=_("einen Absender anlegen oder ändern"))
    add_vault(save)
    save.add_argument("--id", metavar="ID", default="", help=_("zu ändernder Absender"))
    for name, words in (
        ("title", _("Bezeichnung in der Auswahl")),
        ("name", _("Name im Briefkopf")),
        ("contact", _("Telefon oder Mail im Briefkopf")),
        ("place", _("Ort vor dem Datum")),
    ):
        save.add_argument(f"--{name}", metavar=_("TEXT"), required=True, help=words)
    save.add_argument(
        "--address",
        metavar=_("ZEILE"),
        action="append",
        required=True,
        help=_("Zeile der Anschrift; mehrmals angeben"),
    )
    save.add_argument(
        "--signature",
        metavar=_("TEXT"),
        default="",
        help=_("Unterschrift; ohne sie der Name der beratenden Person"),
    )
    add_json(save)
    save.set_defaults(run=_save)

    remove = group.add_parser("remove", help=_("einen Absender löschen"))
    add_vault(remove)
    remove.add_argument("id", metavar="ID", help=_("Kennung aus „sender list“"))
    remove.set_defaults(run=_remove)


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        rows = services.senders.list()
    if args.json:
        print_json([plain(row) for row in rows])
    elif rows:
        print_table(
            [(row.id, row.title, f"{row.name}, {', '.join(row.address)}") for row in rows],
            (_("Kennung"), _("Bezeichnung"), _("Briefkopf")),
        )
    else:
        print(_("Keine weiteren Absender; Schreiben tragen den Briefkopf der Gruppe."))
    return 0


def _save(services: Services, args: argparse.Namespace) -> int:
    profile = SenderProfile(
        SenderId(args.id),
        args.title,
        args.name,
        tuple(args.address),
        args.contact,
        args.place,
        args.signature,
    )
    with access.opened(services, args):
        kept = services.senders.save(profile).value
    if args.json:
        print_json(plain(kept))
    else:
        print(_("Gespeichert: {title} ({id})").format(title=kept.title, id=kept.id))
    return 0


def _remove(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        gone = services.senders.remove(args.id).value
    print(_("Gelöscht: {title}").format(title=gone.title))
    return 0
