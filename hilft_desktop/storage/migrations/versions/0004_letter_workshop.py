# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter workshop: proof of delivery, papers to print later, referrals; what went wrong.

Frozen with the first release.
"""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NEW_COLUMNS = (
    "contacts ADD COLUMN grievance TEXT NOT NULL DEFAULT 'nichts_benannt'",
    "documents ADD COLUMN sent_by TEXT NOT NULL DEFAULT ''",
    "documents ADD COLUMN proof TEXT NOT NULL DEFAULT ''",
    "documents ADD COLUMN proof_note TEXT NOT NULL DEFAULT ''",
    "documents ADD COLUMN proof_on TEXT",
    "documents ADD COLUMN proof_due TEXT",
)

_ROW = """id TEXT NOT NULL,
        origin TEXT NOT NULL,
        lamport INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,"""

_TABLES = {
    "print_jobs": """
        case_id TEXT,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        request TEXT NOT NULL,
        copies INTEGER NOT NULL CONSTRAINT ck_print_jobs_copies CHECK (copies > 0),
        position INTEGER NOT NULL CONSTRAINT ck_print_jobs_position CHECK (position >= 0),
        queued_on TEXT NOT NULL,
        CONSTRAINT pk_print_jobs PRIMARY KEY (id),
        CONSTRAINT fk_print_jobs_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE
    """,
    "sender_profiles": """
        title TEXT NOT NULL,
        name TEXT NOT NULL,
        address TEXT NOT NULL,
        contact TEXT NOT NULL,
        place TEXT NOT NULL,
        signature TEXT NOT NULL,
        CONSTRAINT pk_sender_profiles PRIMARY KEY (id),
        CONSTRAINT uq_sender_profiles_title UNIQUE (title)
    """,
    "referrals": """
        case_id TEXT NOT NULL,
        document_id TEXT,
        code TEXT NOT NULL,
        body_id TEXT NOT NULL,
        body_kind TEXT NOT NULL,
        body_name TEXT NOT NULL,
        sent_on TEXT NOT NULL,
        answer TEXT NOT NULL,
        answered_on TEXT,
        answer_note TEXT NOT NULL,
        CONSTRAINT pk_referrals PRIMARY KEY (id),
        CONSTRAINT uq_referrals_code UNIQUE (code),
        CONSTRAINT fk_referrals_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE,
        CONSTRAINT fk_referrals_document_id FOREIGN KEY (document_id)
            REFERENCES documents (id) ON DELETE SET NULL
    """,
}

_INDEXES = (
    """
    INDEX ix_contacts_tally ON contacts (
        booked_on, topic, age_band, outcome, household, euro_band, channel, grievance
    )
    """,
    "INDEX ix_documents_unproven ON documents (proof_due, id) WHERE proof_due IS NOT NULL",
    "INDEX ix_print_jobs_position_id ON print_jobs (position, id)",
    "INDEX ix_print_jobs_case_id ON print_jobs (case_id)",
    "INDEX ix_referrals_case_id_id ON referrals (case_id, id)",
    "INDEX ix_referrals_open ON referrals (sent_on, id) WHERE answered_on IS NULL",
)

_TOMBSTONE = """
    CREATE TRIGGER {table}_tombstone AFTER DELETE ON {table}
    BEGIN
        INSERT INTO tombstones (id, kind, origin, lamport)
        SELECT OLD.id, '{table}', laptop_id, lamport FROM vault_meta;
    END
    """


def upgrade() -> None:
    """Add columns and tables; nothing that stood there changes."""
    for change in _NEW_COLUMNS:
        op.execute(f"ALTER TABLE {change}")
    for table, columns in _TABLES.items():
        op.execute(f"CREATE TABLE {table} ({_ROW}{columns}) STRICT")
    op.execute("DROP INDEX ix_contacts_tally")
    for index in _INDEXES:
        op.execute(f"CREATE {index}")
    for table in _TABLES:
        op.execute(_TOMBSTONE.format(table=table))


def downgrade() -> None:
    """Refuse: a vault never goes back, its encrypted copy is the way back."""
    raise NotImplementedError("vaults are not downgraded")
