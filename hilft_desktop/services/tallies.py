# SPDX-License-Identifier: GPL-3.0-or-later
"""Monthly tallies: released once, protected, frozen, exported byte for byte.

This is the only way by which counts leave the program.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.disclosure.catalogue import CATALOGUE_V2, Catalogue, TableSet
from hilft_desktop.disclosure.combine import CollectedMonths, collect
from hilft_desktop.disclosure.cube import HeldBack, Protected, protect
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import MachineError, UserError
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.services import release_file
from hilft_desktop.services.booking import is_closed, next_open_month
from hilft_desktop.services.data_dictionary import FieldRule, field_permissions
from hilft_desktop.services.release_papers import release_csv, release_pdf
from hilft_desktop.services.rows import MonthRow, ReleaseFiles, ReleaseRow
from hilft_desktop.services.tally_keys import key_json, key_picture, unit_key
from hilft_desktop.services.tally_options import (
    catalogue_now,
    keep_options,
    mode_now,
    note_held_back,
    read_options,
)
from hilft_desktop.services.tally_rows import TallyOptions, UnitKey
from hilft_desktop.services.task import current_task
from hilft_desktop.storage.signing import sha256_hex
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

_ATTEMPTS = 3
_STEPS = 3


@dataclass(frozen=True, slots=True)
class _HeldBackMonth:
    """Outcome of a release that produced nothing to publish."""

    month: Month


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be decided about: the true counts, and how they will be protected."""

    collected: CollectedMonths
    catalogue: Catalogue
    mode: TallyMode


