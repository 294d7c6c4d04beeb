# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own line icons, drawn on a 20 pixel grid and coloured from the palette.

An icon never stands alone: whoever uses one writes the word beside it or, in the collapsed
sidebar, carries it as accessible name and tool tip.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hilft_desktop.system.resources import read_text
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.manager import colour


@cache
def _source(name: str) -> str:
    return read_text(f"icons/{name}.svg")


def icon_pixmap(name: str, ink: QColor, size: int = metrics.ICON, density: float = 1) -> QPixmap:
    """Return one picture of an icon; raises ``MachineError`` when the file is missing."""
    svg = _source(name).replace("currentColor", ink.name())
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(round(size * density), round(size * density))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap


def _padded(picture: QPixmap, gap: int, density: float) -> QPixmap:
    wide = QPixmap(picture.width() + round(gap * density), picture.height())
    wide.setDevicePixelRatio(density)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wide


@cache
def _icon(name: str, ink: str, size: int, gap: int, density: float) -> QIcon:
    picture = icon_pixmap(name, QColor(ink), size, density)
    return QIcon(_padded(picture, gap, density) if gap else picture)


def icon(name: str, role: str = "text", size: int = metrics.ICON, gap: int = 0) -> QIcon:
    """Return an icon in a colour role of the active palette.

    ``gap`` is room to its right: Fusion sets words too close to icons, a style sheet cannot help.
    """
    app = QGuiApplication.instance()
    density = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _icon(name, colour(role).name(), size, gap, density)
