# SPDX-License-Identifier: GPL-3.0-or-later
"""Published files of many groups: what is added, what is refused and why, and who is missing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hilft_desktop.domain.errors import Cancelled, UserError
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services import release_file
from hilft_desktop.services.hub import Services
from hilft_desktop.services.land_keys import KeyBook, is_practice
from hilft_desktop.services.land_reading import FoundFile, Release, read_file
from hilft_desktop.services.land_rows import CellState, LandRequest, LandSum
from hilft_desktop.services.practice import _unit
from hilft_desktop.services.tally_keys import key_groups
from hilft_desktop.services.task import Task, running
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.land_world import Group, forged, write_world

MONTHS = ("2025-10", "2025-11", "2025-12")
ONE, TWO = Group(1), Group(2)


@pytest.fixture
def land() -> Services:
    """Services without any vault."""
    return Services(FixedClock(date(2026, 11, 22)))


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Three groups with keys and three months each."""
    write_world(tmp_path / "files", 3, MONTHS)
    return tmp_path / "files"


def save(folder: Path, **files: bytes) -> list[str]:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / f"{name}.json").write_bytes(data)
    return [str(folder / f"{name}.json") for name in files]


def codes(result: LandSum) -> dict[str, str]:
    return {each.file: each.code for each in result.refused}


def ask(services: Services, *paths: object, **more: Any) -> LandSum:
    return services.land.sum(LandRequest(tuple(map(str, paths)), **more))


# ------------------------------------------------------------------------------- adding


def test_sums_are_those_of_the_published_numbers(land: Services, world: Path) -> None:
    result = ask(land, world)

    files = [json.loads(file.read_bytes()) for file in world.rglob("*-2*.json")]
    assert (result.releases, result.files, result.refused) == (9, 9, ())
    assert result.total == sum(each["tables"]["total"] for each in files)
    for table in result.tables:
        for code, number in table.rows:
            assert number == sum(each["tables"][table.name][code] for each in files)
    assert [table.name for table in result.tables] == [
        "topic", "age", "outcome", "household", "euro_band", "channel",
    ]  # fmt: skip
    crossed = {table.name: table for table in result.crossed}
    assert set(crossed) == {
        f"topic_by_{name}" for name in ("age", "outcome", "household", "euro_band", "channel")
    }
    for row, cells in crossed["topic_by_age"].rows:
        for code, number in cells:
            assert number == sum(each["tables"]["topic_by_age"][row][code] for each in files)
    assert [month.total for month in result.months] == [240, 240, 240]
    assert (result.bound, result.typical) == (45, 6)
    assert result.without_key == 0
    assert not result.practice


def test_tables_that_not_all_publish_say_how_many_do(land: Services, tmp_path: Path) -> None:
    paths = save(
        tmp_path,
        small=ONE.release("2025-10", fives=5),
        large=ONE.release("2025-11", fives=12),
        other=TWO.release("2025-10", fives=6, catalogue="2"),
    )
    result = ask(land, *paths)
    by_name = {table.name: (table.releases, table.units) for table in result.tables}
    assert by_name["topic"] == (3, 2)
    assert by_name["grievance"] == (1, 1)
    assert {(table.releases, table.units) for table in result.crossed} == {(1, 1)}


def test_the_order_of_files_does_not_change_a_sum(land: Services, world: Path) -> None:
    files = sorted(world.rglob("*.json"))
    first, second = ask(land, *files), ask(land, *reversed(files))
    assert replace(first, new_keys=()) == replace(second, new_keys=())


def test_who_is_missing_is_known_by_group_and_month(land: Services, tmp_path: Path) -> None:
    paths = save(
        tmp_path,
        a=ONE.release("2025-10"),
        b=ONE.release("2025-12"),
        c=TWO.release("2025-12", first="2025-11"),
    )
    result = ask(land, *paths)
    states = {unit.name: [cell.state for cell in unit.cells] for unit in result.units}
    released, collected, missing = CellState.RELEASED, CellState.COLLECTED, CellState.MISSING
    assert states == {
        ONE.name: [released, missing, released],
        TWO.name: [missing, collected, released],
    }
    assert [(m.released, m.collected, m.missing) for m in result.months] == [
        (1, 0, 1), (0, 1, 1), (2, 0, 0),
    ]  # fmt: skip
    assert (result.collected, result.missing) == (1, 2)


