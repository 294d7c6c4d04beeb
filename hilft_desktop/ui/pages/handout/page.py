# SPDX-License-Identifier: GPL-3.0-or-later
"""Merkblätter: choose a sheet and a language, look at it, print or save it. Works while locked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.handouts import translation_id
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.handout_rows import HandoutPaper, HandoutRow
from hilft_desktop.services.rows import PagePicture
from hilft_desktop.ui.models.row_list_model import RowListModel
from hilft_desktop.ui.models.row_list_view import RowListView
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.handout.handout_words import list_row
from hilft_desktop.ui.pages.handout.sheet_panel import SheetPanel
from hilft_desktop.ui.papers.printing import PRINT_DPI, ask_printer, print_pages
from hilft_desktop.ui.papers.saving import ask_file, save_bytes
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame


class HandoutPage(Page):
    """Sheets left, the pages right. A case brings its person's language and fills a sheet."""

    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: tuple[HandoutRow, ...] = ()
        self._case_id = ""
        self._language = ""
        self._wanted = ""
        """Sheet somebody came here for, until it was shown once."""
        self._asked = 0
        """Counts requests for pages, so that late answers to earlier ones are dropped."""
        self._frame = PageFrame(scroll=False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._model = RowListModel(self)
        self._list = RowListView(self._model, _("Merkblätter"))
        self._panel = SheetPanel()
        self._panes = ListDetail(self._list, self._panel, _("Zur Liste"))
        self._frame.column.addWidget(self._panes, 1)
        self._add_actions()
        self._list.row_chosen.connect(self._on_chosen)
        self._list.row_activated.connect(lambda _key: self._panes.show_detail())
        self._list.clicked.connect(lambda _index: self._panes.show_detail())
        self._panes.list_shown.connect(self._list.setFocus)
        self._panel.sheet_changed.connect(self._on_changed)
        self._panel.check_wanted.connect(self._on_check)

    # -- what the shell asks ----------------------------------------------------------------------

    def show_item(self, item_id: str, case_id: str) -> None:
        """Show a sheet, written ``sheet:language``; either may be empty."""
        self._wanted, _colon, language = item_id.partition(":")
        self._case_id = case_id
        if language:
            self._language = language
        elif case_id:
            self.context.jobs.run(
                self,
                lambda services: services.handouts.language_for(case_id),
                self._on_language,
                self._on_failed,
            )
        if self._wanted:
            self._panes.show_detail()

    def enter(self) -> None:
        self._load()
        self._list.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.CONTENT):
            self._load()

    def case_in_front(self) -> str:
        return self._case_id

    def print_page(self) -> None:
        printer = ask_printer(self, self._panel.page_count) if self._panel.page_count else None
        if printer is not None:
            self._make("pdf", partial(self._print, printer))

    # -- choosing ---------------------------------------------------------------------------------

    def _load(self) -> None:
        self.context.jobs.run(
            self, lambda services: services.handouts.list(), self._on_rows, self._on_failed
        )

    def _on_rows(self, rows: tuple[HandoutRow, ...]) -> None:
        chosen = self._wanted or self._list.current_key
        self._wanted = ""
        self._rows = rows
        self._model.show_rows(list_row(row) for row in rows)
        index = self._model.index_of(chosen)
        self._list.choose(index if index.isValid() else self._model.first_choice())
        self._on_chosen(self._list.current_key)

    def _on_language(self, language: str) -> None:
        self._language = language
        self._on_chosen(self._list.current_key)

    def _on_chosen(self, key: str) -> None:
        row = self._row(key)
        if row is not None:
            self._panel.show_row(row, self._language, has_case=bool(self._case_id))
            self._preview()

    def _on_changed(self) -> None:
        self._language = self._panel.language
        self._preview()

    def _on_check(self, language: str) -> None:
        name = translation_id(self._list.current_key, language)
        self.review_requested.emit(f"translation:{name}")

    def _row(self, key: str) -> HandoutRow | None:
        return next((row for row in self._rows if row.id == key), None)

    # -- looking ----------------------------------------------------------------------------------

    def _preview(self) -> None:
        self._asked += 1
        self._make("pdf", partial(self._on_preview, self._asked))

    def _on_preview(self, asked: int, paper: HandoutPaper) -> None:
        if asked != self._asked:
            return
        pdf = paper.data
        self.context.jobs.run(
            self,
            lambda services: services.papers.pictures(pdf),
            partial(self._on_pictures, asked),
            self._on_failed,
        )

    def _on_pictures(self, asked: int, pictures: tuple[PagePicture, ...]) -> None:
        if asked == self._asked:
            self._panel.show_pages(pictures)

    def _make(self, form: str, then: Callable[[HandoutPaper], None]) -> None:
        handout_id, language = self._list.current_key, self._panel.language
        case_id = self._case_id if self._panel.from_case else ""
        large = self._panel.large_print
        self.context.jobs.run(
            self,
            lambda services: services.handouts.paper(
                handout_id, language, form, large_print=large, case_id=case_id
            ),
            then,
            self._on_failed,
        )

    # -- leaving ----------------------------------------------------------------------------------

    def _add_actions(self) -> None:
        for form, words, icon in (
            ("txt", _("Text …"), "save"),
            ("odt", _("ODT …"), "save"),
            ("pdf", _("PDF …"), "save"),
        ):
            button = Button(words, icon)
            button.setAccessibleName(_("Als {form} speichern").format(form=form.upper()))
            button.setToolTip(_tip(form))
            button.clicked.connect(lambda _on=False, how=form: self.save_as(how))
            self._frame.add_secondary(button)
        print_button = Button(_("Drucken …"), "print", "primary")
        print_button.clicked.connect(lambda _on: self.print_page())
        self._frame.set_primary(print_button)
        language = QAction(_("Sprache wählen"), self)
        language.setShortcut(QKeySequence("Ctrl+Shift+E"))
        language.triggered.connect(lambda _on=False: self._panel.focus_language())
        self.addAction(language)

    def save_as(self, form: str) -> None:
        """Ask for a place and write the sheet there."""
        name = f"merkblatt-{self._list.current_key}-{self._panel.language or 'de'}.{form}"
        ask_file(self, name, _file_kind(form), partial(self.save_to, form))

    def save_to(self, form: str, path: Path) -> None:
        """Write the sheet to a place somebody chose."""
        self._make(form, partial(self._save, path))

    def _save(self, path: Path, paper: HandoutPaper) -> None:
        try:
            save_bytes(path, paper.data)
        except HilftError as error:
            self._on_failed(error)
            return
        what = _("Merkblatt „{title}“ (gespeichert)")
        self._left(paper, _("Gespeichert: {file}").format(file=path.name), what)

    def _print(self, printer: QPrinter, paper: HandoutPaper) -> None:
        pdf = paper.data
        self.context.jobs.run(
            self,
            lambda services: services.papers.pictures(pdf, dpi=PRINT_DPI),
            lambda pictures: self._print_on(printer, paper, pictures),
            self._on_failed,
            long_task=True,
            words=_("Der Druck wird vorbereitet …"),
        )

    def _print_on(
        self, printer: QPrinter, paper: HandoutPaper, pictures: tuple[PagePicture, ...]
    ) -> None:
        try:
            print_pages(printer, pictures)
        except HilftError as error:
            self._on_failed(error)
            return
        self._left(paper, _("An den Drucker geschickt."), _("Merkblatt „{title}“ (gedruckt)"))

    def _left(self, paper: HandoutPaper, words: str, entry: str) -> None:
        """Say what left; what came from a case is entered into the register as well."""
        self._frame.notice.say("ok", words, paper.contains)
        if paper.from_case:
            what, digest = entry.format(title=paper.title), sha256(paper.data).hexdigest()
            self.context.jobs.run(
                self,
                lambda services: services.exports.note("handout", what, digest),
                lambda _done: None,
                self._on_failed,
            )

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)


def _tip(form: str) -> str:
    tips = {
        "pdf": _("Als PDF speichern: genau wie gedruckt."),
        "odt": _("Als ODT speichern: zum Bearbeiten, für Vorleseprogramme am besten."),
        "txt": _("Als Text speichern: zum Verschicken."),
    }
    return tips[form]


def _file_kind(form: str) -> str:
    kinds = {
        "pdf": _("PDF-Datei (*.pdf)"),
        "odt": _("ODT-Datei (*.odt)"),
        "txt": _("Textdatei (*.txt)"),
    }
    return kinds[form]
