# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos and scans of a case, with what can be done with each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.casework import Attachment
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList


class AttachmentsCard(Card):
    """Newest first."""

    open_wanted = Signal(object)
    rename_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Fotos und Scans"), parent)
        self.rows = RowList(spacing=metrics.M)
        self._none = PlainLabel(
            _(
                "Noch nichts. Fotos und Scans (bis 10 MB) kommen über den Knopf unten rechts "
                "herein oder indem Du Dateien hierher ziehst. Sie liegen nur im Tresor."
            ),
            "muted",
            wrap=True,
        )
        self.body.addWidget(self.rows)
        self.body.addWidget(self._none)

    def show_attachments(self, attachments: Iterable[Attachment]) -> None:
        """Show these."""
        newest = sorted(attachments, key=lambda each: each.id, reverse=True)
        self.rows.show_rows([self._line(each) for each in newest])
        self._none.setVisible(not newest)

    def _line(self, attachment: Attachment) -> RecordLine:
        pages = ngettext("{n} Seite", "{n} Seiten", attachment.pages).format(n=attachment.pages)
        day = format_weekday_date(attachment.added_on)
        parts = (day, pages, attachment.added_by)
        return RecordLine(
            attachment.title,
            " · ".join(part for part in parts if part),
            role="strong",
            actions=(
                (_("Ansehen"), partial(self.open_wanted.emit, attachment)),
                (_("Umbenennen"), partial(self.rename_wanted.emit, attachment)),
                (_("Entfernen"), partial(self.remove_wanted.emit, attachment)),
            ),
        )
