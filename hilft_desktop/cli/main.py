# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft``: reads the command, runs it on the services, and ends with an honest status.

Status 0 all went well; 2 the user can mend it; 3 the machine failed; 70 our bug. An error is
exactly one German line on stderr.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from hilft_desktop import __version__
from hilft_desktop.cli import (
    attachments,
    bundles,
    cases,
    checklists,
    collectives,
    consents,
    contacts,
    content,
    deadline_book,
    deadlines,
    directory,
    emergency,
    facts,
    forms,
    glossary,
    guide,
    handouts,
    handover,
    letters,
    local,
    persons,
    practice,
    privacy,
    proofs,
    queue,
    referrals,
    retention,
    scope,
    senders,
    tallies,
    team,
    vault,
)
from hilft_desktop.cli.parser import GermanParser, subcommands
from hilft_desktop.domain.errors import Cancelled, FormErrors, HilftError, MachineError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.system.log import EventLog
from hilft_desktop.system.paths import find_paths
from hilft_desktop.system.process import harden_process

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

_SHOWN_FAULTS = 8
_GROUPS = (
    vault,
    team,
    practice,
    contacts,
    cases,
    persons,
    attachments,
    collectives,
    handover,
    guide,
    checklists,
    letters,
    handouts,
    forms,
    proofs,
    queue,
    bundles,
    senders,
    tallies,
    content,
    glossary,
    facts,
    deadlines,
    deadline_book,
    scope,
    emergency,
    local,
    directory,
    referrals,
    consents,
    retention,
    privacy,
)


def build_parser() -> GermanParser:
    """Return the parser of all commands."""
    parser = GermanParser(
        prog="hilft",
        description=_("Leitfaden, Fallprotokoll, Schreiben und Zählung ohne Fenster."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"hilft {__version__}",
        help=_("die Version zeigen"),
    )
    commands = subcommands(parser)
    for group in _GROUPS:
        group.register(commands)
    return parser


def main(argv: Sequence[str] | None = None, *, services: Services | None = None) -> int:
    """Run one command and return its exit status; ``services`` replaces the real ones in tests."""
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    try:
        status = _run(argv, services)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough; the interpreter must not complain at exit.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _run(argv: Sequence[str] | None, services: Services | None) -> int:
    try:
        args = build_parser().parse_args(argv)
        if services is None:
            harden_process()
            from hilft_desktop.services.hub import Services as RealServices

            services = RealServices()
        return int(args.run(services, args))
    except SystemExit as stop:  # argparse after --help and --version
        return int(stop.code or 0)
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        return _complain(Cancelled())
    except HilftError as error:
        if error.exit_status == 70:
            _remember(error)
        return _complain(error)
    except MemoryError:
        return _complain(MachineError("memory_full"))
    except OSError as error:
        _remember(error)
        return _complain(MachineError("machine_failed", errno=error.errno))
    except Exception as error:  # noqa: BLE001  (the last line of defence: nobody reads a trace)
        _remember(error)
        return _complain(HilftError("internal_error", kind=type(error).__name__))


def _complain(error: HilftError) -> int:
    print(_one_line(error), file=sys.stderr)
    return error.exit_status


def _one_line(error: HilftError) -> str:
    if not isinstance(error, FormErrors) or not error.faults:
        # A field with a number is a place in an input file ("2.date"); others are form fields.
        in_list = error.field is not None and error.field[:1].isdigit()
        return _with_place(error) if in_list else error_line(error)
    shown = [_with_place(fault) for fault in error.faults[:_SHOWN_FAULTS]]
    more = len(error.faults) - len(shown)
    if more:
        shown.append(_("Und {more} weitere Fehler.").format(more=more))
    return " ".join(shown)


def _with_place(fault: HilftError) -> str:
    line = error_line(fault)
    return f"{fault.field}: {line}" if fault.field else line


def _remember(error: BaseException) -> None:
    with contextlib.suppress(HilftError):
        EventLog(find_paths().ensure().logs / "hilft.log").failure(error, "cli_error")


def _speak_utf8(stream: TextIO) -> None:
    """Make umlauts safe where the terminal's own encoding lacks them (Windows, LANG=C).

    A file name that is no text at all is shown with its bytes escaped.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
