# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.guide import (
    BlockKind,
    Citation,
    GuideBlock,
    Span,
    SpanKind,
    Term,
)
from hilft_desktop.domain.guide import (
    GuidePage as GuideText,
)
from hilft_desktop.i18n.citation_text import citation_text
from hilft_desktop.system.paths import Paths
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.guide.history import History
from hilft_desktop.ui.pages.guide.page import GuidePage
from hilft_desktop.ui.pages.guide.reader import GuideReader
from hilft_desktop.ui.pages.guide.reader_document import Look, build_document
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from hilft_desktop.ui.theme.palette import LIGHT
from tests.ui.conftest import open_practice

Settle = Callable[[MainWindow], None]
HOSTILE = '<img src="file:///etc/hostname"><a href="https://example.org">hier</a> {{ 7*7 }} & < >'


def citation(**changes: object) -> Citation:
    values: dict[str, object] = {
        "fact_id": "f1",
        "citation": "§ 41f Abs. 1 EnWG",
        "valid_from": date(2025, 12, 23),
        "valid_to": None,
        "checked_on": date(2026, 11, 1),
        "next_check": date(2027, 2, 1),
        "uncertain": False,
        "overdue": False,
    }
    return Citation(**{**values, **changes})  # type: ignore[arg-type]


def text_of(*blocks: GuideBlock, **changes: object) -> GuideText:
    values: dict[str, object] = {
        "id": "p", "title": "Sperre angedroht", "summary": "", "part": "Energie",
        "version": "1", "working_date": date(2026, 11, 22), "valid_from": None, "valid_to": None,
        "checked_on": date(2026, 11, 1), "next_check": date(2027, 2, 1), "overdue": False,
        "uncertain": False, "blocks": blocks, "citations": (citation(),), "sources": (),
        "related": (("q", "Sperre vollzogen"),),
    }  # fmt: skip
    return GuideText(**{**values, **changes})  # type: ignore[arg-type]


def paragraph(*spans: Span) -> GuideBlock:
    return GuideBlock(BlockKind.PARAGRAPH, spans)


def guide_page(window: MainWindow, settle: Settle) -> GuidePage:
    window.go_to(PageKey.GUIDE)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, GuidePage)
    return page


def shown_id(page: GuidePage) -> str:
    assert page._reader.text is not None
    return page._reader.text.id


def test_markup_in_a_text_is_shown_as_the_signs_it_is(qtbot: QtBot):
    document = QTextDocument()
    page = text_of(paragraph(Span(SpanKind.TEXT, HOSTILE)), title=HOSTILE, summary=HOSTILE)
    build_document(document, page, Look(LIGHT, 11))
    assert document.toPlainText().count(HOSTILE) == 3
    cursor = QTextCursor(document)
    hrefs = set()
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        assert not cursor.charFormat().isImageFormat()
        hrefs.add(cursor.charFormat().anchorHref())
    assert hrefs == {"", "seite:q"}


def test_the_reader_loads_no_resource(qtbot: QtBot):
    reader = GuideReader()
    qtbot.addWidget(reader)
    kind = QTextDocument.ResourceType.ImageResource
    assert reader.loadResource(kind.value, QUrl("file:///etc/hostname")) is None


def test_a_citation_is_explained_by_key_and_stands_in_the_footnotes(qtbot: QtBot):
    reader = GuideReader()
    qtbot.addWidget(reader)
    reader.show_page(
        text_of(
            paragraph(
                Span(SpanKind.TEXT, "Erst nach der Androhung."), Span(SpanKind.CITATION, "", "f1")
            )
        )
    )
    reader.show()
    told: list[str] = []
    reader.link_explained.connect(told.append)
    reader.setFocus()
    qtbot.keyClick(reader, Qt.Key.Key_Tab)
    expected = (
        "§ 41f Abs. 1 EnWG · gilt seit 23.12.2025 · geprüft 01.11.2026 · nächste Prüfung 01.02.2027"
    )
    assert expected in told
    assert f"[1] {expected}" in reader.document().toPlainText()


def test_overdue_and_uncertain_sources_say_so_in_words():
    words = citation_text(citation(overdue=True, uncertain=True, valid_to=date(2026, 12, 31)))
    assert "Prüfung überfällig seit 01.02.2027" in words
    assert "noch nicht gesichert" in words
    assert "gilt vom 23.12.2025 bis 31.12.2026" in words


def test_a_word_of_the_field_is_explained_once(qtbot: QtBot):
    reader = GuideReader()
    qtbot.addWidget(reader)
    reader.set_terms((Term("kdu", "KdU", "Kosten der Unterkunft", "Miete und Heizung.", ""),))
    reader.show_page(
        text_of(paragraph(Span(SpanKind.TEXT, "KdU und noch einmal KdU, nicht KdUX.")))
    )
    reader.show()
    told: list[str] = []
    reader.link_explained.connect(told.append)
    reader.setFocus()
    for _key in range(2):
        qtbot.keyClick(reader, Qt.Key.Key_Tab)
    assert told.count("KdU (Kosten der Unterkunft): Miete und Heizung.") == 1


