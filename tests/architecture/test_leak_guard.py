# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard of tests/conftest.py itself: leaks of every kind are seen and named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LEAKS = {
    "thread 'forgotten'": """
        import threading
        def test_it():
            threading.Thread(target=threading.Event().wait, name="forgotten", daemon=True).start()
    """,
    "widget QLabel 'forgotten'": """
        from PySide6.QtWidgets import QLabel
        KEPT = []
        def test_it(qapp):
            label = QLabel("x")
            label.setObjectName("forgotten")
            label.show()
            KEPT.append(label)
    """,
    "1 busy threads of the Qt pool": """
        import time
        from PySide6.QtCore import QThreadPool
        def test_it(qapp):
            QThreadPool.globalInstance().start(lambda: time.sleep(5))
    """,
    "process 'forgotten'": """
        import multiprocessing, time
        def test_it():
            context = multiprocessing.get_context("spawn")
            context.Process(target=time.sleep, args=(30,), name="forgotten", daemon=True).start()
    """,
}


def run_alone(folder: Path, body: str) -> subprocess.CompletedProcess[str]:
    """Run one test under the project's own configuration and guard."""
    lines = [line[8:] for line in body.splitlines()]
    (folder / "test_planted.py").write_text("\n".join(lines), encoding="utf-8")
    guard = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    (folder / "conftest.py").write_text(guard, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-c", str(ROOT / "pyproject.toml")]
    command += ["--rootdir", str(folder), "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.parametrize("leak", LEAKS)
def test_leak_is_named(leak: str, tmp_path: Path):
    done = run_alone(tmp_path, LEAKS[leak])
    assert done.returncode == 1
    assert f"left behind: {leak}" in done.stdout


@pytest.mark.slow
def test_clean_test_passes_the_guard(tmp_path: Path):
    body = """
        def test_it(qtbot):
            from PySide6.QtWidgets import QLabel
            label = QLabel("x")
            qtbot.addWidget(label)
            label.show()
    """
    assert run_alone(tmp_path, body).returncode == 0


@pytest.mark.slow
def test_network_is_blocked(tmp_path: Path):
    body = """
        import socket
        def test_it():
            socket.create_connection(("192.0.2.1", 80), timeout=1)
    """
    done = run_alone(tmp_path, body)
    assert done.returncode == 1
    assert "SocketBlockedError" in done.stdout


@pytest.mark.slow
def test_qt_warnings_fail_but_not_the_platforms_own(tmp_path: Path):
    body = """
        from PySide6.QtCore import qWarning
        from PySide6.QtWidgets import QMainWindow
        def test_window(qtbot):
            window = QMainWindow()
            qtbot.addWidget(window)
            window.setMinimumSize(1024, 560)
            window.show()
        def test_warning(qtbot):
            qWarning("planted")
    """
    done = run_alone(tmp_path, body)
    assert "1 failed, 1 passed" in done.stdout
    assert "QtWarningMsg: planted" in done.stdout
