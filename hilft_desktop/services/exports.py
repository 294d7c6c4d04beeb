# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of everything that ever left the laptop; it can only grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.services.rows import ExportRow
from hilft_desktop.services.texts import limited

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

_PAGE = 1000
_LONGEST = 500


class ExportService:
    """Reads the register and enters what other services did not."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def register(self) -> tuple[ExportRow, ...]:
        """Return the whole register, newest first."""
        return self._session.vault.read(_whole_register)

    def note(self, kind: str, what: str, sha256: str) -> Changed[None]:
        """Enter something that leaves; ``what`` says it in words that name nobody."""
        words = limited(" ".join(what.split()), _LONGEST, "export_text_too_long", "what")
        self._session.vault.write(lambda uow: uow.exports.append(kind, words, sha256))
        return Changed(None, Changes.of(Kind.EXPORT))


def _whole_register(uow: UnitOfWork) -> tuple[ExportRow, ...]:
    rows: list[ExportRow] = []
    after: str | None = None
    while True:
        page = uow.exports.list(after=after, limit=_PAGE)
        rows.extend(ExportRow(row.at, row.kind, row.what, row.sha256) for row in page.items)
        after = page.after
        if after is None:
            return tuple(rows)
