# SPDX-License-Identifier: GPL-3.0-or-later
"""What belongs to reading: outline, bookmarks, the turned screen, copies, the group's own words."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from hilft_desktop.domain.guide import BlockKind, GuideBlock, Span, SpanKind
from hilft_desktop.domain.local import (
    LocalAddress,
    LocalNote,
    LocalRow,
    LocalTable,
    LocalTableKind,
    PlaceKind,
)
from hilft_desktop.domain.web import WebAddress
from hilft_desktop.system.settings import WindowSettings, load_settings, save_settings
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.guide.address_dialog import AddressDialog
from hilft_desktop.ui.pages.guide.note_dialog import NoteDialog
from hilft_desktop.ui.pages.guide.page import GuidePage
from hilft_desktop.ui.pages.guide.reader_document import Look, build_document, outline
from hilft_desktop.ui.pages.guide.turned_screen import TurnedScreen
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.palette import LIGHT
from hilft_desktop.ui.widgets.button import Button
from tests.ui.test_accessibility import assert_named, assert_nothing_cut_off
from tests.ui.test_pages_guide import text_of as made_page

Settle = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> GuidePage:
    """The guide on a page with citations."""
    window.go_to(PageKey.GUIDE, "sperre_heute")
    settle(window)
    shown = window.workspace.host.current_page
    assert isinstance(shown, GuidePage)
    assert shown._reader.text is not None
    assert shown._reader.text.citations
    return shown


def shown_text(page: GuidePage) -> str:
    return page._reader._reader.toPlainText()


def test_a_heading_leads_to_its_place(page: GuidePage):
    reader = page._reader._reader
    headings = list(outline(reader.document()))
    assert len(headings) >= 3
    page._reader._fill_headings()
    actions = page._reader._headings_menu.actions()
    assert [action.text().replace("&&", "&") for action in actions] == [w for w, _at in headings]
    actions[-1].trigger()
    assert reader.textCursor().block().text() == headings[-1][0]
    assert reader.verticalScrollBar().value() > 0


def test_a_bookmark_stands_above_the_contents_and_outlives_the_program(
    window: MainWindow, page: GuidePage, settle: Settle
):
    page._mark.trigger()
    model = page._contents._model
    assert model.index(0, 0).data() == "Lesezeichen"
    kept = model.row(model.index(1, 0))
    assert kept is not None
    assert kept.key == "mark:sperre_heute"
    assert window.context.look.current.bookmarks == ("sperre_heute",)
    written = load_settings(window._parts.paths.config / "fenster.json")
    assert written.settings.bookmarks == ("sperre_heute",)
    other = next(row for row in model._rows if row.key.startswith("page:") and
                 row.key != "page:sperre_heute")  # fmt: skip
    page.open_page(other.key.removeprefix("page:"))
    settle(window)
    assert not page._mark.isChecked()
    page._contents._list.choose(model.index_of("mark:sperre_heute"))
    settle(window)
    assert page._reader.text is not None
    assert page._reader.text.id == "sperre_heute"
    assert page._mark.isChecked()
    page._mark.trigger()
    assert model.index(0, 0).data() != "Lesezeichen"


def test_bookmarks_are_written_and_bad_ones_cost_only_themselves(tmp_path):
    file = tmp_path / "fenster.json"
    save_settings(file, WindowSettings(bookmarks=("a", "b"), font_scale=150))
    assert load_settings(file).settings.bookmarks == ("a", "b")
    data = json.loads(file.read_text("utf-8"))
    for bad in ("a", [1], [""], ["x" * 101], ["x"] * 31):
        file.write_text(json.dumps({**data, "bookmarks": bad}), "utf-8")
        settings = load_settings(file).settings
        assert settings.bookmarks == ()
        assert settings.font_scale == 150


def test_large_type_enlarges_the_text_alone(page: GuidePage):
    reader = page._reader._reader
    before = reader.document().begin().begin().fragment().charFormat().fontPointSize()
    page._large.trigger()
    after = reader.document().begin().begin().fragment().charFormat().fontPointSize()
    assert after == pytest.approx(before * 1.4)
    page._large.trigger()
    again = reader.document().begin().begin().fragment().charFormat().fontPointSize()
    assert again == before


def save_note(window: MainWindow, settle: Settle, page: GuidePage, text: str) -> NoteDialog:
    page._edit_note()
    dialog = window.findChild(NoteDialog)
    assert dialog is not None
    dialog.text.setPlainText(text)
    dialog.save.click()
    settle(window)
    return dialog


def test_the_turned_screen_shows_the_page_and_nothing_else(
    window: MainWindow, page: GuidePage, settle: Settle, qtbot: QtBot
):
    page._edit_note()
    dialog = window.findChild(NoteDialog)
    assert dialog is not None
    dialog.initials.setText("AB")
    dialog.text.setPlainText("Nur für uns.")
    dialog.save.click()
    settle(window)
    assert "Nur für uns." in shown_text(page)
    page.turn_screen()
    turned = window.findChild(TurnedScreen)
    assert turned is not None
    assert turned.isFullScreen()
    qtbot.waitUntil(turned.reader.hasFocus)
    assert turned.reader.verticalScrollBar().value() == 0
    shown = turned.reader.toPlainText()
    assert page._reader.text is not None
    assert page._reader.text.title in shown
    for hidden in ("Nur für uns.", "Fundstellen", "[1]", "Weiterlesen"):
        assert hidden in shown_text(page)
        assert hidden not in shown
    assert_named(turned)
    cursor = QTextCursor(turned.reader.document())
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        assert not cursor.charFormat().anchorHref()
    QTest.keyClick(turned.reader, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(turned))


def test_locking_takes_the_turned_screen_away(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    open_window.go_to(PageKey.GUIDE)
    settle(open_window)
    page = open_window.workspace.host.current_page
    assert isinstance(page, GuidePage)
    page.turn_screen()
    turned = open_window.findChild(TurnedScreen)
    assert turned is not None
    open_window.show_neutral()
    assert not isValid(turned)


def test_a_passage_is_copied_with_its_citations_and_date(page: GuidePage):
    reader = page._reader._reader
    found = reader.document().find("[1]")
    found.select(QTextCursor.SelectionType.BlockUnderCursor)
    reader.setTextCursor(found)
    marked = found.selection().toPlainText()
    page._copy()
    copied = QGuiApplication.clipboard().text()
    text = page._reader.text
    assert text is not None
    assert copied.startswith(marked.strip())
    assert f"\n[1] {text.citations[0].citation}" in copied
    assert "\n[2] " not in copied or "[2]" in marked
    assert f"„{text.title}“" in copied
    assert "Rechtsstand 22.11.2026" in copied


def test_a_note_needs_initials_keeps_what_was_typed_and_can_be_removed(
    window: MainWindow, page: GuidePage, settle: Settle, qtbot: QtBot
):
    dialog = save_note(window, settle, page, "Die Stelle ist jetzt im Erdgeschoss.")
    assert dialog.initials_row.fault
    assert dialog.text.value == "Die Stelle ist jetzt im Erdgeschoss."
    assert_named(dialog)
    assert dialog.height() <= metrics.DIALOG_HEIGHT
    dialog.initials.setText("AB")
    dialog.save.click()
    settle(window)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert "Notiz der Gruppe (AB, 22.11.2026)\nDie Stelle ist jetzt" in shown_text(page)
    last = save_note(window, settle, page, "")
    qtbot.waitUntil(lambda: not isValid(last))
    assert "Notiz der Gruppe" not in shown_text(page)


def test_local_limits_and_addresses_stand_above_the_text_with_source_and_day(qtbot: QtBot):
    table = LocalTable(
        id="miete_1", kind=LocalTableKind.RENT, place="Übungsstadt", basis="bruttokalt",
        source="Richtlinie der Stadt", valid_from=date(2026, 1, 1), checked_on=date(2026, 11, 2),
        initials="AB", rows=(LocalRow(1, Decimal("450.50"), Decimal(50)),
                             LocalRow(2, Decimal(561))), per_person_more=Decimal(80),
    )  # fmt: skip
    office = LocalAddress(
        "jobcenter_1", PlaceKind.JOBCENTER, "Jobcenter Übungsstadt", date(2026, 10, 5), "AB",
        ("Musterweg 1",), "0000 123",
    )  # fmt: skip
    note = LocalNote("p", "Erst anrufen.", "AB", date(2026, 9, 1), "x", text_changed=True)
    page = made_page(
        GuideBlock(BlockKind.PARAGRAPH, (Span(SpanKind.TEXT, "Der Text der Seite."),)),
        local_tables=(table,), local_addresses=(office,), local_notes=(note,),
    )  # fmt: skip
    document = QTextDocument()
    build_document(document, page, Look(LIGHT, 11))
    words = document.toPlainText()
    expected = (
        "Notiz der Gruppe (AB, 01.09.2026)\nErst anrufen.\n",
        "\nDer Text darunter hat sich seit dieser Notiz geändert: bitte prüfen.",
        "Mietgrenzen in Übungsstadt (bruttokalt)\n1 Person: 450,50 €, bis 50 m²\n2 Personen: 561",
        "561,00 €\njede weitere Person: 80,00 € mehr\nGilt seit 01.01.2026",
        "Gilt seit 01.01.2026 · Quelle: Richtlinie der Stadt · geprüft 02.11.2026 (AB)",
        "Jobcenter Übungsstadt: Musterweg 1 · Telefon 0000 123 · geprüft 05.10.2026",
    )
    for part in expected:
        assert part in words.replace("\u00a0", " ")
        assert words.replace("\u00a0", " ").index(part) < words.index("Der Text der Seite.")
    build_document(document, page, Look(LIGHT, 11, for_person=True))
    assert "Erst anrufen." not in document.toPlainText()
    assert "Mietgrenzen" in document.toPlainText()


def test_an_address_is_shown_large_with_its_code_and_opens_nothing(
    window: MainWindow, page: GuidePage, settle: Settle
):
    text = page._reader.text
    assert text is not None
    last = len(text.addresses) - 1
    assert text.addresses[last].address in shown_text(page)
    page._reader._reader.anchorClicked.emit(QUrl(f"adresse:{last}"))
    settle(window)
    dialog = window.findChild(AddressDialog)
    assert dialog is not None
    assert dialog.address.text() == text.addresses[last].address
    assert text.addresses[last].url in dialog.code.accessibleName()
    assert_named(dialog)
    assert dialog.height() <= metrics.DIALOG_HEIGHT
    last_code = dialog.code.fields
    assert last_code
    picture = dialog.code.grab().toImage()
    inks = {picture.pixelColor(x, y).name() for x in range(0, 222, 2) for y in range(0, 222, 2)}
    assert inks == {"#000000", "#ffffff"}
    dialog.choice.setCurrentIndex(0)
    settle(window)
    assert dialog.address.text() == text.addresses[0].address
    assert dialog.code.fields != last_code
    dialog._copy()
    assert QGuiApplication.clipboard().text() == text.addresses[0].url
    dialog.accept()


def test_the_addresses_are_reached_by_keyboard(window: MainWindow, page: GuidePage, settle: Settle):
    page._address.trigger()
    settle(window)
    dialog = window.findChild(AddressDialog)
    assert dialog is not None
    assert page._address in page._reader._more_menu.actions()
    assert dialog.shown.address == "gesetze-im-internet.de"
    dialog.reject()


def test_the_turned_screen_shows_no_address(qtbot: QtBot):
    document = QTextDocument()
    found = made_page(addresses=(WebAddress("beispiel.de"),))
    build_document(document, found, Look(LIGHT, 11))
    assert "beispiel.de" in document.toPlainText()
    build_document(document, found, Look(LIGHT, 11, for_person=True))
    assert "beispiel.de" not in document.toPlainText()


@pytest.mark.parametrize("scale", [100, 200])
def test_the_address_fits_the_smallest_screen(
    window: MainWindow, page: GuidePage, settle: Settle, scale: int
):
    window.context.theme.set_font_scale(scale)
    page._show_address(0)
    settle(window)
    dialog = window.findChild(AddressDialog)
    assert dialog is not None
    QTest.qWaitForWindowExposed(dialog)
    assert dialog.height() <= metrics.DIALOG_HEIGHT
    assert dialog.width() <= metrics.SMALLEST[0]
    assert_nothing_cut_off(dialog)
    foot = [button for button in dialog.findChildren(Button) if button.isVisible()]
    assert len(foot) == 2
    for button in foot:
        assert dialog.rect().contains(button.mapTo(dialog, button.rect().bottomRight()))
    dialog.reject()
    window.context.theme.set_font_scale(100)
