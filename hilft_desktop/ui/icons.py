# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own line icons, drawn on a 20 pixel grid and coloured from the palette.

An icon never stands alone: whoever uses one writes the word beside it or, in the collapsed
sidebar, carries it as accessible name and tool tip.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hilft_desktop.system.resources import read_text
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.manager import colour

_DENSITIES = (1, 2)


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


@cache
def _icon(name: str, ink: str, disabled: str, size: int) -> QIcon:
    icon = QIcon()
    for density in _DENSITIES:
        icon.addPixmap(icon_pixmap(name, QColor(ink), size, density))
        icon.addPixmap(icon_pixmap(name, QColor(disabled), size, density), QIcon.Mode.Disabled)
    return icon


def icon(name: str, role: str = "text", size: int = metrics.ICON) -> QIcon:
    """Return an icon in a colour role of the active palette."""
    return _icon(name, colour(role).name(), colour("muted").name(), size)
