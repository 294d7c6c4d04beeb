# SPDX-License-Identifier: GPL-3.0-or-later
"""Slots, passphrases, the recovery key, and what happens when a key change is cut off."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import hash_secret_raw
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.errors import MachineError, UserError
from hilft_desktop.storage import kdf, keys
from hilft_desktop.storage.kdf import FLOOR, KdfParams, calibrate, derive_key
from hilft_desktop.storage.keys import KeyFile, SlotKind, key_path
from hilft_desktop.storage.recovery import new_recovery_key, normalise_recovery_key
from hilft_desktop.storage.vault import Vault
from tests.unit.storage.vaults import DAY, PASSPHRASE, contact

OTHER = "zweite Passphrase für Lou"


def opens(path: Path, passphrase: str) -> bool:
    try:
        Vault.open(path, passphrase).close()
    except UserError as error:
        assert error.code == "passphrase_wrong"
        return False
    return True


# ---------------------------------------------------------------- derivation


def test_calibration_never_goes_below_the_floor():
    params = calibrate(target_seconds=0.01)
    assert params.memory_kib >= FLOOR.memory_kib
    assert params.passes >= FLOOR.passes
    assert params.is_acceptable


def test_memory_that_cannot_be_had_is_said():
    with pytest.raises(MachineError) as caught:
        derive_key("x", bytes(16), KdfParams(memory_kib=2**32 - 1, passes=3, lanes=1))
    assert caught.value.code == "memory_short"


@pytest.mark.parametrize(
    "params",
    [
        KdfParams(FLOOR.memory_kib - 1, 3, 2),
        KdfParams(FLOOR.memory_kib, 2, 2),
        KdfParams(FLOOR.memory_kib * 1000, 3, 2),
        KdfParams(FLOOR.memory_kib, 1000, 2),
        KdfParams(FLOOR.memory_kib, 3, 0),
    ],
)
def test_a_key_file_cannot_ask_for_a_cheap_or_endless_derivation(
    vault_path: Path, params: KdfParams
):
    key_file = keys.read_key_file(key_path(vault_path))
    slot = dataclasses.replace(key_file.slots[0], kdf=params)
    keys.write_key_file(key_path(vault_path), key_file.with_slots((slot,)))
    with pytest.raises(UserError) as caught:
        keys.read_key_file(key_path(vault_path))
    assert caught.value.code == "vault_keys_damaged"


# ---------------------------------------------------------------- key file


def test_a_key_file_survives_writing_and_reading(vault_path: Path, tmp_path: Path):
    key_file = keys.read_key_file(key_path(vault_path))
    keys.write_key_file(tmp_path / "copy", dataclasses.replace(key_file, restored=True))
    assert keys.read_key_file(tmp_path / "copy") == dataclasses.replace(key_file, restored=True)


def test_a_slot_is_good_for_its_own_vault_only(vault_path: Path):
    key_file = keys.read_key_file(key_path(vault_path))
    foreign = KeyFile("another vault", key_file.slots)
    with pytest.raises(UserError) as caught:
        keys.open_slots(foreign, SlotKind.COUNSELLOR, PASSPHRASE)
    assert caught.value.code == "passphrase_wrong"


def test_a_slot_cannot_change_its_kind(vault_path: Path):
    key_file = keys.read_key_file(key_path(vault_path))
    slot = dataclasses.replace(key_file.slots[0], kind=SlotKind.RECOVERY)
    with pytest.raises(UserError) as caught:
        keys.open_slots(key_file.with_slots((slot,)), SlotKind.RECOVERY, PASSPHRASE)
    assert caught.value.code == "recovery_key_wrong"


def test_a_data_key_sealed_wrongly_is_damage_not_a_wrong_passphrase(vault_path: Path):
    key_file = keys.read_key_file(key_path(vault_path))
    slot = dataclasses.replace(key_file.slots[0], sealed=bytes(80))
    keys.write_key_file(key_path(vault_path), key_file.with_slots((slot,)))
    with pytest.raises(UserError) as caught:
        Vault.open(vault_path, PASSPHRASE)
    assert caught.value.code == "vault_keys_damaged"


def test_nothing_secret_stands_in_the_key_file(vault: Vault):
    text = key_path(vault.path).read_text(encoding="utf-8")
    for encoded in (vault.keyring.data_key.hex(), PASSPHRASE, "Kim"):
        assert encoded not in text
    assert set(json.loads(text)) == {"format", "version", "vault_id", "slots"}


# ---------------------------------------------------------------- counsellors


def test_two_counsellors_open_with_their_own_passphrases(vault: Vault):
    vault.keyring.add_counsellor("Lou", OTHER)
    vault.close()
    with Vault.open(vault.path, OTHER) as again:
        counsellor = again.counsellor()
        assert counsellor is not None
        assert counsellor.name == "Lou"
    assert opens(vault.path, PASSPHRASE)


def test_changing_the_passphrase_rewraps_one_slot_and_keeps_the_data_key(vault: Vault):
    vault.keyring.add_counsellor("Lou", OTHER)
    data_key = vault.keyring.data_key
    vault.keyring.change_passphrase(PASSPHRASE, "ganz neu")
    vault.close()
    assert not opens(vault.path, PASSPHRASE)
    assert opens(vault.path, OTHER)
    with Vault.open(vault.path, "ganz neu") as again:
        assert again.keyring.data_key == data_key


def test_changing_needs_the_old_passphrase(vault: Vault):
    with pytest.raises(UserError) as caught:
        vault.keyring.change_passphrase("geraten", "ganz neu")
    assert caught.value.code == "passphrase_wrong"
    vault.close()
    assert opens(vault.path, PASSPHRASE)


@pytest.fixture
def derivations(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Salts with which a passphrase was stretched, as they come."""
    salts: list[bytes] = []

    def count(secret: bytes, salt: bytes, **cost: Any) -> bytes:
        salts.append(salt)
        return hash_secret_raw(secret, salt, **cost)

    monkeypatch.setattr(kdf, "hash_secret_raw", count)
    return salts


