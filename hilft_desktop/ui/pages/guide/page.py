# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the guide. Public: works while the vault is locked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.guide import GuideHit, GuideListing, Term
from hilft_desktop.domain.guide import GuidePage as GuideText
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.citation_text import with_citations
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.system.settings import MOST_BOOKMARKS
from hilft_desktop.ui.jobs import Job
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.guide.address_dialog import AddressDialog
from hilft_desktop.ui.pages.guide.contents_panel import PAGE, ContentsPanel
from hilft_desktop.ui.pages.guide.history import History
from hilft_desktop.ui.pages.guide.note_dialog import NoteDialog
from hilft_desktop.ui.pages.guide.reader_panel import ReaderPanel
from hilft_desktop.ui.pages.guide.turned_screen import TurnedScreen
from hilft_desktop.ui.papers.paper_dialog import Paper, PaperDialog
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.page_frame import PageFrame

_LARGE = 1.4


class GuidePage(Page):
    """Contents and search on the left, the text on the right."""

    supports_search = True
    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._on: date | None = None
        """Working date chosen here; ``None`` follows today."""
        self._history = History()
        self._asked = False
        """A page is on its way or shown: the first of the contents must not take its place."""
        self._terms: dict[str, Term] = {}
        self._search: Job | None = None
        self._frame = PageFrame(scroll=False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._contents = ContentsPanel()
        self._reader = ReaderPanel(context.today())
        self._panes = ListDetail(self._contents, self._reader, _("Zum Inhalt"))
        self._panes.list_shown.connect(self._contents.search.setFocus)
        self._frame.column.addWidget(self._panes, 1)
        self._wire()
        self._load_contents()
        context.jobs.run(self, lambda services: services.guide.glossary(), self._on_glossary)

    def show_item(self, item_id: str, case_id: str) -> None:
        del case_id
        if item_id:
            self.open_page(item_id)
            self._panes.show_detail()

    def enter(self) -> None:
        self._contents.search.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.CONTENT):
            self._on_day(self._on)

    def focus_search(self) -> None:
        self._contents.search.setFocus()
        self._contents.search.selectAll()

    def print_page(self) -> None:
        text = self._reader.text
        if text is None:
            return
        page_id, on = text.id, self._on
        self.context.jobs.run(
            self,
            lambda services: services.guide.page_pdf(page_id, on),
            lambda pdf: self._show_paper(text, pdf),
            long_task=True,
        )

    def open_page(self, page_id: str, *, remember: bool = True) -> None:
        """Load a page and show it; ``remember`` puts it into the history."""
        on = self._on
        self._asked = True
        self.context.jobs.run(
            self,
            lambda services: services.guide.page(page_id, on),
            lambda text: self._show(text, remember=remember),
            self._on_failed,
        )

    def _wire(self) -> None:
        self._contents.opened.connect(self._on_opened)
        self._contents.entered.connect(self._panes.show_detail)
        self._contents.search_wanted.connect(self._on_search)
        self._reader.page_link.connect(self.open_page)
        self._reader.checklist_link.connect(lambda found: self.checklist_requested.emit(found, ""))
        self._reader.letter_link.connect(self._open_letter)
        self._reader.address_link.connect(self._show_address)
        self._reader.review_wanted.connect(
            lambda found: self.review_requested.emit(f"page:{found}")
        )
        self._reader.print_wanted.connect(self.print_page)
        self._reader.day_chosen.connect(self._on_day)
        self._back = self._action(
            _("Zurück"), "Alt+Left", lambda: self._travel(self._history.back())
        )
        self._forth = self._action(
            _("Vor"), "Alt+Right", lambda: self._travel(self._history.forth())
        )
        self._make_tools()
        self._reader.back_wanted.connect(self._back.trigger)
        self._reader.forth_wanted.connect(self._forth.trigger)
        self.context.theme.look_changed.connect(self._reader.refresh_look)
        self._show_history()

    def _action(self, words: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _make_tools(self) -> None:
        large = self._action(_("Große Schrift"), "F6", self._toggle_large)
        large.setCheckable(True)
        self._large = large
        turned = self._action(_("Bildschirm zur Person drehen"), "Shift+F6", self.turn_screen)
        copy = self._action(_("Mit Fundstelle kopieren"), "Ctrl+Shift+C", self._copy)
        mark = self._action(_("Lesezeichen"), "Ctrl+Shift+M", self._toggle_bookmark)
        mark.setCheckable(True)
        self._mark = mark
        note = self._action(_("Notiz der Gruppe …"), "Ctrl+M", self._edit_note)
        self._address = self._action(
            _("Adressen im Netz, mit QR-Code …"), "Ctrl+Shift+A", lambda: self._show_address(0)
        )
        self._reader.offer((large, turned, copy, mark, note, self._address))
        self._contents.set_bookmarks(self.context.look.current.bookmarks)

    # -- contents and search ----------------------------------------------------------------------

    def _load_contents(self) -> None:
        on = self._on
        self.context.jobs.run(
            self, lambda services: services.guide.contents(on), self._on_contents, self._on_failed
        )

    def _on_contents(self, listings: tuple[GuideListing, ...]) -> None:
        self._contents.show_contents(listings)
        shown = self._reader.text
        if shown is not None:
            self._contents.mark_page(shown.id)
        elif listings and not self._asked:
            self.open_page(listings[0].id)
        on = self._on
        self.context.jobs.run(
            self, lambda services: services.guide.prepare_search(on), _nothing, self._on_failed
        )

    def _on_search(self, words: str) -> None:
        if self._search is not None:
            self._search.cancel()
            self._search = None
        if not words:
            self._load_contents()
            return
        on = self._on
        self._search = self.context.jobs.run(
            self,
            lambda services: services.guide.search(words, on),
            lambda hits: self._on_hits(hits, words),
            self._on_failed,
        )

    def _on_hits(self, hits: tuple[GuideHit, ...], words: str) -> None:
        self._search = None
        self._contents.show_hits(hits, words)

    def _on_glossary(self, terms: tuple[Term, ...]) -> None:
        self._terms = {term.id: term for term in terms}
        self._reader.set_terms(terms)

    # -- pages ------------------------------------------------------------------------------------

    def _on_opened(self, kind: str, item_id: str) -> None:
        match kind:
            case _ if kind == PAGE:
                self.open_page(item_id)
            case "checklist":
                self.checklist_requested.emit(item_id, "")
            case "letter":
                self._open_letter(item_id)
            case "term" if item_id in self._terms:
                self._explain(self._terms[item_id])

    def _open_letter(self, letter_id: str) -> None:
        """Begin a letter; while locked say why that does not work, and stay here."""
        if self.context.vault_state().is_open:
            self.letter_requested.emit(letter_id, "")
            return
        self._frame.notice.say(
            "info",
            _("Schreiben gehen erst nach dem Entsperren."),
            _("Sie nehmen Absender und Namen aus dem Tresor. Lesen kannst Du hier weiter."),
        )

    def _explain(self, term: Term) -> None:
        heading = f"{term.term}: {term.long}" if term.long else term.term
        self._frame.notice.say("info", heading, term.text)
        if term.page:
            self.open_page(term.page)

    def _show(self, text: GuideText, *, remember: bool) -> None:
        if remember:
            self._history.visit(text.id)
        self._show_history()
        self.context.reading.note(text.id, text.title)
        self._reader.show_text(text)
        self._address.setEnabled(bool(text.addresses))
        self._contents.mark_page(text.id)
        self._mark.setChecked(text.id in self.context.look.current.bookmarks)

    def _travel(self, page_id: str | None) -> None:
        if page_id is not None:
            self.open_page(page_id, remember=False)

    def _show_history(self) -> None:
        self._back.setEnabled(self._history.can_go_back)
        self._forth.setEnabled(self._history.can_go_forth)
        self._reader.set_history(back=self._history.can_go_back, forth=self._history.can_go_forth)

    def _on_day(self, day: date | None) -> None:
        """Show the law of another day everywhere on this page."""
        self._on = day
        if self._contents.search.value:
            self._on_search(self._contents.search.value)
        else:
            self._load_contents()
        if self._reader.text is not None:
            self.open_page(self._reader.text.id, remember=False)

    # -- tools of the reader ----------------------------------------------------------------------

    def _toggle_large(self) -> None:
        self._reader.enlarge(_LARGE if self._large.isChecked() else 1)

    def turn_screen(self) -> None:
        """Show the page alone, large, for the person across the table."""
        if self._reader.text is not None:
            screen = TurnedScreen(self._reader.text, self.window())
            self.context.theme.look_changed.connect(screen.reader.refresh_look)
            screen.showFullScreen()

    def _show_address(self, at: int) -> None:
        text = self._reader.text
        if text is not None and at < len(text.addresses):
            AddressDialog(self.context.jobs, text, at, self.window()).open()

    def _copy(self) -> None:
        text = self._reader.text
        if text is None:
            return
        QGuiApplication.clipboard().setText(with_citations(self._reader.passage(), text))
        self._frame.notice.say("ok", _("Kopiert, mit Fundstellen und Rechtsstand."))

    def _toggle_bookmark(self) -> None:
        text = self._reader.text
        if text is None:
            return
        kept = tuple(each for each in self.context.look.current.bookmarks if each != text.id)
        if self._mark.isChecked():
            kept = (*kept, text.id)[-MOST_BOOKMARKS:]
        self.context.look.change(bookmarks=kept)
        self._contents.set_bookmarks(kept)
        self._contents.mark_page(text.id)

    def _edit_note(self) -> None:
        text = self._reader.text
        if text is None:
            return
        dialog = NoteDialog(text, self.window())
        dialog.save_wanted.connect(partial(self._save_note, dialog, text.id))
        dialog.open()

    def _save_note(self, dialog: NoteDialog, page_id: str, words: str, initials: str) -> None:
        on = self._on
        self.context.jobs.run(
            dialog,
            lambda services: services.local.save_note(page_id, words, initials, on),
            lambda _note: dialog.accept(),
            dialog.refuse,
        )

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)

    def _show_paper(self, text: GuideText, pdf: bytes) -> None:
        paper = Paper(
            text.title,
            f"leitfaden-{text.id}.pdf",
            _paper_words(text),
            pdf,
        )
        PaperDialog(self.context.jobs, paper, self.window()).open()


def _paper_words(text: GuideText) -> str:
    day = format_date(text.working_date)
    if text.local_notes:
        return _(
            "Die Seite mit Fundstellen, Rechtsstand {day}, und der Notiz Eurer Gruppe."
        ).format(day=day)
    return _("Die Seite mit Fundstellen, Rechtsstand {day}. Nichts über Personen.").format(day=day)


def _nothing(_result: object) -> None:
    """Nobody waits for the answer."""
