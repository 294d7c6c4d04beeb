# SPDX-License-Identifier: GPL-3.0-or-later
"""Passphrases from a file or the keyboard, and a vault that is closed again whatever happens."""

from __future__ import annotations

import getpass
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.system.atomic import storage_error

if TYPE_CHECKING:
    from argparse import Namespace

    from hilft_desktop.services.hub import Services

_LARGEST_INPUT = 50 * 1024 * 1024
_LARGEST_PASSPHRASE_FILE = 64 * 1024


@contextmanager
def opened(services: Services, args: Namespace) -> Iterator[None]:
    """Unlock the vault named in the arguments and close it at the end.

    An error inside wins over one of closing: it is the one the user asked about.
    """
    services.vault.unlock(str(args.file), passphrase(args))
    try:
        yield
    except BaseException:
        with suppress(HilftError):
            services.vault.close()
        raise
    services.vault.close()


def passphrase(args: Namespace) -> str:
    """Return the passphrase of the vault from its file or, without one, from the keyboard."""
    if args.passphrase_file is not None:
        return passphrase_from(args.passphrase_file)
    return _ask(_("Passphrase: "))


def passphrase_if_any(args: Namespace) -> str | None:
    """Return the passphrase, or ``None`` when there is no file and nobody to ask (a script)."""
    if args.passphrase_file is None and not sys.stdin.isatty():
        return None
    return passphrase(args)


def new_passphrase(file: Path | None) -> str:
    """Return a passphrase somebody chose, from its file or typed twice."""
    if file is not None:
        return passphrase_from(file)
    first = _ask(_("Neue Passphrase: "))
    if _ask(_("Noch einmal: ")) != first:
        raise UserError("passphrase_differs")
    return first


def passphrase_from(file: Path) -> str:
    """Return the single line of a passphrase file.

    Raises ``UserError("passphrase_file_empty")``, ``passphrase_file_lines`` for more than one line,
    ``file_not_text``, or an error of ``storage_error``.
    """
    text = _decode(_read(file, _LARGEST_PASSPHRASE_FILE), file)
    lines = text.splitlines()
    if not lines or not lines[0].strip():
        raise UserError("passphrase_file_empty", file=str(file))
    if any(line.strip() for line in lines[1:]):
        raise UserError("passphrase_file_lines", file=str(file))
    return lines[0]


def read_input(source: Path) -> str:
    """Return the text of an input file, or of the standard input for ``-``.

    Raises ``UserError("file_not_text")``, ``file_too_big`` or an error of ``storage_error``.
    """
    if str(source) == "-":
        # Bytes, not text: JSON is UTF-8 whatever the terminal's own encoding is.
        return _decode(sys.stdin.buffer.read(_LARGEST_INPUT), source)
    return _decode(_read(source, _LARGEST_INPUT), source)


def _ask(prompt: str) -> str:
    with warnings.catch_warnings():
        # Without a terminal getpass would warn and echo what is typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            text = getpass.getpass(prompt)
        except (getpass.GetPassWarning, EOFError):
            raise UserError("passphrase_needed") from None
    if not text:
        raise UserError("passphrase_needed")
    return text


def _read(file: Path, largest: int) -> bytes:
    try:
        with file.open("rb") as source:
            data = source.read(largest + 1)
    except OSError as error:
        raise storage_error(error, file) from error
    if len(data) > largest:
        raise UserError("file_too_big", file=str(file), largest=largest // 1024)
    return data


def _decode(data: bytes, file: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("file_not_text", file=str(file)) from None