def test_opening_costs_one_derivation_however_many_counsel(vault: Vault, derivations: list[bytes]):
    for number in range(3):
        vault.keyring.add_counsellor(f"Lou {number}", f"{OTHER} {number}")
    vault.keyring.change_passphrase(PASSPHRASE, "ganz neu")
    vault.close()
    for passphrase in (f"{OTHER} 2", "ganz neu", "von niemandem"):
        derivations.clear()
        assert opens(vault.path, passphrase) == (passphrase != "von niemandem")
        assert len(derivations) == 1


def test_whoever_opens_with_the_sheet_adds_to_the_shared_salt_but_not_with_the_sheets(
    vault: Vault,
):
    printed = vault.keyring.new_recovery_key()
    vault.close()
    with Vault.open_with_recovery(vault.path, printed) as again:
        again.keyring.add_counsellor("Lou", OTHER)
    slots = keys.read_key_file(key_path(vault.path)).slots
    counsellors = {slot.salt for slot in slots if slot.kind is SlotKind.COUNSELLOR}
    sheets = {slot.salt for slot in slots if slot.kind is SlotKind.RECOVERY}
    assert (len(slots), len(counsellors), len(sheets)) == (3, 1, 1)
    assert counsellors.isdisjoint(sheets)


def test_slots_of_another_cost_and_salt_still_open(vault: Vault, derivations: list[bytes]):
    vault.keyring.add_counsellor("Lou", OTHER, KdfParams(FLOOR.memory_kib, 4, 2))
    vault.close()
    derivations.clear()
    assert opens(vault.path, OTHER)
    assert len(derivations) == 2
    assert opens(vault.path, PASSPHRASE)


