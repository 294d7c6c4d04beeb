# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft today`` and ``hilft handover``: what is open now, and what the next shift takes over."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_block, print_json
from hilft_desktop.cli.papers import add_pdf, check_place, write_paper
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_long_date, format_weekday_date
from hilft_desktop.i18n.labels import label

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services
    from hilft_desktop.services.rows import DueRow, LookRow, OpenFlagRow


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    today = commands.add_parser("today", help=_("was heute offen und fällig ist"))
    add_vault(today)
    add_json(today)
    today.set_defaults(run=_today)

    group = add_group(commands, "handover", _("Einen Fall oder die Schicht übergeben"))

    case = group.add_parser("case", help=_("das Übergabeblatt eines Falls schreiben"))
    add_vault(case)
    case.add_argument("id", metavar=_("FALL"), help=_("Kennung aus „case list“"))
    add_pdf(case)
    case.set_defaults(run=_case)

    shift = group.add_parser("shift", help=_("zeigen, was die nächste Schicht übernimmt"))
    add_vault(shift)
    add_json(shift)
    shift.set_defaults(run=_shift)

    sheet = group.add_parser("sheet", help=_("das Übergabeblatt der Schicht schreiben"))
    add_vault(sheet)
    add_pdf(sheet)
    sheet.set_defaults(run=_sheet)


def _today(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        overview = services.today.overview()
    if args.json:
        print_json(plain(overview))
        return 0
    print(format_long_date(overview.day))
    _print_flags(overview.flags, overview.flags_total)
    _print_due(overview.due, overview.due_total)
    if overview.reminders:
        print(_("Erinnerungen:"))
        for row in overview.reminders:
            print(_due_line(row))
    _print_looks(overview.second_looks)
    return 0


def _shift(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        shift = services.handover.shift()
    if args.json:
        print_json(plain(shift))
        return 0
    print(format_long_date(shift.day))
    _print_flags(shift.flags, len(shift.flags))
    _print_due(shift.due, len(shift.due))
    _print_looks(shift.second_looks)
    print(_("Wartet auf Antwort:"))
    for row in shift.waiting:
        print(f"    {row.pseudonym} · {row.title}")
    if shift.left_out:
        print(_("{count} weitere Einträge sind hier nicht gezeigt.").format(count=shift.left_out))
    return 0


def _case(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    with access.opened(services, args):
        pdf = services.handover.case_sheet(args.id)
        write_paper(services, args.pdf, pdf, "handover", _("Übergabeblatt eines Falls"))
    return 0


def _sheet(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    with access.opened(services, args):
        pdf = services.handover.shift_sheet()
        write_paper(services, args.pdf, pdf, "handover", _("Übergabeblatt der Schicht"))
    return 0


def _print_flags(rows: tuple[OpenFlagRow, ...], total: int) -> None:
    print(_("Offene Warnzeichen: {count}").format(count=total))
    for row in rows:
        words = ": ".join(part for part in (label(row.flag.kind), row.flag.detail) if part)
        print_block(f"{words} ({row.pseudonym} · {row.case_title})", "    ", "  ! ")


def _print_due(rows: tuple[DueRow, ...], total: int) -> None:
    print(_("Überfällig und bis in einer Woche: {count}").format(count=total))
    for row in rows:
        print(_due_line(row))


def _due_line(row: DueRow) -> str:
    day = format_weekday_date(row.follow_up.due_on)
    late = _("überfällig: ") if row.days_left < 0 else ""
    return f"    {day} {late}{row.follow_up.text} ({row.pseudonym} · {row.case_title})"


def _print_looks(rows: tuple[LookRow, ...]) -> None:
    if not rows:
        return
    print(_("Zweiter Blick erbeten:"))
    for row in rows:
        print_block(f"{row.look.question} ({row.pseudonym} · {row.case_title})", "    ")
