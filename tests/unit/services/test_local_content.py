# SPDX-License-Identifier: GPL-3.0-or-later
"""The group's own layer: written with initials, never lost to an update or a damaged file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.local import (
    NOTE_LIMIT,
    LocalAddress,
    LocalRow,
    LocalTable,
    LocalTableKind,
    PlaceKind,
)
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.hub import Services
from tests.unit.services.conftest import make_services

DAY = date(2026, 11, 22)
PAGE = "sperre_heute"
TABLE = LocalTable(
    "", LocalTableKind.RENT, " Musterstadt ", "bruttokalt", "Richtlinie", date(2026, 1, 1), DAY,
    "KM", (LocalRow(2, Decimal(500)), LocalRow(1, Decimal("412.50"))),
)  # fmt: skip
ADDRESS = LocalAddress(
    "", PlaceKind.CRISIS, "Krisendienst Musterstadt", DAY, "KM", pages=(PAGE,)
)  # fmt: skip


def code_of(call, *args) -> str:
    with pytest.raises(UserError) as caught:
        call(*args)
    return caught.value.code


def test_a_note_stands_on_its_page_until_its_text_is_empty(keyless: Services):
    changed = keyless.local.save_note(PAGE, "Hier: Stadtwerke anrufen.\r\n", " KM ")
    assert changed.changes.touches(Kind.CONTENT)
    (shown,) = keyless.guide.page(PAGE).local_notes
    assert shown == keyless.local.note(PAGE) == changed.value
    assert (shown.text, shown.initials, shown.written_on) == (
        "Hier: Stadtwerke anrufen.",
        "KM",
        DAY,
    )
    keyless.local.save_note(PAGE, "Neu", "MM")
    assert [note.text for note in keyless.local.notes()] == ["Neu"]
    keyless.local.save_note(PAGE, "  ", "")
    assert keyless.local.note(PAGE) is None
    assert keyless.guide.page(PAGE).local_notes == ()


@pytest.mark.parametrize(
    ("page", "text", "initials", "code"),
    [
        ("fehlt", "x", "KM", "guide_page_unknown"),
        (PAGE, "x" * (NOTE_LIMIT + 1), "KM", "local_note_too_long"),
        (PAGE, "x", " ", "initials_missing"),
        (PAGE, "x", "K" * 13, "initials_too_long"),
    ],
)
def test_a_note_that_cannot_stand_is_refused(keyless, page, text, initials, code):
    assert code_of(keyless.local.save_note, page, text, initials) == code
    assert keyless.local.notes() == ()


def test_rent_limits_are_kept_by_place_and_day(keyless: Services):
    first = keyless.local.save_rent_limits(TABLE).value
    assert (first.id, first.place) == ("miete_1", "Musterstadt")
    assert [row.persons for row in first.rows] == [1, 2]
    later = keyless.local.save_rent_limits(replace(TABLE, valid_from=date(2027, 1, 1))).value
    before, after = keyless.local.rent_limits(), keyless.local.rent_limits(date(2027, 1, 1))
    assert [table.id for table in before] == [first.id]
    assert before[0].valid_to == date(2026, 12, 31)
    assert after == (later,)
    keyless.local.save_table(replace(later, place="Andernort"))
    assert [t.place for t in keyless.local.rent_limits(date(2027, 1, 1))] == ["Andernort"]
    keyless.local.delete_table(first.id)
    assert code_of(keyless.local.delete_table, first.id) == "local_id_unknown"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rows": ()}, "local_rows_invalid"),
        ({"rows": (LocalRow(1, Decimal(1)),) * 2}, "local_rows_invalid"),
        ({"rows": (LocalRow(0, Decimal(1)),)}, "local_rows_invalid"),
        ({"rows": (LocalRow(1, Decimal(-1)),)}, "local_rows_invalid"),
        ({"rows": (LocalRow(1, Decimal("1.005")),)}, "local_rows_invalid"),
        ({"rows": (LocalRow(1, Decimal("NaN")),)}, "local_rows_invalid"),
        ({"rows": (LocalRow(1, Decimal(1), Decimal(0)),)}, "local_rows_invalid"),
        ({"valid_to": date(2025, 1, 1)}, "local_dates_invalid"),
        ({"source": " "}, "local_text_missing"),
        ({"source": "x" * 201}, "local_text_too_long"),
        ({"initials": ""}, "initials_missing"),
        ({"id": "fremd"}, "local_id_unknown"),
    ],
)
def test_a_table_that_cannot_be_right_is_refused(keyless, change, code):
    assert code_of(keyless.local.save_table, replace(TABLE, **change)) == code
    assert keyless.local.tables() == ()


def test_addresses_are_kept_with_the_day_they_were_verified(keyless: Services):
    saved = keyless.local.save_address(ADDRESS).value
    assert keyless.guide.page(PAGE).local_addresses == (saved,)
    keyless.local.save_address(replace(saved, phone="0000 0000"))
    assert [address.phone for address in keyless.local.addresses()] == ["0000 0000"]
    keyless.local.delete_address(saved.id)
    assert keyless.local.addresses() == ()
    assert code_of(keyless.local.save_address, replace(ADDRESS, name="")) == "local_text_missing"


def test_the_layer_travels_as_a_file(keyless: Services, tmp_path, clock, monkeypatch):
    keyless.local.save_note(PAGE, "Von hier", "KM")
    keyless.local.save_address(ADDRESS)
    file = str(tmp_path / "oertlich-musterstadt.toml")
    keyless.local.export_to(file)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "anderer"))
    other = make_services(clock)
    other.local.save_note("sperre_pruefen", "Bleibt", "MM")
    other.local.save_note(PAGE, "Wird ersetzt", "MM")
    assert len(other.local.look_into(file).notes) == 1
    other.local.import_from(file)
    assert {note.page_id: note.text for note in other.local.notes()} == {
        PAGE: "Von hier", "sperre_pruefen": "Bleibt",
    }  # fmt: skip
    assert len(other.local.addresses()) == 1
    assert code_of(other.local.import_from, str(tmp_path / "fehlt")) == "folder_missing"


def test_a_damaged_file_is_named_and_never_overwritten(keyless: Services):
    keyless.local.save_note(PAGE, "Wichtig", "KM")
    file = keyless._session.desk.local_file
    damaged = file.read_text("utf-8").replace("initials =", "kuerzel =")
    file.write_text(damaged, "utf-8")
    assert keyless.guide.page(PAGE).local_notes == ()
    faults = keyless.local.faults()
    assert any("kuerzel" in error_line(fault) for fault in faults)
    with pytest.raises(FormErrors):
        keyless.local.save_note("sperre_pruefen", "Neu", "KM")
    assert file.read_text("utf-8") == damaged
    file.write_text(damaged.replace("kuerzel =", "initials ="), "utf-8")
    assert keyless.local.faults() == ()
    assert keyless.guide.page(PAGE).local_notes[0].text == "Wichtig"


def test_notes_written_at_once_are_all_kept(keyless: Services):
    pages = [page.id for page in keyless.guide.contents()][:8]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda page: keyless.local.save_note(page, "Notiz", "KM"), pages))
    assert {note.page_id for note in keyless.local.notes()} == set(pages)
