# SPDX-License-Identifier: GPL-3.0-or-later
"""Collective cases: one house, one supplier, one office, and the cases of several persons in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import TITLE_LIMIT
from hilft_desktop.domain.casework import Collective, CollectiveKind
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.contacts import NOTE_LIMIT
from hilft_desktop.domain.ids import CaseId, CollectiveId
from hilft_desktop.services.case_pages import case_row
from hilft_desktop.services.casework_rows import CollectiveDetail
from hilft_desktop.services.texts import limited, required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork


class CollectiveService:
    """Keeps what several cases have in common."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self) -> tuple[Collective, ...]:
        """Return all collective cases, newest first."""
        return self._session.vault.read(lambda uow: uow.collectives.list())

    def show(self, collective_id: str) -> CollectiveDetail:
        """Return a collective case with its cases; raises ``UserError("collective_unknown")``."""

        def load(uow: UnitOfWork) -> CollectiveDetail:
            collective = uow.collectives.get(CollectiveId(collective_id))
            rows = uow.cases.rows(collective.case_ids)
            return CollectiveDetail(collective, tuple(case_row(row) for row in rows))

        return self._session.vault.read(load)

    def create(self, kind: CollectiveKind, title: str, note: str = "") -> Changed[Collective]:
        """Open a collective case.

        Raises ``UserError``: ``title_empty``, ``title_too_long``, ``collective_note_too_long``.
        """
        words, about = _texts(title, note)
        today = self._session.clock.today()
        made = self._session.vault.write(lambda uow: uow.collectives.add(kind, words, about, today))
        return _changed(made)

    def change(self, collective_id: str, title: str, note: str) -> Changed[Collective]:
        """Give it another title and note; raises what ``create`` and ``show`` raise."""
        words, about = _texts(title, note)
        changed = self._session.vault.write(
            lambda uow: uow.collectives.change(CollectiveId(collective_id), words, about)
        )
        return _changed(changed)

    def remove(self, collective_id: str) -> Changed[None]:
        """Erase it; its cases stay as they are. Raises ``UserError("collective_unknown")``."""
        self._session.vault.write(lambda uow: uow.collectives.remove(CollectiveId(collective_id)))
        return Changed(None, Changes.of(Kind.COLLECTIVE))

    def add_case(self, collective_id: str, case_id: str) -> Changed[Collective]:
        """Take a case in; harmless if it is in already.

        Raises ``UserError``: ``collective_unknown``, ``case_unknown``.
        """
        changed = self._session.vault.write(
            lambda uow: uow.collectives.add_case(CollectiveId(collective_id), CaseId(case_id))
        )
        return _changed(changed, case_id)

    def remove_case(self, collective_id: str, case_id: str) -> Changed[Collective]:
        """Take a case out, harmless if it is not in; raises ``UserError("collective_unknown")``."""
        changed = self._session.vault.write(
            lambda uow: uow.collectives.remove_case(CollectiveId(collective_id), CaseId(case_id))
        )
        return _changed(changed, case_id)


def _texts(title: str, note: str) -> tuple[str, str]:
    words = required(" ".join(title.split()), TITLE_LIMIT, "title_empty", "title_too_long", "title")
    return words, limited(note, NOTE_LIMIT, "collective_note_too_long", "note")


def _changed(collective: Collective, case_id: str | None = None) -> Changed[Collective]:
    return Changed(collective, Changes.of(Kind.COLLECTIVE, case_id=case_id))
