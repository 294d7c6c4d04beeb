# SPDX-License-Identifier: GPL-3.0-or-later
"""Merkblätter in the window: choose, look, save, check; from a case in the person's language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from hilft_desktop.domain.codes import Language
from hilft_desktop.services.rows import CaseDetail, CasePage, CaseQuery, ExportRow
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey, entry_of, keys_of
from hilft_desktop.ui.pages.cases.page import CasesPage
from hilft_desktop.ui.pages.emergency.page import EmergencyPage
from hilft_desktop.ui.pages.handout.page import HandoutPage
from hilft_desktop.ui.pages.review.page import ReviewPage

Settle = Callable[[MainWindow], None]


def handout_page(window: MainWindow) -> HandoutPage:
    page = window.workspace.host.current_page
    assert isinstance(page, HandoutPage)
    return page


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> HandoutPage:
    """The page, opened while the vault is locked."""
    window.go_to(PageKey.HANDOUT)
    settle(window)
    return handout_page(window)


def choose(window: MainWindow, settle: Settle, page: HandoutPage, sheet: str) -> None:
    page._list.choose(page._model.index_of(sheet))
    settle(window)


def test_it_is_reached_by_keys_while_locked_and_shows_the_first_sheet(
    window: MainWindow, settle: Settle
):
    QTest.keySequence(window, QKeySequence(keys_of(entry_of(PageKey.HANDOUT))))
    settle(window)
    page = handout_page(window)
    assert [row.key for row in page._model._rows] == [
        "schritte",
        "einwilligung",
        "unterlagen",
        "sperre",
    ]
    assert page._list.current_key == "schritte"
    assert page._panel.page_count == 1
    assert page._panel._trust.text() == "Nur auf Deutsch."
    assert not page._panel._check.isVisible()
    assert page._panel._from_case.isHidden()


def test_a_language_changes_the_pages_and_says_how_far_to_trust_them(
    window: MainWindow, settle: Settle, page: HandoutPage
):
    choose(window, settle, page, "sperre")
    combo = page._panel._language
    assert combo.count() == 7
    assert combo.itemText(3) == "Arabisch · العربية (ungeprüft)"
    combo.setCurrentIndex(3)
    settle(window)
    assert page._panel.page_count == 2
    assert "Ungeprüft" in page._panel._trust.text()
    assert page._panel._check.isVisible()
    page._panel._large.setChecked(True)
    settle(window)
    assert page._panel.page_count > 2
    choose(window, settle, page, "unterlagen")
    assert page._panel.language == "ar"


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("odt", b"PK"), ("txt", b"Deutsch")])
def test_a_sheet_is_saved_as_it_is_shown(
    window: MainWindow,
    settle: Settle,
    page: HandoutPage,
    tmp_path: Path,
    form: str,
    start: bytes,
):
    page.show_item("einwilligung:uk", "")
    page.enter()
    settle(window)
    file = tmp_path / f"blatt.{form}"
    page.save_to(form, file)
    settle(window)
    assert file.read_bytes().startswith(start)
    assert file.name in page._frame.notice._text.text()


def test_a_place_that_cannot_be_written_is_said(
    window: MainWindow, settle: Settle, page: HandoutPage, tmp_path: Path
):
    page.save_to("pdf", tmp_path / "fehlt" / "blatt.pdf")
    settle(window)
    assert page._frame.notice.isVisible()
    assert not list(tmp_path.glob("*.pdf"))


def test_checking_leads_to_the_translation_and_the_mark_goes(
    window: MainWindow, settle: Settle, page: HandoutPage
):
    page.show_item("sperre:tr", "")
    page.enter()
    settle(window)
    page._panel._check.click()
    settle(window)
    review = window.workspace.host.current_page
    assert isinstance(review, ReviewPage)
    row = review._item.row
    assert row is not None
    assert (row.kind, row.id) == ("translation", "sperre_tr")
    assert "beide Sprachen" in review._item._terms.text()
    assert "Bugün yapacaklarınız" in review._item._said_words.text()
    review._item._initials.setText("AY")
    review._item._confirm.click()
    settle(window)
    assert "translation:sperre_tr" not in [each.key for each in review._model._rows]
    assert "bis sich der Text ändert" in review._frame.notice._text.text()
    window.go_to(PageKey.HANDOUT)
    settle(window)
    assert page._panel._language.itemText(2) == "Türkisch · Türkçe"
    assert page._panel._trust.text().startswith("Bei Euch geprüft")


def test_the_emergency_page_offers_its_sheet(window: MainWindow, settle: Settle):
    window.go_to(PageKey.EMERGENCY, "energiesperre")
    settle(window)
    emergency = window.workspace.host.current_page
    assert isinstance(emergency, EmergencyPage)
    assert emergency._panel._handout.isVisible()
    emergency._panel._handout.click()
    settle(window)
    assert handout_page(window)._list.current_key == "sperre"
    window.go_to(PageKey.EMERGENCY, "gewalt")
    settle(window)
    assert not emergency._panel._handout.isVisible()


def test_a_case_brings_its_language_fills_the_sheet_and_is_noted(
    open_window: MainWindow, settle: Settle, tmp_path: Path
):
    window = open_window
    found: list[CasePage] = []
    jobs = window.context.jobs
    jobs.run(window, lambda services: services.cases.page(CaseQuery()), found.append)
    settle(window)
    case_id = found[0].rows[0].id
    shown: list[CaseDetail] = []
    jobs.run(window, lambda services: services.cases.show(case_id), shown.append)
    settle(window)
    person_id = shown[0].person.id
    jobs.run(
        window,
        lambda services: services.persons.set_language(person_id, Language.AR),
        lambda _done: None,
    )
    settle(window)
    window.go_to(PageKey.CASES, case_id)
    settle(window)
    cases = window.workspace.host.current_page
    assert isinstance(cases, CasesPage)
    records = cases._case.panel.papers.records
    records._handout.click()
    settle(window)
    page = handout_page(window)
    assert page.case_in_front() == case_id
    assert page._list.current_key == "schritte"
    assert page._panel.language == "ar"
    assert page._panel.from_case
    page.save_to("pdf", tmp_path / "blatt.pdf")
    settle(window)
    register: list[tuple[ExportRow, ...]] = []
    jobs.run(window, lambda services: services.exports.register(), register.append)
    settle(window)
    assert any(entry.kind == "handout" and "Arabisch" in entry.what for entry in register[0])
    page._panel._from_case.setChecked(False)
    settle(window)
    page.save_to("pdf", tmp_path / "leer.pdf")
    settle(window)
    assert (tmp_path / "leer.pdf").read_bytes() != (tmp_path / "blatt.pdf").read_bytes()
