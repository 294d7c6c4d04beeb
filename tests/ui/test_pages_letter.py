# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.letters import FieldType, LetterField, LetterValue
from hilft_desktop.services.rows import CaseDetail, CasePage, CaseQuery, ExportRow, LetterPreview
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.letter.field_row import LetterFieldRow
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.practice import PRACTICE_PASSPHRASE
from hilft_desktop.ui.widgets.plain_label import PlainLabel

Settle = Callable[[MainWindow], None]
REFERRAL, TO_SUPPLIER = "verweis_energie", "raten_versorger"
TODAY = date(2026, 11, 22)


def begin(window: MainWindow, settle: Settle, letter: str, case_id: str = "") -> LetterPage:
    window.go_to(PageKey.LETTER, letter, case_id)
    settle(window)
    page = window.workspace.host.current_page
    assert isinstance(page, LetterPage)
    assert page._desk.form is not None
    return page


def fill(page: LetterPage, window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    for row in page._desk.fields.rows.values():
        row.set_value(row.field.example)
    qtbot.waitUntil(lambda: page._desk.preview.page_count > 0, timeout=10_000)
    settle(window)


def a_case(window: MainWindow, settle: Settle) -> str:
    found: list[CasePage] = []
    window.context.jobs.run(
        window, lambda services: services.cases.page(CaseQuery(limit=1)), found.append
    )
    settle(window)
    return found[0].rows[0].id


def detail(window: MainWindow, settle: Settle, case_id: str) -> CaseDetail:
    found: list[CaseDetail] = []
    window.context.jobs.run(window, lambda services: services.cases.show(case_id), found.append)
    settle(window)
    return found[0]


def register(window: MainWindow, settle: Settle) -> tuple[ExportRow, ...]:
    found: list[tuple[ExportRow, ...]] = []
    window.context.jobs.run(window, lambda services: services.exports.register(), found.append)
    settle(window)
    return found[0]


def save_to(window: MainWindow, page: LetterPage, how: str, path: Path, settle: Settle) -> None:
    page._desk.save_wanted.emit(how)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.selectFile(str(path))
    dialog.fileSelected.emit(str(path))
    dialog.done(0)
    settle(window)


@pytest.mark.parametrize(
    ("kind", "options", "value"),
    [
        (FieldType.TEXT, (), "Şükrü Öztürk"),
        (FieldType.LONG_TEXT, (), "Zwei\nZeilen"),
        (FieldType.LINES, (), ("Stadtwerke", "Postfach 1")),
        (FieldType.DATE, (), TODAY),
        (FieldType.MONEY, (), 123450),
        (FieldType.NUMBER, (), 3),
        (FieldType.BOOL, (), True),
        (FieldType.BOOL, (), False),
        (FieldType.CHOICE, (("a", "A"), ("b", "B")), "b"),
        (FieldType.CHOICES, (("a", "A"), ("b", "B"), ("c", "C")), ("a", "c")),
        (FieldType.IBAN, (), "DE89 3704 0044 0532 0130 00"),
    ],
)
def test_every_kind_of_field_gives_back_what_it_shows(
    qtbot: QtBot, kind: FieldType, options: tuple[tuple[str, str], ...], value: LetterValue
):
    field = LetterField("f", "Feld", kind, True, value, "Darum.", options=options)
    row = LetterFieldRow(field, TODAY)
    qtbot.addWidget(row)
    assert row.value() is None
    row.set_value(value)
    assert row.value() == value
    assert type(row.value()) is type(value)
    twin = LetterFieldRow(field, TODAY)
    qtbot.addWidget(twin)
    twin.set_raw(row.raw())
    assert twin.value() == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [(FieldType.DATE, "31.02."), (FieldType.MONEY, "zwölf"), (FieldType.NUMBER, "drei")],
)
def test_what_does_not_fit_names_its_field_and_stays(qtbot: QtBot, kind: FieldType, typed: str):
    row = LetterFieldRow(LetterField("f", "Feld", kind, True, None, ""), TODAY)
    qtbot.addWidget(row)
    row.set_raw(typed)
    with pytest.raises(UserError) as caught:
        row.value()
    assert caught.value.field == "f"
    assert row.raw() == typed


