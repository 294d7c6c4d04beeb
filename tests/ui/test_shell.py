# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from hilft_desktop.domain.errors import MachineError
from hilft_desktop.domain.structures import Unit
from hilft_desktop.services.rows import CaseQuery
from hilft_desktop.system.settings import Theme
from hilft_desktop.ui.dialogs.confirm import ConfirmDialog
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PAGES, PageEntry, PageKey, Side, keys_of
from hilft_desktop.ui.page import Page
from hilft_desktop.ui.shell.command_palette import CommandPalette
from hilft_desktop.ui.shell.commands import COMMANDS
from hilft_desktop.ui.shell.guard import Guard
from hilft_desktop.ui.theme import metrics

Settle = Callable[[MainWindow], None]
OWN_SECRET = "kiesel amsel laterne ofen nebel traktor"


def test_every_command_has_words_a_shortcut_and_a_menu(window: MainWindow):
    in_menus = set()
    for menu_action in window.menuBar().actions():
        menu = menu_action.menu()
        assert isinstance(menu, QMenu)
        in_menus |= {id(action) for action in menu.actions()}
    for action in window.commands.all_actions():
        assert action.text()
        assert not action.shortcut().isEmpty(), action.text()
        assert id(action) in in_menus, action.text()


def test_no_page_flashes_a_window_of_its_own(
    stray_windows, open_window: MainWindow, settle: Settle
):
    open_window.start_page.show_wizard()
    open_window.start_page.show_restore()
    for entry in PAGES:
        open_window.go_to(entry.key)
        settle(open_window)
    for section in ("passphrase", "backup", "look", "exports", "about"):
        open_window.go_to(PageKey.SETTINGS, section)
        settle(open_window)
    assert stray_windows.seen == []


def test_no_two_commands_share_a_shortcut(open_window: MainWindow, settle: Settle):
    for entry in PAGES:
        open_window.go_to(entry.key)
        settle(open_window)
        keys = Counter(
            keys.toString()
            for action in open_window.commands.all_actions()
            for keys in action.shortcuts()
        )
        assert [name for name, count in keys.items() if count > 1] == [], entry.key


def test_what_needs_the_vault_is_disabled_while_it_is_locked(window: MainWindow):
    enabled = {a.objectName() for a in window.commands.all_actions() if a.isEnabled()}
    assert "contact_new" not in enabled
    assert "go_cases" not in enabled
    assert {"go_guide", "neutral", "theme", "guide"} <= enabled


def test_enabled_page_commands_are_those_the_page_answers(open_window: MainWindow, settle: Settle):
    for entry in PAGES:
        open_window.go_to(entry.key)
        settle(open_window)
        page = open_window.workspace.host.current_page
        assert page is not None
        for name in ("search", "save", "save_next", "print"):
            action = open_window.commands.action(name)
            promised = getattr(page, f"supports_{name}")
            assert action.isEnabled() == promised
            method = {"search": "focus_search", "save_next": "save_and_next", "print": "print_page"}
            called = method.get(name, name)
            answers = getattr(type(page), called) is not getattr(Page, called)
            assert answers == promised, f"{type(page).__name__}.{name}"


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_keys_lead_to_each_page(open_window: MainWindow, settle: Settle, entry: PageEntry):
    QTest.keySequence(open_window, QKeySequence(keys_of(entry)))
    settle(open_window)
    assert open_window.workspace.host.current_key == entry.key
    marked = [button for button in open_window.workspace.sidebar.pages() if button.isChecked()]
    expected = entry.side is not Side.NONE
    assert [button.accessibleName() for button in marked] == [entry.word] * expected


def test_the_pages_of_daily_work_have_alt_and_their_number():
    listed = [keys_of(entry) for entry in PAGES if entry.side is Side.LIST and not entry.keys]
    assert listed == [f"Alt+{number}" for number in range(1, len(listed) + 1)]
    assert len(listed) <= 9
    # The stall has a key of its own: found without looking, with one finger.
    assert [entry.key for entry in PAGES if entry.side is Side.LIST and entry.keys] == [
        PageKey.STALL
    ]


def test_sidebar_shows_icons_alone_below_1100_pixels_and_keeps_its_words(open_window: MainWindow):
    button = open_window.workspace.sidebar.button(PageKey.CASES)
    open_window.resize(1366, 768)
    assert button.text() == "Fälle"
    open_window.resize(1024, 560)
    assert button.text() == ""
    assert button.accessibleName() == "Fälle"
    assert "Fälle" in button.toolTip()
    assert open_window.workspace.sidebar.width() == metrics.SIDEBAR_COLLAPSED


