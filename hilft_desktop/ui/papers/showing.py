# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows a finished paper and enters what leaves the laptop into the register."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.jobs import Jobs
from hilft_desktop.ui.papers.paper_dialog import Paper, PaperDialog


def show_paper(jobs: Jobs, owner: QWidget, paper: Paper, kind: str, what: str) -> PaperDialog:
    """Open the preview; printing and saving are noted as ``kind`` with ``what`` in words.

    ``what`` names nobody: the register outlives every case.
    """
    dialog = PaperDialog(jobs, paper, owner.window())

    def note(how: str, digest: str) -> None:
        words = _("{what} (gedruckt)") if how == "print" else _("{what} (als PDF gespeichert)")
        noted = words.format(what=what)
        jobs.run(
            owner,
            lambda services: services.exports.note(kind, noted, digest),
            lambda _done: None,
        )

    dialog.left_laptop.connect(note)
    dialog.open()
    return dialog
