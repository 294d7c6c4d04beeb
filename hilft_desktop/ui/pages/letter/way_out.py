# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways a letter leaves: printer, PDF, ODT, text. Each is checked and recorded first."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import FormErrors, HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.letter_rows import LetterFiles
from hilft_desktop.services.rows import LetterRequest, PagePicture
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.letter.desk import LetterDesk
from hilft_desktop.ui.papers.printing import PRINT_DPI, ask_printer, print_pages
from hilft_desktop.ui.papers.saving import ask_file, save_bytes

_SUFFIX = {"pdf": ".pdf", "odt": ".odt", "text": ".txt"}


class WayOut(QObject):
    """Nothing leaves without the consent it needs, and nothing without an entry in the register.

    The record is written before the paper: a jam in the printer leaves a record too many, never
    a letter that nobody knows of.
    """

    left = Signal(str)
    """Words about what just left."""
    failed = Signal(object)

    def __init__(self, context: PageContext, desk: LetterDesk, owner: QWidget) -> None:
        super().__init__(owner)
        self._context = context
        self._desk = desk
        self._owner = owner

    def print_letter(self) -> None:
        """Ask for a printer, record, then print the pages of the previewed PDF."""
        request = self._checked()
        if request is None:
            return
        printer = ask_printer(self._owner, self._desk.preview.page_count)
        if printer is not None:
            self._make(request, "print", lambda files: self._print(printer, files))

    def print_later(self) -> None:
        """Record the letter with its case and put it into the print queue."""
        request = self._checked()
        if request is not None:
            self._context.jobs.run(
                self._owner,
                lambda services: services.print_queue.add_letter(request),
                lambda _job: self.left.emit(
                    _("Wartet auf den Druck (Druckwarteschlange, Strg+Umschalt+P).")
                ),
                self.failed.emit,
                long_task=True,
                words=_("Das Schreiben wird erstellt …"),
            )

    def save_letter(self, how: str) -> None:
        """Ask for a place, record, then write the file; ``how`` is ``pdf``, ``odt`` or ``text``."""
        request = self._checked()
        if request is None:
            return
        kinds = {
            "pdf": _("PDF-Datei (*.pdf)"),
            "odt": _("ODT-Datei (*.odt)"),
            "text": _("Textdatei (*.txt)"),
        }
        day = self._context.today().isoformat()
        name = f"schreiben-{day}{_SUFFIX[how]}"
        ask_file(
            self._owner,
            name,
            kinds[how],
            lambda path: self._make(request, how, lambda files: self._save(path, how, files)),
        )

    def _checked(self) -> LetterRequest | None:
        """Return the complete request, or say what stands against the letter leaving."""
        try:
            request = self._desk.complete_request()
        except FormErrors:
            words = _("Es fehlt noch etwas. Die Hinweise stehen bei den Feldern.")
            self._desk.notice.say("warn", words)
            return None
        form = self._desk.form
        if form is not None and form.stopped:
            self._desk.notice.say_error(UserError("letter_law_changed", reasons=form.stopped))
            return None
        if form is not None and self._desk.sending.missing_reason(form):
            words = _("Die Prüfung dieser Vorlage ist lange überfällig. Nenne den Grund.")
            self._desk.notice.say("warn", words)
            return None
        if not self._desk.consent.is_given:
            self._desk.notice.say(
                "warn",
                _("Dieses Schreiben darf erst mit Einwilligung hinaus."),
                _("Lies der Person vor, was darin steht, und halte ihre Einwilligung fest."),
            )
            self._desk.show_consent()
            return None
        return request

    def _make(
        self, request: LetterRequest, how: str, deliver: Callable[[LetterFiles], None]
    ) -> None:
        self._context.jobs.run(
            self._owner,
            lambda services: services.letters.files(request),
            lambda files: self._record(request, how, files, deliver),
            self.failed.emit,
            long_task=True,
            words=_("Das Schreiben wird erstellt …"),
        )

    def _record(
        self,
        request: LetterRequest,
        how: str,
        files: LetterFiles,
        deliver: Callable[[LetterFiles], None],
    ) -> None:
        jobs = self._context.jobs

        def recorded(_entry: object) -> None:
            deliver(files)

        if request.case_id:
            jobs.run(
                self._owner,
                lambda services: services.letters.record(request, how),
                recorded,
                self.failed.emit,
            )
        elif self._context.vault_state().is_open:
            form = self._desk.form
            what = f"{form.title if form else request.letter_id} ({how})"
            digest = sha256(files.pdf).hexdigest()
            jobs.run(
                self._owner,
                lambda services: services.exports.note("letter", what, digest),
                recorded,
                self.failed.emit,
            )
        else:
            deliver(files)

    def _print(self, printer: QPrinter, files: LetterFiles) -> None:
        pdf = files.pdf

        def put_on_paper(pictures: tuple[PagePicture, ...]) -> None:
            try:
                print_pages(printer, pictures)
            except HilftError as error:
                self.failed.emit(error)
            else:
                self.left.emit(_("An den Drucker geschickt."))

        self._context.jobs.run(
            self._owner,
            lambda services: services.papers.pictures(pdf, dpi=PRINT_DPI),
            put_on_paper,
            self.failed.emit,
            long_task=True,
            words=_("Der Druck wird vorbereitet …"),
        )

    def _save(self, path: Path, how: str, files: LetterFiles) -> None:
        data = {"pdf": files.pdf, "odt": files.odt, "text": files.text.encode()}[how]
        try:
            save_bytes(path, data)
        except HilftError as error:
            self.failed.emit(error)
        else:
            self.left.emit(_("Gespeichert: {file}").format(file=path.name))
