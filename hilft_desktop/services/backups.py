# SPDX-License-Identifier: GPL-3.0-or-later
"""Encrypted copies: made on demand and at close, proven by a real test restore, restored."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import Cancelled, HilftError
from hilft_desktop.services.rows import BackupRow, BackupStatus
from hilft_desktop.services.session import BACKUP_FAILED, UNSAVED_SINCE
from hilft_desktop.services.task import current_task

if TYPE_CHECKING:
    from hilft_desktop.services.session import OpenVault, Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

DIRECTORY = "backup_directory"
"""Settings key: folder chosen for backups; missing for the one beside the vault."""
_LOG_LINES = 500
PATIENCE = timedelta(days=1)
"""How long a change may wait for a backup before that is said loudly."""


class BackupService:
    """Makes, proves, lists and restores backups."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def status(self) -> BackupStatus:
        """Return when the vault was last backed up and proven, and whether that is overdue."""
        from hilft_desktop.storage.repositories.ledgers import BackupEvent

        def load(uow: UnitOfWork) -> tuple[datetime | None, datetime | None, str, str]:
            made = uow.backups.last(BackupEvent.MADE)
            proven = uow.backups.last(BackupEvent.PROVEN)
            return (
                None if made is None else made.at,
                None if proven is None else proven.at,
                str(uow.settings.get(UNSAVED_SINCE) or ""),
                str(uow.settings.get(BACKUP_FAILED) or ""),
            )

        made, proven, waiting, failed = self._session.vault.read(load)
        late = False
        if waiting:
            late = self._session.clock.now() - datetime.fromisoformat(waiting) > PATIENCE
        return BackupStatus(
            directory=str(self._directory()),
            last_at=made,
            last_proven_at=proven,
            overdue=late or bool(failed),
            failed=failed,
            waiting=bool(waiting),
        )

    def list(self) -> tuple[BackupRow, ...]:
        """Return the backups of this vault in the backup folder, newest first."""
        from hilft_desktop.storage.backup import stored_backups

        vault = self._session.vault
        made, proven = vault.read(_moments)
        zone = self._session.clock.now().tzinfo
        return tuple(
            BackupRow(
                path=str(stored.path),
                made_at=made.get(stored.path.name, stored.made_at.replace(tzinfo=zone)),
                size_bytes=stored.path.stat().st_size,
                proven_at=proven.get(stored.path.name),
            )
            for stored in stored_backups(self._directory(), vault.storage.vault_id)
        )

    def make(self, directory: str = "") -> Changed[BackupRow]:
        """Write an encrypted copy into a folder (the backup folder, if none is named).

        Reports progress and can be cancelled. Raises the errors of the disk; a failure is noted
        inside the vault until a copy succeeds.
        """
        row = _make(self._session, Path(directory) if directory else self._directory())
        return Changed(row, Changes.of(Kind.BACKUP))

    def prove(self, path: str) -> Changed[BackupRow]:
        """Restore a backup into a private folder, open it, count its rows and wipe it again.

        Raises ``UserError``: ``backup_missing``, ``backup_damaged``, ``backup_other_vault``,
        ``backup_older_key`` for a copy made before somebody left.
        """
        from hilft_desktop.storage.backup import prove

        file = Path(path)
        proof = prove(self._session.vault.storage, file)
        made, _proven = self._session.vault.read(_moments)
        made_at = made.get(file.name) or _written_at(file, proof.proven_at)
        row = BackupRow(path, made_at, file.stat().st_size, proof.proven_at)
        return Changed(row, Changes.of(Kind.BACKUP))

    def restore(self, backup: str, to_file: str, passphrase: str | None) -> str:
        """Make a new vault file from a backup and return its path; works while locked.

        The copy is opened and checked page by page before it gets its name; without a passphrase
        only what can be seen from outside is checked. Raises ``UserError``:
        ``file_exists``, ``backup_missing``, ``backup_damaged``, ``passphrase_wrong``.
        """
        from hilft_desktop.storage.backup import restore

        task = current_task()
        restore(
            Path(backup),
            Path(to_file),
            passphrase=passphrase,
            progress=task.progress,
            cancelled=lambda: task.cancelled,
        )
        return to_file

    def set_directory(self, path: str) -> Changed[BackupStatus]:
        """Choose the backup folder; an empty text goes back to the one beside the vault."""
        self._session.vault.write_quietly(lambda uow: uow.settings.put(DIRECTORY, path or None))
        return Changed(self.status(), Changes.of(Kind.BACKUP, Kind.SETTINGS))

    def _directory(self) -> Path:
        return backup_directory(self._session.vault)


def backup_directory(vault: OpenVault) -> Path:
    """Return the backup folder: the one chosen, else one beside the vault."""
    chosen = vault.read(lambda uow: uow.settings.get(DIRECTORY))
    if isinstance(chosen, str) and chosen:
        return Path(chosen)
    return vault.path.with_name(f"{vault.path.stem}-Sicherungen")


def back_up_if_due(session: Session) -> None:
    """Make the backup at close, if anything changed since the last one.

    Practice vaults are left out: nothing in them is worth a copy.
    """
    vault = session.vault
    waiting = vault.read(lambda uow: uow.settings.get(UNSAVED_SINCE))
    if waiting and not session.state().is_practice:
        _make(session, backup_directory(vault))


def _make(session: Session, directory: Path) -> BackupRow:
    from hilft_desktop.storage.backup import backup

    task = current_task()
    vault = session.vault
    try:
        info = backup(
            vault.storage,
            directory,
            progress=task.progress,
            cancelled=lambda: task.cancelled,
        )
    except Cancelled:
        raise
    except HilftError as error:
        # On a full or pulled medium not even that can be written; the first error says why.
        with suppress(HilftError):
            vault.note_backup(error.code)
        raise
    vault.note_backup()
    return BackupRow(str(info.path), info.made_at, info.size)


def _moments(uow: UnitOfWork) -> tuple[dict[str, datetime], dict[str, datetime]]:
    """Return when each copy was made and last proven, by file name."""
    from hilft_desktop.storage.repositories.ledgers import BackupEvent

    made: dict[str, datetime] = {}
    proven: dict[str, datetime] = {}
    for line in uow.backups.list(limit=_LOG_LINES):
        known = made if line.event is BackupEvent.MADE else proven
        known.setdefault(line.file_name, line.at)
    return made, proven


def _written_at(file: Path, zone_of: datetime) -> datetime:
    """Return when a file was written, for a copy this vault's log does not know."""
    return datetime.fromtimestamp(file.stat().st_mtime, tz=zone_of.tzinfo)
