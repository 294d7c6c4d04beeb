# SPDX-License-Identifier: GPL-3.0-or-later
"""A release file is made once and read with distrust."""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.disclosure.catalogue import (
    CATALOGUE_V1,
    CATALOGUE_V2,
    Catalogue,
    TableSet,
)
from hilft_desktop.disclosure.cube import Protected, protect
from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    EuroBand,
    Grievance,
    Household,
    Land,
    Outcome,
    Topic,
)
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.structures import Unit
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.services import release_file
from hilft_desktop.services.hub import Services
from hilft_desktop.storage import signing

UNIT = Unit("7d1c", "Kreisverband Musterstadt", "Musterstadt", Land.NW, (), "")
SEED = bytes(range(32))
CODES = (Topic, AgeBand, Outcome, Household, EuroBand, Channel)


def make(unit: Unit = UNIT, first: str = "2026-10", last: str = "2026-10") -> bytes:
    chance = random.Random(7)
    cells = Counter(tuple(chance.choice(list(codes)).value for codes in CODES) for _ in range(40))
    result = protect(cells, CATALOGUE_V1, randomness=chance)
    assert isinstance(result, Protected)
    start, end = Month.parse(first), Month.parse(last)
    held_back = []
    while start < end:
        held_back.append(start)
        start = start.next()
    return release_file.compose(
        unit,
        Month.parse(first),
        end,
        tuple(held_back),
        result.tables,
        lambda data: signing.sign(SEED, data),
    )


@pytest.fixture(scope="module")
def body() -> bytes:
    return make()


