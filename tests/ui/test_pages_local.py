# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits and addresses entered in the window, through the real engine and the real file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hilft_desktop.domain.guide import GuidePage
from hilft_desktop.domain.local import (
    LocalAddress,
    LocalNote,
    LocalRow,
    LocalTable,
    LocalTableKind,
    PlaceKind,
)
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.local.address_form import AddressForm
from hilft_desktop.ui.pages.local.import_panel import ImportPanel
from hilft_desktop.ui.pages.local.page import LocalPage
from hilft_desktop.ui.pages.local.table_form import TableForm
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from tests.ui.test_accessibility import (
    assert_inside,
    assert_large_enough,
    assert_named,
    assert_no_sideways_scrolling,
    assert_nothing_cut_off,
    assert_tab_order_is_visual,
)

Settle = Callable[[MainWindow], None]
RENT_PAGE, HEATING_PAGE = "gsg_miete", "gsg_heizung"
HEATING, ADDRESSES = 1, 2


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> LocalPage:
    """The page, opened while the vault is locked."""
    window.go_to(PageKey.LOCAL)
    settle(window)
    shown = window.workspace.host.current_page
    assert isinstance(shown, LocalPage)
    return shown


def table_form(page: LocalPage) -> TableForm:
    assert isinstance(page._form, TableForm)
    return page._form


def address_form(page: LocalPage) -> AddressForm:
    assert isinstance(page._form, AddressForm)
    return page._form


def stored(window: MainWindow, settle: Settle) -> tuple[LocalTable, ...]:
    found: list[tuple[LocalTable, ...]] = []
    window.context.jobs.run(window, lambda services: services.local.tables(), found.append)
    settle(window)
    return found[0]


def fill_limits(page: LocalPage, start: str = "1.1.2026") -> TableForm:
    page._new.click()
    form = table_form(page)
    form.place.setText("Übungsstadt")
    form.basis.setText("bruttokalt")
    for line, (euros, metres) in zip(
        form.limits.lines, (("450,50", "50"), ("561", "")), strict=False
    ):
        line.euros.set_text(euros)
        line.metres.setText(metres)
    form.more.set_text("80")
    form.valid_from.set_text(start)
    form.source.setText("Richtlinie der Stadt")
    form.initials.setText("AB")
    return form


def save_limits(window: MainWindow, settle: Settle, page: LocalPage) -> None:
    fill_limits(page)
    page.save()
    settle(window)


def answer(window: MainWindow, settle: Settle, *, yes: bool) -> None:
    question = window.findChild(ConfirmDialog)
    assert question is not None
    if yes:
        question.action.click()
    else:
        question.reject()
    QApplication.processEvents()
    settle(window)
    QApplication.processEvents()


def words_on(page: LocalPage) -> str:
    shown = page._detail.currentWidget()
    assert shown is not None
    labels = shown.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels).replace("\u00a0", " ")


def test_limits_are_kept_and_stand_on_the_guide_page(
    window: MainWindow, settle: Settle, page: LocalPage
):
    assert page._detail.currentWidget() is page._none
    save_limits(window, settle, page)
    (table,) = stored(window, settle)
    assert table.rows == (
        LocalRow(1, Decimal("450.50"), Decimal(50)), LocalRow(2, Decimal(561), None),
    )  # fmt: skip
    assert table.per_person_more == Decimal(80)
    assert table.valid_from == date(2026, 1, 1)
    assert table.valid_to is None
    assert (table.source, table.initials) == ("Richtlinie der Stadt", "AB")
    assert table.checked_on == window.context.today()
    assert page._list.current_key == table.id
    assert not page.holds_unsaved()
    read: list[GuidePage] = []
    window.context.jobs.run(window, lambda services: services.guide.page(RENT_PAGE), read.append)
    settle(window)
    assert read[0].local_tables == (table,)


