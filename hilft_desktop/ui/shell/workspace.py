# SPDX-License-Identifier: GPL-3.0-or-later
"""Sidebar, header, words, page, status line: the window while somebody works."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.services.rows import BackupStatus
from hilft_desktop.ui.navigation import PAGES, PageKey
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.shell.header import Header
from hilft_desktop.ui.shell.page_host import PageHost
from hilft_desktop.ui.shell.sidebar import Sidebar
from hilft_desktop.ui.shell.status_line import StatusLine
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.notice_bar import NoticeBar


class Workspace(QWidget):
    """Places the parts; the window wires them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._collapse_always = False
        self.sidebar = Sidebar(PAGES)
        self.header = Header()
        self.notice = NoticeBar()
        self.host = PageHost()
        self.status = StatusLine()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.header)
        bar = QVBoxLayout()
        bar.addWidget(self.notice)
        self.notice.shown_changed.connect(
            lambda shown: bar.setContentsMargins(
                metrics.XL, metrics.M if shown else 0, metrics.XL, 0
            )
        )
        bar.setContentsMargins(metrics.XL, 0, metrics.XL, 0)
        column.addLayout(bar)
        column.addWidget(self.host, 1)
        column.addWidget(self.status)
        line.addLayout(column, 1)

    def show_status(self, context: PageContext, backup: BackupStatus | None = None) -> None:
        """Say below the page what is known about vault, content and backup."""
        self.status.show_state(context.vault_state(), backup, context.today())

    def refresh_status(self, context: PageContext) -> None:
        """Say it anew, with the backup as it is now."""
        self.show_status(context)
        context.jobs.run(
            self,
            lambda services: services.backups.status(),
            lambda backup: self.show_status(context, backup),
            lambda _error: None,
        )

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Keep the sidebar narrow on wide windows too."""
        self._collapse_always = collapsed
        self._fit()

    @property
    def at_stall(self) -> bool:
        """Tell whether the page of the stall is in front: no search for people is shown there."""
        return self.host.current_key is PageKey.STALL

    def set_bare(self, *, bare: bool) -> None:
        """Show the page alone, without what surrounds it."""
        for part in (self.sidebar, self.header, self.status):
            part.setVisible(not bare)

    def forget(self) -> None:
        """Destroy every page and every word about one."""
        self.host.destroy_pages()
        self.notice.clear()
        self.header.set_title("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < metrics.COLLAPSE_BELOW
        self.sidebar.set_collapsed(collapsed=narrow or self._collapse_always)
