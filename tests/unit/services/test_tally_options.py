# SPDX-License-Identifier: GPL-3.0-or-later
"""A choice holds for the months to come, one mode a month, and never for what was decided."""

from __future__ import annotations

import base64
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import Grievance
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.domain.errors import LockedError, UserError
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.services.hub import Services
from hilft_desktop.services.tally_keys import key_groups
from hilft_desktop.services.tally_options import mode_now, note_held_back
from hilft_desktop.services.tally_rows import TallyOptions
from hilft_desktop.storage import signing
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import PASSPHRASE, make_services, set_up
from tests.unit.services.counted import TODAY, add

DP_FIRST = TallyOptions(dp_first=True)
GRIEVANCES = TallyOptions(count_grievances=True)


def held_back(services: Services, month: str) -> None:
    with pytest.raises(UserError) as caught:
        services.tallies.release(month)
    assert caught.value.code == "tally_month_held_back"


def test_nothing_is_chosen_at_first_and_a_choice_is_kept(
    services: Services, vault_path: Path
) -> None:
    assert services.tallies.options() == TallyOptions()
    chosen = TallyOptions(count_grievances=True, dp_first=True)
    changed = services.tallies.save_options(chosen)
    assert changed.value == chosen
    assert changed.changes.touches(Kind.SETTINGS)
    services.vault.close()
    services.vault.unlock(str(vault_path), PASSPHRASE)
    assert services.tallies.options() == chosen


def test_a_choice_never_changes_what_was_released(services: Services) -> None:
    add(services, date(2026, 9, 5), 70)
    before = services.tallies.release("2026-09").value
    services.tallies.save_options(TallyOptions(count_grievances=True, dp_first=True))
    assert services.tallies.release("2026-09").value.json_bytes == before.json_bytes
    add(services, date(2026, 10, 5), 70)
    after = services.tallies.release("2026-10").value
    assert (before.catalogue, before.mode) == ("1", TallyMode.ROUNDED)
    assert (after.catalogue, after.mode) == ("2", TallyMode.DP_FIRST)
    services.tallies.save_options(TallyOptions())
    again = services.tallies.release("2026-10").value
    assert again.json_bytes == after.json_bytes


def test_what_went_wrong_is_counted_only_where_the_group_wants_it(services: Services) -> None:
    def talks(month: int) -> list[NewContact]:
        day = date(2026, month, 5)
        return [
            NewContact(
                day,
                contact.data.channel,
                contact.data.topic,
                outcome=contact.data.outcome,
                grievance=Grievance.SLOW if number < 40 else Grievance.NONE,
            )
            for number, contact in enumerate(rows)
        ]

    rows = add(services, date(2026, 8, 5), 60)
    services.contacts.add_all(talks(9))
    without = services.tallies.release("2026-09").value
    services.tallies.save_options(GRIEVANCES)
    services.contacts.add_all(talks(10))
    counted = services.tallies.release("2026-10").value
    assert "grievance" not in json.loads(without.json_bytes)["tables"]
    table = counted.tables["grievance"]
    assert isinstance(table, dict)
    assert abs(table[Grievance.SLOW] - 40) <= 5
    assert abs(table[Grievance.NONE] - 20) <= 5
    assert sum(table.values()) == counted.tables["total"]


def test_a_month_held_back_keeps_its_mode_for_the_release_that_counts_it(
    services: Services,
) -> None:
    add(services, date(2026, 8, 5), 1)
    services.tallies.save_options(DP_FIRST)
    held_back_after_noise(services, "2026-08")
    services.tallies.save_options(TallyOptions())
    add(services, date(2026, 9, 5), 60)
    row = services.tallies.release("2026-09").value
    assert row.held_back == ("2026-08",)
    assert row.mode is TallyMode.DP_FIRST
    # The month after stands alone: there the new choice holds.
    add(services, date(2026, 10, 5), 60)
    assert services.tallies.release("2026-10").value.mode is TallyMode.ROUNDED


def held_back_after_noise(services: Services, month: str) -> None:
    """Hold a month back as a release after noise does; noise alone may lift one contact to 10."""

    def decide(uow: UnitOfWork) -> None:
        uow.releases.hold_back(Month.parse(month))
        note_held_back(uow.settings, Month.parse(month), mode_now(uow.settings, held_back=()))

    services._session.vault.write(decide)


def test_the_other_way_round_it_stays_without_noise(services: Services) -> None:
    add(services, date(2026, 9, 5), 2)
    held_back(services, "2026-09")
    services.tallies.save_options(DP_FIRST)
    add(services, date(2026, 10, 5), 60)
    row = services.tallies.release("2026-10").value
    assert (row.held_back, row.mode) == (("2026-09",), TallyMode.ROUNDED)
    assert row.two_way


