# SPDX-License-Identifier: GPL-3.0-or-later
"""What protection costs: seconds by size of the month, error, and what stands behind a number.

Writes the tables of docs/tally-protection.md and of docs/performance.md. The months have the
assumed shares of the practice vault (``tests/attack/months.py``).
"""

from __future__ import annotations

import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from hilft_desktop.disclosure.attacker import Attacker, Finding
from hilft_desktop.disclosure.audit import audit
from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, TableSet
from hilft_desktop.disclosure.cube import Protected, protect
from hilft_desktop.disclosure.margins import Margins, Tables, margins_of
from hilft_desktop.domain.tallies import TallyMode
from tests.attack.months import likely_month
from tests.benchmarks.timing import Measure, percentile
from tests.unit.disclosure.worlds import publish

DOCS = Path(__file__).parents[2] / "docs"
PAGE, PERFORMANCE = DOCS / "tally-protection.md", DOCS / "performance.md"
SIZES = (10, 30, 60, 100, 200, 500, 1000, 2000)
RUNS = 60
ONE_WAY = margins_of(CATALOGUE_V1, TableSet.ONE_WAY)
STAR = margins_of(CATALOGUE_V1, TableSet.STAR)


def tally(*, write: bool) -> Iterator[Measure]:
    """Measure release and audit; with ``write``, put the tables into the pages, too."""
    rows = [_times(size) for size in SIZES]
    worst = max(max(releases) for _size, releases, _audits in rows)
    middle = statistics.median(rows[-1][2])
    yield Measure(
        f"Protecting a month of {SIZES[0]} to {SIZES[-1]:,} contacts, slowest of {RUNS} a size",
        f"{worst:.0f} ms",
        f"{middle:.0f} ms (one audit of {SIZES[-1]:,})",
        f"{worst / middle:.1f}",
        "≤ 1,000 ms",
        worst <= 1000,
    )
    yield _attack("A year of 12 months with all two-way tables, attacked", STAR, 12, 20_000)
    yield _attack("Half a year of 20 units, one-way, attacked", ONE_WAY, 120, 20_000)
    if write:
        _write(PERFORMANCE, "tally", _time_table(rows))
        _write(PAGE, "error", _error_table())
        _write(PAGE, "posterior", _posterior_table())


def _times(size: int) -> tuple[int, list[float], list[float]]:
    rng = Random(size)
    releases: list[float] = []
    audits: list[float] = []
    while len(audits) < RUNS:
        counts = likely_month(size, rng)
        made: list[object] = []
        work = partial(protect, counts, CATALOGUE_V1, table_set=TableSet.STAR, randomness=rng)
        took = _processor_ms(partial(_into, made, work))
        if isinstance(made[0], Protected):
            releases.append(took)
            audits.append(_processor_ms(partial(_attacked, made[0].tables)))
    return size, releases, audits


def _processor_ms(job: Callable[[], object]) -> float:
    """Return the processor time of a job: the solver runs on one thread, whoever else works."""
    begin = time.process_time()
    job()
    return (time.process_time() - begin) * 1000


def _into(made: list[object], work: Callable[[], object]) -> None:
    made.append(work())


def _attacked(tables: Tables) -> None:
    assert audit(tables, CATALOGUE_V1).protected


def _attack(name: str, margins: Margins, releases: int, limit_ms: float) -> Measure:
    rng = Random(12)
    attacker = Attacker(margins)
    for number in range(releases):
        counts = likely_month(rng.randint(60, 160), rng)
        attacker.sees(str(number), publish(margins, counts, rng))
    findings: list[Finding] = []
    took = _processor_ms(lambda: findings.extend(attacker.conclude(time_limit_s=300)))
    narrowed = sum(finding.narrowed for finding in findings)
    return Measure(
        name,
        f"{took:,.0f} ms",
        f"{narrowed} of {len(findings):,} numbers narrowed",
        "–",
        f"≤ {limit_ms:,.0f} ms, none",
        took <= limit_ms and not narrowed,
    )


