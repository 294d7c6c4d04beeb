# SPDX-License-Identifier: GPL-3.0-or-later
"""Held-back months before rounding, and what a reader may demand of published tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from hilft_desktop.disclosure.catalogue import BASE, TOTAL, Catalogue, Dimension, TableSet
from hilft_desktop.disclosure.counts import Counts
from hilft_desktop.disclosure.margins import Margins, margins_of
from hilft_desktop.domain.tallies import Month


@dataclass(frozen=True, slots=True)
class CollectedMonths:
    """A month together with the held-back ones before it (Sammelmonat): counted as one period."""

    first: Month
    last: Month
    held_back: tuple[Month, ...]
    counts: Counts


def collect(held_back: Mapping[Month, Counts], month: Month, counts: Counts) -> CollectedMonths:
    """Return the month with the held-back months before it, added up *before* rounding.

    Rounding the sum once tells less than adding rounded months would, and no month below the
    minimum ever stands alone. The months must follow each other without a gap: a month left out
    could later be released by itself inside the period of this release. Raises ``ValueError``.
    """
    months = sorted(held_back)
    expected = month
    for earlier in reversed(months):
        expected = expected.previous()
        if earlier != expected:
            raise ValueError("held-back months must directly precede the month, without a gap")
    total: Counts = Counter(counts)
    for earlier in months:
        total.update(held_back[earlier])
    return CollectedMonths(months[0] if months else month, month, tuple(months), total)


class FaultKind(Enum):
    """Why published tables cannot have been made by this catalogue's protection."""

    TABLE_MISSING = "table_missing"
    TABLE_UNKNOWN = "table_unknown"
    CODE_MISSING = "code_missing"
    CODE_UNKNOWN = "code_unknown"
    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    NOT_A_MULTIPLE = "not_a_multiple"
    MARGINS_DIFFER = "margins_differ"
    BELOW_MINIMUM = "below_minimum"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault and the place in the tables where it is."""

    kind: FaultKind
    where: tuple[str, ...]


def table_set_of(tables: Mapping[str, object], catalogue: Catalogue) -> TableSet:
    """Return which table set the names in a release claim; one two-way table claims them all."""
    two_way = {catalogue.two_way_table(ray) for ray in catalogue.rays}
    return TableSet.STAR if two_way & tables.keys() else TableSet.ONE_WAY


def verify_tables(tables: Mapping[str, object], catalogue: Catalogue) -> tuple[Fault, ...]:
    """Return every fault of published tables; nothing about them is trusted beforehand.

    An empty result means: exactly the tables and codes of the catalogue, whole non-negative
    multiples of the base, sums that agree, and totals large enough for what is published. It does
    not mean that the numbers are true; that is what the signature is for.
    """
    margins = margins_of(catalogue, table_set_of(tables, catalogue))
    faults = _faults_of_shape(tables, catalogue, margins)
    if faults:
        return tuple(faults)
    vector = margins.vector(tables)
    for key, number in zip(margins.keys, vector, strict=True):
        if number < 0:
            faults.append(Fault(FaultKind.NEGATIVE, key))
        elif number % BASE:
            faults.append(Fault(FaultKind.NOT_A_MULTIPLE, key))
    for equation in margins.equations:
        if vector[equation.whole] != sum(vector[part] for part in equation.parts):
            table = margins.keys[equation.parts[0]][0]
            faults.append(Fault(FaultKind.MARGINS_DIFFER, (table, *margins.keys[equation.whole])))
    two_way = table_set_of(tables, catalogue) is TableSet.STAR
    if vector[0] < (catalogue.two_way_minimum if two_way else catalogue.one_way_minimum):
        faults.append(Fault(FaultKind.BELOW_MINIMUM, (TOTAL,)))
    return tuple(faults)


def _faults_of_shape(
    tables: Mapping[str, object], catalogue: Catalogue, margins: Margins
) -> list[Fault]:
    wanted = {key[0] for key in margins.keys}
    faults = [Fault(FaultKind.TABLE_MISSING, (name,)) for name in sorted(wanted - tables.keys())]
    faults += [Fault(FaultKind.TABLE_UNKNOWN, (name,)) for name in sorted(tables.keys() - wanted)]
    if TOTAL in tables:
        faults += _faults_of_number(tables[TOTAL], (TOTAL,))
    for dimension in catalogue.dimensions:
        if dimension.table in tables:
            faults += _faults_of_table(tables[dimension.table], dimension, (dimension.table,))
    for ray in catalogue.rays:
        name = catalogue.two_way_table(ray)
        if name in tables:
            faults += _faults_of_crossed(tables[name], catalogue.centre, ray, name)
    return faults


def _faults_of_crossed(table: object, centre: Dimension, ray: Dimension, name: str) -> list[Fault]:
    if not isinstance(table, Mapping):
        return [Fault(FaultKind.NOT_A_NUMBER, (name,))]
    faults = _faults_of_codes(table, centre, (name,))
    for row in centre.codes:
        if row in table:
            faults += _faults_of_table(table[row], ray, (name, row))
    return faults


def _faults_of_table(table: object, dimension: Dimension, where: tuple[str, ...]) -> list[Fault]:
    if not isinstance(table, Mapping):
        return [Fault(FaultKind.NOT_A_NUMBER, where)]
    faults = _faults_of_codes(table, dimension, where)
    for code in dimension.codes:
        if code in table:
            faults += _faults_of_number(table[code], (*where, code))
    return faults


def _faults_of_codes(
    table: Mapping[object, object], dimension: Dimension, where: tuple[str, ...]
) -> list[Fault]:
    known = set(dimension.codes)
    present = {str(code) for code in table}
    faults = [Fault(FaultKind.CODE_MISSING, (*where, c)) for c in sorted(known - present)]
    # An unknown code could be any text: it is named by its table only.
    return faults + [Fault(FaultKind.CODE_UNKNOWN, where)] * bool(present - known)


def _faults_of_number(number: object, where: tuple[str, ...]) -> list[Fault]:
    # A JSON true is an int to Python, and no number to anybody else.
    if isinstance(number, bool) or not isinstance(number, int):
        return [Fault(FaultKind.NOT_A_NUMBER, where)]
    return []
