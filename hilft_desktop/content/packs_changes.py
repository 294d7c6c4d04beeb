# SPDX-License-Identifier: GPL-3.0-or-later
"""What a version of the content changes against another, and what changes by itself soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hilft_desktop.content.figures import FactBook, figure_text
from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.packs_prints import ItemPrint, Period, Prints, take_prints
from hilft_desktop.domain.facts import Fact, FactScalar, FactStatus, FactValue
from hilft_desktop.domain.updates import (
    ComingChange,
    ContentDifference,
    ContentItem,
    FigureChange,
    ItemKind,
)

TABLE = "rows"
"""Key of a change in a table of law, which is not spelt out."""


def difference(old: ContentLibrary, new: ContentLibrary, today: date) -> ContentDifference:
    """Return what ``new`` says differently from ``old``."""
    before, after = _by_item(prints_of(old)), _by_item(prints_of(new))
    gone = before.keys() - after.keys()
    fresh = after.keys() - before.keys()
    both = before.keys() & after.keys()
    return ContentDifference(
        added=_items(after, fresh),
        changed=_items(after, {k for k in both if _texts(before[k]) != _texts(after[k])}),
        removed=_items(before, gone),
        figures=tuple(_figures(old.facts, new.facts, today)),
    )


def prints_of(library: ContentLibrary) -> Prints:
    """Return the prints of a library."""
    return take_prints(library.source, library.version)


def coming(library: ContentLibrary, on: date, days: int) -> tuple[ComingChange, ...]:
    """Return what begins, ends or changes after a day and within so many days, soonest first."""
    last = on + timedelta(days=days)
    found: list[ComingChange] = []
    for versions in _by_item(prints_of(library)).values():
        found += _turns(versions, on, last)
    for fact in library.facts:
        found += _coming_figures(fact, on, last)
    return tuple(sorted(found))


# ---------------------------------------------------------------------------------- texts

_Versions = tuple[ItemPrint, ...]


def _by_item(prints: Prints) -> dict[tuple[ItemKind, str], _Versions]:
    grouped: dict[tuple[ItemKind, str], _Versions] = {}
    for item in prints.items:
        grouped[item.kind, item.id] = (*grouped.get((item.kind, item.id), ()), item)
    return grouped


def _items(
    versions: dict[tuple[ItemKind, str], _Versions], keys: set[tuple[ItemKind, str]]
) -> tuple[ContentItem, ...]:
    return tuple(sorted(versions[key][-1].item for key in keys))


def _texts(versions: _Versions) -> set[tuple[date | None, date | None, str]]:
    return {(item.since, item.until, item.print) for item in versions}


def _turns(versions: _Versions, on: date, last: date) -> Iterator[ComingChange]:
    starts = {item.since: item for item in versions if item.since and on < item.since <= last}
    for day, item in starts.items():
        replaced = any(_ends_before(other, day) for other in versions)
        what = "changes" if replaced else "begins"
        yield ComingChange(day, item.kind, item.id, item.title, what)
    for item in versions:
        end = _day_after(item.until)
        if end is not None and on < end <= last and end not in starts:
            yield ComingChange(end, item.kind, item.id, item.title, "ends")


def _ends_before(period: Period, day: date) -> bool:
    return _day_after(period.until) == day


def _day_after(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + timedelta(days=1)


# -------------------------------------------------------------------------------- figures


def _figures(old: FactBook, new: FactBook, today: date) -> Iterator[FigureChange]:
    for fact in new:
        before = old.get(fact.id) if fact.id in old else None
        for value in _usable(fact):
            day = value.valid_from or min(today, value.valid_to or today)
            held = None if before is None else before.on(day)
            yield from _differences(fact, before, held, value, today)
        if before is not None:
            yield from _lost(before, fact, today)
    for fact in old:
        if fact.id not in new:
            yield from _lost(fact, None, today)


def _differences(
    fact: Fact, before: Fact | None, held: FactValue | None, value: FactValue, today: date
) -> Iterator[FigureChange]:
    waits = value.valid_from is not None and value.valid_from > today

    def change(key: str, old: str, new: str) -> FigureChange:
        return FigureChange(
            fact.id, _name(fact, key), key, fact.citation, old, new, value.valid_from, waits
        )

    given = dict(held.values) if held is not None else {}
    for key, scalar in value.values:
        old = _words(before, key, given.get(key))
        new = _words(fact, key, scalar)
        if old != new:
            yield change(key, old, new)
    for key, scalar in given.items():
        if key not in dict(value.values):
            yield change(key, _words(before, key, scalar), "")
    if value.rows and (held is None or held.rows != value.rows):
        yield change(TABLE, "" if held is None else "Tabelle", "Tabelle")


def _lost(before: Fact, now: Fact | None, today: date) -> Iterator[FigureChange]:
    """Yield the figures that held today and are not given any more."""
    held = before.on(today)
    if held is None or (now is not None and now.on(today) is not None):
        return
    for key, scalar in held.values:
        words = _words(before, key, scalar)
        name = _name(before, key)
        yield FigureChange(before.id, name, key, before.citation, words, "", None, False)


def _coming_figures(fact: Fact, on: date, last: date) -> Iterator[ComingChange]:
    for value in _usable(fact):
        day = value.valid_from
        if day is not None and on < day <= last:
            held = fact.on(day - timedelta(days=1))
            for change in _differences(fact, fact, held, value, on):
                what = "changes" if change.old else "begins"
                yield _coming(fact, day, what, change.key, change.old, change.new)
        end = _day_after(value.valid_to)
        if end is not None and on < end <= last and fact.on(end) is None:
            # What comes next is not known yet: one line says so, whatever the fact holds.
            yield _coming(fact, end, "ends")


def _coming(
    fact: Fact, day: date, what: str, key: str = "", old: str = "", new: str = ""
) -> ComingChange:
    title = _name(fact, key)
    return ComingChange(day, ItemKind.FACT, fact.id, title, what, key, old, new, fact.citation)


def _name(fact: Fact, key: str) -> str:
    """Return the words of the figure itself: a fact may hold several."""
    return fact.name_of(key) if key not in ("", TABLE) else fact.title


def _usable(fact: Fact) -> tuple[FactValue, ...]:
    if fact.status in (FactStatus.DRAFT, FactStatus.UNKNOWN):
        return ()
    return fact.series


def _words(fact: Fact | None, key: str, scalar: FactScalar | None) -> str:
    if fact is None or scalar is None:
        return ""
    return figure_text(scalar, fact.unit_of(key))