def test_no_two_counsellors_share_a_passphrase(vault: Vault):
    lou = vault.keyring.add_counsellor("Lou", OTHER)
    before = keys.read_key_file(key_path(vault.path))
    me = vault.counsellor()
    assert me is not None
    attempts: tuple[Callable[[], object], ...] = (
        lambda: vault.keyring.add_counsellor("Ali", OTHER),
        lambda: vault.keyring.change_passphrase(PASSPHRASE, OTHER),
        lambda: vault.keyring.reset_passphrase(me.id, OTHER),
    )
    for attempt in attempts:
        with pytest.raises(UserError) as caught:
            attempt()
        assert (caught.value.code, caught.value.field) == ("passphrase_taken", "passphrase")
    assert keys.read_key_file(key_path(vault.path)) == before
    vault.keyring.reset_passphrase(lou.id, OTHER)  # one's own may come again
    vault.close()
    assert opens(vault.path, OTHER)


def test_removing_a_counsellor_gives_a_new_data_key_and_keeps_the_rows(vault: Vault):
    lou = vault.keyring.add_counsellor("Lou", OTHER)
    vault.write(lambda uow: uow.contacts.add(contact(), DAY))
    before = vault.keyring.data_key
    vault.keyring.remove_counsellor(lou.id)
    assert vault.keyring.data_key != before
    vault.write(lambda uow: uow.contacts.add(contact(), DAY))
    vault.close()
    assert not opens(vault.path, OTHER)
    with Vault.open(vault.path, PASSPHRASE) as again:
        assert again.check()["contacts"] == 2
        gone = again.read(lambda uow: uow.counsellors.get(lou.id))
        assert (gone.name, gone.slot_id, gone.left_on is None) == ("Lou", None, False)


def test_a_kept_key_file_does_not_open_after_a_removal(vault: Vault, tmp_path: Path):
    lou = vault.keyring.add_counsellor("Lou", OTHER)
    shutil.copy(key_path(vault.path), tmp_path / "kept")
    vault.keyring.remove_counsellor(lou.id)
    vault.close()
    shutil.copy(tmp_path / "kept", key_path(vault.path))
    with pytest.raises(UserError) as caught:
        Vault.open(vault.path, OTHER)
    assert caught.value.code == "vault_damaged_or_foreign"


def test_nobody_removes_their_own_slot_or_a_slot_twice(vault: Vault):
    me = vault.counsellor()
    assert me is not None
    lou = vault.keyring.add_counsellor("Lou", OTHER)
    with pytest.raises(UserError) as self_removal:
        vault.keyring.remove_counsellor(me.id)
    vault.keyring.remove_counsellor(lou.id)
    with pytest.raises(UserError) as second:
        vault.keyring.remove_counsellor(lou.id)
    assert [e.value.code for e in (self_removal, second)] == [
        "counsellor_is_self",
        "counsellor_left",
    ]


# ---------------------------------------------------------------- recovery


def test_the_recovery_key_opens_is_logged_and_allows_a_new_passphrase(vault: Vault):
    me = vault.counsellor()
    assert me is not None
    printed = vault.keyring.new_recovery_key()
    vault.close()
    with Vault.open_with_recovery(vault.path, printed.lower().replace("-", " ")) as again:
        assert again.keyring.opened_with_recovery_key
        assert again.counsellor() is None
        again.keyring.reset_passphrase(me.id, "neu gesetzt")
        events = [event.event for event in again.read(lambda uow: uow.keys.events())]
    assert events.count("recovery_used") == 1
    assert opens(vault.path, "neu gesetzt")
    assert not opens(vault.path, PASSPHRASE)


def test_a_new_recovery_key_ends_the_old_one(vault: Vault):
    first = vault.keyring.new_recovery_key()
    before = vault.keyring.data_key
    second = vault.keyring.new_recovery_key()
    assert vault.keyring.data_key != before
    vault.close()
    with pytest.raises(UserError) as caught:
        Vault.open_with_recovery(vault.path, first)
    assert caught.value.code == "recovery_key_wrong"
    Vault.open_with_recovery(vault.path, second).close()


