# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory of bodies to refer to: kinds from the content, addresses of the group.

Public, so it works while locked: nothing here is about a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import RECHECK_DAYS_LIMIT, Desk, LocalAddress, LocalLayer, PlaceKind
from hilft_desktop.domain.referrals import BodyKind
from hilft_desktop.services.directory_rows import (
    DirectoryEntry,
    DirectoryOverview,
    DirectoryRow,
    TableCheck,
    TableLook,
    TableRequest,
    TableTaken,
    body_matches,
)
from hilft_desktop.services.local_checks import initials_of
from hilft_desktop.services.local_content import LocalService
from hilft_desktop.services.texts import limited

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session

_LINE = 200
_MOST_HOURS = 6
_MOST_LINES = 4


class DirectoryService:
    """Finds bodies, keeps them fresh, takes tables in and gives papers out."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._local = LocalService(session)

    # ----------------------------------------------------------------------------- reading

    def kinds(self, on: date | None = None) -> tuple[BodyKind, ...]:
        """Return the kinds of bodies: what for, what to bring, nationwide numbers."""
        today = self._session.clock.today()
        return self._session.content.bodies(on or today, today)

    def entries(
        self, text: str = "", kind: PlaceKind | None = None, *, only_old: bool = False
    ) -> tuple[DirectoryRow, ...]:
        """Return the bodies of the group's list, offices first; ``text`` is looked for in all."""
        desk, today = self.desk(), self._session.clock.today()
        rows = (
            directory_row(address, today, desk.recheck_days)
            for address in sorted(self._local.addresses(), key=_place)
            if kind is None or address.kind is kind
        )
        return tuple(
            row for row in rows if (row.is_old or not only_old) and body_matches(row.address, text)
        )

    def entry(self, body_id: str) -> DirectoryEntry:
        """Return one body with its kind; raises ``UserError("local_id_unknown")``."""
        row = next((row for row in self.entries() if row.address.id == body_id), None)
        if row is None:
            raise UserError("local_id_unknown")
        kind = next((kind for kind in self.kinds() if kind.place is row.address.kind), None)
        return DirectoryEntry(row, kind)

    def overview(self) -> DirectoryOverview:
        """Return the whole list with kinds and desk, for a page that filters by itself."""
        return DirectoryOverview(self.entries(), self.kinds(), self.desk())

    def to_recheck(self) -> tuple[DirectoryRow, ...]:
        """Return what is to be called again, the oldest first."""
        rows = self.entries(only_old=True)
        return tuple(sorted(rows, key=lambda row: (-row.age_days, row.address.name.casefold())))

    def desk(self) -> Desk:
        """Return place and hours of the group's own desk, and when an entry counts as old."""
        return self._session.content.layer.desk

    # ------------------------------------------------------------------------------ writing

    def save_desk(self, desk: Desk) -> Changed[Desk]:
        """Keep what posters say.

        Raises ``UserError``: ``local_text_too_long``, ``recheck_days_wrong``.
        """
        if not 1 <= desk.recheck_days <= RECHECK_DAYS_LIMIT:
            raise UserError("recheck_days_wrong", field="recheck_days", highest=RECHECK_DAYS_LIMIT)
        checked = Desk(
            place=limited(desk.place, _LINE, "local_text_too_long", "place"),
            lines=_lines(desk.lines, _MOST_LINES, "lines"),
            hours=_lines(desk.hours, _MOST_HOURS, "hours"),
            phone=limited(desk.phone, 60, "local_text_too_long", "phone"),
            recheck_days=desk.recheck_days,
        )
        return self._local.change_layer(lambda layer: replace(layer, desk=checked), checked)

    def confirm(self, body_id: str, initials: str) -> Changed[LocalAddress]:
        """Note that somebody called today and everything is still right.

        Raises ``UserError``: ``local_id_unknown``, ``initials_missing``, ``initials_too_long``.
        """
        address = self.entry(body_id).row.address
        today = self._session.clock.today()
        return self._local.save_address(
            replace(address, verified_on=today, initials=initials_of(initials))
        )

    # ------------------------------------------------------------------------------- tables

    def look_into(self, file: str) -> TableLook:
        """Return a table of bodies and how its columns are understood; nothing is taken.

        Raises ``UserError``: ``folder_missing``, ``file_too_big``, ``table_unreadable``,
        ``table_empty``, ``table_too_long``.
        """
        from hilft_desktop.services.table_import import look

        return look(file)

    def check(self, request: TableRequest) -> TableCheck:
        """Return what ``take`` would do; raises as ``look_into``, and for wrong columns."""
        from hilft_desktop.services.table_import import check

        return check(request, self._local.addresses(), self._session.clock.today())

    def take(self, request: TableRequest) -> Changed[TableTaken]:
        """Write the rows of a table that are right; what is faulty stays outside.

        Raises as ``check``, and ``UserError("initials_missing")``.
        """
        found = self.check(replace(request, initials=initials_of(request.initials)))
        taken = TableTaken((), (), ())

        def change(layer: LocalLayer) -> LocalLayer:
            nonlocal taken
            taken, addresses = _merged(layer.addresses, found)
            return replace(layer, addresses=addresses)

        changes = self._local.change_layer(change, None).changes
        return Changed(taken, changes)

    def undo(self, taken: TableTaken) -> Changed[int]:
        """Take back what a table brought, unless somebody changed it since; return how much."""
        added = {address.id: address for address in taken.added}
        after = {address.id: address for address in taken.after}
        before = {address.id: address for address in taken.before}
        count = 0

        def change(layer: LocalLayer) -> LocalLayer:
            nonlocal count
            kept: list[LocalAddress] = []
            for address in layer.addresses:
                if added.get(address.id) == address:
                    count += 1
                elif after.get(address.id) == address:
                    count += 1
                    kept.append(before[address.id])
                else:
                    kept.append(address)
            return replace(layer, addresses=tuple(kept))

        changes = self._local.change_layer(change, None).changes
        return Changed(count, changes)

    def export_to(self, file: str) -> Changed[str]:
        """Write the list as CSV or, where the name ends so, as ODS; raises as ``write_bytes``."""
        from hilft_desktop.services.table_export import table_bytes
        from hilft_desktop.system.atomic import write_bytes

        write_bytes(Path(file), table_bytes(self._local.addresses(), Path(file).suffix))
        return Changed(file, Changes())

    # ------------------------------------------------------------------------------- papers

    def call_sheet(self, *, everything: bool = False) -> bytes:
        """Return the list to call: by age, with room for corrections."""
        from hilft_desktop.services.directory_papers import call_sheet

        return call_sheet(self._session, self.entries() if everything else self.to_recheck())

    def address_sheet(self, kinds: Iterable[PlaceKind] = (), *, large_print: bool = False) -> bytes:
        """Return the bodies by kind to hand out; without kinds all of them."""
        from hilft_desktop.services.directory_papers import address_sheet

        wanted = frozenset(kinds)
        rows = tuple(row for row in self.entries() if not wanted or row.address.kind in wanted)
        return address_sheet(self._session, rows, large_print=large_print)

    def body_sheet(self, body_id: str, *, code: str = "", large_print: bool = False) -> bytes:
        """Return one body for the person to take along: where, when, what to bring."""
        from hilft_desktop.services.directory_papers import body_sheet

        return body_sheet(self._session, self.entry(body_id), code, large_print=large_print)

    def kinds_sheet(self) -> bytes:
        """Return the kinds of bodies on paper, with what is not checked marked so."""
        from hilft_desktop.services.directory_papers import kinds_sheet

        return kinds_sheet(self._session, self.kinds())

    def poster(self, size: str = "A4", *, strips: bool = False) -> bytes:
        """Return the poster of the stall, ``size`` "A4" or "A3", with strips to tear off.

        Raises ``UserError("desk_missing")`` while place and hours are not known.
        """
        from hilft_desktop.services.directory_papers import poster

        return poster(self._session, self.desk(), size, strips=strips)


