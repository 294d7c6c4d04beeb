# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from hilft_desktop.domain.updates import ItemKind
from hilft_desktop.system.clock import FixedClock
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey, entry_of, keys_of
from hilft_desktop.ui.pages.emergency.page import EmergencyPage
from hilft_desktop.ui.pages.guide.page import GuidePage
from hilft_desktop.ui.pages.review.page import _KINDS, ReviewPage
from hilft_desktop.ui.pages.review.review_words import kind_word
from hilft_desktop.ui.pages.today.page import TodayPage

Settle = Callable[[MainWindow], None]
LATER = date(2027, 1, 20)
"""By then a good deal of what ships is overdue."""
FACTS = 5
"""Where the kinds of content end with facts."""


@pytest.fixture
def clock() -> FixedClock:
    """A day on which there is something to check."""
    return FixedClock(LATER)


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> ReviewPage:
    """The page, opened while the vault is locked."""
    window.go_to(PageKey.REVIEW)
    settle(window)
    shown = window.workspace.host.current_page
    assert isinstance(shown, ReviewPage)
    return shown


def keys(page: ReviewPage) -> list[str]:
    return [row.key for row in page._model._rows]


def confirm(window: MainWindow, settle: Settle, page: ReviewPage, initials: str) -> None:
    page._item._initials.setText(initials)
    page._item._confirm.click()
    settle(window)


def test_the_most_urgent_comes_first_and_kinds_can_be_told_apart(page: ReviewPage):
    rows = page._rows
    assert rows
    assert all(row.overdue for row in rows)
    assert [row.next_check for row in rows] == sorted(row.next_check for row in rows)
    for at, kind in enumerate(_KINDS[1:], start=1):
        page._kind.setCurrentIndex(at)
        assert keys(page) == [f"{row.kind}:{row.id}" for row in rows if row.kind == kind]
    assert any(row.kind == "fact" for row in rows)


def test_every_kind_of_content_has_its_word_and_can_be_chosen():
    kinds = [kind.value for kind in ItemKind]
    assert all(kind_word(kind) for kind in kinds)
    # Words of the glossary carry no date of checking.
    assert set(_KINDS[1:]) == set(kinds) - {"term"}


def test_a_fact_shows_what_it_says_and_its_sources(
    window: MainWindow, settle: Settle, page: ReviewPage
):
    page._kind.setCurrentIndex(FACTS)
    settle(window)
    row = page._item.row
    assert row is not None
    assert row.kind == "fact"
    assert page._item._figures.isVisible()
    assert page._item._figure_words.text()
    assert page._item._source_words.text() == "\n".join(row.sources)
    assert not page._item._open.isVisible()


def test_confirming_needs_initials_and_takes_it_off_the_list(
    window: MainWindow, settle: Settle, page: ReviewPage
):
    page._kind.setCurrentIndex(FACTS)
    settle(window)
    row = page._item.row
    assert row is not None
    key = f"{row.kind}:{row.id}"
    confirm(window, settle, page, "")
    assert page._item._initials_row.fault
    assert key in keys(page)
    confirm(window, settle, page, "AB")
    assert not page._item._initials_row.fault
    page._when.setCurrentIndex(2)
    settle(window)
    assert keys(page) == [key]
    assert "AB" in page._item._state.text()
    assert "20.01.2027" in page._item._state.text()
    page._item._withdraw.click()
    settle(window)
    assert keys(page) == []
    assert page._none.isVisible()


def test_looking_ahead_finds_more(window: MainWindow, settle: Settle, page: ReviewPage):
    overdue = set(keys(page))
    page._when.setCurrentIndex(1)
    settle(window)
    assert overdue < set(keys(page))


def test_a_page_opens_from_the_list(window: MainWindow, settle: Settle, page: ReviewPage):
    page._kind.setCurrentIndex(1)
    settle(window)
    row = page._item.row
    assert row is not None
    page._item._open.click()
    settle(window)
    guide = window.workspace.host.current_page
    assert guide is not page
    assert window.workspace.host.current_key is PageKey.GUIDE
    QTest.keySequence(window, QKeySequence(keys_of(entry_of(PageKey.REVIEW))))
    assert window.workspace.host.current_page is page


def test_the_editors_get_who_confirmed_what(
    window: MainWindow, settle: Settle, page: ReviewPage, tmp_path: Path
):
    row = page._item.row
    assert row is not None
    confirm(window, settle, page, "AB")
    got: list[bytes] = []
    window.context.jobs.run(window, lambda services: services.reviews.export(), got.append)
    settle(window)
    file = tmp_path / "pruefungen.csv"
    page.write_export(got[0], file)
    text = file.read_text("utf-8-sig")
    assert f"{row.kind};{row.id};" in text
    assert ";AB;2027-01-20;" in text


def test_today_leads_to_what_is_to_be_checked(open_window: MainWindow, settle: Settle):
    open_window.go_to(PageKey.TODAY)
    settle(open_window)
    today = open_window.workspace.host.current_page
    assert isinstance(today, TodayPage)
    button = today._content._review
    assert button.isVisible()
    button.click()
    settle(open_window)
    assert open_window.workspace.host.current_key is PageKey.REVIEW


def test_the_banner_of_an_overdue_page_leads_to_its_check(window: MainWindow, settle: Settle):
    window.go_to(PageKey.GUIDE, "arbeit_krank")
    settle(window)
    guide = window.workspace.host.current_page
    assert isinstance(guide, GuidePage)
    button = guide._reader._doubt.action
    assert button.isVisible()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle(window)
    review = window.workspace.host.current_page
    assert isinstance(review, ReviewPage)
    row = review._item.row
    assert row is not None
    assert (row.kind, row.id) == ("page", "arbeit_krank")
    review._list.choose(review._model.index(0, 0))
    first = review._item.row
    assert first is not None
    assert first.id != "arbeit_krank"
    confirm(window, settle, review, "AB")
    assert review._item.row is not None
    assert review._item.row.id != "arbeit_krank", "somebody who has moved on is not pulled back"


def test_an_emergency_is_due_like_everything_else(window: MainWindow, settle: Settle):
    page = window.workspace.host.go_to(window.context, PageKey.REVIEW)
    assert isinstance(page, ReviewPage)
    page._when.setCurrentIndex(1)
    settle(window)
    page._kind.setCurrentIndex(FACTS - 1)
    settle(window)
    row = page._item.row
    assert row is not None
    assert row.kind == "emergency"
    page._item._open.click()
    settle(window)
    strip = window.workspace.host.current_page
    assert isinstance(strip, EmergencyPage)
    assert strip._panel.shown is not None
    assert strip._panel.shown.kind.value == row.id
    assert strip._panel.shown.version in strip._panel._state.text()


def test_what_has_no_page_of_its_own_is_read_beside_its_confirmation(
    window: MainWindow, settle: Settle, page: ReviewPage
):
    page._when.setCurrentIndex(1)
    settle(window)
    for kind in ("scope", "links"):
        page._kind.setCurrentIndex(_KINDS.index(kind))
        settle(window)
        row = page._item.row
        assert row is not None
        assert row.kind == kind
        assert page._item._said.isVisible()
        assert row.text[0] in page._item._said_words.text()
        assert not page._item._open.isVisible()
    page._kind.setCurrentIndex(1)
    settle(window)
    assert not page._item._said.isVisible()
