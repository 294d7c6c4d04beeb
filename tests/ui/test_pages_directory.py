# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies found, checked, taken in and referred to in the window, through the real engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from hilft_desktop.domain.local import Desk, LocalAddress, PlaceKind
from hilft_desktop.domain.referrals import Referral, ReferralAnswer, printed_code
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CasePage, CaseQuery
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.cases.referrals_card import ReferralsCard
from hilft_desktop.ui.pages.directory.desk_form import DeskForm
from hilft_desktop.ui.pages.directory.page import DirectoryPage
from hilft_desktop.ui.pages.directory.returns_page import ReturnsPage
from hilft_desktop.ui.pages.directory.table_panel import TablePanel
from hilft_desktop.ui.pages.letter.page import LetterPage
from hilft_desktop.ui.pages.local.address_form import AddressForm
from hilft_desktop.ui.pages.local.page import LocalPage
from hilft_desktop.ui.pages.today.page import TodayPage
from hilft_desktop.ui.papers.paper_dialog import PaperDialog
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_button import RowButton
from tests.conftest import TODAY
from tests.ui.test_accessibility import (
    assert_inside,
    assert_large_enough,
    assert_named,
    assert_no_sideways_scrolling,
    assert_nothing_cut_off,
    assert_tab_order_is_visual,
)

Settle = Callable[[MainWindow], None]
DEBTS = LocalAddress(
    "", PlaceKind.DEBT_ADVICE, "Schuldnerberatung Quellental", TODAY - timedelta(days=400), "KM",
    ("Weg 1", "12345 Ort"), "0000 111", "Mo 9–12",
)  # fmt: skip
TENANTS = LocalAddress("", PlaceKind.TENANTS, "Mieterverein Quellental", TODAY, "KM")
TABLE = "Name;Art;Stand\nTafel Ort;Tafel;1.11.2026\nohne Art;irgendwas;1.11.2026\n"


def ask(window: MainWindow, settle: Settle, call: Callable[[Services], Any]) -> Any:
    found: list[Any] = []
    window.context.jobs.run(window, call, found.append)
    settle(window)
    return found[0]


def shown(page: Page) -> str:
    labels = page.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def here(window: MainWindow) -> Page:
    page = window.workspace.host.current_page
    assert page is not None
    return page


def directory(window: MainWindow, settle: Settle, item: str = "", case: str = "") -> DirectoryPage:
    window.go_to(PageKey.DIRECTORY, item, case)
    settle(window)
    page = here(window)
    assert isinstance(page, DirectoryPage)
    return page


def returns(window: MainWindow, settle: Settle, code: str | None = None) -> ReturnsPage:
    window.go_to(PageKey.RETURNS, code)
    settle(window)
    settle(window)
    page = here(window)
    assert isinstance(page, ReturnsPage)
    return page


def _save(address: LocalAddress, services: Services) -> Any:
    return services.local.save_address(address)


@pytest.fixture
def bodies(window: MainWindow, settle: Settle) -> None:
    for address in (DEBTS, TENANTS):
        ask(window, settle, partial(_save, address))


@pytest.fixture
def case_id(open_window: MainWindow, settle: Settle) -> str:
    found = ask(open_window, settle, lambda services: services.cases.page(CaseQuery(limit=1)))
    assert isinstance(found, CasePage)
    return found.rows[0].id


def rows_of(page: DirectoryPage) -> list[str]:
    model = page.pane.list.model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


# ------------------------------------------------------------------------------- the list


def test_without_own_bodies_the_page_explains_itself_and_shows_kinds(
    window: MainWindow, settle: Settle
):
    page = directory(window, settle)
    assert "Noch keine Stelle vor Ort" in shown(page)
    page.pane.want("kind:energieberatung")
    window.go_to(PageKey.DIRECTORY)
    settle(window)
    words = shown(page)
    assert "0800 809 802 400" in words
    assert "ungeprüft" in words
    assert "Jahresrechnung" in words


