# SPDX-License-Identifier: GPL-3.0-or-later
"""Our bugs: said in words, logged by place, never by content. The program goes on."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.i18n.error_texts import error_advice, error_text
from hilft_desktop.system.log import EventLog
from hilft_desktop.ui.dialogs.text_dialog import TextDialog


def install_crash_hook(log: EventLog) -> None:
    """Log what nobody caught and tell the counsellor once it is safe to open a window."""

    def on_uncaught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.failure(error.with_traceback(trace), "uncaught")
        QTimer.singleShot(0, _say)

    sys.excepthook = on_uncaught


def _say() -> None:
    window = QApplication.activeWindow()
    if window is not None and not isinstance(window, TextDialog):
        error = HilftError("internal_error")
        TextDialog(error_text(error), f"{error_text(error)}\n{error_advice(error)}", window).open()
