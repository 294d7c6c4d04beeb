# SPDX-License-Identifier: GPL-3.0-or-later
"""The linter refuses what the contracts cannot name, and only there where it must."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARAGRAPH = "from reportlab.platypus import Paragraph"


def codes(place: str, line: str) -> set[str]:
    """Return the rules that a file with one line would break."""
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"]
    done = subprocess.run(
        [*command, "--stdin-filename", place, "-"],
        input=f"{line}\n",
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {part for part in done.stdout.split() if part.isalnum() and part[-1].isdigit()}


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "from PySide6 import QtNetwork",
        "import socket",
        "import urllib.request",
        "from http.client import HTTPConnection",
        "import webbrowser",
        "import pickle",
        PARAGRAPH,
        "from reportlab.platypus.paragraph import Paragraph",
        "from . import sibling",
    ],
)
def test_banned_import_is_refused(line: str):
    assert codes("hilft_desktop/documents/planted.py", line) & {"TID251", "TID252"}


def test_reportlab_paragraphs_are_made_in_one_place():
    assert "TID251" not in codes("hilft_desktop/documents/pdf/flowables.py", PARAGRAPH)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("x = eval('1')", "S307"),
        ("import datetime\nx = datetime.date.today()", "DTZ011"),
        ("print('x')", "T201"),
        ("# TODO: later", "TD002"),
    ],
)
def test_careless_lines_are_refused(line: str, code: str):
    assert code in codes("hilft_desktop/services/planted.py", line)
