# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person may ask for: a copy of everything about them, and the erasure of it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.persons import Consent, Person
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.privacy_labels import reason_label
from hilft_desktop.services.casework_rows import PersonDetail
from hilft_desktop.services.privacy_rows import ErasureProof
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.papers.paper_dialog import Paper
from hilft_desktop.ui.papers.showing import show_paper
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel

_REASONS = ("requested", "withdrawn", "by_hand")


def _likely_reason(consents: Iterable[Consent]) -> str:
    """Return the reason to begin with: a withdrawal that was entered, else a wish."""
    taken_back = any(
        each.purpose == ConsentPurpose.RECORD and each.withdrawn_on is not None for each in consents
    )
    return "withdrawn" if taken_back else "requested"


class PersonSection(Section):
    """The person is named by pseudonym; no list of persons is offered here."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Auskunft und Löschung"),
            _(
                "Wer fragt, bekommt eine Kopie von allem, oder die Löschung mit Bestätigung. "
                "Prüfe vorher, ob es die richtige Person ist."
            ),
            parent,
        )
        self._detail: PersonDetail | None = None
        self._reason_for = ""
        self._pseudonym = LineField(limit=80)
        self._pseudonym.returnPressed.connect(self.save)
        self._row = FieldRow(
            _("Deckname"), self._pseudonym, _("Genau wie im Fall, zum Beispiel Ahorn 17.")
        )
        self.column.addWidget(self._row)
        self._card = Card("")
        self._facts = PlainLabel("", wrap=True)
        self._card.body.addWidget(self._facts)
        self.column.addWidget(self._card)
        self._copy_card = self._make_copy()
        self._erase_card = self._make_erase()
        self.column.addWidget(self._copy_card)
        self.column.addWidget(self._erase_card)
        self.column.addStretch(1)
        find = Button(_("Person aufrufen"), "search")
        find.clicked.connect(self.save)
        self.frame.set_primary(find)
        self._show(None)

    def enter(self) -> None:
        self._pseudonym.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if self._detail is not None and changes.touches(Kind.PERSON, Kind.CASE, Kind.CONSENT):
            self._find(self._detail.person.pseudonym)

    def save(self) -> None:
        """Look the person up."""
        self._row.set_fault("")
        self._find(self._pseudonym.value)

    def show_person(self, pseudonym: str) -> None:
        """Show the person who bears this pseudonym."""
        self._pseudonym.setText(pseudonym)
        self.save()

    def show_person_of(self, case_id: str) -> None:
        """Show the person whose case this is."""
        self.context.jobs.run(
            self,
            lambda services: services.cases.show(case_id),
            lambda detail: self.show_person(detail.person.pseudonym),
            self.frame.notice.say_error,
        )

    def _make_copy(self) -> Card:
        card = Card(_("Auskunft (Art. 15 DSGVO)"))
        card.body.addWidget(
            PlainLabel(
                _(
                    "Alles, was gespeichert ist, in einfachen Worten. Lies die Kopie durch, bevor "
                    "Du sie gibst: Steht darin etwas über andere Menschen?"
                ),
                "muted",
                wrap=True,
            )
        )
        button = Button(_("Kopie ansehen und drucken …"), "print")
        button.clicked.connect(self._copy)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _make_erase(self) -> Card:
        card = Card(_("Löschung (Art. 17 DSGVO)"))
        card.body.addWidget(
            PlainLabel(
                _(
                    "Löscht die Person mit allen Fällen, Fotos, Schreiben und dem Namen. "
                    "Gespräche zählen ohne Person und ohne Notiz weiter. Ältere Sicherungen "
                    "enthalten alles noch, bis neuere sie ersetzen."
                ),
                "muted",
                wrap=True,
            )
        )
        self._reason = Combo()
        for reason in _REASONS:
            self._reason.addItem(reason_label(reason), reason)
        card.body.addWidget(FieldRow(_("Warum?"), self._reason))
        button = Button(_("Alles zu dieser Person löschen …"), "close")
        button.clicked.connect(self._ask_erase)
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # -- finding ----------------------------------------------------------------------------------

    def _find(self, pseudonym: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.persons.find(pseudonym),
            self._on_found,
            self.frame.notice.say_error,
        )

    def _on_found(self, person: Person | None) -> None:
        if person is None:
            if self._detail is None:
                self._row.set_fault(_("Diesen Decknamen gibt es hier nicht. Bitte genau prüfen."))
            self._show(None)
            return
        self.context.jobs.run(
            self,
            lambda services: services.persons.show(person.id),
            self._show,
            self.frame.notice.say_error,
        )

    def _show(self, detail: PersonDetail | None) -> None:
        self._detail = detail
        for card in (self._card, self._copy_card, self._erase_card):
            card.setVisible(detail is not None)
        if detail is None:
            return
        self._card.set_heading(detail.person.pseudonym)
        if detail.person.id != self._reason_for:
            self._reason_for = detail.person.id
            self._reason.setCurrentIndex(self._reason.findData(_likely_reason(detail.consents)))
        cases, agreed = len(detail.cases), len(detail.consents)
        counted = (
            ngettext("{n} Fall", "{n} Fälle", cases).format(n=cases),
            ngettext("{n} Einwilligung", "{n} Einwilligungen", agreed).format(n=agreed),
        )
        name = (
            _("Name und Anschrift sind gespeichert.")
            if detail.has_identity
            else _("Kein Name gespeichert.")
        )
        self._facts.setText(f"{', '.join(counted)}. {name}")

    # -- copy and erasure -------------------------------------------------------------------------

    def _copy(self) -> None:
        if self._detail is None:
            return
        person_id = self._detail.person.id
        self.context.jobs.run(
            self,
            lambda services: services.privacy.copy(person_id),
            self._show_copy,
            self.frame.notice.say_error,
            long_task=True,
            words=_("Die Kopie wird geschrieben …"),
        )

    def _show_copy(self, pdf: bytes) -> None:
        paper = Paper(
            _("Auskunft"),
            "auskunft.pdf",
            _("Alles über diese Person, auch Name und Anschrift, wenn sie gespeichert sind."),
            pdf,
        )
        show_paper(self.context.jobs, self, paper, "privacy", _("Auskunft an eine Person"))

    def _ask_erase(self) -> None:
        if self._detail is None:
            return
        confirm(
            self,
            _("{pseudonym} löschen?").format(pseudonym=self._detail.person.pseudonym),
            _(
                "Alles zu dieser Person wird gelöscht, auch offene Fristen. Das lässt sich nicht "
                "zurückholen. Danach erscheint die Bestätigung zum Drucken; gespeichert wird sie "
                "nicht."
            ),
            _("Endgültig löschen"),
            self.erase,
        )

    def erase(self) -> None:
        """Erase the person shown and show the proof."""
        if self._detail is None:
            return
        person_id, reason = self._detail.person.id, str(self._reason.currentData())
        self.context.jobs.run(
            self,
            lambda services: services.privacy.erase_person(person_id, reason),
            self._on_erased,
            self.frame.notice.say_error,
            long_task=True,
            words=_("Es wird gelöscht …"),
            may_cancel=False,
        )

    def _on_erased(self, proof: ErasureProof) -> None:
        self._show(None)
        self._pseudonym.clear()
        self._row.set_fault("")
        self.frame.notice.say("ok", _("Gelöscht. Bitte die Bestätigung jetzt drucken."))
        paper = Paper(
            _("Bestätigung der Löschung"),
            "loeschbestaetigung.pdf",
            _("Der Deckname und was gelöscht wurde, in Zahlen. Sonst nichts."),
            proof.pdf,
        )
        show_paper(self.context.jobs, self, paper, "privacy", _("Bestätigung einer Löschung"))
