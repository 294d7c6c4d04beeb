# SPDX-License-Identifier: GPL-3.0-or-later
"""The first thing a new counsellor reads: five lines on what is stored where, and the ways in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.icon_label import IconLabel
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class WelcomePanel(QWidget):
    """Set up, practise, open a file, restore a backup, or just read."""

    setup_chosen = Signal()
    practice_chosen = Signal()
    restore_chosen = Signal()
    guide_chosen = Signal()
    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.frame = PageFrame(max_width=metrics.FORM_WIDTH + 80, centred=True)
        outer.addWidget(self.frame)
        column = self.frame.column
        column.setSpacing(metrics.M)
        column.addStretch(1)
        column.addWidget(PlainLabel(_("Willkommen bei hilft"), "title", wrap=True))
        column.addWidget(self._five_lines())
        column.addWidget(self._other_ways())
        column.addStretch(2)
        self.begin = Button(_("Einrichten"), "forward")
        self.begin.clicked.connect(self.setup_chosen)
        self.frame.set_primary(self.begin)
        practice = Button(_("Erst einmal üben"))
        practice.setAccessibleDescription(_("Öffnet erfundene Fälle unter einem roten Rahmen"))
        practice.clicked.connect(self.practice_chosen)
        self.frame.add_secondary(practice)

    def _five_lines(self) -> Card:
        card = Card(_("Was wo gespeichert wird"))
        for name, words in (
            (
                "shield",
                _("Alles über Menschen liegt verschlüsselt in einer Datei auf diesem Laptop."),
            ),
            ("key", _("Nur Deine Passphrase oder das Wiederherstellungsblatt öffnet sie.")),
            (
                "person",
                _("In Listen stehen Decknamen. Namen und Anschriften gibt es nur im Schreiben."),
            ),
            (
                "out",
                _("Nichts geht ins Netz. Was den Laptop verlässt, steht in einem Verzeichnis."),
            ),
            (
                "guide",
                _("Leitfaden, Checklisten und Vorlagen sind öffentlich und auch gesperrt lesbar."),
            ),
        ):
            line = QHBoxLayout()
            line.setSpacing(metrics.M)
            line.addWidget(IconLabel(name, "muted"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(PlainLabel(words, wrap=True), 1)
            card.body.addLayout(line)
        return card

    def _other_ways(self) -> QWidget:
        box = QWidget()
        line = QVBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.XS)
        for words, name, slot in (
            (_("Vorhandenen Tresor öffnen …"), "folder", self._choose),
            (_("Sicherung einspielen …"), "backup", self.restore_chosen.emit),
            (_("Leitfaden und Checklisten lesen"), "guide", self.guide_chosen.emit),
        ):
            button = Button(words, name, "quiet")
            button.clicked.connect(lambda _on=False, slot=slot: slot())
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, _("Tresor öffnen"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Tresor (*.hilft)"), _("Alle Dateien (*)")])
        dialog.fileSelected.connect(self.file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
