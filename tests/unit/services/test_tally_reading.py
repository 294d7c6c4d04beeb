# SPDX-License-Identifier: GPL-3.0-or-later
"""Months, half-years and years from a real vault: sums of what was published, and nothing else."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from hilft_desktop.domain.errors import LockedError, UserError
from hilft_desktop.domain.tally_periods import PeriodKind
from hilft_desktop.domain.tally_reading import TallyPaper
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import PASSPHRASE, make_services
from tests.unit.services.counted import add

EVERYTHING = tuple(TallyPaper)


@pytest.fixture
def summer(services: Services) -> Services:
    """July and September released, August held back and counted with September."""
    add(services, date(2026, 7, 14), 40)
    services.tallies.release("2026-07")
    add(services, date(2026, 8, 12), 2)
    with pytest.raises(UserError):
        services.tallies.release("2026-08")
    add(services, date(2026, 9, 16), 70)
    services.tallies.release("2026-09")
    return services


def published(services: Services, month: str) -> int:
    total = services.tallies.show(month).tables["total"]
    assert isinstance(total, int)
    return total


def test_a_half_year_is_the_sum_of_its_published_months(summer: Services) -> None:
    reading = summer.tally_reading.read("2026-H2")
    months = [summer.tallies.show(month) for month in ("2026-07", "2026-09")]
    assert reading.releases == 2
    assert reading.bound == 10
    assert reading.total == published(summer, "2026-07") + published(summer, "2026-09")
    for table in reading.tables:
        assert sum(line.number for line in table.lines) == reading.total
        for line in table.lines:
            parts = [dict(month.tables[table.name])[line.code] for month in months]  # type: ignore[arg-type]
            assert line.number == sum(parts)
    assert [point.words for point in reading.trend] == ["Jul 2026", "Aug bis Sep 2026"]


def test_what_is_counted_along_and_what_is_missing_is_said(summer: Services) -> None:
    said = " ".join(summer.tally_reading.read("2026-H2").reading)
    assert "1 Monat war zu klein, wurde zurückgehalten und ist im September 2026" in said
    assert "Ohne veröffentlichte Zahlen: Oktober bis Dezember 2026." in said
    assert "Summen aus 2 Veröffentlichungen können um bis zu 10 danebenliegen" in said
    assert "Zeitraum 01.07.2026 bis 30.09.2026" in said


def test_nobody_can_tell_an_empty_month_from_an_unreleased_one(summer: Services) -> None:
    before = summer.tally_reading.read("2026-H2").reading
    add(summer, date(2026, 10, 5), 3)
    assert summer.tally_reading.read("2026-H2").reading == before


def test_a_month_held_back_and_not_yet_counted_is_named(summer: Services) -> None:
    add(summer, date(2026, 10, 5), 1)
    with pytest.raises(UserError):
        summer.tallies.release("2026-10")
    said = " ".join(summer.tally_reading.read("2026").notes)
    assert "noch nicht mitgezählt: Oktober 2026" in said


def test_gathered_months_count_in_the_year_they_are_published_in(vault_path: Path) -> None:
    services = make_services(FixedClock(date(2027, 2, 3)))
    services.vault.unlock(str(vault_path), PASSPHRASE)
    add(services, date(2026, 11, 5), 40)
    services.tallies.release("2026-11")
    add(services, date(2026, 12, 5), 1)
    with pytest.raises(UserError):
        services.tallies.release("2026-12")
    add(services, date(2027, 1, 5), 40)
    services.tallies.release("2027-01")
    old, new = services.tally_reading.read("2026"), services.tally_reading.read("2027")
    assert old.total == published(services, "2026-11")
    assert new.total == published(services, "2027-01")
    assert "Dezember 2026 ist zurückgehalten und erst im Januar 2027 mitgezählt." in old.notes
    assert "ist im Januar 2027 mitgezählt: Dezember 2026" in " ".join(new.notes)
    services.vault.close()


def test_periods_are_those_in_which_something_is_published(summer: Services) -> None:
    (half,) = summer.tally_reading.periods(PeriodKind.HALF_YEAR)
    assert (half.key, half.published, half.months) == ("2026-H2", 2, 6)
    months = summer.tally_reading.periods(PeriodKind.MONTH)
    assert [row.key for row in months] == ["2026-09", "2026-07"]
    with pytest.raises(UserError) as caught:
        summer.tally_reading.read("2026-H1")
    assert caught.value.code == "tally_period_empty"
    with pytest.raises(UserError) as caught:
        summer.tally_reading.read("2026-08")
    assert caught.value.code == "tally_period_empty"


def test_money_is_counts_times_public_floors_and_says_so(summer: Services) -> None:
    reading = summer.tally_reading.read("2026-H2")
    assert reading.euros is not None
    floors = (0, 0, 100, 500, 2000, 5000)
    table = reading.table("euro_band")
    assert table is not None
    numbers = [line.number for line in table.lines]
    assert reading.euros.amount == sum(map(int.__mul__, numbers, floors))
    least = [max(0, number - 10) for number in numbers]
    assert reading.euros.certain == sum(map(int.__mul__, least, floors))
    assert "kleinsten Betrag seiner Stufe" in reading.euros.explanation


def test_what_is_called_certain_is_true_of_the_contacts(summer: Services) -> None:
    reading = summer.tally_reading.read("2026-H2")
    received = sum(
        made.data.euros.received or 0
        for month in ("2026-07", "2026-08", "2026-09")
        for made in summer.contacts.list(month)
    )
    assert reading.euros is not None
    assert 0 < reading.euros.certain * 100 <= received
    assert abs(reading.total - 112) <= reading.bound


def test_equal_releases_give_equal_bytes_also_after_a_restart(
    summer: Services, vault_path: Path
) -> None:
    first = summer.tally_reading.files("2026-H2", EVERYTHING)
    assert summer.tally_reading.files("2026-H2", EVERYTHING) == first
    summer.vault.close()
    again = make_services(FixedClock(date(2026, 12, 24)))
    again.vault.unlock(str(vault_path), PASSPHRASE)
    assert again.tally_reading.files("2026-H2", EVERYTHING) == first
    again.vault.close()


def test_an_export_writes_its_files_and_enters_each_in_the_register(
    summer: Services, tmp_path: Path
) -> None:
    paths = summer.tally_reading.export("2026", EVERYTHING, str(tmp_path / "neu")).value
    made = dict(summer.tally_reading.files("2026", EVERYTHING).files)
    assert {Path(path).name: Path(path).read_bytes() for path in paths} == made
    assert {row.what for row in summer.exports.register()} >= set(made)
    assert {name.split("-")[1] for name in made} == {"zahlen", "monatszahlen"}
    release = made["hilft-monatszahlen-2026-09.json"]
    assert release == summer.tallies.show("2026-09").json_bytes


def test_tiles_have_the_sizes_and_say_in_words_what_they_show(summer: Services) -> None:
    files = dict(summer.tally_reading.files("2026-09", (TallyPaper.TILES,)).files)
    pictures = {name: data for name, data in files.items() if name.endswith(".png")}
    assert len(pictures) >= 4
    for name, data in pictures.items():
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            assert name.endswith(f"{width}x{height}.png")
            assert (width, height) in {(1080, 1080), (1080, 1350)}
            assert not picture.info
            assert min(picture.convert("L").tobytes()) < 60
    total = published(summer, "2026-09")
    words = files["hilft-zahlen-2026-09-kachel-gesamt.txt"].decode()
    assert f"rund {total} Gespräche" in words
    assert "Vielfache von 5" in words


def test_papers_need_the_vault_and_the_explanation_does_not(keyless: Services) -> None:
    with pytest.raises(LockedError):
        keyless.tally_reading.read("2026")
    explained = keyless.tally_reading.explanation()
    text = " ".join(part for section in explained.sections for part in section)
    assert "bis zu 5" in text
    assert "unter 10" in text
    assert "von 60" in text
    assert "{" not in text
    assert "absolut anonym" not in text.lower()
