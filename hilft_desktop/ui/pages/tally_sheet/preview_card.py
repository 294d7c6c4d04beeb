# SPDX-License-Identifier: GPL-3.0-or-later
"""Says before saving what a sheet of paper will count, and what it cannot know."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.stall_rows import SheetPreview, TallySheet
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class PreviewCard(Card):
    """Day, place, total, topics, outcomes; and a warning where the sheet was counted before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Das wird gezählt"), parent)
        self._warning = NoticeBar(closable=False)
        self._total = PlainLabel("", "figure", wrap=True)
        self._when = PlainLabel("", wrap=True)
        self._topics = PlainLabel("", wrap=True)
        self._outcomes = PlainLabel("", wrap=True)
        unknown = PlainLabel(
            _(
                "Ein Strich sagt nur Thema und Ergebnis. Alter und Sprache bleiben unbekannt, "
                "der Haushalt zählt als „anderer Haushalt“."
            ),
            "muted",
            wrap=True,
        )
        for widget in (
            self._warning,
            self._total,
            self._when,
            self._topics,
            self._outcomes,
            unknown,
        ):
            self.body.addWidget(widget)
        self.hide()

    def show_preview(self, sheet: TallySheet, preview: SheetPreview) -> None:
        """Show what saving this sheet would do."""
        total = preview.total
        self._total.setText(ngettext("{n} Kontakt", "{n} Kontakte", total).format(n=total))
        when = format_long_date(sheet.day)
        place = sheet.place or _("ohne Ort")
        lines = [_("{day} am Infostand, {place}").format(day=when, place=place)]
        if preview.booked_on != sheet.day:
            lines.append(
                _("Der Monat ist schon freigegeben; gezählt wird am {day}.").format(
                    day=format_long_date(preview.booked_on)
                )
            )
        self._when.setText("\n".join(lines))
        self._topics.setText("\n".join(f"{label(code)}: {n}" for code, n in preview.topics))
        self._outcomes.setText("\n".join(f"{label(code)}: {n}" for code, n in preview.outcomes))
        if preview.already:
            self._warning.say(
                "warn",
                ngettext(
                    "An diesem Tag und Ort ist schon {n} Kontakt gezählt.",
                    "An diesem Tag und Ort sind schon {n} Kontakte gezählt.",
                    preview.already,
                ).format(n=preview.already),
                _("Wurde das Blatt schon eingetippt? Dann bitte nicht noch einmal zählen."),
            )
        else:
            self._warning.clear()
