# SPDX-License-Identifier: GPL-3.0-or-later
"""The one style sheet over Fusion, made from a palette and a font scale.

Widgets say what they are by the dynamic property ``role``; nothing else sets colours or fonts.
"""

from __future__ import annotations

from string import Template

from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.theme.palette import Palette

_SHEET = Template("""
* { outline: 0; }
QWidget { color: $text; }
QMainWindow, QDialog, QWidget[role="ground"] { background: $ground; }
QToolTip { background: $surface; color: $text; border: 1px solid $lines; padding: 6px; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[role="lead"] { font-size: ${lead}pt; }
QLabel[role="section"] { font-size: ${lead}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="label"] { font-weight: $label_weight; }
QLabel[role="danger"] { color: $danger; font-weight: 600; }
QLabel[role="warn"] { color: $warn; font-weight: 600; }
QLabel[role="ok"] { color: $ok; font-weight: 600; }
QLabel[role="figure"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="mono"] { font-family: monospace; font-size: ${lead}pt; }

QFrame[role="card"] {
    background: $surface; border: 1px solid $hairline; border-radius: ${radius}px;
}
QFrame[role="rule"] { background: $hairline; max-height: 1px; min-height: 1px; border: 0; }
QWidget[role="footer"], QWidget[role="header"] { background: $surface; }
QWidget[role="footer"] { border-top: 1px solid $hairline; }
QWidget[role="header"] { border-bottom: 1px solid $hairline; }
QWidget[role="sidebar"] { background: $surface; border-right: 1px solid $hairline; }
QWidget[role="status"] { background: $ground; border-top: 1px solid $hairline; }
QWidget[role="paper"] { background: $paper; }
QLabel[role="practice"] {
    background: $practice; color: $on_practice; font-weight: 600; padding: 3px 12px;
}
QWidget[role="practice-frame"] { border: 4px solid $practice; }

QFrame[role="notice-info"] {
    background: $info_ground; border: 1px solid $focus; border-radius: ${radius}px;
}
QFrame[role="notice-ok"] {
    background: $ok_ground; border: 1px solid $ok; border-radius: ${radius}px;
}
QFrame[role="notice-warn"] {
    background: $warn_ground; border: 1px solid $warn; border-radius: ${radius}px;
}
QFrame[role="notice-error"] {
    background: $danger_ground; border: 1px solid $danger; border-radius: ${radius}px;
}
QLabel[role="tag"] {
    background: $hover; color: $text; border-radius: 4px; padding: 2px 8px;
}
QLabel[role="tag-danger"] {
    background: $danger_ground; color: $danger; border: 1px solid $danger; border-radius: 4px;
    padding: 1px 7px; font-weight: 600;
}
QLabel[role="tag-warn"] {
    background: $warn_ground; color: $warn; border: 1px solid $warn; border-radius: 4px;
    padding: 1px 7px; font-weight: 600;
}
QLabel[role="tag-ok"] {
    background: $ok_ground; color: $ok; border: 1px solid $ok; border-radius: 4px;
    padding: 1px 7px; font-weight: 600;
}

QPushButton, QToolButton {
    background: $surface; color: $text; border: 1px solid $lines; border-radius: ${radius}px;
    padding: 5px 15px; min-height: ${button_inner}px; font-weight: $label_weight;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $selected; }
QPushButton:focus, QToolButton:focus { border: ${fw}px solid $focus; padding: ${bpv}px ${bph}px; }
QPushButton:checked, QToolButton:checked { background: $selected; border-color: $focus; }
QPushButton:disabled, QToolButton:disabled {
    color: $muted; background: $ground; border: 1px dashed $lines;
}
QPushButton[role="choice"] { text-align: left; }
QPushButton[role="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[role="primary"]:hover { background: $accent_strong; }
QPushButton[role="primary"]:focus { border: ${fw}px solid $text; }
QPushButton[role="primary"]:disabled {
    background: $ground; color: $muted; border: 1px dashed $lines;
}
QPushButton[role="quiet"], QToolButton[role="quiet"] {
    background: transparent; border: 1px solid transparent; padding: 5px 9px;
}
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {
    border: ${fw}px solid $focus; padding: ${bpv}px ${qph}px;
}
QPushButton[role="quiet"]:disabled { border: 1px solid transparent; }
QPushButton[role="link"] {
    background: transparent; border: 1px solid transparent; color: $focus; padding: 2px 3px;
    min-height: 22px; text-align: left; text-decoration: underline; font-weight: $label_weight;
}
QPushButton[role="link"]:hover { background: $hover; }
QPushButton[role="link"]:focus { border: ${fw}px solid $focus; padding: ${lpv}px ${lph}px; }
QPushButton[role="tab"] {
    background: transparent; border: 1px solid transparent; border-bottom: 3px solid transparent;
    border-radius: 0; padding: 5px 7px 3px 7px; font-weight: $label_weight;
}
QPushButton[role="tab"]:hover { background: $hover; }
QPushButton[role="tab"]:checked {
    background: $hover; border-bottom: 3px solid $accent; color: $text;
}
QPushButton[role="tab"]:focus {
    border: ${fw}px solid $focus; border-bottom: 3px solid $focus; padding: ${bpv}px ${tph}px 3px;
}
QPushButton[role="row"] {
    background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0;
    text-align: left; font-weight: 400;
}
QPushButton[role="row"]:hover { background: $hover; }
QPushButton[role="row"]:focus { border: ${fw}px solid $focus; padding: 0; }
QPushButton[role="nav"] {
    background: transparent; border: 1px solid transparent; border-left: 3px solid transparent;
    border-radius: 0; padding: 5px 12px; text-align: left; min-height: 26px; font-weight: 400;
}
QPushButton[role="nav"]:hover { background: $hover; }
QPushButton[role="nav"]:checked {
    background: $hover; border-left: 3px solid $accent; font-weight: 600;
}
QPushButton[role="nav"]:focus { border: ${fw}px solid $focus; border-left: 3px solid $focus; }

QPushButton[role="key"] { text-align: left; padding: 0; }
QPushButton[role="key"]:focus { padding: 0; }
QPushButton[role="key"]:checked { border: ${fw}px solid $focus; font-weight: 600; }
QWidget[role="stall"] QLabel, QWidget[role="stall"] QPushButton,
QWidget[role="stall"] QLineEdit { font-size: ${stall}pt; }
QWidget[role="stall"] QPushButton, QWidget[role="stall"] QLineEdit {
    min-height: ${touch_inner}px;
}
QWidget[role="stall"] QLabel[role="figure"] { font-size: ${title}pt; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {
    background: $surface; color: $text; border: 1px solid $lines; border-radius: ${radius}px;
    padding: 5px 9px; selection-background-color: $focus; selection-color: $surface;
    placeholder-text-color: $muted;
}
QLineEdit, QComboBox, QSpinBox { min-height: ${field_inner}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
    border: ${fw}px solid $focus; padding: ${bpv}px ${fph}px;
}
QLineEdit[fault="true"], QPlainTextEdit[fault="true"], QComboBox[fault="true"] {
    border: 2px solid $danger; padding: 4px 8px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
    background: $ground; color: $muted;
}
QLineEdit:read-only { background: $ground; }
QComboBox::drop-down { border: 0; width: 30px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $surface; color: $text; border: 1px solid $lines;
    selection-background-color: $selected; selection-color: $text;
}
QCheckBox, QRadioButton { spacing: 8px; min-height: 26px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 20px; height: 20px; image: none; border: 0; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QListView, QTreeView, QTableView {
    background: $surface; color: $text; border: 1px solid $hairline; border-radius: ${radius}px;
    alternate-background-color: $surface; gridline-color: $hairline;
    selection-background-color: $selected; selection-color: $text;
}
QListView:focus, QTreeView:focus, QTableView:focus { border: ${fw}px solid $focus; }
QListView::item, QTreeView::item { padding: 6px 8px; border: 0; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: $selected; color: $text;
}
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QHeaderView::section {
    background: $surface; color: $muted; border: 0; border-bottom: 1px solid $lines;
    padding: 6px 8px; font-weight: 600;
}
QScrollArea:focus { border: ${fw}px solid $focus; border-radius: ${radius}px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $lines; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 2px 2px 2px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 2px 2px 2px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $hairline; }
QSplitter::handle:horizontal { width: 1px; }

QMenuBar { background: $surface; border-bottom: 1px solid $hairline; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $selected; }
QMenu { background: $surface; border: 1px solid $lines; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QProgressBar {
    background: $hover; border: 1px solid $lines; border-radius: 4px; min-height: 10px;
    max-height: 10px;
}
QProgressBar::chunk { background: $focus; border-radius: 3px; }
""")


def style_sheet(palette: Palette, scale: float) -> str:
    """Return the style sheet; ``scale`` is 1.0 for the base size of 11 points."""

    def points(size: float) -> str:
        return f"{size * scale:.1f}"

    colours = {
        name: getattr(palette, name)
        for name in palette.__slots__
        if str(getattr(palette, name)).startswith("#")
    }
    width = palette.focus_width
    return _SHEET.substitute(
        colours,
        title=points(metrics.TITLE_PT),
        heading=points(metrics.HEADING_PT),
        lead=points(metrics.LEAD_PT),
        stall=points(metrics.STALL_PT),
        radius=metrics.RADIUS,
        label_weight=700 if palette.bold_labels else 400,
        fw=width,
        # A thicker focus frame must not move the text: the padding gives way.
        bpv=6 - width,
        bph=16 - width,
        qph=10 - width,
        fph=10 - width,
        tph=8 - width,
        lpv=max(0, 3 - width),
        lph=max(1, 4 - width),
        field_inner=metrics.CONTROL - 12,
        button_inner=metrics.CONTROL - 12,
        touch_inner=metrics.TOUCH - 12,
    )
