# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: kinds from the content, addresses of the group, tables in and out, papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.local import Desk, LocalAddress, PlaceKind
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.services.directory_rows import OnDuplicate, TableField, TableRequest
from hilft_desktop.services.hub import Services
from hilft_desktop.services.table_words import guess_columns, kind_of
from tests.unit.services.letter_desk import pdf_text

DAY = date(2026, 11, 22)
TENANTS = LocalAddress(
    "", PlaceKind.TENANTS, "Mieterverein Quellental", DAY - timedelta(days=181), "KM",
    ("Bahnhofstraße 12", "12345 Musterstadt"), "0000 111", "Mo 9–12", languages="Türkisch",
    cost="nur für Mitglieder", waiting="zwei Wochen", email="post@example.org", web="example.org",
)  # fmt: skip
SHELTER = LocalAddress(
    "", PlaceKind.VIOLENCE, "Frauenberatung Quellental", DAY, "KM", ("Geheimweg 3",), "0000 222"
)  # fmt: skip
DESK = Desk("Bürgerhaus Nord", ("Marktplatz 4",), ("dienstags 16 bis 18 Uhr",), "0000 333")
TABLE = """Einrichtung;Kategorie;Straße;PLZ;Ort;Tel.;Barrierefrei;Stand
Schuldnerberatung Awo;Schuldnerberatung;Weg 1;12345;Musterstadt;0000 1;ja;1.3.2026
Mieterverein Quellental;Mieterverein;Neue Straße 9;12345;Musterstadt;0000 9;nein;02.03.26
;Tafel;;;;;;
Haus der Hilfe;irgendwas;;;;;;1.1.2026
Tafel;Tafel;;;;;vielleicht;1.1.2026
Tafel;Tafel;;;;;;gestern
Tafel;Tafel;;;;;;1.1.2099
Tafel;Tafel;Am Markt 2;;;;;2026-04-05
"""


@pytest.fixture
def filled(keyless: Services) -> Services:
    for address in (TENANTS, SHELTER):
        keyless.local.save_address(address)
    return keyless


@pytest.fixture
def table(tmp_path: Path) -> str:
    file = tmp_path / "stellen.csv"
    file.write_bytes(TABLE.encode("cp1252"))
    return str(file)


def code_of(call, *args, **options) -> str:
    with pytest.raises(UserError) as caught:
        call(*args, **options)
    assert error_line(caught.value)
    return caught.value.code


def names(services: Services, *args, **options) -> list[str]:
    return [row.address.name for row in services.directory.entries(*args, **options)]


# ------------------------------------------------------------------------------------ kinds


def test_every_kind_says_what_for_and_numbers_come_from_facts(keyless: Services):
    kinds = {kind.id: kind for kind in keyless.directory.kinds()}
    assert len(kinds) >= 26
    assert all(kind.purpose and (kind.citation or kind.unproven) for kind in kinds.values())
    assert [number.number for number in kinds["notruf"].numbers] == ["112", "110"]
    assert "{fact" not in repr(kinds)


def test_what_is_not_proven_is_marked(keyless: Services):
    kinds = {kind.id: kind for kind in keyless.directory.kinds()}
    (energy,) = kinds["energieberatung"].numbers
    assert energy.uncertain
    assert kinds["stromspar_check"].unproven
    assert not kinds["gewaltschutz"].uncertain
    paper = pdf_text(keyless.directory.kinds_sheet())
    assert "ungeprüft" in paper
    assert energy.number in paper


def test_most_places_have_a_kind_that_explains_them(keyless: Services):
    explained = {kind.place for kind in keyless.directory.kinds()}
    assert set(PlaceKind) - explained == {
        PlaceKind.FAMILY_OFFICE,
        PlaceKind.IMMIGRATION_OFFICE,
        PlaceKind.OTHER,
    }


# ---------------------------------------------------------------------------------- entries


def test_bodies_are_found_by_kind_and_words(filled: Services):
    assert names(filled) == [TENANTS.name, SHELTER.name]
    assert names(filled, kind=PlaceKind.TENANTS) == [TENANTS.name]
    assert names(filled, "türkisch QUELLENTAL") == [TENANTS.name]
    assert names(filled, "nirgends") == []


