# SPDX-License-Identifier: GPL-3.0-or-later
"""Timing: ours and a baseline in turn, in the same run, so that a slow machine slows both."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Measure:
    """One line of the table."""

    name: str
    ours: str
    baseline: str
    ratio: str
    aim: str
    met: bool


def clock_ms(job: Callable[[], object], runs: int, warmup: int = 1) -> list[float]:
    """Return the wall time of each run in milliseconds, without the warm-up."""
    times = []
    for run in range(warmup + runs):
        begin = time.perf_counter()
        job()
        if run >= warmup:
            times.append((time.perf_counter() - begin) * 1000)
    return times


def paired_ms(
    ours: Callable[[], object], baseline: Callable[[], object], runs: int
) -> tuple[float, float, float]:
    """Return median of ours, median of the baseline and the median of the ratios, in turn."""
    ours(), baseline()
    pairs = [(clock_ms(ours, 1, 0)[0], clock_ms(baseline, 1, 0)[0]) for _ in range(runs)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which ``share`` of the values lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


_LAUNCHER = """
import os, subprocess, sys, time
begin = time.perf_counter()
child = subprocess.Popen([sys.executable, sys.argv[1]], stdout=subprocess.DEVNULL)
_pid, status, usage = os.wait4(child.pid, 0)
child.returncode = os.waitstatus_to_exitcode(status)
print((time.perf_counter() - begin) * 1000, usage.ru_maxrss / 1024)
sys.exit(child.returncode != 0)
"""


def process(script: Path, environment: dict[str, str]) -> tuple[float, float]:
    """Run a script as a process of its own; return wall milliseconds and peak memory in MiB.

    A small process starts it: Linux counts the memory of the process that forks as the child's.
    """
    command = [sys.executable, "-c", _LAUNCHER, str(script)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{script.name} failed: {done.stderr[-500:]}")
    took, memory = done.stdout.split()
    return float(took), float(memory)
