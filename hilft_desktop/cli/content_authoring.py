# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft content``, the part of editors: check a folder, make keys and packs, trust keys."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli.access import passphrase_from
from hilft_desktop.cli.output import plain, print_fields, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_json, path
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _

if TYPE_CHECKING:
    from hilft_desktop.services.content_rows import KeyRow
    from hilft_desktop.services.hub import Services


def register(group: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    check = group.add_parser("check", help=_("alle Fehler mit Datei, Zeile und Rat nennen"))
    _add_folder(check)
    add_json(check)
    check.set_defaults(run=_check)

    pack = group.add_parser("pack", help=_("aus einem Ordner ein unterschriebenes Paket machen"))
    _add_folder(pack)
    pack.add_argument(
        "--key", metavar=_("DATEI"), type=path, required=True, help=_("der geheime Schlüssel")
    )
    pack.add_argument(
        "--out", metavar=_("DATEI"), type=path, required=True, help=_("wohin das Paket kommt")
    )
    pack.add_argument(
        "--base",
        metavar=_("PAKET"),
        type=path,
        help=_("nur mitnehmen, was dieses Paket noch nicht hat"),
    )
    _add_key_passphrase(pack)
    add_json(pack)
    pack.set_defaults(run=_pack)

    keygen = group.add_parser("keygen", help=_("ein neues Schlüsselpaar anlegen"))
    keygen.add_argument(
        "--out", metavar=_("ORDNER"), type=path, required=True, help=_("wohin beide Dateien kommen")
    )
    keygen.add_argument(
        "--name", metavar=_("NAME"), default="Redaktion", help=_("wer damit unterschreibt")
    )
    _add_key_passphrase(keygen)
    add_json(keygen)
    keygen.set_defaults(run=_keygen)
    _register_trust(group)


def _register_trust(group: argparse._SubParsersAction[GermanParser]) -> None:
    keys = group.add_parser("keys", help=_("welchen Schlüsseln vertraut wird"))
    add_json(keys)
    keys.set_defaults(run=_keys)

    trust = group.add_parser("trust", help=_("Pakete mit diesem Schlüssel annehmen"))
    trust.add_argument(
        "key", metavar=_("DATEI"), type=path, help=_("der öffentliche Schlüssel der Redaktion")
    )
    trust.add_argument(
        "--fingerprint",
        metavar=_("ZEICHEN"),
        default="",
        help=_("der am Telefon genannte Fingerabdruck; passt er nicht, wird nichts aufgenommen"),
    )
    add_json(trust)
    trust.set_defaults(run=_trust)

    distrust = group.add_parser("distrust", help=_("einen aufgenommenen Schlüssel entfernen"))
    distrust.add_argument("fingerprint", metavar=_("ZEICHEN"), help=_("sein Fingerabdruck"))
    distrust.set_defaults(run=_distrust)


def _add_folder(parser: GermanParser) -> None:
    parser.add_argument("folder", metavar=_("ORDNER"), type=path, help=_("Ordner der Inhalte"))


def _add_key_passphrase(parser: GermanParser) -> None:
    parser.add_argument(
        "--passphrase-file",
        metavar=_("DATEI"),
        type=path,
        help=_("Datei mit der Passphrase des geheimen Schlüssels"),
    )


def _passphrase(args: argparse.Namespace) -> str:
    return "" if args.passphrase_file is None else passphrase_from(args.passphrase_file)


def _check(_services: Services, args: argparse.Namespace) -> int:
    from hilft_desktop.services.content_check import check_folder

    faults = check_folder(args.folder)
    if args.json:
        print_json([plain(fault) for fault in faults])
    else:
        for fault in faults:
            print(f"{fault.file}:{fault.line}: {fault.advice} [{fault.code}]")
    if faults:
        raise UserError("content_has_faults", count=len(faults), folder=str(args.folder))
    if not args.json:
        print(_("Keine Fehler gefunden."))
    return 0


def _pack(_services: Services, args: argparse.Namespace) -> int:
    from hilft_desktop.services.content_authoring import make_pack

    report = make_pack(
        args.folder, args.key, args.out, passphrase=_passphrase(args), base=args.base
    )
    if args.json:
        print_json(plain(report))
    else:
        print(
            _("{file}: Fassung {version}, {carried} von {members} Dateien, {size} Byte.").format(
                file=report.file,
                version=report.version,
                carried=report.carried,
                members=report.members,
                size=report.size_bytes,
            )
        )
    return 0


def _keygen(_services: Services, args: argparse.Namespace) -> int:
    from hilft_desktop.services.content_authoring import make_keys

    key, public, secret = make_keys(args.out, args.name, _passphrase(args))
    if args.json:
        print_json({**plain(key), "public_file": public, "secret_file": secret})
    else:
        print_fields(
            [
                (_("Öffentlich, zum Weitergeben"), public),
                (_("Geheim, niemals weitergeben"), secret),
                (_("Fingerabdruck"), key.fingerprint),
            ]
        )
    return 0


def _keys(services: Services, args: argparse.Namespace) -> int:
    rows = services.content_packs.keys()
    if args.json:
        print_json([plain(row) for row in rows])
    elif not rows:
        print(_("Noch wird keinem Schlüssel vertraut: „hilft content trust DATEI“."))
    else:
        print_table(
            [(row.fingerprint, row.name, _origin(row)) for row in rows],
            (_("Fingerabdruck"), _("Name"), _("Herkunft")),
        )
    return 0


def _origin(row: KeyRow) -> str:
    return _("mit dem Programm gekommen") if row.shipped else _("selbst aufgenommen")


def _trust(services: Services, args: argparse.Namespace) -> int:
    row = services.content_packs.trust(str(args.key), args.fingerprint).value
    if args.json:
        print_json(plain(row))
        return 0
    print(_("Pakete von „{name}“ werden angenommen.").format(name=row.name))
    print(_("Fingerabdruck: {fingerprint}").format(fingerprint=row.fingerprint))
    if not args.fingerprint:
        print(_("Bitte am Telefon mit der Redaktion vergleichen."))
    return 0


def _distrust(services: Services, args: argparse.Namespace) -> int:
    services.content_packs.distrust(args.fingerprint)
    print(_("Pakete mit diesem Schlüssel werden nicht mehr angenommen."))
    return 0
