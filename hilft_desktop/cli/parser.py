# SPDX-License-Identifier: GPL-3.0-or-later
"""A parser that speaks German and raises the program's own errors, and its types of values."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn

from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month
from hilft_desktop.i18n.catalog import _

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

# argparse words its complaints itself; these are all it can make with the arguments used here.
_COMPLAINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (?P<what>.+)"), "usage_missing"),
    (re.compile(r"unrecognized arguments: (?P<what>.+)"), "usage_unknown"),
    (re.compile(r"argument (?P<what>\S+): expected .+"), "usage_value_missing"),
    (re.compile(r"argument (?P<what>\S+): ignored explicit argument .+"), "usage_no_value"),
)
_UNKNOWN_COMMAND = re.compile(
    r"argument \S+: invalid choice: '(?P<name>.*)' \(choose from (?P<allowed>.+)\)", re.DOTALL
)


class _GermanHelp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("Aufruf: ") if prefix is None else prefix)


class GermanParser(argparse.ArgumentParser):
    """An argument parser without abbreviations whose faults are ``UserError`` of one line."""

    def __init__(self, **kwargs: object) -> None:
        kwargs = {
            "add_help": False,
            "allow_abbrev": False,
            "formatter_class": _GermanHelp,
            **kwargs,
        }
        super().__init__(**kwargs)  # type: ignore[arg-type]  # passes on whatever argparse takes
        self._positionals.title = _("Angaben")
        self._optionals.title = _("Schalter")
        self.add_argument("-h", "--help", action="help", help=_("diese Hilfe zeigen"))

    def error(self, message: str) -> NoReturn:
        """Raise the fault in this program's words; ``help`` names the call that explains more."""
        if match := _UNKNOWN_COMMAND.fullmatch(message):
            allowed = match["allowed"].replace("'", "")
            raise UserError("command_unknown", call=self.prog, name=match["name"], allowed=allowed)
        for pattern, code in _COMPLAINTS:
            if match := pattern.fullmatch(message):
                raise UserError(code, what=match["what"], help=f"{self.prog} --help")
        raise UserError("usage_invalid", help=f"{self.prog} --help")


def add_group(
    commands: argparse._SubParsersAction[GermanParser], name: str, help_text: str
) -> argparse._SubParsersAction[GermanParser]:
    """Add a group of commands such as ``vault`` and return where its commands are added."""
    group = commands.add_parser(name, help=help_text, description=help_text)
    return subcommands(group)


def subcommands(parser: GermanParser) -> argparse._SubParsersAction[GermanParser]:
    """Prepare a parser for commands below it; an unknown or missing one is a ``UserError``."""
    action = parser.add_subparsers(
        title=_("Befehle"), metavar=_("BEFEHL"), dest="_command", parser_class=GermanParser
    )
    parser.set_defaults(run=_missing_command(parser, action))
    return action


def _missing_command(
    parser: GermanParser, action: argparse._SubParsersAction[GermanParser]
) -> Callable[..., int]:
    def refuse(*_args: object) -> int:
        raise UserError("command_missing", call=parser.prog, allowed=tuple(action.choices or ()))

    return refuse


# ------------------------------------------------------------------------------- values


def iso_date(text: str) -> date:
    """Return a day written as ``YYYY-MM-DD``; raises ``date_not_iso`` or ``date_iso_invalid``."""
    if not _ISO_DATE.fullmatch(text):
        raise UserError("date_not_iso", text=text[:30])
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError("date_iso_invalid", text=text) from None


def month(text: str) -> str:
    """Return a month written as ``YYYY-MM``; raises ``month_invalid``."""
    return str(Month.parse(text))


def land(text: str) -> Land:
    """Return a Land by its two letters; raises ``land_unknown``."""
    try:
        return Land(text.upper())
    except ValueError:
        raise UserError("land_unknown", text=text[:30], allowed=tuple(Land)) from None


def form(text: str) -> str:
    """Return the letter form ``A`` or ``B``; raises ``form_unknown``."""
    if text.upper() not in {"A", "B"}:
        raise UserError("form_unknown", text=text[:30])
    return text.upper()


def number(lowest: int, highest: int) -> Callable[[str], int]:
    """Return a type for whole numbers within bounds; raises ``number_out_of_range``."""

    def convert(text: str) -> int:
        if not re.fullmatch(r"-?\d{1,12}", text) or not lowest <= int(text) <= highest:
            raise UserError("number_out_of_range", text=text[:30], lowest=lowest, highest=highest)
        return int(text)

    return convert


def path(text: str) -> Path:
    """Return a path; raises ``path_empty``."""
    if not text.strip():
        raise UserError("path_empty")
    return Path(text)


# ------------------------------------------------------------------------- common switches


def add_vault(parser: GermanParser) -> None:
    """Add the vault file and the passphrase file."""
    parser.add_argument("file", metavar=_("DATEI"), type=path, help=_("der Tresor (.hilft)"))
    add_passphrase(parser)


def add_passphrase(parser: GermanParser) -> None:
    """Add the passphrase file."""
    parser.add_argument(
        "--passphrase-file",
        metavar=_("DATEI"),
        type=path,
        help=_("Datei mit der Passphrase in einer Zeile; ohne sie wird gefragt"),
    )


def add_json(parser: GermanParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help=_("als JSON ausgeben"))


def add_on(parser: GermanParser) -> None:
    """Add the working date."""
    parser.add_argument(
        "--on",
        metavar=_("DATUM"),
        type=iso_date,
        help=_("Stichtag, dessen Recht gilt (JJJJ-MM-TT); ohne ihn heute"),
    )
