# SPDX-License-Identifier: GPL-3.0-or-later
"""The file of the local layer: what is written is read again, every fault has its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.local_file import layer_text, parse_layer, read_layer, write_layer
from hilft_desktop.content.local_library import LocalLibrary
from hilft_desktop.content.packs_prints import take_prints
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.local import (
    LocalAddress,
    LocalLayer,
    LocalNote,
    LocalReview,
    LocalRow,
    LocalTable,
    LocalTableKind,
    PlaceKind,
)
from hilft_desktop.domain.updates import ItemKind
from hilft_desktop.i18n.error_texts import error_line
from tests.unit.content import small_content as small

DAY = small.TODAY
TABLE = LocalTable(
    "miete_1", LocalTableKind.RENT, "Musterstadt", "bruttokalt", "Richtlinie der Stadt",
    date(2026, 1, 1), DAY, "KM",
    (LocalRow(1, Decimal("412.50"), Decimal(50)), LocalRow(2, Decimal(500))),
    per_person_more=Decimal(80), remark='Ein "Zitat" \\ und\nzwei Zeilen',
)  # fmt: skip
ADDRESS = LocalAddress(
    "jobcenter_1", PlaceKind.JOBCENTER, "Jobcenter Musterstadt", DAY, "KM",
    ("Musterweg 1", "00000 Musterstadt"), "0000 0000", "Mo 8–12", pages=("mehr",),
)  # fmt: skip
NOTE = LocalNote("hilfe", "Hier: dienstags.", "KM", DAY, "0" * 16)
FULL = LocalLayer((NOTE,), (TABLE,), (ADDRESS,), ())


def faults(text: str) -> tuple[UserError, ...]:
    with pytest.raises(FormErrors) as caught:
        parse_layer(text)
    assert caught.value.code == "local_file_faults"
    return caught.value.faults


def test_what_is_written_is_read_again(tmp_path):
    file = tmp_path / "neu" / "oertlich.toml"
    write_layer(file, FULL)
    assert read_layer(file) == FULL
    assert "nicht verschlüsselt" in file.read_text("utf-8")


def test_without_a_file_the_layer_is_empty(tmp_path):
    assert read_layer(tmp_path / "fehlt.toml").is_empty


TEXT = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60
).filter(lambda text: text == text.strip())  # fmt: skip


@given(text=TEXT)
def test_any_text_survives(text):
    layer = LocalLayer(notes=(LocalNote("hilfe", text, "KM", DAY, "x"),))
    assert parse_layer(layer_text(layer)) == layer


@given(cents=st.integers(0, 10_000_000))
def test_any_amount_survives_exactly(cents):
    row = LocalRow(1, Decimal(cents) / 100)
    layer = LocalLayer(tables=(replace(TABLE, rows=(row,)),))
    assert parse_layer(layer_text(layer)) == layer


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('kind = "miete"', 'kind = "mieten"', "kind"),
        ('place = "Musterstadt"', 'ort = "Musterstadt"', "ort"),
        ("valid_from = 2026-01-01", 'valid_from = "bald"', "valid_from"),
        ('page_id = "hilfe"', 'page_id = "../hilfe"', "page_id"),
        ("persons = 1", "persons = 0", "persons"),
        ("euros = 412.50", "euros = -1", "euros"),
        ("euros = 412.50", "euros = 412.505", "euros"),
        ('initials = "KM"', 'initials = ""', "initials"),
    ],
)
def test_each_fault_is_named_with_its_line(old, new, key):
    text = layer_text(FULL)
    assert old in text
    before, _, _ = text.partition(old)
    found = faults(text.replace(old, new, 1))
    lines = {fault.params["line"] for fault in found}
    assert any(key in error_line(fault) for fault in found)
    # Rows of a table stand in one value: their faults point at it.
    assert min(abs(int(str(line)) - before.count("\n") - 1) for line in lines) <= 2


def test_all_faults_are_named_at_once():
    text = layer_text(FULL).replace('"miete"', '"x"').replace('"jobcenter"', '"y"')
    assert len(faults(text)) == 2


@pytest.mark.parametrize(
    "text",
    ["", "Unfug", 'format = "hilft-local/2"', 'format = "hilft-local/1"\nfremd = 1'],
)
def test_what_is_no_layer_is_refused(text):
    assert faults(text)


def test_the_same_entry_twice_is_a_fault():
    double = LocalLayer(notes=(NOTE, NOTE))
    assert "doppelt" in error_line(faults(layer_text(double))[0])


def test_a_layer_that_could_not_be_read_again_is_not_written(tmp_path):
    file = tmp_path / "oertlich.toml"
    write_layer(file, FULL)
    before = file.read_bytes()
    with pytest.raises(FormErrors):
        write_layer(file, LocalLayer(notes=(LocalNote("hilfe", "", "KM", DAY, "x"),)))
    assert file.read_bytes() == before


def test_limits_of_a_table():
    assert TABLE.limit(1) == Decimal("412.50")
    assert TABLE.limit(2) == Decimal(500)
    assert TABLE.limit(4) == Decimal(660)
    bare = replace(TABLE, per_person_more=None)
    assert bare.limit(3) is None


# -------------------------------------------------------------------------------- merging


@pytest.fixture
def base(tmp_path) -> ContentLibrary:
    return ContentLibrary.load(small.write_content(tmp_path / "inhalt"))


def test_pages_carry_what_belongs_on_them(base):
    library = LocalLibrary(base, FULL)
    page, other = library.page("hilfe", DAY), library.page("mehr", DAY)
    assert [note.text for note in page.local_notes] == [NOTE.text]
    assert page.local_tables == (TABLE,)
    assert page.local_addresses == other.local_addresses == (ADDRESS,)
    assert (other.local_notes, other.local_tables) == ((), ())
    assert library.page("hilfe", date(2025, 6, 1)).local_tables == ()


def test_a_note_says_when_the_text_beneath_changed(base, tmp_path):
    digest = LocalLibrary(base, LocalLayer()).page_digest("hilfe", DAY)
    layer = LocalLayer(notes=(LocalNote("hilfe", "Notiz", "KM", DAY, digest),))
    assert not LocalLibrary(base, layer).page("hilfe", DAY).local_notes[0].text_changed
    changed = small.text_of(small.HELP).replace("Es gibt", "Nun gibt es")
    newer = ContentLibrary.load(small.write_content(tmp_path / "2", changes={small.HELP: changed}))
    assert LocalLibrary(newer, layer).page("hilfe", DAY).local_notes[0].text_changed


LATE = date(2028, 1, 1)


def review(base: ContentLibrary, kind: str, identifier: str) -> LocalReview:
    digest = take_prints(base.source, base.version).statement(kind, identifier, LATE)
    return LocalReview(kind, identifier, "KM", LATE, date(2028, 6, 1), base.version, digest)


@pytest.mark.parametrize(("kind", "identifier"), [("checklist", "brief"), ("page", "mehr")])
def test_a_confirmed_text_is_not_overdue_until_the_review_ends(base, kind, identifier):
    library = LocalLibrary(base, LocalLayer(reviews=(review(base, kind, identifier),)))
    get = {"checklist": "checklist", "page": "page"}[kind]
    assert getattr(base, get)(identifier, LATE).overdue
    shown = getattr(library, get)(identifier, LATE)
    assert (shown.overdue, shown.next_check) == (False, date(2028, 6, 1))
    assert getattr(library, get)(identifier, LATE, date(2028, 6, 2)).overdue
    assert identifier not in {item.id for item in library.overdue(LATE)}


def test_a_confirmed_page_says_by_whom(base):
    library = LocalLibrary(base, LocalLayer(reviews=(review(base, "page", "hilfe"),)))
    confirmed = library.page("hilfe", LATE).confirmed
    assert confirmed is not None
    assert confirmed.initials == "KM"
    assert not {row.id: row.overdue for row in library.guide_index(LATE)}["hilfe"]


def test_a_confirmed_fact_frees_what_leans_on_it_only_from_that_fact(base):
    library = LocalLibrary(base, LocalLayer(reviews=(review(base, "fact", "probe_satz"),)))
    assert "probe_satz" not in {item.id for item in library.overdue(LATE)}
    page = library.page("hilfe", LATE)
    assert not page.citations[0].overdue
    assert page.overdue  # its own check is due as well


def test_a_review_ends_when_the_text_changes(base, tmp_path):
    layer = LocalLayer(reviews=(review(base, "page", "hilfe"), review(base, "letter", "anfrage")))
    changes = {
        small.HELP: small.text_of(small.HELP).replace("Es gibt", "Nun gibt es"),
        small.LETTER: small.text_of(small.LETTER).replace("Wir fragen", "Wir bitten"),
    }
    newer = ContentLibrary.load(small.write_content(tmp_path / "2", changes=changes))
    library = LocalLibrary(newer, layer)
    assert library.page("hilfe", LATE).overdue
    assert library.page("hilfe", LATE).confirmed is None
    assert library.letter("anfrage", LATE).next_check < LATE
    assert LocalLibrary(base, layer).letter("anfrage", LATE).next_check == date(2028, 6, 1)


def test_a_review_counts_at_least_a_month_and_at_most_half_a_year(base):
    until = LocalLibrary(base, LocalLayer()).review_until(ItemKind.PAGE, "hilfe", DAY)
    assert (until - DAY).days == 183
    with pytest.raises(UserError) as caught:
        LocalLibrary(base, LocalLayer()).review_until(ItemKind.PAGE, "fehlt", DAY)
    assert caught.value.code == "review_unknown"