def _spread(times: list[float]) -> str:
    return f"{statistics.median(times):.0f}, {percentile(times, 0.95):.0f}, {max(times):.0f} ms"


def _time_table(rows: list[tuple[int, list[float], list[float]]]) -> str:
    lines = [
        "| Contacts | Release: p50, p95, max | of which audit: p50, p95, max |",
        "|---" * 3 + "|",
    ]
    lines += [
        f"| {size:,} | {_spread(releases)} | {_spread(audits)} |" for size, releases, audits in rows
    ]
    return "\n".join(lines)


def _errors(mode: TallyMode, sizes: tuple[int, ...], months: int) -> dict[int, list[list[int]]]:
    """Return errors by size: of the total, of one-way numbers, of numbers whose truth is 0."""
    rng = Random(7)
    found: dict[int, list[list[int]]] = {}
    for size in sizes:
        kinds: list[list[int]] = [[], [], []]
        for _ in range(months):
            counts = likely_month(size, rng)
            release = protect(counts, CATALOGUE_V1, mode=mode, randomness=rng)
            if not isinstance(release, Protected):
                continue
            pairs = zip(ONE_WAY.vector(release.tables), ONE_WAY.numbers(counts), strict=True)
            (made, true), *others = pairs
            kinds[0].append(made - true)
            kinds[1] += [number - truth for number, truth in others]
            kinds[2] += [number for number, truth in others if truth == 0]
        found[size] = kinds
    return found


def _error_table() -> str:
    lines = [
        "| Mode | Contacts | Total: mean, max | One-way: mean, 95 %, max | Bias | A true 0 |",
        "|---" * 6 + "|",
    ]
    for mode, words in ((TallyMode.ROUNDED, "rounded"), (TallyMode.DP_FIRST, "noise first")):
        for size, (total, cells, zeros) in _errors(mode, (30, 60, 100, 200), 1000).items():
            off = [abs(error) for error in cells]
            lines.append(
                f"| {words} | {size} | {statistics.mean(map(abs, total)):.1f}, "
                f"{max(map(abs, total))} | {statistics.mean(off):.1f}, "
                f"{percentile(off, 0.95):.0f}, {max(off)} "
                f"| {statistics.mean(cells):+.2f} | {statistics.mean(zeros):.2f} |"
            )
    return "\n".join(lines)


def _posterior_table() -> str:
    rng = Random(8)
    behind: defaultdict[tuple[str, int], Counter[int]] = defaultdict(Counter)
    for _ in range(1000):
        counts = likely_month(rng.randint(60, 200), rng)
        truth, made = STAR.numbers(counts), publish(STAR, counts, rng)
        for key, true, number in zip(STAR.keys, truth, made, strict=True):
            if len(key) > 1 and number <= 10:
                behind["one-way" if len(key) == 2 else "two-way", number][true] += 1
    classes = (("0", 0, 0), ("1–4", 1, 4), ("5", 5, 5), ("6–9", 6, 9), ("10–15", 10, 15))
    head = " | ".join(words for words, _low, _high in classes)
    lines = [f"| Table | Published | {head} | Seen |", "|---" * (len(classes) + 3) + "|"]
    for kind in ("one-way", "two-way"):
        for number in (0, 5, 10):
            seen = behind[kind, number]
            shares = [
                f"{100 * sum(n for t, n in seen.items() if low <= t <= high) / seen.total():.1f} %"
                for _words, low, high in classes
            ]
            lines.append(f"| {kind} | {number} | {' | '.join(shares)} | {seen.total():,} |")
    return "\n".join(lines)


def _write(page: Path, name: str, table: str) -> None:
    text = page.read_text(encoding="utf-8")
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, rest = text.split(begin)
    after = rest.split(end)[1]
    page.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")
