# SPDX-License-Identifier: GPL-3.0-or-later
"""Verweisstellen: who helps with what, here and nationwide. Public: works while locked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.local import Desk, LocalAddress
from hilft_desktop.domain.referrals import Referral, printed_code
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.services.directory_rows import DirectoryOverview, ReferralPlan, TableLook
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.directory.body_panel import BodyPanel
from hilft_desktop.ui.pages.directory.desk_form import DeskForm
from hilft_desktop.ui.pages.directory.directory_words import BODY, KIND
from hilft_desktop.ui.pages.directory.list_pane import ListPane
from hilft_desktop.ui.pages.directory.papers_desk import ADDRESSES, CALLS, KINDS, PapersDesk
from hilft_desktop.ui.pages.directory.refer_desk import ReferDesk
from hilft_desktop.ui.pages.directory.table_panel import TablePanel
from hilft_desktop.ui.pages.directory.tables_desk import TablesDesk
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.empty_state import EmptyState
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor


class DirectoryPage(Page):
    """The list left; a body, a table to take in or the poster's form right."""

    supports_search: ClassVar[bool] = True
    supports_save: ClassVar[bool] = True
    supports_print: ClassVar[bool] = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found = DirectoryOverview((), (), Desk())
        self._case_id = ""
        self._form: DeskForm | TablePanel | None = None
        self.papers, self.tables, self.refer = PapersDesk(self), TablesDesk(self), ReferDesk(self)
        self._frame = PageFrame(scroll=False)
        self._frame.column.setContentsMargins(metrics.XL, metrics.L, 0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._case_line = PlainLabel("", "strong", wrap=True)
        self._case_line.hide()
        self._frame.column.addWidget(self._case_line)
        self.pane = ListPane()
        self._detail = QStackedWidget()
        self._none = EmptyState(
            "place",
            _("Keine Stelle gewählt"),
            _(
                "Hier steht, wer wobei hilft. Trage Eure Stellen vor Ort ein oder lies eine "
                "Tabelle ein; unten in der Liste stehen die Arten von Stellen."
            ),
        )
        self.panel = BodyPanel()
        self._detail.addWidget(self._none)
        self._detail.addWidget(self.panel)
        self._anchor = TabAnchor(self._detail)
        self._panes = ListDetail(self.pane, self._detail, _("Zur Liste"))
        self._frame.column.addWidget(self._panes, 1)
        self._make_footer()
        self._wire()
        self._show_primary()

    def show_item(self, item_id: str, case_id: str) -> None:
        """Show a body by id; with a case, referring this case is on offer."""
        self._set_case(case_id)
        if item_id:
            self.pane.want(f"{BODY}:{item_id}")

    def enter(self) -> None:
        self._load()
        if self._form is None:
            self.pane.list.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.CONTENT):
            self._load()

    def holds_unsaved(self) -> bool:
        return isinstance(self._form, DeskForm) and self._form.is_changed

    def case_in_front(self) -> str:
        return self._case_id

    def focus_search(self) -> None:
        self._panes.show_list()
        self.pane.search.setFocus()
        self.pane.search.selectAll()

    def save(self) -> None:
        """Do what the main button says."""
        self._primary.click()

    def print_page(self) -> None:
        self.papers.show_sheet(ADDRESSES)

    def _make_footer(self) -> None:
        self._menu = QMenu(self)
        show = self.papers.show_sheet
        for words, run in (
            (_("Neue Stelle eintragen …"), lambda: self.local_requested.emit("")),
            (_("Tabelle einlesen …"), self.tables.ask_table),
            (_("Liste als Tabelle ausgeben …"), self.tables.ask_export),
            (_("Adressblatt drucken …"), lambda: show(ADDRESSES)),
            (_("Anrufliste „neu zu prüfen“ drucken …"), lambda: show(CALLS)),
            (_("Arten von Stellen drucken …"), lambda: show(KINDS)),
            (_("Aushang und Sprechzeiten …"), self.open_desk),
            (_("Rückmeldung einer Stelle eintragen …"), lambda: self.returns_requested.emit("")),
        ):
            action = QAction(words, self)
            action.triggered.connect(lambda _on=False, run=run: run())
            self._menu.addAction(action)
            self.addAction(action)
        self._more = Button(_("Mehr"), "more")
        self._more.setAccessibleName(_("Mehr zu den Verweisstellen"))
        self._more.clicked.connect(self._open_menu)
        self._frame.add_secondary(self._more)
        self._leave = Button(_("Schließen"), "back", "quiet")
        self._leave.clicked.connect(self.leave_form)
        self._frame.add_secondary(self._leave)
        self._primary = Button("", "plus")
        self._primary.clicked.connect(self._act)
        self._frame.set_primary(self._primary)

    def _wire(self) -> None:
        self.pane.row_chosen.connect(self._on_chosen)
        self.pane.row_opened.connect(self._panes.show_detail)
        self._panes.list_shown.connect(self.pane.list.setFocus)
        self._frame.notice.action.clicked.connect(self.tables.undo)
        panel, tables = self.panel, self.tables
        panel.confirm_wanted.connect(self._confirm)
        panel.edit_wanted.connect(lambda: self.local_requested.emit(self._body_id()))
        panel.print_wanted.connect(lambda: self.papers.show_body(self._body_id()))
        panel.guide_wanted.connect(self.guide_requested)
        panel.refer.hand_out_wanted.connect(
            lambda: self.refer.hand_out(self._case_id, self._body_id())
        )
        panel.refer.dropped.connect(lambda: self.refer.drop(self._case_id))
        self.refer.case_found.connect(self._on_case)
        self.refer.planned.connect(self._on_plan)
        self.refer.handed_out.connect(self._on_handed_out)
        self.refer.dropped.connect(self._close_refer)
        self.refer.failed.connect(self._frame.notice.say_error)
        self.papers.failed.connect(self._frame.notice.say_error)
        tables.failed.connect(self._frame.notice.say_error)
        tables.refused.connect(self._on_form_refused)
        tables.looked.connect(self._on_table)
        tables.checked.connect(self._show_primary)
        tables.taken.connect(self._on_taken)
        tables.undone.connect(self._on_undone)
        tables.exported.connect(
            lambda file: self._frame.notice.say("ok", _("Die Liste ist ausgegeben."), file)
        )

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().topLeft()))
        self._menu.setActiveAction(self._menu.actions()[0])

    def _load(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.directory.overview(),
            self._on_found,
            self._frame.notice.say_error,
        )

    def _on_found(self, found: DirectoryOverview) -> None:
        self._found = found
        self.pane.show_found(found)

    def _on_chosen(self, key: str) -> None:
        if self._form is None:
            self._choose(key)
        elif key != self.pane.wanted:
            before = self.pane.wanted
            self._leave_form(partial(self._close_form, key))
            if self._form is not None:
                self.pane.choose_again(before)

    def _choose(self, key: str) -> None:
        self.pane.choose_again(key)
        kind_of, _sign, name = key.partition(":")
        row = next((row for row in self._found.rows if row.address.id == name), None)
        kind = next((kind for kind in self._found.kinds if kind.id == name), None)
        shown: QWidget = self.panel
        if kind_of == BODY and row is not None:
            places = {each.place: each for each in self._found.kinds}
            self.panel.show_body(row, places.get(row.address.kind))
        elif kind_of == KIND and kind is not None:
            self.panel.show_kind(kind)
        else:
            shown = self._none
        self._detail.setCurrentWidget(shown)
        self._show_primary()

    def _body_id(self) -> str:
        return self.panel.row.address.id if self.panel.row is not None else ""

    def _can_refer(self) -> bool:
        shows_body = self._detail.currentWidget() is self.panel and bool(self._body_id())
        return bool(self._case_id) and shows_body

    def _show_primary(self) -> None:
        words, icon = _("Neue Stelle"), "plus"
        if isinstance(self._form, DeskForm):
            words, icon = _("Speichern"), "save"
        elif isinstance(self._form, TablePanel):
            words, icon = _("Übernehmen"), "check"
        elif self._can_refer() and not self.panel.refer.isHidden():
            words, icon = _("Schreiben aufsetzen"), "letter"
        elif self._can_refer():
            words, icon = _("Verweisen"), "forward"
        self._primary.setText(words)
        self._primary.set_icon_name(icon)
        form = self._form
        self._primary.setEnabled(not isinstance(form, TablePanel) or form.brings_news)
        self._leave.setVisible(form is not None)
        self._more.setVisible(form is None)

    def _act(self) -> None:
        if isinstance(self._form, DeskForm):
            self._save_desk(self._form)
        elif isinstance(self._form, TablePanel):
            self.tables.take(self._form)
        elif self._can_refer() and not self.panel.refer.isHidden():
            self.letter_requested.emit(self.panel.refer.letter, self._case_id)
        elif self._can_refer():
            self.refer.begin(self._case_id, self._body_id())
        else:
            self.local_requested.emit("")

    def _confirm(self, initials: str) -> None:
        body_id = self._body_id()
        self.context.jobs.run(
            self,
            lambda services: services.directory.confirm(body_id, initials),
            self._on_confirmed,
            self._on_call_refused,
        )

    def _on_call_refused(self, error: HilftError) -> None:
        homeless = self.panel.call_form.show_error(error)
        if homeless is not None:
            self._frame.notice.say_error(homeless)

    def _on_confirmed(self, address: LocalAddress) -> None:
        self.panel.call_form.reset()
        self._say(_("„{name}“ ist als heute geprüft eingetragen.").format(name=address.name))

    def _set_case(self, case_id: str) -> None:
        self._case_id = case_id
        self._case_line.hide()
        self.panel.refer.hide()
        if case_id:
            self.refer.find_case(case_id)
        self._show_primary()

    def _on_case(self, detail: CaseDetail) -> None:
        if detail.case.id == self._case_id:
            self._case_line.setText(
                _("Verweis für {who} · {case}: Stelle wählen, dann „Verweisen“.").format(
                    who=detail.person.pseudonym, case=detail.case.title
                )
            )
            self._case_line.show()

    def _on_plan(self, plan: ReferralPlan) -> None:
        if plan.referral.body_id == self._body_id():
            self._panes.show_detail()
            self.panel.refer.show_plan(plan)
            self._show_primary()

    def _on_handed_out(self, referral: Referral) -> None:
        code = printed_code(referral.code)
        self._close_refer()
        self._say(
            _("Der Verweis ist notiert. Gib der Person das Blatt mit."),
            _("Zeichen: {code}").format(code=code),
        )
        self.papers.show_body(referral.body_id, code)

    def _close_refer(self) -> None:
        self.panel.refer.hide()
        self._show_primary()
        self._primary.setFocus()

    def open_desk(self) -> None:
        """Show place and hours of the group's desk, and the posters."""
        form = DeskForm(self._found.desk)
        form.poster_wanted.connect(self._on_poster)
        self._open_form(form)
        form.place.setFocus()

    def _save_desk(self, form: DeskForm, then: Callable[[], None] | None = None) -> None:
        try:
            desk = form.desk()
        except HilftError as error:
            self._on_form_refused(error)
            return

        def saved(_desk: Desk) -> None:
            form.note_saved()
            if then is None:
                self._say(_("Ort und Zeiten sind gespeichert."))
            else:
                then()

        self.context.jobs.run(
            form, lambda services: services.directory.save_desk(desk), saved, self._on_form_refused
        )

    def _on_poster(self, size: str, strips: bool) -> None:
        if isinstance(self._form, DeskForm):
            self._save_desk(self._form, partial(self.papers.show_poster, size, strips=strips))

    def _on_table(self, look: TableLook) -> None:
        self._frame.notice.clear()
        panel = TablePanel(look, self.context.today())
        panel.check_wanted.connect(lambda: self.tables.check(panel))
        panel.changed.connect(self._show_primary)
        self._open_form(panel)
        panel.initials.setFocus()

    def _on_taken(self, count: int) -> None:
        self._close_form()
        words = ngettext("{n} Stelle ist übernommen.", "{n} Stellen sind übernommen.", count)
        self._say(words.format(n=count))
        self._frame.notice.offer(_("Rückgängig"))

    def _on_undone(self, count: int) -> None:
        words = ngettext(
            "{n} Stelle ist zurückgenommen.", "{n} Stellen sind zurückgenommen.", count
        )
        self._say(words.format(n=count))

    def _open_form(self, form: DeskForm | TablePanel) -> None:
        self._close_form()
        self._form = form
        self._detail.addWidget(form)
        self._detail.setCurrentWidget(form)
        self._anchor.lead_through((form,))
        self._panes.show_detail()
        self._show_primary()

    def _close_form(self, key: str = "") -> None:
        form, self._form = self._form, None
        if form is not None:
            self._detail.removeWidget(form)
            form.deleteLater()
        self._choose(key or self.pane.wanted)

    def leave_form(self) -> None:
        """Close what is open on the right; asks first if something would be lost."""
        self._leave_form(self._close_form)

    def _leave_form(self, then: Callable[[], None]) -> None:
        if not self.holds_unsaved():
            then()
            return
        confirm(
            self,
            _("Das Getippte verwerfen?"),
            _("Ort und Zeiten sind noch nicht gespeichert."),
            _("Verwerfen"),
            then,
        )

    def _on_form_refused(self, error: HilftError) -> None:
        homeless = self._form.refuse(error) if self._form is not None else error
        if homeless is not None:
            self._frame.notice.say_error(homeless)

    def _say(self, words: str, advice: str = "") -> None:
        self._frame.notice.say("ok", words, advice)