def test_a_list_tells_who_sent_nothing_and_who_is_not_on_it(land: Services, tmp_path: Path) -> None:
    paths = save(tmp_path, a=ONE.release("2025-10"), b=TWO.release("2025-10"))
    listing = tmp_path / "liste.csv"
    listing.write_text(
        f"Name;Kennung;Schlüssel\nKV Eins;{ONE.id};{ONE.key}\nKV Schweigsam;;\n", encoding="cp1252"
    )
    result = ask(land, *paths, expected=str(listing))
    assert {(unit.name, unit.expected, unit.releases, unit.has_key) for unit in result.units} == {
        ("KV Eins", True, 1, True), ("KV Schweigsam", True, 0, False), (TWO.name, False, 1, False),
    }  # fmt: skip
    assert (result.silent, result.without_key) == (1, 1)


def test_a_list_finds_a_group_by_its_name(land: Services, tmp_path: Path) -> None:
    paths = save(tmp_path, a=ONE.release("2025-10"))
    listing = tmp_path / "liste.csv"
    listing.write_text("Kreisverband,Bundesland\nkreisverband  001,NW\n", encoding="utf-8")
    (unit,) = ask(land, *paths, expected=str(listing)).units
    assert (unit.id, unit.releases, unit.land) == (ONE.id, 1, "NW")


def test_namesakes_that_the_list_names_are_known(land: Services, tmp_path: Path) -> None:
    other = Group(9, ONE.name)
    paths = save(tmp_path, a=ONE.release("2025-10"), b=other.release("2025-10"))
    assert codes(ask(land, *paths)) == {"b.json": "land_unit_mimics"}
    listing = tmp_path / "liste.csv"
    rows = "".join(f"{group.id};{group.name}\n" for group in (ONE, other))
    listing.write_text(f"Kennung;Name\n{rows}", encoding="utf-8")
    result = ask(land, *paths, expected=str(listing))
    assert (result.refused, result.releases) == ((), 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Farbe;Form\nrot;rund\n", "land_list_header"),
        ("Kennung\nkeine-kennung\n", "land_list_row"),
        ("Name;Schlüssel\nKV Eins;abc\n", "land_list_row"),
        ("Name\nKV Eins\nKV Eins\n", "land_list_twice"),
        ("", "table_empty"),
    ],
)
def test_a_list_that_is_none_is_said(
    land: Services, tmp_path: Path, text: str, expected: str
) -> None:
    listing = tmp_path / "liste.csv"
    listing.write_text(text, encoding="utf-8")
    paths = save(tmp_path, a=ONE.release("2025-10"))
    with pytest.raises(UserError) as caught:
        ask(land, *paths, expected=str(listing))
    assert caught.value.code == expected


# ------------------------------------------------------------------------------- refusing


def test_the_same_file_twice_counts_once_and_is_said(land: Services, tmp_path: Path) -> None:
    data = ONE.release("2025-10")
    reordered = json.dumps(json.loads(data)).encode()
    paths = save(tmp_path, a=data, b=data, c=reordered)
    result = ask(land, *paths)
    assert (result.total, result.releases) == (30, 1)
    assert result.duplicates == (("b.json", "a.json"), ("c.json", "a.json"))
    assert result.refused == ()


def test_a_second_differing_release_of_a_month_is_refused(land: Services, tmp_path: Path) -> None:
    paths = save(tmp_path, a=ONE.release("2025-10"), b=ONE.release("2025-10", seed=1))
    result = ask(land, *paths)
    assert (result.total, codes(result)) == (30, {"b.json": "land_second_release"})
    assert "a.json" in error_line(result.refused[0].error)
    assert "Oktober 2025" in error_line(result.refused[0].error)


