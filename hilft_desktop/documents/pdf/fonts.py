# SPDX-License-Identifier: GPL-3.0-or-later
"""The fonts of the paper: static cuts of Noto Sans, chosen sign by sign by glyph coverage.

The font packages bring variable fonts, PDF wants static ones. A build may ship the cuts under
`resources/fonts`; otherwise they are cut once (about three seconds) into the cache folder, which
holds public data only. A cache that cannot be written costs time, never the letter.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics

from hilft_desktop.documents.pdf.shaped_font import ShapedFont
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.system import atomic, resources
from hilft_desktop.system.paths import find_paths

_DIGEST_SIZE = hashlib.sha256().digest_size
_RECIPE = 2  # raise when the way of cutting changes, so that old caches are left alone
# Latin with all additions for European and Vietnamese names, Greek, Cyrillic, signs of typography.
_SANS_RANGES = (
    (0x0020, 0x024F),
    (0x02B0, 0x03FF),
    (0x0400, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x209C),
    (0x20A0, 0x20CF),
    (0x2116, 0x2116),
    (0x2122, 0x2122),
    (0x2212, 0x2212),
    (0x25CF, 0x25CF),
)


@dataclass(frozen=True, slots=True)
class Cut:
    """One static font: where it comes from and how it is cut."""

    name: str
    package: str
    family: str
    weight: int
    ranges: tuple[tuple[int, int], ...] = ()
    """Code points to keep; empty keeps the whole font with all its shaping rules."""


SANS = Cut("HilftSans", "fontpkg-noto-sans", "Noto Sans", 400, _SANS_RANGES)
SANS_BOLD = Cut("HilftSans-Bold", "fontpkg-noto-sans", "Noto Sans", 700, _SANS_RANGES)
ARABIC = Cut("HilftArabic", "fontpkg-noto-sans-arabic", "Noto Sans Arabic", 400)
ARABIC_BOLD = Cut("HilftArabic-Bold", "fontpkg-noto-sans-arabic", "Noto Sans Arabic", 700)
CUTS = (SANS, SANS_BOLD, ARABIC, ARABIC_BOLD)

_lock = Lock()
_loaded: dict[str, ShapedFont] = {}


def cut_fonts(folder: Path) -> None:
    """Write all static cuts into `folder`; for builds that ship them as `resources/fonts`."""
    for cut in CUTS:
        atomic.write_bytes(folder / _file_name(cut), _sealed(_cut_bytes(cut)))


def font(cut: Cut) -> ShapedFont:
    """Return the registered font of a cut, cutting it first where nobody has yet."""
    found = _loaded.get(cut.name)
    if found is None:
        with _lock:
            found = _loaded.get(cut.name) or _load(cut)
            pdfmetrics.registerFont(found)
            _loaded[cut.name] = found
    return found


def _load(cut: Cut) -> ShapedFont:
    for path in (_shipped(cut), _cached(cut)):
        if path is not None and path.is_file():
            data = _unsealed(path)
            if data is not None:
                return ShapedFont(cut.name, io.BytesIO(data))
    data = _cut_bytes(cut)
    _keep(_cached(cut), _sealed(data))
    return ShapedFont(cut.name, io.BytesIO(data))


def _sealed(data: bytes) -> bytes:
    # ReportLab reads a font that was cut short without complaint and prints gaps.
    return hashlib.sha256(data).digest() + data


def _unsealed(path: Path) -> bytes | None:
    """Return the font of a file, or `None` when the file is damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    data = content[_DIGEST_SIZE:]
    return data if content == _sealed(data) else None


def _shipped(cut: Cut) -> Path | None:
    try:
        return resources.resource_path("fonts") / _file_name(cut)
    except HilftError:
        return None


def _cached(cut: Cut) -> Path:
    return find_paths().cache / "fonts" / _file_name(cut)


def _file_name(cut: Cut) -> str:
    made_from = f"{version(cut.package)}-{version('fonttools')}-{_RECIPE}"
    return f"{cut.name}-{made_from}.font"


def _keep(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic.write_bytes(path, data)
    except (HilftError, OSError):
        return  # full or read-only medium: this run goes on with the cut in memory


def _cut_bytes(cut: Cut) -> bytes:
    """Cut a static font from the package's variable font; equal input gives equal bytes."""
    # Cutting happens once per machine; fontTools would only slow every other start down.
    import fontpkg
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    variable = fontpkg.path(cut.family, cut.weight)
    buffer = io.BytesIO()
    with TTFont(variable, recalcTimestamp=False, lazy=True) as source:
        if cut.ranges:
            _keep_ranges(source, cut.ranges)
        instancer.instantiateVariableFont(source, {"wght": cut.weight, "wdth": 100}, inplace=True)
        # PDF viewers tell fonts of one file apart by this name; both weights inherit the same one.
        source["name"].setName(cut.name, 6, 3, 1, 0x409)
        source.save(buffer)
    return buffer.getvalue()


def _keep_ranges(source: Any, ranges: Sequence[tuple[int, int]]) -> None:
    from fontTools import subset

    options = subset.Options()
    # Kerning is what makes cutting slow; ReportLab does not use it without shaping.
    options.layout_features = ["ccmp", "mark", "mkmk"]
    options.hinting = False
    options.glyph_names = True
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[sign for first, last in ranges for sign in range(first, last + 1)])
    subsetter.subset(source)
