# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft tally add``: what a Landesverband makes of the published files of its groups."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from hilft_desktop.cli.output import plain, print_block, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_json, path
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_advice, error_text
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.services.land_rows import LandRequest, LandSum
from hilft_desktop.services.land_texts import error_words, period_words, warnings

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services
    from hilft_desktop.services.land_rows import LandFiles

_SOME_REFUSED = 2
_MOST_KEYS = 20
"""Keys that are printed for comparing; more than that nobody reads on a screen."""


def register(group: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command to the group ``tally``."""
    add = group.add_parser(
        "add", help=_("veröffentlichte Monate vieler Gruppen zusammenzählen (ohne Tresor)")
    )
    add.add_argument(
        "files",
        metavar=_("DATEI"),
        type=path,
        nargs="+",
        help=_("Dateien und Ordner mit Monatszahlen und Schlüsseln (JSON)"),
    )
    add.add_argument(
        "--out",
        metavar=_("ORDNER"),
        type=path,
        required=True,
        help=_("wohin die Summe kommt und wo die Schlüssel bleiben"),
    )
    add.add_argument(
        "--expected",
        metavar=_("LISTE"),
        type=path,
        help=_("CSV oder ODS mit Kennung, Name, Land, Schlüssel aller Gruppen"),
    )
    add.add_argument(
        "--trust-new-key",
        metavar=_("KENNUNG"),
        dest="trusted",
        action="append",
        default=[],
        help=_(
            "neuen Schlüssel, gleichen Namen oder neue Fassung dieser Gruppe anerkennen; mehrfach "
            "möglich"
        ),
    )
    add_json(add)
    add.set_defaults(run=_add)


def _add(services: Services, args: argparse.Namespace) -> int:
    request = LandRequest(
        paths=tuple(str(file) for file in args.files),
        directory=str(args.out),
        expected="" if args.expected is None else str(args.expected),
        trusted=tuple(args.trusted),
    )
    done = services.land.add(request).value
    if args.json:
        print_json(_as_json(done))
    else:
        _print(done.sum)
        for file in done.paths:
            print(_("Geschrieben: {file}").format(file=file))
    return _SOME_REFUSED if done.sum.refused else 0


def _as_json(done: LandFiles) -> dict[str, Any]:
    result = done.sum
    return {
        "total": result.total,
        "releases": result.releases,
        "files": result.files,
        "months": plain(result.months),
        "error": {"bound": result.bound, "typical": result.typical, "noisy": result.noisy},
        "units": [
            {
                "id": unit.id,
                "name": unit.name,
                "land": unit.land,
                "total": unit.total,
                "releases": unit.releases,
                "key": unit.has_key,
                "expected": unit.expected,
                "missing": [
                    month.month
                    for month, cell in zip(result.months, unit.cells, strict=True)
                    if cell.state == "missing"
                ],
            }
            for unit in result.units
        ],
        "refused": [
            {"file": each.file, "code": each.code, "reason": error_text(each.error)}
            for each in result.refused
        ],
        "duplicates": [{"file": file, "same_as": other} for file, other in result.duplicates],
        "new_keys": plain(result.new_keys),
        "practice": result.practice,
        "written": list(done.paths),
    }


def _print(result: LandSum) -> None:
    units = sum(unit.releases > 0 for unit in result.units)
    print(
        _(
            "{period}: {total} Gespräche aus {releases} Veröffentlichungen von {units} Gruppen"
        ).format(
            period=period_words(result),
            total=format_number(result.total),
            releases=format_number(result.releases),
            units=format_number(units),
        )
    )
    print_block(error_words(result))
    for warning in warnings(result):
        print_block(warning)
    print()
    print_table(
        [
            (unit.name, unit.land, format_number(unit.total), str(unit.releases), str(unit.missing))
            for unit in result.units
        ],
        (_("Gruppe"), _("Land"), _("Gespräche"), _("Dateien"), _("Monate unbekannt")),
    )
    for file, other in result.duplicates:
        print(_("Doppelt, einmal gezählt: {file} = {other}").format(file=file, other=other))
    if len(result.new_keys) > _MOST_KEYS:
        count = format_number(len(result.new_keys))
        print(_("{n} neue Schlüssel; „--json“ nennt sie.").format(n=count))
    for key in result.new_keys if len(result.new_keys) <= _MOST_KEYS else ():
        print(_("Neuer Schlüssel: {name} ({unit})").format(name=key.name, unit=key.unit))
        print(f"  {' '.join(key.groups)}")
    if result.refused:
        print()
        print(_("Abgelehnt:"))
    for each in result.refused:
        print_block(f"{each.file}: {error_text(each.error)} {error_advice(each.error)}")
