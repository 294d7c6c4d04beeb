# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft retention``: what goes when, what is held back, and the erasing of what is due."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_json, print_table
from hilft_desktop.cli.parser import (
    GermanParser,
    add_group,
    add_json,
    add_vault,
    iso_date,
)
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.privacy import RetentionKind, RetentionRule
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.numbers import parse_number
from hilft_desktop.i18n.privacy_labels import days_words, retention_label, retention_since

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "retention", _("Löschfristen, Aufschub und Löschen des Fälligen"))

    rules = group.add_parser("rules", help=_("die Löschfristen zeigen oder ändern"))
    add_vault(rules)
    rules.add_argument(
        "--set",
        metavar=_("ART=TAGE"),
        type=rule,
        action="append",
        default=[],
        help=_("eine Frist ändern; mehrmals möglich. Arten: {kinds}").format(
            kinds=", ".join(RetentionKind)
        ),
    )
    add_json(rules)
    rules.set_defaults(run=_rules)

    preview = group.add_parser("preview", help=_("zeigen, was bis zu einem Tag gelöscht wird"))
    add_vault(preview)
    preview.add_argument(
        "--until", metavar=_("DATUM"), type=iso_date, help=_("bis wann (sonst 30 Tage voraus)")
    )
    add_json(preview)
    preview.set_defaults(run=_preview)

    run = group.add_parser("run", help=_("löschen, was heute fällig ist"))
    add_vault(run)
    run.add_argument(
        "--yes", action="store_true", help=_("wirklich löschen; ohne das geschieht nichts")
    )
    add_json(run)
    run.set_defaults(run=_run)
    _add_holds(group)


def _add_holds(group: argparse._SubParsersAction[GermanParser]) -> None:
    holds = group.add_parser("holds", help=_("zeigen, was aufgeschoben ist"))
    add_vault(holds)
    add_json(holds)
    holds.set_defaults(run=_holds)

    hold = group.add_parser("hold", help=_("die Löschung eines Falls aufschieben"))
    add_vault(hold)
    hold.add_argument("--case", metavar="ID", required=True, help=_("Kennung des Falls"))
    hold.add_argument(
        "--reason", metavar=_("TEXT"), required=True, help=_("warum er noch gebraucht wird")
    )
    hold.add_argument(
        "--until",
        metavar=_("DATUM"),
        type=iso_date,
        required=True,
        help=_("letzter Tag des Aufschubs"),
    )
    add_json(hold)
    hold.set_defaults(run=_hold)

    lift = group.add_parser("lift", help=_("einen Aufschub aufheben"))
    add_vault(lift)
    lift.add_argument("--id", metavar="ID", required=True, help=_("Kennung des Aufschubs"))
    lift.set_defaults(run=_lift)


def rule(text: str) -> RetentionRule:
    """Return a rule written as ``fall=730``; raises ``retention_rule_unreadable``."""
    kind, _sign, days = text.partition("=")
    try:
        return RetentionRule(RetentionKind(kind), parse_number(days))
    except (ValueError, UserError):
        raise UserError(
            "retention_rule_unreadable", text=text[:40], allowed=tuple(RetentionKind)
        ) from None


def _rules(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        if args.set:
            rows = services.retention.save_rules(tuple(args.set)).value
        else:
            rows = services.retention.rules()
    if args.json:
        print_json([plain(row) for row in rows])
    else:
        print_table(
            [
                (
                    row.kind.value,
                    retention_label(row.kind),
                    days_words(row.days),
                    retention_since(row.kind),
                )
                for row in rows
            ],
            (_("Art"), _("Was"), _("Wie lange"), _("Ab wann")),
        )
    return 0


def _preview(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        preview = services.retention.preview(args.until)
        untouched = services.retention.untouched()
    if args.json:
        print_json({**plain(preview), "untouched": [plain(row) for row in untouched]})
    else:
        print_table(
            [
                (
                    format_weekday_date(row.due_on),
                    retention_label(row.kind),
                    row.label,
                    "" if row.held is None else row.held.reason,
                )
                for row in preview.rows
            ],
            (_("Tag"), _("Was"), _("Deckname, Thema"), _("Aufgeschoben, weil")),
        )
        if untouched:
            print(_("Offen und seit über einem Jahr nicht angefasst (wird nie gelöscht):"))
            for each in untouched:
                print(f"    {each.label} ({format_weekday_date(each.since)})")
    return 0


def _run(services: Services, args: argparse.Namespace) -> int:
    if not args.yes:
        raise UserError("erasure_not_confirmed")
    with access.opened(services, args):
        result = services.retention.run().value
    if args.json:
        print_json(plain(result))
        return 0
    rows = [(retention_label(kind), str(count)) for kind, count in result.erased.items()]
    if result.persons:
        rows.append((_("Person ohne Fall"), str(result.persons)))
    if rows:
        print_table(rows, (_("Gelöscht"), _("Zahl")))
    else:
        print(_("Heute ist nichts fällig."))
    return 0


def _holds(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        rows = services.retention.holds()
    if args.json:
        print_json([plain(row) for row in rows])
    else:
        print_table(
            [
                (
                    row.hold.id,
                    format_weekday_date(row.hold.until),
                    f"{row.pseudonym} · {row.case_title}",
                    row.hold.reason,
                )
                for row in rows
            ],
            (_("Kennung"), _("Bis"), _("Fall"), _("Warum")),
        )
    return 0


def _hold(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        held = services.retention.hold(args.case, args.reason, args.until).value
    if args.json:
        print_json(plain(held))
    else:
        print(_("Aufgeschoben: {id}").format(id=held.id))
    return 0


def _lift(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        services.retention.lift_hold(args.id)
    print(_("Der Aufschub ist aufgehoben."))
    return 0
