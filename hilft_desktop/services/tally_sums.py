# SPDX-License-Identifier: GPL-3.0-or-later
"""Published months added up, compared and put in order. Knows no vault and no true count.

Whatever is computed here follows from release files alone, so it tells a reader nothing that he
could not work out himself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hilft_desktop.disclosure.catalogue import BASE
from hilft_desktop.domain.codes import EuroBand, Land
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.domain.tally_periods import Period, PeriodKind
from hilft_desktop.domain.tally_reading import (
    ONE_WAY_CODES,
    ChangeLine,
    Comparison,
    CrossTable,
    EuroBandLine,
    EuroReading,
    PeriodReading,
    PublishedLine,
    PublishedTable,
    TrendPoint,
    Verdict,
    verdict,
)
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import dimension_label, label
from hilft_desktop.services.rows import MonthRow, ReleaseRow
from hilft_desktop.services.tally_words import (
    first_day,
    last_day,
    notes,
    period_words,
    reading_facts,
    reading_rule,
    short_words,
)

TOTAL = "total"
TOPIC = "topic"
_BY = "_by_"
_COMPARED_TOPICS = 5
_TREND_MONTHS = 12


@dataclass(frozen=True, slots=True)
class EuroValues:
    """Whole euros that a contact of each band is counted with, and why that is fair."""

    values: Mapping[EuroBand, int]
    explanation: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a reading is made from; releases stand oldest first.

    ``states`` tells about every month of the period and is empty where only one release file is
    known. A release belongs to the period that contains its *last* month.
    """

    period: Period
    releases: tuple[ReleaseRow, ...]
    states: Mapping[Month, MonthRow]
    before: tuple[ReleaseRow, ...] = ()
    """Releases of the period before, to compare with."""
    trend: tuple[ReleaseRow, ...] = ()
    euro_values: EuroValues | None = None
    is_practice: bool = False


def in_period(releases: Iterable[ReleaseRow], period: Period) -> tuple[ReleaseRow, ...]:
    """Return the releases that belong to a period, oldest first."""
    found = (release for release in releases if Month.parse(release.month) in period)
    return tuple(sorted(found, key=lambda release: release.month))


def trend_of(releases: Iterable[ReleaseRow], period: Period) -> tuple[ReleaseRow, ...]:
    """Return the releases of the twelve months that end with the period, oldest first."""
    begin = period.last
    for _step in range(_TREND_MONTHS - 1):
        begin = begin.previous()
    return in_period(releases, Period(begin, period.last))


def read_release(release: ReleaseRow, *, is_practice: bool = False) -> PeriodReading:
    """Return the reading of a single release file, from that file alone."""
    month = Month.parse(release.month)
    return read_gathered(Gathered(Period(month, month), (release,), {}, is_practice=is_practice))


def read_gathered(gathered: Gathered) -> PeriodReading:
    """Return what the published months of a period say together; needs one release at least."""
    period, releases = gathered.period, gathered.releases
    heads = [head_of(release) for release in releases]
    base = max(head.base for head in heads)
    is_bounded = not any(head.is_noisy for head in heads)
    tables = tuple(_tables(heads, base))
    said = notes(period, releases, gathered.states)
    comparison = _compare(gathered, tables, base) if gathered.before else None
    words, when = _words_of(period, releases)
    catalogues = tuple(dict.fromkeys(head.catalogue for head in heads))
    return PeriodReading(
        period=period,
        words=words,
        when=when,
        first=first_day(releases),
        last=last_day(releases),
        unit=releases[-1].unit_name,
        land=label(Land(releases[-1].land)),
        releases=len(releases),
        base=base,
        bound=base * len(releases),
        total=total_of(releases),
        tables=tables,
        crossed=tuple(_crossed(heads, base)),
        trend=tuple(TrendPoint(short_words(r), total_of((r,)), base) for r in gathered.trend),
        catalogues=catalogues,
        notes=said,
        rule=reading_rule(base, len(releases), comparison, is_bounded=is_bounded),
        facts=reading_facts(releases, catalogues, said),
        is_bounded=is_bounded,
        comparison=comparison,
        euros=_euros(tables, gathered.euro_values, is_bounded=is_bounded),
        is_practice=gathered.is_practice,
    )


@dataclass(frozen=True, slots=True)
class ReleaseHead:
    """What a release file publishes, and how its numbers were made."""

    base: int
    catalogue: str
    is_noisy: bool
    tables: Mapping[str, Any]
    """One-way tables by code, two-way tables by topic and code."""


