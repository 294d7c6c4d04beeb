# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper tally sheet: strokes by topic and outcome, in order and signs of the stall.

For days without a laptop. One page across, large, to be typed in afterwards in one pass.
"""

from __future__ import annotations

from datetime import date

from hilft_desktop.documents.model import (
    BlankLines,
    Block,
    Columns,
    Footer,
    Paragraph,
    Run,
    Sheet,
    StrokeTable,
)
from hilft_desktop.domain.stall_keys import OUTCOME_KEYS, TOPIC_KEYS
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.i18n.labels import label

_ROW_MM = 8.2


def tally_sheet(
    unit: str, *, place: str = "", day: date | None = None, footer: Footer, practice: bool = False
) -> Sheet:
    """Return the sheet; what is known of group, place and day is printed, the rest is a line."""
    return Sheet(
        title="Strichliste für den Infostand",
        subtitle=unit,
        blocks=(
            Columns(
                (
                    (_field("Ort", place),),
                    (_field("Wochentag und Datum", format_long_date(day) if day else ""),),
                    (_field("Beratende", ""),),
                )
            ),
            StrokeTable(
                corner="Ein Strich je Gespräch",
                columns=tuple((sign, label(code)) for code, sign in OUTCOME_KEYS.items()),
                rows=(*((sign, label(code)) for code, sign in TOPIC_KEYS.items()), ("", "Summe")),
                sum_word="Summe",
                row_mm=_ROW_MM,
            ),
            Paragraph(
                (
                    Run("Keine Namen, keine Notizen zu Personen. ", bold=True),
                    Run(
                        "Jedes Gespräch ist ein einziger Strich: beim wichtigsten Thema, unter "
                        "dem, was dabei herauskam; im Zweifel A. Alter, Haushalt und Sprache "
                        "bleiben unbekannt. Nach dem Eintippen (Umschalt+F7) das Blatt vernichten."
                    ),
                )
            ),
        ),
        footer=footer,
        practice=practice,
        landscape=True,
    )


def _field(words: str, value: str) -> Block:
    if value:
        return Paragraph((Run(f"{words}\n"), Run(value, bold=True)))
    return BlankLines(f"{words}:", lines=1)