@pytest.mark.usefixtures("bodies")
def test_filter_and_search_narrow_the_list(window: MainWindow, settle: Settle):
    page = directory(window, settle)
    assert {DEBTS.name, TENANTS.name} <= set(rows_of(page))
    page.focus_search()
    assert page.pane.search.hasFocus()
    page.pane.search.setText("mieterverein quell")
    assert [row for row in rows_of(page) if row in (DEBTS.name, TENANTS.name)] == [TENANTS.name]
    page.pane.search.clear()
    page.pane.filter.setCurrentIndex(1)
    assert rows_of(page)[1:] == [DEBTS.name]
    page.pane.search.setText("gibt es nicht")
    assert "Nichts gefunden" in shown(page)


@pytest.mark.usefixtures("bodies")
def test_an_old_body_is_marked_and_a_call_makes_it_fresh(window: MainWindow, settle: Settle):
    page = directory(window, settle, "schuldnerberatung_1")
    assert "vorher anrufen" in shown(page)
    page.panel.call.click()
    page.panel.call_form.confirmed.emit()
    settle(window)
    assert page.panel.call_form.rows["initials"].fault
    page.panel.initials.setText("ZZ")
    page.panel.call_form.confirmed.emit()
    settle(window)
    settle(window)
    assert "vorher anrufen" not in shown(page)
    (row,) = ask(window, settle, lambda services: services.directory.entries("schuldner"))
    assert (row.address.verified_on, row.address.initials) == (TODAY, "ZZ")


@pytest.mark.usefixtures("bodies")
def test_editing_and_a_new_body_lead_to_the_form_of_local_entries(
    window: MainWindow, settle: Settle
):
    page = directory(window, settle, "mietberatung_1")
    page.panel.edit.click()
    settle(window)
    local = here(window)
    assert isinstance(local, LocalPage)
    assert isinstance(local._form, AddressForm)
    assert local._form.name.value == TENANTS.name
    page = directory(window, settle)
    page.save()
    settle(window)
    local = here(window)
    assert isinstance(local, LocalPage)
    assert isinstance(local._form, AddressForm)
    assert local._form.name.value == ""


@pytest.mark.usefixtures("bodies")
def test_sheets_open_in_the_preview(window: MainWindow, settle: Settle):
    page = directory(window, settle, "schuldnerberatung_1")
    page.print_page()
    settle(window)
    page.panel.print_out.click()
    settle(window)
    dialogs = window.findChildren(PaperDialog)
    assert len(dialogs) == 2
    for dialog in dialogs:
        dialog.close()


# -------------------------------------------------------------------------------- tables


@pytest.mark.usefixtures("bodies")
def test_nothing_is_taken_before_it_was_checked_and_confirmed(
    window: MainWindow, settle: Settle, tmp_path: Path
):
    file = tmp_path / "stellen.csv"
    file.write_text(TABLE, encoding="utf-8")
    page = directory(window, settle)
    page.tables.look_into(str(file))
    settle(window)
    panel = page._form
    assert isinstance(panel, TablePanel)
    assert not page._primary.isEnabled()
    panel.initials.setText("KM")
    panel.check.click()
    settle(window)
    assert "Zeile 3" in shown(page)
    assert page._primary.isEnabled()
    panel.kind.set_code(PlaceKind.OTHER)
    assert not page._primary.isEnabled()
    panel.check.click()
    settle(window)
    page.save()
    settle(window)
    settle(window)
    assert "Tafel Ort" in rows_of(page)
    assert "ohne Art" in rows_of(page)
    page._frame.notice.action.click()
    settle(window)
    settle(window)
    assert "Tafel Ort" not in rows_of(page)
    assert TENANTS.name in rows_of(page)


@pytest.mark.usefixtures("bodies")
def test_a_table_without_initials_says_so_beside_the_field(
    window: MainWindow, settle: Settle, tmp_path: Path
):
    file = tmp_path / "stellen.csv"
    file.write_text(TABLE, encoding="utf-8")
    page = directory(window, settle)
    page.tables.look_into(str(file))
    settle(window)
    panel = page._form
    assert isinstance(panel, TablePanel)
    panel.check.click()
    settle(window)
    page.save()
    settle(window)
    assert panel.rows["initials"].fault
    assert "Tafel Ort" not in rows_of(page)
    page.tables.look_into(str(tmp_path / "fehlt.csv"))
    settle(window)
    assert page._frame.notice.isVisible()