def head_of(release: ReleaseRow) -> ReleaseHead:
    """Return what a release publishes; its file was checked when it was read."""
    return ReleaseHead(
        base=BASE,
        catalogue=release.catalogue,
        is_noisy=release.mode is not TallyMode.ROUNDED,
        tables={**release.tables, **release.two_way},
    )


def total_of(releases: Iterable[ReleaseRow]) -> int:
    """Return the sum of the published totals."""
    return sum(int(head_of(release).tables[TOTAL]) for release in releases)


def _words_of(period: Period, releases: Sequence[ReleaseRow]) -> tuple[str, str]:
    gathered_from = None
    if period.kind is PeriodKind.MONTH and releases[0].held_back:
        gathered_from = Month.parse(releases[0].held_back[0])
    return period_words(period, gathered_from)


# ---------------------------------------------------------------------------------- tables


def _tables(heads: Sequence[ReleaseHead], base: int) -> Iterable[PublishedTable]:
    for name, codes in ONE_WAY_CODES.items():
        found = [head.tables[name] for head in heads if name in head.tables]
        if found:
            lines = tuple(
                PublishedLine(code.value, label(code), sum(counts[code.value] for counts in found))
                for code in codes
            )
            bound = base * len(found)
            yield PublishedTable(name, dimension_label(name), lines, len(found), bound)


def _crossed(heads: Sequence[ReleaseHead], base: int) -> Iterable[CrossTable]:
    topics = ONE_WAY_CODES[TOPIC]
    for ray, columns in ONE_WAY_CODES.items():
        name = f"{TOPIC}{_BY}{ray}"
        found = [head.tables[name] for head in heads if name in head.tables]
        if not found:
            continue
        rows = tuple(
            (
                topic.value,
                label(topic),
                tuple(sum(t[topic.value][column.value] for t in found) for column in columns),
            )
            for topic in topics
        )
        named = tuple((column.value, label(column)) for column in columns)
        title = cross_title(ray)
        yield CrossTable(name, title, named, rows, len(found), base * len(found))


def cross_title(ray: str) -> str:
    """Return ``Thema nach Alter``."""
    return _("{what} nach {by}").format(what=dimension_label(TOPIC), by=dimension_label(ray))


# ------------------------------------------------------------------------------ comparison


def _compare(gathered: Gathered, tables: Sequence[PublishedTable], base: int) -> Comparison:
    before = gathered.before
    period = gathered.period.previous()
    bound = base * (len(gathered.releases) + len(before))
    is_bounded = not any(head_of(r).is_noisy for r in (*gathered.releases, *before))

    def line(words: str, then: int, now: int) -> ChangeLine:
        says = verdict(then, now, bound) if is_bounded else Verdict.NOTHING
        return ChangeLine(words, then, now, says)

    topics = next(table for table in tables if table.name == TOPIC)
    heads = [head_of(release) for release in before]
    earlier = next(table for table in _tables(heads, base) if table.name == TOPIC)
    words, when = _words_of(period, before)
    caveat = ""
    if _months_in(gathered.releases) != _months_in(before):
        caveat = _(
            "Die beiden Zeiträume umfassen verschieden viele Monate mit Zahlen. Der Vergleich ist "
            "deshalb schief."
        )
    return Comparison(
        period=period,
        words=words,
        when=when,
        bound=bound,
        total=line(_("Gespräche insgesamt"), total_of(before), total_of(gathered.releases)),
        topics=tuple(
            line(found.words, earlier.number(found.code), found.number)
            for found in topics.largest_first[:_COMPARED_TOPICS]
        ),
        caveat=caveat,
    )


def _months_in(releases: Iterable[ReleaseRow]) -> int:
    return sum(1 + len(release.held_back) for release in releases)


# ----------------------------------------------------------------------------------- euros


def _euros(
    tables: Sequence[PublishedTable], values: EuroValues | None, *, is_bounded: bool
) -> EuroReading | None:
    table = next((table for table in tables if table.name == "euro_band"), None)
    if table is None or values is None:
        return None
    bands = tuple(
        EuroBandLine(line.words, line.number, values.values[EuroBand(line.code)])
        for line in table.lines
    )
    certain = sum(max(0, band.number - table.bound) * band.value for band in bands)
    return EuroReading(
        bands=bands,
        amount=sum(band.number * band.value for band in bands),
        certain=certain if is_bounded else 0,
        explanation=values.explanation,
    )
