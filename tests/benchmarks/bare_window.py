# SPDX-License-Identifier: GPL-3.0-or-later
"""Baseline: the barest PySide6 window with one field, ended after its first paint."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow


class Window(QMainWindow):
    """Ends the program after its first picture, as the program's own window tells it."""

    def paintEvent(self, event):  # noqa: N802  (Qt's name)
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)


app = QApplication([*sys.argv, "-style", "Fusion"])
window = Window()
window.setCentralWidget(QLineEdit())
window.resize(1180, 720)
window.show()
sys.exit(app.exec())