def test_what_is_known_is_filled_in_and_folded_away(open_window: MainWindow, settle: Settle):
    page = begin(open_window, settle, REFERRAL, a_case(open_window, settle))
    fields = page._desk.fields
    assert fields.rows["unit_name"].value()
    assert not fields._unfold.isChecked()
    assert fields._known_rows.isHidden()
    assert fields._known_column.indexOf(fields.rows["unit_name"]) >= 0
    assert fields._known_column.indexOf(fields.rows["recipient"]) < 0
    fields._unfold.click()
    assert not fields._known_rows.isHidden()


def test_the_preview_names_what_is_missing_and_then_shows_the_letter(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(open_window, settle, REFERRAL)
    view = page._desk.preview._view
    assert view.page_count == 0
    assert "Anschrift der Beratungsstelle" in view._hint
    fill(page, open_window, settle, qtbot)
    assert view.page_count >= 1
    leaving = [label.text() for label in page._desk.consent._fields.findChildren(PlainLabel)]
    assert "Mira Beispiel" in leaving


def test_a_wrong_iban_is_said_beside_its_field(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(open_window, settle, "fondsantrag_einzelhilfe")
    rows = page._desk.fields.rows
    fill(page, open_window, settle, qtbot)
    iban = next(row for row in rows.values() if row.field.type is FieldType.IBAN)
    iban.set_value("DE00 0000 0000 0000 0000 00")
    qtbot.waitUntil(lambda: bool(iban.fault), timeout=10_000)
    assert iban.value() == "DE00 0000 0000 0000 0000 00"


def test_printing_too_early_says_what_is_missing_and_loses_nothing(
    open_window: MainWindow, settle: Settle
):
    page = begin(open_window, settle, TO_SUPPLIER)
    row = next(r for r in page._desk.fields.rows.values() if r.field.type is FieldType.DATE)
    row.set_raw("31.02.")
    assert page._way_out._checked() is None
    assert "31.02." in row.fault
    assert row.raw() == "31.02."
    assert page._desk.fields.rows["recipient"].fault


def test_without_consent_nothing_leaves(
    open_window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
):
    case_id = a_case(open_window, settle)
    page = begin(open_window, settle, REFERRAL, case_id)
    fill(page, open_window, settle, qtbot)
    page._desk.save_wanted.emit("pdf")
    assert open_window.findChild(QFileDialog) is None
    assert not page._desk.notice.isHidden()

    consent = page._desk.consent
    assert not consent._give.isEnabled()
    consent._agreed.click()
    consent._give.click()
    settle(open_window)
    for recipient, given in (("Ganz andere Stelle", False), (consent.recipient, True)):
        consent.set_recipient(recipient)
        assert consent.is_given is given

    target = tmp_path / "brief.pdf"
    save_to(open_window, page, "pdf", target, settle)
    assert target.read_bytes().startswith(b"%PDF")
    kept = detail(open_window, settle, case_id)
    assert kept.documents[-1].letter_id == REFERRAL
    assert "Mira Beispiel" not in kept.documents[-1].values_json
    assert any("pdf" in row.what for row in register(open_window, settle))

    consent._withdraw.click()
    settle(open_window)
    assert consent.is_given is False


def test_what_is_saved_is_what_was_shown(
    open_window: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
):
    page = begin(open_window, settle, TO_SUPPLIER)
    fill(page, open_window, settle, qtbot)
    if page._desk.form is not None and page._desk.form.consent_purpose:
        page._desk.consent._agreed.click()
    shown: list[LetterPreview] = []
    request = page._desk.complete_request()
    open_window.context.jobs.run(
        open_window, lambda services: services.letters.preview(request), shown.append
    )
    settle(open_window)
    for how, suffix, begins in (
        ("pdf", "pdf", b"%PDF"),
        ("odt", "odt", b"PK"),
        ("text", "txt", b""),
    ):
        target = tmp_path / f"brief.{suffix}"
        save_to(open_window, page, how, target, settle)
        assert target.read_bytes().startswith(begins)
    assert (tmp_path / "brief.pdf").read_bytes() == shown[0].pdf
    assert "Mira Beispiel" in (tmp_path / "brief.txt").read_text(encoding="utf-8")


def test_the_proposed_file_name_names_nobody(open_window: MainWindow, settle: Settle, qtbot: QtBot):
    page = begin(open_window, settle, TO_SUPPLIER)
    fill(page, open_window, settle, qtbot)
    if page._desk.form is not None and page._desk.form.consent_purpose:
        page._desk.consent._agreed.click()
    page._desk.save_wanted.emit("pdf")
    dialog = open_window.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "schreiben-2026-11-22.pdf"
    dialog.reject()


def test_the_text_can_be_changed_and_the_template_brought_back(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(open_window, settle, TO_SUPPLIER)
    fill(page, open_window, settle, qtbot)
    card = page._desk.text
    card._open.click()
    template = card.edited_text
    assert template
    card._area.setPlainText("Ein eigener Satz mit **fettem** Wort.")
    assert page._desk.complete_request().edited_text == "Ein eigener Satz mit **fettem** Wort."
    card._reset.click()
    assert page._desk.complete_request().edited_text is None
    card._open.click()
    assert card.edited_text == template


def test_form_and_large_print_reach_the_letter(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(open_window, settle, TO_SUPPLIER)
    fill(page, open_window, settle, qtbot)
    preview = page._desk.preview
    preview._form.setCurrentIndex(1)
    preview._large.click()
    request = page._desk.complete_request()
    assert (request.form, request.large_print) == ("A", True)


def test_name_and_address_are_kept_until_a_day_only_on_request(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    case_id = a_case(open_window, settle)
    page = begin(open_window, settle, TO_SUPPLIER, case_id)
    fill(page, open_window, settle, qtbot)
    page._desk.purge.keep_wanted.emit(date(2026, 11, 22))
    settle(open_window)
    assert page._desk.purge._row.fault
    page._desk.purge.keep_wanted.emit(date(2027, 1, 15))
    settle(open_window)
    assert "15.01.2027" in page._desk.purge._state.text()
    page._choose()
    again = begin(open_window, settle, TO_SUPPLIER, case_id)
    assert again._desk.fields.rows["person_name"].value() == "Mira Beispiel"


def test_a_letter_begun_is_not_thrown_away_unasked(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    page = begin(open_window, settle, TO_SUPPLIER)
    page._desk.fields.rows["recipient"].set_value(("Stadtwerke", "Postfach 1"))
    open_window.go_to(PageKey.LETTER, "")
    settle(open_window)
    assert page._is_writing
    page._desk.other_wanted.emit()
    question = open_window.findChild(ConfirmDialog)
    assert question is not None
    question.reject()
    assert page._is_writing


def test_a_letter_comes_back_after_locking(open_window: MainWindow, settle: Settle, qtbot: QtBot):
    page = begin(open_window, settle, TO_SUPPLIER)
    page._desk.fields.rows["recipient"].set_value(("Stadtwerke", "Postfach 1"))
    open_window.lock("")
    settle(open_window)
    open_window.set_vault(open_window._parts.paths.data.joinpath("uebung.hilft").as_posix())
    open_window.lock_page.field.set_text(PRACTICE_PASSPHRASE)
    open_window.lock_page.field.submitted.emit()
    settle(open_window)
    open_window.go_to(PageKey.LETTER)
    settle(open_window)
    again = open_window.workspace.host.current_page
    assert isinstance(again, LetterPage)
    qtbot.waitUntil(lambda: again._desk.form is not None)
    qtbot.waitUntil(
        lambda: again._desk.fields.rows["recipient"].value() == ("Stadtwerke", "Postfach 1")
    )
