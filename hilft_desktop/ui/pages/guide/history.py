# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pages were read, to go back and forth as in a book with two bookmarks."""

from __future__ import annotations

_LIMIT = 100


class History:
    """Pages in the order of reading; going somewhere new forgets what lay ahead."""

    def __init__(self) -> None:
        self._pages: list[str] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Tell whether there is a page before this one."""
        return self._at > 0

    @property
    def can_go_forth(self) -> bool:
        """Tell whether there is a page after this one."""
        return self._at + 1 < len(self._pages)

    def visit(self, page_id: str) -> None:
        """Note a page that was opened; opening the same page again is no step."""
        if self._at >= 0 and self._pages[self._at] == page_id:
            return
        del self._pages[self._at + 1 :]
        self._pages.append(page_id)
        del self._pages[:-_LIMIT]
        self._at = len(self._pages) - 1

    def back(self) -> str | None:
        """Step back and return the page there, ``None`` at the beginning."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self._pages[self._at]

    def forth(self) -> str | None:
        """Step forth and return the page there, ``None`` at the end."""
        if not self.can_go_forth:
            return None
        self._at += 1
        return self._pages[self._at]