def directory_row(address: LocalAddress, today: date, recheck_days: int) -> DirectoryRow:
    """Return an address with its age."""
    age = (today - address.verified_on).days
    return DirectoryRow(address, age, address.is_old(today, recheck_days))


_ORDER = {kind: at for at, kind in enumerate(PlaceKind)}


def _place(address: LocalAddress) -> tuple[int, str]:
    return _ORDER[address.kind], address.name.casefold()


def _lines(lines: tuple[str, ...], most: int, field: str) -> tuple[str, ...]:
    kept = tuple(
        limited(" ".join(line.split()), _LINE, "local_text_too_long", field)
        for line in lines
        if line.strip()
    )
    if len(kept) > most:
        raise UserError("local_text_too_long", field=field, length=len(kept), limit=most)
    return kept


def _merged(
    own: tuple[LocalAddress, ...], found: TableCheck
) -> tuple[TableTaken, tuple[LocalAddress, ...]]:
    """Return what is taken and the addresses afterwards; ids are given here, under the lock."""
    changed = {address.id: address for address in found.changed}
    before = tuple(address for address in own if address.id in changed)
    kept = [changed.get(address.id, address) for address in own]
    used = {address.id for address in own}
    added = []
    for address in found.new:
        number = len(used) + 1
        while f"{address.kind.value}_{number}" in used:
            number += 1
        new = replace(address, id=f"{address.kind.value}_{number}")
        used.add(new.id)
        added.append(new)
    after = tuple(changed[address.id] for address in before)
    return TableTaken(tuple(added), before, after), (*kept, *added)