def code_of(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        release_file.read(data)
    return caught.value.code


def sealed_again(content: dict[str, Any]) -> bytes:
    """Return the file with a digest that fits: what somebody with this source can make."""
    part = {key: value for key, value in content.items() if key not in ("sha256", "signature")}
    text = json.dumps(part, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return json.dumps({**content, "sha256": digest}, ensure_ascii=True).encode("ascii")


def changed(body: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    content = json.loads(body)
    change(content)
    return sealed_again(content)


def test_every_table_has_every_code_and_the_contract_names_every_key(body: bytes) -> None:
    content = json.loads(body)
    assert list(content) == [
        "format",
        "catalogue",
        "release_id",
        "unit",
        "period",
        "held_back",
        "base",
        "tables",
        "sha256",
        "signature",
    ]
    assert content["format"] == "hilft-tally/1"
    assert content["unit"] == {"id": "7d1c", "name": "Kreisverband Musterstadt", "land": "NW"}
    assert content["period"] == {"from": "2026-10-01", "to": "2026-10-31"}
    assert content["base"] == 5
    tables = content["tables"]
    assert set(tables) == {
        "total",
        "topic",
        "age",
        "outcome",
        "household",
        "euro_band",
        "channel",
    }
    for name, codes in zip(
        ("topic", "age", "outcome", "household", "euro_band", "channel"), CODES, strict=True
    ):
        assert list(tables[name]) == [code.value for code in codes]
        assert sum(tables[name].values()) == tables["total"]
        assert all(number % 5 == 0 for number in tables[name].values())


def test_the_signature_is_that_of_the_group_over_all_but_the_seals(body: bytes) -> None:
    key = signing.public_key(SEED)
    signed, signature = release_file.signed_part(body)
    assert signing.verify(key, signed, signature)
    assert not signing.verify(key, signed + b" ", signature)
    assert not signing.verify(signing.public_key(bytes(32)), signed, signature)
    content = json.loads(signed)
    assert set(json.loads(body)) - set(content) == {"sha256", "signature"}


def test_an_intact_file_is_read(body: bytes) -> None:
    row = release_file.read(body)
    assert (row.month, row.period_from, row.period_to) == ("2026-10", "2026-10-01", "2026-10-31")
    assert (row.unit_name, row.land, row.held_back) == ("Kreisverband Musterstadt", "NW", ())
    assert row.json_bytes == body
    assert row.tables == json.loads(body)["tables"]


def test_months_held_back_before_it_are_named() -> None:
    row = release_file.read(make(first="2025-11", last="2026-01"))
    assert row.held_back == ("2025-11", "2025-12")
    assert (row.month, row.period_from) == ("2026-01", "2025-11-01")


def test_a_group_name_with_hidden_signs_can_still_be_released() -> None:
    unit = replace(UNIT, name="Kreis\u00adverband \u202eMusterstadt\x1b")
    assert release_file.read(make(unit)).unit_name == "Kreisverband Musterstadt"


# One byte anywhere: either the meaning stays the same, or the file is refused.
@given(st.data())
def test_one_changed_byte_never_changes_what_is_read(body: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(body) - 1))
    sign = data.draw(st.integers(0, 255))
    altered = body[:place] + bytes([sign]) + body[place + 1 :]
    try:
        row = release_file.read(altered)
    except UserError as error:
        assert error.code.startswith("release_")
        return
    intact = release_file.read(body)
    assert (row.month, row.tables, row.unit_name, row.release_id, row.held_back) == (
        intact.month,
        intact.tables,
        intact.unit_name,
        intact.release_id,
        intact.held_back,
    )


def test_a_changed_number_is_called_altered(body: bytes) -> None:
    content = json.loads(body)
    content["tables"]["total"] += 5
    assert code_of(json.dumps(content).encode()) == "release_altered"
    content = json.loads(body)
    content["sha256"] = ["x"]
    assert code_of(json.dumps(content).encode()) == "release_altered"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda c: c.update(format="hilft-tally/2"), "release_unknown_format"),
        (lambda c: c.update(catalogue="3"), "release_unknown_format"),
        (lambda c: c.update(catalogue=1), "release_unknown_format"),
        (lambda c: c.update(catalogue=["1"]), "release_unknown_format"),
        (lambda c: c.update(catalogue="2"), "release_implausible"),
        (lambda c: c["tables"].update(grievance={}), "release_implausible"),
        (lambda c: c.update(mode="rounded"), "release_implausible"),
        (lambda c: c.update(mode="anders"), "release_not_a_release"),
        (lambda c: c.update(mode=["dp_first"]), "release_not_a_release"),
        (lambda c: c["unit"].pop("id"), "release_not_a_release"),
        (lambda c: c["unit"].update(id="\x1b[2J"), "release_not_a_release"),
        (lambda c: c.update(format="etwas-anderes/1"), "release_not_a_release"),
        (lambda c: c.pop("format"), "release_not_a_release"),
        (lambda c: c.update(format={"a": 1}), "release_not_a_release"),
        (lambda c: c.update(more=1), "release_not_a_release"),
        (lambda c: c.pop("held_back"), "release_not_a_release"),
        (lambda c: c.update(base=1), "release_not_a_release"),
        (lambda c: c.update(release_id="x"), "release_not_a_release"),
        (lambda c: c.update(release_id=7), "release_not_a_release"),
        (lambda c: c.update(unit=[]), "release_not_a_release"),
        (lambda c: c["unit"].update(land="XX"), "release_not_a_release"),
        (lambda c: c["unit"].update(land=[]), "release_not_a_release"),
        (lambda c: c["unit"].update(name="\x1b[2J"), "release_not_a_release"),
        (lambda c: c["unit"].update(name="\ud800"), "release_not_a_release"),
        (lambda c: c.update(period=None), "release_not_a_release"),
        (lambda c: c["period"].update({"from": "gestern"}), "release_not_a_release"),
        (lambda c: c["period"].update({"from": "2026-10-02"}), "release_implausible"),
        (lambda c: c["period"].update({"to": "2026-09-30"}), "release_implausible"),
        (lambda c: c["period"].update({"from": "2026-08-01"}), "release_implausible"),
        (lambda c: c.update(held_back=["2026-09"]), "release_implausible"),
        (lambda c: c.update(held_back=7), "release_implausible"),
        (lambda c: c.update(tables=[]), "release_implausible"),
        (lambda c: c["tables"].pop("age"), "release_implausible"),
        (lambda c: c["tables"].update(extra={}), "release_implausible"),
        (lambda c: c["tables"]["age"].pop("u18"), "release_implausible"),
        (lambda c: c["tables"]["age"].update(u18=3), "release_implausible"),
        (lambda c: c["tables"]["age"].update(u18=-5), "release_implausible"),
        (lambda c: c["tables"]["age"].update(u18=True), "release_implausible"),
        (lambda c: c["tables"]["age"].update(u18=5.0), "release_implausible"),
        (lambda c: c["tables"]["age"].update(u18=float("nan")), "release_implausible"),
        (lambda c: c["tables"].update(total=c["tables"]["total"] + 5), "release_implausible"),
    ],
)
def test_a_made_up_file_is_refused_though_its_digest_fits(
    body: bytes, change: Callable[[dict[str, Any]], object], code: str
) -> None:
    assert release_file.read(changed(body, lambda c: None)).month == "2026-10"
    assert code_of(changed(body, change)) == code