@pytest.mark.parametrize(
    ("month", "first"), [("2025-11", "2025-10"), ("2025-12", "2025-09"), ("2025-10", "2025-08")]
)
def test_overlapping_months_are_refused(
    land: Services, tmp_path: Path, month: str, first: str
) -> None:
    other = ONE.release("2025-10", first="2025-09")
    paths = save(tmp_path, a=other, b=ONE.release(month, first=first))
    result = ask(land, *paths)
    assert (result.releases, codes(result)) == (1, {"b.json": "land_overlap"})


def turn(change: Callable[[dict[str, Any]], object], seed: bytes = ONE.seed) -> bytes:
    """Return a release with a change, signed by the group's own key all the same."""
    return forged(ONE.release("2025-10", fives=14), change, seed)


def unbalance(content: dict[str, Any]) -> None:
    content["tables"]["age"]["u18"] += 5


FORGERIES: dict[str, tuple[bytes, str]] = {
    "negative": (turn(lambda c: c["tables"]["age"].update(u18=-5)), "land_negative"),
    "three": (turn(lambda c: c["tables"]["age"].update(u18=3)), "land_not_a_multiple"),
    "margins": (turn(unbalance), "land_margins_differ"),
    "too_small": (
        turn(lambda c: c["tables"].update(ONE.tables("x", 1, "1"))), "land_margins_differ",
    ),
    "catalogue": (turn(lambda c: c.update(catalogue="3")), "release_unknown_format"),
    "format": (turn(lambda c: c.update(format="hilft-tally/2")), "release_unknown_format"),
    "base": (turn(lambda c: c.update(base=3)), "release_not_a_release"),
    "missing_table": (turn(lambda c: c["tables"].pop("age")), "release_implausible"),
    "text": (turn(lambda c: c["tables"].update(total="70")), "release_implausible"),
    "future": (
        turn(lambda c: c["period"].update({"from": "2027-01-01", "to": "2027-01-31"})),
        "land_period_odd",
    ),
    "past": (
        turn(lambda c: c["period"].update({"from": "1999-01-01", "to": "1999-01-31"})),
        "land_period_odd",
    ),
    "half_month": (
        turn(lambda c: c["period"].update({"to": "2025-10-15"})), "release_implausible",
    ),
    "id_upper": (turn(lambda c: c["unit"].update(id=ONE.id.upper())), "land_unit_odd"),
    "id_path": (turn(lambda c: c["unit"].update(id="../../etc/passwd")), "land_unit_odd"),
    "id_blank": (turn(lambda c: c["unit"].update(id=f"{ONE.id} ")), "land_unit_odd"),
    "name_empty": (turn(lambda c: c["unit"].update(name="  ")), "land_unit_odd"),
    "name_long": (turn(lambda c: c["unit"].update(name="K" * 500)), "land_unit_odd"),
    "name_control": (turn(lambda c: c["unit"].update(name="KV\x1b[2J")), "release_not_a_release"),
    "name_turned": (turn(lambda c: c["unit"].update(name="KV\u202e")), "release_not_a_release"),
    "digest": (
        json.dumps({**json.loads(ONE.release("2025-10")), "sha256": "0" * 64}).encode(),
        "release_altered",
    ),
    "other_key": (turn(lambda c: None, TWO.seed), "land_signature_wrong"),
    "no_signature": (turn(lambda c: c.update(signature=""), b""), "land_signature_wrong"),
    "number_signature": (turn(lambda c: c.update(signature=7), b""), "land_signature_wrong"),
    "empty": (b"", "release_not_a_release"),
    "list": (b"[]", "release_not_a_release"),
    "deep": (b'{"a":' * 5000 + b"1" + b"}" * 5000, "release_not_a_release"),
    "twice": (b'{"format":"hilft-tally/1","format":"hilft-tally/1"}', "release_not_a_release"),
    "binary": (bytes(range(256)), "release_not_a_release"),
    "huge": (b" " * 1_000_001, "file_too_big"),
    "big_number": (turn(lambda c: c["tables"].update(total=10**30)), "land_margins_differ"),
    "broken_key": (
        json.dumps({"unit_id": ONE.id, "public_key": "kurz"}).encode(), "land_key_unreadable",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FORGERIES)
def test_what_must_not_be_added_is_refused_and_the_rest_added(
    land: Services, tmp_path: Path, name: str
) -> None:
    data, expected = FORGERIES[name]
    good = save(tmp_path, key=ONE.key_file(), good=ONE.release("2025-12"))
    result = ask(land, *good, *save(tmp_path, bad=data))
    assert codes(result) == {"bad.json": expected}
    assert (result.releases, result.total) == (1, 30)
    words = error_line(result.refused[0].error)
    assert words
    assert "{" not in words
    assert "\x1b" not in words


WHOLE = ONE.release("2025-10", fives=14)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, len(WHOLE) - 1),
    length=st.integers(0, 6),
    put=st.binary(max_size=6) | st.sampled_from([b"5", b"0", b"true", b"{}", b"1e1", b"-"]),
)
def test_no_changed_byte_gets_other_numbers_through(
    tmp_path: Path, at: int, length: int, put: bytes
) -> None:
    """Whatever is put in the place of whatever: it is refused, or it says the very same."""
    file = tmp_path / "a.json"
    file.write_bytes(WHOLE[:at] + put + WHOLE[at + length :])
    book = KeyBook()
    book.pin(ONE.id, ONE.name, ONE.key)
    try:
        found = read_file(FoundFile(file, "a.json"), Month(2026, 11))
        assert isinstance(found, Release)
        book.check(found.unit, found.sealed, found.signature)
    except UserError:
        return
    whole = release_file.open_release(WHOLE)
    assert (found.numbers.vector, found.digest) == (whole.numbers.vector, whole.digest)
    assert (found.unit, found.name, str(found.month)) == (ONE.id, ONE.name, "2025-10")


