# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stranger may see: a page of the guide, held ready in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.guide import BlockKind, GuideListing, GuidePage
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_BLOCKS_SHOWN = 24


class NeutralPage(QWidget):
    """Looks like reading. It knows nothing, so nothing of a case can stand on it."""

    return_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = PageScroll(metrics.READING_WIDTH)
        self._column = self._scroll.column
        outer.addWidget(self._scroll, 1)
        line = QHBoxLayout()
        line.setContentsMargins(metrics.XL, 0, metrics.XL, metrics.M)
        self._back = Button(_("Zurück"), "back", "quiet")
        self._back.clicked.connect(self.return_requested)
        line.addWidget(self._back)
        line.addStretch(1)
        outer.addLayout(line)
        self._show(
            _("Leitfaden"),
            (
                (_("So findest Du eine Beratungsstelle"), "section"),
                (
                    _(
                        "Energie- und Schuldnerberatung gibt es in jeder Stadt und in jedem "
                        "Landkreis. Wohlfahrtsverbände und Verbraucherzentralen nennen die "
                        "nächste Stelle und ihre Sprechzeiten."
                    ),
                    "body",
                ),
                (
                    _(
                        "Zum ersten Gespräch gehören der Brief, um den es geht, die letzte "
                        "Rechnung und ein Ausweis. Was fehlt, lässt sich nachreichen."
                    ),
                    "body",
                ),
            ),
        )

    def fetch(self, jobs: Jobs) -> None:
        """Fetch a page of the guide and hold it ready; without one the fixed words stay."""
        jobs.run(
            self,
            lambda services: services.guide.contents(),
            lambda pages: self._on_contents(jobs, pages),
            lambda _error: None,
        )

    def _on_contents(self, jobs: Jobs, pages: tuple[GuideListing, ...]) -> None:
        if pages:
            first = pages[0].id
            jobs.run(
                self,
                lambda services: services.guide.page(first),
                self.prepare,
                lambda _error: None,
            )

    def prepare(self, page: GuidePage) -> None:
        """Hold this page ready from now on."""
        parts: list[tuple[str, str]] = [(page.summary, "lead")]
        for block in page.blocks[:_BLOCKS_SHOWN]:
            if block.kind is BlockKind.HEADING:
                parts.append((block.text, "section"))
            elif block.kind in (BlockKind.BULLET, BlockKind.NUMBER):
                parts.append((f"•  {block.text}", "body"))
            else:
                parts.append((block.text, "body"))
        self._show(page.title, tuple(parts))

    def take_focus(self) -> None:
        """Put the focus where Enter leads back."""
        self._back.setFocus()

    def _show(self, title: str, parts: tuple[tuple[str, str], ...]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._column.addWidget(PlainLabel(title, "title", wrap=True))
        for text, role in parts:
            self._column.addWidget(PlainLabel(text, role, wrap=True))
        self._column.addStretch(1)
