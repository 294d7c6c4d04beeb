# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way: vaults of two groups, months released by the program, and a reader of the files.

He has nothing but what lies in the folders after ``export``: no vault, no counts, no seed.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.disclosure.attacker import Attacker
from hilft_desktop.disclosure.catalogue import CATALOGUES
from hilft_desktop.disclosure.margins import Margins
from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.services.tally_rows import TallyOptions
from hilft_desktop.system.clock import FixedClock
from tests.attack.readers import PATIENCE_S, assert_nothing_learnt, margins_of_tables
from tests.unit.services.conftest import PASSPHRASE, make_services

UNTIL = date(2026, 11, 22)


def practice(folder: Path, seed: int, contacts: int, options: TallyOptions) -> Services:
    services = make_services(FixedClock(UNTIL))
    services.practice.create(
        str(folder / f"{seed}.hilft"),
        cases=contacts,
        months=6,
        seed=seed,
        until=UNTIL,
        passphrase=PASSPHRASE,
    )
    services.tallies.save_options(options)
    return services


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Return a folder of published files for a large group and for a small one."""
    found = []
    groups = ((11, 620, TallyOptions(count_grievances=True)), (12, 70, TallyOptions()))
    for seed, contacts, options in groups:
        services = practice(tmp_path, seed, contacts, options)
        folder = tmp_path / f"gruppe-{seed}"
        for row in reversed(services.tallies.months()):
            if row.state in {"open", "running"}:
                try:
                    services.tallies.release(row.month)
                except UserError as error:
                    assert error.code == "tally_month_held_back"
                else:
                    services.tallies.export(row.month, str(folder))
        services.vault.close()
        found.append(folder)
    return found


def test_a_reader_of_all_files_of_two_groups_learns_no_more_than_the_files_say(
    folders: list[Path],
) -> None:
    seen: dict[Margins, list[tuple[str, tuple[int, ...]]]] = {}
    for folder in folders:
        files = sorted(folder.glob("*.json"))
        assert len(files) >= 2
        for file in files:
            content = json.loads(file.read_bytes())
            margins = margins_of_tables(content["tables"], CATALOGUES[content["catalogue"]])
            seen.setdefault(margins, []).append((str(file), margins.vector(content["tables"])))
    # The large group has two-way tables and what went wrong, the small one neither.
    assert {len(margins.keys) for margins in seen} >= {39, 363}
    examined = 0
    for margins, releases in seen.items():
        attacker = Attacker(margins)
        for name, vector in releases:
            attacker.sees(name, vector)
        examined += assert_nothing_learnt(attacker.conclude(time_limit_s=PATIENCE_S))
    assert examined > 4 * 363