def test_star_tables_below_their_minimum_are_refused(land: Services, tmp_path: Path) -> None:
    full = ONE.release("2025-10", fives=12)

    def shrink(content: dict[str, Any]) -> None:
        """Take five contacts of one cell out of every table: all sums agree, but 55 are too few."""
        tables = content["tables"]
        topic = next(code for code, number in tables["topic"].items() if number)
        tables["total"] -= 5
        tables["topic"][topic] -= 5
        for name in ("age", "outcome", "household", "euro_band", "channel"):
            row = tables[f"topic_by_{name}"][topic]
            code = next(code for code, number in row.items() if number)
            row[code] -= 5
            tables[name][code] -= 5

    paths = save(tmp_path, bad=forged(full, shrink, ONE.seed), good=TWO.release("2025-10"))
    assert codes(ask(land, *paths)) == {"bad.json": "land_below_minimum"}


def test_every_practice_vault_is_known_by_its_id() -> None:
    assert all(is_practice(_unit(seed).id) for seed in (0, 1, 999_999_999_999))
    assert not any(is_practice(Group(number).id) for number in range(200))


def test_practice_numbers_never_mix_with_real_ones(land: Services, tmp_path: Path) -> None:
    practice = Group(5, practice=True)
    paths = save(tmp_path, a=practice.release("2025-10"), b=ONE.release("2025-10"))
    assert codes(ask(land, *paths)) == {"a.json": "land_practice"}
    alone = ask(land, paths[0])
    assert alone.practice
    assert alone.releases == 1


def test_noise_before_rounding_is_counted_and_said(land: Services, tmp_path: Path) -> None:
    paths = save(
        tmp_path, a=ONE.release("2025-10", mode=TallyMode.DP_FIRST), b=ONE.release("2025-11")
    )
    result = ask(land, *paths)
    assert (result.releases, result.noisy) == (2, 1)


