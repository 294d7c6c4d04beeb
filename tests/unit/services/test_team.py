# SPDX-License-Identifier: GPL-3.0-or-later
"""The team: who may open the vault, who left, whose training counts until when."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.domain.team import TrainingState
from hilft_desktop.services.hub import Services
from hilft_desktop.services.team_rows import Leaving, TeamMember
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.casework import (
    COLLEAGUE,
    COLLEAGUES_PASSPHRASE,
    code,
    open_case,
)
from tests.unit.services.conftest import COUNSELLOR, PASSPHRASE

ANOTHER = "menhir schuft vokabel python alarm"
WRONG = "passphrase_wrong"
ME = TeamMember(COUNSELLOR, has_slot=True, is_self=True)


@pytest.fixture
def two(services: Services) -> Services:
    """The first counsellor is logged in; a second one has a passphrase of their own."""
    services.team.add(COLLEAGUE, COLLEAGUES_PASSPHRASE)
    return services


def test_a_fresh_vault_has_one_member_who_is_oneself(services: Services) -> None:
    assert services.team.list() == (ME,)


def test_a_second_counsellor_opens_with_a_passphrase_of_their_own(
    services: Services, vault_path: Path
) -> None:
    added = services.team.add(f"  {COLLEAGUE.replace(' ', '   ')} ", COLLEAGUES_PASSPHRASE)

    assert added.value == TeamMember(COLLEAGUE, has_slot=True)
    assert added.changes.touches(Kind.TEAM)
    assert services.team.list() == (added.value, ME)
    services.vault.close()
    assert services.vault.unlock(str(vault_path), COLLEAGUES_PASSPHRASE).counsellor == COLLEAGUE
    services.vault.close()
    assert services.vault.unlock(str(vault_path), PASSPHRASE).counsellor == COUNSELLOR


def test_who_leaves_opens_neither_the_vault_nor_newer_backups(
    two: Services, vault_path: Path, tmp_path: Path
) -> None:
    older = two.backups.make(str(tmp_path / "alt")).value.path

    two.team.leave(COLLEAGUE)

    newer = two.backups.make(str(tmp_path / "neu")).value.path
    gone = two.team.list()[-1]
    assert (gone.name, gone.has_slot) == (COLLEAGUE, False)
    assert gone.left_on == two._session.clock.today()
    two.vault.close()
    assert code(partial(two.vault.unlock, str(vault_path), COLLEAGUES_PASSPHRASE)) == WRONG
    assert code(partial(two.vault.unlock, newer, COLLEAGUES_PASSPHRASE)) == WRONG
    two.backups.restore(older, str(tmp_path / "zurück.hilft"), COLLEAGUES_PASSPHRASE)
    assert two.vault.unlock(str(vault_path), PASSPHRASE).is_open


def test_a_copy_under_an_older_key_is_not_called_damaged(two: Services) -> None:
    older = two.backups.make().value.path
    two.team.leave(COLLEAGUE)
    newer = two.backups.make().value.path

    assert code(lambda: two.backups.prove(older)) == "backup_older_key"
    assert two.backups.prove(newer).value.proven_at is not None
    content = bytearray(Path(newer).read_bytes())
    content[5000:5100] = bytes(100)
    Path(newer).write_bytes(content)
    assert code(lambda: two.backups.prove(newer)) == "backup_damaged"


def test_leaving_says_what_stays_behind(two: Services) -> None:
    mine, both, closed = (open_case(two, title) for title in ("Eins", "Zwei", "Drei"))
    two.cases.assign(mine, COUNSELLOR)
    two.cases.assign(both, COUNSELLOR, COLLEAGUE)
    two.cases.assign(closed, COLLEAGUE)
    two.cases.set_status(both, CaseStatus.WAITING)
    two.cases.set_status(closed, CaseStatus.CLOSED)
    two.backups.make()
    two.team.add("Kim", ANOTHER)

    assert two.team.leaving("Kim").older_backups == 0, "no copy knows that passphrase"
    preview = two.team.leaving(COLLEAGUE.upper())

    assert preview == Leaving(COLLEAGUE, open_cases=1, older_backups=1)
    assert two.team.list()[0].has_slot, "looking changes nothing"
    assert two.team.leave(COLLEAGUE).value == preview


def test_every_change_of_keys_asks_for_a_backup(services: Services) -> None:
    for verb in (
        lambda: services.team.add(COLLEAGUE, COLLEAGUES_PASSPHRASE),
        lambda: services.team.leave(COLLEAGUE),
    ):
        services.backups.make()
        assert not services.backups.status().waiting
        verb()
        assert services.backups.status().waiting


def test_nobody_removes_themselves_and_nobody_leaves_twice(two: Services) -> None:
    assert code(lambda: two.team.leave(COUNSELLOR)) == "counsellor_is_self"
    two.team.leave(COLLEAGUE)
    assert code(lambda: two.team.leave(COLLEAGUE)) == "counsellor_left"
    assert code(lambda: two.team.leaving(COLLEAGUE)) == "counsellor_left"
    assert code(lambda: two.team.leave("Niemand")) == "counsellor_unknown"


def test_the_last_passphrase_stays_even_after_opening_with_the_sheet(
    two: Services, vault_path: Path
) -> None:
    groups = two.vault.new_recovery_sheet().value.recovery_groups
    two.vault.close()
    two.vault.unlock_with_recovery(str(vault_path), "-".join(groups))

    two.team.leave(COUNSELLOR)

    assert code(lambda: two.team.leave(COLLEAGUE)) == "counsellor_is_last"
    two.vault.close()
    assert two.vault.unlock(str(vault_path), COLLEAGUES_PASSPHRASE).counsellor == COLLEAGUE


def test_the_sheet_gives_a_new_passphrase_to_whom_it_is_meant_for(
    two: Services, vault_path: Path
) -> None:
    groups = two.vault.new_recovery_sheet().value.recovery_groups
    two.vault.close()
    two.vault.unlock_with_recovery(str(vault_path), "-".join(groups))

    assert code(lambda: two.vault.change_passphrase("", ANOTHER)) == "counsellor_which"
    two.vault.change_passphrase("", ANOTHER, counsellor=COLLEAGUE)

    two.vault.close()
    assert two.vault.unlock(str(vault_path), PASSPHRASE).counsellor == COUNSELLOR
    two.vault.close()
    assert two.vault.unlock(str(vault_path), ANOTHER).counsellor == COLLEAGUE


def test_who_comes_back_keeps_name_and_training(two: Services, vault_path: Path) -> None:
    until = two._session.clock.today() + timedelta(days=200)
    two.team.set_trained(COLLEAGUE, until)
    two.team.leave(COLLEAGUE)

    back = two.team.add(COLLEAGUE.lower(), ANOTHER).value

    assert back == TeamMember(
        COLLEAGUE, has_slot=True, trained_until=until, training=TrainingState.VALID
    )
    assert two.team.list() == (back, ME)
    two.vault.close()
    unlock = partial(two.vault.unlock, str(vault_path))
    assert code(partial(unlock, COLLEAGUES_PASSPHRASE)) == WRONG
    assert unlock(ANOTHER).counsellor == COLLEAGUE


@pytest.mark.parametrize(
    ("name", "passphrase", "expected"),
    [
        (" ", COLLEAGUES_PASSPHRASE, "counsellor_empty"),
        ("x" * 121, COLLEAGUES_PASSPHRASE, "counsellor_too_long"),
        ("mara  MUSTER", COLLEAGUES_PASSPHRASE, "counsellor_known"),
        (COLLEAGUE, " ", "passphrase_empty"),
        (COLLEAGUE, "passwort", "passphrase_too_short"),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    services: Services, name: str, passphrase: str, expected: str
) -> None:
    assert code(lambda: services.team.add(name, passphrase)) == expected
    assert services.team.list() == (ME,)


def test_a_training_is_recorded_up_to_its_last_day(services: Services, clock: FixedClock) -> None:
    today = clock.today()

    trained = services.team.set_trained(COUNSELLOR, today)

    assert (trained.value.trained_until, trained.value.training) == (today, TrainingState.RENEW)
    assert trained.changes.touches(Kind.TEAM)
    assert services.team.list() == (trained.value,)
    lapsed = services.team.set_trained(COUNSELLOR, today - timedelta(days=1)).value
    assert lapsed.training is TrainingState.EXPIRED
    assert services.team.set_trained(COUNSELLOR, None).value == ME


def test_a_training_day_beyond_any_training_is_a_slip(services: Services) -> None:
    far = date(2062, 11, 22)
    assert code(lambda: services.team.set_trained(COUNSELLOR, far)) == "training_too_far"
    assert code(lambda: services.team.set_trained("Niemand", None)) == "counsellor_unknown"


def test_a_locked_vault_tells_nobodys_name(keyless: Services) -> None:
    assert code(keyless.team.list) == "vault_locked"
