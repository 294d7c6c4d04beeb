# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft tally``: release a month as a protected tally, read a release file."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from hilft_desktop.cli import access, land, tally_reports, tally_setup
from hilft_desktop.cli.output import print_block, print_json
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault, month, path
from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    EuroBand,
    Grievance,
    Household,
    Outcome,
    Topic,
)
from hilft_desktop.domain.tallies import TallyMode
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_period
from hilft_desktop.i18n.labels import dimension_label, label

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services
    from hilft_desktop.services.rows import ReleaseRow

_CODES: Mapping[str, type[StrEnum]] = {
    "topic": Topic,
    "age": AgeBand,
    "outcome": Outcome,
    "household": Household,
    "euro_band": EuroBand,
    "channel": Channel,
    "grievance": Grievance,
}


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "tally", _("Monatszählung freigeben und lesen"))

    release = group.add_parser(
        "release", help=_("einen Monat freigeben: endgültig, geschützt, als JSON, CSV und PDF")
    )
    add_vault(release)
    release.add_argument(
        "--month", metavar=_("MONAT"), type=month, required=True, help=_("Monat (JJJJ-MM)")
    )
    release.add_argument(
        "--out", metavar=_("ORDNER"), type=path, required=True, help=_("wohin die Dateien kommen")
    )
    add_json(release)
    release.set_defaults(run=_release)

    show = group.add_parser("show", help=_("eine freigegebene Zählung prüfen und zeigen"))
    show.add_argument("release", metavar="RELEASE.json", type=path, help=_("die Datei"))
    add_json(show)
    show.set_defaults(run=_show)
    tally_setup.register(group)
    tally_reports.register(group)
    land.register(group)


def _release(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        row = services.tallies.release(args.month).value
        files = services.tallies.export(args.month, str(args.out)).value
    if args.json:
        print_json(json.loads(row.json_bytes))
        return 0
    _print_release(row)
    for file in files:
        print(_("Geschrieben: {file}").format(file=file))
    return 0


def _show(services: Services, args: argparse.Namespace) -> int:
    row = services.tallies.read_file(str(args.release))
    if args.json:
        print_json(json.loads(row.json_bytes))
    else:
        _print_release(row)
    return 0


def _print_release(row: ReleaseRow) -> None:
    first, last = date.fromisoformat(row.period_from), date.fromisoformat(row.period_to)
    print(f"{row.unit_name} · {format_period(first, last)}")
    if row.held_back:
        print(_("Darin enthalten, weil zu klein: {months}").format(months=", ".join(row.held_back)))
    for name, table in row.tables.items():
        print()
        if isinstance(table, int):
            print(f"{dimension_label(name):<44}{table:>6}")
            continue
        print(dimension_label(name))
        for code, count in table.items():
            words = label(_CODES[name](code)) if name in _CODES else code
            print(f"  {words:<42}{count:>6}")
    print()
    if row.two_way:
        print_block(_("Die Tabellen Thema × Merkmal stehen in der Datei und in --json."))
    print_block(_how_to_read(row.mode))


def _how_to_read(mode: TallyMode) -> str:
    if mode is TallyMode.DP_FIRST:
        return _(
            "Auf jede Zahl wurde zuerst zufälliges Rauschen gegeben, dann wurde auf Vielfache von "
            "5 gerundet. Eine Zahl kann auch um mehr als 5 von der wahren abweichen, im Mittel um "
            "3. Kleine Unterschiede bedeuten nichts."
        )
    return _(
        "Alle Zahlen sind zufällig auf Vielfache von 5 gerundet: „0“ kann bis zu 5 heißen, "
        "„5“ auch keiner. Kleine Unterschiede bedeuten nichts."
    )
