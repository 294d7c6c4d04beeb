# SPDX-License-Identifier: GPL-3.0-or-later
"""The copy leaves nothing out, the erasure leaves nothing behind, the record describes it all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

import hilft_desktop
from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.casework import (
    AmountKind,
    CollectiveKind,
    HouseholdMember,
    MemberAge,
    PersonProfile,
    Relation,
)
from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import Channel, ConsentPurpose, FlagKind, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.privacy import RetentionKind, RetentionRule
from hilft_desktop.services.data_dictionary import SHADOW, data_dictionary
from hilft_desktop.services.hub import Services
from hilft_desktop.services.privacy import REASONS
from hilft_desktop.services.privacy_rows import PrivacySettings
from tests.unit.services.letter_desk import REFERRAL, TODAY, pdf_facts, pdf_text, request
from tests.unit.storage.vaults import decrypted, decrypted_log

NAME = "Zwetlana Quittenbaum"
MARKS = tuple(f"Q{chr(97 + n)}zebra{chr(122 - n)}q" for n in range(26))
"""Words that occur nowhere else; each stands in one column about the person."""
PLACE = MARKS[1]
"""Where a conversation took place: it stays with the number that stays."""


@pytest.fixture
def person_id(services: Services) -> str:
    """A person about whom every kind of record is kept."""
    mark = iter(MARKS)
    talk = NewContact(TODAY, Channel.STALL, Topic.ENERGIE_SPERRE, note=next(mark), place=next(mark))
    contact = services.contacts.add(talk).value
    case = services.contacts.open_case(contact.id, next(mark)).value
    person = services.cases.show(case.id).person
    services.persons.save_profile(person.id, PersonProfile(safe_contact=next(mark)))
    services.persons.save_household(person.id, (HouseholdMember(Relation.CHILD, MemberAge.A0_5),))
    services.letters.save_identity(
        case.id, f"{NAME} {next(mark)}", (next(mark),), next(mark), TODAY + timedelta(days=9)
    )
    services.consents.give(person.id, ConsentPurpose.FUND, next(mark))
    services.consents.give(person.id, "weitergabe", "Schuldnerberatung Musterstadt")
    services.cases.add_entry(
        case.id,
        NewEntry(
            facts=next(mark),
            question=next(mark),
            advice=next(mark),
            source=next(mark),
            next_step=next(mark),
        ),
    )
    flag = services.cases.raise_flag(case.id, FlagKind.OTHER, next(mark)).value
    services.cases.resolve_flag(flag.id, next(mark))
    services.cases.add_follow_up(case.id, TODAY + timedelta(days=3), next(mark))
    services.cases.add_amount(case.id, AmountKind.CLAIMED, 41_250, TODAY, next(mark))
    look = services.cases.request_second_look(case.id, next(mark)).value
    services.letters.record(
        request(services, REFERRAL, case.id, {"unit_contact": next(mark)}), "pdf"
    )
    services.drafts.put(f"entry:{case.id}", json.dumps({"facts": next(mark)}))
    services.retention.hold(case.id, next(mark), TODAY + timedelta(days=5))
    title, house, remark = next(mark), next(mark), next(mark)

    def rest(uow) -> None:
        uow.attachments.add(case.id, title, (b"\x89PNG",), added_on=TODAY, added_by="M")
        made = uow.collectives.add(CollectiveKind.HOUSE, house, "über alle Nachbarn", TODAY)
        uow.collectives.add_case(made.id, case.id)
        uow.second_looks.finish(look.id, TODAY, "Andere Beraterin", remark)

    services._session.vault.write(rest)
    services.marks = MARKS[: MARKS.index(remark) + 1]  # type: ignore[attr-defined]
    return person.id


def refusal(call: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value


def lift_all(services: Services) -> None:
    for row in services.retention.holds():
        services.retention.lift_hold(row.hold.id)


# -- copy ----------------------------------------------------------------------------------------


def test_the_copy_leaves_nothing_out(services: Services, person_id: str) -> None:
    text = pdf_text(services.privacy.copy(person_id))
    missing = [mark for mark in services.marks if mark not in text]  # type: ignore[attr-defined]
    assert missing == []
    for words in (NAME, "Kind (", "412,50", "Art. 15 DSGVO", "Mara Muster", "Andere Beraterin"):
        assert words in text
    assert "über alle Nachbarn" not in text  # speaks of others as well


def test_the_copy_names_nobody_outside_its_pages(services: Services, person_id: str) -> None:
    assert "Quittenbaum" not in pdf_facts(services.privacy.copy(person_id))
    assert refusal(lambda: services.privacy.copy("nobody")).code == "person_unknown"


# -- erasure -------------------------------------------------------------------------------------


def test_an_erasure_leaves_no_word_in_file_or_log(services: Services, person_id: str) -> None:
    lift_all(services)
    done = services.privacy.erase_person(person_id, "requested")
    assert done.changes.touches(Kind.PERSON, Kind.CASE, Kind.RETENTION)
    storage = services._session.vault.storage
    key = storage.keyring.data_key
    log = storage.path.with_name(f"{storage.path.name}-wal")
    plain = decrypted(storage.path, key) + (decrypted_log(log, key) if log.exists() else b"")
    here = plain.decode("utf-8", "replace").lower()
    gone = (*(mark for mark in MARKS if mark != PLACE), NAME)
    assert [mark for mark in gone if mark.lower()[1:] in here] == []


def test_the_proof_tells_what_went_and_the_book_names_nobody(
    services: Services, person_id: str
) -> None:
    lift_all(services)
    pseudonym = services.persons.show(person_id).person.pseudonym
    proof = services.privacy.erase_person(person_id, "withdrawn").value
    text = pdf_text(proof.pdf)
    for words in (
        pseudonym,
        "Sonntag, 22.11.2026",
        "Einwilligung widerrufen",
        "1 Fall",
        "2 Einwilligungen",
        "1 Name samt Anschrift",
        "1 Foto oder Scan",
        "etwa 5 Wochen",
        proof.erasure.id[-8:],
    ):
        assert words in text
    assert NAME not in text
    (line,) = services.privacy.erasures()
    assert (line.kind, line.reason, line.count) == ("person", "withdrawn", 1)
    assert pseudonym not in repr(services.privacy.erasures())
    assert refusal(lambda: services.privacy.copy(person_id)).code == "person_unknown"


def test_what_was_counted_still_counts(services: Services, person_id: str) -> None:
    lift_all(services)
    storage = services._session.vault.storage
    before = storage.read(lambda uow: uow.contacts.count())
    services.privacy.erase_person(person_id, "by_hand")
    (left,) = storage.read(lambda uow: uow.contacts.last(5))
    assert storage.read(lambda uow: uow.contacts.count()) == before
    assert (left.person_id, left.case_id, left.data.note) == (None, None, "")
    assert storage.read(lambda uow: uow.stripped.count()) == 0
    assert storage.read(lambda uow: uow.collectives.list()) == ()
    assert storage.read(lambda uow: uow.drafts.list()) == ()


def test_nothing_held_is_erased(services: Services, person_id: str) -> None:
    error = refusal(lambda: services.privacy.erase_person(person_id, "requested"))
    assert (error.code, error.params["until"]) == ("person_held", "27.11.2026")
    assert services.privacy.erasures() == ()
    assert services.persons.show(person_id).cases


def test_an_unknown_reason_erases_nothing(services: Services, person_id: str) -> None:
    lift_all(services)
    error = refusal(lambda: services.privacy.erase_person(person_id, "expired"))
    assert (error.code, error.params["allowed"]) == ("erasure_reason_unknown", REASONS)
    assert services.persons.show(person_id).cases


# -- settings and records ------------------------------------------------------------------------


def test_settings_are_cleaned_and_too_long_ones_name_their_field(services: Services) -> None:
    saved = services.privacy.save_settings(
        PrivacySettings((" Landesverband  Muster ", " "), "  Dana ", "")
    ).value
    assert saved == PrivacySettings(("Landesverband Muster",), "Dana", "")
    assert services.privacy.settings() == saved
    long = "x" * 201
    for field, wrong in (
        ("controller", PrivacySettings(controller=(long,))),
        ("officer", PrivacySettings(officer=long)),
        ("authority", PrivacySettings(authority=long)),
    ):
        error = refusal(partial(services.privacy.save_settings, wrong))
        assert (error.code, error.field) == ("privacy_text_too_long", field)
    assert services.privacy.settings() == saved


def test_every_table_of_the_vault_is_described_and_none_that_is_not_there(
    services: Services,
) -> None:
    def tables(driver) -> set[str]:
        rows = driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {row[0] for row in rows if not row[0].startswith(SHADOW)}

    described = [table.name for table in data_dictionary().tables]
    assert sorted(described) == sorted(services._session.vault.storage.bare(tables))


def test_every_word_of_the_dictionary_is_known(services: Services) -> None:
    dictionary = data_dictionary()
    known = {kind.value for kind in RetentionKind} | dict(dictionary.keep).keys()
    assert {table.keep for table in dictionary.tables} <= known
    assert {table.about for table in dictionary.tables} == {"ratsuchende", "beratende", "niemand"}
    text = pdf_text(services.privacy.processing_record())
    for table in dictionary.tables:
        assert table.group in text
        assert table.content.split(",")[0].split(" ")[0] in text


def test_every_kind_of_export_is_described() -> None:
    written = re.compile(
        r"exports\.(?:note|append)\(\s*\"([a-z_]+)\""
        r"|(?:show_paper|write_paper)\([^()]*?,\s*\"([a-z_]+)\","
    )
    package = Path(hilft_desktop.__file__).parent
    used = {
        kind
        for path in package.rglob("*.py")
        for found in written.findall(path.read_text(encoding="utf-8"))
        for kind in found
        if kind
    }
    assert {"letter", "tally", "privacy", "consent"} <= used
    assert used <= {export.kind for export in data_dictionary().exports}


def test_the_record_tells_what_really_holds(services: Services, person_id: str) -> None:
    services.retention.save_rules((RetentionRule(RetentionKind.ATTACHMENT, 77),))
    services.exports.note("sonderbar", "etwas", "0" * 64)
    text = pdf_text(services.privacy.processing_record())
    for words in (
        "Art. 30 DSGVO",
        "77 Tage",
        "Zurzeit aufgeschoben: 1 Fall",
        "sonderbar",
        "Argon2id",
        "64 MiB",
        "Letzte: noch nie",
        "Von der Gruppe zu entscheiden",
        "Kreisverband Musterstadt",
    ):
        assert words in text
    assert NAME not in text
    assert not any(mark in text for mark in MARKS)


def test_the_impact_draft_calls_itself_a_draft(services: Services) -> None:
    text = pdf_text(services.privacy.impact_draft())
    for words in ("Entwurf", "keine Prüfung", "72 Stunden", "Art. 35 DSGVO", "SQLCipher"):
        assert words in text


def test_overdue_papers_say_so(services: Services, clock) -> None:
    clock.advance(date(2028, 1, 1) - clock.today())
    assert "Prüfung überfällig seit 31.05.2027" in pdf_text(services.privacy.impact_draft())
