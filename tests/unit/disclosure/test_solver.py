# SPDX-License-Identifier: GPL-3.0-or-later
import time
from itertools import product
from random import Random

import pytest

from hilft_desktop.disclosure.solver import IntegerProgramme, Row, SolverGaveUpError


def soon():
    return time.monotonic() + 30


def test_small_programmes_agree_with_trying_everything():
    rng = Random(11)
    outcomes = set()
    for _ in range(150):
        bounds = [(0, rng.randint(1, 3)) for _ in range(4)]
        rows = [
            Row(
                low := rng.randint(-2, 5),
                low + rng.randint(0, 2),
                tuple((column, rng.randint(-2, 3)) for column in range(4)),
            )
            for _ in range(3)
        ]
        costs = [rng.randint(-5, 5) for _ in range(4)]

        def value(point, costs=costs):
            return sum(c * x for c, x in zip(costs, point, strict=True))

        feasible = [
            point
            for point in product(*(range(high + 1) for _, high in bounds))
            if all(r.lower <= sum(f * point[c] for c, f in r.terms) <= r.upper for r in rows)
        ]
        found = IntegerProgramme(bounds, rows).minimise(costs, deadline=soon())
        outcomes.add(found is None)
        if found is None:
            assert not feasible
        else:
            assert found in feasible
            assert value(found) == min(map(value, feasible))
    assert outcomes == {True, False}


def test_a_fractional_vertex_is_not_taken_for_an_answer():
    pairs = [Row(0, 1, ((a, 1), (b, 1))) for a, b in ((0, 1), (1, 2), (0, 2))]
    found = IntegerProgramme([(0, 1)] * 3, pairs).minimise([-1, -1, -1], deadline=soon())
    assert found is not None
    assert sum(found) == 1


def test_what_does_not_fit_in_whole_numbers_is_no_answer_whatever_the_solver_says():
    programme = IntegerProgramme([(0, 3)] * 2, [Row(4, 4, ((0, 1), (1, 1)))])
    assert programme._integral([1.0, 3.0 - 1e-9]) == (1, 3)
    assert programme._integral([0.0, 4.0]) is None
    assert programme._integral([1.0, 2.0]) is None
    assert programme._integral([1.5, 2.5]) is None


def test_an_odd_sum_of_even_numbers_has_no_solution():
    programme = IntegerProgramme([(0, 3)] * 2, [Row(1, 1, ((0, 2), (1, 2)))])
    assert programme.minimise([1, 1], deadline=soon()) is None


def test_a_passed_deadline_is_said():
    programme = IntegerProgramme([(0, 3)], [Row(0, 3, ((0, 1),))])
    with pytest.raises(SolverGaveUpError):
        programme.minimise([1], deadline=time.monotonic() - 1)


def test_a_hard_programme_stops_at_its_deadline():
    rng = Random(1)
    weights = [[rng.randrange(1000, 9999) for _ in range(60)] for _ in range(6)]
    rows = [Row(sum(w) // 2, sum(w) // 2, tuple(enumerate(w))) for w in weights]
    programme = IntegerProgramme([(0, 1)] * 60, rows)
    started = time.monotonic()
    with pytest.raises(SolverGaveUpError):
        programme.minimise([rng.random() for _ in range(60)], deadline=started + 0.3)
    assert time.monotonic() - started < 10