# ------------------------------------------------------------------------------- keys


def added(services: Services, folder: Path, *paths: object, **more: Any) -> LandSum:
    request = LandRequest(tuple(map(str, paths)), str(folder), **more)
    return services.land.add(request).value.sum


def test_the_first_key_stays_and_another_one_waits_for_a_person(
    land: Services, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    first = added(land, out, *save(tmp_path, key=ONE.key_file(), a=ONE.release("2025-10")))
    assert [key.unit for key in first.new_keys] == [ONE.id]

    anew = Group(1)
    anew.seed = TWO.seed
    paths = save(
        tmp_path, key2=anew.key_file(), b=anew.release("2025-11"), c=TWO.release("2025-10")
    )
    refused = added(land, out, *paths)
    assert codes(refused) == {"key2.json": "land_key_changed", "b.json": "land_signature_wrong"}
    assert refused.new_keys == ()
    assert refused.refused[0].unit == ONE.id

    both = added(land, out, *paths, tmp_path / "a.json", trusted=(ONE.id,))
    assert both.refused == ()
    assert {unit.name: unit.releases for unit in both.units} == {ONE.name: 2, TWO.name: 1}
    # Confirmed once is enough, and what the old key signed stays valid.
    assert added(land, out, *paths, tmp_path / "a.json").refused == ()


def test_a_month_does_not_become_another_one_between_two_runs(
    land: Services, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    first, second = save(tmp_path, a=ONE.release("2025-10"), b=TWO.release("2025-10"))
    added(land, out, first, second)
    again, wider = save(
        tmp_path,
        again=ONE.release("2025-10", seed=5),
        wider=ONE.release("2025-11", first="2025-10"),
    )
    for path, name in ((again, "again.json"), (wider, "wider.json")):
        result = added(land, out, path, second)
        assert codes(result) == {name: "land_release_changed"}
        assert result.refused[0].unit == ONE.id
        assert "Oktober 2025" in error_line(result.refused[0].error)
    assert added(land, out, wider, second, trusted=(ONE.id,)).refused == ()
    # What was confirmed counts from now on, and what counted before does not.
    assert added(land, out, wider, second).refused == ()
    assert codes(added(land, out, first, second)) == {"a.json": "land_release_changed"}


def test_keys_are_known_before_the_first_release_is_judged(land: Services, tmp_path: Path) -> None:
    false = forged(ONE.release("2025-10"), lambda c: None, TWO.seed)
    paths = save(tmp_path, a=false, z=ONE.key_file(), b=TWO.release("2025-10"))
    assert codes(ask(land, *paths)) == {"a.json": "land_signature_wrong"}


def test_without_a_key_a_group_counts_and_it_is_said(land: Services, tmp_path: Path) -> None:
    result = ask(land, *save(tmp_path, a=ONE.release("2025-10")))
    assert (result.releases, result.without_key) == (1, 1)


@pytest.mark.parametrize(
    "written",
    [
        lambda g: g.key,
        lambda g: f"HILFT-KEY:1:{g.id}:{g.key}",
        lambda g: " ".join(_groups(g.key)),
        lambda g: "-".join(_groups(g.key)).lower(),
    ],
    ids=["plain", "qr", "groups", "small"],
)
def test_a_list_takes_a_key_in_every_spelling(
    land: Services, tmp_path: Path, written: Callable[[Group], str]
) -> None:
    listing = tmp_path / "liste.csv"
    listing.write_text(f"Kennung;Schlüssel\n{ONE.id};{written(ONE)}\n", encoding="utf-8")
    (unit,) = ask(land, *save(tmp_path, a=ONE.release("2025-10")), expected=str(listing)).units
    assert unit.has_key


def _groups(key: str) -> tuple[str, ...]:
    return key_groups(key)


def test_a_damaged_list_of_keys_is_not_replaced(land: Services, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "keys.json").write_text('{"format":"hilft-land-keys/1","units":{"x":{}}}')
    with pytest.raises(UserError) as caught:
        added(land, out, *save(tmp_path, a=ONE.release("2025-10")))
    assert caught.value.code == "land_keys_damaged"
    assert sorted(file.name for file in out.iterdir()) == ["keys.json"]


@pytest.mark.parametrize(
    "name",
    [
        "Kreisverband 001",
        "KREISVERBAND  oo1",
        "Kreisverband-001",
        "Кreisverbаnd 001",
        "Kreisverband 00l",
    ],
)
def test_a_borrowed_name_waits_for_a_person(land: Services, tmp_path: Path, name: str) -> None:
    stranger = Group(9, name)
    paths = save(tmp_path, a=ONE.release("2025-10"), b=stranger.release("2025-10"))
    result = ask(land, *paths)
    assert codes(result) == {"b.json": "land_unit_mimics"}
    out = tmp_path / "out"
    assert added(land, out, *paths, trusted=(stranger.id,)).releases == 2
    assert added(land, out, *reversed(paths)).releases == 2  # both are known from now on


# ------------------------------------------------------------------------------- files


def test_folders_are_searched_and_links_in_them_not_followed(
    land: Services, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    save(outside, x=TWO.release("2025-10"))
    inside = tmp_path / "inside"
    save(inside, a=ONE.release("2025-10"))
    save(inside / "deeper", b=ONE.release("2025-11"))
    (inside / "link").symlink_to(outside)
    (inside / "link.json").symlink_to(outside / "x.json")
    (inside / "round").symlink_to(inside)
    (inside / "notiz.txt").write_text("kein JSON")
    result = ask(land, inside)
    assert [unit.name for unit in result.units] == [ONE.name]
    assert (result.files, result.releases) == (2, 2)


def test_a_pipe_keeps_nobody_waiting(land: Services, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    paths = save(tmp_path, a=ONE.release("2025-10"))
    result = ask(land, tmp_path / "pipe.json", tmp_path / "fehlt.json", *paths, "/dev/zero")
    assert codes(result) == {
        "pipe.json": "file_not_ordinary",
        "fehlt.json": "file_unreadable",
        "zero": "file_not_ordinary",
    }
    assert result.releases == 1


def test_signs_in_file_names_are_shown_harmlessly(land: Services, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n.json").write_bytes(b"x")
    good = save(tmp_path / "good", a=ONE.release("2025-10"))
    (refused,) = ask(land, tmp_path / "a\x1b[31m\n.json", *good).refused
    assert refused.file.isprintable()


def test_nothing_to_add_is_said_and_nothing_written(land: Services, tmp_path: Path) -> None:
    empty = tmp_path / "leer"
    empty.mkdir()
    with pytest.raises(UserError) as caught:
        ask(land, empty)
    assert caught.value.code == "land_no_files"
    with pytest.raises(UserError) as caught:
        added(land, tmp_path / "out", *save(tmp_path, a=b"x"))
    assert caught.value.code == "land_nothing_added"
    assert not (tmp_path / "out").exists()


def test_a_cancel_leaves_what_was_there(land: Services, world: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    added(land, out, world)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    save(world, more=Group(7).release("2025-10"))
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done == total:
            task.cancel()

    task = Task(stop)
    with pytest.raises(Cancelled), running(task):
        added(land, out, world)
    assert seen[0] == (0, 13)
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_a_full_disk_leaves_no_half_result(land: Services, world: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "sum.pdf").mkdir()  # the last but one file cannot take its place
    with pytest.raises(UserError):
        added(land, out, world)
    assert sorted(file.name for file in out.iterdir()) == ["sum.pdf"]


def test_the_result_is_not_read_as_input_and_comes_out_the_same(
    land: Services, world: Path
) -> None:
    out = world / "summe"
    added(land, out, world)
    before = {file.name: file.read_bytes() for file in out.iterdir()}
    again = added(land, out, world)
    assert again.refused == ()
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    assert set(before) == {"sum.json", "sum.csv", "sum.ods", "sum.pdf", "keys.json"}
