# SPDX-License-Identifier: GPL-3.0-or-later
"""Months are released once, protected, frozen; every contact counts exactly once."""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hilft_desktop.disclosure.cube import protect
from hilft_desktop.domain.contacts import Contact, NewContact
from hilft_desktop.domain.errors import Cancelled, LockedError, MachineError, UserError
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services import release_file, tallies
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import ReleaseRow
from hilft_desktop.services.task import Task, running
from hilft_desktop.storage import signing
from tests.unit.services.conftest import PASSPHRASE
from tests.unit.services.counted import TODAY, add, booked, contact
from tests.unit.services.letter_desk import pdf_text


def state(services: Services, month: str) -> str:
    return {row.month: row.state for row in services.tallies.months()}[month]


def code_of(services: Services, month: str) -> str:
    with pytest.raises(UserError) as caught:
        services.tallies.release(month)
    return caught.value.code


# -- released once -------------------------------------------------------------------------------


def test_a_month_is_released_once_and_comes_out_byte_for_byte(
    services: Services, vault_path: Path, tmp_path: Path
) -> None:
    add(services, date(2026, 10, 5), 40)
    first = services.tallies.release("2026-10").value
    files = services.tallies.files("2026-10")
    assert [name for name, _data in files.files] == [
        f"hilft-monatszahlen-2026-10.{end}" for end in ("json", "csv", "pdf")
    ]
    assert files.files[0][1] == first.json_bytes

    add(services, date(2026, 10, 6), 30)
    again = services.tallies.release("2026-10").value
    assert again == first
    assert again.json_bytes == first.json_bytes
    assert services.tallies.show("2026-10").json_bytes == first.json_bytes
    assert services.tallies.files("2026-10") == files

    backup = services.backups.make(str(tmp_path / "kopien")).value
    services.vault.close()
    services.vault.unlock(str(vault_path), PASSPHRASE)
    assert services.tallies.release("2026-10").value.json_bytes == first.json_bytes
    assert services.tallies.files("2026-10") == files

    services.vault.close()
    restored = services.backups.restore(backup.path, str(tmp_path / "zurueck.hilft"), PASSPHRASE)
    services.vault.unlock(restored, PASSPHRASE)
    assert services.tallies.release("2026-10").value.json_bytes == first.json_bytes
    assert services.tallies.files("2026-10") == files


def test_export_writes_the_three_files_and_the_register(services: Services, tmp_path: Path) -> None:
    add(services, TODAY, 30)
    services.tallies.release("2026-11")
    paths = services.tallies.export("2026-11", str(tmp_path / "neu" / "ordner")).value
    expected = services.tallies.files("2026-11").files
    assert [(Path(path).name, Path(path).read_bytes()) for path in paths] == list(expected)
    register = services.exports.register()
    assert {(row.kind, row.what, row.sha256) for row in register} == {
        ("tally", name, signing.sha256_hex(data)) for name, data in expected
    }
    assert services.tallies.export("2026-11", str(tmp_path / "neu" / "ordner")).value == paths


def test_nothing_leaves_without_an_entry_in_the_register(
    services: Services, tmp_path: Path
) -> None:
    add(services, TODAY, 30)
    services.tallies.release("2026-11")
    # A folder of that name: the file cannot be put there.
    (tmp_path / "aus" / "hilft-monatszahlen-2026-11.csv" / "x").mkdir(parents=True)
    with pytest.raises((UserError, MachineError)):
        services.tallies.export("2026-11", str(tmp_path / "aus"))
    registered = {row.what for row in services.exports.register()}
    left = {file.name for file in (tmp_path / "aus").iterdir() if file.is_file()}
    assert left
    assert left <= registered


