# SPDX-License-Identifier: GPL-3.0-or-later
"""The locked window: paints at once, while the engine is still loading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.passphrase_field import PassphraseField
from hilft_desktop.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from hilft_desktop.services.rows import VaultState
    from hilft_desktop.ui.jobs import Jobs


class LockPage(QWidget):
    """Asks for the passphrase; offers the guide, another file, the recovery sheet, a backup."""

    unlocked = Signal(object, bool)
    """``VaultState`` of the opened vault, and whether the recovery sheet opened it."""
    guide_requested = Signal()
    emergency_requested = Signal()
    deadline_requested = Signal()
    setup_requested = Signal()
    restore_requested = Signal()
    path_chosen = Signal(str)
    own_requested = Signal()
    """Leave the practice vault for one's own."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._jobs = jobs
        self._path = ""
        self._hint = ""
        self._by_sheet = False
        self._due_source: Callable[[str], tuple[str, str]] | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = PageScroll()
        outer.addWidget(scroll)
        middle = QHBoxLayout()
        scroll.column.addStretch(1)
        scroll.column.addLayout(middle)
        scroll.column.addStretch(2)
        inner = QVBoxLayout()
        inner.setSpacing(metrics.L)
        middle.addStretch(1)
        middle.addLayout(inner, 6)
        middle.addStretch(1)
        self._build(inner)
        self._show_way(by_sheet=False)

    @property
    def field(self) -> PassphraseField:
        """The field for the passphrase or the key of the recovery sheet."""
        return self._field

    @property
    def notice(self) -> NoticeBar:
        """The bar that says why the window is locked."""
        return self._notice

    def set_due_source(self, source: Callable[[str], tuple[str, str]]) -> None:
        """Name who says what is due in a vault file and how old that is; it names nobody."""
        self._due_source = source

    def set_vault(self, path: str, hint: str = "", *, may_leave: bool = False) -> None:
        """Name the file that will be opened; ``hint`` helps with practice data.

        ``may_leave`` offers the way from practice to one's own vault.
        """
        self._own.setVisible(may_leave)
        self._path = path
        self._hint = hint
        self._file.setText(Path(path).name)
        self._file.setToolTip(path)
        self._show_due()
        self._show_way(by_sheet=False)

    def reset(self) -> None:
        """Forget what was typed and be ready for the next unlocking."""
        self._field.clear()
        self._row.set_fault("")
        self._busy(busy=False)
        self._show_way(by_sheet=False)
        self._field.setFocus()

    def _build(self, column: QVBoxLayout) -> None:
        column.addWidget(PlainLabel("hilft", "title"))
        self._notice = NoticeBar()
        column.addWidget(self._notice)
        column.addWidget(self._card())
        self._due = PlainLabel("", "strong", wrap=True)
        self._due_age = PlainLabel("", "muted", wrap=True)
        due = QVBoxLayout()
        due.setSpacing(0)
        for label in (self._due, self._due_age):
            label.hide()
            due.addWidget(label)
        column.addLayout(due)
        links = QVBoxLayout()
        links.setSpacing(metrics.XS)
        self._guide = Button(
            _("Leitfaden und Checklisten lesen, ohne zu entsperren"), "guide", "quiet"
        )
        self._guide.clicked.connect(self.guide_requested)
        emergency = Button(_("Notfall: was jetzt zu tun ist (F9)"), "alert", "quiet")
        emergency.clicked.connect(self.emergency_requested)
        deadline = Button(_("Frist eines Briefes berechnen (Strg+D)"), "deadline", "quiet")
        deadline.clicked.connect(self.deadline_requested)
        self._own = Button(_("Den eigenen Tresor öffnen"), "forward", "quiet")
        self._own.clicked.connect(self.own_requested)
        restore = Button(_("Sicherung einspielen …"), "backup", "quiet")
        restore.clicked.connect(self.restore_requested)
        setup = Button(_("Neu einrichten oder üben …"), "plus", "quiet")
        setup.clicked.connect(self.setup_requested)
        for button in (self._own, emergency, deadline, self._guide, restore, setup):
            links.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(links)

    def _card(self) -> Card:
        card = Card(_("Tresor entsperren"))
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addWidget(PlainLabel(_("Datei:"), "muted"))
        self._file = ElidedLabel("", "strong")
        line.addWidget(self._file, 1)
        other = Button(_("Andere Datei …"), "folder", "quiet")
        other.clicked.connect(self._choose_file)
        line.addWidget(other)
        card.body.addLayout(line)
        self._field = PassphraseField()
        self._field.submitted.connect(self._unlock)
        self._row = FieldRow(_("Passphrase"), self._field)
        self._field.edited.connect(lambda: self._row.set_fault(""))
        card.body.addWidget(self._row)
        self._sheet_row_words = _("Schlüssel vom Wiederherstellungsblatt")
        buttons = QHBoxLayout()
        buttons.setSpacing(metrics.S)
        self._way = Button("", role="link")
        self._way.clicked.connect(lambda: self._show_way(by_sheet=not self._by_sheet))
        buttons.addWidget(self._way)
        buttons.addStretch(1)
        self._enter = Button(_("Entsperren"), "key", "primary")
        self._enter.clicked.connect(self._unlock)
        buttons.addWidget(self._enter)
        card.body.addLayout(buttons)
        return card

    def _show_due(self) -> None:
        words, age = self._due_source(self._path) if self._due_source else ("", "")
        for label, text in ((self._due, words), (self._due_age, age)):
            label.setText(text)
            label.setVisible(bool(text))

    def _show_way(self, *, by_sheet: bool) -> None:
        self._by_sheet = by_sheet
        self._field.clear()
        self._row.set_fault("")
        if by_sheet:
            self._row.set_label(self._sheet_row_words)
            self._row.set_help(_("Alle Gruppen nacheinander, Striche und Leerzeichen sind egal."))
            self._way.setText(_("Doch mit Passphrase entsperren"))
        else:
            self._row.set_label(_("Passphrase"))
            self._row.set_help(self._hint)
            self._way.setText(_("Wiederherstellungsblatt benutzen"))
        self._field.setFocus()

    def _unlock(self) -> None:
        secret = self._field.text
        if not secret.strip():
            self._row.set_fault(_("Bitte erst etwas eingeben."))
            return
        self._row.set_fault("")
        self._busy(busy=True)
        path = self._path
        if self._by_sheet:
            self._jobs.run(
                self,
                lambda services: services.vault.unlock_with_recovery(path, secret),
                self._on_open,
                self._on_refused,
            )
        else:
            self._jobs.run(
                self,
                lambda services: services.vault.unlock(path, secret),
                self._on_open,
                self._on_refused,
            )

    def _on_open(self, state: VaultState) -> None:
        self._field.clear()
        self._busy(busy=False)
        self._notice.clear()
        self.unlocked.emit(state, self._by_sheet)

    def _on_refused(self, error: HilftError) -> None:
        from hilft_desktop.i18n.error_texts import error_line

        self._busy(busy=False)
        self._row.set_fault(error_line(error))
        self._field.setFocus()
        self._field.select_all()

    def _busy(self, *, busy: bool) -> None:
        self._enter.setEnabled(not busy)
        self._enter.setText(_("Wird entsperrt …") if busy else _("Entsperren"))

    def _choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, _("Tresor öffnen"), str(Path(self._path).parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Tresor (*.hilft)"), _("Alle Dateien (*)")])
        dialog.fileSelected.connect(self.path_chosen)
        dialog.open()
