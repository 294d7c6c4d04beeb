# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a fact against itself: its times, its status, its units and its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from hilft_desktop.content.lint_text import Finding, term_findings
from hilft_desktop.content.loader import Located
from hilft_desktop.content.schema import FactEntry, SeriesEntry, overlapping
from hilft_desktop.domain.facts import FactStatus

_IDENTIFIER = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")

_FILE_SIGN = r"(?:\d+|[IVX]+) [A-Za-z]{1,5} \d+/\d\d\b|\b\d+ C \d+\.\d\d\b"
_NOT_TERMS = re.compile(rf"\b(?:{_FILE_SIGN}|[IVX]+|EU)\b")
"""What is no abbreviation of a law: a court's file sign ("B 14 AS 12/09 R"), the number of a
book, the union."""


def fact_findings(located: Located[FactEntry]) -> Iterator[tuple[int, str, str]]:
    """Return line, code and advice of each fault a fact has in itself."""
    fact = located.entry
    if fact.next_check <= fact.checked_on:
        yield (
            located.line("next_check"),
            "value_wrong",
            "next_check muss nach checked_on liegen.",
        )
    yield from _status_findings(located)
    for index, series in enumerate(fact.series):
        if any(overlapping(series, other) for other in fact.series[:index]):
            line = located.line("series", index)
            yield line, "series_overlap", "Zwei Zeiträume überschneiden sich."
    yield from _value_findings(located)
    for key in ("title", "note"):
        for name in _IDENTIFIER.findall(str(getattr(fact, key))):
            yield (
                located.line(key),
                "identifier_shown",
                f"„{name}“ ist eine Kennung; in Sätzen den Titel des Fakts nennen.",
            )


def citation_findings(located: Located[FactEntry], terms: Collection[str]) -> Iterator[Finding]:
    """Return abbreviations of a citation the glossary does not explain.

    Asked only for facts some text leans on: a citation is shown with a text, never alone.
    """
    yield from term_findings(_NOT_TERMS.sub(" ", located.entry.citation), terms)


def _value_findings(located: Located[FactEntry]) -> Iterator[tuple[int, str, str]]:
    """Return units and names of values that do not exist, and changing values without a name."""
    fact = located.entry
    named = dict.fromkeys(key for series in fact.series for key in series.values)
    for table, words in (("units", fact.units), ("names", fact.names)):
        for key in words:
            if key not in named:
                code = "unit_unused" if table == "units" else "name_unused"
                advice = (
                    f"Einen Wert „{key}“ gibt es nicht: in {table} streichen oder richtig "
                    "schreiben."
                )
                yield located.line(table), code, advice
    for key in named:
        said = {series.values.get(key) for series in fact.series}
        if len(said) > 1 and key not in fact.names:
            advice = (
                f"Der Wert „{key}“ ändert sich: In names mit Worten nennen, die allein "
                "verständlich sind; so steht er unter „Was sich bald ändert“."
            )
            yield located.line("series", 0), "name_missing", advice


def _status_findings(located: Located[FactEntry]) -> Iterator[tuple[int, str, str]]:
    fact = located.entry
    line = located.line("status")
    if fact.series and fact.status in (FactStatus.DRAFT, FactStatus.UNKNOWN):
        yield line, "fact_status", "Entwürfe und offene Werte haben keine Zeitreihe."
    if fact.status is FactStatus.EXPIRED and not _all_ended(fact.series):
        yield line, "fact_status", "Ein abgelaufener Fakt braucht Zeiträume, die alle enden."


def _all_ended(series: tuple[SeriesEntry, ...]) -> bool:
    return bool(series) and all(period.valid_to for period in series)
