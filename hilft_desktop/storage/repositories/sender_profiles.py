# SPDX-License-Identifier: GPL-3.0-or-later
"""Letterheads of the group besides its own."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, func, select, update

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import SenderId
from hilft_desktop.domain.printing import SenderProfile
from hilft_desktop.storage.tables import sender_profiles
from hilft_desktop.storage.transaction import Repository, new_id


class SenderProfileRepository(Repository):
    """Letterheads; their titles are unique."""

    __slots__ = ()

    def list(self) -> tuple[SenderProfile, ...]:
        """Return all letterheads by title."""
        statement = select(sender_profiles).order_by(
            func.lower(sender_profiles.c.title), sender_profiles.c.id
        )
        return tuple(_profile(row) for row in self._all(statement))

    def get(self, sender_id: SenderId) -> SenderProfile:
        """Return a letterhead; raises ``UserError("sender_unknown")``."""
        row = self._one(select(sender_profiles).where(sender_profiles.c.id == sender_id))
        if row is None:
            raise UserError("sender_unknown")
        return _profile(row)

    def put(self, profile: SenderProfile) -> SenderProfile:
        """Add a letterhead (empty id) or change one; raises ``UserError("sender_unknown")``."""
        values: dict[str, Any] = {
            name: getattr(profile, name) for name in SenderProfile.__slots__ if name != "id"
        }
        values["address"] = list(profile.address)
        if not profile.id:
            sender_id = SenderId(new_id())
            self._add(sender_profiles, id=sender_id, **values)
            return self.get(sender_id)
        self.get(profile.id)
        self._tx.connection.execute(
            update(sender_profiles)
            .where(sender_profiles.c.id == profile.id)
            .values(**values, **self._tx.change_stamp())
        )
        return self.get(profile.id)

    def delete(self, sender_id: SenderId) -> SenderProfile:
        """Remove a letterhead and return it; raises ``UserError("sender_unknown")``."""
        profile = self.get(sender_id)
        self._tx.lamport()
        self._tx.connection.execute(
            delete(sender_profiles).where(sender_profiles.c.id == sender_id)
        )
        return profile


def _profile(row: Any) -> SenderProfile:
    return SenderProfile(
        row.id, row.title, row.name, tuple(row.address), row.contact, row.place, row.signature
    )
