# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's process never loads what only the engine needs, nor anything of a network."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache

import pytest

# Imports everything the window is made of, as the window's process would, and lists what came.
PROGRAM = """
import importlib, json, pkgutil, sys
import hilft_desktop.app, hilft_desktop.ui
import hilft_desktop.services.rows, hilft_desktop.services.engine.client
names = [m.name for m in pkgutil.walk_packages(hilft_desktop.ui.__path__, "hilft_desktop.ui.")]
for name in names:
    importlib.import_module(name)
print(json.dumps([sorted(sys.modules), names]))
"""
HEAVY = [
    "sqlalchemy", "alembic", "sqlcipher3", "sqlite3", "argon2", "cryptography", "pydantic",
    "markdown_it", "jinja2", "reportlab", "odfdo", "lxml", "PIL", "pypdfium2", "uharfbuzz",
    "fontTools", "diceware", "zxcvbn", "stdnum", "icalendar", "holidays", "babel", "highspy",
    "numpy",
]  # fmt: skip
NETWORK = [
    "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "webbrowser",
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtSql",
]  # fmt: skip
ROOMS = ["storage", "content", "documents", "disclosure"]


@cache
def loaded() -> tuple[frozenset[str], frozenset[str]]:
    """Return the modules of a window process and those that were asked for."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    modules, asked = json.loads(done.stdout)
    return frozenset(modules), frozenset(asked)


def test_the_whole_window_was_looked_at():
    modules, asked = loaded()
    assert len(asked) > 50
    assert {"hilft_desktop.app", "PySide6.QtWidgets"} | asked <= modules


@pytest.mark.parametrize("module", HEAVY + NETWORK)
def test_window_never_loads(module: str):
    assert module not in loaded()[0]


@pytest.mark.parametrize("room", ROOMS)
def test_window_never_enters(room: str):
    entered = [name for name in loaded()[0] if name.startswith(f"hilft_desktop.{room}")]
    assert entered == []
