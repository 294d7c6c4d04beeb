# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers of the directory, each shown before it is printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.hub import Services
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.papers.paper_dialog import Paper
from hilft_desktop.ui.papers.showing import show_paper

ADDRESSES, CALLS, KINDS = "adressen", "anrufe", "arten"


class PapersDesk(QObject):
    """Asks the engine for a sheet and opens its preview over the page."""

    failed = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def show_sheet(self, which: str) -> None:
        """Show one of the sheets without a choice."""
        sheets: dict[str, tuple[str, Callable[[Services], bytes]]] = {
            ADDRESSES: (_("Adressblatt"), lambda services: services.directory.address_sheet()),
            CALLS: (_("Anrufliste"), lambda services: services.directory.call_sheet()),
            KINDS: (_("Arten von Stellen"), lambda services: services.directory.kinds_sheet()),
        }
        title, call = sheets[which]
        self._run(call, title, which)

    def show_body(self, body_id: str, code: str = "") -> None:
        """Show the sheet of one body for the person; ``code`` is that of a slip, or empty."""
        self._run(
            lambda services: services.directory.body_sheet(body_id, code=code),
            _("Stelle für die Person"),
            "stelle",
        )

    def show_poster(self, size: str, *, strips: bool) -> None:
        """Show the poster."""
        self._run(
            lambda services: services.directory.poster(size, strips=strips),
            _("Aushang {size}").format(size=size),
            "aushang",
        )

    def _run(self, call: Callable[[Services], bytes], title: str, name: str) -> None:
        self._page.context.jobs.run(
            self._page, call, partial(self._show, title, name), self.failed.emit
        )

    def _show(self, title: str, name: str, pdf: bytes) -> None:
        context = self._page.context
        contains = _("Angaben über Stellen, nichts über Ratsuchende.")
        paper = Paper(title, f"{name}-{context.today().isoformat()}.pdf", contains, pdf)
        show_paper(context.jobs, self._page, paper, "directory", title)
