# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft handout``: sheets in two languages; only what a case fills in needs a vault."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_block, print_json, print_table
from hilft_desktop.cli.papers import check_place, write_paper
from hilft_desktop.cli.parser import GermanParser, add_group, add_json, add_on, add_vault, path
from hilft_desktop.i18n.catalog import _
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.handout_rows import HandoutPaper, TranslationRow
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands."""
    group = add_group(commands, "handout", _("Merkblätter in zwei Sprachen"))

    listing = group.add_parser("list", help=_("Merkblätter und ihre Übersetzungen auflisten"))
    add_on(listing)
    add_json(listing)
    listing.set_defaults(run=_list)

    show = group.add_parser("show", help=_("ein Merkblatt lesen"))
    _add_sheet(show)
    add_on(show)
    add_json(show)
    show.set_defaults(run=_show)

    pdf = group.add_parser("pdf", help=_("ein Merkblatt leer schreiben, ohne Tresor"))
    _add_sheet(pdf)
    _add_out(pdf)
    add_json(pdf)
    pdf.set_defaults(run=_pdf)

    case = group.add_parser("case", help=_("ein Merkblatt aus einem Fall füllen"))
    add_vault(case)
    case.add_argument("case", metavar=_("FALL"), help=_("Kennung aus „case list“"))
    _add_sheet(case)
    _add_out(case)
    case.set_defaults(run=_case)


def _add_sheet(parser: GermanParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("Kennung aus „handout list“"))
    parser.add_argument(
        "--language",
        metavar=_("SPRACHE"),
        default="",
        help=_("en, tr, ar, uk, ru oder pl; ohne sie nur Deutsch"),
    )


def _add_out(parser: GermanParser) -> None:
    parser.add_argument(
        "--out",
        metavar=_("DATEI"),
        type=path,
        required=True,
        help=_("wohin es kommt; die Endung sagt die Form: .pdf, .odt oder .txt"),
    )
    parser.add_argument("--large-print", action="store_true", help=_("große Schrift (14 Punkt)"))


def _list(services: Services, args: argparse.Namespace) -> int:
    rows = services.handouts.list(args.on)
    if args.json:
        print_json(plain(rows))
        return 0
    print_table(
        [(row.id, row.title, ", ".join(map(_state, row.translations))) for row in rows],
        (_("Kennung"), _("Merkblatt"), _("Sprachen")),
    )
    print(_("* Übersetzung ungeprüft, - teils nur auf Deutsch"))
    return 0


def _state(row: TranslationRow) -> str:
    return row.language + ("" if row.checked else "*") + ("-" if row.outdated else "")


def _show(services: Services, args: argparse.Namespace) -> int:
    handout = services.handouts.show(args.id, args.language, args.on)
    if args.json:
        print_json(plain(handout))
        return 0
    for segment in handout.segments:
        print_block(segment.german)
        if segment.other:
            print_block(segment.other, "    ", "    ")
    if handout.citations:
        print_block(_("Fundstellen: {where}").format(where="; ".join(handout.citations)))
    return 0


def _pdf(services: Services, args: argparse.Namespace) -> int:
    check_place(args.out)
    paper = _paper(services, args)
    write_bytes(args.out, paper.data)
    if args.json:
        print_json({**plain(paper), "file": str(args.out)})
    else:
        print(_("Geschrieben: {file}").format(file=args.out))
    return 0


def _case(services: Services, args: argparse.Namespace) -> int:
    check_place(args.out)
    with access.opened(services, args):
        paper = _paper(services, args, args.case)
        what = _("Merkblatt „{title}“").format(title=paper.title)
        write_paper(services, args.out, paper.data, "handout", what)
    return 0


def _paper(services: Services, args: argparse.Namespace, case_id: str = "") -> HandoutPaper:
    return services.handouts.paper(
        args.id,
        args.language,
        args.out.suffix.lower().removeprefix("."),
        large_print=args.large_print,
        case_id=case_id,
    )