def test_every_fault_stands_beside_its_field_and_nothing_is_lost(
    window: MainWindow, settle: Settle, page: LocalPage
):
    page._new.click()
    form = table_form(page)
    form.limits.lines[1].euros.set_text("viel")
    form.valid_from.set_text("irgendwann")
    page.save()
    settle(window)
    wrong = {name for name, row in form.rows.items() if row.fault}
    assert wrong == {"place", "basis", "rows", "valid_from", "source", "initials"}
    assert form.place.hasFocus()
    assert form.limits.lines[1].euros.text == "viel"
    assert stored(window, settle) == ()
    page._kind.setCurrentIndex(ADDRESSES)
    answer(window, settle, yes=True)
    page._new.click()
    page.save()
    settle(window)
    rows = address_form(page).rows
    assert {name for name, row in rows.items() if row.fault} == {"kind", "name", "initials"}


def test_an_end_before_the_start_is_refused_by_the_engine_beside_its_field(
    window: MainWindow, settle: Settle, page: LocalPage
):
    save_limits(window, settle, page)
    assert page._frame.notice.isVisible()
    form = fill_limits(page)
    form.valid_to.set_text("31.12.2025")
    page.save()
    settle(window)
    assert form.rows["valid_to"].fault
    assert page._form is form
    assert not page._frame.notice.isVisible()


def test_a_newer_table_ends_the_older_and_both_can_be_changed(
    window: MainWindow, settle: Settle, page: LocalPage
):
    save_limits(window, settle, page)
    fill_limits(page, "1.7.2026")
    page.save()
    settle(window)
    newer, older = stored(window, settle)
    assert older.valid_to == date(2026, 6, 30)
    page._list.choose(page._model.index_of(older.id))
    form = table_form(page)
    assert form.valid_to.text == "30.06.2026"
    form.limits.lines[0].euros.set_text("455,00")
    page.save()
    settle(window)
    assert [table.limit(1) for table in stored(window, settle)] == [
        newer.limit(1), Decimal(455),
    ]  # fmt: skip


def test_what_is_typed_is_not_dropped_without_asking(
    window: MainWindow, settle: Settle, page: LocalPage
):
    save_limits(window, settle, page)
    key = page._list.current_key
    form = table_form(page)
    form.place.setText("Anderswo")
    assert page.holds_unsaved()
    page._new.click()
    answer(window, settle, yes=False)
    assert page._form is form
    assert form.place.value == "Anderswo"
    page._new.click()
    answer(window, settle, yes=True)
    assert table_form(page).place.value == ""
    page._list.choose(page._model.index_of(key))
    assert table_form(page).place.value == "Übungsstadt"


def test_deleting_asks_and_takes_it_out_of_the_file(
    window: MainWindow, settle: Settle, page: LocalPage
):
    save_limits(window, settle, page)
    for yes in (False, True):
        table_form(page).delete_wanted.emit()
        answer(window, settle, yes=yes)
        assert len(stored(window, settle)) == (0 if yes else 1)
    assert page._detail.currentWidget() is page._none


def test_an_address_keeps_languages_access_and_the_pages_it_belongs_to(
    window: MainWindow, settle: Settle, page: LocalPage
):
    tied = LocalAddress(
        "", PlaceKind.JOBCENTER, "Jobcenter Übungsstadt", date(2026, 1, 5), "AB", pages=(RENT_PAGE,)
    )
    window.context.jobs.run(
        window, lambda services: services.local.save_address(tied), lambda _row: None
    )
    settle(window)
    page._kind.setCurrentIndex(ADDRESSES)
    settle(window)
    form = address_form(page)
    assert form.kind.code() is PlaceKind.JOBCENTER
    form.lines.setPlainText("Musterweg 1\n12345 Übungsstadt")
    form.phone.setText("0000 123")
    form.hours.setText("Mo 8 bis 12 Uhr")
    form.languages.setText("Deutsch, Türkisch")
    form.step_free.choose(["no"])
    form.verified_on.set_text("20.11.2026")
    page.save()
    settle(window)
    read: list[GuidePage] = []
    window.context.jobs.run(window, lambda services: services.guide.page(RENT_PAGE), read.append)
    settle(window)
    (address,) = read[0].local_addresses
    assert address.lines == ("Musterweg 1", "12345 Übungsstadt")
    assert (address.languages, address.step_free) == ("Deutsch, Türkisch", False)
    assert address.verified_on == date(2026, 11, 20)
    assert address_form(page).step_free.code() == "no"


