# SPDX-License-Identifier: GPL-3.0-or-later
"""What a Land needs to add up a year of all its groups: time and memory of a process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.timing import Measure, process
from tests.unit.services.land_world import write_world

GROUPS = 350
MONTHS = tuple(f"2025-{month:02d}" for month in range(1, 13))
SECONDS, MEBIBYTES = 5, 300
_ROOT = Path(__file__).parents[2]
_SCRIPTS = Path(__file__).parent


def land(folder: Path) -> Iterator[Measure]:
    """4,200 files with two-way tables, digests, signatures and keys; against bare reading."""
    files = folder / "files"
    write_world(files, GROUPS, MONTHS)
    jobs = (
        ("read and added", "sum"),
        ("with JSON, CSV, ODS and PDF", "add"),
    )
    bare, _memory = _run("bare", files, folder / "out")
    for words, job in jobs:
        took, memory = _run(job, files, folder / "out")
        yield Measure(
            f"Land: {GROUPS} groups × {len(MONTHS)} months, {words}",
            f"{took / 1000:.1f} s, {memory:.0f} MiB",
            f"{bare / 1000:.1f} s (JSON parsed, totals added, nothing checked)",
            f"{took / bare:.1f}",
            f"< {SECONDS} s, < {MEBIBYTES} MiB",
            took < SECONDS * 1000 and memory < MEBIBYTES,
        )


def _run(job: str, files: Path, out: Path) -> tuple[float, float]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(_ROOT),
        "LAND_JOB": job,
        "LAND_FILES": str(files),
        "LAND_OUT": str(out),
    }
    return process(_SCRIPTS / "land_run.py", environment)
