# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft practice``: a vault full of fictitious cases, to learn, test and measure with."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.parser import GermanParser, add_vault, iso_date, number
from hilft_desktop.i18n.catalog import _

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command."""
    text = _("einen Übungstresor mit erfundenen Fällen anlegen")
    practice = commands.add_parser("practice", help=text, description=text)
    add_vault(practice)
    practice.add_argument(
        "--cases",
        metavar=_("ZAHL"),
        type=number(1, 1_000_000),
        help=_("Kontakte insgesamt, mindestens zehn je Monat; ohne Angabe 10 bis 200 je Monat"),
    )
    practice.add_argument(
        "--months", metavar=_("ZAHL"), type=number(1, 240), default=6, help=_("Monate (sonst 6)")
    )
    practice.add_argument(
        "--seed",
        metavar=_("ZAHL"),
        type=number(0, 2**31),
        default=1,
        help=_("gleiche Zahl, gleiche Fälle (sonst 1)"),
    )
    practice.add_argument(
        "--until", metavar=_("DATUM"), type=iso_date, help=_("letzter Tag (sonst heute)")
    )
    practice.set_defaults(run=_create)


def _create(services: Services, args: argparse.Namespace) -> int:
    given = args.passphrase_file is not None
    passphrase = access.passphrase_from(args.passphrase_file) if given else ""
    try:
        services.practice.create(
            str(args.file),
            cases=args.cases,
            months=args.months,
            seed=args.seed,
            until=args.until,
            passphrase=passphrase,
        )
        contacts = services.vault.counts().contacts
    finally:
        services.vault.close()
    print(
        _("Übungstresor angelegt: {file} ({contacts} Kontakte)").format(
            file=args.file, contacts=contacts
        )
    )
    if not given:
        print(_("Passphrase: {text}").format(text=services.practice.passphrase()))
    return 0
