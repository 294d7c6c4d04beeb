# SPDX-License-Identifier: GPL-3.0-or-later
"""The team: who counsels here, who may open the vault, and whose training counts until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.team import training_state
from hilft_desktop.i18n.collation import sort_key
from hilft_desktop.services.backups import backup_directory
from hilft_desktop.services.passphrases import refuse_weak
from hilft_desktop.services.team_rows import Leaving, TeamMember
from hilft_desktop.services.texts import cleaned, required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.repositories.settings import Counsellor
    from hilft_desktop.storage.unit_of_work import UnitOfWork

NAME_LIMIT = 120
TRAINING_YEARS = 10
"""No training counts for longer; a later day is a slip of the hand that nobody would notice."""


class TeamService:
    """Names are the handle: cases and notes carry them, so no two members ever share one."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self) -> tuple[TeamMember, ...]:
        """Return everybody by name, those who left last and with the day they went."""
        everybody = self._session.vault.read(lambda uow: uow.counsellors.list())
        members = [self._member(each) for each in everybody]
        return tuple(sorted(members, key=lambda m: (m.left_on is not None, sort_key(m.name))))

    def add(self, name: str, passphrase: str, *, allow_weak: bool = False) -> Changed[TeamMember]:
        """Let somebody open the vault with a passphrase that they chose and typed themselves.

        Whoever had left and comes back keeps name and training. Raises ``UserError``:
        ``counsellor_empty``, ``counsellor_too_long``, ``counsellor_known``, ``passphrase_empty``,
        ``passphrase_taken``, the advice of ``rate_passphrase`` unless ``allow_weak``.
        """
        wanted = " ".join(
            required(name, NAME_LIMIT, "counsellor_empty", "counsellor_too_long", "name").split()
        )
        known = self._find(wanted)
        if known is not None and known.left_on is None:
            raise UserError("counsellor_known", field="name")
        refuse_weak(passphrase, allow_weak=allow_weak)
        vault, kdf = self._session.vault, self._session.kdf
        vault.note_change()  # first: a crash in between must not leave the change without a copy
        if known is None:
            added = vault.storage.keyring.add_counsellor(wanted, passphrase, kdf)
        else:
            added = vault.storage.keyring.reset_passphrase(known.id, passphrase, kdf)
        return Changed(self._member(added), Changes.of(Kind.TEAM))

    def leaving(self, name: str) -> Leaving:
        """Return what would stay behind if somebody left now; changes nothing.

        Raises ``UserError``: ``counsellor_unknown``, ``counsellor_left``.
        """
        return self._leaving(self._present(name))

    def leave(self, name: str) -> Changed[Leaving]:
        """Take somebody's access away and give the vault a new key.

        Their passphrase opens neither the vault nor copies made from now on; older copies it goes
        on opening. Only somebody else can do this, so that a passphrase which just worked stays.
        Raises ``UserError``: ``counsellor_unknown``, ``counsellor_left``, ``counsellor_is_self``,
        ``counsellor_is_last``.
        """
        gone = self._present(name)
        behind = self._leaving(gone)
        self._session.vault.note_change()
        self._session.vault.storage.keyring.remove_counsellor(gone.id)
        return Changed(behind, Changes.of(Kind.TEAM))

    def set_trained(self, name: str, until: date | None) -> Changed[TeamMember]:
        """Record the last day on which somebody's training counts; ``None`` for no training.

        Raises ``UserError``: ``counsellor_unknown``, ``counsellor_left``, ``training_too_far``.
        """
        today = self._session.clock.today()
        if until is not None and until.year > today.year + TRAINING_YEARS:
            raise UserError("training_too_far", field="until", years=TRAINING_YEARS)
        known = self._present(name)
        changed = self._session.vault.write(
            lambda uow: uow.counsellors.set_trained(known.id, until)
        )
        return Changed(self._member(changed), Changes.of(Kind.TEAM))

    # ------------------------------------------------------------------------------- helpers

    def _find(self, name: str) -> Counsellor | None:
        wanted = same_name(name)
        everybody = self._session.vault.read(lambda uow: uow.counsellors.list())
        return next((each for each in everybody if same_name(each.name) == wanted), None)

    def _present(self, name: str) -> Counsellor:
        found = self._find(name)
        if found is None:
            raise UserError("counsellor_unknown", field="name")
        if found.left_on is not None:
            raise UserError("counsellor_left", field="name")
        return found

    def _leaving(self, gone: Counsellor) -> Leaving:
        from hilft_desktop.storage.backup import copies_with_slot

        vault = self._session.vault
        folder, slot_id = backup_directory(vault), gone.slot_id or ""
        copies = copies_with_slot(folder, vault.storage.vault_id, slot_id)
        cases = vault.read(lambda uow: _open_cases(uow, gone.name))
        return Leaving(gone.name, cases, copies)

    def _member(self, counsellor: Counsellor) -> TeamMember:
        me, today = self._session.counsellor, self._session.clock.today()
        return TeamMember(
            name=counsellor.name,
            has_slot=counsellor.slot_id is not None,
            trained_until=counsellor.trained_until,
            left_on=counsellor.left_on,
            is_self=counsellor.left_on is None and counsellor.name == me,
            training=training_state(counsellor.trained_until, today),
        )


def same_name(name: str) -> str:
    """Return a name as it is compared: blanks and capitals make no difference."""
    return " ".join(cleaned(name).split()).casefold()


def _open_cases(uow: UnitOfWork, name: str) -> int:
    from hilft_desktop.storage.repositories.cases import CaseQuery

    mine = CaseQuery(counsellor=name)
    open_ones = (CaseStatus.OPEN, CaseStatus.WAITING)
    return sum(uow.cases.count(replace(mine, status=status)) for status in open_ones)
