# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsaved forms, kept encrypted in the vault, so that a lock or a crash loses nothing typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hilft_desktop.domain.errors import UserError

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session

LETTER_DRAFT = "letter"
"""Key of the draft of a letter: the only form in which a real name is typed."""
LIMIT = 2_000_000
"""Characters of one draft."""


class DraftService:
    """Keeps one text per form."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, key: str, text: str) -> None:
        """Keep or replace the draft of a form; raises ``UserError("draft_too_big")``."""
        if len(text) > LIMIT:
            raise UserError("draft_too_big")
        self._session.vault.write_quietly(lambda uow: uow.drafts.put(key, text))

    def get(self, key: str) -> str | None:
        """Return the draft of a form, if there is one."""
        draft = self._session.vault.read(lambda uow: uow.drafts.get(key))
        return draft.body if draft is not None and isinstance(draft.body, str) else None

    def delete(self, key: str) -> None:
        """Erase a draft; harmless if there is none."""
        self._session.vault.write_quietly(lambda uow: uow.drafts.delete(key))