def test_age_decides_what_is_called_again_and_a_call_makes_it_fresh(filled: Services):
    (row,) = filled.directory.to_recheck()
    assert (row.address.name, row.age_days, row.is_old) == (TENANTS.name, 181, True)
    changed = filled.directory.confirm(row.address.id, " ZZ ")
    assert changed.changes.touches(Kind.CONTENT)
    assert (changed.value.verified_on, changed.value.initials) == (DAY, "ZZ")
    assert filled.directory.to_recheck() == ()
    assert code_of(filled.directory.confirm, row.address.id, " ") == "initials_missing"
    assert code_of(filled.directory.confirm, "gibtesnicht", "KM") == "local_id_unknown"


def test_the_group_sets_the_age(filled: Services):
    filled.directory.save_desk(replace(DESK, recheck_days=200))
    assert filled.directory.to_recheck() == ()
    filled.directory.save_desk(replace(DESK, recheck_days=181))
    assert filled.directory.to_recheck() == ()
    filled.directory.save_desk(replace(DESK, recheck_days=180))
    assert len(filled.directory.to_recheck()) == 1
    for days in (0, 731):
        wrong = replace(DESK, recheck_days=days)
        assert code_of(filled.directory.save_desk, wrong) == "recheck_days_wrong"


def test_the_desk_survives_another_laptops_file(filled: Services, tmp_path: Path):
    file = tmp_path / "andere.toml"
    filled.local.export_to(str(file))
    filled.directory.save_desk(DESK)
    filled.local.import_from(str(file))
    assert filled.directory.desk() == DESK


def test_an_old_address_says_so_on_guide_pages(filled: Services):
    page = filled.guide.page("verweis_stellen")
    assert page.local_old == ("mietberatung_1",)
    text = pdf_text(filled.guide.page_pdf("verweis_stellen"))
    assert "vorher anrufen" in text


# ----------------------------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Name der Stelle", TableField.NAME),
        ("Einrichtung", TableField.NAME),
        ("Art der Stelle", TableField.KIND),
        ("Öffnungszeiten", TableField.HOURS),
        ("Sprachen", TableField.LANGUAGES),
        ("Barrierefreiheit", TableField.STEP_FREE),
        ("Tel.", TableField.PHONE),
        ("E-Mail", TableField.EMAIL),
        ("Internet", TableField.WEB),
        ("PLZ", TableField.POSTCODE),
        ("Ort", TableField.TOWN),
        ("Straße, Nr.", TableField.STREET),
        ("Anschrift", TableField.ADDRESS),
        ("Wartezeit", TableField.WAITING),
        ("Kosten", TableField.COST),
        ("zuletzt geprüft am", TableField.VERIFIED_ON),
        ("Bemerkungen", TableField.REMARK),
        ("Sorte", TableField.SKIP),
        ("", TableField.SKIP),
    ],
)
def test_columns_are_guessed_by_german_words(header: str, field: TableField):
    assert guess_columns((header,)) == (field,)


def test_no_field_is_guessed_twice():
    assert guess_columns(("Telefon", "Telefon 2")) == (TableField.PHONE, TableField.SKIP)
    exact_first = guess_columns(("Name des Trägers", "Name"))
    assert exact_first[1] is TableField.NAME


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("schuldnerberatung", PlaceKind.DEBT_ADVICE),
        ("Insolvenzberatung", PlaceKind.DEBT_ADVICE),
        ("Hilfe bei Wohnungsnot", PlaceKind.HOMELESSNESS),
        ("VdK", PlaceKind.SOCIAL_ASSOCIATION),
        ("Familienkasse", PlaceKind.FAMILY_BENEFITS),
        ("Jugendmigrationsdienst", PlaceKind.YOUTH_MIGRATION),
        ("Eisdiele", None),
    ],
)
def test_kinds_are_understood(words: str, kind: PlaceKind | None):
    assert kind_of(words) is kind


def test_a_table_is_looked_at_and_nothing_is_taken(filled: Services, table: str):
    look = filled.directory.look_into(table)
    assert look.rows == 8
    assert "cp1252" in look.how
    assert look.guess == (
        TableField.NAME, TableField.KIND, TableField.STREET, TableField.POSTCODE, TableField.TOWN,
        TableField.PHONE, TableField.STEP_FREE, TableField.VERIFIED_ON,
    )  # fmt: skip
    assert len(filled.directory.entries()) == 2


def request(services: Services, table: str, **changes: object) -> TableRequest:
    look = services.directory.look_into(table)
    given: dict[str, object] = {"initials": "KM", **changes}
    return TableRequest(table, look.guess, **given)  # type: ignore[arg-type]


