# SPDX-License-Identifier: GPL-3.0-or-later
"""Every old vault opens with its rows, a failed migration changes nothing, tables equal scripts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from hilft_desktop.domain.casework import PersonProfile
from hilft_desktop.domain.codes import Grievance
from hilft_desktop.domain.errors import MachineError
from hilft_desktop.storage import inspection, keys, schema
from hilft_desktop.storage.connection import connect_raw, driver_of, guarded_engine
from hilft_desktop.storage.kdf import FLOOR
from hilft_desktop.storage.keys import SlotKind, key_path
from hilft_desktop.storage.repositories.cases import CaseQuery
from hilft_desktop.storage.revisions import HEAD, REVISIONS
from hilft_desktop.storage.tables import metadata
from hilft_desktop.storage.unit_of_work import UnitOfWork
from hilft_desktop.storage.vault import Vault

OLD = Path(__file__).parents[1] / "data" / "vaults"
PASSPHRASE = "Apfel Türme lila Wanne"
OLD_ROWS = {"contacts": 12, "persons": 2, "cases": 2, "entries": 4, "red_flags": 2, "drafts": 1}


@pytest.fixture
def old_vault(tmp_path: Path) -> Path:
    for name in ("schema-0001.hilft", "schema-0001.hilft-keys"):
        shutil.copy(OLD / name, tmp_path)
    return tmp_path / "schema-0001.hilft"


@pytest.fixture
def vault_0002(tmp_path: Path) -> Path:
    for name in ("schema-0002.hilft", "schema-0002.hilft-keys"):
        shutil.copy(OLD / name, tmp_path)
    return tmp_path / "schema-0002.hilft"


@pytest.fixture
def vault_0003(tmp_path: Path) -> Path:
    for name in ("schema-0003.hilft", "schema-0003.hilft-keys"):
        shutil.copy(OLD / name, tmp_path)
    return tmp_path / "schema-0003.hilft"


def data_key(path: Path) -> bytes:
    key_file = keys.read_key_file(key_path(path))
    return keys.open_slots(key_file, SlotKind.COUNSELLOR, PASSPHRASE).data_keys[0]


def state(path: Path) -> tuple[str | None, dict[str, int]]:
    driver = connect_raw(path, data_key(path))
    try:
        return inspection.revision(driver), inspection.row_counts(driver)
    finally:
        driver.close()


@pytest.fixture
def connection(old_vault: Path) -> Iterator[Connection]:
    engine = guarded_engine(old_vault, data_key(old_vault))
    with engine.connect() as opened:
        yield opened


def test_the_old_vault_opens_with_its_rows_and_its_search(old_vault: Path):
    revision, rows = state(old_vault)
    assert revision == "0001"
    assert "case_texts" not in rows
    assert {name: rows[name] for name in OLD_ROWS} == OLD_ROWS

    with Vault.open(old_vault, PASSPHRASE) as vault:
        counts = vault.check()
        assert {name: counts[name] for name in OLD_ROWS} == OLD_ROWS
        hits = vault.read(lambda uow: uow.cases.rows(uow.search.search_cases("grosse insulin")))
        assert [row.pseudonym for row in hits] == ["Ahorn 17"]
        unit = vault.read(lambda uow: uow.settings.unit())
        assert unit is not None
        assert unit.name == "Kreisverband Musterstadt"
        draft = vault.read(lambda uow: uow.drafts.get("contact"))
        assert draft is not None
        assert draft.body == {"note": "halb"}

    assert state(old_vault)[0] == HEAD
    assert {p.name for p in old_vault.parent.iterdir()} == {
        "schema-0001.hilft",
        "schema-0001.hilft-keys",
    }, "the copy made before the migration is gone"


def test_a_vault_before_case_work_opens_with_everything_in_it(vault_0002: Path):
    revision, rows = state(vault_0002)
    assert revision == "0002"
    with Vault.open(vault_0002, PASSPHRASE) as vault:
        counts = vault.check()
        search = {"case_texts"}
        assert {n: counts[n] for n in rows if n not in search} == {
            n: rows[n] for n in rows if n not in search
        }

        def look(uow: UnitOfWork) -> None:
            rows = uow.cases.page(CaseQuery()).items
            first, second = sorted(rows, key=lambda row: row.case.title)
            assert (first.case.title, first.case.closed_on) == ("Stromsperre Große Straße", None)
            assert second.case.closed_on is not None
            assert second.case.closed_on == second.active_at.date()
            assert uow.persons.profile(first.case.person_id) == PersonProfile()
            flags = (*uow.flags.of_case(first.case.id), *uow.flags.of_case(second.case.id))
            assert {flag.origin for flag in flags} == {"hand"}
            (done,) = uow.follow_ups.of_case(second.case.id)
            assert (done.kind, done.latest, done.remind_on, done.proof) == ("", None, None, "")
            (consent,) = uow.persons.consents(first.case.person_id)
            assert consent.expires_on is None
            assert {entry.data.light for entry in uow.entries.of_case(first.case.id)} == {""}
            assert [person.trained_until for person in uow.counsellors.list()] == [None]

        vault.read(look)
    assert state(vault_0002)[0] == HEAD


def test_a_vault_before_the_letter_workshop_opens_with_everything_in_it(vault_0003: Path):
    revision, rows = state(vault_0003)
    assert revision == "0003"
    with Vault.open(vault_0003, PASSPHRASE) as vault:
        counts = vault.check()
        assert {name: counts[name] for name in rows} == rows
        assert [counts[name] for name in ("print_jobs", "referrals", "sender_profiles")] == [0] * 3

        def look(uow: UnitOfWork) -> None:
            assert {c.data.grievance for c in uow.contacts.list().items} == {Grievance.NONE}
            first = min(uow.cases.page(CaseQuery()).items, key=lambda row: row.case.title).case
            assert [amount.cents for amount in uow.amounts.of_case(first.id)] == [41250]
            hits = uow.cases.rows(uow.search.search_cases("lindenhof heizung"))
            assert [row.pseudonym for row in hits] == ["Ahorn 17"]

        vault.read(look)
    assert state(vault_0003)[0] == HEAD


@pytest.mark.parametrize(
    ("words", "pseudonym"),
    [
        ("grosse insulin", "Ahorn 17"),
        ("zähler keller", "Ahorn 17"),
        ("insulin gekühlt", "Ahorn 17"),
        ("versorger anrufen", "Ahorn 17"),
        ("sperre abwenden", "Ahorn 17"),
        ("fax eingelegt", "Birke 3"),
    ],
)
def test_the_search_of_an_old_vault_reads_notes_flags_and_letters(
    vault_0002: Path, words: str, pseudonym: str
):
    with Vault.open(vault_0002, PASSPHRASE) as vault:
        hits = vault.read(lambda uow: uow.cases.rows(uow.search.search_cases(words)))
    assert [row.pseudonym for row in hits] == [pseudonym]


def test_foreign_keys_are_on_again_after_a_migration(old_vault: Path):
    with Vault.open(old_vault, PASSPHRASE) as vault:
        assert vault.bare(lambda d: d.execute("PRAGMA foreign_keys").fetchone()[0]) == 1


def revision_that(folder: Path, statement: str) -> Path:
    """Return migration scripts that end in one more, harmful revision."""
    scripts = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, scripts)
    (scripts / "versions" / "9999_harm.py").write_text(
        "from alembic import op\n"
        f"revision = '9999'\ndown_revision = '{HEAD}'\n"
        "branch_labels = None\ndepends_on = None\n"
        f"def upgrade():\n    op.execute({statement!r})\n",
        encoding="utf-8",
    )
    return scripts


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("DELETE FROM contacts WHERE rowid = 1", "rows"),
        ("DROP TABLE drafts", "rows"),
        ("DELETE FROM persons WHERE rowid = 1", "references"),
        ("UPDATE entries SET case_id = 'nobody' WHERE rowid = 1", "references"),
        ("DROP TRIGGER contacts_tombstone", "triggers"),
    ],
)
def test_a_harmful_migration_is_undone(
    old_vault: Path,
    connection: Connection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    statement: str,
    reason: str,
):
    before = inspection.row_counts(driver_of(connection))
    monkeypatch.setattr(schema, "MIGRATIONS", revision_that(tmp_path / "scripts", statement))
    with pytest.raises(MachineError) as caught:
        schema.upgrade(connection, old_vault, data_key(old_vault), "9999")
    assert (caught.value.code, caught.value.params["reason"]) == ("migration_failed", reason)
    driver = driver_of(connection)
    assert inspection.revision(driver) == "0001"
    assert inspection.row_counts(driver) == before
    assert driver.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert not list(old_vault.parent.glob("*.part*"))


def test_a_migration_that_breaks_is_undone(
    old_vault: Path, connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    scripts = revision_that(tmp_path / "scripts", "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(schema, "MIGRATIONS", scripts)
    with pytest.raises(Exception, match="nowhere"):
        schema.upgrade(connection, old_vault, data_key(old_vault), "9999")
    assert inspection.revision(driver_of(connection)) == "0001"


def test_rebuilding_a_parent_table_keeps_its_children(
    old_vault: Path, connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    # With foreign keys on this very statement empties entries, flags and follow-ups, silently.
    scripts = revision_that(tmp_path / "scripts", "SELECT 1")
    revision = scripts / "versions" / "9999_harm.py"
    revision.write_text(
        revision.read_text(encoding="utf-8").replace(
            "op.execute('SELECT 1')",
            "run = op.get_bind().exec_driver_sql\n"
            "    kept = run(\"SELECT sql FROM sqlite_schema WHERE tbl_name = 'cases'\"\n"
            "        \" AND type = 'trigger'\").scalars().all()\n"
            "    run('CREATE TABLE new_cases AS SELECT * FROM cases')\n"
            "    run('DROP TABLE cases')\n"
            "    run('ALTER TABLE new_cases RENAME TO cases')\n"
            "    run('CREATE UNIQUE INDEX ux_cases ON cases (id)')\n"
            "    for statement in kept:\n"
            "        run(statement)",
        ),
        encoding="utf-8",
    )
    monkeypatch.setattr(schema, "MIGRATIONS", scripts)
    before = inspection.row_counts(driver_of(connection))
    schema.run_revisions(connection, old_vault, "9999")
    after = inspection.row_counts(driver_of(connection))
    assert {name: after[name] for name in before} == before


def test_tables_equal_the_migrated_head(tmp_path: Path):
    path = tmp_path / "neu.hilft"
    with Vault.create(path, counsellor="Kim", passphrase="x", kdf=FLOOR) as vault:

        def differences(connection: Connection) -> list[object]:
            context = MigrationContext.configure(
                connection,
                opts={
                    "compare_type": True,
                    "include_name": lambda name, kind, _parents: (
                        not (kind == "table" and str(name).startswith("case_search"))
                    ),
                },
            )
            with connection.begin():
                return list(compare_metadata(context, metadata))

        assert vault._worker.bare(differences) == []


def test_every_table_is_strict(tmp_path: Path):
    with Vault.create(tmp_path / "n.hilft", counsellor="Kim", passphrase="x", kdf=FLOOR) as vault:
        lax = vault.bare(
            lambda d: d.execute(
                "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0"
                " AND name NOT LIKE 'sqlite%' AND schema = 'main'"
            ).fetchall()
        )
    assert lax == [("alembic_version",)]


def test_known_revisions_are_the_scripts_revisions():
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    found = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_an_old_vault_is_kept_for_every_schema_but_todays():
    kept = {path.stem.removeprefix("schema-") for path in OLD.glob("*.hilft")}
    assert kept == set(REVISIONS[:-1])
