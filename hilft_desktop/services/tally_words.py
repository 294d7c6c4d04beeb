# SPDX-License-Identifier: GPL-3.0-or-later
"""Periods in words, and the sentences that stand on every page and export of a tally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from hilft_desktop.domain.tallies import Month
from hilft_desktop.domain.tally_periods import Period, PeriodKind
from hilft_desktop.domain.tally_reading import Comparison
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import MONTHS, format_month, format_period
from hilft_desktop.i18n.numbers import format_number, join_and
from hilft_desktop.services.rows import MonthRow, ReleaseRow

_SHORT = 3
_RUN = 3


def month_words(month: Month) -> str:
    """Return ``Oktober 2026``."""
    return format_month(month.year, month.month)


def short_words(release: ReleaseRow) -> str:
    """Return ``Okt 2026``, or ``Jul bis Okt 2026`` for gathered months."""
    last = Month.parse(release.month)
    words = f"{MONTHS[last.month - 1][:_SHORT]} {last.year}"
    if not release.held_back:
        return words
    first = Month.parse(release.held_back[0])
    begin = MONTHS[first.month - 1][:_SHORT]
    if first.year != last.year:
        begin += f" {first.year}"
    return _("{first} bis {last}").format(first=begin, last=words)


def period_words(period: Period, gathered_from: Month | None = None) -> tuple[str, str]:
    """Return a period in words, without and with its preposition.

    ``gathered_from`` is the first month of a gathered release that stands for a single month.
    """
    year = period.first.year
    if period.kind is PeriodKind.MONTH:
        words = month_words(period.last)
        if gathered_from is not None:
            words = _("{first} bis {last}").format(first=month_words(gathered_from), last=words)
            return words, _("von {period}").format(period=words)
    elif period.kind is PeriodKind.HALF_YEAR:
        half = 1 if period.first.month == 1 else 2
        words = _("{half}. Halbjahr {year}").format(half=half, year=year)
    else:
        words = _("Jahr {year}").format(year=year)
    return words, _("im {period}").format(period=words)


def notes(
    period: Period, releases: Sequence[ReleaseRow], states: Mapping[Month, MonthRow]
) -> tuple[str, ...]:
    """Return which months are counted along, held back or missing.

    Why a month is missing is not said: whether nobody came or nothing was released yet is a true
    count that no release protects.
    """
    found = [_gathered(release) for release in releases if release.held_back]
    covered = {Month.parse(release.month) for release in releases}
    covered |= {Month.parse(month) for release in releases for month in release.held_back}
    waiting: list[Month] = []
    missing: list[Month] = []
    for month in period.months:
        state = states.get(month)
        if month in covered or (state is None and not states):
            continue
        if state is not None and state.released_with:
            words = _("{month} ist zurückgehalten und erst im {later} mitgezählt.")
            later = month_words(Month.parse(state.released_with))
            found.append(words.format(month=month_words(month), later=later))
        elif state is not None and state.state == "held_back":
            waiting.append(month)
        else:
            missing.append(month)
    if waiting:
        words = _("Zurückgehalten, weil zu klein, und noch nicht mitgezählt: {months}.")
        found.append(words.format(months=_listed(waiting)))
    if missing:
        words = _("Ohne veröffentlichte Zahlen: {months}.")
        found.append(words.format(months=_listed(missing)))
    return tuple(found)


def reading_rule(
    base: int, releases: int, comparison: Comparison | None, *, is_bounded: bool
) -> tuple[str, ...]:
    """Return how the numbers are to be read; every export of a tally carries these sentences."""
    step = format_number(base)
    sentences = [
        _(
            "Alle Zahlen sind zufällig auf Vielfache von {base} gerundet, damit niemand erkannt "
            "wird."
        ).format(base=step)
    ]
    if is_bounded:
        words = _("Eine „0“ kann bis zu {base} bedeuten, eine „{base}“ kann auch keine bedeuten.")
        sentences.append(words.format(base=step))
        if releases > 1:
            words = _(
                "Summen aus {n} Veröffentlichungen können um bis zu {bound} danebenliegen, nach "
                "oben und nach unten."
            )
            bound = format_number(base * releases)
            sentences.append(words.format(n=format_number(releases), bound=bound))
    else:
        sentences.append(
            _(
                "Vor dem Runden kam noch Zufall dazu. Einzelne Zahlen können deshalb weiter "
                "danebenliegen, als das Runden erklärt; eine feste Grenze gibt es nicht."
            )
        )
    sentences.append(
        _("Summen sind Summen gerundeter Zahlen. Kleine Unterschiede bedeuten nichts.")
    )
    if comparison is not None and is_bounded:
        words = _("Im Vergleich zum {before} sagen Unterschiede bis {bound} nichts.")
        difference = format_number(comparison.bound)
        sentences.append(words.format(before=comparison.words, bound=difference))
    return tuple(sentences)


def reading_facts(
    releases: Sequence[ReleaseRow], catalogues: Sequence[str], said: Sequence[str]
) -> tuple[str, ...]:
    """Return what is counted: period, group, catalogue, months held back.

    ``said`` are the notes about months; ``releases`` stand oldest first.
    """
    words = _("Zeitraum {period}, {unit}, Zählkatalog {catalogue}.").format(
        period=format_period(first_day(releases), last_day(releases)),
        unit=releases[-1].unit_name,
        catalogue=join_and(tuple(catalogues)),
    )
    if any(release.held_back for release in releases):
        return (words, *said)
    return (words, _("Kein früherer Monat ist zurückgehalten und hier mitgezählt."), *said)


def _gathered(release: ReleaseRow) -> str:
    months = [Month.parse(month) for month in release.held_back]
    return ngettext(
        "{n} Monat war zu klein, wurde zurückgehalten und ist im {later} mitgezählt: {months}.",
        "{n} Monate waren zu klein, wurden zurückgehalten und sind im {later} mitgezählt: "
        "{months}.",
        len(months),
    ).format(
        n=format_number(len(months)),
        later=month_words(Month.parse(release.month)),
        months=_listed(months),
    )


def _listed(months: Sequence[Month]) -> str:
    """Return months in words; a run of three or more as ``Januar bis Mai 2026``."""
    runs: list[list[Month]] = []
    for month in months:
        if runs and runs[-1][-1].next() == month:
            runs[-1].append(month)
        else:
            runs.append([month])
    parts: list[str] = []
    for run in runs:
        if len(run) < _RUN:
            parts += [month_words(month) for month in run]
            continue
        first, last = month_words(run[0]), month_words(run[-1])
        if run[0].year == run[-1].year:
            first = MONTHS[run[0].month - 1]
        parts.append(_("{first} bis {last}").format(first=first, last=last))
    return join_and(tuple(parts))


def first_day(releases: Sequence[ReleaseRow]) -> date:
    """Return the first day that any of the releases counts."""
    return date.fromisoformat(releases[0].period_from)


def last_day(releases: Sequence[ReleaseRow]) -> date:
    """Return the last day that any of the releases counts."""
    return date.fromisoformat(releases[-1].period_to)
