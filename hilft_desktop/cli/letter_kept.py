# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft letter kept`` and ``reprint``: letters of a case opened and printed again."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_fields, print_json
from hilft_desktop.cli.papers import add_pdf, check_place, write_paper
from hilft_desktop.cli.parser import GermanParser, add_json, add_vault
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def add_commands(group: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands to those of ``hilft letter``."""
    kept = group.add_parser(
        "kept", help=_("ein Schreiben eines Falls ansehen, wie es aufgehoben ist")
    )
    add_vault(kept)
    kept.add_argument("id", metavar="ID", help=_("Kennung aus „case show --json“ (documents)"))
    add_json(kept)
    kept.set_defaults(run=_kept)

    reprint = group.add_parser("reprint", help=_("ein Schreiben eines Falls noch einmal erzeugen"))
    add_vault(reprint)
    reprint.add_argument("id", metavar="ID", help=_("Kennung aus „case show --json“ (documents)"))
    add_pdf(reprint)
    reprint.set_defaults(run=_reprint)


def _kept(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        kept = services.letter_records.open(args.id)
    if args.json:
        print_json(plain(kept))
        return 0
    print(kept.document.title)
    print_fields(
        (
            (_("Vom"), format_weekday_date(kept.document.created_on)),
            (_("Vorlage"), kept.document.template_version),
            (_("Seitdem"), _("Die Vorlage hat sich geändert.") if kept.template_changed else ""),
            (_("Es fehlen"), ", ".join(kept.form.missing)),
            (_("Wortlaut"), kept.edited_text or kept.kept_text),
        )
    )
    return 0


def _reprint(services: Services, args: argparse.Namespace) -> int:
    check_place(args.pdf)
    with access.opened(services, args):
        again = services.letter_records.reprint(args.id)
        what = _("{title} (noch einmal)").format(title=again.document.title)
        write_paper(services, args.pdf, again.pdf, "letter", what)
    if again.same:
        print(_("Prüfsumme gleich: {sha256}").format(sha256=again.sha256))
    else:
        print(_("Nicht dieselben Bytes wie damals. {why}").format(why=again.why))
    return 0
