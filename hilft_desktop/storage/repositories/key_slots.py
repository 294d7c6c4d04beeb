# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault's own list of who may open it, and the log of what happened to keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from hilft_desktop.storage.keys import Slot
from hilft_desktop.storage.tables import key_events, key_slots
from hilft_desktop.storage.transaction import Repository, new_id


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """Something that happened to a key slot."""

    at: datetime
    event: str
    slot_id: str


class KeySlotRepository(Repository):
    """Public halves of the slots. The key file outside could be exchanged; this list could not."""

    __slots__ = ()

    def add(self, slot: Slot) -> None:
        """Trust a slot."""
        self._add(
            key_slots,
            id=new_id(),
            slot_id=slot.id,
            kind=slot.kind.value,
            public_key=slot.public_key,
        )

    def remove(self, slot_id: str) -> None:
        """Trust a slot no longer."""
        self._tx.connection.execute(delete(key_slots).where(key_slots.c.slot_id == slot_id))

    def trusted(self) -> dict[str, bytes]:
        """Return the public key of each trusted slot."""
        rows = self._all(select(key_slots.c.slot_id, key_slots.c.public_key))
        return {row.slot_id: bytes(row.public_key) for row in rows}

    def log(self, event: str, slot_id: str) -> None:
        """Enter an event: ``slot_added``, ``slot_removed``, ``recovery_used`` and so on."""
        self._add(key_events, id=new_id(), event=event, slot_id=slot_id)

    def events(self) -> tuple[KeyEvent, ...]:
        """Return the whole log, oldest first."""
        rows = self._all(select(key_events).order_by(key_events.c.id))
        return tuple(KeyEvent(row.created_at, row.event, row.slot_id) for row in rows)