def test_an_export_into_a_file_or_of_an_open_month_is_refused(
    services: Services, tmp_path: Path
) -> None:
    add(services, TODAY, 30)
    services.tallies.release("2026-11")
    (tmp_path / "datei").write_text("x")
    with pytest.raises(UserError) as caught:
        services.tallies.export("2026-11", str(tmp_path / "datei"))
    assert caught.value.code == "folder_missing"
    for verb in (services.tallies.show, services.tallies.files):
        with pytest.raises(UserError) as caught:
            verb("2026-10")
        assert caught.value.code == "tally_not_released"
    with pytest.raises(UserError):
        services.tallies.export("2026-10", str(tmp_path / "aus"))
    assert services.exports.register() == ()


def test_the_future_and_nonsense_are_refused_and_the_running_month_is_not(
    services: Services,
) -> None:
    assert code_of(services, "2026-12") == "month_in_future"
    assert code_of(services, "2026-13") == "month_invalid"
    assert code_of(services, "") == "month_invalid"
    add(services, TODAY, 30)
    assert state(services, "2026-11") == "running"
    assert services.tallies.release("2026-11").value.month == "2026-11"
    assert state(services, "2026-11") == "released"
    (late,) = add(services, TODAY, 1)
    assert late.booked_on == date(2026, 12, 1)


def test_locked_means_locked(keyless: Services, tmp_path: Path) -> None:
    for call in (
        keyless.tallies.months,
        lambda: keyless.tallies.release("2026-10"),
        lambda: keyless.tallies.show("2026-10"),
        lambda: keyless.tallies.files("2026-10"),
        lambda: keyless.tallies.export("2026-10", str(tmp_path)),
    ):
        with pytest.raises(LockedError):
            call()


# -- held back -----------------------------------------------------------------------------------


def test_a_small_month_is_held_back_for_good_and_counted_with_the_next(
    services: Services,
) -> None:
    add(services, date(2026, 9, 5), 2)
    assert code_of(services, "2026-09") == "tally_month_held_back"
    assert state(services, "2026-09") == "held_back"
    # Asking again does not draw again, whatever arrives: only the next release can count it.
    add(services, date(2026, 9, 6), 60)
    assert all(code_of(services, "2026-09") == "tally_month_held_back" for _ in range(20))
    add(services, date(2026, 10, 5), 20)
    row = services.tallies.release("2026-10").value
    assert (row.period_from, row.period_to, row.held_back) == (
        "2026-09-01",
        "2026-10-31",
        ("2026-09",),
    )
    total = row.tables["total"]
    assert isinstance(total, int)
    assert abs(total - 82) <= 5
    months = {found.month: found for found in services.tallies.months()}
    assert months["2026-09"].state == "released"
    assert months["2026-09"].released_with == "2026-10"
    assert months["2026-10"].released_with == ""
    assert services.tallies.release("2026-09").value == row


def test_a_month_held_back_behind_a_released_one_counts_later(services: Services) -> None:
    early = add(services, date(2026, 8, 5), 2)
    add(services, date(2026, 9, 5), 30)
    services.tallies.release("2026-09")
    assert code_of(services, "2026-08") == "tally_month_held_back"
    assert {booked(services)[row.id] for row in early} == {Month.parse("2026-10")}


def test_a_month_without_contacts_is_offered_so_that_none_before_it_waits_for_ever(
    services: Services,
) -> None:
    add(services, date(2026, 6, 5), 2)
    add(services, date(2026, 9, 5), 30)
    states = {row.month: row.state for row in services.tallies.months()}
    assert (states["2026-07"], states["2026-08"]) == ("empty", "empty")
    assert code_of(services, "2026-06") == "tally_month_held_back"
    assert [(row.month, row.state) for row in services.tallies.months()] == [
        ("2026-11", "running"),
        ("2026-10", "empty"),
        ("2026-09", "open"),
        ("2026-08", "open"),
        ("2026-07", "open"),
        ("2026-06", "held_back"),
    ]
    for month in ("2026-07", "2026-08"):
        assert code_of(services, month) == "tally_month_held_back"
    row = services.tallies.release("2026-09").value
    assert row.held_back == ("2026-06", "2026-07", "2026-08")


