# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a theme and a font scale on the application and tells who paints for itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from hilft_desktop.system.settings import FONT_SCALES, Theme
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.palette import DARK, LIGHT, SUNLIGHT, Palette
from hilft_desktop.ui.theme.style import style_sheet

_active = LIGHT


def active_palette() -> Palette:
    """Return the palette on screen now, as ``QApplication.palette()`` would."""
    return _active


def colour(name: str) -> QColor:
    """Return a colour of the active palette by its role, for example ``"accent"``."""
    return QColor(getattr(_active, name))


class ThemeManager(QObject):
    """The look of the application; one per program."""

    look_changed = Signal()

    _CYCLE = (Theme.LIGHT, Theme.DARK, Theme.SUNLIGHT)

    def __init__(self, app: QApplication, theme: Theme, font_scale: int) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._scale = font_scale
        self._family = app.font().family()
        self._apply()

    @property
    def theme(self) -> Theme:
        """The chosen theme; ``SYSTEM`` follows the desktop."""
        return self._theme

    @property
    def font_scale(self) -> int:
        """Per cent of the base size."""
        return self._scale

    def set_theme(self, theme: Theme) -> None:
        """Show another theme at once."""
        if theme is not self._theme:
            self._theme = theme
            self._apply()

    def cycle(self) -> None:
        """Go on to the next theme: light, dark, sunlight."""
        shown = {LIGHT.name: 0, DARK.name: 1, SUNLIGHT.name: 2}[_active.name]
        self.set_theme(self._CYCLE[(shown + 1) % 3])

    def set_font_scale(self, percent: int) -> None:
        """Show another text size; ``percent`` is one of ``FONT_SCALES``."""
        if percent != self._scale and percent in FONT_SCALES:
            self._scale = percent
            self._apply()

    def step_font(self, steps: int) -> None:
        """Make text larger or smaller by steps; stops at the ends."""
        at = FONT_SCALES.index(self._scale) + steps
        self.set_font_scale(FONT_SCALES[max(0, min(at, len(FONT_SCALES) - 1))])

    def _palette(self) -> Palette:
        match self._theme:
            case Theme.DARK:
                return DARK
            case Theme.SUNLIGHT:
                return SUNLIGHT
            case Theme.LIGHT:
                return LIGHT
            case Theme.SYSTEM:
                dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
                return DARK if dark else LIGHT

    def _apply(self) -> None:
        global _active  # noqa: PLW0603  (one look per application, as with QApplication.palette)
        _active = self._palette()
        font = QFont(self._family)
        font.setPointSizeF(metrics.BODY_PT * self._scale / 100)
        self._app.setFont(font)
        self._app.setPalette(_qt_palette(_active))
        self._app.setStyleSheet(style_sheet(_active, self._scale / 100))
        self.look_changed.emit()


def _qt_palette(look: Palette) -> QPalette:
    """Return the palette for what Fusion paints itself."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in (
        (roles.Window, "ground"),
        (roles.Base, "surface"),
        (roles.AlternateBase, "ground"),
        (roles.Button, "surface"),
        (roles.ToolTipBase, "surface"),
        (roles.WindowText, "text"),
        (roles.Text, "text"),
        (roles.ButtonText, "text"),
        (roles.ToolTipText, "text"),
        (roles.PlaceholderText, "muted"),
        (roles.Highlight, "selected"),
        (roles.HighlightedText, "text"),
        (roles.Link, "focus"),
        (roles.Mid, "lines"),
        (roles.Accent, "focus"),
    ):
        palette.setColor(role, QColor(getattr(look, name)))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.muted))
    return palette
