# SPDX-License-Identifier: GPL-3.0-or-later
"""What is erased is in no page of any file, and nothing readable is ever outside the cipher."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import text

from hilft_desktop.domain.cases import NewEntry
from hilft_desktop.domain.casework import AmountKind, CollectiveKind, PersonProfile
from hilft_desktop.domain.codes import FlagKind, Language
from hilft_desktop.domain.ids import PersonId
from hilft_desktop.domain.persons import Identity
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.vault import Vault
from tests.unit.storage.vaults import DAY, contact, decrypted, decrypted_log, new_case

MARKER = "zwiebelturmkanarie"


def traces(vault: Vault) -> int:
    """Count the marker in the plain bytes of file and log as they lie on the disk right now."""
    key = vault.keyring.data_key
    log = vault.path.with_name(f"{vault.path.name}-wal")
    plain = decrypted(vault.path, key) + (decrypted_log(log, key) if log.exists() else b"")
    # The search keeps words in lower case and may cut a common beginning off.
    return plain.lower().count(MARKER[2:].encode())


def erase_contact(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    written = uow.contacts.add(contact(MARKER), DAY)
    return lambda later: later.contacts.delete(written.id)


def erase_person(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    case = new_case(uow, title=MARKER)
    uow.entries.add(case.id, NewEntry(facts=MARKER, advice=MARKER))
    uow.follow_ups.add(case.id, DAY, MARKER)
    uow.contacts.add(contact(MARKER), DAY, case.person_id, case.id)
    return lambda later: later.persons.erase(case.person_id)


def purge_identity(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    person = uow.persons.add("Ahorn 17", Language.DE, DAY)
    uow.persons.put_identity(Identity(person.id, MARKER, (MARKER,), MARKER, DAY))
    return lambda later: later.persons.purge_due(DAY)


def replace_identity(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    person = uow.persons.add("Ahorn 17", Language.DE, DAY)
    uow.persons.put_identity(Identity(person.id, MARKER, (MARKER,), MARKER, DAY))
    other = Identity(person.id, "anders", (), "", DAY)
    return lambda later: later.persons.put_identity(other)


def drop_draft(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    uow.drafts.put("contact", {"note": MARKER})
    return lambda later: later.drafts.delete("contact")


def erase_case(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    case = new_case(uow, title=MARKER)
    look = uow.second_looks.add(case.id, MARKER, DAY, MARKER)
    uow.second_looks.finish(look.id, DAY, MARKER, MARKER)
    uow.amounts.add(case.id, AmountKind.CLAIMED, 100, DAY, MARKER)
    uow.attachments.add(case.id, MARKER, [MARKER.encode() * 900], added_on=DAY, added_by=MARKER)
    uow.flags.add(case.id, FlagKind.OTHER, MARKER, DAY)
    done = uow.follow_ups.add(case.id, DAY, MARKER, computation=MARKER)
    uow.follow_ups.set_done(done.id, DAY, MARKER)
    uow.holds.add(case.id, MARKER, set_on=DAY, set_by=MARKER, until=DAY)
    uow.contacts.add(contact(MARKER), DAY, case.person_id, case.id)
    return lambda later: later.cases.erase(case.id)


def remove_attachment(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    case = new_case(uow)
    kept = uow.attachments.add(
        case.id, MARKER, [MARKER.encode() * 900] * 2, added_on=DAY, added_by="Kim"
    )
    return lambda later: later.attachments.remove(kept.id)


def rename_attachment(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    case = new_case(uow)
    kept = uow.attachments.add(case.id, MARKER, [b"x"], added_on=DAY, added_by="Kim")
    return lambda later: later.attachments.rename(kept.id, "Bescheid")


def retitle_case(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    case = new_case(uow, title=MARKER)
    uow.entries.add(case.id, NewEntry(facts="Anruf"))
    return lambda later: later.cases.set_title(case.id, "Wohngeld")


def remove_amount(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    amount = uow.amounts.add(new_case(uow).id, AmountKind.CLAIMED, 100, DAY, MARKER)
    return lambda later: later.amounts.remove(amount.id)


def change_collective(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    matter = uow.collectives.add(CollectiveKind.HOUSE, MARKER, MARKER, DAY)
    uow.collectives.add_case(matter.id, new_case(uow).id)
    return lambda later: later.collectives.change(matter.id, "Haus", "")


def remove_collective(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    matter = uow.collectives.add(CollectiveKind.HOUSE, MARKER, MARKER, DAY)
    uow.collectives.add_case(matter.id, new_case(uow).id)
    return lambda later: later.collectives.remove(matter.id)


def lift_hold(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    hold = uow.holds.add(new_case(uow).id, MARKER, set_on=DAY, set_by="Kim", until=DAY)
    return lambda later: later.holds.lift(hold.id)


def change_contact_rule(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    person = uow.persons.add("Ahorn 17", Language.DE, DAY)
    uow.persons.save_profile(person.id, PersonProfile(safe_contact=MARKER))
    return lambda later: later.persons.save_profile(person.id, PersonProfile())


def empty_notes(uow: UnitOfWork) -> Callable[[UnitOfWork], object]:
    uow.contacts.add(contact(MARKER), DAY)
    return lambda later: later.contacts.empty_notes(DAY)


@pytest.mark.parametrize(
    "prepare",
    [
        erase_contact,
        erase_person,
        purge_identity,
        replace_identity,
        drop_draft,
        erase_case,
        remove_attachment,
        rename_attachment,
        retitle_case,
        remove_amount,
        change_collective,
        remove_collective,
        lift_hold,
        change_contact_rule,
        empty_notes,
    ],
)
def test_erased_words_are_in_no_page_of_file_or_log(
    vault: Vault, prepare: Callable[[UnitOfWork], Callable[[UnitOfWork], object]]
):
    vault.write(lambda uow: [uow.contacts.add(contact("ballast"), DAY) for _ in range(20)])
    erase = vault.write(prepare)
    assert traces(vault) > 0, "the look into the pages must find what is there"
    vault.write(erase)
    assert traces(vault) == 0


def test_no_plain_word_leaves_the_cipher(vault: Vault):
    vault.write(erase_person)
    for path in vault.path.parent.rglob("*"):
        assert MARKER.encode() not in path.read_bytes()
        assert b"Ahorn" not in path.read_bytes()
    vault.close()
    assert MARKER.encode() not in vault.path.read_bytes()


def test_errors_carry_no_words_of_the_user(vault: Vault):
    def bad(uow: UnitOfWork) -> None:
        uow.contacts._tx.connection.execute(
            text("INSERT INTO contacts (note) VALUES (:note)"), {"note": MARKER}
        )

    with pytest.raises(Exception, match="NOT NULL") as caught:
        vault.write(bad)
    assert MARKER not in str(caught.value)


def test_erased_rows_leave_a_tombstone_without_content(vault: Vault):
    erase = vault.write(erase_person)
    vault.write(erase)

    def graves(driver) -> list[tuple[str, int]]:
        return list(driver.execute("SELECT kind, lamport FROM tombstones ORDER BY kind").fetchall())

    kinds = [kind for kind, _lamport in vault.bare(graves)]
    assert kinds == ["cases", "entries", "follow_ups", "persons"]
    assert len({lamport for _kind, lamport in vault.bare(graves)}) == 1


def test_erasing_a_person_keeps_the_contact_for_the_tally_but_nobodys(vault: Vault):
    vault.write(vault.write(erase_person))
    (left,) = vault.read(lambda uow: uow.contacts.last(5))
    assert (left.person_id, left.case_id, left.data.note) == (None, None, "")


def test_only_due_identities_are_purged(vault: Vault):
    def keep(uow: UnitOfWork) -> list[PersonId]:
        ids = []
        for days in (-1, 0, 1):
            person = uow.persons.add(f"Birke {days + 5}", Language.DE, DAY)
            due = DAY + timedelta(days=days)
            uow.persons.put_identity(Identity(person.id, "N", ("S",), "", due))
            ids.append(person.id)
        return ids

    ids = vault.write(keep)
    assert vault.write(lambda uow: uow.persons.purge_due(DAY)) == tuple(ids[:2])
    assert vault.write(lambda uow: uow.persons.purge_due(DAY)) == ()
    kept = vault.read(lambda uow: [uow.persons.identity(i) is not None for i in ids])
    assert kept == [False, False, True]


def test_a_checkpoint_empties_the_log(vault: Vault):
    vault.write(lambda uow: uow.contacts.add(contact(), DAY))
    log = vault.path.with_name(f"{vault.path.name}-wal")
    assert log.stat().st_size > 0
    vault.checkpoint()
    assert log.stat().st_size == 0
