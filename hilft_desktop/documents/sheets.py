# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets the program makes by itself: next steps, monthly tally, recovery sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hilft_desktop.documents.model import (
    BarChart,
    BlankLines,
    Block,
    Bullets,
    CheckItem,
    CheckItems,
    Columns,
    Footer,
    Heading,
    KeyText,
    KeyValueTable,
    Notice,
    NoticeKind,
    Numbered,
    Paragraph,
    QrCode,
    Run,
    Sheet,
    Spacer,
    plain,
)
from hilft_desktop.i18n.dates import format_long_date, format_month, format_period
from hilft_desktop.i18n.numbers import format_number


@dataclass(frozen=True, slots=True)
class StepsSheet:
    """What a person takes home after a checklist; contains no name."""

    topic: str
    day: date
    urgent: tuple[CheckItem, ...]
    steps: tuple[CheckItem, ...]
    papers: tuple[str, ...]
    footer: Footer
    notices: tuple[Notice, ...] = ()
    practice: bool = False


def checklist_sheet(content: StepsSheet) -> Sheet:
    """Return the hand-out "Ihre nächsten Schritte", in Sie-form and free of names."""
    blocks: list[Block] = list(content.notices)
    if content.urgent:
        blocks += [Heading("Das ist jetzt eilig"), CheckItems(content.urgent)]
    if content.steps:
        blocks += [Heading("Das sind Ihre nächsten Schritte"), CheckItems(content.steps)]
    if content.papers:
        papers = CheckItems(tuple(CheckItem(paper) for paper in content.papers))
        blocks += [Heading("Diese Unterlagen brauchen Sie"), papers]
    blocks += [
        Heading("Wann wir uns wieder sprechen"),
        BlankLines("Termin, Ort und Telefon:", lines=2),
        Paragraph(
            plain(
                "Bringen Sie dieses Blatt bitte wieder mit. Haken Sie ab, was erledigt ist. "
                "Wenn ein Brief mit einer Frist kommt: Warten Sie nicht bis zum Termin, "
                "sondern melden Sie sich gleich."
            )
        ),
    ]
    return Sheet(
        title="Ihre nächsten Schritte",
        subtitle=f"{content.topic} · besprochen am {format_long_date(content.day)}",
        blocks=tuple(blocks),
        footer=content.footer,
        practice=content.practice,
    )


@dataclass(frozen=True, slots=True)
class TallyTable:
    """One published table: its title and its words and numbers in the order of the catalogue."""

    title: str
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TallyReport:
    """What a released month publishes; holds nothing that was not released."""

    unit: str
    land: str
    first: date
    last: date
    total: int
    tables: tuple[TallyTable, ...]
    catalogue: str
    base: int
    held_back: int
    """Number of earlier months that were held back and are counted in this release."""
    footer: Footer
    practice: bool = False


def tally_report(report: TallyReport) -> Sheet:
    """Return one page with a chart for each published table and what every export must say.

    The first table goes over the whole width, the others stand in two columns.
    """
    charts = [
        BarChart(
            table.title,
            tuple(word for word, _ in table.rows),
            tuple(number for _, number in table.rows),
        )
        for table in report.tables
    ]
    total = (Run("Gespräche insgesamt: "), Run(format_number(report.total), bold=True))
    blocks: list[Block] = [Paragraph(total), *charts[:1]]
    if charts[1:]:
        blocks.append(Columns(_balanced(charts[1:])))
    blocks += [Heading("So sind die Zahlen zu lesen", level=2), *_reading(report)]
    return Sheet(
        title=f"Monatszahlen {_period_words(report)}",
        subtitle=f"{report.unit}, {report.land}",
        blocks=tuple(blocks),
        footer=report.footer,
        practice=report.practice,
    )