def test_noise_is_noted_for_a_month_that_is_held_back_and_for_no_other(
    services: Services,
) -> None:
    months = [Month.parse(f"2026-0{number}") for number in (5, 6, 7)]

    def note(mode: TallyMode, month: Month) -> None:
        services._session.vault.write(lambda uow: note_held_back(uow.settings, month, mode))

    def mode(*waiting: Month) -> TallyMode:
        return services._session.vault.read(lambda uow: mode_now(uow.settings, waiting))

    note(TallyMode.DP_FIRST, months[0])
    note(TallyMode.ROUNDED, months[1])
    assert mode(months[0]) is TallyMode.DP_FIRST
    assert mode(months[1]) is TallyMode.ROUNDED
    assert mode(*months) is TallyMode.DP_FIRST
    assert mode() is TallyMode.ROUNDED


def test_a_choice_between_count_and_freeze_starts_again(services: Services) -> None:
    from hilft_desktop.disclosure.cube import protect
    from hilft_desktop.services import tallies

    add(services, date(2026, 10, 5), 30)
    vault, month = services._session.vault, Month.parse("2026-10")
    plan = vault.read(lambda uow: tallies._known(uow, month))
    assert isinstance(plan, tallies._Plan)
    result = protect(plan.collected.counts, plan.catalogue)
    services.tallies.save_options(DP_FIRST)
    assert vault.write(lambda uow: tallies._freeze(uow, month, plan, result)) is None
    assert services.tallies.release("2026-10").value.mode is TallyMode.DP_FIRST


# -- the key ---------------------------------------------------------------------------------------


def test_the_key_checks_the_signatures_and_reads_the_same_as_groups(services: Services) -> None:
    from hilft_desktop.services import release_file

    add(services, date(2026, 10, 5), 30)
    key = services.tallies.key()
    row = services.tallies.release("2026-10").value
    assert signing.verify(key.public_key, *release_file.signed_part(row.json_bytes))
    assert (key.unit_id, key.unit_name, key.land) == (row.unit_id, row.unit_name, row.land)
    signs = "".join(key.groups)
    assert [len(group) for group in key.groups] == [4] * 13
    assert not set(signs) & set("0189")
    raw = base64.b32decode(signs + "=" * (-len(signs) % 8))
    assert base64.urlsafe_b64encode(raw).rstrip(b"=").decode() == key.public_key
    assert key_groups(key.public_key) == key.groups


def test_the_key_survives_restart_and_restore_and_another_vault_has_another(
    services: Services, vault_path: Path, tmp_path: Path
) -> None:
    key, picture = services.tallies.key(), services.tallies.key_png()
    backup = services.backups.make(str(tmp_path / "kopien")).value
    services.vault.close()
    services.vault.unlock(str(vault_path), PASSPHRASE)
    assert services.tallies.key() == key
    services.vault.close()
    restored = services.backups.restore(backup.path, str(tmp_path / "zurueck.hilft"), PASSPHRASE)
    services.vault.unlock(restored, PASSPHRASE)
    assert (services.tallies.key(), services.tallies.key_png()) == (key, picture)
    services.vault.close()
    other = make_services(FixedClock(TODAY))
    other.vault.create(set_up(tmp_path / "anderer.hilft"))
    assert other.tallies.key().public_key != key.public_key
    assert other.tallies.key().unit_id != key.unit_id
    other.vault.close()


def test_a_copied_vault_signs_with_the_same_key(
    services: Services, vault_path: Path, tmp_path: Path
) -> None:
    """Two laptops with copies of one vault: one key, so a file of either is accepted."""
    key = services.tallies.key()
    services.vault.close()
    for name in (vault_path.name, f"{vault_path.name}-keys"):
        shutil.copyfile(vault_path.parent / name, tmp_path / f"zweit-{name}")
    second = make_services(FixedClock(TODAY))
    second.vault.unlock(str(tmp_path / f"zweit-{vault_path.name}"), PASSPHRASE)
    assert second.tallies.key() == key
    second.vault.close()


def test_the_picture_is_the_code_on_screen_and_carries_nothing_else(services: Services) -> None:
    fields, data = services.tallies.key_fields(), services.tallies.key_png()
    image = Image.open(io.BytesIO(data))
    assert image.format == "PNG"
    assert not image.info
    width = image.size[0] // (len(fields) + 8)
    read = [
        [
            image.getpixel(((x + 4) * width + 1, (y + 4) * width + 1)) == 0
            for x in range(len(fields))
        ]
        for y in range(len(fields))
    ]
    assert read == [list(row) for row in fields]
    chunks = [name for name in (b"tEXt", b"iTXt", b"zTXt", b"tIME", b"eXIf") if name in data]
    assert chunks == []


def test_options_and_key_lie_in_the_vault(keyless: Services) -> None:
    for call in (
        keyless.tallies.options,
        lambda: keyless.tallies.save_options(TallyOptions()),
        keyless.tallies.key,
        keyless.tallies.key_fields,
        keyless.tallies.key_png,
    ):
        with pytest.raises(LockedError):
            call()
