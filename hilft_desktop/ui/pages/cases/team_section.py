# SPDX-License-Identifier: GPL-3.0-or-later
"""Zusammenarbeit: who is responsible, who looks over it, which matters are worked on together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.casework import Collective, CollectiveKind, SecondLook
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.cases.collectives_card import CollectivesCard
from hilft_desktop.ui.pages.cases.responsible_card import ResponsibleCard
from hilft_desktop.ui.pages.cases.second_look_card import SecondLookCard
from hilft_desktop.ui.pages.cases.section import CaseSection, Primary
from hilft_desktop.ui.papers.paper_dialog import Paper
from hilft_desktop.ui.papers.showing import show_paper


class TeamSection(CaseSection):
    """The main action asks somebody else to look over the case."""

    collective_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.looks = SecondLookCard()
        self.responsible = ResponsibleCard()
        self.collectives = CollectivesCard()
        for widget in (self.looks, self.responsible, self.collectives):
            self.column.addWidget(widget)
        self.keep_form("look", self.looks.form)
        self.keep_form("remark", self.looks.remark_form)
        self.keep_form("collective", self.collectives.form)
        self.keep_form("responsible", self.responsible.form)
        self.looks.request_wanted.connect(self._on_request)
        self.looks.finish_wanted.connect(self._on_finish)
        self.responsible.assign_wanted.connect(self._on_assign)
        self.responsible.sheet_wanted.connect(self.print_sheet)
        self.collectives.open_wanted.connect(self.collective_requested)
        self.collectives.join_wanted.connect(self._on_join)
        self.collectives.leave_wanted.connect(self._on_leave)
        self.collectives.create_wanted.connect(self._on_create)

    def show_case(self, detail: CaseDetail) -> None:
        before = self.detail
        super().show_case(detail)
        self.looks.show_looks(detail.second_looks)
        self.responsible.show_case(detail.case)
        self.collectives.show_joined(detail.collectives)
        if before is not None and before.collectives != detail.collectives:
            self.ask(lambda services: services.collectives.list(), self.collectives.offer)

    def load_more(self, detail: CaseDetail) -> None:
        del detail  # who works here and what is shared does not depend on the case
        self.ask(lambda services: services.settings.counsellors(), self.responsible.offer)
        self.ask(lambda services: services.collectives.list(), self.collectives.offer)

    def primary(self) -> Primary | None:
        form = self.open_form()
        if form is not None:
            return Primary(form.action_words, "save")
        return Primary(_("Zweiten Blick erbitten"), "eye")

    def act(self) -> None:
        """Save the open form, else ask for a second look."""
        form = self.open_form()
        if form is not None:
            form.confirmed.emit()
        else:
            self.looks.form.open_form()

    def print_sheet(self) -> None:
        """Show the sheet with which the case is handed over."""
        case_id = self.case_id

        def show(pdf: bytes) -> None:
            paper = Paper(
                _("Übergabeblatt zum Fall"),
                "fall-uebergabe.pdf",
                _(
                    "Enthält Deckname, Verlauf, offene Warnzeichen und Termine, keinen Namen. "
                    "Gib es nur in der Gruppe weiter."
                ),
                pdf,
            )
            show_paper(self.context.jobs, self, paper, "handover", _("Übergabeblatt eines Falls"))

        self.ask(lambda services: services.handover.case_sheet(case_id), show)

    # -- second look ------------------------------------------------------------------------------

    def _on_request(self, question: str) -> None:
        case_id = self.case_id

        def asked(_look: SecondLook) -> None:
            self.said.emit(
                "ok", _("Der zweite Blick ist erbeten. Er steht bei den anderen auf „Heute“.")
            )

        self.save_form(
            self.looks.form,
            lambda services: services.cases.request_second_look(case_id, question),
            asked,
        )

    def _on_finish(self, look_id: str, remark: str) -> None:
        self.save_form(
            self.looks.remark_form,
            lambda services: services.cases.finish_second_look(look_id, remark),
            lambda _look: self.said.emit("ok", _("Zweiter Blick notiert.")),
        )

    # -- who --------------------------------------------------------------------------------------

    def _on_assign(self, responsible: str, second: str) -> None:
        case_id = self.case_id
        self.save_form(
            self.responsible.form,
            lambda services: services.cases.assign(case_id, responsible, second),
            lambda _case: self.said.emit("ok", _("Zuständigkeit geändert.")),
        )

    # -- together ---------------------------------------------------------------------------------

    def _on_join(self, collective_id: str) -> None:
        case_id = self.case_id

        def joined(collective: Collective) -> None:
            if self.case_id == case_id:
                self.collectives.form.reset()
            self.undo_offered.emit(
                _("Der Fall gehört jetzt zu „{title}“.").format(title=collective.title),
                lambda: self._leave(collective_id, case_id),
            )

        self.change(lambda services: services.collectives.add_case(collective_id, case_id), joined)

    def _on_leave(self, collective_id: str) -> None:
        case_id = self.case_id

        def left(collective: Collective) -> None:
            self.undo_offered.emit(
                _("Der Fall gehört nicht mehr zu „{title}“.").format(title=collective.title),
                lambda: self._on_join(collective_id),
            )

        self.change(lambda services: services.collectives.remove_case(collective_id, case_id), left)

    def _leave(self, collective_id: str, case_id: str) -> None:
        self.change(
            lambda services: services.collectives.remove_case(collective_id, case_id),
            lambda _left: None,
        )

    def _on_create(self, kind: str, title: str, note: str) -> None:
        self.change(
            lambda services: services.collectives.create(CollectiveKind(kind), title, note),
            lambda created: self._on_join(created.id),
            self._on_create_refused,
        )

    def _on_create_refused(self, error: HilftError) -> None:
        homeless = self.collectives.form.show_error(error)
        if homeless is not None:
            self.failed.emit(homeless)
