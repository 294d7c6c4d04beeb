# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks which files a period is handed on as, and says what is in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.tally_reading import TallyPaper
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.check_box import CheckBox
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ExportDialog(QDialog):
    """``papers`` is what was ticked when the dialog was accepted; never empty then."""

    def __init__(self, period: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Was enthalten diese Dateien?"))
        self.setMaximumHeight(metrics.DIALOG_HEIGHT)
        self.resize(720, metrics.DIALOG_HEIGHT)
        scroll = PageScroll(margins=(0, 0, metrics.S, 0))
        words = _(
            "Nur die veröffentlichten, gerundeten Zahlen ({period}), wie sie zu lesen sind, dazu "
            "Name und Land Eurer Gruppe. Keine Namen, keine Decknamen, keine Notizen, keine "
            "einzelnen Kontakte. Nichts über diesen Laptop und keine Uhrzeit."
        ).format(period=period)
        scroll.column.addWidget(PlainLabel(self.windowTitle(), "section", wrap=True))
        scroll.column.addWidget(PlainLabel(words, wrap=True))
        self.boxes: dict[TallyPaper, CheckBox] = {}
        boxes = QVBoxLayout()
        boxes.setSpacing(metrics.XS)
        for paper, (short, said) in _offers().items():
            box = self.boxes[paper] = CheckBox(short)
            box.setAccessibleDescription(said)
            box.setChecked(paper in (TallyPaper.PDF, TallyPaper.ODS))
            box.toggled.connect(lambda _on: self._show_action())
            boxes.addWidget(box)
            boxes.addWidget(PlainLabel(said, "muted", wrap=True))
        scroll.column.addLayout(boxes)
        scroll.column.addStretch(1)
        self._kept = (scroll, boxes)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.XL, metrics.XL, metrics.XL, metrics.L)
        column.setSpacing(metrics.M)
        column.addWidget(scroll, 1)
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addStretch(1)
        stay = Button(_("Abbrechen"))
        stay.clicked.connect(self.reject)
        self.action = Button(_("Ordner wählen …"), role="primary")
        self.action.clicked.connect(self.accept)
        line.addWidget(stay)
        line.addWidget(self.action)
        column.addLayout(line)

    @property
    def papers(self) -> tuple[TallyPaper, ...]:
        """What is ticked, in the order shown."""
        return tuple(paper for paper, box in self.boxes.items() if box.isChecked())

    def _show_action(self) -> None:
        self.action.setEnabled(bool(self.papers))


def _offers() -> dict[TallyPaper, tuple[str, str]]:
    """Return each kind of file in short, and what it is good for."""
    return {
        TallyPaper.PDF: (_("Bericht (PDF)"), _("Eine Seite mit Balken, zum Zeigen und Aushängen.")),
        TallyPaper.ODS: (_("Tabellen (ODS)"), _("Zum Weiterrechnen; das erste Blatt erklärt sie.")),
        TallyPaper.CSV: (_("Tabelle (CSV)"), _("Dieselben Zahlen für jedes andere Programm.")),
        TallyPaper.TILES: (
            _("Kacheln (PNG)"),
            _("Bilder für soziale Medien, quadratisch und hoch, mit Bildbeschreibung."),
        ),
        TallyPaper.PRESS: (_("Texte (TXT)"), _("Für Presse und Anträge, mit der Leseregel.")),
        TallyPaper.RELEASES: (
            _("Freigabedateien (JSON)"),
            _("Die veröffentlichten Monate selbst, für den Landesverband."),
        ),
    }
