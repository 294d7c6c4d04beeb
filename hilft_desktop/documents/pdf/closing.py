# SPDX-License-Identifier: GPL-3.0-or-later
"""No signature stands alone on a page: it takes at least two lines of the text with it."""

from __future__ import annotations

from typing import Any

from reportlab.platypus.flowables import Flowable, KeepTogether, Spacer

_COMPANY = 2  # lines that go over the page with the closing
_ANY_HEIGHT = 10_000.0
_TALLEST = 450.0  # points, two thirds of a page


def with_closing(flow: list[Any], closing: list[Any], width: float) -> list[Any]:
    """Return `flow` followed by `closing`, its last text tied to the closing; `width` in points.

    A last text of a single line takes the text before it along. A closing that fills a page (names
    as long as a letter) is tied to nothing: it has to go over the page.
    """
    if sum(part.wrap(width, _ANY_HEIGHT)[1] for part in closing) > _TALLEST:
        return [*flow, *closing]
    texts = [index for index, part in enumerate(flow) if not isinstance(part, Spacer)]
    if not texts:
        return [*flow, KeepTogether(closing)]
    last = texts[-1]
    tied = [*flow[last + 1 :], *closing]
    if len(texts) > 1 and _is_one_line(flow[last], width):
        before = texts[-2]
        above = max(0, flow[last].getSpaceBefore() - flow[before].getSpaceAfter())
        line = [Spacer(1, above), flow[last], Spacer(1, flow[last].getSpaceAfter())]
        tied = [*flow[before + 1 : last], *line, *tied]
        return [*flow[:before], _Closing(flow[before], tied)]
    return [*flow[:last], _Closing(flow[last], tied)]


def _is_one_line(block: Any, width: float) -> bool:
    leading = getattr(getattr(block, "style", None), "leading", 0)
    return bool(block.wrap(width, _ANY_HEIGHT)[1] < _COMPANY * leading)


class _Closing(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A text block and the closing below it; splits inside the text, never before the closing."""

    def __init__(self, block: Any, closing: list[Any]) -> None:
        super().__init__()
        self._block = block
        self._closing = closing

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        self._sizes = [
            part.wrap(available_width, available_height)[1]
            for part in (self._block, *self._closing)
        ]
        space = self._block.getSpaceAfter() if self._closing else 0
        self._gap = space
        self.height = sum(self._sizes) + space
        return available_width, self.height

    def getSpaceBefore(self) -> float:  # noqa: N802  # ReportLab's name
        return float(self._block.getSpaceBefore())

    def split(self, available_width: float, available_height: float) -> list[Any]:
        _, whole = self.wrap(available_width, available_height)
        if whole <= available_height:
            return [self]
        leading = getattr(getattr(self._block, "style", None), "leading", 0)
        block_height = self._sizes[0]
        room = min(available_height, block_height - _COMPANY * leading)
        parts = self._block.split(available_width, room) if 0 < room < block_height else []
        if len(parts) == 2:
            return [parts[0], _Closing(parts[1], self._closing)]
        if len(parts) > 2:
            return [*parts[:-1], _Closing(parts[-1], self._closing)]
        return []

    def draw(self) -> None:
        y = self.height
        for index, (part, height) in enumerate(
            zip((self._block, *self._closing), self._sizes, strict=True)
        ):
            y -= height
            part.drawOn(self.canv, 0, y)
            if index == 0:
                y -= self._gap