def test_window_title_never_changes_with_what_is_shown(open_window: MainWindow, settle: Settle):
    for entry in PAGES:
        open_window.go_to(entry.key)
        settle(open_window)
        assert open_window.windowTitle() == "hilft"


def test_status_line_says_in_words_why_to_trust(open_window: MainWindow, settle: Settle):
    open_window.commands.action("backup_now").trigger()
    settle(open_window)
    words = open_window.workspace.status.text
    assert "verschlüsselt" in words
    assert "Sicherung heute" in words


def test_one_key_changes_the_theme_and_the_settings_remember(window: MainWindow):
    QTest.keyClick(window, Qt.Key.Key_F8)
    themes = [window.context.look.current.theme]
    QTest.keyClick(window, Qt.Key.Key_F8)
    themes.append(window.context.look.current.theme)
    assert themes == [Theme.DARK, Theme.SUNLIGHT]


def test_control_plus_makes_text_larger_up_to_double(window: MainWindow):
    for _step in range(6):
        window.commands.action("larger").trigger()
    assert window.context.look.current.font_scale == 200
    window.commands.action("normal").trigger()
    assert window.context.look.current.font_scale == 100


# ------------------------------------------------------------------------------ command search


def palette_of(window: MainWindow) -> CommandPalette:
    window.show_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    return palette


def lines(palette: CommandPalette) -> list[str]:
    return [palette._list.item(row).text() for row in range(palette._list.count())]


def test_command_search_finds_commands_guide_pages_and_cases(
    open_window: MainWindow, settle: Settle, qtbot: QtBot
):
    palette = palette_of(open_window)
    qtbot.keyClicks(palette._field, "strom")
    qtbot.waitUntil(
        lambda: any(line.startswith("Leitfaden:") for line in lines(palette)), timeout=10_000
    )
    names: list[str] = []
    query = CaseQuery(limit=1)
    open_window.context.jobs.run(
        open_window,
        lambda services: services.cases.page(query),
        lambda page: names.append(page.rows[0].pseudonym),
    )
    settle(open_window)
    palette._field.setText(names[0])
    qtbot.waitUntil(
        lambda: any(line.startswith(f"Fall: {names[0]}") for line in lines(palette)),
        timeout=10_000,
    )
    palette._field.setText("sperren")
    assert lines(palette)[0].startswith("Sperren")
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not open_window.context.vault_state().is_open, timeout=5_000)


