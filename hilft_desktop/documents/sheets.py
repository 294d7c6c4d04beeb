# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets the program makes by itself: next steps, recovery sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hilft_desktop.documents.model import (
    BlankLines,
    Block,
    CheckItem,
    CheckItems,
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
from hilft_desktop.i18n.dates import format_long_date


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
