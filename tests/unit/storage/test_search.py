# SPDX-License-Identifier: GPL-3.0-or-later
"""The case search: folded, safe against any typing, in step with what it indexes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.casework import AmountKind, CollectiveKind
from hilft_desktop.domain.codes import CaseStatus, FlagKind, Language, Topic
from hilft_desktop.domain.ids import CaseId
from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.storage.paging import Page
from hilft_desktop.storage.repositories.cases import CaseQuery, CaseRow
from hilft_desktop.storage.repositories.search import match_expression
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.vault import Vault
from tests.unit.storage.vaults import DAY, contact, new_case


@pytest.fixture(scope="module")
def shared_vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    path = tmp_path_factory.mktemp("search") / "kv.hilft"
    with Vault.create(path, counsellor="Kim", passphrase="x", kdf=FLOOR) as vault:
        vault.write(new_case)
        yield vault


def found(vault: Vault, words: str) -> tuple[CaseId, ...]:
    return vault.read(lambda uow: uow.search.search_cases(words))


def fill(uow: UnitOfWork) -> tuple[CaseId, CaseId]:
    first = new_case(uow, "Ahorn 17", "Stromsperre Große Straße")
    second = new_case(uow, "Birke 3", "Wohngeld")
    uow.entries.add(first.id, NewEntry(facts="Kühlschrank mit Insulin", advice="Härtefall"))
    uow.entries.add(second.id, NewEntry(facts="Ahorn im Garten", next_step="Antrag stellen"))
    return first.id, second.id


@pytest.mark.parametrize(
    "words",
    ["ahorn 17", "Ahor", "STROM", "grosse strasse", "Große", "kuhl insul", "hartefall ahorn", "17"],
)
def test_beginnings_capitals_umlauts_and_sharp_s(vault: Vault, words: str):
    first, _second = vault.write(fill)
    assert found(vault, words)[0] == first


def test_hits_in_pseudonym_and_title_come_first(vault: Vault):
    first, second = vault.write(fill)
    assert found(vault, "ahorn") == (first, second)


def test_all_words_must_occur(vault: Vault):
    vault.write(fill)
    assert found(vault, "ahorn zebra") == ()


@pytest.mark.parametrize("words", ["", "  ", "***", '"', "-"])
def test_no_word_finds_nothing_but_lists_everything(vault: Vault, words: str):
    vault.write(fill)
    assert found(vault, words) == ()
    page = vault.read(lambda uow: uow.cases.page(CaseQuery(text=words)))
    assert len(page.items) == (2 if not words.strip() else 0)


@given(st.text(max_size=40))
@example('" OR body : * NEAR(a b) ^x {head} -y')
@example("AND OR NOT NEAR")
@example("a\x00b ß ẞ ﬀ \U0001f600")
def test_whatever_is_typed_is_words_never_operators(shared_vault: Vault, words: str):
    found(shared_vault, words)
    assert match_expression(words).count('"') % 2 == 0


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüßABCÄÖÜé", min_size=1, max_size=12))
def test_every_word_written_is_found_by_every_beginning(shared_vault: Vault, word: str):
    case = shared_vault.write(lambda uow: uow.cases.page(CaseQuery(limit=1))).items[0].case
    shared_vault.write(lambda uow: uow.cases.set_title(case.id, word))
    for length in range(1, len(word) + 1):
        assert found(shared_vault, word[:length]) == (case.id,)


def test_the_index_follows_every_change(vault: Vault):
    first, second = vault.write(fill)
    vault.write(lambda uow: uow.cases.set_title(first, "Heizkosten"))
    assert found(vault, "stromsperre") == ()
    assert found(vault, "heizkosten insulin") == (first,)
    person_id = vault.read(lambda uow: uow.cases.get(second).person_id)
    vault.write(lambda uow: uow.persons.erase(person_id))
    assert found(vault, "ahorn") == (first,)
    assert found(vault, "garten") == ()
    # The index compares itself with the texts and complains of any difference.
    check = "INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)"
    vault.bare(lambda driver: driver.execute(check))


def test_a_changed_and_a_deleted_entry_are_followed(vault: Vault):
    first, _second = vault.write(fill)
    vault.bare(lambda d: d.execute("UPDATE entries SET facts = 'Gasherd' WHERE facts LIKE 'Küh%'"))
    assert found(vault, "insulin") == ()
    assert found(vault, "gasherd stromsperre") == (first,)
    vault.bare(lambda d: d.execute("DELETE FROM entries WHERE facts = 'Gasherd'"))
    assert found(vault, "gasherd") == ()
    vault.bare(
        lambda d: d.execute("UPDATE persons SET pseudonym = 'Zeder 9' WHERE pseudonym LIKE 'A%'")
    )
    assert found(vault, "zeder") == (first,)


def everything_with_words(uow: UnitOfWork) -> CaseId:
    case = new_case(uow, "Eiche 5", "Nachzahlung")
    uow.entries.add(case.id, NewEntry(facts="Verlaufswort"))
    follow_up = uow.follow_ups.add(case.id, DAY, "Terminwort")
    uow.follow_ups.set_done(follow_up.id, DAY, "Nachweiswort")
    flag = uow.flags.add(case.id, FlagKind.OTHER, "Warnwort", DAY)
    uow.flags.resolve(flag.id, DAY, "Lösungswort")
    look = uow.second_looks.add(case.id, "Fragewort", DAY, "Kim")
    uow.second_looks.finish(look.id, DAY, "Ali", "Bemerkungswort")
    uow.amounts.add(case.id, AmountKind.CLAIMED, 1, DAY, "Geldwort")
    uow.attachments.add(case.id, "Anhangwort", [b"x"], added_on=DAY, added_by="Kim")
    matter = uow.collectives.add(CollectiveKind.HOUSE, "Sammelwort", "Sammelnotiz", DAY)
    uow.collectives.add_case(matter.id, case.id)
    uow.contacts.add(contact("Kontaktwort"), DAY, case.person_id, case.id)
    return case.id


WORDS = [
    "Verlaufswort",
    "Terminwort",
    "Nachweiswort",
    "Warnwort",
    "Lösungswort",
    "Fragewort",
    "Bemerkungswort",
    "Geldwort",
    "Anhangwort",
    "Sammelwort",
    "Sammelnotiz",
    "Kontaktwort",
]


def test_everything_on_a_case_that_carries_words_is_found(vault: Vault):
    vault.write(new_case)
    case = vault.write(everything_with_words)
    for word in WORDS:
        assert found(vault, word) == (case,), word
        assert found(vault, f"{word} nachzahlung eiche") == (case,), word


def test_nothing_is_found_of_an_erased_case(vault: Vault):
    case = vault.write(everything_with_words)
    vault.write(lambda uow: uow.cases.erase(case))
    for word in (*WORDS, "eiche", "nachzahlung"):
        assert found(vault, word) == (), word
    assert vault.bare(lambda d: d.execute("SELECT count(*) FROM case_texts").fetchone()) == (0,)
    assert vault.bare(lambda d: d.execute("SELECT count(*) FROM case_search_words").fetchone()) == (
        0,
    )


def test_a_renamed_case_and_person_keep_all_their_words(vault: Vault):
    case = vault.write(everything_with_words)
    vault.write(lambda uow: uow.cases.set_title(case, "Mahnung"))
    vault.bare(lambda d: d.execute("UPDATE persons SET pseudonym = 'Zeder 9'"))
    for word in WORDS:
        assert found(vault, f"{word} mahnung zeder") == (case,), word
    assert found(vault, "nachzahlung") == found(vault, "eiche") == ()


def test_a_contact_is_found_once_it_belongs_to_a_case(vault: Vault):
    case = vault.write(new_case)
    note = vault.write(lambda uow: uow.contacts.add(contact("Kellerlicht"), DAY))
    assert found(vault, "kellerlicht") == ()
    vault.write(lambda uow: uow.contacts.link_case(note.id, case.id))
    assert found(vault, "kellerlicht") == (case.id,)
    vault.write(lambda uow: uow.contacts.delete(note.id))
    assert found(vault, "kellerlicht") == ()


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("kuhlschrnak", "Kühlschrank"),
        ("Strosmperre", "Stromsperre"),
        ("hartefal", ""),
        ("härtefsll", "Härtefall"),
        ("Garetn antrag", "Garten antrag"),
        ("strmos", "Stromsperre"),
        ("ahonr 17", "Ahorn 17"),
        ("ahorn 71", ""),
        ("xyz", ""),
        ("zebrastreifen", ""),
        ("insulin zebrastreifen", ""),
        ("***", ""),
        ("", ""),
    ],
)
def test_a_word_that_occurs_nowhere_is_mended(vault: Vault, typed: str, mended: str):
    vault.write(fill)
    assert vault.read(lambda uow: uow.search.mended(typed)) == mended


def test_of_two_likely_words_the_frequent_one_is_taken(vault: Vault):
    def two(uow: UnitOfWork) -> None:
        case = new_case(uow, "Eiche 5", "Brief")
        for facts in ("Miete", "Mitte", "Mitte"):
            uow.entries.add(case.id, NewEntry(facts=facts))

    vault.write(two)
    assert vault.read(lambda uow: uow.search.mended("mixte")) == "Mitte"


@given(st.text(max_size=30))
def test_mending_takes_whatever_is_typed(shared_vault: Vault, words: str):
    mended = shared_vault.read(lambda uow: uow.search.mended(words))
    if mended:
        assert found(shared_vault, words) == ()
        assert shared_vault.read(lambda uow: uow.search.mended(mended)) == ""


def test_hits_are_filtered_and_paged_without_gaps(vault: Vault):
    def many(uow: UnitOfWork) -> None:
        for number in range(30):
            person = uow.persons.add(f"Linde {number}", Language.DE, DAY)
            topic = Topic.MIETE if number % 3 else Topic.ENERGIE_SPERRE
            case = uow.cases.add(person.id, topic, "Brief", opened_on=DAY)
            for _ in range(3):
                uow.entries.add(case.id, NewEntry(facts="Mahnung vom Versorger"))
            if number % 2:
                uow.cases.set_status(case.id, CaseStatus.CLOSED)

    vault.write(many)
    for status, topic, words in (
        (None, None, "mahnung"),
        (CaseStatus.OPEN, None, "linde"),
        (CaseStatus.CLOSED, Topic.MIETE, "brief mahn"),
    ):
        query = CaseQuery(text=words, status=status, topic=topic, limit=4)
        ids = list(walk(vault, query))
        assert len(ids) == len(set(ids)) == count(vault, query) > 4


def count(vault: Vault, query: CaseQuery) -> int:
    return vault.read(lambda uow: uow.cases.count(query))


def walk(vault: Vault, query: CaseQuery) -> Iterator[str]:
    while True:
        page = vault.read(partial(one_page, query))
        yield from (row.case.id for row in page.items)
        if page.after is None:
            return
        query = replace(query, after=page.after)


def one_page(query: CaseQuery, uow: UnitOfWork) -> Page[CaseRow]:
    return uow.cases.page(query)
