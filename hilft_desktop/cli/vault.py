# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft vault``: create, check, back up and restore a vault."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_fields, print_json, say
from hilft_desktop.cli.parser import (
    GermanParser,
    add_group,
    add_json,
    add_passphrase,
    add_vault,
    land,
    path,
)
from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.errors import HilftError, MachineError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.rows import CreatedVault, SetUp
from hilft_desktop.system.atomic import atomic_file

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

_DEFAULT_LAND = Land.BE
"""The tally needs a Land; the seat of the federal party until the group names its own."""


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "vault", _("Tresor anlegen, prüfen, sichern, zurückholen"))
    _add_create(group)

    check = group.add_parser("check", help=_("einen Tresor vollständig prüfen"))
    add_vault(check)
    add_json(check)
    check.set_defaults(run=_check)

    backup = group.add_parser("backup", help=_("eine verschlüsselte Sicherung schreiben"))
    add_vault(backup)
    backup.add_argument(
        "--to", metavar=_("ORDNER"), type=path, required=True, help=_("wohin die Sicherung kommt")
    )
    add_json(backup)
    backup.set_defaults(run=_backup)

    restore = group.add_parser("restore", help=_("einen Tresor aus einer Sicherung zurückholen"))
    restore.add_argument("backup", metavar=_("SICHERUNG"), type=path, help=_("die Sicherung"))
    restore.add_argument(
        "--to", metavar=_("DATEI"), type=path, required=True, help=_("der neue Tresor")
    )
    add_passphrase(restore)
    restore.set_defaults(run=_restore)


def _add_create(group: argparse._SubParsersAction[GermanParser]) -> None:
    create = group.add_parser("create", help=_("einen neuen Tresor anlegen"))
    add_vault(create)
    create.add_argument(
        "--counsellor", metavar=_("NAME"), required=True, help=_("wer den Tresor zuerst benutzt")
    )
    create.add_argument(
        "--recovery-out",
        metavar=_("PDF"),
        type=path,
        help=_("wohin das Blatt zur Wiederherstellung kommt; ohne Angabe wird es ausgegeben"),
    )
    create.add_argument("--unit-name", metavar=_("NAME"), help=_("Name des Kreisverbands"))
    create.add_argument("--place", metavar=_("ORT"), default="", help=_("Ort für Schreiben"))
    create.add_argument(
        "--land", metavar=_("LAND"), type=land, help=_("Bundesland in zwei Buchstaben")
    )
    create.add_argument(
        "--address",
        metavar=_("ZEILE"),
        action="append",
        default=[],
        help=_("Zeile der Anschrift; mehrmals möglich"),
    )
    create.add_argument("--contact", metavar=_("TEXT"), default="", help=_("Telefon oder E-Mail"))
    create.add_argument(
        "--guidance", metavar=_("NAME"), default="", help=_("wer nach § 6 RDG anleitet")
    )
    create.set_defaults(run=_create)


def _create(services: Services, args: argparse.Namespace) -> int:
    _refuse_existing(args.recovery_out)
    passphrase = access.new_passphrase(args.passphrase_file)
    rating = services.vault.rate_passphrase(passphrase)
    setup = SetUp(
        path=str(args.file),
        unit_name=args.unit_name or _("Kreisverband noch nicht eingetragen"),
        place=args.place,
        land=args.land or _DEFAULT_LAND,
        address=tuple(args.address),
        contact=args.contact,
        counsellor=args.counsellor,
        passphrase=passphrase,
        guidance=args.guidance,
    )
    try:
        _create_with_sheet(services, setup, args.recovery_out)
    finally:
        services.vault.close()
    print(_("Tresor angelegt: {file}").format(file=args.file))
    if args.recovery_out is not None:
        print(_("Blatt zur Wiederherstellung: {file}").format(file=args.recovery_out))
    if args.land is None:
        say(_("Hinweis: Ohne --land gilt vorerst Berlin. In den Einstellungen zu ändern."))
    if not rating.acceptable:
        say(_("Hinweis: Die Passphrase ist schwach.") + " " + _advice(rating.advice))
    return 0


def _create_with_sheet(services: Services, setup: SetUp, sheet: Path | None) -> None:
    """Create the vault; the sheet's file is opened first, so that no key is made in vain."""
    created: CreatedVault | None = None
    try:
        with nullcontext(None) if sheet is None else atomic_file(sheet) as file:
            created = services.vault.create(setup, allow_weak=True).value
            if file is not None:
                file.write(created.recovery_pdf)
    except HilftError:
        if created is not None:
            _print_key(created)  # the vault is there, and its key can be seen only now
        raise
    if sheet is None:
        _print_key(created)


def _print_key(created: CreatedVault) -> None:
    print(_("Schlüssel zur Wiederherstellung (nur jetzt zu sehen, bitte aufschreiben):"))
    print("  " + "-".join(created.recovery_groups))


def _refuse_existing(file: Path | None) -> None:
    if file is not None and file.exists():
        raise UserError("file_exists", file=str(file))


def _advice(code: str) -> str:
    return error_line(UserError(code))


def _check(services: Services, args: argparse.Namespace) -> int:
    report = services.vault.check(str(args.file), access.passphrase(args))
    if args.json:
        print_json(plain(report))
    else:
        print(
            _("Der Tresor ist in Ordnung.") if report.healthy else _("Der Tresor ist beschädigt.")
        )
        print_fields(
            (
                (_("Schema"), report.schema),
                (_("Kontakte"), str(report.contacts)),
                (_("Personen"), str(report.persons)),
                (_("Fälle"), str(report.cases)),
                (_("Größe"), _("{size} Bytes").format(size=report.size_bytes)),
                (_("Fehler"), "\n".join(report.faults)),
            )
        )
    if not report.healthy:
        raise MachineError("vault_damaged", file=str(args.file))
    return 0


def _backup(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        row = services.backups.make(str(args.to)).value
    if args.json:
        print_json(plain(row))
    else:
        print(_("Sicherung geschrieben: {file}").format(file=row.path))
    return 0


def _restore(services: Services, args: argparse.Namespace) -> int:
    _refuse_existing(args.to)
    secret = access.passphrase_if_any(args)
    file = services.backups.restore(str(args.backup), str(args.to), secret)
    print(_("Tresor zurückgeholt: {file}").format(file=file))
    if secret is None:
        print(_("Ohne Passphrase nur von außen geprüft. Bitte noch: hilft vault check"))
    return 0
