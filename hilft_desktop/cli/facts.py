# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft facts``: the dated figures and rules of law; no vault is needed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli.output import plain, print_block, print_fields, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_on
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date

if TYPE_CHECKING:
    from hilft_desktop.services.content_rows import FactRow, FigureRow, PeriodRow
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "facts", _("Zahlen und Regeln des Rechts nachsehen"))

    listing = group.add_parser("list", help=_("alle Fakten auflisten"))
    listing.add_argument(
        "words", metavar=_("WORTE"), nargs="*", help=_("nur Fakten, die alle Worte enthalten")
    )
    add_on(listing)
    add_json(listing)
    listing.set_defaults(run=_list)

    show = group.add_parser("show", help=_("einen Fakt mit Quelle und Verlauf zeigen"))
    show.add_argument("id", metavar="ID", help=_("Kennung des Fakts"))
    add_on(show)
    add_json(show)
    show.set_defaults(run=_show)


def _list(services: Services, args: argparse.Namespace) -> int:
    rows = services.facts.list(args.on, " ".join(args.words))
    if args.json:
        print_json([plain(row) for row in rows])
    elif not rows:
        print(_("Nichts gefunden. Bitte andere oder weniger Worte versuchen."))
    else:
        print_table(
            [(row.id, row.title, row.text) for row in rows],
            (_("Kennung"), _("Titel"), _("Wert")),
        )
    return 0


def _show(services: Services, args: argparse.Namespace) -> int:
    fact = services.facts.show(args.id, args.on)
    if args.json:
        print_json(plain(fact))
    else:
        _print_fact(fact)
    return 0


def _print_fact(fact: FactRow) -> None:
    print(fact.title)
    print("=" * len(fact.title))
    if fact.uncertain:
        print(_("! Diese Angabe ist nicht sicher belegt."))
    if fact.overdue:
        print(_("! Die Prüfung ist überfällig."))
    day = format_date(fact.on)
    if fact.current:
        print(_("Am {day} gilt: {value}").format(day=day, value=_line(fact.current)))
    elif fact.periods:
        print(_("Für den {day} ist kein Wert bekannt.").format(day=day))
    print_block(fact.note)
    for period in fact.periods:
        mark = "→" if period.is_current else " "
        print_block(f"{_span(period)}: {_line(period.figures)}", "      ", f"  {mark} ")
        for row in period.table:
            print_block(_line(row), "        ", "      - ")
    print()
    print_fields(
        [
            (_("Fundstelle"), fact.citation),
            (_("Quellen"), "; ".join(fact.sources)),
            (_("Geprüft"), format_date(fact.checked_on)),
            (_("Nächste Prüfung"), format_date(fact.next_check)),
            (_("Benutzt in"), ", ".join(item.title for item in fact.used_by)),
        ]
    )


def _line(figures: tuple[FigureRow, ...]) -> str:
    return " · ".join(
        figure.text if figure.key == "value" else f"{figure.key} {figure.text}"
        for figure in figures
    )


def _span(period: PeriodRow) -> str:
    first = format_date(period.valid_from) if period.valid_from else ""
    last = format_date(period.valid_to) if period.valid_to else ""
    if first and last:
        return _("vom {first} bis {last}").format(first=first, last=last)
    if first:
        return _("seit {first}").format(first=first)
    return _("bis {last}").format(last=last) if last else _("immer")
