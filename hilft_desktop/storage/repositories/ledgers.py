# SPDX-License-Identifier: GPL-3.0-or-later
"""Append-only books: released tallies, what left the laptop, backups. Triggers guard them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month
from hilft_desktop.storage.paging import Page, decode_key, encode_key
from hilft_desktop.storage.signing import sha256_hex
from hilft_desktop.storage.tables import (
    backups,
    export_register,
    held_back_months,
    releases,
)
from hilft_desktop.storage.transaction import Repository, new_id


@dataclass(frozen=True, slots=True)
class Release:
    """A tally that was released: the bytes that left, for ever."""

    month: Month
    period_from: Month
    period_to: Month
    release_id: str
    body: bytes
    sha256: str
    released_at: datetime

    def covers(self, month: Month) -> bool:
        """Tell whether the month is counted in this release."""
        return self.period_from <= month <= self.period_to


class ReleaseRepository(Repository):
    """The ledger of tallies: what is in it never changes."""

    __slots__ = ()

    def add(
        self, month: Month, period_from: Month, period_to: Month, release_id: str, body: bytes
    ) -> Release:
        """Freeze a release of ``month``, covering the months ``period_from`` to ``period_to``.

        Raises ``UserError("month_already_released")`` when any of these months was released before.
        """
        taken = [
            r for r in self.list() if r.period_from <= period_to and period_from <= r.period_to
        ]
        if taken:
            raise UserError("month_already_released", field="month", month=str(taken[0].month))
        stamp = self._tx.stamp()
        release = Release(
            month,
            period_from,
            period_to,
            release_id,
            body,
            sha256_hex(body),
            stamp["created_at"],
        )
        self._add(
            releases,
            id=new_id(),
            month=str(month),
            period_from=str(period_from),
            period_to=str(period_to),
            release_id=release_id,
            body=body,
            sha256=release.sha256,
        )
        return release

    def get(self, month: Month) -> Release | None:
        """Return the release in which a month is counted, if there is one."""
        name = str(month)
        row = self._one(
            select(releases).where(releases.c.period_from <= name, releases.c.period_to >= name)
        )
        return None if row is None else _release(row)

    def list(self) -> tuple[Release, ...]:
        """Return all releases by month."""
        return tuple(
            _release(row) for row in self._all(select(releases).order_by(releases.c.month))
        )

    def is_released(self, month: Month) -> bool:
        """Tell whether a month is counted in some release and must not change any more."""
        return self.get(month) is not None

    def hold_back(self, month: Month) -> None:
        """Keep a month back for the next release; harmless when it already is.

        Raises ``UserError("month_already_released")``.
        """
        if self.is_released(month):
            raise UserError("month_already_released", field="month", month=str(month))
        known = select(held_back_months.c.id).where(held_back_months.c.month == str(month))
        if self._one(known) is None:
            self._add(held_back_months, id=new_id(), month=str(month))

    def held_back(self) -> tuple[Month, ...]:
        """Return the months held back and not released since, earliest first."""
        rows = self._all(select(held_back_months.c.month).order_by(held_back_months.c.month))
        months = (Month.parse(row[0]) for row in rows)
        return tuple(month for month in months if not self.is_released(month))


@dataclass(frozen=True, slots=True)
class Export:
    """Something that left the laptop, described without names."""

    id: str
    at: datetime
    kind: str
    what: str
    sha256: str


class ExportRepository(Repository):
    """The register of everything that ever left the laptop."""

    __slots__ = ()

    def append(self, kind: str, what: str, sha256: str) -> Export:
        """Enter an export; ``what`` must not name anybody."""
        stamp = self._tx.stamp()
        export = Export(new_id(), stamp["created_at"], kind, what, sha256)
        self._add(export_register, id=export.id, at=export.at, kind=kind, what=what, sha256=sha256)
        return export

    def list(self, *, after: str | None = None, limit: int = 200) -> Page[Export]:
        """Return a page of the register, newest first."""
        place = None
        if after is not None:
            moment, row_id = decode_key(after, 2)
            try:
                place = (datetime.fromisoformat(moment), row_id)
            except ValueError as error:
                raise UserError("page_key_invalid") from error
        return self._page(
            select(export_register),
            (export_register.c.at, export_register.c.id),
            place,
            limit,
            lambda row: Export(row.id, row.at, row.kind, row.what, row.sha256),
            lambda row: encode_key(row.at.isoformat(), row.id),
            descending=True,
        )


class BackupEvent(StrEnum):
    """What happened to a copy."""

    MADE = "made"
    PROVEN = "proven"
    """A test restore of it opened and counted its rows."""


@dataclass(frozen=True, slots=True)
class BackupRecord:
    """A line of the backup log."""

    event: BackupEvent
    at: datetime
    file_name: str
    size: int
    sha256: str


class BackupRepository(Repository):
    """When a copy was made, and when one was last proven."""

    __slots__ = ()

    def append(
        self, event: BackupEvent, at: datetime, file_name: str, size: int, sha256: str
    ) -> None:
        """Enter what happened; ``file_name`` without its folder."""
        self._add(
            backups,
            id=new_id(),
            event=event.value,
            at=at,
            file_name=file_name,
            size=size,
            sha256=sha256,
        )

    def last(self, event: BackupEvent) -> BackupRecord | None:
        """Return the latest event of a kind."""
        row = self._one(
            select(backups)
            .where(backups.c.event == event.value)
            .order_by(backups.c.at.desc(), backups.c.id.desc())
            .limit(1)
        )
        return None if row is None else _backup(row)

    def list(self, limit: int = 50) -> tuple[BackupRecord, ...]:
        """Return the latest lines of the log, newest first."""
        statement = select(backups).order_by(backups.c.at.desc(), backups.c.id.desc()).limit(limit)
        return tuple(_backup(row) for row in self._all(statement))


def _release(row: Any) -> Release:
    return Release(
        Month.parse(row.month),
        Month.parse(row.period_from),
        Month.parse(row.period_to),
        row.release_id,
        row.body,
        row.sha256,
        row.created_at,
    )


def _backup(row: Any) -> BackupRecord:
    return BackupRecord(BackupEvent(row.event), row.at, row.file_name, row.size, row.sha256)
