# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be added up: files or folders, who was expected, where the result goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.services.land_rows import LandRequest
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_NAMED = 4
"""Chosen files that are named; of more only the number is said."""


class SourcesPanel(QWidget):
    """Explains itself, because nobody does this more than once a month."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[str, ...] = ()
        self._expected = ""
        self._directory = ""
        self._lines: list[tuple[QWidget, FlowLayout]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = PageScroll(metrics.READING_WIDTH)
        outer.addWidget(self._scroll)
        for card in (self._make_files(), self._make_list(), self._make_folder()):
            self._scroll.column.addWidget(card)
        self._scroll.column.addStretch(1)
        self._show()

    @property
    def request(self) -> LandRequest:
        """What was chosen."""
        return LandRequest(self._paths, self._directory, self._expected)

    def choose_paths(self, paths: list[str]) -> None:
        """Add files or folders."""
        self._paths = tuple(dict.fromkeys((*self._paths, *paths)))
        self._show()

    def choose_list(self, file: str) -> None:
        """Take the list of groups from this file; empty for none."""
        self._expected = file
        self._show()

    def choose_folder(self, folder: str) -> None:
        """Look for pinned keys in this folder and write the result into it."""
        self._directory = folder
        self._show()

    def focus_first(self) -> None:
        """Put the cursor on the first choice."""
        self._folder.setFocus()

    def _show(self) -> None:
        names = [Path(path).name or path for path in self._paths]
        if len(names) > _NAMED:
            words = ngettext("{n} Datei gewählt", "{n} Dateien gewählt", len(names))
            self._chosen.setText(words.format(n=len(names)))
        else:
            self._chosen.setText(", ".join(names) or _("Noch nichts gewählt."))
        self._clear.setVisible(bool(names))
        self._listed.setText(Path(self._expected).name or _("Keine Liste."))
        self._unlist.setVisible(bool(self._expected))
        self._place.setText(self._directory or _("Noch keiner gewählt."))
        self.changed.emit()

    def _make_files(self) -> Card:
        card = Card(_("Dateien der Gruppen"))
        words = PlainLabel(
            _(
                "Hier zählt ein Landesverband zusammen, was seine Gruppen veröffentlicht haben: "
                "die JSON-Dateien der Monate und, einmal je Gruppe, ihre Schlüsseldatei. Addiert "
                "werden nur die gerundeten Zahlen. Was nicht stimmt, wird mit Grund abgelehnt. "
                "Dafür braucht es keinen Tresor."
            ),
            "muted",
            wrap=True,
        )
        self._chosen = PlainLabel("", "strong", wrap=True)
        self._folder = Button(_("Ordner wählen …"), "folder")
        self._folder.clicked.connect(self._ask_folder)
        self._files = Button(_("Dateien wählen …"), "plus")
        self._files.clicked.connect(self._ask_files)
        self._clear = Button(_("Auswahl leeren"), "undo", "quiet")
        self._clear.clicked.connect(self._drop_paths)
        _fill(card, words, self._chosen)
        self._add_line(card, self._folder, self._files, self._clear)
        return card

    def _make_list(self) -> Card:
        card = Card(_("Liste der Gruppen"))
        words = PlainLabel(
            _(
                "Freiwillig: eine Tabelle (CSV oder ODS), wer hätte schicken sollen, mit den "
                "Spalten Kennung, Name, Land und Schlüssel; Name oder Kennung genügt. Ohne sie "
                "fehlt nur, wer schon einmal geschickt hat."
            ),
            "muted",
            wrap=True,
        )
        self._listed = PlainLabel("", "strong", wrap=True)
        choose = Button(_("Liste wählen …"), "folder")
        choose.clicked.connect(self._ask_list)
        self._unlist = Button(_("Ohne Liste"), "undo", "quiet")
        self._unlist.clicked.connect(lambda: self.choose_list(""))
        _fill(card, words, self._listed)
        self._add_line(card, choose, self._unlist)
        return card

    def _make_folder(self) -> Card:
        card = Card(_("Ergebnisordner"))
        words = PlainLabel(
            _(
                "In diesem Ordner merkt sich das Programm, welcher Schlüssel zu welcher Gruppe "
                "gehört, und dorthin schreibt es das Ergebnis. Bitte jedes Mal denselben nehmen."
            ),
            "muted",
            wrap=True,
        )
        self._place = PlainLabel("", "strong", wrap=True)
        choose = Button(_("Ordner festlegen …"), "folder")
        choose.clicked.connect(self._ask_place)
        _fill(card, words, self._place)
        self._add_line(card, choose)
        return card

    def _add_line(self, card: Card, *buttons: Button) -> None:
        line = QWidget()
        flow = FlowLayout(line)
        for button in buttons:
            flow.addWidget(button)
        card.body.addWidget(line)
        # Kept, not only parented: PySide lets go of what only a Qt parent holds.
        self._lines.append((line, flow))

    # -- asking -----------------------------------------------------------------------------------

    def _drop_paths(self) -> None:
        self._paths = ()
        self._show()
        self._folder.setFocus()

    def _ask_folder(self) -> None:
        dialog = self._dialog(_("Ordner mit den Dateien der Gruppen"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.choose_paths([folder]))
        dialog.open()

    def _ask_files(self) -> None:
        dialog = self._dialog(_("Dateien der Gruppen"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_("Monatszahlen und Schlüssel (*.json)"), _("Alle Dateien (*)")])
        dialog.filesSelected.connect(self.choose_paths)
        dialog.open()

    def _ask_list(self) -> None:
        dialog = self._dialog(_("Liste der Gruppen"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Tabellen (*.csv *.ods)"), _("Alle Dateien (*)")])
        dialog.fileSelected.connect(self.choose_list)
        dialog.open()

    def _ask_place(self) -> None:
        dialog = self._dialog(_("Ordner für Schlüssel und Ergebnis"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self.window(), title, str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


def _fill(card: Card, *widgets: QWidget) -> None:
    for widget in widgets:
        card.body.addWidget(widget)