@given(st.data())
def test_one_wrong_sign_is_found(data: st.DataObject):
    printed = new_recovery_key().replace("-", "")
    at = data.draw(st.integers(0, len(printed) - 1))
    sign = data.draw(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
    changed = printed[:at] + sign + printed[at + 1 :]
    if changed == printed:
        assert normalise_recovery_key(changed) == printed[:26]
        return
    try:
        found = normalise_recovery_key(changed)
    except UserError as error:
        assert error.code == "recovery_key_mistyped"
    else:  # one in a million: another key with the same check, never the key itself
        assert found != printed[:26]


def test_signs_that_look_alike_are_meant():
    printed = new_recovery_key()
    while "0" not in printed or "1" not in printed:
        printed = new_recovery_key()
    typed = printed.replace("0", "o").replace("1", "l").replace("-", "\n")
    assert normalise_recovery_key(typed) == printed.replace("-", "")[:26]


@pytest.mark.parametrize("typed", ["", "ABCDE", "7" * 31])
def test_a_wrong_length_is_said(typed: str):
    with pytest.raises(UserError) as caught:
        normalise_recovery_key(typed)
    assert caught.value.code == "recovery_key_length"


# ---------------------------------------------------------------- cut off, foreign hands


def test_a_rekeying_cut_off_before_the_pages_is_finished(vault_path: Path):
    cut_off_rekeying(vault_path, pages_done=False)


def test_a_rekeying_cut_off_after_the_pages_is_finished(vault_path: Path):
    cut_off_rekeying(vault_path, pages_done=True)


def cut_off_rekeying(path: Path, *, pages_done: bool) -> None:
    vault = Vault.open(path, PASSPHRASE)
    key_file = keys.read_key_file(key_path(path))
    following = keys.new_data_key()
    slot = key_file.slots[0]
    both = dataclasses.replace(slot, sealed_next=keys.seal(vault.vault_id, slot, following))
    keys.write_key_file(key_path(path), key_file.with_slots((both,)))
    if pages_done:
        vault.bare(lambda driver: driver.reset_key(f"x'{following.hex()}'".encode()))
    vault.close()
    with Vault.open(path, PASSPHRASE) as again:
        assert again.keyring.data_key not in {following, vault.keyring.data_key}
        again.write(lambda uow: uow.contacts.add(contact(), DAY))
    assert keys.read_key_file(key_path(path)).slots[0].sealed_next is None
    with Vault.open(path, PASSPHRASE) as last:
        assert last.check()["contacts"] == 1


def test_a_slot_slipped_into_the_key_file_is_thrown_out_with_a_new_data_key(vault: Vault):
    data_key = vault.keyring.data_key
    slipped = keys.new_slot(vault.vault_id, SlotKind.COUNSELLOR, "fremd", data_key, FLOOR)
    key_file = keys.read_key_file(key_path(vault.path))
    vault.close()
    keys.write_key_file(key_path(vault.path), key_file.with_slots((*key_file.slots, slipped)))
    assert not opens(vault.path, "fremd")
    with Vault.open(vault.path, PASSPHRASE) as again:
        assert again.keyring.data_key != data_key
    assert [s.id for s in keys.read_key_file(key_path(vault.path)).slots] == [key_file.slots[0].id]


def test_a_public_key_exchanged_outside_gets_no_new_data_key(vault: Vault):
    lou = vault.keyring.add_counsellor("Lou", OTHER)
    mallory = keys.new_slot(
        vault.vault_id, SlotKind.COUNSELLOR, "fremd", vault.keyring.data_key, FLOOR
    )
    key_file = keys.read_key_file(key_path(vault.path))
    swapped = tuple(
        dataclasses.replace(mallory, id=slot.id) if slot.id == lou.slot_id else slot
        for slot in key_file.slots
    )
    keys.write_key_file(key_path(vault.path), key_file.with_slots(swapped))
    vault.keyring.new_recovery_key()
    vault.keyring.new_recovery_key()  # the second one rekeys
    left = {slot.id for slot in keys.read_key_file(key_path(vault.path)).slots}
    assert lou.slot_id not in left
