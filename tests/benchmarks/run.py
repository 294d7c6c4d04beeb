# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures everything and writes the table of docs/performance.md.

python3 packaging/dev.py bench [--contacts N] [--only NAME] [--no-write]
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks import measures  # noqa: E402  (needs the path above)
from tests.benchmarks.land import land  # noqa: E402
from tests.benchmarks.packs import first_search, packs  # noqa: E402
from tests.benchmarks.stall import stall  # noqa: E402
from tests.benchmarks.tally import tally  # noqa: E402
from tests.benchmarks.team import team  # noqa: E402
from tests.benchmarks.timing import Measure  # noqa: E402

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


def main() -> int:
    """Run the benchmarks; status 1 when an aim was missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--contacts", type=int, default=100_000)
    options.add_argument(
        "--only",
        choices=(
            "start",
            "vault",
            "letter",
            "release",
            "guide",
            "packs",
            "stall",
            "team",
            "land",
            "tally",
        ),
    )
    options.add_argument("--no-write", action="store_true")
    args = options.parse_args()
    found: list[Measure] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        jobs = {
            "start": lambda: measures.start(folder),
            "guide": lambda: (*measures.guide(folder), *first_search(folder)),
            "packs": lambda: packs(folder / "packs"),
            "letter": lambda: measures.letter(folder),
            "release": lambda: measures.release(folder),
            "vault": lambda: measures.vault(folder, args.contacts),
            "stall": lambda: stall(folder, args.contacts),
            "team": lambda: team(folder),
            "land": lambda: land(folder / "land"),
            "tally": lambda: tally(write=not args.no_write),
        }
        for job_name, job in jobs.items():
            if args.only in (None, job_name):
                for measure in job():
                    print(_row(measure), flush=True)  # noqa: T201  (a script)
                    found.append(measure)
    if not args.only and not args.no_write:
        _write(found)
    return 0 if all(measure.met for measure in found) else 1


def _row(measure: Measure) -> str:
    met = "yes" if measure.met else "**no**"
    return (
        f"| {measure.name} | {measure.ours} | {measure.baseline} | {measure.ratio} "
        f"| {measure.aim} | {met} |"
    )


def _write(found: Iterable[Measure]) -> None:
    head = "| What | Ours | Baseline in the same run | Ratio | Aim | Met |\n" + "|---" * 6 + "|\n"
    machine = f"Python {platform.python_version()}, {platform.system()}, two cores.\n"
    table = head + "\n".join(_row(measure) for measure in found) + "\n\n" + machine
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n{table}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