def test_months_passed_over_are_offered_afterwards_too(services: Services) -> None:
    early = add(services, date(2026, 7, 5), 2)
    add(services, date(2026, 9, 5), 30)
    services.tallies.release("2026-09")
    assert code_of(services, "2026-07") == "tally_month_held_back"
    assert state(services, "2026-08") == "open"
    assert {booked(services)[row.id] for row in early} == {Month.parse("2026-07")}
    assert code_of(services, "2026-08") == "tally_month_held_back"
    assert {booked(services)[row.id] for row in early} == {Month.parse("2026-10")}


# -- what arrives in between ---------------------------------------------------------------------


def test_a_contact_between_count_and_freeze_starts_the_count_again(services: Services) -> None:
    month = Month.parse("2026-10")
    add(services, date(2026, 10, 5), 25)
    vault = services._session.vault
    known = vault.read(lambda uow: tallies._known(uow, month))
    assert isinstance(known, tallies._Plan)
    result = protect(known.collected.counts, known.catalogue)
    add(services, date(2026, 10, 5), 1)
    assert vault.write(lambda uow: tallies._freeze(uow, month, known, result)) is None
    assert state(services, "2026-10") == "open"
    row = services.tallies.release("2026-10").value
    assert state(services, "2026-10") == "released"
    total = row.tables["total"]
    assert isinstance(total, int)
    assert abs(total - 26) <= 5


def test_a_month_held_back_between_count_and_freeze_starts_the_count_again(
    services: Services,
) -> None:
    month = Month.parse("2026-10")
    add(services, date(2026, 10, 5), 25)
    vault = services._session.vault
    known = vault.read(lambda uow: tallies._known(uow, month))
    assert isinstance(known, tallies._Plan)
    result = protect(known.collected.counts, known.catalogue)
    assert code_of(services, "2026-09") == "tally_month_held_back"  # no contact in it at all
    assert vault.write(lambda uow: tallies._freeze(uow, month, known, result)) is None
    assert services.tallies.release("2026-10").value.held_back == ("2026-09",)


def test_an_endless_stream_of_contacts_releases_nothing(services: Services) -> None:
    add(services, date(2026, 10, 5), 25)

    class Busy(Task):
        def progress(self, done: int, total: int) -> None:
            if done == 2:
                add(services, date(2026, 10, 5), 1)

    with running(Busy()), pytest.raises(MachineError) as caught:
        services.tallies.release("2026-10")
    assert caught.value.code == "tally_counts_moving"
    assert state(services, "2026-10") == "open"


def test_a_cancelled_release_decides_nothing(services: Services) -> None:
    add(services, date(2026, 10, 5), 25)
    task = Task()
    with running(task), pytest.raises(Cancelled):
        task.cancel()
        services.tallies.release("2026-10")
    assert state(services, "2026-10") == "open"
    assert services.tallies.release("2026-10").value.month == "2026-10"


def test_contacts_typed_in_while_a_month_is_released_are_in_it_or_after_it(
    services: Services,
) -> None:
    add(services, date(2026, 10, 5), 20)
    stop = threading.Event()
    added: list[Contact] = []

    def type_in() -> None:
        while not stop.is_set() and len(added) < 60:
            added.extend(add(services, date(2026, 10, 6), 1))
            stop.wait(0.05)

    writer = threading.Thread(target=type_in)
    writer.start()
    rows: list[ReleaseRow] = []
    try:
        while not rows:
            try:
                rows.append(services.tallies.release("2026-10").value)
            except MachineError as error:
                assert error.code == "tally_counts_moving"
    finally:
        stop.set()
        writer.join()
    months = Counter(booked(services).values())
    assert sum(months.values()) == 20 + len(added)
    assert set(months) <= {Month.parse("2026-10"), Month.parse("2026-11")}
    total = rows[0].tables["total"]
    assert isinstance(total, int)
    assert abs(total - months[Month.parse("2026-10")]) <= 5
    assert services.tallies.release("2026-10").value == rows[0]


