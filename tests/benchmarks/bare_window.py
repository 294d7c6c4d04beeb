# SPDX-License-Identifier: GPL-3.0-or-later
"""Baseline: the barest PySide6 window with one field, ended after its first paint."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.resize(1180, 720)
window.show()
QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
