# SPDX-License-Identifier: GPL-3.0-or-later
"""Order of a line on paper when Arabic stands in it, and shaping of what needs shaping.

ReportLab orders right-to-left words only in paragraphs of a single font. Here a line is broken in
reading order first and brought into visual order afterwards, as the Unicode algorithm asks
(UAX #9, rules L1 and L2 work on lines).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bidi import algorithm
from reportlab.pdfbase import pdfmetrics

_RTL_TYPES = frozenset({"R", "AL", "AN"})
_JOINERS = str.maketrans("\u200c\u200d", "\u0640\u0640")  # UAX #9 drops them; shaping needs them


@dataclass(frozen=True, slots=True)
class VisualRun:
    """A stretch of a line in one direction: signs `start` to `end` of the text in reading order."""

    start: int
    end: int
    rtl: bool


def needs_layout(text: str) -> bool:
    """Tell whether `text` cannot be set sign by sign from left to right."""
    return not text.isascii() and any(
        unicodedata.bidirectional(sign) in _RTL_TYPES or unicodedata.combining(sign)
        for sign in text
    )


def visual_runs(text: str, *, right_to_left: bool = False) -> tuple[VisualRun, ...]:
    """Return the runs of a line in the order in which they stand on paper, from the left.

    The paragraph's direction is left to right, as in German, unless it is said to be the other.
    """
    runs: list[VisualRun] = []
    for index, rtl in _visual_order(text.translate(_JOINERS), right_to_left=right_to_left):
        last = runs[-1] if runs else None
        if last and rtl and last.rtl and index == last.start - 1:
            runs[-1] = VisualRun(index, last.end, rtl)
        elif last and not rtl and not last.rtl and index == last.end:
            runs[-1] = VisualRun(last.start, index + 1, rtl)
        else:
            runs.append(VisualRun(index, index + 1, rtl))
    return tuple(runs)


def visual_fragments(fragments: Iterable[Any], *, right_to_left: bool = False) -> list[Any]:
    """Return ReportLab's fragments of one line in visual order, shaped where needed."""
    logical = [fragment for fragment in fragments if hasattr(fragment, "text")]
    text = "".join(fragment.text for fragment in logical)
    result: list[Any] = []
    for run in visual_runs(text, right_to_left=right_to_left):
        pieces = list(_pieces(logical, run))
        for fragment, piece in reversed(pieces) if run.rtl else pieces:
            font = pdfmetrics.getFont(fragment.fontName)
            shaped = run.rtl or needs_layout(piece)
            result.append(fragment.clone(text=font.shape(piece, rtl=run.rtl) if shaped else piece))
    return result


def _visual_order(text: str, *, right_to_left: bool) -> Iterator[tuple[int, bool]]:
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if right_to_left else (0, "L")
    algorithm.get_embedding_levels(text, storage)
    for index, sign in enumerate(storage["chars"]):
        sign["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    algorithm.reorder_resolved_levels(storage, debug=False)
    for sign in storage["chars"]:
        yield sign["index"], sign["level"] % 2 == 1


def _pieces(fragments: list[Any], run: VisualRun) -> Iterator[tuple[Any, str]]:
    offset = 0
    for fragment in fragments:
        start = max(run.start, offset)
        end = min(run.end, offset + len(fragment.text))
        if start < end:
            yield fragment, fragment.text[start - offset : end - offset]
        offset += len(fragment.text)
