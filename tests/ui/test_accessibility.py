# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks every page as somebody without eyes, without a mouse, or with poor sight would."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from hilft_desktop.domain.errors import MachineError
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.dialogs.progress import ProgressDialog
from hilft_desktop.ui.dialogs.text_dialog import TextDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PAGES, PageKey
from hilft_desktop.ui.shell.command_palette import CommandPalette
from hilft_desktop.ui.theme import metrics

Settle = Callable[[MainWindow], None]
SECTIONS = ("group", "senders", "passphrase", "backup", "look", "tally", "exports", "about")
PLACES = [(entry.key, None) for entry in PAGES if entry.key is not PageKey.SETTINGS] + [
    (PageKey.SETTINGS, section) for section in SECTIONS
]


def shown(root: QWidget) -> list[QWidget]:
    return [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root)]


def takes_focus(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar | QDialog) or widget.focusProxy() is not None:
        return False
    inside = widget.parentWidget()
    if isinstance(inside, QAbstractScrollArea) and widget is inside.viewport():
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def controls(root: QWidget) -> list[QWidget]:
    return [widget for widget in shown(root) if takes_focus(widget)]


def describe(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    parents: list[str] = []
    above = widget.parentWidget()
    while above is not None and len(parents) < 3:
        parents.append(type(above).__name__)
        above = above.parentWidget()
    return f"{type(widget).__name__} {text!r} in {' < '.join(parents)}"


def spoken_name(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    return widget.text() if isinstance(widget, QAbstractButton) else ""


@pytest.fixture(params=PLACES, ids=lambda place: "-".join(part for part in place if part))
def place(request, open_window: MainWindow, settle: Settle) -> QWidget:
    """Every page of the workspace, one after the other."""
    key, item = request.param
    open_window.resize(*metrics.SMALLEST)
    open_window.go_to(key, item)
    settle(open_window)
    page = open_window.workspace.host.current_page
    assert page is not None
    return page


def assert_named(root: QWidget) -> None:
    nameless = [describe(widget) for widget in controls(root) if not spoken_name(widget)]
    assert nameless == []


def assert_large_enough(root: QWidget) -> None:
    # WCAG 2.2, 2.5.8: 24 by 24 pixels; a line of text that is a link is excepted there.
    small = [
        f"{describe(widget)} {widget.width()}x{widget.height()}"
        for widget in controls(root)
        if (widget.height() < 24 or widget.width() < 24) and widget.property("role") != "link"
    ]
    assert small == []


def assert_no_sideways_scrolling(root: QWidget) -> None:
    wide = []
    for area in shown(root):
        if isinstance(area, QScrollArea):
            content = area.widget()
            if content is not None and content.width() > area.viewport().width() + 1:
                wide.append(f"{describe(area)}: {content.width()} > {area.viewport().width()}")
        elif isinstance(area, QAbstractItemView):
            bar = area.horizontalScrollBar()
            if bar.isVisibleTo(root) and bar.maximum() > 0:
                wide.append(describe(area))
    assert wide == []


def assert_nothing_cut_off(root: QWidget) -> None:
    """No button or label is narrower than the words on it."""
    cut = []
    for widget in shown(root):
        if isinstance(widget, QAbstractButton) and widget.text() and not widget.layout():
            if widget.width() + 1 < widget.minimumSizeHint().width():
                cut.append(f"{describe(widget)} {widget.width()}")
        elif isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
            needed = widget.heightForWidth(widget.width())
            if widget.height() + 2 < needed:
                cut.append(f"label {widget.text()[:40]!r} {widget.height()} < {needed}")
    assert cut == []


def assert_inside(window: QWidget, root: QWidget) -> None:
    outside = []
    for widget in controls(root):
        if any(isinstance(above, QScrollArea) for above in ancestors(widget, root)):
            continue
        corner = widget.mapTo(window, QPoint(widget.width(), widget.height()))
        if corner.x() > window.width() + 1 or corner.y() > window.height() + 1:
            outside.append(f"{describe(widget)} ends at {corner.toTuple()}")
    assert outside == []


def ancestors(widget: QWidget, root: QWidget) -> list[QWidget]:
    found = []
    above = widget.parentWidget()
    while above is not None and above is not root:
        found.append(above)
        above = above.parentWidget()
    return found


def tab_walk(window: QWidget, root: QWidget) -> list[QWidget]:
    """Return the controls of ``root`` in the order of the Tab key."""
    wanted = set(controls(root))
    walk, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget in wanted:
            walk.append(widget)
        widget = widget.nextInFocusChain()
    return walk


def assert_tab_order_is_visual(window: QWidget, root: QWidget) -> None:
    walk = tab_walk(window, root)
    assert set(walk) == set(controls(root))
    for before, after in pairwise(walk):
        first, second = where_they_part(before, after)
        below = second.top() >= first.bottom() - 4
        beside = second.left() >= first.right() - 4
        assert below or beside, f"{describe(after)} comes after {describe(before)}"


def where_they_part(before: QWidget, after: QWidget) -> tuple[QRect, QRect]:
    """Return the places of the two parts of one widget that hold one control each."""
    ways = []
    for widget in (before, after):
        way, above = [widget], widget.parentWidget()
        while above is not None:
            way.append(above)
            above = above.parentWidget()
        ways.append(way[::-1])
    first, second = next(pair for pair in zip(*ways, strict=False) if pair[0] is not pair[1])
    return first.geometry(), second.geometry()


def test_every_page_can_be_used_by_everybody(
    open_window: MainWindow, settle: Settle, place: QWidget
):
    """One visit, all questions: opening a vault for each would take minutes."""
    for scale in (100, 200):
        open_window.context.theme.set_font_scale(scale)
        open_window.resize(*metrics.SMALLEST)
        settle(open_window)
        QApplication.processEvents()
        assert open_window.size().toTuple() == metrics.SMALLEST
        assert_named(place)
        assert_large_enough(place)
        assert_tab_order_is_visual(open_window, place)
        assert_no_sideways_scrolling(place)
        assert_inside(open_window, place)
        if scale == 100:
            assert_nothing_cut_off(place)


@pytest.mark.parametrize("name", ["welcome", "wizard", "restore", "lock", "neutral"])
def test_what_stands_before_the_workspace_is_accessible_too(
    window: MainWindow, settle: Settle, name: str
):
    root = bring_up(window, name)
    settle(window)
    for scale in (100, 200):
        window.context.theme.set_font_scale(scale)
        QApplication.processEvents()
        assert window.size().toTuple() == metrics.SMALLEST
        assert_named(root)
        assert_large_enough(root)
        assert_no_sideways_scrolling(root)
        assert_inside(window, root)
        assert set(tab_walk(window, root)) == set(controls(root))
    window.context.theme.set_font_scale(100)


def bring_up(window: MainWindow, name: str) -> QWidget:
    match name:
        case "welcome":
            return window.start_page.welcome
        case "wizard":
            window.start_page.show_wizard()
            return window.start_page.wizard
        case "restore":
            window.start_page.show_restore()
            panel = window.start_page._restore
            assert panel is not None
            return panel
        case "lock":
            window.set_vault("/media/stick/tresor.hilft")
            window._root.setCurrentWidget(window.lock_page)
            return window.lock_page
        case _:
            window.show_neutral()
            return window.neutral_page


def test_sidebar_and_header_speak(open_window: MainWindow):
    assert_named(open_window.workspace.sidebar)
    assert_named(open_window.workspace.header)


@pytest.mark.parametrize("scale", [100, 200])
def test_dialogs_are_never_taller_than_the_smallest_screen_allows(
    open_window: MainWindow, settle: Settle, scale: int
):
    open_window.context.theme.set_font_scale(scale)
    long_words = "Das ist ein Satz, der erklärt, was jetzt geschieht. " * 6
    dialogs: list[QDialog] = [
        ConfirmDialog("Eine Frage", long_words, "Ausführen", open_window),
        ProgressDialog("Bitte warten", open_window),
        TextDialog("Text", long_words * 20, open_window),
        CommandPalette(
            open_window.context.jobs,
            open_window.commands.all_actions(),
            open_window,
            with_cases=True,
        ),
    ]
    for dialog in dialogs:
        dialog.open()
        QApplication.processEvents()
        assert dialog.height() <= metrics.DIALOG_HEIGHT, type(dialog).__name__
        assert dialog.width() <= metrics.SMALLEST[0], type(dialog).__name__
        assert_named(dialog)
        dialog.close()
    open_window.context.theme.set_font_scale(100)


def test_an_error_in_the_bar_is_a_spoken_alert(open_window: MainWindow):
    open_window.context.jobs.call_failed.emit(MachineError("disk_full", file="stick"))
    bar = open_window.workspace.notice
    assert bar.isVisible()
    assert "voll" in bar.accessibleName()
