# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing but published numbers is in reports, tables, pictures and texts."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.tally_reading import TallyPaper
from hilft_desktop.services.hub import Services
from hilft_desktop.services.tally_rows import TallyOptions
from tests.attack.hidden import Secrets, leaks
from tests.attack.test_hidden_channels import release

EVERYTHING = tuple(TallyPaper)


@pytest.mark.parametrize(
    "options",
    [TallyOptions(), TallyOptions(count_grievances=True), TallyOptions(dp_first=True)],
    ids=["usual", "catalogue 2", "noise first"],
)
@pytest.mark.parametrize("period", ["2026-10", "2026-H2", "2026"])
def test_every_paper_on_a_period_is_clean(
    services: Services, options: TallyOptions, period: str
) -> None:
    _row, secrets = release(services, options)
    reading = services.tally_reading.read(period)
    published = {line.number for table in reading.tables for line in table.lines}
    # Sums of money are made of published numbers; they may happen to equal a true count.
    euros = reading.euros
    assert euros is not None
    published |= {euros.amount, euros.certain, *(band.number * band.value for band in euros.bands)}
    hidden = Secrets(secrets.numbers - published, secrets.words, secrets.days, secrets.allowed)
    files = services.tally_reading.files(period, EVERYTHING).files
    found = {name: leaks(data, hidden) for name, data in files}
    assert {name.rsplit(".", 1)[-1] for name in found} == {
        "pdf",
        "ods",
        "csv",
        "png",
        "txt",
        "json",
    }
    assert not any(found.values()), {name: what for name, what in found.items() if what}


def test_only_days_of_the_period_are_named(services: Services) -> None:
    _row, secrets = release(services, TallyOptions())
    without = Secrets(days=frozenset({date(2026, 9, 1)}), allowed=secrets.allowed)
    files = dict(services.tally_reading.files("2026-10", (TallyPaper.CSV, TallyPaper.PDF)).files)
    assert all(
        any("2026-10-31" in what for what in leaks(data, without)) for data in files.values()
    )
