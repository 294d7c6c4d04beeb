# SPDX-License-Identifier: GPL-3.0-or-later
"""From the contacts of two real vaults to the sum of a Land, by the files that really travel."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from hilft_desktop.domain.codes import Grievance, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.services.hub import Services
from hilft_desktop.services.land_rows import CellState, LandRequest
from hilft_desktop.services.tally_rows import TallyOptions
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import make_services, set_up
from tests.unit.services.counted import TODAY, contact

NAMES = ("Kreisverband Oben", "Kreisverband Unten")


def grouped(place: Path, name: str) -> Services:
    """A group that counts grievances, with an October large enough for two-way tables."""
    services = make_services(FixedClock(TODAY))
    services.vault.create(set_up(place / f"{name}.hilft", unit_name=name))
    services.tallies.save_options(TallyOptions(count_grievances=True))
    services.contacts.add_all([slow(number) for number in range(70)])
    return services


def slow(number: int) -> NewContact:
    base = contact(date(2026, 10, 5), number)
    return NewContact(base.date, base.channel, base.topic, grievance=list(Grievance)[number % 3])


def hand_over(services: Services, folder: Path) -> None:
    """Release what can be released and lay files and key into a folder."""
    folder.mkdir()
    services.tallies.export(services.tallies.release("2026-10").value.month, str(folder))
    (folder / "hilft-schluessel.json").write_bytes(services.tallies.key_json())


def test_two_groups_are_added_and_their_signatures_checked(tmp_path: Path) -> None:
    true: Counter[Topic] = Counter()
    for name in NAMES:
        services = grouped(tmp_path, name)
        hand_over(services, tmp_path / name)
        true.update(row.data.topic for row in services.contacts.list("2026-10"))
        services.vault.close()

    land = Services(FixedClock(TODAY))
    folders = tuple(str(tmp_path / name) for name in NAMES)
    done = land.land.add(LandRequest(folders, str(tmp_path / "summe"))).value
    result = done.sum
    assert (result.refused, result.releases, result.without_key) == ((), 2, 0)
    assert [unit.name for unit in result.units] == list(NAMES)
    assert len(result.new_keys) == 2
    assert abs(result.total - 140) <= result.bound == 10
    tables = {table.name: dict(table.rows) for table in result.tables}
    for topic, number in true.items():
        assert abs(tables["topic"][topic] - number) <= result.bound
    assert sum(tables["grievance"].values()) == result.total
    assert {table.name for table in result.crossed} == {
        f"topic_by_{name}" for name in ("age", "outcome", "household", "euro_band", "channel")
    }
    assert all(unit.cells[-1].state is CellState.RELEASED for unit in result.units)


def test_a_file_that_was_renamed_to_another_group_is_refused(tmp_path: Path) -> None:
    for name in NAMES:
        services = grouped(tmp_path, name)
        hand_over(services, tmp_path / name)
        services.vault.close()
    file = tmp_path / NAMES[0] / "hilft-monatszahlen-2026-10.json"
    text = file.read_text(encoding="utf-8").replace(NAMES[0], NAMES[1])
    file.write_text(text, encoding="utf-8")
    land = Services(FixedClock(TODAY))
    result = land.land.sum(LandRequest(tuple(str(tmp_path / name) for name in NAMES)))
    assert [each.code for each in result.refused] == ["release_altered"]
    assert [unit.name for unit in result.units] == [NAMES[1]]
