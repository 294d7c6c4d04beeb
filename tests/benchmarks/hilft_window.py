# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's own start, ended when the lock screen is painted and takes a passphrase."""

import sys

from PySide6.QtWidgets import QApplication

from hilft_desktop.app import build_window
from hilft_desktop.system.clock import SystemClock
from hilft_desktop.system.paths import find_paths
from hilft_desktop.system.process import harden_process

harden_process()
app = QApplication([*sys.argv, "-style", "Fusion"])
window = build_window(app, find_paths().ensure(), SystemClock())
window.painted.connect(app.quit)
window.show_lock_page()
window.resize(1180, 720)
window.show()
sys.exit(app.exec())
