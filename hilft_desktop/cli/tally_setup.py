# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft tally key`` and ``options``: the group's key, and how months will be counted."""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_block, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_json, add_vault, path
from hilft_desktop.i18n.catalog import _
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(group: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands to the group ``tally``."""
    key = group.add_parser(
        "key", help=_("den öffentlichen Schlüssel der Gruppe zeigen, für den Landesverband")
    )
    add_vault(key)
    key.add_argument(
        "--qr", metavar=_("BILD.png"), type=path, help=_("zusätzlich als QR-Code speichern")
    )
    add_json(key)
    key.set_defaults(run=_key)

    fields = group.add_parser(
        "fields", help=_("zeigen, welche gespeicherten Felder in die Monatszählung dürfen")
    )
    add_json(fields)
    fields.set_defaults(run=_fields)

    options = group.add_parser(
        "options", help=_("zeigen und wählen, wie kommende Monate gezählt werden")
    )
    add_vault(options)
    options.add_argument(
        "--grievances",
        action=argparse.BooleanOptionalAction,
        help=_("mitzählen, was allgemein schieflief (Zählkatalog 2)"),
    )
    options.add_argument(
        "--dp-first",
        action=argparse.BooleanOptionalAction,
        help=_("vor dem Runden auf jede Zahl zufälliges Rauschen geben"),
    )
    add_json(options)
    options.set_defaults(run=_options)


def _key(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        key = services.tallies.key()
        if args.qr is not None:
            picture = services.tallies.key_png()
            digest = hashlib.sha256(picture).hexdigest()
            services.exports.note("tally_key", args.qr.name, digest)
            write_bytes(args.qr, picture)
    if args.json:
        print_json(plain(key))
        return 0
    print(key.unit_name)
    print(_("Schlüssel: {key}").format(key=" ".join(key.groups)))
    print()
    print_block(
        _(
            "Damit prüft ein Landesverband, dass Eure Dateien von Euch sind. Der Schlüssel ist "
            "nicht geheim. Er bleibt bei Sperren, Sicherung und Wiederherstellung derselbe; nur "
            "ein neu eingerichteter Tresor hat einen anderen."
        )
    )
    return 0


def _fields(services: Services, args: argparse.Namespace) -> int:
    rules = services.tallies.fields()
    if args.json:
        print_json(plain(rules))
        return 0
    print_table(
        [
            (f"{rule.table}.{rule.field}", _("ja") if rule.in_tally else _("nein"), rule.why)
            for rule in rules
        ],
        (_("Feld"), _("Zählung"), _("Grund")),
    )
    return 0


def _options(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        chosen = services.tallies.options()
        wanted = dataclasses.replace(
            chosen,
            count_grievances=_either(args.grievances, chosen.count_grievances),
            dp_first=_either(args.dp_first, chosen.dp_first),
        )
        if wanted != chosen:
            services.tallies.save_options(wanted)
    if args.json:
        print_json(plain(wanted))
        return 0
    for words, is_on in (
        (_("Mitzählen, was allgemein schieflief"), wanted.count_grievances),
        (_("Rauschen vor dem Runden"), wanted.dp_first),
    ):
        print(f"{words}: {_('ja') if is_on else _('nein')}")
    print()
    print_block(_("Das gilt für Monate, über die noch nicht entschieden ist."))
    return 0


def _either(asked: bool | None, kept: bool) -> bool:
    return kept if asked is None else asked