# -------------------------------------------------------------------------------- posters


def test_the_poster_is_printed_from_what_was_saved(window: MainWindow, settle: Settle):
    page = directory(window, settle)
    page.open_desk()
    form = page._form
    assert isinstance(form, DeskForm)
    form.place.setText("Bürgerhaus")
    form.hours.setPlainText("dienstags 16 Uhr")
    form.days.setText("nie")
    page.save()
    settle(window)
    assert form.rows["recheck_days"].fault
    assert page.holds_unsaved()
    page.leave_form()
    (question,) = window.findChildren(ConfirmDialog)
    question.reject()
    assert page._form is form
    form.days.setText("90")
    form.poster_wanted.emit("A4", True)
    settle(window)
    settle(window)
    (dialog,) = window.findChildren(PaperDialog)
    dialog.close()
    assert not page.holds_unsaved()
    desk = ask(window, settle, lambda services: services.directory.desk())
    assert desk == Desk("Bürgerhaus", (), ("dienstags 16 Uhr",), "", 90)
    page.leave_form()
    assert page._form is None


# ------------------------------------------------------------------------------- referring


@pytest.mark.usefixtures("bodies")
def test_a_case_is_referred_with_a_letter_that_knows_body_and_code(
    open_window: MainWindow, settle: Settle, case_id: str
):
    page = directory(open_window, settle, "schuldnerberatung_1", case_id)
    settle(open_window)
    assert "Verweis für" in shown(page)
    page.save()
    settle(open_window)
    words = shown(page)
    assert "Es fehlt die Einwilligung" in words
    (referral,) = ask(open_window, settle, lambda services: services.referrals.of_case(case_id))
    assert isinstance(referral, Referral)
    assert printed_code(referral.code) in words
    assert page.panel.refer.letter == "verweis_schuldnerberatung"
    page.save()
    settle(open_window)
    letter = here(open_window)
    assert isinstance(letter, LetterPage)
    page = directory(open_window, settle, "schuldnerberatung_1", case_id)
    settle(open_window)
    page.save()
    settle(open_window)
    page.panel.refer.drop.click()
    settle(open_window)
    assert ask(open_window, settle, lambda services: services.referrals.of_case(case_id)) == ()
    assert page.panel.refer.isHidden()


@pytest.mark.usefixtures("bodies")
def test_who_goes_there_herself_gets_the_sheet_and_the_slip_finds_the_case(
    open_window: MainWindow, settle: Settle, case_id: str
):
    page = directory(open_window, settle, "mietberatung_1", case_id)
    page.save()
    settle(open_window)
    page.panel.refer.hand_out.click()
    settle(open_window)
    settle(open_window)
    (dialog,) = open_window.findChildren(PaperDialog)
    dialog.close()
    (referral,) = ask(open_window, settle, lambda services: services.referrals.of_case(case_id))
    code = printed_code(referral.code)

    answers = returns(open_window, settle)
    assert TENANTS.name in shown(answers)
    answers.code.setText(code[:-1] + ("2" if code[-1] != "2" else "3"))
    answers.save()
    settle(open_window)
    assert "eine Stelle ist falsch" in answers.rows["code"].fault
    answers.code.setText(code.lower())
    answers.save()
    settle(open_window)
    assert answers.rows["code"].fault == ""
    assert answers.answer.isVisible()
    assert answers.case_in_front() == case_id
    answers.save()
    settle(open_window)
    assert answers.answer.rows["answer"].fault
    answers.answer.choice.setCurrentIndex(1)
    answers.answer.note.setPlainText("Do 10 Uhr")
    assert answers.holds_unsaved()
    answers.save()
    settle(open_window)
    settle(open_window)
    (stored,) = ask(open_window, settle, lambda services: services.referrals.of_case(case_id))
    assert (stored.answer, stored.answer_note) == (ReferralAnswer.APPOINTMENT, "Do 10 Uhr")
    assert not answers.holds_unsaved()
    answers._frame.notice.action.click()
    settle(open_window)
    (stored,) = ask(open_window, settle, lambda services: services.referrals.of_case(case_id))
    assert stored.waits