def test_lines_hold_sixty_to_eighty_signs(qtbot: QtBot):
    reader = GuideReader()
    qtbot.addWidget(reader)
    reader.resize(1400, 600)
    words = "Prüfe das Schreiben Zeile für Zeile und notiere den Tag, an dem es ankam. " * 12
    reader.show_page(text_of(paragraph(Span(SpanKind.TEXT, words))))
    reader.show()
    block = reader.document().begin()
    while not block.text().startswith("Prüfe"):
        block = block.next()
    lines = [block.layout().lineAt(at).textLength() for at in range(block.layout().lineCount() - 1)]
    assert 60 <= sum(lines) / len(lines) <= 80


def test_the_guide_is_read_and_searched_while_locked(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = guide_page(window, settle)
    assert not window.context.vault_state().is_open
    assert page._reader.text is not None
    model = page._contents._model
    before = model.rowCount()
    wanted = page._contents._listings[-1].title
    page._contents.search.setText(wanted)
    qtbot.waitUntil(lambda: model.rowCount() != before)
    settle(window)
    first = model.row(model.first_choice())
    assert first is not None
    page._contents.search.returnPressed.emit()
    settle(window)
    assert first.title == wanted
    assert f"page:{page._reader.text.id}" == first.key
    page._contents.search.setText("Xylophonbauer")
    qtbot.waitUntil(lambda: model.rowCount() == 0)
    assert not page._contents._empty.isHidden()
    page._contents.search.clear()
    qtbot.waitUntil(lambda: model.rowCount() == before)


def test_another_day_shows_the_law_of_that_day(window: MainWindow, settle: Settle):
    page = guide_page(window, settle)
    page._reader.day_chosen.emit(date(2025, 12, 1))
    settle(window)
    old = {
        page._contents._model.index(at, 0).data() for at in range(page._contents._model.rowCount())
    }
    page._reader.day_chosen.emit(None)
    settle(window)
    new = {
        page._contents._model.index(at, 0).data() for at in range(page._contents._model.rowCount())
    }
    assert old != new
    assert any("alt" in title.lower() or "bis" in title.lower() for title in old - new)


def test_back_and_forth_lead_through_the_pages_read(window: MainWindow, settle: Settle):
    page = guide_page(window, settle)
    first = page._reader.text
    assert first is not None
    other = next(
        listing.key.removeprefix("page:")
        for listing in page._contents._model._rows
        if listing.key.startswith("page:") and listing.key != f"page:{first.id}"
    )
    page.open_page(other)
    settle(window)
    page._back.trigger()
    settle(window)
    assert shown_id(page) == first.id
    page._forth.trigger()
    settle(window)
    assert shown_id(page) == other
    assert not page._forth.isEnabled()


def test_history_forgets_what_lay_ahead():
    history = History()
    for page in ("a", "b", "b", "c"):
        history.visit(page)
    assert history.back() == "b"
    history.visit("d")
    assert history.forth() is None
    assert history.back() == "b"
    assert history.back() == "a"
    assert history.back() is None


def test_a_page_is_looked_at_before_it_is_printed(window: MainWindow, settle: Settle, qtbot: QtBot):
    page = guide_page(window, settle)
    page.print_page()
    settle(window)
    dialog = window.findChild(PaperDialog)
    assert dialog is not None
    settle(window)
    assert dialog._view.page_count >= 1
    assert dialog.height() <= 500
    dialog.close()


def test_a_letter_is_begun_only_when_there_is_a_vault_to_take_names_from(
    window: MainWindow, settle: Settle, paths: Paths
):
    page = guide_page(window, settle)
    page._reader.letter_link.emit("raten_versorger")
    page._on_opened("letter", "raten_versorger")
    settle(window)
    assert window.workspace.host.current_page is page
    assert "Entsperren" in page._frame.notice.accessibleName()
    open_practice(window, paths)
    guide_page(window, settle)._reader.letter_link.emit("raten_versorger")
    settle(window)
    assert window.workspace.host.current_key is PageKey.LETTER


def test_the_best_answer_is_in_sight_wherever_the_contents_stood(
    window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = guide_page(window, settle)
    page.open_page(page._contents._listings[-1].id)
    settle(window)
    view = page._contents._list
    assert view.verticalScrollBar().value() > 0
    page._contents.search.setText("strom abgestellt kind")
    qtbot.waitUntil(lambda: page._contents._shows_hits)
    first = page._contents._model.first_choice()
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(first)))


def test_no_key_of_the_reader_belongs_to_the_window_as_well(window: MainWindow, settle: Settle):
    page = guide_page(window, settle)
    own = {keys.toString() for action in page.actions() for keys in action.shortcuts()}
    others = (action for action in window.findChildren(QAction) if action not in page.actions())
    taken = {keys.toString() for action in others for keys in action.shortcuts()}
    assert len(own) >= 7
    assert taken
    assert not own & taken, "two actions with the same keys: neither of them would be done"


def test_on_a_low_screen_the_text_has_the_room_and_no_tool_is_lost(
    window: MainWindow, settle: Settle
):
    page = guide_page(window, settle)
    panel = page._reader
    window.resize(1366, 900)
    settle(window)
    assert panel._printing.isVisible()
    assert not panel._print.isVisible()
    window.resize(1024, 560)
    settle(window)
    assert not panel._printing.isVisible()
    assert not panel._headings.isVisible()
    assert panel._print.isVisible()
    assert panel._headings_menu.menuAction().isVisible()
    assert panel._reader.height() > panel.height() // 2
    printed: list[bool] = []
    panel.print_wanted.connect(lambda: printed.append(True))
    panel._print.trigger()
    settle(window)
    assert printed == [True]
    for paper in window.findChildren(PaperDialog):
        paper.close()