def test_command_search_says_when_nothing_fits(open_window: MainWindow, qtbot: QtBot):
    palette = palette_of(open_window)
    qtbot.keyClicks(palette._field, "zzqx")
    assert "Nichts gefunden" in lines(palette)[0]
    QTest.keyClick(palette._field, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.reject()


# --------------------------------------------------------------------------------------- guard


class Clocks:
    def __init__(self) -> None:
        self.now = 1000.0
        self.wall = 5000.0

    def advance(self, seconds: float, *, asleep: bool = False) -> None:
        self.wall += seconds
        self.now += 0 if asleep else seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def guard(qapp, clocks: Clocks) -> Iterator[Guard]:
    guard = Guard(qapp, lambda: 15, qapp, monotonic=lambda: clocks.now, wall=lambda: clocks.wall)
    yield guard
    guard.deleteLater()


def press(guard: Guard, key: Qt.Key) -> bool:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    return guard.eventFilter(guard, event)


def test_idle_is_reached_after_the_minutes_and_not_before(guard: Guard, clocks: Clocks):
    heard: list[str] = []
    guard.idle_reached.connect(lambda: heard.append("idle"))
    for _tick in range(15 * 12 - 1):
        clocks.advance(5)
        guard.tick()
    assert heard == []
    clocks.advance(5)
    guard.tick()
    assert heard == ["idle"]


def test_a_key_starts_the_count_anew(guard: Guard, clocks: Clocks):
    heard: list[str] = []
    guard.idle_reached.connect(lambda: heard.append("idle"))
    for tick in range(15 * 12 + 20):
        if tick == 100:
            press(guard, Qt.Key.Key_A)
        clocks.advance(5)
        guard.tick()
    assert heard == []


def test_a_laptop_that_slept_is_noticed_at_the_first_tick(guard: Guard, clocks: Clocks):
    heard: list[str] = []
    guard.sleep_detected.connect(lambda: heard.append("sleep"))
    clocks.advance(5)
    guard.tick()
    assert heard == []
    clocks.advance(3600, asleep=True)
    guard.tick()
    assert heard == ["sleep"]


def test_three_slow_shifts_are_no_panic(guard: Guard, clocks: Clocks):
    heard: list[str] = []
    guard.panic_pressed.connect(lambda: heard.append("panic"))
    for _time in range(4):
        assert press(guard, Qt.Key.Key_Shift) is False
        clocks.advance(0.6)
    assert heard == []


def test_idleness_locks_the_window_and_says_why(open_window: MainWindow):
    guard = open_window.findChild(Guard)
    assert guard is not None
    guard.idle_reached.emit()
    assert not open_window.context.vault_state().is_open
    assert "länger nichts geschah" in open_window.lock_page.notice.accessibleName()


# ------------------------------------------------------------------------------------- closing


def test_closing_after_a_change_makes_a_backup_first(
    make_window, settle: Settle, qtbot: QtBot, tmp_path: Path
):
    window = make_window()
    open_own_vault(window, settle, tmp_path)
    backups = tmp_path / "sicherungen"
    backups.mkdir()
    window.context.jobs.run(
        window, lambda services: services.backups.set_directory(str(backups)), lambda _row: None
    )
    settle(window)
    found: list[Unit] = []
    window.context.jobs.run(window, lambda services: services.settings.unit(), found.append)
    settle(window)
    unit = replace(found[0], place="Neustadt")
    window.context.jobs.run(
        window, lambda services: services.settings.save_unit(unit), lambda _unit: None
    )
    settle(window)
    before = set(backups.iterdir())
    window.lock()
    assert set(backups.iterdir()) == before
    window.lock_page.field.set_text(OWN_SECRET)
    window.lock_page.field.submitted.emit()
    settle(window)
    window.close()
    assert window.isVisible(), "the window waits for its backup, though nothing changed since"
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=30_000)
    assert len(set(backups.iterdir()) - before) >= 1


def test_closing_with_everything_backed_up_makes_no_other(
    make_window, settle: Settle, qtbot: QtBot, tmp_path: Path
):
    window = make_window()
    open_own_vault(window, settle, tmp_path)
    made: list[str] = []
    window.context.jobs.run(
        window, lambda services: services.backups.make(), lambda row: made.append(row.path)
    )
    settle(window)
    kept = set(Path(made[0]).parent.iterdir())
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=30_000)
    assert set(Path(made[0]).parent.iterdir()) == kept


def test_a_backup_that_fails_at_closing_is_said_and_closing_is_still_possible(
    make_window, settle: Settle, qtbot: QtBot, tmp_path: Path
):
    window = make_window()
    open_own_vault(window, settle, tmp_path)
    window.closing._under_way = True
    window.closing._on_failed(MachineError("disk_full", file="stick"))
    question = window.findChild(ConfirmDialog)
    assert question is not None
    assert QApplication.focusWidget() is not question.action
    question.action.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5_000)


def test_closing_a_locked_window_needs_nothing(window: MainWindow):
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted()


def open_own_vault(window: MainWindow, settle: Settle, folder: Path) -> None:
    from hilft_desktop.domain.codes import Land
    from hilft_desktop.services.rows import SetUp

    setup = SetUp(
        path=str(folder / "tresor.hilft"),
        unit_name="Kreisverband Musterstadt",
        place="Musterstadt",
        land=Land.NW,
        address=(),
        contact="",
        counsellor="Kim",
        passphrase=OWN_SECRET,
    )
    window.context.jobs.run(
        window,
        lambda services: services.vault.create(setup),
        lambda created: window.enter(created.state),
    )
    settle(window)


def test_every_menu_command_is_described_once():
    names = [command.name for command in COMMANDS]
    assert len(names) == len(set(names))


def test_the_red_frame_keeps_its_width_when_the_text_size_changes(window: MainWindow):
    window._frame.set_practice(practice=True)
    QApplication.processEvents()
    before = window._root.geometry()
    for scale in (200, 100):
        window.context.theme.set_font_scale(scale)
        QApplication.processEvents()
    assert window._root.geometry() == before
    edge = window._frame.width() - window._root.width()
    assert edge == 2 * window._root.x() == 8
