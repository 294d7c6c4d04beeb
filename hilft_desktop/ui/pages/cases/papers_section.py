# SPDX-License-Identifier: GPL-3.0-or-later
"""Unterlagen: photos and scans inside the vault, letters made, checklists worked through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hilft_desktop.domain.casework import Attachment
from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.domain.referrals import Referral
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases.attachment_dialog import AttachmentDialog
from hilft_desktop.ui.pages.cases.attachments_card import AttachmentsCard
from hilft_desktop.ui.pages.cases.letter_papers import LetterPapers
from hilft_desktop.ui.pages.cases.proof_forms import ProofForms
from hilft_desktop.ui.pages.cases.records_card import RecordsCard
from hilft_desktop.ui.pages.cases.referrals_card import ReferralsCard
from hilft_desktop.ui.pages.cases.section import CaseSection, Primary
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField


class PapersSection(CaseSection):
    """A picture is looked at here and nowhere else: no other program ever opens it."""

    letter_requested = Signal(str, str)
    checklist_requested = Signal(str, str)
    handout_requested = Signal(str, str, str)
    directory_requested = Signal(str, str)
    returns_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._renaming = ""
        self._waiting: list[Path] = []
        self._adding = False
        self._titles: Mapping[str, str] = {}
        self._title = LineField(limit=120)
        self.rename_form = InlineForm(
            _("Umbenennen"),
            {
                "title": FieldRow(
                    _("Wie heißt die Unterlage?"),
                    self._title,
                    _("Ohne Namen, zum Beispiel: Bescheid vom 03.11., Seite 1 bis 4."),
                    required=True,
                )
            },
            _("Umbenennen"),
            own_button=False,
        )
        self.attachments = AttachmentsCard()
        self.records = RecordsCard()
        self.referrals = ReferralsCard()
        self.proofs = ProofForms(context.today())
        for widget in (
            self.rename_form,
            self.attachments,
            self.proofs,
            self.records,
            self.referrals,
        ):
            self.column.addWidget(widget)
        self.letters = LetterPapers(self, self.proofs)
        for name, form in zip(("way", "proof", "waive"), self.proofs.forms, strict=True):
            self.keep_form(f"delivery_{name}", form)
            form.confirmed.connect(partial(self.proofs.confirm, form))
        # No draft: a title typed for one paper must not come back over another one.
        self.rename_form.opened.connect(self.primary_changed)
        self.rename_form.closed.connect(self.primary_changed)
        self.rename_form.released.connect(self.released)
        self.rename_form.confirmed.connect(self._on_rename)
        self.attachments.open_wanted.connect(self.open)
        self.attachments.rename_wanted.connect(self._ask_name)
        self.attachments.remove_wanted.connect(self._ask_removal)
        self._connect_records()

    def _connect_records(self) -> None:
        self.records.checklist_wanted.connect(
            lambda item: self.checklist_requested.emit(item, self.case_id)
        )
        self.records.reprint_wanted.connect(self.letters.reprint)
        self.records.proof_wanted.connect(self.letters.prove)
        self.records.bundle_wanted.connect(self.letters.bundle)
        self.referrals.refer_wanted.connect(lambda: self.directory_requested.emit("", self.case_id))
        self.referrals.answer_wanted.connect(self.returns_requested)
        self.records.letter_wanted.connect(
            lambda item: self.letter_requested.emit(item, self.case_id)
        )
        self.records.handout_wanted.connect(
            lambda: self.handout_requested.emit("schritte", "", self.case_id)
        )

    def begin(self, case_id: str) -> None:
        super().begin(case_id)
        self.rename_form.reset()
        self._waiting.clear()

    def show_case(self, detail: CaseDetail) -> None:
        super().show_case(detail)
        self.attachments.show_attachments(detail.attachments)
        self.records.show_records(detail.runs, detail.documents, self._titles)
        case_id = detail.case.id
        self.context.jobs.run(
            self,
            lambda services: services.referrals.of_case(case_id),
            partial(self._show_referrals, case_id),
            self.failed.emit,
        )

    def _show_referrals(self, case_id: str, referrals: tuple[Referral, ...]) -> None:
        if case_id == self.case_id:
            self.referrals.show_referrals(referrals)

    def show_titles(self, titles: Mapping[str, str]) -> None:
        """Take note of what the checklists are called."""
        self._titles = titles
        if self.detail is not None:
            self.records.show_records(self.detail.runs, self.detail.documents, titles)

    def primary(self) -> Primary | None:
        form = self._form_in_front()
        if form is not None:
            return Primary(form.action_words, "save")
        return Primary(_("Foto oder Scan hinzufügen"), "plus")

    def act(self) -> None:
        """Save the name, else ask for files."""
        form = self._form_in_front()
        if form is self.rename_form:
            self._on_rename()
        elif form is not None:
            self.proofs.confirm(form)
        elif not self._adding:
            self.ask_files()

    def _form_in_front(self) -> InlineForm | None:
        return self.rename_form if self.rename_form.is_open else self.open_form()

    # -- adding -----------------------------------------------------------------------------------

    def ask_files(self) -> QFileDialog:
        """Ask which files to take in."""
        dialog = QFileDialog(self.window(), _("Foto oder Scan hinzufügen"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(
            _("Fotos und Scans ({patterns})").format(
                patterns="*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.pdf"
            )
        )
        dialog.filesSelected.connect(lambda names: self.add_files(Path(name) for name in names))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def add_files(self, paths: Iterable[Path]) -> None:
        """Take files in, one after the other; the files themselves stay where they are."""
        self._waiting.extend(paths)
        self._add_next()

    def _add_next(self) -> None:
        if self._adding or not self._waiting or not self.case_id:
            return
        path = self._waiting.pop(0)
        case_id, title = self.case_id, path.stem
        self._adding = True

        def added(attachment: Attachment) -> None:
            self._adding = False
            self.said.emit(
                "ok",
                _(
                    "„{title}“ liegt jetzt verschlüsselt im Tresor. Die Datei selbst ist noch da."
                ).format(title=attachment.title),
            )
            self._add_next()

        def refused(error: HilftError) -> None:
            self._adding = False
            self._waiting.clear()
            self.failed.emit(error)

        self.context.jobs.run(
            self,
            lambda services: services.attachments.add(case_id, str(path), title),
            added,
            refused,
            long_task=True,
            words=_("Die Seiten werden neu gezeichnet und verschlüsselt …"),
        )

    # -- looking, naming, removing ----------------------------------------------------------------

    def open(self, attachment: Attachment) -> AttachmentDialog:
        """Show the pages of an attachment."""
        dialog = AttachmentDialog(self.context.jobs, attachment, self.window())
        dialog.open()
        return dialog

    def _ask_name(self, attachment: Attachment) -> None:
        self._renaming = attachment.id
        self._title.setText(attachment.title)
        self.rename_form.open_form()
        self._title.selectAll()

    def _on_rename(self) -> None:
        title, attachment_id = self._title.value, self._renaming
        if not title:
            self.rename_form.show_error(UserError("text_missing", field="title"))
            return
        self.save_form(
            self.rename_form,
            lambda services: services.attachments.rename(attachment_id, title),
            lambda _done: self.said.emit("ok", _("Umbenannt.")),
        )

    def _ask_removal(self, attachment: Attachment) -> None:
        confirm(
            self,
            _("„{title}“ entfernen?").format(title=attachment.title),
            _(
                "Die Bilder werden aus dem Tresor gelöscht und lassen sich nicht wiederholen. "
                "In älteren Sicherungen bleiben sie, bis diese ersetzt sind."
            ),
            _("Entfernen"),
            lambda: self._remove(attachment.id),
        )

    def _remove(self, attachment_id: str) -> None:
        self.change(
            lambda services: services.attachments.remove(attachment_id),
            lambda _done: self.said.emit("ok", _("Die Unterlage ist gelöscht.")),
        )
