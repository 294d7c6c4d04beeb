# SPDX-License-Identifier: GPL-3.0-or-later
"""Types contacts into the real window with real key events and prints what it took as JSON.

``stall_run.py VAULT PASSPHRASE CONTACTS FOLDER``
"""

from __future__ import annotations

import json
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from hilft_desktop.app import build_window
from hilft_desktop.domain.stall_keys import OUTCOME_KEYS, TOPIC_KEYS
from hilft_desktop.services.rows import VaultState
from hilft_desktop.system.clock import SystemClock
from hilft_desktop.system.paths import Paths
from hilft_desktop.ui.main_window import MainWindow
from hilft_desktop.ui.navigation import PageKey
from tests.benchmarks.timing import percentile


def settle(window: MainWindow) -> None:
    """Run the event loop until the engine owes no answer."""
    while not window.context.jobs.is_idle:
        QTest.qWait(1)


def opened(app: QApplication, folder: Path, vault: str, passphrase: str) -> MainWindow:
    """Return the window with the vault open and the page of the stall in front."""
    paths = Paths(folder / "d", folder / "c", folder / "k", folder / "l", False).ensure()
    window = build_window(app, paths, SystemClock())
    window.show_lock_page()
    window.show()
    window.activateWindow()
    app.processEvents()
    window.after_first_paint()
    entered: list[VaultState] = []
    window.context.jobs.run(
        window, lambda services: services.vault.unlock(vault, passphrase), entered.append
    )
    settle(window)
    window.enter(entered[0])
    window.go_to(PageKey.STALL)
    settle(window)
    return window


def typed(contacts: int) -> list[list[Qt.Key]]:
    """Return the keys of each contact: a topic, for every third an outcome, Enter."""
    topics = cycle(TOPIC_KEYS.values())
    outcomes = cycle(["", "", *OUTCOME_KEYS.values()])
    return [
        [*(Qt.Key(ord(sign)) for sign in (topic, outcome) if sign), Qt.Key.Key_Return]
        for topic, outcome in islice(zip(topics, outcomes, strict=False), contacts)
    ]


def main() -> None:
    """Type, wait for the vault, tell."""
    vault, passphrase, contacts, folder = sys.argv[1:5]
    app = QApplication([sys.argv[0], "-style", "Fusion"])
    window = opened(app, Path(folder), vault, passphrase)
    keys = typed(int(contacts))
    times: list[float] = []
    begin = time.perf_counter()
    for contact in keys:
        for key in contact:
            before = time.perf_counter()
            QTest.keyClick(window.windowHandle(), key)
            app.processEvents()
            times.append((time.perf_counter() - before) * 1000)
    answered = time.perf_counter() - begin
    settle(window)
    saved = time.perf_counter() - begin
    window.discard()
    bare = QLineEdit()
    bare.show()
    base: list[float] = []
    for _key in times:
        before = time.perf_counter()
        QTest.keyClick(bare, Qt.Key.Key_7)
        app.processEvents()
        base.append((time.perf_counter() - before) * 1000)
    told = {
        "contacts": len(keys),
        "keys": sum(len(each) for each in keys),
        "answered_s": answered,
        "saved_s": saved,
        "key_p95_ms": percentile(times, 0.95),
        "bare_p95_ms": percentile(base, 0.95),
    }
    print(json.dumps(told))  # noqa: T201  (a script)


if __name__ == "__main__":
    main()