def test_a_name_given_twice_is_refused(body: bytes) -> None:
    twice = body.replace(b'"base": 5', b'"base": 1, "base": 5')
    assert twice != body
    assert code_of(twice) == "release_not_a_release"


@pytest.mark.parametrize("depth", [50, 300, 500, 900, 990, 1000, 5000, 200_000])
def test_deep_nesting_is_refused_and_breaks_nothing(body: bytes, depth: int) -> None:
    deep = b"[" * depth + b"]" * depth
    data = body.replace(b'"Kreisverband Musterstadt"', deep)
    assert data != body
    assert code_of(data) in ("release_altered", "release_not_a_release")
    assert code_of(deep) == "release_not_a_release"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe\x00",
        b"\x00" * 100,
        os.urandom(1000),
        b"%PDF-1.7\n",
        b'{"format": "hilft-tally/1"}'[:-1],
        b" " * 2_000_000,
        b'{"format": 1' + b"0" * 10_000 + b"}",
    ],
)
def test_other_bytes_are_no_release(data: bytes) -> None:
    assert code_of(data) == "release_not_a_release"


def test_a_file_too_big_is_refused_though_it_would_fit(body: bytes) -> None:
    assert release_file.read(body + b" " * 1000).month == "2026-10"
    assert code_of(body + b" " * 2_000_000) == "release_not_a_release"


def test_reading_a_file_works_while_locked(keyless: Services, body: bytes, tmp_path: Path) -> None:
    file = tmp_path / "zahlen.json"
    file.write_bytes(body)
    assert keyless.tallies.read_file(str(file)).month == "2026-10"
    file.write_bytes(body + b" " * 2_000_000)
    with pytest.raises(UserError) as caught:
        keyless.tallies.read_file(str(file))
    assert caught.value.code == "release_not_a_release"


