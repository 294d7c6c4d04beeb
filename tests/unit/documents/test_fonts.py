# SPDX-License-Identifier: GPL-3.0-or-later
"""Static cuts: made once, found again, made anew when damaged."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from hilft_desktop.documents.pdf import fonts
from hilft_desktop.system import paths

ASKED = "AZäöüßŁśŞğİıẢặĐđЖщїєΩώ€„“–…§·"


@pytest.fixture
def fresh(monkeypatch):
    """No font is loaded yet; what a test loads is forgotten afterwards."""
    monkeypatch.setattr(fonts, "_loaded", {})


def cached(cut):
    return paths.find_paths().cache / "fonts" / fonts._file_name(cut)


@pytest.mark.parametrize("cut", [fonts.SANS, fonts.SANS_BOLD])
def test_latin_greek_and_cyrillic_are_covered(cut):
    font = fonts.font(cut)
    assert [sign for sign in ASKED if not font.covers(sign)] == []


def test_arabic_persian_urdu_kurdish_and_pashto_letters_are_covered():
    font = fonts.font(fonts.ARABIC)
    assert [sign for sign in "محمدپچژگکیٹڈڑےۆێڕڵټډړښڼ" if not font.covers(sign)] == []


def test_a_cut_is_kept_and_read_again(fresh):
    fonts.font(fonts.SANS)
    path = cached(fonts.SANS)
    before = path.stat().st_mtime_ns
    fonts._loaded.clear()
    fonts.font(fonts.SANS)
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", [b"", b"kein Font", None])
def test_a_damaged_cut_is_made_anew(fresh, damage):
    fonts.font(fonts.ARABIC)
    path = cached(fonts.ARABIC)
    whole = path.read_bytes()
    path.write_bytes(whole[:5000] if damage is None else damage)
    fonts._loaded.clear()
    assert fonts.font(fonts.ARABIC).covers("م")
    assert path.read_bytes() == whole


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(fresh, monkeypatch, tmp_path):
    blocked = tmp_path / "datei"
    blocked.write_text("kein Ordner")
    real = paths.find_paths()
    monkeypatch.setattr(
        fonts,
        "find_paths",
        lambda: paths.Paths(real.data, real.config, blocked, real.logs, portable=False),
    )
    assert fonts.font(fonts.ARABIC).covers("م")


def test_cuts_for_a_build_are_complete_and_equal(fresh, tmp_path):
    fonts.cut_fonts(tmp_path)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == sorted(fonts._file_name(cut) for cut in fonts.CUTS)
    for cut in fonts.CUTS:
        fonts.font(cut)
        assert (tmp_path / fonts._file_name(cut)).read_bytes() == cached(cut).read_bytes()


def test_many_threads_get_one_font(fresh):
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(fonts.font(fonts.SANS))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(font) for font in found}) == 1


@pytest.mark.parametrize(
    "module", ["model", "markup", "cleaning", "letter_text", "text", "words", "page", "sheets"]
)
def test_what_only_describes_documents_loads_no_renderer(module):
    code = (
        f"import sys, hilft_desktop.documents.{module}\n"
        "heavy = {'reportlab', 'odfdo', 'pypdfium2', 'jinja2', 'uharfbuzz', 'fontTools', 'PIL'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
