# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, drafts, signatures, and the books in which nothing is ever changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.codes import (
    Land,
    Language,
)
from hilft_desktop.domain.structures import Unit
from hilft_desktop.domain.tallies import Month
from hilft_desktop.storage.repositories.ledgers import BackupEvent
from hilft_desktop.storage.signing import verify
from hilft_desktop.storage.types import Moment
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.vault import Vault
from hilft_desktop.system.clock import FixedClock
from tests.unit.storage.vaults import everything, refused

NOVEMBER = Month(2026, 11)


def test_settings_drafts_and_unit_come_back(vault: Vault, clock: FixedClock):
    value: Any = {"b": [1, None, True], "a": "ü"}
    vault.write(lambda uow: uow.settings.put("theme", value))
    assert vault.read(lambda uow: uow.settings.get("theme")) == value
    assert vault.read(lambda uow: uow.settings.get("nothing", 7)) == 7
    unit = Unit("kv-1", "KV", "Ort", Land.ST, ("Weg 1",), "a@example.org", "Dr. Beispiel")
    vault.write(lambda uow: uow.settings.put_unit(unit))
    assert vault.read(lambda uow: uow.settings.unit()) == unit
    vault.write(lambda uow: uow.drafts.put("contact", {"note": "a"}))
    clock.advance(timedelta(seconds=10))
    vault.write(lambda uow: uow.drafts.put("contact", {"note": "ab"}))
    draft = vault.read(lambda uow: uow.drafts.get("contact"))
    assert draft is not None
    assert (draft.body, draft.saved_at) == ({"note": "ab"}, clock.now())
    vault.write(lambda uow: uow.drafts.delete("contact"))
    assert vault.read(lambda uow: uow.drafts.list()) == ()


def test_a_released_month_is_frozen_byte_for_byte(vault: Vault):
    october, body = Month(2026, 10), b'{"total": 10}\r\n'
    vault.write(lambda uow: uow.releases.hold_back(Month(2026, 9)))
    assert vault.read(lambda uow: uow.releases.held_back()) == (Month(2026, 9),)
    made = vault.write(lambda uow: uow.releases.add(october, Month(2026, 9), october, "r1", body))
    assert vault.read(lambda uow: uow.releases.get(Month(2026, 9))) == made
    assert made.body == body
    assert vault.read(lambda uow: uow.releases.held_back()) == ()
    for job in (
        lambda uow: uow.releases.add(october, october, october, "r2", b"other"),
        lambda uow: uow.releases.add(NOVEMBER, october, NOVEMBER, "r3", b"overlap"),
        lambda uow: uow.releases.hold_back(october),
    ):
        assert refused(vault, job) == "month_already_released"
    assert vault.read(lambda uow: uow.releases.list()) == (made,)


@pytest.mark.parametrize(
    "table",
    ["releases", "export_register", "backups", "key_events", "held_back_months", "pseudonyms_used"],
)
@pytest.mark.parametrize("harm", ["DELETE FROM {}", "UPDATE {} SET origin = 'x'"])
def test_the_books_are_append_only(vault: Vault, table: str, harm: str):
    def fill(uow: UnitOfWork) -> None:
        uow.releases.add(NOVEMBER, NOVEMBER, NOVEMBER, "r1", b"{}")
        uow.releases.hold_back(Month(2026, 12))
        uow.exports.append("tally", "Auswertung", "00")
        uow.backups.append(BackupEvent.MADE, uow.exports.list().items[0].at, "f", 1, "00")
        uow.persons.add("Ahorn 17", Language.DE)

    vault.write(fill)
    with pytest.raises(Exception, match="append-only"):
        vault.bare(lambda driver: driver.execute(harm.format(table)))


def _export(what: str, uow: UnitOfWork) -> None:
    uow.exports.append("letter", what, "00")


def test_exports_are_listed_newest_first(vault: Vault, clock: FixedClock):
    for number in range(5):
        vault.write(partial(_export, f"Schreiben {number}"))
        clock.advance(timedelta(seconds=1))
    listed = everything(vault, lambda uow, after: uow.exports.list(after=after, limit=2))
    assert [item.what for item in listed] == [f"Schreiben {n}" for n in (4, 3, 2, 1, 0)]


def test_the_groups_signature_holds_for_the_signed_bytes_only(vault: Vault):
    key, signature = vault.read(lambda uow: (uow.signer.public_key(), uow.signer.sign(b"tally")))
    assert verify(key, b"tally", signature)
    assert not verify(key, b"tally ", signature)
    assert not verify(key[:-2] + "AA", b"tally", signature)
    for nonsense in ("", "ä", "!", "A" * 500):
        assert not verify(key, b"tally", nonsense)
        assert not verify(nonsense, b"tally", signature)


ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30))])


@given(st.datetimes(timezones=ZONES).filter(lambda moment: (moment.month, moment.day) != (2, 29)))
def test_moments_keep_their_instant_and_sort_as_text(moment: datetime):
    column: Any = Moment()
    early = column.process_bind_param(moment.replace(year=2026), None)
    late = column.process_bind_param(moment.replace(year=2027, day=1, month=3), None)
    assert column.process_result_value(early, None) == moment.replace(year=2026)
    assert early < late


def test_a_moment_without_zone_is_refused():
    column: Any = Moment()
    with pytest.raises(ValueError, match="time zone"):
        column.process_bind_param(datetime(2026, 1, 1), None)  # noqa: DTZ001
