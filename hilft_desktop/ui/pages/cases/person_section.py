# SPDX-License-Identifier: GPL-3.0-or-later
"""Person: how to reach them safely, what helps them, who lives with them, what they agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.casework import DuplicateHint, HouseholdMember
from hilft_desktop.domain.codes import ConsentPurpose, Language
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.persons import Consent
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.casework_rows import PersonDetail
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases.consent_card import ConsentCard
from hilft_desktop.ui.pages.cases.duplicate_line import DuplicateLine
from hilft_desktop.ui.pages.cases.household_card import HouseholdCard
from hilft_desktop.ui.pages.cases.profile_card import ProfileCard
from hilft_desktop.ui.pages.cases.section import CaseSection, Primary
from hilft_desktop.ui.papers.paper_dialog import Paper
from hilft_desktop.ui.papers.showing import show_paper
from hilft_desktop.ui.widgets.form_state import FormState

_PROFILE = "profile"


class PersonSection(CaseSection):
    """No name and no number stands here: those belong to the letter step."""

    search_requested = Signal(str)
    privacy_requested = Signal()
    """Show what this person may ask for: a copy, and erasure."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._saving = False
        self.duplicates = DuplicateLine()
        self.profile = ProfileCard()
        self.household = HouseholdCard()
        self.consents = ConsentCard(context.today())
        for widget in (self.duplicates, self.profile, self.household, self.consents):
            self.column.addWidget(widget)
        self.keep_form("consent", self.consents.form)
        self.household.household_wanted.connect(self._on_household)
        self.consents.give_wanted.connect(self._on_give)
        self.consents.withdraw_wanted.connect(self._ask_withdrawal)
        self.consents.blank_wanted.connect(self._print_blank)
        self.consents.privacy_wanted.connect(self.privacy_requested)
        self.duplicates.search_wanted.connect(self.search_requested)

    def begin(self, case_id: str) -> None:
        super().begin(case_id)
        self.duplicates.show_hints(())
        self.profile.reset()
        self.household.reset()

    def show_case(self, detail: CaseDetail) -> None:
        super().show_case(detail)
        self.profile.show_profile(detail.person.language, detail.profile)
        self.household.show_members(detail.household)
        self.consents.show_consents(detail.consents)

    def load_more(self, detail: CaseDetail) -> None:
        self._ask_duplicates(detail.person.id)

    def primary(self) -> Primary | None:
        if self.consents.form.is_open:
            return Primary(self.consents.form.action_words, "save")
        return Primary(_("Angaben speichern"), "save")

    def act(self) -> None:
        """Save the consent being entered, else what changed about the person."""
        if self.consents.form.is_open:
            self.consents.confirm()
        elif not self.profile.is_changed:
            self.said.emit("info", _("An den Angaben zur Person ist nichts geändert."))
        elif not self._saving:
            self._save_profile()

    def form_drafts(self) -> Mapping[str, object]:
        drafts = dict(super().form_drafts())
        profile = self.profile.draft()
        if profile is not None:
            drafts[_PROFILE] = profile
        return drafts

    def restore_forms(self, drafts: Mapping[str, object]) -> bool:
        profile = drafts.get(_PROFILE)
        if isinstance(profile, dict):
            self.profile.restore(profile)
        return super().restore_forms(drafts) or isinstance(profile, dict)

    # -- the person -------------------------------------------------------------------------------

    def _ask_duplicates(self, person_id: str) -> None:
        case_id = self.case_id

        def show(hints: tuple[DuplicateHint, ...]) -> None:
            if self.case_id == case_id:
                self.duplicates.show_hints(hints)

        self.ask(lambda services: services.persons.duplicates(person_id=person_id), show)

    def _save_profile(self) -> None:
        assert self.detail is not None
        person = self.detail.person
        profile, language = self.profile.profile(), self.profile.language()
        sent = self.profile.state()
        self._saving = True

        def saved(_detail: PersonDetail) -> None:
            if language is not person.language:
                self._save_language(person.id, language, sent)
            else:
                self._on_saved(sent)

        self.change(
            lambda services: services.persons.save_profile(person.id, profile),
            saved,
            self._on_not_saved,
        )

    def _save_language(self, person_id: str, language: Language, sent: FormState) -> None:
        self.change(
            lambda services: services.persons.set_language(person_id, language),
            lambda _person: self._on_saved(sent),
            self._on_not_saved,
        )

    def _on_saved(self, sent: FormState) -> None:
        self.profile.accept(sent)
        self._saving = False
        self.said.emit("ok", _("Angaben zur Person gespeichert."))

    def _on_not_saved(self, error: HilftError) -> None:
        self._saving = False
        homeless = self.profile.show_error(error)
        if homeless is not None:
            self.failed.emit(homeless)

    # -- household --------------------------------------------------------------------------------

    def _on_household(self, members: tuple[HouseholdMember, ...]) -> None:
        if self.detail is None:
            return
        person_id, before = self.detail.person.id, self.detail.household

        def saved(_now: object) -> None:
            self.household.added()
            words = (
                _("Zum Haushalt hinzugefügt.")
                if len(members) > len(before)
                else _("Aus dem Haushalt entfernt.")
            )
            self.undo_offered.emit(words, partial(self._put_household, person_id, before))

        self.change(
            lambda services: services.persons.save_household(person_id, members),
            saved,
            self._on_household_refused,
        )

    def _put_household(self, person_id: str, members: tuple[HouseholdMember, ...]) -> None:
        self.change(
            lambda services: services.persons.save_household(person_id, members),
            lambda _now: self.said.emit("ok", _("Der Haushalt ist wieder wie vorher.")),
        )

    def _on_household_refused(self, error: HilftError) -> None:
        homeless = self.household.show_error(error)
        if homeless is not None:
            self.failed.emit(homeless)

    # -- consents ---------------------------------------------------------------------------------

    def _on_give(self, purpose: str, recipient: str, until: date | None) -> None:
        if self.detail is None:
            return
        person_id = self.detail.person.id
        self.save_form(
            self.consents.form,
            lambda services: services.consents.give(
                person_id, ConsentPurpose(purpose), recipient, until
            ),
            lambda _given: self.said.emit("ok", _("Einwilligung festgehalten.")),
        )

    def _ask_withdrawal(self, consent: Consent) -> None:
        confirm(
            self,
            _("Einwilligung widerrufen?"),
            _(
                "{purpose}: Ab heute gilt sie nicht mehr, auch für Schreiben, die noch nicht "
                "hinausgegangen sind. Danach gibt es eine Bestätigung zum Ausdrucken."
            ).format(purpose=label(ConsentPurpose(consent.purpose))),
            _("Widerrufen"),
            lambda: self._on_withdraw(consent),
        )

    def _on_withdraw(self, consent: Consent) -> None:
        def withdrawn(_consent: Consent) -> None:
            self.said.emit("ok", _("Der Widerruf gilt ab sofort."))
            self.ask(
                lambda services: services.consents.withdrawal_sheet(consent.id),
                partial(self._show_withdrawal, consent),
            )

        self.change(lambda services: services.consents.withdraw(consent.id), withdrawn)

    def _show_withdrawal(self, consent: Consent, pdf: bytes) -> None:
        purpose = label(ConsentPurpose(consent.purpose))
        words = _("Bestätigt den Widerruf: {purpose}.").format(purpose=purpose)
        paper = Paper(_("Bestätigung des Widerrufs"), "widerruf-bestaetigung.pdf", words, pdf)
        show_paper(self.context.jobs, self, paper, "consent", _("Bestätigung eines Widerrufs"))

    def _print_blank(self) -> None:
        chosen = self.consents.chosen_purposes()
        recipient = self.consents.chosen_recipient()

        def show(pdf: bytes) -> None:
            paper = Paper(
                _("Einwilligung zum Unterschreiben"),
                "einwilligung.pdf",
                _("Ein leerer Vordruck mit den Angaben der Gruppe. Er nennt keine Person."),
                pdf,
            )
            show_paper(self.context.jobs, self, paper, "consent", _("Vordruck Einwilligung"))

        def refused(error: HilftError) -> None:
            homeless = self.consents.form.show_error(error)
            if homeless is not None:
                self.failed.emit(homeless)

        if chosen:
            self.ask(lambda services: services.consents.form(chosen, recipient), show, refused)
        else:
            self.ask(lambda services: services.consents.form(), show, refused)
