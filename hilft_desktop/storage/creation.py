# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault: built beside its place, and given its name when it is whole."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.structures import Unit
from hilft_desktop.storage import keys
from hilft_desktop.storage.connection import guarded_engine
from hilft_desktop.storage.copying import make_private, part_file, put_in_place, sync_file
from hilft_desktop.storage.faults import storage_faults
from hilft_desktop.storage.kdf import KdfParams
from hilft_desktop.storage.medium import ROLLBACK
from hilft_desktop.storage.revisions import HEAD
from hilft_desktop.storage.signing import new_signing_key
from hilft_desktop.storage.tables import vault_meta
from hilft_desktop.storage.transaction import Transaction, new_id
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.worker import VaultWorker
from hilft_desktop.system.clock import Clock
from hilft_desktop.system.instance import vault_lock


def lay_down(
    path: Path,
    counsellor: str,
    passphrase: str,
    unit: Unit | None,
    params: KdfParams,
    clock: Clock,
) -> keys.Access:
    """Make a vault and its key file and return the way into it.

    Raises ``UserError("file_exists")``, ``UserError("vault_in_use")``, and the errors of
    ``storage_faults``; neither file is there then.
    """
    if path.exists() or keys.key_path(path).exists():
        raise UserError("file_exists", file=str(path))
    vault_id, data_key = new_id(), keys.new_data_key()
    slot = keys.new_slot(vault_id, keys.SlotKind.COUNSELLOR, passphrase, data_key, params)
    with storage_faults(path), vault_lock(path), part_file(path) as part:
        make_private(part)
        worker = VaultWorker(part, guarded_engine(part, data_key, ROLLBACK))
        try:
            worker.bare(lambda connection: _lay_tables(connection, part))
            worker.transaction(
                lambda connection: _fill(connection, clock, vault_id, slot, counsellor, unit),
                write=True,
            )
        finally:
            worker.close()
        sync_file(part)
        keys.write_key_file(keys.key_path(path), keys.KeyFile(vault_id, (slot,)))
        try:
            put_in_place(part, path)
        except BaseException:
            keys.key_path(path).unlink(missing_ok=True)
            raise
    return keys.Access(vault_id, slot, (data_key,))


def _lay_tables(connection: Connection, part: Path) -> None:
    # Loaded only here and for migrations: it takes a quarter of a second (see vault).
    from hilft_desktop.storage.schema import run_revisions

    run_revisions(connection, part, HEAD)


def _fill(
    connection: Connection,
    clock: Clock,
    vault_id: str,
    slot: keys.Slot,
    counsellor: str,
    unit: Unit | None,
) -> None:
    laptop_id = new_id()
    connection.execute(
        insert(vault_meta).values(
            one=1,
            vault_id=vault_id,
            laptop_id=laptop_id,
            lamport=0,
            signing_key=new_signing_key(),
            created_at=clock.now(),
        )
    )
    uow = UnitOfWork(Transaction(connection, clock, laptop_id))
    uow.keys.add(slot)
    uow.keys.log("slot_added", slot.id)
    uow.counsellors.add(counsellor, slot.id)
    if unit is not None:
        uow.settings.put_unit(unit)
