# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of the group, drafts of forms, and who counsels here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update

from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CounsellorId
from hilft_desktop.domain.structures import Unit
from hilft_desktop.storage.tables import counsellors, drafts, settings, vault_meta
from hilft_desktop.storage.transaction import Repository, new_id
from hilft_desktop.storage.types import JsonValue

_UNIT = "unit"


class SettingsRepository(Repository):
    """Typed values by key."""

    __slots__ = ()

    def get(self, key: str, default: JsonValue = None) -> JsonValue:
        """Return a value, or the default if it was never set."""
        row = self._one(select(settings.c.value).where(settings.c.key == key))
        value: JsonValue = default if row is None else row.value
        return value

    def put(self, key: str, value: JsonValue) -> None:
        """Set a value."""
        self._put(settings, key, value=value)

    def new_laptop_id(self) -> str:
        """Give the file another laptop's id: a restored copy must not pass for its original."""
        laptop_id = new_id()
        self._tx.connection.execute(update(vault_meta).values(laptop_id=laptop_id))
        return laptop_id

    def unit(self) -> Unit | None:
        """Return the group, if it was set up."""
        value = self.get(_UNIT)
        if not isinstance(value, dict):
            return None
        address = value["address"]
        assert isinstance(address, list)
        return Unit(
            id=str(value["id"]),
            name=str(value["name"]),
            place=str(value["place"]),
            land=Land(str(value["land"])),
            address=tuple(str(line) for line in address),
            contact=str(value["contact"]),
            guidance=str(value["guidance"]),
        )

    def put_unit(self, unit: Unit) -> None:
        """Set the group."""
        address: list[JsonValue] = list(unit.address)
        self.put(
            _UNIT,
            {
                "id": unit.id,
                "name": unit.name,
                "place": unit.place,
                "land": unit.land.value,
                "address": address,
                "contact": unit.contact,
                "guidance": unit.guidance,
            },
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was left."""

    key: str
    body: JsonValue
    saved_at: datetime


class DraftRepository(Repository):
    """Forms half filled in: nothing typed is lost by a lock or a crash."""

    __slots__ = ()

    def put(self, key: str, body: JsonValue) -> None:
        """Keep or replace the draft of a form."""
        self._put(drafts, key, body=body)

    def get(self, key: str) -> Draft | None:
        """Return the draft of a form, if there is one."""
        row = self._one(select(drafts).where(drafts.c.key == key))
        return None if row is None else Draft(row.key, row.body, row.changed_at)

    def list(self) -> tuple[Draft, ...]:
        """Return all drafts, last saved first."""
        rows = self._all(select(drafts).order_by(drafts.c.changed_at.desc(), drafts.c.id))
        return tuple(Draft(row.key, row.body, row.changed_at) for row in rows)

    def delete(self, key: str) -> None:
        """Erase a draft; harmless if there is none."""
        self._erase(drafts.c.key == key)

    def delete_starting(self, beginning: str) -> None:
        """Erase the drafts whose keys begin so; harmless if there are none."""
        self._erase(drafts.c.key.startswith(beginning, autoescape=True))

    def _erase(self, condition: ColumnElement[bool]) -> None:
        gone = self._tx.connection.execute(delete(drafts).where(condition))
        if gone.rowcount:
            self._tx.note_erasure()


@dataclass(frozen=True, slots=True)
class Counsellor:
    """Somebody who counsels; ``slot_id`` names the key slot, ``None`` once it was taken away."""

    id: CounsellorId
    name: str
    slot_id: str | None
    left_on: date | None = None
    trained_until: date | None = None
    """Last day of the training on the limits of advice (§ 6 RDG), if there was one."""


class CounsellorRepository(Repository):
    """Who counsels here. Slots are made and removed by the vault, not here."""

    __slots__ = ()

    def add(self, name: str, slot_id: str) -> Counsellor:
        """Add a counsellor with an existing key slot."""
        counsellor = Counsellor(CounsellorId(new_id()), name, slot_id)
        self._add(counsellors, id=counsellor.id, name=name, slot_id=slot_id)
        return counsellor

    def list(self) -> tuple[Counsellor, ...]:
        """Return everybody, in the order they came, those who left included."""
        return tuple(
            _counsellor(r) for r in self._all(select(counsellors).order_by(counsellors.c.id))
        )

    def get(self, counsellor_id: CounsellorId) -> Counsellor:
        """Return a counsellor; raises ``UserError("counsellor_unknown")``."""
        row = self._one(select(counsellors).where(counsellors.c.id == counsellor_id))
        if row is None:
            raise UserError("counsellor_unknown")
        return _counsellor(row)

    def by_slot(self, slot_id: str) -> Counsellor | None:
        """Return whose key slot this is; ``None`` for the recovery slot."""
        row = self._one(select(counsellors).where(counsellors.c.slot_id == slot_id))
        return None if row is None else _counsellor(row)

    def set_slot(self, counsellor_id: CounsellorId, slot_id: str) -> None:
        """Record a fresh key slot; whoever had left is back."""
        self._change(counsellor_id, slot_id=slot_id, left_on=None)

    def leave(self, counsellor_id: CounsellorId) -> None:
        """Record that a counsellor left today and has no key slot any more."""
        self._change(counsellor_id, slot_id=None, left_on=self._tx.clock.today())

    def set_trained(self, counsellor_id: CounsellorId, until: date | None) -> Counsellor:
        """Record until when the training holds; raises ``UserError("counsellor_unknown")``."""
        self._change(counsellor_id, trained_until=until)
        return self.get(counsellor_id)

    def _change(self, counsellor_id: CounsellorId, **values: Any) -> None:
        self._tx.connection.execute(
            update(counsellors)
            .where(counsellors.c.id == counsellor_id)
            .values(**values, **self._tx.change_stamp())
        )


def _counsellor(row: Any) -> Counsellor:
    return Counsellor(row.id, row.name, row.slot_id, row.left_on, row.trained_until)
