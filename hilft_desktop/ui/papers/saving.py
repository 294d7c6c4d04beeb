# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks where a file goes and puts it there completely or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.system.atomic import write_bytes


def ask_file(
    parent: QWidget, proposed_name: str, kind: str, then: Callable[[Path], None]
) -> QFileDialog:
    """Open the save dialog with a neutral name and call ``then`` with the place chosen.

    ``kind`` is the filter in words, for example ``PDF-Datei (*.pdf)``. The folder is the user's
    choice; nothing is remembered, because a list of recent files tells about people.
    """
    dialog = QFileDialog(parent.window(), _("Speichern unter"), str(Path.home()), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(proposed_name).suffix.lstrip("."))
    dialog.selectFile(proposed_name)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def save_bytes(path: Path, data: bytes) -> None:
    """Write the file; raises ``UserError`` or ``MachineError`` in words for the user."""
    write_bytes(path, data)
