# SPDX-License-Identifier: GPL-3.0-or-later
"""Many papers as one print job: drawn one after the other, so that memory holds one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import Cancelled, HilftError
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.dialogs.progress import ProgressDialog
from hilft_desktop.ui.jobs import Job, Jobs
from hilft_desktop.ui.papers.printing import Press, own_copies

if TYPE_CHECKING:
    from hilft_desktop.services.hub import Services


@dataclass(frozen=True, slots=True)
class PrintPart:
    """A paper of the job: how its pages are asked for, and how often they come."""

    pages: Callable[[Services], tuple[PagePicture, ...]]
    copies: int = 1


class PrintRun(QObject):
    """Prints parts in their order; every part begins on a sheet of its own."""

    finished = Signal()
    failed = Signal(object)
    """``HilftError``, ``Cancelled`` when somebody stopped it. Some pages may be on paper then."""

    def __init__(
        self, jobs: Jobs, owner: QWidget, printer: QPrinter, parts: Sequence[PrintPart]
    ) -> None:
        super().__init__(owner)
        self._jobs = jobs
        self._owner = owner
        self._copies = own_copies(printer)
        self._press = Press(printer)
        self._parts = tuple(parts)
        self._at = 0
        self._job: Job | None = None
        self._stopped = False
        self._dialog: ProgressDialog | None = None

    def start(self, words: str) -> None:
        """Begin; ``words`` say in the progress window what is going on."""
        self._dialog = ProgressDialog(words, self._owner.window())
        self._dialog.cancelled.connect(self._stop)
        self._dialog.show_progress(0, len(self._parts))
        self._dialog.open()
        self._ask()

    def _ask(self) -> None:
        if self._stopped:
            self._fail(Cancelled())
        elif self._at == len(self._parts):
            self._press.end()
            self._close()
            self.finished.emit()
        else:
            part = self._parts[self._at]
            self._job = self._jobs.run(self._owner, part.pages, self._on_pages, self._fail)

    def _on_pages(self, pictures: tuple[PagePicture, ...]) -> None:
        try:
            for _copy in range(self._parts[self._at].copies * self._copies):
                self._press.fill_sheet()
                for picture in pictures:
                    self._press.put(picture)
        except HilftError as error:
            self._fail(error)
            return
        self._at += 1
        if self._dialog is not None:
            self._dialog.show_progress(self._at, len(self._parts))
        self._ask()

    def _stop(self) -> None:
        self._stopped = True
        if self._job is not None:
            self._job.cancel()
        self._fail(Cancelled())

    def _fail(self, error: HilftError) -> None:
        if self._dialog is None:
            return
        self._press.abort()
        self._close()
        self.failed.emit(error)

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.finish()
        self._dialog = None
