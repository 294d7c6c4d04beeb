# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft proof``: how letters were sent, and what proves that they arrived."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_json, print_table
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_vault, iso_date
from hilft_desktop.domain.cases import CaseDocument
from hilft_desktop.domain.delivery import ProofState
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.labels import label

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "proof", _("Nachweise der Zustellung von Schreiben"))

    ways = group.add_parser("ways", help=_("Versandwege und ihre Nachweise nennen"))
    add_json(ways)
    ways.set_defaults(run=_ways)

    listing = group.add_parser("list", help=_("Schreiben auflisten, deren Nachweis fehlt"))
    add_vault(listing)
    listing.add_argument(
        "--until",
        metavar=_("DATUM"),
        type=iso_date,
        help=_("auch, wonach bis dahin gefragt wird (JJJJ-MM-TT); ohne ihn heute"),
    )
    add_json(listing)
    listing.set_defaults(run=_list)

    sent = _document(group, "sent", _("eintragen, wie ein Schreiben hinausging"))
    sent.add_argument(
        "--by", metavar=_("WEG"), required=True, help=_("Versandweg aus „proof ways“")
    )
    sent.set_defaults(run=_sent)

    enter = _document(group, "enter", _("den Nachweis der Zustellung eintragen"))
    enter.add_argument(
        "--note", metavar=_("TEXT"), required=True, help=_("was es belegt, ohne Namen")
    )
    enter.add_argument(
        "--on", metavar=_("DATUM"), type=iso_date, help=_("Tag des Nachweises; ohne ihn heute")
    )
    enter.set_defaults(run=_enter)

    waive = _document(group, "waive", _("begründen, warum es ohne Nachweis geht"))
    waive.add_argument("--reason", metavar=_("GRUND"), required=True, help=_("der Grund"))
    waive.set_defaults(run=_waive)

    reopen = _document(group, "reopen", _("Nachweis oder Verzicht zurücknehmen"))
    reopen.set_defaults(run=_reopen)


def _document(
    group: argparse._SubParsersAction[GermanParser], name: str, words: str
) -> GermanParser:
    parser = group.add_parser(name, help=words)
    add_vault(parser)
    parser.add_argument(
        "id", metavar="ID", help=_("Kennung des Schreibens aus „case show --json“ (documents)")
    )
    add_json(parser)
    return parser


def _ways(services: Services, args: argparse.Namespace) -> int:
    ways = services.proofs.ways()
    if args.json:
        print_json([{**plain(way), "label": label(way.way)} for way in ways])
    else:
        print_table(
            [
                (
                    way.way.value,
                    label(way.way),
                    "" if way.ask_after_days is None else str(way.ask_after_days),
                    way.proof or _("keiner"),
                )
                for way in ways
            ],
            (_("Weg"), _("Bedeutung"), _("fragen nach Tagen"), _("Nachweis")),
        )
    return 0


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        rows = services.proofs.missing(args.until)
    if args.json:
        print_json([plain(row) for row in rows])
    elif rows:
        print_table(
            [
                (
                    row.document.id,
                    format_weekday_date(row.document.proof_due or row.document.created_on),
                    row.pseudonym,
                    row.wanted,
                    row.document.title,
                )
                for row in rows
            ],
            (_("Kennung"), _("gefragt seit"), _("Person"), _("Nachweis"), _("Schreiben")),
        )
    else:
        print(_("Kein Nachweis fehlt."))
    return 0


def _sent(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        document = services.proofs.sent(args.id, args.by).value
    return _said(document, args)


def _enter(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        document = services.proofs.enter(args.id, args.note, args.on).value
    return _said(document, args)


def _waive(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        document = services.proofs.waive(args.id, args.reason).value
    return _said(document, args)


def _reopen(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        document = services.proofs.reopen(args.id).value
    return _said(document, args)


def _said(document: CaseDocument, args: argparse.Namespace) -> int:
    if args.json:
        print_json(plain(document))
    elif document.proof_due is not None:
        print(
            _("Nach dem Nachweis wird gefragt ab {day}.").format(
                day=format_weekday_date(document.proof_due)
            )
        )
    else:
        print(f"{document.title}: {label(ProofState(document.proof))}")
    return 0