def test_each_faulty_line_is_named_and_the_others_are_taken(filled: Services, table: str):
    found = filled.directory.check(request(filled, table))
    assert [(fault.line, fault.code) for fault in found.faults] == [
        (4, "table_row_nameless"),
        (5, "table_row_kind"),
        (6, "table_row_step_free"),
        (7, "table_row_day"),
        (8, "table_row_future"),
    ]
    for fault in found.faults:
        assert error_line(fault.error)
    assert [address.name for address in found.new] == ["Schuldnerberatung Awo", "Tafel"]
    assert found.duplicates == ((3, TENANTS.name),)
    assert found.changed == ()
    awo = found.new[0]
    assert awo.lines == ("Weg 1", "12345 Musterstadt")
    assert (awo.step_free, awo.verified_on) == (True, date(2026, 3, 1))


def test_a_kind_and_a_day_for_all_fill_what_the_table_leaves_open(filled: Services, table: str):
    wanted = request(filled, table, kind="andere", verified_on=DAY)
    found = filled.directory.check(wanted)
    assert "Haus der Hilfe" in [address.name for address in found.new]
    assert PlaceKind.OTHER in {address.kind for address in found.new}


def test_taking_a_table_can_be_taken_back(filled: Services, table: str):
    before = filled.local.addresses()
    taken = filled.directory.take(request(filled, table, on_duplicate=OnDuplicate.REPLACE)).value
    assert len(taken.added) == 2
    (tenants,) = taken.after
    assert (tenants.phone, tenants.cost, tenants.lines[0]) == (
        "0000 9", TENANTS.cost, "Neue Straße 9",
    )  # fmt: skip
    assert len(filled.local.addresses()) == 4
    again = filled.directory.check(request(filled, table, on_duplicate=OnDuplicate.REPLACE))
    assert (again.new, again.changed, again.same) == ((), (), 3)
    assert filled.directory.undo(taken).value == 3
    assert filled.local.addresses() == before


def test_taking_back_leaves_alone_what_somebody_changed_since(filled: Services, table: str):
    taken = filled.directory.take(request(filled, table)).value
    kept = replace(taken.added[0], phone="0000 777")
    filled.local.save_address(kept)
    assert filled.directory.undo(taken).value == 1
    assert kept in filled.local.addresses()


def test_a_table_without_a_name_column_or_initials_is_refused(filled: Services, table: str):
    good = request(filled, table)
    nameless = replace(good, columns=(TableField.SKIP, *good.columns[1:]))
    assert code_of(filled.directory.check, nameless) == "table_name_column_missing"
    twice = replace(good, columns=(TableField.NAME, *good.columns[1:-1], TableField.NAME))
    assert code_of(filled.directory.check, twice) == "table_column_twice"
    assert code_of(filled.directory.take, replace(good, initials="")) == "initials_missing"
    assert code_of(filled.directory.look_into, "/gibt/es/nicht.csv") == "folder_missing"
    assert len(filled.local.addresses()) == 2


@pytest.mark.parametrize("name", ["liste.csv", "liste.ods"])
def test_what_is_given_out_comes_back_the_same(filled: Services, tmp_path: Path, name: str):
    filled.local.save_address(replace(TENANTS, name="=HYPERLINK(1)", remark="@risk"))
    file = str(tmp_path / name)
    filled.directory.export_to(file)
    found = filled.directory.check(request(filled, file, on_duplicate=OnDuplicate.REPLACE))
    assert (found.new, found.changed, found.faults) == ((), (), ())
    assert found.same == 3


def test_several_thousand_rows_are_taken_in_one_go(keyless: Services, tmp_path: Path):
    file = tmp_path / "viele.csv"
    rows = "\n".join(f"Beratung {n};Sozialberatung" for n in range(1500))
    file.write_text(f"Name;Art\n{rows}\n", encoding="utf-8")
    taken = keyless.directory.take(request(keyless, str(file), verified_on=DAY)).value
    assert len({address.id for address in taken.added}) == 1500
    assert len(keyless.directory.entries()) == 1500


# ----------------------------------------------------------------------------------- papers


def test_papers_for_hands_never_carry_the_address_of_a_shelter(filled: Services):
    papers = (
        filled.directory.address_sheet(),
        filled.directory.body_sheet("gewaltschutz_1", code="K7M-RXM"),
    )
    for paper in papers:
        text = pdf_text(paper)
        assert SHELTER.name in text
        assert SHELTER.phone in text
        assert "Geheimweg" not in text


