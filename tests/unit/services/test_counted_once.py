# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is typed in and released in whatever order: every contact counts exactly once."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services.booking import is_closed
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import PASSPHRASE, make_services
from tests.unit.services.counted import TODAY, add, booked


class Months(RuleBasedStateMachine):
    """Contacts of many months typed in at any time, months released in any order.

    The model knows which contacts were booked in a period at the moment of its release. They must
    stay exactly these for ever, and no contact may be in two releases or in none that can come.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="monate-"))
        self.clock = FixedClock(TODAY)
        self.services = make_services(self.clock)
        self.released: dict[str, tuple[bytes, frozenset[str]]] = {}
        self.held_back: set[str] = set()
        self.contacts: set[str] = set()

    template: Path

    @initialize(counts=st.tuples(*[st.sampled_from((0, 1, 2, 20))] * 4))
    def open(self, counts: tuple[int, ...]) -> None:
        path = self.folder / "t.hilft"
        shutil.copyfile(self.template, path)
        shutil.copyfile(f"{self.template}-keys", f"{path}-keys")
        self.services.vault.unlock(str(path), PASSPHRASE)
        for back, count in enumerate(counts):
            if count:
                self.add(back, 3, count)

    @rule(back=st.integers(0, 4), day=st.integers(1, 22), count=st.sampled_from((1, 2, 4, 9, 20)))
    def add(self, back: int, day: int, count: int) -> None:
        month = Month.of(self.clock.today())
        for _ in range(back):
            month = month.previous()
        rows = add(self.services, self.day_of(month, day), count)
        self.contacts.update(row.id for row in rows)

    def day_of(self, month: Month, day: int) -> date:
        """Return a day of a month, but none that is still to come."""
        return min(month.first + timedelta(days=day - 1), self.clock.today())

    @precondition(lambda self: self.released)
    @rule(data=st.data(), day=st.integers(1, 22))
    def add_late(self, data: st.DataObject, day: int) -> None:
        month = Month.parse(data.draw(st.sampled_from(sorted(self.released))))
        (row,) = add(self.services, self.day_of(month, day), 1)
        self.contacts.add(row.id)

    @rule(back=st.integers(0, 4))
    def release(self, back: int) -> None:
        month = Month.of(self.clock.today())
        for _ in range(back):
            month = month.previous()
        before = booked(self.services)
        try:
            row = self.services.tallies.release(str(month)).value
        except UserError as error:
            assert error.code == "tally_month_held_back"
            assert str(month) not in self.released
            self.held_back.add(str(month))
            return
        period = frozenset(
            name
            for name, day in before.items()
            if row.period_from[:7] <= str(day) <= row.period_to[:7]
        )
        if row.month in self.released:
            assert self.released[row.month][0] == row.json_bytes
            return
        assert str(month) not in self.held_back, "decided twice"
        total = row.tables["total"]
        assert isinstance(total, int)
        assert abs(total - len(period)) <= 5
        self.released[row.month] = (row.json_bytes, period)

    @precondition(lambda self: self.contacts)
    @rule()
    def take_back_the_last(self) -> None:
        last = self.services._session.vault.read(lambda uow: uow.contacts.last(1)[0])
        closed = self.services._session.vault.read(
            lambda uow: is_closed(uow, Month.of(last.booked_on))
        )
        try:
            self.services.contacts.remove(last.id)
        except UserError as error:
            assert closed
            assert error.code == "contact_month_closed"
        else:
            assert not closed
            self.contacts.remove(last.id)

    @rule()
    def a_month_goes_by(self) -> None:
        self.clock.advance(timedelta(days=30))

    @invariant()
    def no_contact_is_lost_or_in_two_releases(self) -> None:
        if not self.services._session.is_open:
            return
        now = booked(self.services)
        assert set(now) == self.contacts
        counted: set[str] = set()
        for month, (body, period) in self.released.items():
            row = self.services.tallies.show(month)
            assert row.json_bytes == body
            held = {
                name
                for name, day in now.items()
                if row.period_from[:7] <= str(day) <= row.period_to[:7]
            }
            assert held == period
            assert not counted & period
            counted |= period

        def closed(month: Month) -> bool:
            return self.services._session.vault.read(lambda uow: is_closed(uow, month))

        waiting = {now[name] for name in self.contacts - counted}
        assert not any(closed(month) for month in waiting)

    def teardown(self) -> None:
        try:
            if self.services._session.is_open:
                self.in_the_end_every_contact_is_counted()
        finally:
            self.services._session.close()
            shutil.rmtree(self.folder)

    def in_the_end_every_contact_is_counted(self) -> None:
        last = max([*booked(self.services).values(), Month.of(self.clock.today())]).next()
        self.clock.advance(timedelta(days=(last.last - self.clock.today()).days))
        self.contacts.update(row.id for row in add(self.services, last.first, 30))
        while True:
            undecided = [
                row.month
                for row in reversed(self.services.tallies.months())
                if row.state in ("open", "running")  # what the page offers, and no more
            ]
            if not undecided:
                break
            month = Month.parse(undecided[0])
            self.release((last.year - month.year) * 12 + last.month - month.month)
        counted = [name for _body, period in self.released.values() for name in period]
        assert len(counted) == len(set(counted))
        assert set(counted) == self.contacts


@pytest.mark.slow
def test_every_contact_is_counted_exactly_once(template: Path) -> None:
    class WithTemplate(Months):
        pass

    WithTemplate.template = template
    run_state_machine_as_test(
        WithTemplate, settings=settings(max_examples=15, stateful_step_count=14, deadline=None)
    )
