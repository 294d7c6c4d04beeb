# SPDX-License-Identifier: GPL-3.0-or-later
"""First schema: tables, guards of the append-only books, tombstones.

Frozen with the first release. Plain SQL, so that later changes of the program's tables cannot
change what this revision makes.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ROW = """id TEXT NOT NULL,
        origin TEXT NOT NULL,
        lamport INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,"""

_TABLES = (
    """
    CREATE TABLE backups (
        {row}
        event TEXT NOT NULL,
        at TEXT NOT NULL,
        file_name TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        CONSTRAINT pk_backups PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE counsellors (
        {row}
        name TEXT NOT NULL,
        slot_id TEXT,
        left_on TEXT,
        CONSTRAINT pk_counsellors PRIMARY KEY (id),
        CONSTRAINT uq_counsellors_slot_id UNIQUE (slot_id)
    ) STRICT
    """,
    """
    CREATE TABLE drafts (
        {row}
        "key" TEXT NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_drafts PRIMARY KEY (id),
        CONSTRAINT uq_drafts_key UNIQUE ("key")
    ) STRICT
    """,
    """
    CREATE TABLE export_register (
        {row}
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        what TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        CONSTRAINT pk_export_register PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE held_back_months (
        {row}
        month TEXT NOT NULL,
        CONSTRAINT pk_held_back_months PRIMARY KEY (id),
        CONSTRAINT uq_held_back_months_month UNIQUE (month)
    ) STRICT
    """,
    """
    CREATE TABLE key_events (
        {row}
        event TEXT NOT NULL,
        slot_id TEXT NOT NULL,
        CONSTRAINT pk_key_events PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE key_slots (
        {row}
        slot_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        public_key BLOB NOT NULL,
        CONSTRAINT pk_key_slots PRIMARY KEY (id),
        CONSTRAINT uq_key_slots_slot_id UNIQUE (slot_id)
    ) STRICT
    """,
    """
    CREATE TABLE persons (
        {row}
        pseudonym TEXT COLLATE "NOCASE" NOT NULL,
        language TEXT NOT NULL,
        created_on TEXT NOT NULL,
        CONSTRAINT pk_persons PRIMARY KEY (id),
        CONSTRAINT uq_persons_pseudonym UNIQUE (pseudonym)
    ) STRICT
    """,
    """
    CREATE TABLE pseudonyms_used (
        {row}
        pseudonym TEXT COLLATE "NOCASE" NOT NULL,
        CONSTRAINT pk_pseudonyms_used PRIMARY KEY (id),
        CONSTRAINT uq_pseudonyms_used_pseudonym UNIQUE (pseudonym)
    ) STRICT
    """,
    """
    CREATE TABLE releases (
        {row}
        month TEXT NOT NULL,
        period_from TEXT NOT NULL,
        period_to TEXT NOT NULL,
        release_id TEXT NOT NULL,
        body BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        CONSTRAINT pk_releases PRIMARY KEY (id),
        CONSTRAINT uq_releases_month UNIQUE (month),
        CONSTRAINT uq_releases_release_id UNIQUE (release_id)
    ) STRICT
    """,
    """
    CREATE TABLE settings (
        {row}
        "key" TEXT NOT NULL,
        value TEXT,
        CONSTRAINT pk_settings PRIMARY KEY (id),
        CONSTRAINT uq_settings_key UNIQUE ("key")
    ) STRICT
    """,
    """
    CREATE TABLE tombstones (
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        origin TEXT NOT NULL,
        lamport INTEGER NOT NULL,
        CONSTRAINT pk_tombstones PRIMARY KEY (id)
    ) STRICT
    """,
    """
    CREATE TABLE vault_meta (
        one INTEGER NOT NULL CONSTRAINT ck_vault_meta_single_row CHECK (one = 1),
        vault_id TEXT NOT NULL,
        laptop_id TEXT NOT NULL,
        lamport INTEGER NOT NULL,
        signing_key BLOB NOT NULL,
        created_at TEXT NOT NULL,
        CONSTRAINT pk_vault_meta PRIMARY KEY (one)
    ) STRICT
    """,
    """
    CREATE TABLE cases (
        {row}
        person_id TEXT NOT NULL,
        topic TEXT NOT NULL,
        title TEXT NOT NULL,
        status TEXT NOT NULL,
        opened_on TEXT NOT NULL,
        law_on TEXT NOT NULL,
        counsellor TEXT NOT NULL,
        active_at TEXT NOT NULL,
        CONSTRAINT pk_cases PRIMARY KEY (id),
        CONSTRAINT fk_cases_person_id FOREIGN KEY (person_id)
            REFERENCES persons (id)
    ) STRICT
    """,
    "CREATE INDEX ix_cases_active_at_id ON cases (active_at, id)",
    "CREATE INDEX ix_cases_opened_on_id ON cases (opened_on, id)",
    "CREATE INDEX ix_cases_person_id_id ON cases (person_id, id)",
    "CREATE INDEX ix_cases_status_active_at_id ON cases (status, active_at, id)",
    """
    CREATE TABLE consents (
        {row}
        person_id TEXT NOT NULL,
        purpose TEXT NOT NULL,
        recipient TEXT NOT NULL,
        given_on TEXT NOT NULL,
        withdrawn_on TEXT,
        CONSTRAINT pk_consents PRIMARY KEY (id),
        CONSTRAINT fk_consents_person_id FOREIGN KEY (person_id)
            REFERENCES persons (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX ix_consents_person_id ON consents (person_id)",
    """
    CREATE TABLE identities (
        {row}
        person_id TEXT NOT NULL,
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        contact TEXT NOT NULL,
        purge_on TEXT NOT NULL,
        CONSTRAINT pk_identities PRIMARY KEY (id),
        CONSTRAINT uq_identities_person_id UNIQUE (person_id),
        CONSTRAINT fk_identities_person_id FOREIGN KEY (person_id)
            REFERENCES persons (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX ix_identities_purge_on ON identities (purge_on)",
    """
    CREATE TABLE checklist_runs (
        {row}
        case_id TEXT NOT NULL,
        checklist_id TEXT NOT NULL,
        content_version TEXT NOT NULL,
        worked_on TEXT NOT NULL,
        answers TEXT NOT NULL,
        ticked TEXT NOT NULL,
        CONSTRAINT pk_checklist_runs PRIMARY KEY (id),
        CONSTRAINT fk_checklist_runs_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX ix_checklist_runs_case_id_id ON checklist_runs (case_id, id)",
    """
    CREATE TABLE contacts (
        {row}
        date TEXT NOT NULL,
        booked_on TEXT NOT NULL,
        channel TEXT NOT NULL,
        topic TEXT NOT NULL,
        topics TEXT NOT NULL,
        age_band TEXT NOT NULL,
        household TEXT NOT NULL,
        outcome TEXT NOT NULL,
        language TEXT NOT NULL,
        claimed INTEGER CONSTRAINT ck_contacts_claimed CHECK (claimed >= 0),
        conceded INTEGER CONSTRAINT ck_contacts_conceded CHECK (conceded >= 0),
        received INTEGER CONSTRAINT ck_contacts_received CHECK (received >= 0),
        euro_band TEXT NOT NULL,
        note TEXT NOT NULL,
        place TEXT NOT NULL,
        person_id TEXT,
        case_id TEXT,
        CONSTRAINT pk_contacts PRIMARY KEY (id),
        CONSTRAINT fk_contacts_person_id FOREIGN KEY (person_id)
            REFERENCES persons (id) ON DELETE SET NULL,
        CONSTRAINT fk_contacts_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE SET NULL
    ) STRICT
    """,
    "CREATE INDEX ix_contacts_booked_on_id ON contacts (booked_on, id)",
    "CREATE INDEX ix_contacts_case_id ON contacts (case_id)",
    "CREATE INDEX ix_contacts_person_id ON contacts (person_id)",
    """
    CREATE INDEX ix_contacts_tally
    ON contacts (booked_on, topic, age_band, outcome, household, euro_band, channel)
    """,
    """
    CREATE TABLE documents (
        {row}
        case_id TEXT NOT NULL,
        letter_id TEXT NOT NULL,
        title TEXT NOT NULL,
        template_version TEXT NOT NULL,
        content_version TEXT NOT NULL,
        created_on TEXT NOT NULL,
        values_json TEXT NOT NULL,
        edited_text TEXT,
        pdf_sha256 TEXT NOT NULL,
        CONSTRAINT pk_documents PRIMARY KEY (id),
        CONSTRAINT fk_documents_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX ix_documents_case_id_id ON documents (case_id, id)",
    """
    CREATE TABLE entries (
        {row}
        case_id TEXT NOT NULL,
        written_at TEXT NOT NULL,
        counsellor TEXT NOT NULL,
        facts TEXT NOT NULL,
        question TEXT NOT NULL,
        advice TEXT NOT NULL,
        source TEXT NOT NULL,
        next_step TEXT NOT NULL,
        CONSTRAINT pk_entries PRIMARY KEY (id),
        CONSTRAINT fk_entries_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX ix_entries_case_id_written_at_id ON entries (case_id, written_at, id)",
    """
    CREATE TABLE follow_ups (
        {row}
        case_id TEXT NOT NULL,
        due_on TEXT NOT NULL,
        text TEXT NOT NULL,
        is_deadline INTEGER NOT NULL,
        done_on TEXT,
        CONSTRAINT pk_follow_ups PRIMARY KEY (id),
        CONSTRAINT fk_follow_ups_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE INDEX ix_follow_ups_case_id_done_on_due_on
    ON follow_ups (case_id, done_on, due_on)
    """,
    "CREATE INDEX ix_follow_ups_due ON follow_ups (due_on, id) WHERE done_on IS NULL",
    """
    CREATE TABLE red_flags (
        {row}
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        detail TEXT NOT NULL,
        raised_on TEXT NOT NULL,
        resolved_on TEXT,
        resolution TEXT NOT NULL,
        CONSTRAINT pk_red_flags PRIMARY KEY (id),
        CONSTRAINT fk_red_flags_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX ix_red_flags_case_id_resolved_on ON red_flags (case_id, resolved_on)",
    "CREATE INDEX ix_red_flags_open ON red_flags (raised_on, id) WHERE resolved_on IS NULL",
)

_APPEND_ONLY = (
    "backups",
    "export_register",
    "held_back_months",
    "key_events",
    "pseudonyms_used",
    "releases",
    "tombstones",
)

_APPEND_ONLY_GUARD = """
    CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
    """

_LEAVE_TOMBSTONES = (
    "cases",
    "checklist_runs",
    "consents",
    "contacts",
    "counsellors",
    "documents",
    "entries",
    "follow_ups",
    "identities",
    "persons",
    "red_flags",
)

_TOMBSTONE = """
    CREATE TRIGGER {table}_tombstone AFTER DELETE ON {table}
    BEGIN
        INSERT INTO tombstones (id, kind, origin, lamport)
        SELECT OLD.id, '{table}', laptop_id, lamport FROM vault_meta;
    END
    """


def upgrade() -> None:
    """Make an empty vault."""
    for statement in _TABLES:
        op.execute(statement.format(row=_ROW))
    for table in _APPEND_ONLY:
        for event in ("UPDATE", "DELETE"):
            op.execute(_APPEND_ONLY_GUARD.format(table=table, event=event))
    for table in _LEAVE_TOMBSTONES:
        op.execute(_TOMBSTONE.format(table=table))


def downgrade() -> None:
    """Refuse: a vault never goes back, its encrypted copy is the way back."""
    raise NotImplementedError("vaults are not downgraded")
