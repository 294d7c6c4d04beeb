# SPDX-License-Identifier: GPL-3.0-or-later
"""``hilft tally report``, ``press`` and ``explain``: read what was published."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from hilft_desktop.cli import access
from hilft_desktop.cli.output import plain, print_block, print_json
from hilft_desktop.cli.parser import GermanParser, add_json, add_vault, path
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tally_reading import PeriodReading, TallyPaper, Verdict
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.numbers import format_number

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services

_WORDS, _NUMBER = 46, 8


def register(group: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the commands to the group ``tally``."""
    report = group.add_parser(
        "report", help=_("veröffentlichte Zahlen eines Monats, Halbjahrs oder Jahres")
    )
    add_vault(report)
    _add_period(report)
    for paper, words in _paper_words().items():
        report.add_argument(f"--{paper.value}", action="store_true", help=words)
    report.add_argument("--out", metavar=_("ORDNER"), type=path, help=_("wohin die Dateien kommen"))
    add_json(report)
    report.set_defaults(run=_report)

    press = group.add_parser(
        "press", help=_("Textbausteine für Presse und Anträge, nur mit veröffentlichten Zahlen")
    )
    add_vault(press)
    _add_period(press)
    add_json(press)
    press.set_defaults(run=_press)

    explain = group.add_parser("explain", help=_("erklären, wie sicher die Zahlen sind"))
    add_json(explain)
    explain.set_defaults(run=_explain)


def _paper_words() -> dict[TallyPaper, str]:
    return {
        TallyPaper.PDF: _("einen Bericht auf einer Seite schreiben (PDF)"),
        TallyPaper.ODS: _("alle Tabellen mit Erklärung schreiben (ODS)"),
        TallyPaper.CSV: _("alle Tabellen mit Erklärung schreiben (CSV)"),
        TallyPaper.TILES: _("Kacheln für soziale Medien mit Bildbeschreibung schreiben (PNG)"),
        TallyPaper.PRESS: _("Textbausteine für die Presse schreiben (TXT)"),
        TallyPaper.RELEASES: _("die Freigabedateien der Monate schreiben (JSON)"),
    }


def _add_period(parser: GermanParser) -> None:
    parser.add_argument(
        "period", metavar=_("ZEITRAUM"), help=_("Monat (2026-10), Halbjahr (2026-H2), Jahr (2026)")
    )


def _report(services: Services, args: argparse.Namespace) -> int:
    papers = [paper for paper in TallyPaper if getattr(args, paper.value)]
    if bool(papers) != bool(args.out):
        raise UserError("tally_papers_and_folder", field="out")
    with access.opened(services, args):
        reading = services.tally_reading.read(args.period)
        files: tuple[str, ...] = ()
        if papers:
            files = services.tally_reading.export(args.period, papers, str(args.out)).value
    if args.json:
        print_json({**reading_json(reading), "files": list(files)})
        return 0
    _print_reading(reading)
    for file in files:
        print(_("Geschrieben: {file}").format(file=file))
    return 0


def reading_json(reading: PeriodReading) -> dict[str, Any]:
    """Return a reading as JSON knows it; the period as it is written on the command line."""
    found: dict[str, Any] = plain(reading)
    found["period"] = str(reading.period)
    if reading.comparison is not None:
        found["comparison"]["period"] = str(reading.comparison.period)
    return found


def _print_reading(reading: PeriodReading) -> None:
    print(f"{reading.unit} · {reading.words}")
    print()
    _line(_("Gespräche insgesamt"), reading.total, reading.bound if reading.is_bounded else 0)
    for table in reading.tables:
        print()
        print(table.title)
        for line in table.lines:
            _line(f"  {line.words}", line.number, 0)
    if reading.euros is not None:
        print()
        _line(_("Erreichtes Geld, vorsichtig gerechnet (€)"), reading.euros.amount, 0)
        _line(_("davon nach dem Runden sicher belegt (€)"), reading.euros.certain, 0)
        print_block(reading.euros.explanation)
    if reading.comparison is not None:
        print()
        print_block(comparison_words(reading))
    print()
    for sentence in reading.reading:
        print_block(sentence)


def comparison_words(reading: PeriodReading) -> str:
    """Return what the period before says beside this one."""
    found = reading.comparison
    assert found is not None
    words = {
        Verdict.MORE: _("Sicher mehr als vorher: {n} {when}."),
        Verdict.LESS: _("Sicher weniger als vorher: {n} {when}."),
        Verdict.NOTHING: _("Vorher {n} {when}. Der Unterschied sagt nichts."),
    }[found.total.verdict]
    said = words.format(n=format_number(found.total.before), when=found.when)
    return f"{said} {found.caveat}".strip()


def _line(words: str, number: int, bound: int) -> None:
    uncertain = f"  ± {format_number(bound)}" if bound else ""
    print(f"{words:<{_WORDS}}{format_number(number):>{_NUMBER}}{uncertain}")


def _press(services: Services, args: argparse.Namespace) -> int:
    with access.opened(services, args):
        texts = services.tally_reading.press(args.period)
    if args.json:
        print_json(plain(texts))
        return 0
    for text in texts:
        print(f"== {text.title} ==")
        print()
        print_block(text.text)
        print()
    return 0


def _explain(services: Services, args: argparse.Namespace) -> int:
    found = services.tally_reading.explanation()
    if args.json:
        print_json(plain(found))
        return 0
    print(found.title)
    for title, text in found.sections:
        print()
        print(title)
        print_block(text)
    return 0