def test_the_address_sheet_marks_what_is_old(filled: Services):
    text = pdf_text(filled.directory.address_sheet())
    assert "zuletzt geprüft am 25.05.2026 – vorher anrufen" in text
    only = pdf_text(filled.directory.address_sheet((PlaceKind.VIOLENCE,)))
    assert TENANTS.name not in only
    assert code_of(filled.directory.address_sheet, (PlaceKind.FOOD,)) == "body_list_empty"


def test_the_sheet_of_a_body_says_what_to_bring(filled: Services):
    text = pdf_text(filled.directory.body_sheet("mietberatung_1", code="K7M-RXM"))
    for words in ("Mietvertrag", "0000 111", "nur für Mitglieder", "K7M-RXM", "vorher anrufen"):
        assert words in text


def test_the_call_sheet_lists_the_oldest_first(filled: Services):
    filled.local.save_address(
        replace(TENANTS, name="Noch älter", verified_on=DAY - timedelta(days=900))
    )
    text = pdf_text(filled.directory.call_sheet())
    assert text.index("Noch älter") < text.index(TENANTS.name)
    assert SHELTER.name not in text
    assert SHELTER.name in pdf_text(filled.directory.call_sheet(everything=True))
    for row in filled.directory.to_recheck():
        filled.directory.confirm(row.address.id, "KM")
    assert code_of(filled.directory.call_sheet) == "body_list_empty"


def test_the_poster_needs_place_and_hours(keyless: Services):
    assert code_of(keyless.directory.poster) == "desk_missing"
    keyless.directory.save_desk(DESK)
    assert code_of(keyless.directory.poster, "A5") == "poster_size_unknown"


@pytest.mark.parametrize(("size", "width", "strips"), [("A4", 210, 10), ("A3", 297, 14)])
def test_strips_stand_side_by_side_with_place_and_hours(
    keyless: Services, size: str, width: int, strips: int
):
    keyless.directory.save_desk(DESK)
    pdf = keyless.directory.poster(size, strips=True)
    assert pdf == keyless.directory.poster(size, strips=True)
    with pypdfium2.PdfDocument(pdf) as document:
        (page,) = list(document)
        assert round(page.get_width() / 72 * 25.4) == width
    text = pdf_text(pdf)
    assert text.count("0000 333") == strips + 1
    assert text.count("Bürgerhaus Nord") == strips + 1
    plain = pdf_text(keyless.directory.poster(size))
    assert plain.count("0000 333") == 1


def test_nothing_on_a_poster_lies_outside_the_paper(keyless: Services):
    long = Desk(
        "Nachbarschaftszentrum Donaudampfschifffahrtsgesellschaft",
        ("Straße des Siebzehnten Juni 135", "12345 Musterstadt"),
        tuple(f"jeden {n}. Donnerstag im Monat von 10 bis 12 Uhr" for n in range(1, 3)),
        "0000 123456789",
    )
    keyless.directory.save_desk(long)
    pdf = keyless.directory.poster("A4", strips=True)
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            assert left >= 0
            assert bottom >= 0
            assert right <= page.get_width()
            assert top <= page.get_height()


def test_what_does_not_fit_on_a_strip_is_refused_and_not_cut_off(keyless: Services):
    hours = tuple(f"jeden {n}. Donnerstag im Monat von 10 bis 12 Uhr" for n in range(1, 7))
    keyless.directory.save_desk(replace(DESK, hours=hours))
    assert code_of(keyless.directory.poster, "A4", strips=True) == "poster_too_full"
    assert all(line in pdf_text(keyless.directory.poster("A4")) for line in hours)


def test_papers_carry_the_group_only_while_the_vault_is_open(services: Services):
    services.local.save_address(TENANTS)
    assert "Kreisverband Musterstadt" in pdf_text(services.directory.address_sheet())
    services.vault.close()
    assert "Kreisverband Musterstadt" not in pdf_text(services.directory.address_sheet())


def test_the_sheet_of_a_body_is_one_page_and_no_longer_than_two_in_large_print(filled: Services):
    for large, most in ((False, 1), (True, 2)):
        pdf = filled.directory.body_sheet("mietberatung_1", code="K7M-RXM", large_print=large)
        with pypdfium2.PdfDocument(pdf) as document:
            assert len(document) <= most
