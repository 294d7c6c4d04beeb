# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows control sheets, saves calendar files, and enters into the register what left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.deadline_rows import SheetCopy
from hilft_desktop.ui.papers.paper_dialog import Paper, PaperDialog
from hilft_desktop.ui.papers.saving import ask_file, save_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services
    from hilft_desktop.ui.page import PageContext


class PapersDesk(QObject):
    """Works for one page, which says what it hears."""

    said = Signal(str, str, str)
    """Kind of notice, words, advice."""
    failed = Signal(object)
    """``HilftError`` of what did not work."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def sheet(self, copy: SheetCopy, make: Callable[[Services], bytes]) -> None:
        """Make a sheet and show it before it is printed or saved."""
        self._context.jobs.run(
            self._page,
            make,
            partial(self._show_sheet, copy),
            self.failed.emit,
            long_task=True,
            words=_("Das Blatt wird gesetzt …"),
        )

    def calendar(self, make: Callable[[Services], bytes]) -> None:
        """Make a calendar file and ask where to put it."""
        self._context.jobs.run(self._page, make, self._ask_where, self.failed.emit)

    def _show_sheet(self, copy: SheetCopy, pdf: bytes) -> None:
        paper = _paper(copy, pdf)
        dialog = PaperDialog(self._context.jobs, paper, self._page.window())
        dialog.left_laptop.connect(partial(self._note, paper.title))
        dialog.open()

    def _ask_where(self, file: bytes) -> None:
        kind = _("Kalenderdatei (*.ics)")
        ask_file(self._page, "frist.ics", kind, partial(self._write, file))

    def _write(self, file: bytes, path: Path) -> None:
        try:
            save_bytes(path, file)
        except HilftError as error:
            self.failed.emit(error)
            return
        self.said.emit(
            "ok",
            _("Gespeichert: {file}").format(file=path.name),
            _("Darin stehen nur das Wort „Frist“ und der Tag."),
        )
        self._note(_("Kalenderdatei einer Frist"), "ics", sha256(file).hexdigest())

    def _note(self, what: str, kind: str, digest: str) -> None:
        """Enter it into the register; while locked it belongs to nobody's case."""
        if self._context.vault_state().is_open:
            self._context.jobs.run(
                self._page, lambda services: services.exports.note(kind, what, digest), _nothing
            )


def _paper(copy: SheetCopy, pdf: bytes) -> Paper:
    if copy is SheetCopy.PERSON:
        return Paper(
            _("Fristblatt für die Person"),
            "ihre-frist.pdf",
            _("Der Tag, wie man es beweist, und der Rechenweg. Kein Name, keine Anschrift."),
            pdf,
        )
    return Paper(
        _("Fristblatt für die Akte"),
        "fristblatt-akte.pdf",
        _("Alle Angaben zum Brief und der Rechenweg. Kein Name; der Deckname kommt von Hand."),
        pdf,
    )


def _nothing(_result: object) -> None:
    """Nobody needs the answer."""
