# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a finished paper where somebody wants it, and enters it into the register."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.cli.parser import GermanParser, path
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.persons import Person
from hilft_desktop.i18n.catalog import _
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


def add_pdf(parser: GermanParser) -> None:
    """Add where the paper goes."""
    parser.add_argument(
        "--pdf", metavar=_("DATEI"), type=path, required=True, help=_("wohin das PDF kommt")
    )


def add_person(parser: GermanParser) -> None:
    """Add whom it is about, by pseudonym."""
    parser.add_argument(
        "--person", metavar=_("DECKNAME"), required=True, help=_("Deckname der Person")
    )


def person_of(services: Services, args: argparse.Namespace) -> Person:
    """Return the person named; raises ``UserError("person_not_found")``."""
    person = services.persons.find(args.person)
    if person is None:
        raise UserError("person_not_found", text=args.person[:80])
    return person


def check_place(file: Path) -> None:
    """Refuse what would fail only after the work is done.

    Raises ``UserError``: ``folder_missing``, ``file_is_folder``.
    """
    if not file.absolute().parent.is_dir():
        raise UserError("folder_missing", file=str(file.absolute().parent))
    if file.is_dir():
        raise UserError("file_is_folder", file=str(file))


def write_paper(services: Services, file: Path, pdf: bytes, kind: str, what: str) -> None:
    """Enter a paper about people into the register, then write it."""
    services.exports.note(kind, what, hashlib.sha256(pdf).hexdigest())
    write_bytes(file, pdf)
    print(_("Geschrieben: {file}").format(file=file))
