# SPDX-License-Identifier: GPL-3.0-or-later
"""Small integer programmes, solved exactly. The only module that imports the solver (HiGHS)."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import highspy
import numpy as np

_TOLERANCE: Final = 1e-6
_LEAST_SECONDS: Final = 0.001

# Every column is bounded on both sides, so "unbounded or infeasible" can only mean the latter.
_NO_SOLUTION: Final = (
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


class SolverGaveUpError(Exception):
    """The programme was not solved to proven optimality in time. Carries no numbers."""


@dataclass(frozen=True, slots=True)
class Row:
    """``lower <= sum of coefficient * column <= upper``; ``terms`` are (column, coefficient)."""

    lower: int
    upper: int
    terms: tuple[tuple[int, int], ...]


class IntegerProgramme:
    """Integer columns within finite bounds under linear rows; minimised for any cost vector.

    The linear relaxation is solved first and warm-started from the previous costs. If its optimal
    vertex is integral it is the integer optimum too; only otherwise branch and bound runs, with
    gap 0. Every solution handed out was checked in exact integer arithmetic.
    """

    def __init__(self, bounds: Sequence[tuple[int, int]], rows: Sequence[Row]) -> None:
        self._bounds = tuple(bounds)
        self._rows = tuple(rows)
        self._relaxed = self._model(integer=False)
        self._columns = np.arange(len(self._bounds), dtype=np.int32)

    def minimise(self, costs: Sequence[float], *, deadline: float) -> tuple[int, ...] | None:
        """Return an optimal integer solution, or None if there is no solution at all.

        ``deadline`` is a ``time.monotonic`` second. Raises ``SolverGaveUpError`` when it passes or
        the solver does not prove optimality.
        """
        solved = self._solve(self._relaxed, costs, deadline)
        if solved is None:
            return None
        solution = self._integral(solved)
        if solution is not None:
            return solution
        solved = self._solve(self._model(integer=True), costs, deadline)
        if solved is None:
            return None
        solution = self._integral(solved)
        if solution is None:
            raise SolverGaveUpError
        return solution

    def _solve(
        self, model: highspy.Highs, costs: Sequence[float], deadline: float
    ) -> list[float] | None:
        remaining = deadline - time.monotonic()
        if remaining < _LEAST_SECONDS:
            raise SolverGaveUpError
        # HiGHS counts the seconds of all runs of one instance together.
        model.setOptionValue("time_limit", model.getRunTime() + remaining)
        model.changeColsCost(len(self._columns), self._columns, np.asarray(costs, dtype=float))
        model.run()
        status = model.getModelStatus()
        if status in _NO_SOLUTION:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverGaveUpError
        return list(model.getSolution().col_value)

    def _integral(self, values: Sequence[float]) -> tuple[int, ...] | None:
        solution = tuple(round(value) for value in values)
        if any(
            abs(value - whole) > _TOLERANCE for value, whole in zip(values, solution, strict=True)
        ):
            return None
        fits = all(
            low <= whole <= high for whole, (low, high) in zip(solution, self._bounds, strict=True)
        ) and all(
            row.lower <= sum(factor * solution[column] for column, factor in row.terms) <= row.upper
            for row in self._rows
        )
        return solution if fits else None

    def _model(self, *, integer: bool) -> highspy.Highs:
        model = highspy.Highs()  # type: ignore[no-untyped-call]
        model.setOptionValue("output_flag", False)
        model.setOptionValue("threads", 1)
        model.setOptionValue("mip_rel_gap", 0.0)
        model.setOptionValue("mip_abs_gap", 0.0)
        if not integer:
            # Simplex ends in a vertex; presolve would throw away the warm start.
            model.setOptionValue("solver", "simplex")
            model.setOptionValue("presolve", "off")
        model.passModel(self._programme(integer=integer))
        return model

    def _programme(self, *, integer: bool) -> highspy.HighsLp:
        programme = highspy.HighsLp()
        programme.num_col_ = len(self._bounds)
        programme.num_row_ = len(self._rows)
        programme.col_cost_ = np.zeros(len(self._bounds))
        programme.col_lower_ = np.array([low for low, _ in self._bounds], dtype=float)
        programme.col_upper_ = np.array([high for _, high in self._bounds], dtype=float)
        programme.row_lower_ = np.array([row.lower for row in self._rows], dtype=float)
        programme.row_upper_ = np.array([row.upper for row in self._rows], dtype=float)
        starts = np.cumsum([0, *(len(row.terms) for row in self._rows)])
        terms = [term for row in self._rows for term in row.terms]
        programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        programme.a_matrix_.start_ = starts.astype(np.int32)
        programme.a_matrix_.index_ = np.array([column for column, _ in terms], dtype=np.int32)
        programme.a_matrix_.value_ = np.array([factor for _, factor in terms], dtype=float)
        if integer:
            programme.integrality_ = [highspy.HighsVarType.kInteger] * len(self._bounds)
        return programme
