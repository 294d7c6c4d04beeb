# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows an address in the net, large, with a QR code: somebody else's device opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.guide import GuidePage
from hilft_desktop.domain.web import WebAddress
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.qr_code import QrCode

_SIDE = 222
"""Width of the code in pixels: 37 fields and their frame, six pixels each."""


class AddressDialog(QDialog):
    """One address at a time; with several, a list chooses."""

    def __init__(self, jobs: Jobs, page: GuidePage, at: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Adresse im Netz"))
        self.resize(640, 420)
        self.setMaximumHeight(metrics.DIALOG_HEIGHT)
        self._jobs = jobs
        self._addresses = page.addresses
        self.choice = Combo()
        self.choice.setAccessibleName(_("Adressen dieser Seite"))
        self.choice.addItems([address.address for address in page.addresses])
        self.choice.setVisible(len(page.addresses) > 1)
        self.address = PlainLabel("", "heading", wrap=True, selectable=True)
        self.code = QrCode(_SIDE)
        self._about = PlainLabel("", wrap=True, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.XL, metrics.L, metrics.XL, metrics.L)
        column.setSpacing(metrics.M)
        column.addWidget(self.choice)
        column.addWidget(self.address)
        column.addLayout(self._make_middle(), 1)
        column.addLayout(self._make_foot())
        self.choice.currentIndexChanged.connect(self._show)
        self.choice.setCurrentIndex(at)
        self._show(at)

    @property
    def shown(self) -> WebAddress:
        """The address shown."""
        return self._addresses[max(0, self.choice.currentIndex())]

    def _make_middle(self) -> QHBoxLayout:
        words = PageScroll()
        words.column.addWidget(
            PlainLabel(
                _(
                    "Dieses Programm geht nicht ins Netz. Scannt den Code mit einem Telefon oder "
                    "tippt die Adresse ab. Was dort steht, prüft niemand für Euch."
                ),
                "muted",
                wrap=True,
            )
        )
        words.column.addWidget(self._about)
        words.column.addStretch(1)
        self._words = words
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._middle = line
        return line

    def _make_foot(self) -> QHBoxLayout:
        copy = Button(_("Adresse kopieren"))
        copy.clicked.connect(self._copy)
        close = Button(_("Schließen"), role="primary")
        close.clicked.connect(self.accept)
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addStretch(1)
        line.addWidget(copy)
        line.addWidget(close)
        self._foot = line
        return line

    def _show(self, at: int) -> None:
        address = self._addresses[at]
        self.address.setText(address.address)
        lines = [_("Dort gelesen:"), *address.about] if address.about else []
        self._about.setText("\n".join(lines))
        self.code.clear()
        url = address.url
        self._jobs.run(
            self,
            lambda services: services.guide.qr_code(url),
            lambda fields: self._on_code(fields, url),
            self._on_failed,
        )

    def _on_code(self, fields: tuple[tuple[bool, ...], ...], url: str) -> None:
        if self.shown.url == url:
            self.code.show_code(fields, url)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.shown.url)

    def _on_failed(self, error: HilftError) -> None:
        self._about.setText(error_line(error))