class TallyService:
    """Releases months and hands out what was released."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def months(self) -> tuple[MonthRow, ...]:
        """Return every month from the first with contacts to the running one, newest first.

        Months without contacts are among them. One that follows a month held back is ``open`` like
        any other: the contacts held back are counted only when it was decided about as well.
        """
        running = Month.of(self._session.clock.today())

        def load(uow: UnitOfWork) -> tuple[MonthRow, ...]:
            held_back = set(uow.releases.held_back())
            months = {running, *uow.contacts.months(), *held_back}
            for release in uow.releases.list():
                months |= {release.period_from, release.period_to}
            rows = _month_rows(uow, _from_to(min(months), max(months)), running, held_back)
            return tuple(reversed(tuple(rows)))

        return self._session.vault.read(load)

    def options(self) -> TallyOptions:
        """Return how months that nothing was decided about yet will be counted."""
        return self._session.vault.read(lambda uow: read_options(uow.settings))

    def save_options(self, options: TallyOptions) -> Changed[TallyOptions]:
        """Choose how the months to come are counted; nothing decided before changes with it."""
        self._session.vault.write(lambda uow: keep_options(uow.settings, options))
        return Changed(options, Changes.of(Kind.SETTINGS))

    def fields(self) -> tuple[FieldRule, ...]:
        """Return every stored field and whether it may be counted (works while locked)."""
        return field_permissions().rules

    def key(self) -> UnitKey:
        """Return the public key of this group; raises ``UserError("unit_missing")``."""
        return self._session.vault.read(unit_key)

    def key_fields(self) -> tuple[tuple[bool, ...], ...]:
        """Return the QR code of the public key, ``True`` for black, without its white frame."""
        from hilft_desktop.documents.qr import qr_matrix

        return qr_matrix(self.key().qr_text)

    def key_png(self) -> bytes:
        """Return the QR code of the public key as a picture."""
        return key_picture(self.key())

    def key_json(self) -> bytes:
        """Return the public key as a file that is read where months are added up."""
        return key_json(self.key())

    def release(self, month: str) -> Changed[ReleaseRow]:
        """Release a month for good, or return what was released for it before, unchanged.

        Held-back months directly before it are counted with it. Raises
        ``UserError``: ``month_in_future``; ``tally_month_held_back`` when the protected total is
        too small, which is decided once and kept; ``MachineError("tally_unprotected")`` when the
        result could not be protected: nothing was released then.
        """
        wanted = Month.parse(month)
        if wanted > Month.of(self._session.clock.today()):
            raise UserError("month_in_future", field="month", month=month)
        for _attempt in range(_ATTEMPTS):
            outcome = self._decide(wanted)
            if isinstance(outcome, ReleaseRow):
                return Changed(outcome, Changes.of(Kind.RELEASE))
            if isinstance(outcome, _HeldBackMonth):
                raise UserError("tally_month_held_back", field="month", month=month)
        raise MachineError("tally_counts_moving")

    def _decide(self, month: Month) -> ReleaseRow | _HeldBackMonth | None:
        """Decide about a month once; ``None`` when a contact arrived while it was worked out."""
        task = current_task()
        known = self._session.vault.read(lambda uow: _known(uow, month))
        if not isinstance(known, _Plan):
            return known
        task.progress(1, _STEPS)
        result = protect(
            known.collected.counts, known.catalogue, table_set=TableSet.STAR, mode=known.mode
        )
        task.progress(2, _STEPS)
        return self._session.vault.write(lambda uow: _freeze(uow, month, known, result))

    def show(self, month: str) -> ReleaseRow:
        """Return a released month; raises ``UserError("tally_not_released")``."""
        wanted = Month.parse(month)
        release = self._session.vault.read(lambda uow: uow.releases.get(wanted))
        if release is None:
            raise UserError("tally_not_released", field="month", month=month)
        return release_file.read(release.body)

    def read_file(self, path: str) -> ReleaseRow:
        """Return what a release file publishes (works while locked).

        Raises ``UserError`` when the file is missing or is no intact release (see
        ``release_file.read``).
        """
        try:
            with Path(path).open("rb") as file:
                data = file.read(release_file.MAX_BYTES + 1)
        except (OSError, ValueError) as error:  # ValueError: a name no file can have
            raise UserError("file_unreadable", file=path) from error
        return release_file.read(data)

    def files(self, month: str) -> ReleaseFiles:
        """Return JSON, CSV and PDF of a released month.

        The JSON is the frozen bytes; CSV and PDF are worked out from it and from nothing else.
        """
        release = self.show(month)
        stem = f"hilft-monatszahlen-{release.month}"
        practice = self._session.state().is_practice
        return ReleaseFiles(
            (
                (f"{stem}.json", release.json_bytes),
                (f"{stem}.csv", release_csv(release, practice=practice)),
                (f"{stem}.pdf", release_pdf(release, practice=practice)),
            )
        )

    def export(self, month: str, directory: str) -> Changed[tuple[str, ...]]:
        """Enter the three files of a released month in the register and write them into a folder.

        The register comes first, so that nothing leaves without an entry. Raises ``UserError`` or
        ``MachineError`` when the folder cannot be written.
        """
        folder = Path(directory)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError("folder_missing", field="directory", file=directory) from error
        release_files = self.files(month).files
        self._session.vault.write(
            lambda uow: [
                uow.exports.append("tally", name, sha256_hex(data)) for name, data in release_files
            ]
        )
        for name, data in release_files:
            write_bytes(folder / name, data)
        paths = tuple(str(folder / name) for name, _data in release_files)
        return Changed(paths, Changes.of(Kind.EXPORT))


def _known(uow: UnitOfWork, month: Month) -> ReleaseRow | _HeldBackMonth | _Plan:
    """Return what was decided about the month, or what is to be decided."""
    release = uow.releases.get(month)
    if release is not None:
        return release_file.read(release.body)
    held_back = set(uow.releases.held_back())
    if month in held_back:
        return _HeldBackMonth(month)
    catalogue = catalogue_now(uow.settings)
    collected = _collected(uow, month, held_back, catalogue)
    return _Plan(collected, catalogue, mode_now(uow.settings, collected.held_back))


def _collected(
    uow: UnitOfWork, month: Month, held_back: set[Month], catalogue: Catalogue
) -> CollectedMonths:
    before: dict[Month, Counter[tuple[str, ...]]] = {}
    earlier = month.previous()
    while earlier in held_back:
        before[earlier] = _counts(uow, earlier, catalogue)
        earlier = earlier.previous()
    return collect(before, month, _counts(uow, month, catalogue))


def _counts(uow: UnitOfWork, month: Month, catalogue: Catalogue) -> Counter[tuple[str, ...]]:
    counted = uow.contacts.count_by(month, with_grievance=catalogue is CATALOGUE_V2)
    return Counter({tuple(cell): number for cell, number in counted.items()})


def _freeze(
    uow: UnitOfWork, month: Month, plan: _Plan, result: Protected | HeldBack
) -> ReleaseRow | _HeldBackMonth | None:
    """Store the outcome; ``None`` when a contact or a choice came in between: start again."""
    known = _known(uow, month)
    if not isinstance(known, _Plan):
        return known
    if known != plan:
        return None
    collected = plan.collected
    if isinstance(result, HeldBack):
        uow.releases.hold_back(month)
        note_held_back(uow.settings, month, plan.mode)
        _move_on_if_stranded(uow, collected)
        return _HeldBackMonth(month)
    unit = uow.settings.unit()
    if unit is None:
        raise UserError("unit_missing")
    body = release_file.compose(
        unit,
        collected.first,
        collected.last,
        collected.held_back,
        result.tables,
        uow.signer.sign,
        catalogue=result.catalogue_version,
        mode=result.mode,
    )
    row = release_file.read(body)
    uow.releases.add(month, collected.first, collected.last, row.release_id, body)
    return row


def _move_on_if_stranded(uow: UnitOfWork, collected: CollectedMonths) -> None:
    """Book contacts as late ones when the next month is released already.

    A held-back month waits for the release that follows it directly. When that one is out, the
    contacts would never be counted; they count in the next open month, like any late contact.
    """
    if is_closed(uow, collected.last):
        following = next_open_month(uow, collected.last)
        uow.contacts.rebook(collected.first, collected.last, following.first)


def _from_to(first: Month, last: Month) -> Iterator[Month]:
    while first <= last:
        yield first
        first = first.next()


def _month_rows(
    uow: UnitOfWork, months: Iterator[Month], running: Month, held_back: set[Month]
) -> Iterator[MonthRow]:
    is_waited_for = False
    for month in months:
        row = _month_row(uow, month, running, held_back)
        if row.state == "empty" and is_waited_for:
            row = replace(row, state="open")
        elif row.state != "running":
            is_waited_for = row.state == "held_back"
        yield row


def _month_row(uow: UnitOfWork, month: Month, running: Month, held_back: set[Month]) -> MonthRow:
    release = uow.releases.get(month)
    if release is not None:
        row = release_file.read(release.body)
        total = row.tables["total"]
        return MonthRow(
            month=str(month),
            state="released",
            release_id=row.release_id,
            published_total=total if isinstance(total, int) else None,
            released_with="" if release.month == month else str(release.month),
        )
    if month in held_back:
        return MonthRow(str(month), "held_back")
    if month == running:
        return MonthRow(str(month), "running")
    return MonthRow(str(month), "open" if uow.contacts.count(month) else "empty")
