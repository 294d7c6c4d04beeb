# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the letters of a case: print again, prove, gather into a bundle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from hilft_desktop.domain.cases import CaseDocument
from hilft_desktop.domain.delivery import Delivery
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.letter_rows import Reprint
from hilft_desktop.services.queue_rows import Bundle, BundleItem
from hilft_desktop.ui.pages.cases.bundle_dialog import BundleDialog
from hilft_desktop.ui.pages.cases.proof_forms import ProofForms
from hilft_desktop.ui.papers.paper_dialog import Paper
from hilft_desktop.ui.papers.showing import show_paper

if TYPE_CHECKING:
    from hilft_desktop.domain.changes import Changed
    from hilft_desktop.services.hub import Services
    from hilft_desktop.ui.pages.cases.section import CaseSection
    from hilft_desktop.ui.widgets.inline_form import InlineForm

T = TypeVar("T")


class LetterPapers(QObject):
    """Does for the section of papers what concerns letters."""

    def __init__(self, section: CaseSection, forms: ProofForms) -> None:
        super().__init__(section)
        self._section = section
        self._forms = forms
        forms.sent.connect(self._on_sent)
        forms.entered.connect(self._on_entered)
        forms.waived.connect(self._on_waived)

    def prove(self, document_id: str, what: str) -> None:
        """Open the form for ``way``, ``proof`` or ``waive``, or take the proof back (``undo``)."""
        document = self._document(document_id)
        if document is None:
            return
        if what == "undo":
            self._reopen(document_id)
            return
        forms = {
            "way": self._forms.way_form,
            "proof": self._forms.proof_form,
            "waive": self._forms.waive_form,
        }
        self._forms.open_about(forms[what], document)

    def reprint(self, document_id: str) -> None:
        """Show a letter as it went out, and say whether these are the same bytes."""
        self._section.ask(
            lambda services: services.letter_records.reprint(document_id), self._show_reprint
        )

    def bundle(self) -> None:
        """Ask which papers go into the bundle."""
        case_id = self._section.case_id
        self._section.ask(lambda services: services.bundles.offer(case_id), self._choose)

    def _document(self, document_id: str) -> CaseDocument | None:
        documents = self._section.detail.documents if self._section.detail else ()
        return next((each for each in documents if each.id == document_id), None)

    def _on_sent(self, document_id: str, way: str) -> None:
        self._save(
            self._forms.way_form,
            lambda services: services.proofs.sent(document_id, way),
            _("Versandweg eingetragen: {way}.").format(way=label(Delivery(way))),
        )

    def _on_entered(self, document_id: str, note: str, day: date | None) -> None:
        self._save(
            self._forms.proof_form,
            lambda services: services.proofs.enter(document_id, note, day),
            _("Der Nachweis ist eingetragen."),
        )

    def _on_waived(self, document_id: str, reason: str) -> None:
        self._save(
            self._forms.waive_form,
            lambda services: services.proofs.waive(document_id, reason),
            _("Es wird nicht mehr nach dem Nachweis gefragt."),
        )

    def _save(
        self,
        form: InlineForm,
        call: Callable[[Services], Changed[CaseDocument]],
        words: str,
    ) -> None:
        def saved(document: CaseDocument) -> None:
            if document.proof_on is None:
                self._section.said.emit("ok", words)
            else:
                self._section.undo_offered.emit(words, lambda: self._reopen(document.id))

        self._section.save_form(form, call, saved)

    def _reopen(self, document_id: str) -> None:
        self._section.change(
            lambda services: services.proofs.reopen(document_id),
            lambda _done: self._section.said.emit(
                "ok", _("Nach dem Nachweis wird wieder gefragt.")
            ),
        )

    def _show_reprint(self, again: Reprint) -> None:
        if again.same:
            state = _("Dieselben Bytes wie damals (Prüfsumme {start}…).").format(
                start=again.sha256[:12]
            )
        else:
            state = _("Nicht dieselben Bytes wie damals. {why}").format(why=again.why)
        paper = Paper(
            again.document.title,
            "schreiben.pdf",
            _("Enthält Name und Anschrift der Person. {state}").format(state=state),
            again.pdf,
            self._section.case_id,
        )
        what = _("{title} (noch einmal)").format(title=again.document.title)
        show_paper(self._section.context.jobs, self._section, paper, "letter", what)

    def _choose(self, items: tuple[BundleItem, ...]) -> None:
        dialog = BundleDialog(items, self._section.window())
        dialog.chosen.connect(self._make)
        dialog.open()

    def _make(self, keys: tuple[str, ...]) -> None:
        case_id = self._section.case_id
        self._section.context.jobs.run(
            self._section,
            lambda services: services.bundles.make(case_id, keys),
            self._show_bundle,
            self._section.failed.emit,
            long_task=True,
            words=_("Die Mappe wird zusammengestellt …"),
        )

    def _show_bundle(self, bundle: Bundle) -> None:
        paper = Paper(
            _("Mappe"),
            f"mappe-{self._section.context.today().isoformat()}.pdf",
            ngettext(
                "{n} Papier mit Deckblatt. In Schreiben stehen Name und Anschrift.",
                "{n} Papiere mit Deckblatt. In Schreiben stehen Namen und Anschriften.",
                bundle.papers,
            ).format(n=bundle.papers),
            bundle.pdf,
            case_id=self._section.case_id,
        )
        what = _("Mappe mit {n} Papieren eines Falls").format(n=bundle.papers)
        show_paper(self._section.context.jobs, self._section, paper, "paper", what)
