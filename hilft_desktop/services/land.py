# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Landesverband makes of the published files of its groups: sums of published numbers.

Nothing here needs a vault. What comes in was published already, what goes out is added up from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month
from hilft_desktop.i18n.dates import format_month
from hilft_desktop.services.land_keys import KEYS_FILE, KeyBook, skeleton
from hilft_desktop.services.land_reading import Key, Release, find_files, read_files
from hilft_desktop.services.land_rows import LandFiles, LandRequest, LandSum, Refused
from hilft_desktop.services.land_sums import add_up
from hilft_desktop.services.land_units import ExpectedUnit, read_expected
from hilft_desktop.services.task import current_task
from hilft_desktop.system.atomic import atomic_file

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session

RESULTS = ("sum.json", "sum.csv", "sum.ods", "sum.pdf")
_NAMES_UNIT = frozenset({"land_key_changed", "land_unit_mimics", "land_release_changed"})


class LandService:
    """Adds up releases of many groups and months (works while locked)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sum(self, request: LandRequest) -> LandSum:
        """Return the sum of the files and what was refused; writes nothing.

        A file that must not be added is refused by itself, the rest is added all the same.
        Reports progress and can be cancelled. Raises ``UserError``: ``land_no_files``,
        ``land_too_many_files``, ``land_keys_damaged``, and the faults of the list of groups.
        """
        return self._sum(request)[0]

    def add(self, request: LandRequest) -> Changed[LandFiles]:
        """Write the sum as JSON, CSV, ODS and PDF into ``request.directory``, with the keys seen.

        All files are written or none. Raises what ``sum`` raises; ``land_nothing_added`` when
        every file was refused; the errors of the disk.
        """
        result, book = self._sum(request)
        if not result.releases:
            raise UserError("land_nothing_added", refused=len(result.refused))
        task = current_task()
        folder = Path(request.directory)
        contents = [*self._results(result), (KEYS_FILE, book.to_json())]
        task.check()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError("folder_missing", field="directory", file=str(folder)) from error
        _write_all(folder, contents)
        paths = tuple(str(folder / name) for name, _data in contents)
        return Changed(LandFiles(result, paths), Changes())

    def report(self, result: LandSum) -> bytes:
        """Return the report of a sum as PDF."""
        from hilft_desktop.services.land_papers import sum_pdf

        return sum_pdf(result)

    def _results(self, result: LandSum) -> list[tuple[str, bytes]]:
        from hilft_desktop.services import land_papers

        makers = (
            land_papers.sum_json,
            land_papers.sum_csv,
            land_papers.sum_ods,
            land_papers.sum_pdf,
        )
        made: list[tuple[str, bytes]] = []
        for name, make in zip(RESULTS, makers, strict=True):
            current_task().check()
            made.append((name, make(result)))
        return made

    def _sum(self, request: LandRequest) -> tuple[LandSum, KeyBook]:
        task = current_task()
        book = KeyBook.load(request.directory, request.trusted)
        expected = read_expected(request.expected) if request.expected else ()
        folder = Path(request.directory).absolute()
        own = frozenset(folder / name for name in (*RESULTS, KEYS_FILE) if request.directory)
        files = find_files(request.paths, own, task)
        if not files:
            raise UserError("land_no_files")
        heap = _Heap(book)
        for file, found in read_files(files, Month.of(self._session.clock.today()), task):
            heap.take(file, found)
        expected = heap.resolve(expected)
        heap.pin_keys(expected)
        accepted = heap.accepted(expected)
        task.check()
        result = add_up(accepted, expected, book, practice=heap.practice)
        return (
            replace(
                result,
                files=heap.looked_at,
                duplicates=tuple(heap.duplicates),
                refused=tuple(heap.refused),
                new_keys=book.new_keys,
            ),
            book,
        )


def _write_all(folder: Path, contents: Sequence[tuple[str, bytes]]) -> None:
    """Write all files beside their places first; only then do they take them.

    So a full disk or a pulled stick leaves everything as it was. What can still part them is a
    program that holds one of the old files open; then the error says so.
    """
    for name, _data in contents:
        if (folder / name).is_dir():
            raise UserError("file_is_folder", field="directory", file=str(folder / name))
    with ExitStack() as stack:
        for name, data in contents:
            file = stack.enter_context(atomic_file(folder / name))
            file.write(data)
            file.flush()


class _Heap:
    """Everything that was found, on its way to being accepted or refused."""

    def __init__(self, book: KeyBook) -> None:
        self._book = book
        self._releases: list[Release] = []
        self._keys: list[tuple[str, Key]] = []
        self.refused: list[Refused] = []
        self.duplicates: list[tuple[str, str]] = []
        self.practice = False
        self.looked_at = 0

    def take(self, file: str, found: Release | Key | UserError) -> None:
        """Put a file on the heap."""
        if isinstance(found, Key):
            self._keys.append((file, found))
            return
        self.looked_at += 1
        if isinstance(found, UserError):
            self.refused.append(Refused(file, found.code, found.params))
        else:
            self._releases.append(found)

    def resolve(self, expected: Sequence[ExpectedUnit]) -> tuple[ExpectedUnit, ...]:
        """Return the list with the ids of groups that it names by name only."""
        by_name = {skeleton(each.name): each.unit for each in reversed(self._releases)}
        return tuple(
            each if each.id else replace(each, id=by_name.get(skeleton(each.name), ""))
            for each in expected
        )

    def pin_keys(self, expected: Iterable[ExpectedUnit]) -> None:
        """Learn the keys: first those of the list, which somebody wrote by hand."""
        for unit in expected:
            if unit.key and unit.id:
                self._try(unit.name, lambda unit=unit: self._book.pin(unit.id, unit.name, unit.key))
        for file, key in self._keys:
            self._try(file, lambda key=key: self._book.pin(key.unit, key.name, key.key))

    def accepted(self, expected: Iterable[ExpectedUnit]) -> list[Release]:
        """Return the releases that may be added, in the order in which they were found."""
        self.practice = bool(self._releases) and all(each.practice for each in self._releases)
        for unit in expected:
            if unit.id and unit.name:
                self._book.introduce(unit.id, unit.name)
        kept: list[Release] = []
        by_digest: dict[str, Release] = {}
        by_month: dict[tuple[str, Month], Release] = {}
        for release in self._releases:
            first = by_digest.get(release.digest)
            if first is not None and first.signature == release.signature:
                self.duplicates.append((release.file, first.file))
            elif self._try(release.file, lambda each=release: self._admit(each, by_month)):
                kept.append(release)
                by_digest[release.digest] = release
                by_month.update(dict.fromkeys(((release.unit, m) for m in release.months), release))
        return kept

    def _admit(self, release: Release, taken: dict[tuple[str, Month], Release]) -> None:
        if release.practice and not self.practice:
            raise UserError("land_practice")
        self._book.check(release.unit, release.sealed, release.signature)
        for month in release.months:
            other = taken.get((release.unit, month))
            if other is not None:
                same = other.months == release.months
                raise UserError(
                    "land_second_release" if same else "land_overlap",
                    month=format_month(month.year, month.month),
                    name=release.name,
                    other=other.file,
                )
        self._book.meet(release.unit, release.name, practice=self.practice)
        self._book.remember(release.unit, release.months, release.digest)

    def _try(self, file: str, step: object) -> bool:
        try:
            step()  # type: ignore[operator]
        except UserError as error:
            unit = str(error.params["unit"]) if error.code in _NAMES_UNIT else ""
            self.refused.append(Refused(file, error.code, error.params, unit))
            return False
        return True
