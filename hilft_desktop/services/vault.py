# SPDX-License-Identifier: GPL-3.0-or-later
"""Create, open, check and close the vault, and the passphrases that open it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import HilftError, MachineError, UserError
from hilft_desktop.domain.structures import Unit
from hilft_desktop.services import passphrases
from hilft_desktop.services.backups import back_up_if_due
from hilft_desktop.services.date_flags import raise_date_flags
from hilft_desktop.services.retention import purge_and_say, purge_unseen
from hilft_desktop.services.rows import (
    CreatedVault,
    PassphraseRating,
    SetUp,
    VaultReport,
    VaultState,
)
from hilft_desktop.services.settings import checked_unit
from hilft_desktop.services.texts import required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.vault import Vault

NAME_LIMIT = 120


class VaultService:
    """Opens and closes the one vault of the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def state(self) -> VaultState:
        """Return what front ends may know about the vault and the content."""
        return self._with_content(self._session.state())

    def propose_passphrase(self) -> str:
        """Return six random German words."""
        return passphrases.propose()

    def rate_passphrase(self, text: str) -> PassphraseRating:
        """Judge a passphrase of somebody's own."""
        return passphrases.rate(text)

    def create(self, setup: SetUp, *, allow_weak: bool = False) -> Changed[CreatedVault]:
        """Create a vault, open it and return it with its recovery sheet, which exists only now.

        Raises ``UserError``: ``path_empty``, ``counsellor_empty``, ``unit_name_empty``,
        ``passphrase_empty``, the advice of ``rate_passphrase`` unless ``allow_weak``,
        ``file_exists``, ``vault_open_already``; and the errors of the disk. After an error nothing
        is left behind.
        """
        from hilft_desktop.storage.keys import key_path
        from hilft_desktop.storage.vault import Vault

        if not setup.path.strip():
            raise UserError("path_empty", field="path")
        path = Path(setup.path)
        counsellor = required(
            setup.counsellor, NAME_LIMIT, "counsellor_empty", "unit_text_too_long", "counsellor"
        )
        unit = checked_unit(_unit(setup))
        passphrases.refuse_weak(setup.passphrase, allow_weak=allow_weak)
        self._session.open(
            lambda: Vault.create(
                path,
                counsellor=counsellor,
                passphrase=setup.passphrase,
                unit=unit,
                kdf=self._session.kdf,
                clock=self._session.clock,
            )
        )
        try:
            created = self._with_recovery_sheet()
        except BaseException:
            # Nobody has a recovery sheet for this vault, and nothing is in it: it must not stay.
            self._session.close()
            path.unlink(missing_ok=True)
            key_path(path).unlink(missing_ok=True)
            raise
        return Changed(created, Changes.of(Kind.SETTINGS))

    def unlock(self, path: str, passphrase: str) -> VaultState:
        """Open a vault with a counsellor's passphrase.

        Real names whose time is over are erased now, and deadlines that came near or are over raise
        their red flags; the state says how many. Raises ``UserError`` (``passphrase_wrong``,
        ``vault_missing``, ``vault_in_use``, ``vault_newer``, …) and ``MachineError``, see
        ``storage.vault``.
        """
        from hilft_desktop.storage.vault import Vault

        clock = self._session.clock
        return self._opened(lambda: Vault.open(_path(path), passphrase, clock=clock))

    def unlock_with_recovery(self, path: str, recovery_key: str) -> VaultState:
        """Open a vault with the key from the recovery sheet; its use is logged inside.

        Raises what ``unlock`` raises, with ``recovery_key_wrong`` and ``recovery_key_mistyped``.
        """
        from hilft_desktop.storage.vault import Vault

        clock = self._session.clock
        return self._opened(
            lambda: Vault.open_with_recovery(_path(path), recovery_key, clock=clock)
        )

    def check_passphrase(self, passphrase: str) -> bool:
        """Tell whether the passphrase opens this vault (return from the neutral page)."""
        from hilft_desktop.storage import keys

        storage = self._session.vault.storage
        try:
            keys.open_slots(
                keys.read_key_file(keys.key_path(storage.path)),
                keys.SlotKind.COUNSELLOR,
                passphrase,
                storage.keyring.slot_id,
            )
        except UserError as error:
            if error.code == "passphrase_wrong":
                return False
            raise
        return True

    def change_passphrase(
        self, old: str, new: str, *, counsellor: str = "", allow_weak: bool = False
    ) -> Changed[None]:
        """Change the passphrase of whoever opened the vault.

        After opening with the recovery key ``old`` is not asked for, and the counsellor of that
        name (the only one, if none is named) gets the new passphrase. Raises ``UserError``:
        ``counsellor_which`` when nobody is named and several counsel here,
        ``passphrase_wrong``, ``passphrase_unchanged``, ``passphrase_taken``,
        ``counsellor_unknown``, the advice of ``rate_passphrase``.
        """
        passphrases.refuse_weak(new, allow_weak=allow_weak)
        keyring = self._session.vault.storage.keyring
        if keyring.opened_with_recovery_key:
            everybody = self._session.vault.read(lambda uow: uow.counsellors.list())
            here = [c for c in everybody if c.left_on is None and counsellor in ("", c.name)]
            if not here:
                raise UserError("counsellor_unknown", field="counsellor")
            if len(here) > 1:  # a guess would take somebody else's access away
                raise UserError("counsellor_which", field="counsellor")
            keyring.reset_passphrase(here[0].id, new, self._session.kdf)
        elif old == new:
            raise UserError("passphrase_unchanged", field="new")
        else:
            keyring.change_passphrase(old, new, self._session.kdf)
        return Changed(None, Changes.of(Kind.SETTINGS))

    def new_recovery_sheet(self) -> Changed[CreatedVault]:
        """Make a fresh recovery key and its sheet; the former one opens nothing any more.

        The vault gets a new data key, since the former sheet may be in wrong hands.
        """
        return Changed(self._with_recovery_sheet(), Changes.of(Kind.SETTINGS))

    def counts(self) -> VaultReport:
        """Return how much is in the open vault, without looking for damage."""
        return _report(self._session.vault.storage, ())

    def check(self, path: str, passphrase: str) -> VaultReport:
        """Open a vault, look at every page and row, and close it again.

        Raises what ``unlock`` raises; damage that can be looked at is in the report.
        """
        self.unlock(path, passphrase)
        try:
            storage = self._session.vault.storage
            try:
                storage.check()
            except UserError as error:
                if error.code != "vault_damaged":
                    raise
                return _report(storage, (error.code,))
            return _report(storage, ())
        finally:
            self._session.close()

    def close(self) -> None:
        """Erase names whose day has come, make the backup that is due and close the vault.

        Harmless when none is open. An erasing or a backup that fails does not keep the vault open:
        the next opening erases, and Heute says that no backup was made.
        """
        if not self._session.is_open:
            return
        today = self._session.clock.today()
        try:
            with suppress(HilftError):
                self._session.vault.write_quietly(lambda uow: purge_unseen(uow, today))
            with suppress(HilftError):  # noted inside by back_up_if_due
                back_up_if_due(self._session)
        finally:
            self._session.close()

    # ------------------------------------------------------------------------------- helpers

    def _opened(self, make: Callable[[], Vault]) -> VaultState:
        state = self._session.open(make)
        try:
            today = self._session.clock.today()
            purged, flags = self._session.vault.write_quietly(
                lambda uow: (purge_and_say(uow, today), raise_date_flags(uow, today))
            )
        except BaseException:
            self._session.close()
            raise
        return replace(self._with_content(state), purged=purged, date_flags=flags)

    def _with_content(self, state: VaultState) -> VaultState:
        return replace(state, content_version=content_version(self._session))

    def _with_recovery_sheet(self) -> CreatedVault:
        from hilft_desktop.services.recovery_sheet import recovery_pdf

        vault = self._session.vault
        printed = vault.storage.keyring.new_recovery_key(self._session.kdf)
        groups = tuple(printed.split("-"))
        made_on = self._session.clock.today()
        pdf = recovery_pdf(groups, vault.path.name, self._session.unit(), made_on)
        return CreatedVault(self.state(), groups, pdf)


def content_version(session: Session) -> str:
    """Return the version of the content; empty when it is damaged: nobody is locked out for that.

    The guide says what is wrong with the content as soon as it is opened.
    """
    try:
        return session.content.version
    except MachineError:
        return ""


def _path(text: str) -> Path:
    if not text.strip():
        raise UserError("path_empty", field="path")
    return Path(text)


def _unit(setup: SetUp) -> Unit:
    return Unit(
        id=str(uuid.uuid4()),
        name=setup.unit_name,
        place=setup.place,
        land=setup.land,
        address=setup.address,
        contact=setup.contact,
        guidance=setup.guidance,
    )


def _report(storage: Vault, faults: tuple[str, ...]) -> VaultReport:
    from hilft_desktop.storage.inspection import revision, row_counts

    rows = {} if faults else storage.bare(row_counts)
    return VaultReport(
        healthy=not faults,
        schema=("" if faults else storage.bare(revision)) or "",
        contacts=rows.get("contacts", 0),
        persons=rows.get("persons", 0),
        cases=rows.get("cases", 0),
        size_bytes=storage.path.stat().st_size,
        faults=faults,
    )