def test_another_laptop_sees_what_a_file_brings_before_taking_it(
    window: MainWindow, settle: Settle, page: LocalPage, tmp_path: Path
):
    save_limits(window, settle, page)
    file = tmp_path / "stick.toml"
    page.write_export(file)
    settle(window)
    page.look_into(str(file))
    settle(window)
    assert page._import is not None
    assert page._accept.isHidden()
    page._leave.click()
    settle(window)
    file.write_text(file.read_text("utf-8").replace("450.5", "499.0"), "utf-8")
    page.look_into(str(file))
    settle(window)
    assert page._import is not None
    assert "Ersetzt Eure Angaben: 1" in words_on(page)
    assert "1 Person 499,00 €" in words_on(page)
    assert_named(page)
    assert stored(window, settle)[0].limit(1) == Decimal("450.50")
    page._accept.click()
    settle(window)
    assert stored(window, settle)[0].limit(1) == Decimal(499)
    file.write_text('format = "hilft-local/1"\nunfug = 1\n', "utf-8")
    page.look_into(str(file))
    settle(window)
    assert "Zeile 2" in page._frame.notice.accessibleName()
    assert not page.findChildren(ImportPanel)
    assert stored(window, settle)[0].limit(1) == Decimal(499)


@pytest.mark.parametrize("kind", [0, ADDRESSES])
def test_everybody_can_fill_in_the_forms(
    window: MainWindow, settle: Settle, page: LocalPage, kind: int
):
    page._kind.setCurrentIndex(kind)
    settle(window)
    page._new.click()
    page.save()
    for scale in (100, 200):
        window.context.theme.set_font_scale(scale)
        window.resize(*metrics.SMALLEST)
        settle(window)
        QApplication.processEvents()
        assert_named(page)
        assert_large_enough(page)
        assert_tab_order_is_visual(window, page)
        assert_no_sideways_scrolling(page)
        assert_inside(window, page)
        if scale == 100:
            assert_nothing_cut_off(page)


def test_heating_limits_have_their_own_words_and_their_own_list(
    window: MainWindow, settle: Settle, page: LocalPage
):
    save_limits(window, settle, page)
    assert "Warmwasser" not in words_on(page)
    page._kind.setCurrentIndex(HEATING)
    settle(window)
    assert page._detail.currentWidget() is page._none
    form = fill_limits(page)
    assert "Heizkosten" in words_on(page)
    assert "Warmwasser" in words_on(page)
    assert "bruttokalt" not in words_on(page)
    form.basis.setText("ohne Warmwasser")
    page.save()
    settle(window)
    assert {(table.kind, table.basis) for table in stored(window, settle)} == {
        (LocalTableKind.RENT, "bruttokalt"),
        (LocalTableKind.HEATING, "ohne Warmwasser"),
    }
    assert all(table.valid_to is None for table in stored(window, settle))
    read: list[GuidePage] = []
    window.context.jobs.run(window, lambda services: services.guide.page(HEATING_PAGE), read.append)
    settle(window)
    assert [table.kind for table in read[0].local_tables] == [LocalTableKind.HEATING]


def test_the_preview_of_a_file_names_pages_by_their_titles(
    window: MainWindow, settle: Settle, page: LocalPage, tmp_path: Path
):
    own: list[LocalNote | None] = []
    jobs = window.context.jobs
    jobs.run(
        window,
        lambda services: services.local.save_note(RENT_PAGE, "Erst anrufen.", "KM"),
        own.append,
    )
    settle(window)
    file = tmp_path / "anderer.toml"
    page.write_export(file)
    settle(window)
    text = file.read_text("utf-8").replace("Erst anrufen.", "Erst schreiben.")
    other = text.replace(f'"{RENT_PAGE}"', '"gibt_es_nicht"').partition("[[note]]")[2]
    file.write_text(f"{text}\n[[note]]{other}", "utf-8")
    page.look_into(str(file))
    settle(window)
    read: list[GuidePage] = []
    jobs.run(window, lambda services: services.guide.page(RENT_PAGE), read.append)
    settle(window)
    assert f"Seite „{read[0].title}“: Erst schreiben." in words_on(page)
    assert RENT_PAGE not in words_on(page)
    assert "„gibt_es_nicht“ (kennen unsere Inhalte nicht)" in words_on(page)
