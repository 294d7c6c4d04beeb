# SPDX-License-Identifier: GPL-3.0-or-later
"""Which guide pages were read lately in this window: offered as sources, forgotten at the lock."""

from __future__ import annotations

_KEPT = 6


class ReadingTrail:
    """The last pages read, newest first. Lives in memory only: a list on disk would tell."""

    def __init__(self) -> None:
        self._pages: dict[str, str] = {}

    @property
    def pages(self) -> tuple[tuple[str, str], ...]:
        """Pairs of page id and title, newest first."""
        return tuple(reversed(self._pages.items()))

    def note(self, page_id: str, title: str) -> None:
        """Note a page that was opened."""
        self._pages.pop(page_id, None)
        self._pages[page_id] = title
        while len(self._pages) > _KEPT:
            del self._pages[next(iter(self._pages))]

    def forget(self) -> None:
        """Forget everything."""
        self._pages.clear()
