# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft glossary``: what a word or an abbreviation means; no vault is needed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from hilft_desktop.cli.output import plain, print_block, print_json
from hilft_desktop.cli.parser import GermanParser, add_json
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.collation import sort_key

if TYPE_CHECKING:
    from hilft_desktop.domain.guide import Term
    from hilft_desktop.services.hub import Services


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command."""
    text = _("Abkürzungen und Worte des Fachs erklären")
    parser = commands.add_parser("glossary", help=text, description=text)
    parser.add_argument("word", metavar=_("WORT"), nargs="?", default="", help=_("nur dieses Wort"))
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(services: Services, args: argparse.Namespace) -> int:
    terms = sorted(services.guide.glossary(), key=lambda term: sort_key(term.term))
    if args.word:
        terms = [term for term in terms if _matches(term, args.word.casefold())]
        if not terms:
            raise UserError("term_unknown", word=args.word[:40])
    if args.json:
        print_json([plain(term) for term in terms])
        return 0
    for term in terms:
        head = f"{term.term} ({term.long})" if term.long else term.term
        print_block(f"{head}: {term.text}", "    ", "")
        if term.page:
            print(_("    Seite: {page}").format(page=term.page))
    return 0


def _matches(term: Term, word: str) -> bool:
    return word in term.term.casefold() or word in term.long.casefold() or word == term.id
