# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenDocument files without anything the maker's machine adds: same content, same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import Any

GENERATOR = "hilft desktop"  # no name of a person and none of the machine
_THUMBNAIL = "Thumbnails/thumbnail.png"  # a picture of somebody else's empty page


def packed(document: Any, without: Iterable[str] = ()) -> bytes:
    """Return an odfdo document as a file, without its thumbnail and the parts named."""
    for part in (_THUMBNAIL, *without):
        document.container.del_part(part)
        document.manifest.del_full_path(part)
    saved = io.BytesIO()
    document.save(saved)
    # Written once more: the clock's time in the archive would make each copy differ.
    result = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(result, "w") as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
            fixed.compress_type = entry.compress_type
            fixed.external_attr = 0o600 << 16
            target.writestr(fixed, source.read(entry))
    return result.getvalue()