def tally_explanation(report: TallyReport) -> tuple[str, ...]:
    """Return the sentences that every export of a tally carries."""
    base = format_number(report.base)
    period = format_period(report.first, report.last)
    held_back = {
        0: "Kein Monat ist zurückgehalten und mitgezählt.",
        1: "1 früherer Monat war zu klein, wurde zurückgehalten und ist hier mitgezählt.",
    }.get(
        report.held_back,
        f"{format_number(report.held_back)} frühere Monate waren zu klein, wurden zurückgehalten "
        "und sind hier mitgezählt.",
    )
    return (
        f"Alle Zahlen sind zufällig auf Vielfache von {base} gerundet, damit niemand erkannt wird.",
        f"Eine „0“ kann bis zu {base} bedeuten, eine „{base}“ kann auch keine bedeuten.",
        "Summen sind Summen gerundeter Zahlen. Kleine Unterschiede bedeuten nichts.",
        f"Zeitraum {period}, {report.unit}, Zählkatalog {report.catalogue}.",
        held_back,
    )


def _reading(report: TallyReport) -> tuple[Block, ...]:
    return (Bullets(tuple(plain(sentence) for sentence in tally_explanation(report))),)


def _period_words(report: TallyReport) -> str:
    first = format_month(report.first.year, report.first.month)
    last = format_month(report.last.year, report.last.month)
    return last if first == last else f"{first} bis {last}"


def _balanced(charts: Sequence[BarChart]) -> tuple[tuple[Block, ...], ...]:
    """Deal charts to two columns, each to the shorter one; a title takes the room of two rows."""
    columns: tuple[list[Block], list[Block]] = ([], [])
    heights = [0, 0]
    for chart in charts:
        shorter = 0 if heights[0] <= heights[1] else 1
        columns[shorter].append(chart)
        heights[shorter] += len(chart.labels) + 2
    return tuple(tuple(column) for column in columns)


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """The recovery key as it is printed: groups to type in, checksum, and the same as QR code."""

    groups: tuple[str, ...]
    checksum: str
    qr_data: str


def recovery_sheet(
    key: RecoveryKey, *, vault: str, unit: str, made_on: date, footer: Footer
) -> Sheet:
    """Return the sheet with which a vault is opened when every passphrase is lost.

    `vault` is the name of the vault's file, not a person's.
    """
    return Sheet(
        title="Wiederherstellungsblatt",
        subtitle="Öffnet den Tresor, wenn niemand mehr eine Passphrase weiß.",
        blocks=(
            KeyValueTable(
                (
                    ("Tresor", vault),
                    ("Gruppe", unit),
                    ("Erstellt am", format_long_date(made_on)),
                )
            ),
            Heading("Schlüssel", level=2),
            KeyText(key.groups),
            Paragraph((Run("Prüfzeichen: "), Run(key.checksum, bold=True))),
            QrCode(
                key.qr_data,
                "Der QR-Code enthält denselben Schlüssel. Bitte nur mit dem eigenen Gerät "
                "lesen und kein Foto davon behalten.",
            ),
            Notice(
                NoticeKind.WARNING,
                "Wer dieses Blatt und die Datei des Tresors hat, kann alles lesen. "
                "Nicht mit dem Laptop zusammen aufbewahren, nicht abfotografieren, "
                "nicht verschicken.",
            ),
            *_keeping_and_use(),
        ),
        footer=footer,
    )


def _keeping_and_use() -> tuple[Block, ...]:
    return (
        Heading("So wird das Blatt aufbewahrt", level=2),
        Numbered(
            (
                plain("In einen Umschlag legen, zukleben, über die Klebestelle unterschreiben."),
                plain("Im Büro des Kreisverbands einschließen, getrennt vom Laptop."),
                plain("Aufschreiben, wer den Umschlag verwahrt:"),
            )
        ),
        Spacer(1),
        BlankLines("Verwahrt von:", lines=1),
        Heading("So wird es gebraucht", level=2),
        Paragraph(
            plain(
                "Auf dem Sperrbildschirm „Mit Wiederherstellungsblatt öffnen“ wählen und die "
                "Zeichen abtippen. Danach eine neue Passphrase vergeben und ein neues Blatt "
                "drucken."
            )
        ),
    )
