# SPDX-License-Identifier: GPL-3.0-or-later
"""The emergency strip is public: it works before a vault is opened and after it is closed."""

from __future__ import annotations

from datetime import date, timedelta
from multiprocessing import Pipe

from hilft_desktop.domain.emergency import EmergencyKind
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock


def test_the_strip_is_read_without_a_vault(keyless: Services) -> None:
    strip = keyless.guide.emergency()
    assert {item.kind for item in strip} == set(EmergencyKind)
    assert all(item.lines for item in strip)


def test_the_strip_stays_readable_after_locking(services: Services) -> None:
    opened = services.guide.emergency()
    assert opened
    services.vault.close()
    assert services.guide.emergency() == opened


def test_the_strip_crosses_to_the_window(keyless: Services) -> None:
    strip = keyless.guide.emergency(date(2026, 11, 22))
    window, engine = Pipe(duplex=False)
    engine.send(strip)
    assert window.recv() == strip
    engine.close()
    window.close()


def test_an_overdue_situation_is_listed_until_somebody_confirms_it(
    keyless: Services, clock: FixedClock
) -> None:
    kind = EmergencyKind.EVICTION.value
    assert kind not in {item.id for item in keyless.guide.overdue()}
    clock.advance(timedelta(days=730))
    assert ("emergency", kind) in {(item.kind, item.id) for item in keyless.guide.overdue()}
    assert all(item.overdue for item in keyless.guide.emergency())
    row = keyless.reviews.confirm("emergency", kind, "KM").value
    assert (row.initials, row.overdue) == ("KM", False)
    assert ("emergency", kind) not in {(item.kind, item.id) for item in keyless.guide.overdue()}
    (calm,) = (item for item in keyless.guide.emergency() if not item.overdue)
    assert (calm.kind, calm.next_check) == (EmergencyKind.EVICTION, row.counts_until)
