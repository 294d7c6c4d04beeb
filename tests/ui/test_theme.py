# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import re
from pathlib import Path

import pytest

from hilft_desktop.system.settings import Theme
from hilft_desktop.ui.theme.manager import ThemeManager, active_palette
from hilft_desktop.ui.theme.palette import (
    MARK_PAIRS,
    PALETTES,
    SUNLIGHT,
    TEXT_PAIRS,
    Palette,
    contrast,
)
from hilft_desktop.ui.theme.style import style_sheet

PACKAGE = Path(__file__).resolve().parents[2] / "hilft_desktop"


def test_contrast_of_black_on_white_is_the_greatest_there_is():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda each: each.name)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_can_be_read(palette: Palette, pair: tuple[str, str]):
    needed = 7.0 if palette is SUNLIGHT else 4.5
    assert contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) >= needed


@pytest.mark.parametrize("palette", PALETTES, ids=lambda each: each.name)
@pytest.mark.parametrize("pair", MARK_PAIRS, ids="-on-".join)
def test_frames_of_fields_and_focus_can_be_seen(palette: Palette, pair: tuple[str, str]):
    assert contrast(getattr(palette, pair[0]), getattr(palette, pair[1])) >= 3.0


def test_sunlight_has_no_grey_words_and_a_thick_focus_frame():
    assert SUNLIGHT.muted == SUNLIGHT.text == "#000000"
    assert SUNLIGHT.focus_width >= 3
    assert SUNLIGHT.bold_labels


def test_no_other_module_writes_a_colour_down():
    found = [
        f"{path.relative_to(PACKAGE)}: {match}"
        for path in (PACKAGE / "ui").rglob("*.py")
        if path.name != "palette.py"
        for match in re.findall(r"[\"' (]#[0-9A-Fa-f]{6}\b|rgba?\(\d", path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("palette", PALETTES, ids=lambda each: each.name)
def test_style_sheet_grows_with_the_font_scale_and_leaves_no_gap(palette: Palette):
    sheet = style_sheet(palette, 2.0)
    assert "font-size: 44.0pt" in sheet
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_one_key_walks_light_dark_sunlight_and_round_again(qapp):
    manager = ThemeManager(qapp, Theme.LIGHT, 100)
    seen = []
    for _step in range(3):
        manager.cycle()
        seen.append(active_palette().name)
    assert seen == ["dunkel", "sonne", "hell"]


def test_text_stops_growing_at_200_per_cent(qapp):
    manager = ThemeManager(qapp, Theme.LIGHT, 100)
    for _step in range(9):
        manager.step_font(1)
    assert manager.font_scale == 200
    assert qapp.font().pointSizeF() == pytest.approx(22.0)
    manager.set_font_scale(100)
