# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the pages of a photo or scan that lies in the vault; it is never written to the disk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.casework import Attachment
from hilft_desktop.domain.errors import Cancelled, HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.papers.page_bar import PageBar
from hilft_desktop.ui.papers.page_view import PageView
from hilft_desktop.ui.papers.paper_dialog import Paper
from hilft_desktop.ui.papers.showing import show_paper
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_WIDTH = 1240
"""Pixels of a page, as many as A4 has at 150 dots per inch."""


class AttachmentDialog(QDialog):
    """The first page appears at once, the others when all are here.

    Page Up and Down turn them, plus and minus zoom.
    """

    def __init__(self, jobs: Jobs, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Unterlage"))
        self.setMaximumHeight(metrics.DIALOG_HEIGHT)
        self._jobs = jobs
        self._attachment = attachment
        self._pictures: list[PagePicture] = []
        self._notice = NoticeBar()
        self.view = PageView()
        self.view.show_hint(_("Die Seiten werden entschlüsselt …"))
        bar = PageBar(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.L, metrics.L, metrics.L, metrics.L)
        column.setSpacing(metrics.M)
        column.addWidget(PlainLabel(attachment.title, "section", wrap=True))
        column.addWidget(self._notice)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
        line = QHBoxLayout()
        line.setSpacing(metrics.S)
        line.addStretch(1)
        paper = Button(_("Drucken oder speichern …"), "print")
        paper.clicked.connect(self._on_paper)
        close = Button(_("Schließen"))
        close.clicked.connect(self.accept)
        line.addWidget(paper)
        line.addWidget(close)
        column.addLayout(line)
        self._kept = (column, line, bar)
        self.resize(760, metrics.DIALOG_HEIGHT)
        self.view.setFocus()
        self._load(0)

    def _load(self, page: int) -> None:
        attachment_id = self._attachment.id
        self._jobs.run(
            self,
            lambda services: services.attachments.picture(attachment_id, page, _WIDTH),
            lambda picture: self._on_page(page, picture),
            self._on_failed,
        )

    def _on_page(self, page: int, picture: PagePicture) -> None:
        self._pictures.append(picture)
        is_last = page + 1 >= self._attachment.pages
        if page == 0 or is_last:
            self.view.show_pages(self._pictures)
        if not is_last:
            self._load(page + 1)

    def _on_failed(self, error: HilftError) -> None:
        if not isinstance(error, Cancelled):
            self._notice.say_error(error)

    def _on_paper(self) -> None:
        attachment_id = self._attachment.id
        self._jobs.run(
            self,
            lambda services: services.attachments.pdf(attachment_id),
            self._show_paper,
            self._notice.say_error,
            long_task=True,
            words=_("Das PDF wird vorbereitet …"),
        )

    def _show_paper(self, pdf: bytes) -> None:
        paper = Paper(
            _("Unterlage drucken"),
            "unterlage.pdf",
            _(
                "Enthält die Bilder so, wie sie aufgenommen wurden: auch Namen, Anschrift und "
                "Aktenzeichen, die darauf stehen. Nur an wen die Person es wünscht."
            ),
            pdf,
        )
        show_paper(self._jobs, self, paper, "attachment", _("Foto oder Scan aus einem Fall"))
