# SPDX-License-Identifier: GPL-3.0-or-later
"""Who can open a vault: adding, changing and removing key slots of an open one.

The vault's own list says which slots are trusted. Whatever stands in the key file besides them,
be it a cut-off change or a foreign hand, is removed at the next opening, with a new data key.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CounsellorId
from hilft_desktop.storage import keys
from hilft_desktop.storage.connection import driver_of
from hilft_desktop.storage.kdf import KdfParams
from hilft_desktop.storage.keys import Access, KeyFile, Slot, SlotKind
from hilft_desktop.storage.recovery import new_recovery_key, normalise_recovery_key
from hilft_desktop.storage.repositories.settings import Counsellor
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.worker import VaultWorker, empty_log

T = TypeVar("T")


class Write(Protocol):
    """``Vault.write``."""

    def __call__(self, job: Callable[[UnitOfWork], T]) -> T: ...


class Keyring:
    """The key slots of an open vault. New slots cost what the slot in use costs."""

    def __init__(self, path: Path, access: Access, worker: VaultWorker, write: Write) -> None:
        self._path = keys.key_path(path)
        self._slot = access.slot
        self._worker = worker
        self._write = write
        self.vault_id = access.vault_id
        self.data_key = access.data_keys[0]

    @property
    def slot_id(self) -> str:
        """Slot through which the vault was opened."""
        return self._slot.id

    @property
    def opened_with_recovery_key(self) -> bool:
        """Tell whether the printed key was used; somebody should choose a new passphrase then."""
        return self._slot.kind is SlotKind.RECOVERY

    def has_recovery_key(self) -> bool:
        """Tell whether a recovery key was ever made."""
        return any(slot.kind is SlotKind.RECOVERY for slot in self._read().slots)

    def shares_key_with(self, other: KeyFile) -> bool:
        """Tell whether another key file of this vault leads to the data key in use.

        A slot is sealed anew only with a new data key, and never twice alike.
        """
        return not {s.sealed for s in self._read().slots}.isdisjoint(s.sealed for s in other.slots)

    def settle(self) -> bool:
        """Finish what a crash cut off, and drop slots the vault does not know.

        Tell whether the vault is a restored copy, which gets another laptop's id. Raises
        ``UserError("passphrase_wrong")`` when the slot in use is unknown to the vault.
        """
        key_file = self._read()
        trusted = self._write(lambda uow: uow.keys.trusted())
        if trusted.get(self._slot.id) != self._slot.public_key:
            raise UserError("passphrase_wrong", field="passphrase")
        strangers = [s for s in key_file.slots if trusted.get(s.id) != s.public_key]
        if strangers or any(slot.sealed_next is not None for slot in key_file.slots):
            self._rekey(trusted)
        if key_file.restored:
            self._write(lambda uow: uow.settings.new_laptop_id())
            keys.write_key_file(self._path, dataclasses.replace(self._read(), restored=False))
        return key_file.restored

    def add_counsellor(
        self, name: str, passphrase: str, kdf: KdfParams | None = None
    ) -> Counsellor:
        """Give somebody a passphrase of their own; raises ``UserError("passphrase_taken")``."""
        slot = self._new_slot(SlotKind.COUNSELLOR, passphrase, kdf, self._counsellors())

        def add(uow: UnitOfWork) -> Counsellor:
            counsellor = uow.counsellors.add(name, slot.id)
            self._trust(uow, slot)
            return counsellor

        return self._write(add)

    def change_passphrase(self, old: str, new: str, kdf: KdfParams | None = None) -> None:
        """Change the passphrase with which the vault was opened.

        Raises ``UserError`` with ``passphrase_wrong`` or ``passphrase_taken``.
        """
        params, others = kdf or self._slot.kdf, self._counsellors(but=self._slot.id)
        changed = keys.rewrap(self.vault_id, self._slot, old, new, params, others)

        def change(uow: UnitOfWork) -> None:
            uow.keys.log("passphrase_changed", changed.id)
            self._put(changed)

        self._write(change)
        self._slot = changed

    def reset_passphrase(
        self, counsellor_id: CounsellorId, new: str, kdf: KdfParams | None = None
    ) -> Counsellor:
        """Give a counsellor who forgot the passphrase a fresh slot; the old one opens no more.

        Raises ``UserError`` with ``counsellor_unknown`` or ``passphrase_taken``.
        """
        old = self._write(lambda uow: uow.counsellors.get(counsellor_id)).slot_id
        slot = self._new_slot(SlotKind.COUNSELLOR, new, kdf, self._counsellors(but=old))

        def reset(uow: UnitOfWork) -> Counsellor:
            if old is not None:
                uow.keys.remove(old)
                uow.keys.log("slot_removed", old)
            uow.counsellors.set_slot(counsellor_id, slot.id)
            self._trust(uow, slot, instead_of=old)
            return uow.counsellors.get(counsellor_id)

        counsellor = self._write(reset)
        self._take_over(slot)
        return counsellor

    def remove_counsellor(self, counsellor_id: CounsellorId) -> None:
        """Take a counsellor's slot away and give the vault a new data key.

        Older backups keep opening with the passphrase they were made under. Raises
        ``UserError`` with ``counsellor_unknown``, ``counsellor_left``, ``counsellor_is_self`` and,
        after opening with the recovery key, ``counsellor_is_last``.
        """

        def remove(uow: UnitOfWork) -> dict[str, bytes]:
            slot_id = uow.counsellors.get(counsellor_id).slot_id
            if slot_id is None:
                raise UserError("counsellor_left")
            if slot_id == self.slot_id:
                raise UserError("counsellor_is_self")
            if not any(c.slot_id not in (None, slot_id) for c in uow.counsellors.list()):
                raise UserError("counsellor_is_last")
            uow.counsellors.leave(counsellor_id)
            uow.keys.remove(slot_id)
            uow.keys.log("slot_removed", slot_id)
            return uow.keys.trusted()

        self._rekey(self._write(remove))

    def new_recovery_key(self, kdf: KdfParams | None = None) -> str:
        """Return a fresh recovery key to be printed; it is kept nowhere.

        A former one opens no more, and the vault gets a new data key, since that sheet may be in
        wrong hands.
        """
        printed = new_recovery_key()
        slot = self._new_slot(SlotKind.RECOVERY, normalise_recovery_key(printed), kdf)
        old = [s.id for s in self._read().slots if s.kind is SlotKind.RECOVERY]

        def replace(uow: UnitOfWork) -> dict[str, bytes]:
            for slot_id in old:
                uow.keys.remove(slot_id)
                uow.keys.log("slot_removed", slot_id)
            self._trust(uow, slot)
            return uow.keys.trusted()

        trusted = self._write(replace)
        if old:
            if self._slot.id in old:
                self._slot = slot
            self._rekey(trusted)
        return printed

    # ------------------------------------------------------------------ key file

    def _read(self) -> KeyFile:
        key_file = keys.read_key_file(self._path)
        if key_file.vault_id != self.vault_id:
            raise UserError("vault_keys_foreign", file=str(self._path))
        return key_file

    def _counsellors(self, but: str | None = None) -> tuple[Slot, ...]:
        """Return the counsellors' slots, the one in use first: its salt is known to be ours."""
        slots = (s for s in self._read().slots if s.kind is SlotKind.COUNSELLOR and s.id != but)
        return tuple(sorted(slots, key=lambda slot: slot.id != self._slot.id))

    def _new_slot(
        self,
        kind: SlotKind,
        secret: str,
        kdf: KdfParams | None,
        beside: tuple[Slot, ...] = (),
    ) -> Slot:
        params = kdf or self._slot.kdf
        return keys.new_slot(self.vault_id, kind, secret, self.data_key, params, beside)

    def _trust(self, uow: UnitOfWork, slot: Slot, instead_of: str | None = None) -> None:
        """Enter a slot inside and outside; the key file last, so that its failure undoes both."""
        uow.keys.add(slot)
        uow.keys.log("slot_added", slot.id)
        self._put(slot, instead_of)

    def _put(self, slot: Slot, instead_of: str | None = None) -> None:
        key_file = self._read()
        gone = {slot.id, instead_of}
        kept = tuple(other for other in key_file.slots if other.id not in gone)
        keys.write_key_file(self._path, key_file.with_slots((*kept, slot)))

    def _take_over(self, slot: Slot) -> None:
        """Go on through the new slot if the one in use was replaced."""
        if all(other.id != self._slot.id for other in self._read().slots):
            self._slot = slot

    def _rekey(self, trusted: dict[str, bytes]) -> None:
        """Give the vault a new data key, sealed to the trusted slots only.

        The key file carries both keys while the pages are rewritten: whenever it is cut off, one
        of them opens the vault, and ``settle`` does the rest.
        """
        data_key = keys.new_data_key()
        key_file = self._read()
        staying = [s for s in key_file.slots if trusted.get(s.id) == s.public_key]
        both = {
            slot.id: dataclasses.replace(
                slot,
                sealed=keys.seal(self.vault_id, slot, self.data_key),
                sealed_next=keys.seal(self.vault_id, slot, data_key),
            )
            for slot in staying
        }
        keys.write_key_file(
            self._path, key_file.with_slots(tuple(both.get(s.id, s) for s in key_file.slots))
        )

        def rewrite(connection: Connection) -> None:
            driver = driver_of(connection)
            driver.reset_key(f"x'{data_key.hex()}'".encode("ascii"))
            empty_log(connection)

        self._worker.bare(rewrite)
        self.data_key = data_key
        after = tuple(
            dataclasses.replace(slot, sealed=slot.sealed_next or b"", sealed_next=None)
            for slot in both.values()
        )
        keys.write_key_file(self._path, key_file.with_slots(after))