@pytest.mark.usefixtures("bodies")
def test_a_late_referral_stands_on_the_first_page_and_leads_to_its_answer(
    open_window: MainWindow, settle: Settle, case_id: str
):
    ask(open_window, settle, lambda services: services.referrals.set_answer_days(1))
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    today = here(open_window)
    assert isinstance(today, TodayPage)
    assert today._referrals.isHidden()
    ask(
        open_window, settle, lambda services: services.referrals.hand_out(case_id, "mietberatung_1")
    )
    row = ask(open_window, settle, lambda services: services.referrals.open())[0]
    today._referrals.show_rows((row,), 3)
    assert today._referrals.isVisible()
    (button,) = today._referrals.findChildren(RowButton)
    button.click()
    settle(open_window)
    settle(open_window)
    page = here(open_window)
    assert isinstance(page, ReturnsPage)
    assert page.answer.row is not None
    assert page.answer.row.referral.case_id == case_id


# ---------------------------------------------------------------------------- accessibility


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("state", ["list", "kind", "desk", "table", "refer", "returns", "answer"])
@pytest.mark.usefixtures("bodies")
def test_both_pages_are_whole_at_every_text_size(
    open_window: MainWindow, settle: Settle, case_id: str, state: str, scale: int, tmp_path: Path
):
    open_window.context.theme.set_font_scale(scale)
    open_window.resize(*metrics.SMALLEST)
    page: Page
    if state in ("returns", "answer"):
        ask(open_window, settle, lambda s: s.referrals.hand_out(case_id, "mietberatung_1"))
        row = ask(open_window, settle, lambda s: s.referrals.open())[0]
        page = returns(
            open_window, settle, printed_code(row.referral.code) if state == "answer" else None
        )
    else:
        page = directory(
            open_window, settle, "schuldnerberatung_1", case_id if state == "refer" else ""
        )
        if state == "kind":
            page.pane.want("kind:jobcenter")
            open_window.go_to(PageKey.DIRECTORY)
        elif state == "desk":
            page.open_desk()
        elif state == "table":
            file = tmp_path / "stellen.csv"
            file.write_text(TABLE, encoding="utf-8")
            page.tables.look_into(str(file))
            settle(open_window)
            assert isinstance(page._form, TablePanel)
            page._form.check.click()
        elif state == "refer":
            page.save()
    settle(open_window)
    for _pass in range(3):  # a scroll bar that appears makes lines narrower, and so higher
        QApplication.processEvents()
    assert_named(page)
    assert_inside(open_window, page)
    assert_large_enough(page)
    assert_nothing_cut_off(page)
    assert_no_sideways_scrolling(page)
    assert_tab_order_is_visual(open_window, page)


# ------------------------------------------------------------------------------ in the case


@pytest.mark.usefixtures("bodies")
def test_the_case_shows_where_it_was_sent_and_leads_on(
    open_window: MainWindow, settle: Settle, case_id: str
):
    open_window.go_to(PageKey.CASES, case_id)
    settle(open_window)
    page = here(open_window)
    assert isinstance(page, CasesPage)
    (card,) = page.findChildren(ReferralsCard)
    assert "Noch an keine Stelle" in card._none.text()
    assert not card._none.isHidden()
    ask(open_window, settle, lambda s: s.referrals.hand_out(case_id, "mietberatung_1"))
    settle(open_window)
    assert card._none.isHidden()
    (line,) = card.rows.findChildren(RecordLine)
    (answer,) = line.buttons
    answer.click()
    settle(open_window)
    settle(open_window)
    found = here(open_window)
    assert isinstance(found, ReturnsPage)
    assert found.answer.row is not None
    open_window.go_to(PageKey.CASES, case_id)
    settle(open_window)
    card.refer.click()
    settle(open_window)
    directory_page = here(open_window)
    assert isinstance(directory_page, DirectoryPage)
    assert directory_page.case_in_front() == case_id
