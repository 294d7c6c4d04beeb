# SPDX-License-Identifier: GPL-3.0-or-later
"""What the services share: the clock, the content, and the one vault that may be open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hilft_desktop.domain.errors import LockedError, UserError
from hilft_desktop.domain.structures import Unit
from hilft_desktop.services.content_desk import ContentDesk
from hilft_desktop.services.rows import VaultState
from hilft_desktop.services.task import current_task
from hilft_desktop.system.clock import Clock, SystemClock
from hilft_desktop.system.paths import find_paths

if TYPE_CHECKING:
    from hilft_desktop.content.local_library import LocalLibrary
    from hilft_desktop.storage.kdf import KdfParams
    from hilft_desktop.storage.unit_of_work import UnitOfWork
    from hilft_desktop.storage.vault import Vault

T = TypeVar("T")

PRACTICE = "practice"
"""Settings key: true in a vault of fictitious cases."""
UNSAVED_SINCE = "backup_due_since"
"""Settings key: moment of the first change that no backup holds yet."""
BACKUP_FAILED = "backup_failed"
"""Settings key: error code of the last attempt, empty when it worked."""


class OpenVault:
    """The open vault as services use it: queries stop on cancel, changes ask for a backup."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self.storage = vault
        self._clock = clock
        self._marked = False

    @property
    def path(self) -> Path:
        """Where the vault file lies."""
        return self.storage.path

    def read(self, job: Callable[[UnitOfWork], T]) -> T:
        """Run a job that only reads; a cancel of the running task stops its query."""
        return self.storage.read(self._interruptible(job))

    def write(self, job: Callable[[UnitOfWork], T]) -> T:
        """Run a job in one transaction and note that there is something to back up."""
        mark = not self._marked

        def run(uow: UnitOfWork) -> T:
            result = job(uow)
            if mark and uow.settings.get(UNSAVED_SINCE) is None:
                uow.settings.put(UNSAVED_SINCE, self._clock.now().isoformat())
            return result

        result = self.storage.write(self._interruptible(run))
        self._marked = True
        return result

    def write_quietly(self, job: Callable[[UnitOfWork], T]) -> T:
        """Run a job in one transaction that no backup has to wait for (drafts, bookkeeping)."""
        return self.storage.write(job)

    def note_change(self) -> None:
        """Note that there is something to back up after a change of keys, which bypasses us."""
        self.write(lambda _uow: None)

    def note_backup(self, failure: str = "") -> None:
        """Note that a backup holds everything written so far, or why there is none."""

        def note(uow: UnitOfWork) -> None:
            uow.settings.put(BACKUP_FAILED, failure or None)
            if not failure:
                uow.settings.put(UNSAVED_SINCE, None)

        self.storage.write(note)
        self._marked = self._marked and bool(failure)

    def _interruptible(self, job: Callable[[UnitOfWork], T]) -> Callable[[UnitOfWork], T]:
        # Registered on the vault's thread only while this very job runs: a cancel must never stop
        # the query of another call that happens to be running.
        task = current_task()

        def run(uow: UnitOfWork) -> T:
            with task.interruptible(self.storage.interrupt):
                return job(uow)

        return run


class Session:
    """State of one engine: at most one vault is open in it.

    ``kdf`` fixes the cost of new passphrases; without it storage measures the laptop.
    """

    def __init__(self, clock: Clock | None = None, kdf: KdfParams | None = None) -> None:
        self.clock = clock or SystemClock()
        self.kdf = kdf
        # Its own lock, not the vault's: the guide stays readable while the vault is unlocked.
        self.desk = ContentDesk(find_paths().data)
        self._vault_guard = threading.RLock()
        self._vault: OpenVault | None = None
        self._closed_state = VaultState(is_open=False)
        self._state = self._closed_state
        self._unit: Unit | None = None

    @property
    def content(self) -> LocalLibrary:
        """The content in use with the group's layer, loaded at its first use and when replaced."""
        return self.desk.library

    @property
    def vault(self) -> OpenVault:
        """The open vault; raises ``LockedError`` when none is."""
        vault = self._vault
        if vault is None:
            raise LockedError
        return vault

    @property
    def is_open(self) -> bool:
        """Tell whether a vault is open."""
        return self._vault is not None

    @property
    def working_date(self) -> date:
        """The day whose law applies where no other is named: today."""
        return self.clock.today()

    @property
    def counsellor(self) -> str:
        """Who opened the vault; empty after opening with the recovery key."""
        return self._state.counsellor

    def state(self) -> VaultState:
        """Return what front ends may know about the vault."""
        return self._state

    def unit(self) -> Unit:
        """Return the group; raises ``LockedError``, or ``UserError("unit_missing")``."""
        if not self.is_open:
            raise LockedError
        if self._unit is None:
            raise UserError("unit_missing")
        return self._unit

    def unit_or_none(self) -> Unit | None:
        """Return the group if a vault with one is open."""
        return self._unit

    def open(self, make: Callable[[], Vault]) -> VaultState:
        """Open a vault; raises ``UserError("vault_open_already")`` and what ``make`` raises."""
        with self._vault_guard:
            if self._vault is not None:
                raise UserError("vault_open_already")
            vault = make()
            try:
                self._vault = OpenVault(vault, self.clock)
                return self.refresh()
            except BaseException:
                self._vault = None
                vault.close()
                raise

    def refresh(self) -> VaultState:
        """Read anew what the state says of the open vault."""
        vault = self.vault

        def load(uow: UnitOfWork) -> tuple[Unit | None, bool]:
            return uow.settings.unit(), uow.settings.get(PRACTICE) is True

        self._unit, is_practice = vault.read(load)
        counsellor = vault.storage.counsellor()
        self._state = VaultState(
            is_open=True,
            path=str(vault.path),
            is_practice=is_practice,
            unit_name="" if self._unit is None else self._unit.name,
            counsellor="" if counsellor is None else counsellor.name,
        )
        return self._state

    def close(self) -> None:
        """Close the vault; harmless when none is open."""
        with self._vault_guard:
            vault, self._vault = self._vault, None
            self._unit = None
            self._state = self._closed_state
            if vault is not None:
                vault.storage.close()
