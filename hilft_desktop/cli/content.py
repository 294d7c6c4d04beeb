# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft content``: check a folder of guide pages, checklists, letters and facts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli.output import plain, print_json
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, path
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command."""
    group = add_group(commands, "content", _("Inhalte prüfen (für Autorinnen und Autoren)"))
    check = group.add_parser("check", help=_("alle Fehler mit Datei, Zeile und Rat nennen"))
    check.add_argument("folder", metavar=_("ORDNER"), type=path, help=_("Ordner der Inhalte"))
    add_json(check)
    check.set_defaults(run=_check)


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