@pytest.mark.parametrize("name", ["fehlt.json", "", "a\0b", "x" * 5000])
def test_what_cannot_be_opened_is_said(keyless: Services, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        keyless.tallies.read_file(str(tmp_path / name))  # the empty name is the folder itself
    assert caught.value.code == "file_unreadable"


# -- two-way tables, the second catalogue, the other mode ------------------------------------------


def big(catalogue: Catalogue, mode: TallyMode = TallyMode.ROUNDED) -> bytes:
    """Return the release file of a month large enough for two-way tables."""
    chance = random.Random(8)
    codes = [dimension.codes for dimension in catalogue.dimensions]
    cells = Counter(tuple(chance.choice(kind) for kind in codes) for _ in range(120))
    result = protect(cells, catalogue, table_set=TableSet.STAR, mode=mode, randomness=chance)
    assert isinstance(result, Protected)
    month = Month.parse("2026-10")
    return release_file.compose(
        UNIT,
        month,
        month,
        (),
        result.tables,
        lambda data: signing.sign(SEED, data),
        catalogue=result.catalogue_version,
        mode=result.mode,
    )


def test_two_way_tables_are_written_by_topic_and_read_apart_from_the_others() -> None:
    body = big(CATALOGUE_V1)
    content = json.loads(body)
    row = release_file.read(body)
    names = ["age", "outcome", "household", "euro_band", "channel"]
    assert list(row.two_way) == [f"topic_by_{name}" for name in names]
    assert list(row.tables) == ["total", "topic", *names]
    assert content["tables"] == {**row.tables, **row.two_way}
    assert "mode" not in content
    for name in names:
        table, by = row.two_way[f"topic_by_{name}"], row.tables[name]
        topics = row.tables["topic"]
        assert isinstance(by, dict)
        assert isinstance(topics, dict)
        assert {topic: sum(cells.values()) for topic, cells in table.items()} == topics
        assert {code: sum(cells[code] for cells in table.values()) for code in by} == by


def test_the_second_catalogue_has_one_more_table_that_is_crossed_with_nothing() -> None:
    row = release_file.read(big(CATALOGUE_V2))
    assert row.catalogue == "2"
    grievances = row.tables["grievance"]
    assert isinstance(grievances, dict)
    assert list(grievances) == [code.value for code in Grievance]
    assert sum(grievances.values()) == row.tables["total"]
    assert not any("grievance" in name for name in row.two_way)
    assert len(row.two_way) == 5


def test_a_release_after_noise_says_so_and_has_no_two_way_tables() -> None:
    body = big(CATALOGUE_V1, TallyMode.DP_FIRST)
    assert set(json.loads(body)) == {*json.loads(make()), "mode"}
    row = release_file.read(body)
    assert (row.mode, row.two_way) == (TallyMode.DP_FIRST, {})
    assert release_file.read(make()).mode is TallyMode.ROUNDED


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c["tables"].pop("topic_by_age"),
        lambda c: c["tables"].update(topic_by_age=c["tables"]["topic_by_outcome"]),
        lambda c: c["tables"].update(topic_by_grievance={}),
        lambda c: c["tables"]["topic_by_age"].pop("miete"),
        lambda c: c["tables"]["topic_by_age"]["miete"].update(u18=-5),
        lambda c: c["tables"]["topic_by_age"]["miete"].update(
            u18=c["tables"]["topic_by_age"]["miete"]["u18"] + 5
        ),
        lambda c: c["tables"].update(topic_by_age=5),
        lambda c: c.update(mode="dp_first"),
    ],
)
def test_two_way_tables_that_nobody_made_are_refused(
    change: Callable[[dict[str, Any]], object],
) -> None:
    body = big(CATALOGUE_V1)
    assert release_file.read(changed(body, lambda c: None)).two_way
    assert code_of(changed(body, change)) == "release_implausible"


def test_two_way_tables_below_their_minimum_are_refused() -> None:
    def scale_down(content: dict[str, Any]) -> None:
        def zero(table: Any) -> Any:
            return {k: zero(v) for k, v in table.items()} if isinstance(table, dict) else 0

        tables = zero(content["tables"])
        tables["total"] = 55
        for name, table in tables.items():
            if name != "total" and "_by_" not in name:
                table[next(iter(table))] = 55
            elif name != "total":
                first = table["grundsicherung"]
                first[next(iter(first))] = 55
        content["tables"] = tables

    assert code_of(changed(big(CATALOGUE_V1), scale_down)) == "release_implausible"

    def one_way_only(content: dict[str, Any]) -> None:
        scale_down(content)
        for name in [name for name in content["tables"] if "_by_" in name]:
            del content["tables"][name]

    small = changed(big(CATALOGUE_V1), one_way_only)
    assert release_file.read(small).tables["total"] == 55
