# SPDX-License-Identifier: GPL-3.0-or-later
import copy
import json
from collections import Counter
from random import Random

import pytest

from hilft_desktop.disclosure.audit import Verdict, audit
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, TableSet
from hilft_desktop.disclosure.combine import Fault, FaultKind, collect, verify_tables
from hilft_desktop.disclosure.counts import Cell
from hilft_desktop.domain.tallies import Month
from tests.unit.disclosure.worlds import month, released

MARCH, APRIL, MAY = Month(2026, 3), Month(2026, 4), Month(2026, 5)
CELL: Cell = ("a",)
OTHER: Cell = ("b",)


def test_held_back_months_are_counted_together_before_rounding():
    held = {APRIL: Counter({CELL: 2}), MARCH: Counter({CELL: 1, OTHER: 4})}
    collected = collect(held, MAY, Counter({CELL: 9}))
    assert (collected.first, collected.last) == (MARCH, MAY)
    assert collected.held_back == (MARCH, APRIL)
    assert collected.counts == Counter({CELL: 12, OTHER: 4})
    assert held == {APRIL: Counter({CELL: 2}), MARCH: Counter({CELL: 1, OTHER: 4})}


def test_a_month_alone_is_its_own_period():
    counts = Counter({CELL: 9})
    collected = collect({}, MAY, counts)
    assert (collected.first, collected.last, collected.held_back) == (MAY, MAY, ())
    assert collected.counts == counts
    assert collected.counts is not counts


@pytest.mark.parametrize("held", [[MARCH], [MAY], [Month(2026, 6)], [APRIL, Month(2026, 2)]])
def test_a_gap_or_a_later_month_is_refused(held):
    with pytest.raises(ValueError, match="without a gap"):
        collect({m: Counter() for m in held}, MAY, Counter())


def test_a_year_ends_in_december():
    collected = collect({Month(2025, 12): Counter()}, Month(2026, 1), Counter())
    assert collected.first == Month(2025, 12)


@pytest.fixture(params=list(TableSet), ids=["one-way", "star"])
def tables(request):
    release = released(month(120, Random(8)), request.param, Random(8))
    return json.loads(json.dumps(release.tables))


def test_a_release_read_back_from_its_file_is_accepted(tables):
    assert verify_tables(tables, CATALOGUE_V1) == ()


def remove_table(tables):
    del tables["age"]


def add_table(tables):
    tables["nationality"] = {"x": 5}


def remove_code(tables):
    del tables["age"]["65+"]


def add_code(tables):
    tables["age"]["Erika"] = 0


def write_text(tables):
    tables["age"]["65+"] = "5"


def write_float(tables):
    tables["total"] = float(tables["total"])


def write_true(tables):
    tables["age"]["65+"] = True


def write_list(tables):
    tables["age"] = [5, 5]


def write_none(tables):
    tables["age"]["u18"] = None


def negative(tables):
    tables["age"]["65+"] = -5


def off_the_grid(tables):
    tables["age"]["65+"] += 1


def move_margin(tables):
    tables["age"]["65+"] += 5


def move_total(tables):
    tables["total"] += 5


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (remove_table, FaultKind.TABLE_MISSING),
        (add_table, FaultKind.TABLE_UNKNOWN),
        (remove_code, FaultKind.CODE_MISSING),
        (add_code, FaultKind.CODE_UNKNOWN),
        (write_text, FaultKind.NOT_A_NUMBER),
        (write_float, FaultKind.NOT_A_NUMBER),
        (write_true, FaultKind.NOT_A_NUMBER),
        (write_list, FaultKind.NOT_A_NUMBER),
        (write_none, FaultKind.NOT_A_NUMBER),
        (negative, FaultKind.NEGATIVE),
        (off_the_grid, FaultKind.NOT_A_MULTIPLE),
        (move_margin, FaultKind.MARGINS_DIFFER),
        (move_total, FaultKind.MARGINS_DIFFER),
    ],
)
def test_every_spoilt_file_is_refused_by_reader_and_audit(tables, spoil, kind):
    spoilt = copy.deepcopy(tables)
    spoil(spoilt)
    faults = verify_tables(spoilt, CATALOGUE_V1)
    assert kind in {fault.kind for fault in faults}
    assert not any("Erika" in part for fault in faults for part in fault.where)
    assert audit(spoilt, CATALOGUE_V1).verdict is Verdict.MALFORMED


def test_one_table_of_the_star_alone_is_not_a_star(tables):
    tables.pop("topic_by_outcome", None)
    tables.setdefault("topic_by_age", {})
    faults = verify_tables(tables, CATALOGUE_V1)
    assert Fault(FaultKind.TABLE_MISSING, ("topic_by_outcome",)) in faults


def emptied(value):
    return {code: emptied(inner) for code, inner in value.items()} if isinstance(value, dict) else 0


def test_a_total_below_the_minimum_is_not_a_release(tables):
    faults = verify_tables(emptied(tables), CATALOGUE_V1)
    assert faults == (Fault(FaultKind.BELOW_MINIMUM, ("total",)),)


@pytest.mark.parametrize(
    "cell_key",
    ["topic_by_age", "topic_by_channel"],
    ids=["inside topic x age", "in the last table"],
)
def test_a_two_way_number_that_breaks_its_sums_is_found(cell_key):
    release = released(month(120, Random(9)), TableSet.STAR, Random(9))
    tables = json.loads(json.dumps(release.tables))
    crossed = tables[cell_key]
    crossed["miete"][next(iter(crossed["miete"]))] += 5
    kinds = {fault.kind for fault in verify_tables(tables, CATALOGUE_V1)}
    assert kinds == {FaultKind.MARGINS_DIFFER}
