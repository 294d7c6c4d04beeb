# SPDX-License-Identifier: GPL-3.0-or-later
"""The gate before every export: the built-in attacker must find nothing.

The audit sees only what a reader sees: the published tables, the catalogue and the source of the
rounder. It has no access to the true numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from hilft_desktop.disclosure.attacker import Attacker, ContradictionError, Finding
from hilft_desktop.disclosure.catalogue import Catalogue
from hilft_desktop.disclosure.combine import table_set_of, verify_tables
from hilft_desktop.disclosure.margins import margins_of
from hilft_desktop.disclosure.solver import SolverGaveUpError


class Verdict(Enum):
    """How the attack ended; only ``PROTECTED`` may be exported."""

    PROTECTED = "protected"
    NARROWED = "narrowed"
    MALFORMED = "malformed"
    CONTRADICTION = "contradiction"
    TOO_SLOW = "too_slow"


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The verdict, how many numbers were attacked, and those about which too much is known."""

    verdict: Verdict
    examined: int = 0
    narrowed: tuple[Finding, ...] = ()

    @property
    def protected(self) -> bool:
        """Whether the tables may leave."""
        return self.verdict is Verdict.PROTECTED


def audit(
    tables: Mapping[str, object], catalogue: Catalogue, *, time_limit_s: float = 20
) -> AuditReport:
    """Attack the tables of one release and report; never raises for what the tables contain."""
    if verify_tables(tables, catalogue):
        return AuditReport(Verdict.MALFORMED)
    margins = margins_of(catalogue, table_set_of(tables, catalogue))
    attacker = Attacker(margins)
    try:
        attacker.sees("release", margins.vector(tables))
        findings = attacker.conclude(time_limit_s=time_limit_s)
    except ContradictionError:
        return AuditReport(Verdict.CONTRADICTION)
    except SolverGaveUpError:
        return AuditReport(Verdict.TOO_SLOW)
    narrowed = tuple(finding for finding in findings if finding.narrowed)
    verdict = Verdict.NARROWED if narrowed else Verdict.PROTECTED
    return AuditReport(verdict, len(findings), narrowed)
