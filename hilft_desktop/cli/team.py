# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft team``: who may open the vault, who left, whose training counts until when."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_block, print_json, print_table, say
from hilft_desktop.cli.parser import (
    GermanParser,
    add_group,
    add_json,
    add_vault,
    iso_date,
    path,
)
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.i18n.team_words import left_behind, training_words

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services
    from hilft_desktop.services.team_rows import TeamMember


_NONE = "keine"


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "team", _("Beraterinnen und Berater mit eigener Passphrase"))

    listing = group.add_parser("list", help=_("alle auflisten, auch wer gegangen ist"))
    add_vault(listing)
    add_json(listing)
    listing.set_defaults(run=_list)

    adding = group.add_parser("add", help=_("jemandem einen eigenen Zugang geben"))
    add_vault(adding)
    _add_name(adding)
    adding.add_argument(
        "--new-passphrase-file",
        metavar=_("DATEI"),
        type=path,
        help=_("Datei mit der Passphrase der neuen Person; ohne sie wird gefragt"),
    )
    add_json(adding)
    adding.set_defaults(run=_add)

    leaving = group.add_parser("leave", help=_("jemandem den Zugang nehmen"))
    add_vault(leaving)
    _add_name(leaving)
    add_json(leaving)
    leaving.set_defaults(run=_leave)

    training = group.add_parser("train", help=_("eintragen, bis wann eine Schulung gilt"))
    add_vault(training)
    _add_name(training)
    training.add_argument(
        "--until",
        metavar=_("DATUM"),
        type=_day_or_none,
        required=True,
        help=_("letzter Tag, an dem sie gilt, oder: {none}").format(none=_NONE),
    )
    add_json(training)
    training.set_defaults(run=_train)


def _add_name(parser: GermanParser) -> None:
    parser.add_argument("--name", metavar=_("NAME"), required=True, help=_("um wen es geht"))


def _day_or_none(text: str) -> date | None:
    return None if text == _NONE else iso_date(text)


def _list(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        members = services.team.list()
    if args.json:
        print_json([plain(member) for member in members])
    else:
        print_table(
            [(m.name, _access(m), training_words(m.training, m.trained_until)) for m in members],
            (_("Name"), _("Zugang"), _("Schulung")),
        )
    return 0


def _access(member: TeamMember) -> str:
    if member.left_on is not None:
        return _("gegangen am {day}").format(day=format_weekday_date(member.left_on))
    return _("darf öffnen") if member.has_slot else _("darf nicht öffnen")


def _add(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        chosen = access.new_passphrase(args.new_passphrase_file)
        rating = services.vault.rate_passphrase(chosen)
        added = services.team.add(args.name, chosen, allow_weak=True).value
    if args.json:
        print_json(plain(added))
    else:
        print(_("{name} öffnet den Tresor jetzt mit eigener Passphrase.").format(name=added.name))
    if not rating.acceptable:
        say(_("Hinweis: Die Passphrase ist schwach.") + " " + error_line(UserError(rating.advice)))
    return 0


def _leave(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        gone = services.team.leave(args.name).value
    if args.json:
        print_json(plain(gone))
        return 0
    print(_("{name} öffnet den Tresor und neue Sicherungen nicht mehr.").format(name=gone.name))
    for sentence in left_behind(gone.name, gone.open_cases, gone.older_backups):
        print_block(sentence, "  ", "- ")
    return 0


def _train(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        member = services.team.set_trained(args.name, args.until).value
    if args.json:
        print_json(plain(member))
    else:
        print(f"{member.name}: {training_words(member.training, member.trained_until)}")
    return 0
