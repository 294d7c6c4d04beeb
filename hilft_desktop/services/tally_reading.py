# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the published tallies of a month, half-year or year and makes papers of them.

Everything here starts from release files. A true count is never asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month
from hilft_desktop.domain.tally_periods import Period, PeriodKind
from hilft_desktop.domain.tally_reading import (
    Explanation,
    PeriodReading,
    PeriodRow,
    PressText,
    TallyPaper,
)
from hilft_desktop.services import release_file
from hilft_desktop.services.release_papers import report_csv, report_ods, report_pdf, tiles
from hilft_desktop.services.rows import MonthRow, ReleaseFiles, ReleaseRow
from hilft_desktop.services.tallies import TallyService
from hilft_desktop.services.tally_sums import Gathered, in_period, read_gathered, total_of, trend_of
from hilft_desktop.services.tally_texts import euro_values, explanation, press_texts
from hilft_desktop.services.tally_words import period_words
from hilft_desktop.storage.signing import sha256_hex
from hilft_desktop.system.atomic import write_bytes

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork


class TallyReadingService:
    """Adds published months up and says how sure the sums are."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def periods(self, kind: PeriodKind) -> tuple[PeriodRow, ...]:
        """Return the periods of a kind in which anything is published, newest first."""
        releases, _states = self._published()
        periods = {Period.around(Month.parse(release.month), kind) for release in releases}
        return tuple(
            PeriodRow(
                key=str(period),
                words=period_words(period)[0],
                published=len(found := in_period(releases, period)),
                months=len(period.months),
                total=total_of(found),
            )
            for period in sorted(periods, reverse=True)
        )

    def read(self, period: str) -> PeriodReading:
        """Return what is published of a period written as ``2026-10``, ``2026-H2`` or ``2026``.

        Raises ``UserError``: ``period_invalid``, ``tally_period_empty`` when no release belongs
        to it.
        """
        wanted = Period.parse(period)
        releases, states = self._published()
        own = in_period(releases, wanted)
        if not own:
            raise UserError("tally_period_empty", field="period", period=str(wanted))
        return read_gathered(
            Gathered(
                period=wanted,
                releases=own,
                states={month: states[month] for month in wanted.months if month in states},
                before=in_period(releases, wanted.previous()),
                trend=trend_of(releases, wanted),
                euro_values=euro_values(self._session),
                is_practice=self._session.state().is_practice,
            )
        )

    def press(self, period: str) -> tuple[PressText, ...]:
        """Return text blocks about a period; raises as ``read`` does, and ``press_texts_missing``.

        They hold published numbers only, and each ends with the rule how to read them.
        """
        return press_texts(self._session, self.read(period))

    def explanation(self) -> Explanation:
        """Return what the numbers can tell and what not (works while locked).

        Raises ``UserError("press_texts_missing")`` with content older than this text.
        """
        return explanation(self._session)

    def files(self, period: str, papers: Collection[TallyPaper]) -> ReleaseFiles:
        """Return the chosen papers about a period as files; equal releases give equal bytes."""
        reading = self.read(period)
        stem = f"hilft-zahlen-{reading.period}"
        makers: dict[TallyPaper, Callable[[], dict[str, bytes]]] = {
            TallyPaper.PDF: lambda: {f"{stem}-bericht.pdf": report_pdf(reading)},
            TallyPaper.ODS: lambda: {f"{stem}-tabellen.ods": report_ods(reading)},
            TallyPaper.CSV: lambda: {f"{stem}-tabellen.csv": report_csv(reading)},
            TallyPaper.TILES: lambda: {f"{stem}-{name}": data for name, data in tiles(reading)},
            TallyPaper.PRESS: lambda: {f"{stem}-presse.txt": self._press_file(reading)},
            TallyPaper.RELEASES: lambda: self._release_files(reading.period),
        }
        made = [makers[paper]() for paper in TallyPaper if paper in papers]
        return ReleaseFiles(tuple(file for files in made for file in files.items()))

    def export(
        self, period: str, papers: Collection[TallyPaper], directory: str
    ) -> Changed[tuple[str, ...]]:
        """Enter the chosen papers in the register and write them into a folder.

        The register comes first, so that nothing leaves without an entry. Raises as ``read`` does;
        ``UserError("folder_missing")`` or ``MachineError`` when the folder cannot be written.
        """
        folder = Path(directory)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError("folder_missing", field="directory", file=directory) from error
        made = self.files(period, papers).files
        self._session.vault.write(
            lambda uow: [uow.exports.append("tally", name, sha256_hex(data)) for name, data in made]
        )
        for name, data in made:
            write_bytes(folder / name, data)
        paths = tuple(str(folder / name) for name, _data in made)
        return Changed(paths, Changes.of(Kind.EXPORT))

    def _press_file(self, reading: PeriodReading) -> bytes:
        texts = press_texts(self._session, reading)
        parts = [f"{text.title}\n{'=' * len(text.title)}\n\n{text.text}\n" for text in texts]
        return "\n\n".join(parts).encode("utf-8")

    def _release_files(self, period: Period) -> dict[str, bytes]:
        releases, _states = self._published()
        return {
            f"hilft-monatszahlen-{release.month}.json": release.json_bytes
            for release in in_period(releases, period)
        }

    def _published(self) -> tuple[tuple[ReleaseRow, ...], Mapping[Month, MonthRow]]:
        """Return all releases, oldest first, and the state of every month."""

        def load(uow: UnitOfWork) -> tuple[ReleaseRow, ...]:
            return tuple(release_file.read(release.body) for release in uow.releases.list())

        releases = self._session.vault.read(load)
        states = {Month.parse(row.month): row for row in TallyService(self._session).months()}
        return tuple(sorted(releases, key=lambda row: row.month)), states
