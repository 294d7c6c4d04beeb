# SPDX-License-Identifier: GPL-3.0-or-later
"""Creating, opening, checking and closing a vault, and the passphrases that open it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hilft_desktop.domain.codes import Land, Language
from hilft_desktop.domain.errors import LockedError, UserError
from hilft_desktop.domain.persons import Identity
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import COUNSELLOR, PASSPHRASE, make_services, set_up

OTHER = "menhir schuft vokabel python alarm"


def refused(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.code


def test_a_new_vault_is_open_and_knows_its_group(keyless: Services, tmp_path: Path) -> None:
    created = keyless.vault.create(
        set_up(tmp_path / "neu.hilft", guidance="  Ada   Beispiel ")
    ).value

    assert created.state.is_open
    assert created.state.unit_name == "Kreisverband Musterstadt"
    assert created.state.counsellor == COUNSELLOR
    assert not created.state.is_practice
    assert created.state.content_version
    assert keyless.settings.unit().land is Land.NW
    assert keyless.settings.unit().guidance == "Ada Beispiel"
    assert keyless.settings.counsellors() == (COUNSELLOR,)


def test_the_recovery_sheet_opens_the_vault(
    keyless: Services, clock: FixedClock, tmp_path: Path
) -> None:
    path = tmp_path / "neu.hilft"
    created = keyless.vault.create(set_up(path)).value
    keyless.vault.close()

    state = keyless.vault.unlock_with_recovery(str(path), " ".join(created.recovery_groups).lower())

    assert created.recovery_pdf.startswith(b"%PDF")
    assert state.is_open
    assert state.counsellor == ""


def test_after_recovery_a_new_passphrase_is_set_without_the_old_one(
    keyless: Services, tmp_path: Path
) -> None:
    path = str(tmp_path / "neu.hilft")
    created = keyless.vault.create(set_up(Path(path))).value
    keyless.vault.close()
    keyless.vault.unlock_with_recovery(path, "-".join(created.recovery_groups))

    keyless.vault.change_passphrase("", OTHER)
    keyless.vault.close()

    assert keyless.vault.unlock(path, OTHER).counsellor == COUNSELLOR


def test_a_new_sheet_replaces_the_former_one(keyless: Services, tmp_path: Path) -> None:
    path = str(tmp_path / "neu.hilft")
    former = keyless.vault.create(set_up(Path(path))).value

    fresh = keyless.vault.new_recovery_sheet().value
    keyless.vault.close()

    assert fresh.recovery_pdf.startswith(b"%PDF")
    with pytest.raises(UserError) as error:
        keyless.vault.unlock_with_recovery(path, "-".join(former.recovery_groups))
    assert refused(error) == "recovery_key_wrong"
    assert keyless.vault.unlock_with_recovery(path, "-".join(fresh.recovery_groups)).is_open


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"path": "  "}, "path_empty"),
        ({"counsellor": " "}, "counsellor_empty"),
        ({"unit_name": ""}, "unit_name_empty"),
        ({"unit_name": "x" * 201}, "unit_text_too_long"),
        ({"passphrase": "  "}, "passphrase_empty"),
        ({"passphrase": "geheim"}, "passphrase_too_short"),
    ],
)
def test_a_bad_answer_is_named_and_leaves_no_file(
    keyless: Services, tmp_path: Path, change: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError) as error:
        keyless.vault.create(set_up(tmp_path / "neu.hilft", **change))

    assert refused(error) == code
    assert not list(tmp_path.iterdir())
    assert not keyless.vault.state().is_open


def test_a_weak_passphrase_can_be_insisted_on(keyless: Services, tmp_path: Path) -> None:
    path = tmp_path / "neu.hilft"

    keyless.vault.create(set_up(path, passphrase="geheim"), allow_weak=True)
    keyless.vault.close()

    assert keyless.vault.unlock(str(path), "geheim").is_open


def test_an_existing_file_is_never_replaced(keyless: Services, vault_path: Path) -> None:
    before = vault_path.read_bytes()

    with pytest.raises(UserError) as error:
        keyless.vault.create(set_up(vault_path))

    assert refused(error) == "file_exists"
    assert vault_path.read_bytes() == before


def test_a_vault_without_a_sheet_does_not_stay(
    keyless: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_paper(*_args: object) -> bytes:
        raise OSError("no font")

    monkeypatch.setattr("hilft_desktop.services.recovery_sheet.recovery_pdf", no_paper)

    with pytest.raises(OSError, match="no font"):
        keyless.vault.create(set_up(tmp_path / "neu.hilft"))

    assert not [file for file in tmp_path.iterdir() if file.suffix != ".lock"]
    assert not keyless.vault.state().is_open


def test_a_wrong_passphrase_opens_nothing(keyless: Services, vault_path: Path) -> None:
    with pytest.raises(UserError) as error:
        keyless.vault.unlock(str(vault_path), PASSPHRASE + "x")

    assert refused(error) == "passphrase_wrong"
    assert not keyless.vault.state().is_open


def test_only_one_vault_is_open_at_a_time(services: Services, vault_path: Path) -> None:
    with pytest.raises(UserError) as error:
        services.vault.unlock(str(vault_path), PASSPHRASE)

    assert refused(error) == "vault_open_already"


def test_a_second_program_is_turned_away(
    services: Services, vault_path: Path, clock: FixedClock
) -> None:
    with pytest.raises(UserError) as error:
        make_services(clock).vault.unlock(str(vault_path), PASSPHRASE)

    assert services.vault.state().is_open
    assert refused(error) == "vault_in_use"


def test_a_locked_vault_refuses_every_verb(keyless: Services) -> None:
    verbs = (
        keyless.contacts.list,
        keyless.today.overview,
        keyless.settings.unit,
        keyless.settings.counsellors,
        keyless.backups.status,
        keyless.exports.register,
        lambda: keyless.drafts.get("x"),
        lambda: keyless.cases.show("x"),
        lambda: keyless.vault.check_passphrase("x"),
    )

    for verb in verbs:
        with pytest.raises(LockedError):
            verb()


def test_closing_twice_is_harmless(services: Services) -> None:
    services.vault.close()
    services.vault.close()

    assert not services.vault.state().is_open


def test_the_passphrase_is_checked_for_the_way_back(services: Services) -> None:
    assert services.vault.check_passphrase(PASSPHRASE)
    assert not services.vault.check_passphrase(OTHER)


def test_a_changed_passphrase_replaces_the_old_one(services: Services, vault_path: Path) -> None:
    services.vault.change_passphrase(PASSPHRASE, OTHER)
    services.vault.close()

    with pytest.raises(UserError) as error:
        services.vault.unlock(str(vault_path), PASSPHRASE)
    assert refused(error) == "passphrase_wrong"
    assert services.vault.unlock(str(vault_path), OTHER).is_open


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("falsch", OTHER, "passphrase_wrong"),
        (PASSPHRASE, PASSPHRASE, "passphrase_unchanged"),
        (PASSPHRASE, "kurz", "passphrase_too_short"),
    ],
)
def test_a_bad_change_keeps_the_old_passphrase(
    services: Services, old: str, new: str, code: str
) -> None:
    with pytest.raises(UserError) as error:
        services.vault.change_passphrase(old, new)

    assert refused(error) == code
    assert services.vault.check_passphrase(PASSPHRASE)


def test_a_check_counts_and_closes(keyless: Services, vault_path: Path) -> None:
    report = keyless.vault.check(str(vault_path), PASSPHRASE)

    assert report.healthy
    assert (report.contacts, report.persons, report.cases) == (0, 0, 0)
    assert report.schema
    assert report.size_bytes == vault_path.stat().st_size
    assert not keyless.vault.state().is_open


def test_a_damaged_page_is_found(keyless: Services, vault_path: Path) -> None:
    damaged = bytearray(vault_path.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    vault_path.write_bytes(damaged)

    try:
        healthy = keyless.vault.check(str(vault_path), PASSPHRASE).healthy
    except UserError as error:
        assert error.code in {"vault_damaged", "vault_damaged_or_foreign"}
    else:
        assert not healthy


def test_names_whose_time_is_over_are_erased_at_opening(
    services: Services, vault_path: Path, clock: FixedClock
) -> None:
    def keep(name: str, until: date) -> None:
        def job(uow):
            person = uow.persons.add(name, Language.DE)
            uow.persons.put_identity(Identity(person.id, "Fiktiv", ("Weg 1",), "", until))

        services._session.vault.write(job)

    keep("Ahorn 1", clock.today())
    keep("Ahorn 2", date(2027, 1, 1))
    services.vault.close()

    state = services.vault.unlock(str(vault_path), PASSPHRASE)

    def left(uow):
        return [uow.persons.identity(person.id) is not None for person in uow.persons.list()]

    assert state.purged == 1
    assert services._session.vault.read(left) == [False, True]


def test_the_group_keeps_its_id_when_it_is_renamed(services: Services) -> None:
    unit = services.settings.unit()

    saved = services.settings.save_unit(
        replace(unit, id="forged", name="Kreisverband  Neustadt", address=("A", " ", "B"))
    ).value

    assert saved.id == unit.id
    assert saved.name == "Kreisverband Neustadt"
    assert saved.address == ("A", "B")
    assert services.vault.state().unit_name == "Kreisverband Neustadt"
    assert services.settings.unit() == saved