def test_two_who_release_at_once_get_the_same(services: Services) -> None:
    add(services, date(2026, 10, 5), 25)
    found: list[ReleaseRow] = []
    threads = [
        threading.Thread(target=lambda: found.append(services.tallies.release("2026-10").value))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert len({row.json_bytes for row in found}) == 1


# -- what it says --------------------------------------------------------------------------------


def flat(table: Any) -> list[tuple[str, int]]:
    """Return the numbers of a table with their codes, those of a two-way table joined."""
    if isinstance(table, int):
        return [("", table)]
    return [
        (f"{code} {inner}".strip(), number)
        for code, value in table.items()
        for inner, number in flat(value)
    ]


def true_numbers(contacts: list[NewContact]) -> dict[str, Counter[str]]:
    one_way = one_way_numbers(contacts)
    answers = {
        "age": [c.age_band.value for c in contacts],
        "outcome": [c.outcome.value for c in contacts],
        "household": [c.household.value for c in contacts],
        "euro_band": [c.euros.band.value for c in contacts],
        "channel": [c.channel.value for c in contacts],
    }
    for name, codes in answers.items():
        pairs = zip((c.topic.value for c in contacts), codes, strict=True)
        one_way[f"topic_by_{name}"] = Counter(f"{topic} {code}" for topic, code in pairs)
    return {**one_way, "total": Counter({"": len(contacts)})}


def one_way_numbers(contacts: list[NewContact]) -> dict[str, Counter[str]]:
    return {
        "topic": Counter(c.topic.value for c in contacts),
        "age": Counter(c.age_band.value for c in contacts),
        "outcome": Counter(c.outcome.value for c in contacts),
        "household": Counter(c.household.value for c in contacts),
        "euro_band": Counter(c.euros.band.value for c in contacts),
        "channel": Counter(c.channel.value for c in contacts),
    }


def test_no_true_number_leaves_by_any_path(services: Services) -> None:
    # 37 of one kind and 101 of another: no published number can be one of these.
    news = [contact(date(2026, 10, 5), 0) for _ in range(37)]
    news += [contact(date(2026, 10, 6), 1) for _ in range(101)]
    services.contacts.add_all(news)
    secret = re.compile(r"(?<![\d.,-])(?:37|101|138)(?![.,-]?\d)")
    # The search finds them where they are.
    assert secret.search("Gespräche 138")

    row = services.tallies.release("2026-10").value
    for month in services.tallies.months():
        assert not secret.search(repr(month).replace(row.release_id, "")), month
    published = json.loads(row.json_bytes)["tables"]
    assert published == {**row.tables, **row.two_way}
    assert len(row.two_way) == 5
    truth = true_numbers(news)
    for name, table in published.items():
        for code, number in flat(table):
            assert number % 5 == 0
            assert abs(number - truth[name][code]) <= 5
    assert not secret.search(repr(published))
    for name, data in services.tallies.files("2026-10").files:
        text = pdf_text(data) if name.endswith(".pdf") else data.decode("utf-8-sig")
        text = text.replace(row.release_id, "")
        for seal in ("sha256", "signature"):
            text = text.replace(str(json.loads(row.json_bytes)[seal]), "")
        assert not secret.search(text), name


def test_the_signature_is_that_of_this_vault(services: Services) -> None:
    add(services, date(2026, 10, 5), 30)
    row = services.tallies.release("2026-10").value
    key = services._session.vault.read(lambda uow: uow.signer.public_key())
    signed, signature = release_file.signed_part(row.json_bytes)
    assert signing.verify(key, signed, signature)
    assert not signing.verify(key, signed.replace(b"2026-10", b"2026-11"), signature)


def test_a_release_reads_the_same_from_its_file(services: Services, tmp_path: Path) -> None:
    add(services, date(2026, 10, 5), 30)
    row = services.tallies.release("2026-10").value
    path = services.tallies.export("2026-10", str(tmp_path)).value[0]
    assert services.tallies.read_file(path) == row
