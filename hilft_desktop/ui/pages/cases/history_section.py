# SPDX-License-Identifier: GPL-3.0-or-later
"""Verlauf: what else to ask, the entry being written, and what was said and done before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.guide import GuideListing, GuidePage
from hilft_desktop.domain.scope import ScopeLight, ScopeStep
from hilft_desktop.domain.structures import Unit
from hilft_desktop.domain.topic_links import TopicLink
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.services.team_rows import TeamMember
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases.chronicle import Chronicle
from hilft_desktop.ui.pages.cases.entry_editor import EntryEditor
from hilft_desktop.ui.pages.cases.link_prompts import LinkPrompts
from hilft_desktop.ui.pages.cases.section import CaseSection, Primary

WAVED = "waved"


class HistorySection(CaseSection):
    """An entry names its source and its step; the light is kept with it, never in its way."""

    guide_requested = Signal(str)
    checklist_requested = Signal(str, str)
    settings_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._saving = False
        self._pages_for = ""
        self._guidance = ""
        self._trained_until: date | None = None
        self._links: tuple[TopicLink, ...] = ()
        self._step_words: dict[str, str] = {}
        """Words of the steps known so far, by code."""
        self.editor = EntryEditor()
        self.prompts = LinkPrompts()
        self.chronicle = Chronicle()
        for widget in (self.editor, self.prompts, self.chronicle):
            self.column.addWidget(widget)
        self.keep_form("entry", self.editor)
        self.editor.opened.connect(self._load_pages)
        self.editor.step_chosen.connect(self._on_step)
        self.editor.confirmed.connect(self.act)
        self.editor.picker.picked.connect(self._on_page_picked)
        self.editor.box.page_wanted.connect(self.guide_requested)
        self.editor.box.guidance_wanted.connect(lambda: self.settings_requested.emit("group"))
        self.prompts.page_wanted.connect(self.guide_requested)
        self.prompts.checklist_wanted.connect(
            lambda item: self.checklist_requested.emit(item, self.case_id)
        )

    def begin(self, case_id: str) -> None:
        super().begin(case_id)
        self._links = ()
        self.prompts.set_waved(())
        self.prompts.show_links(())

    def show_case(self, detail: CaseDetail) -> None:
        super().show_case(detail)
        self.chronicle.show_history(detail.entries, detail.contacts, self._step_words)

    def primary(self) -> Primary | None:
        if self.editor.is_open:
            return Primary(_("Eintrag speichern"), "save")
        return Primary(_("Eintrag schreiben"), "edit")

    def act(self) -> None:
        """Save the entry being written; opens the editor when there is none."""
        if self._saving:
            return
        entry = self.editor.entry()
        if not self.editor.is_open or entry.is_empty:
            self._offer_sources()
            self.editor.open_form()
            return
        case_id = self.case_id
        self._saving = True

        def done(_entry: object) -> None:
            self._saving = False
            if self.case_id == case_id:
                self.editor.reset()
            self.said.emit("ok", _("Eintrag gespeichert."))

        def refused(error: HilftError) -> None:
            self._saving = False
            homeless = self.editor.show_error(error)
            if homeless is not None:
                self.failed.emit(homeless)

        self.change(lambda services: services.cases.add_entry(case_id, entry), done, refused)

    def form_drafts(self) -> Mapping[str, object]:
        drafts = dict(super().form_drafts())
        if self.prompts.waved_ids:
            drafts[WAVED] = list(self.prompts.waved_ids)
        return drafts

    def restore_forms(self, drafts: Mapping[str, object]) -> bool:
        waved = drafts.get(WAVED)
        if isinstance(waved, list):
            self.prompts.set_waved(str(each) for each in waved)
        self._offer_sources()
        return super().restore_forms(drafts)

    # -- what is offered --------------------------------------------------------------------------

    def load_more(self, detail: CaseDetail) -> None:
        case_id, law_on, topic = self.case_id, detail.case.law_on, detail.case.topic.value

        def steps(found: tuple[ScopeStep, ...]) -> None:
            if self.case_id == case_id:
                self._step_words = {step.id.value: step.title for step in found}
                self.editor.show_steps(step for step in found if step.belongs_to(detail.case.topic))
                if self.detail is not None:
                    self.show_case(self.detail)

        def linked(found: tuple[TopicLink, ...]) -> None:
            if self.case_id == case_id:
                self._links = found
                self.prompts.show_links(found)

        self.ask(lambda services: services.scope.steps(on=law_on), steps)
        self.ask(lambda services: services.scope.linked(topic, law_on), linked)
        self.load_standing()

    def load_standing(self) -> None:
        """Ask whether somebody guides the group and whose training is in date: both change."""
        self.ask(lambda services: services.settings.unit(), self._on_unit)
        self.ask(lambda services: services.team.list(), self._on_team)

    def _load_pages(self) -> None:
        """Ask for every page of the guide, once somebody writes in this case."""
        if self.detail is not None and self._pages_for != self.case_id:
            self._pages_for, law_on = self.case_id, self.detail.case.law_on
            self.ask(lambda services: services.guide.contents(law_on), self._on_pages)

    def _on_pages(self, listings: tuple[GuideListing, ...]) -> None:
        self.editor.picker.show_all(listings)

    def _on_unit(self, unit: Unit) -> None:
        self._guidance = unit.guidance.strip()
        self._on_step(self.editor.step)

    def _on_team(self, members: tuple[TeamMember, ...]) -> None:
        mine = (member.trained_until for member in members if member.is_self)
        self._trained_until = next(mine, None)
        self._on_step(self.editor.step)

    def _offer_sources(self, first: tuple[tuple[str, str], ...] = ()) -> None:
        linked = tuple((link.page, link.page_title) for link in self._links)
        self.editor.picker.show_likely((*first, *self.context.reading.pages, *linked))

    def _on_step(self, step: str) -> None:
        detail = self.detail
        if not step or detail is None:
            return
        topic, law_on = detail.case.topic.value, detail.case.law_on
        until, guidance = self._trained_until, self._guidance
        trained = until is not None and until >= self.context.today()

        def show(light: ScopeLight) -> None:
            if self.editor.step == light.step.value:
                self.editor.show_light(light, guidance)
                self._offer_sources(((light.page, light.page_title),))

        self.ask(
            lambda services: services.scope.light(
                topic, step, law_on, trained=trained, guided=bool(guidance)
            ),
            show,
        )

    def _on_page_picked(self, page_id: str) -> None:
        law_on = self.detail.case.law_on if self.detail else self.context.today()

        def add(page: GuidePage) -> None:
            words = _("Leitfaden „{title}“, Fassung {version}, Rechtsstand {day}").format(
                title=page.title, version=page.version, day=format_date(page.working_date)
            )
            self.editor.add_source(words)

        self.ask(lambda services: services.guide.page(page_id, law_on), add)
