# SPDX-License-Identifier: GPL-3.0-or-later
"""Case work and retention: profile and household, money, papers, second looks, books of erasure.

Frozen with the first release. The search is laid down anew: it now reads everything on a case that
carries words, and a vocabulary of its words lets a mistyped one be mended.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NEW_COLUMNS = (
    "persons ADD COLUMN reads_german TEXT NOT NULL DEFAULT 'unbekannt'",
    "persons ADD COLUMN means TEXT NOT NULL DEFAULT '[]'",
    "persons ADD COLUMN safe_contact TEXT NOT NULL DEFAULT ''",
    "cases ADD COLUMN second_counsellor TEXT NOT NULL DEFAULT ''",
    "cases ADD COLUMN closed_on TEXT",
    "entries ADD COLUMN step TEXT NOT NULL DEFAULT ''",
    "entries ADD COLUMN light TEXT NOT NULL DEFAULT ''",
    "follow_ups ADD COLUMN kind TEXT NOT NULL DEFAULT ''",
    "follow_ups ADD COLUMN latest TEXT",
    "follow_ups ADD COLUMN remind_on TEXT",
    "follow_ups ADD COLUMN computation TEXT NOT NULL DEFAULT ''",
    "follow_ups ADD COLUMN proof TEXT NOT NULL DEFAULT ''",
    "follow_ups ADD COLUMN flagged_on TEXT",
    "red_flags ADD COLUMN raised_by TEXT NOT NULL DEFAULT 'hand'",
    "consents ADD COLUMN expires_on TEXT",
    "counsellors ADD COLUMN trained_until TEXT",
)

_CLOSED = """
    UPDATE cases SET closed_on = substr(active_at, 1, 10) WHERE status = 'abgeschlossen'
    """

_ROW = """id TEXT NOT NULL,
        origin TEXT NOT NULL,
        lamport INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,"""

_CASE = """CONSTRAINT fk_{table}_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE"""

_TABLES = {
    "household_members": """
        person_id TEXT NOT NULL,
        position INTEGER NOT NULL CONSTRAINT ck_household_members_position CHECK (position >= 0),
        relation TEXT NOT NULL,
        age TEXT NOT NULL,
        CONSTRAINT pk_household_members PRIMARY KEY (id),
        CONSTRAINT fk_household_members_person_id FOREIGN KEY (person_id)
            REFERENCES persons (id) ON DELETE CASCADE
    """,
    "second_looks": """
        case_id TEXT NOT NULL,
        question TEXT NOT NULL,
        requested_on TEXT NOT NULL,
        requested_by TEXT NOT NULL,
        done_on TEXT,
        done_by TEXT NOT NULL,
        remark TEXT NOT NULL,
        CONSTRAINT pk_second_looks PRIMARY KEY (id),
        {case}
    """,
    "amounts": """
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        cents INTEGER NOT NULL CONSTRAINT ck_amounts_cents CHECK (cents >= 0),
        on_day TEXT NOT NULL,
        what TEXT NOT NULL,
        CONSTRAINT pk_amounts PRIMARY KEY (id),
        {case}
    """,
    "attachments": """
        case_id TEXT NOT NULL,
        title TEXT NOT NULL,
        pages INTEGER NOT NULL CONSTRAINT ck_attachments_pages CHECK (pages > 0),
        size INTEGER NOT NULL CONSTRAINT ck_attachments_size CHECK (size > 0),
        sha256 TEXT NOT NULL,
        added_on TEXT NOT NULL,
        added_by TEXT NOT NULL,
        CONSTRAINT pk_attachments PRIMARY KEY (id),
        {case}
    """,
    "attachment_pages": """
        attachment_id TEXT NOT NULL,
        page INTEGER NOT NULL CONSTRAINT ck_attachment_pages_page CHECK (page >= 0),
        picture BLOB NOT NULL,
        CONSTRAINT pk_attachment_pages PRIMARY KEY (id),
        CONSTRAINT fk_attachment_pages_attachment_id FOREIGN KEY (attachment_id)
            REFERENCES attachments (id) ON DELETE CASCADE
    """,
    "collectives": """
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        note TEXT NOT NULL,
        opened_on TEXT NOT NULL,
        CONSTRAINT pk_collectives PRIMARY KEY (id)
    """,
    "collective_cases": """
        collective_id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        CONSTRAINT pk_collective_cases PRIMARY KEY (id),
        CONSTRAINT uq_collective_cases_collective_id_case_id UNIQUE (collective_id, case_id),
        CONSTRAINT fk_collective_cases_collective_id FOREIGN KEY (collective_id)
            REFERENCES collectives (id) ON DELETE CASCADE,
        {case}
    """,
    "retention_holds": """
        case_id TEXT NOT NULL,
        reason TEXT NOT NULL,
        set_on TEXT NOT NULL,
        set_by TEXT NOT NULL,
        until TEXT NOT NULL,
        CONSTRAINT pk_retention_holds PRIMARY KEY (id),
        {case}
    """,
    "erasures": """
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        count INTEGER NOT NULL CONSTRAINT ck_erasures_count CHECK (count >= 0),
        CONSTRAINT pk_erasures PRIMARY KEY (id)
    """,
    "stripped_cases": """
        topic TEXT NOT NULL,
        opened_month TEXT NOT NULL,
        closed_month TEXT NOT NULL,
        conceded_band TEXT NOT NULL,
        received_band TEXT NOT NULL,
        CONSTRAINT pk_stripped_cases PRIMARY KEY (id)
    """,
}

_INDEXES = (
    "UNIQUE INDEX ix_attachment_pages_attachment_id_page ON attachment_pages (attachment_id, page)",
    "INDEX ix_amounts_case_id_on_day_id ON amounts (case_id, on_day, id)",
    "INDEX ix_attachments_case_id_id ON attachments (case_id, id)",
    "INDEX ix_cases_closed ON cases (closed_on, id) WHERE closed_on IS NOT NULL",
    "INDEX ix_collective_cases_case_id ON collective_cases (case_id)",
    """
    INDEX ix_follow_ups_remind ON follow_ups (remind_on, id)
    WHERE done_on IS NULL AND remind_on IS NOT NULL
    """,
    "INDEX ix_household_members_person_id_position ON household_members (person_id, position)",
    "INDEX ix_retention_holds_case_id_id ON retention_holds (case_id, id)",
    "INDEX ix_retention_holds_until ON retention_holds (until)",
    "INDEX ix_second_looks_case_id_done_on ON second_looks (case_id, done_on)",
    "INDEX ix_second_looks_open ON second_looks (requested_on, id) WHERE done_on IS NULL",
)

_APPEND_ONLY = ("erasures", "stripped_cases")

_APPEND_ONLY_GUARD = """
    CREATE TRIGGER {table}_no_{event} BEFORE {event} ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
    """

_LEAVE_TOMBSTONES = (
    "amounts",
    "attachment_pages",
    "attachments",
    "collective_cases",
    "collectives",
    "household_members",
    "retention_holds",
    "second_looks",
)

_TOMBSTONE = """
    CREATE TRIGGER {table}_tombstone AFTER DELETE ON {table}
    BEGIN
        INSERT INTO tombstones (id, kind, origin, lamport)
        SELECT OLD.id, '{table}', laptop_id, lamport FROM vault_meta;
    END
    """

# ---------------------------------------------------------------------------------- the search

# Written once and by triggers alone, so nothing is lost with them: they are filled again below.
_FORGET_OLD_SEARCH = (
    "DROP TRIGGER cases_searchable",
    "DROP TRIGGER cases_retitled",
    "DROP TRIGGER persons_renamed",
    "DROP TRIGGER entries_searchable",
    "DROP TRIGGER entries_rewritten",
    "DROP TABLE case_search",
    "DROP TABLE case_texts",
)

_SEARCH = (
    """
    CREATE TABLE case_texts (
        "row" INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        record_id TEXT,
        head TEXT NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_case_texts PRIMARY KEY ("row"),
        CONSTRAINT uq_case_texts_record_id UNIQUE (record_id),
        CONSTRAINT fk_case_texts_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX ix_case_texts_case_id ON case_texts (case_id)",
    """
    CREATE VIRTUAL TABLE case_search USING fts5 (
        head, body,
        content = 'case_texts', content_rowid = 'row',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    )
    """,
    # Without it the index keeps the words of deleted texts. It makes deleting slow, so every record
    # has a row of its own; one growing row per case took minutes to fill.
    "INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1)",
    "CREATE VIRTUAL TABLE case_search_words USING fts5vocab (case_search, 'row')",
    """
    CREATE TRIGGER case_texts_indexed AFTER INSERT ON case_texts
    BEGIN
        INSERT INTO case_search (rowid, head, body) VALUES (NEW.row, NEW.head, NEW.body);
    END
    """,
    """
    CREATE TRIGGER case_texts_unindexed AFTER DELETE ON case_texts
    BEGIN
        INSERT INTO case_search (case_search, rowid, head, body)
        VALUES ('delete', OLD.row, OLD.head, OLD.body);
    END
    """,
    """
    CREATE TRIGGER case_texts_fixed BEFORE UPDATE ON case_texts
    BEGIN SELECT RAISE(ABORT, 'case_texts are replaced, not changed'); END
    """,
)

# Each kind of record with words: where they lie, and what of it is found by.
_RECORDS = {
    "entries": ("entries AS r", ("facts", "question", "advice", "source", "next_step")),
    "follow_ups": ("follow_ups AS r", ("text", "proof")),
    "red_flags": ("red_flags AS r", ("detail", "resolution")),
    "documents": ("documents AS r", ("title",)),
    "second_looks": ("second_looks AS r", ("question", "remark")),
    "amounts": ("amounts AS r", ("what",)),
    "attachments": ("attachments AS r", ("title",)),
    "contacts": ("contacts AS r", ("note",)),
    "collective_cases": (
        "collective_cases AS r JOIN collectives AS g ON g.id = r.collective_id",
        ("g.title", "g.note"),
    ),
}


def _folded(expression: str) -> str:
    return f"replace(replace({expression}, 'ß', 'ss'), 'ẞ', 'SS')"


_HEAD = _folded("p.pseudonym || ' ' || c.title")


_HEADS = """
    INSERT INTO case_texts (case_id, record_id, head, body)
    SELECT c.id, NULL, {head}, ''
    FROM cases AS c JOIN persons AS p ON p.id = c.person_id
    WHERE {which} ORDER BY c.id
    """
# Pseudonym and title stand before the words of each record, so that a search may mix both.
_BODIES = """
    INSERT INTO case_texts (case_id, record_id, head, body)
    SELECT c.id, r.id, '', {head} || char(10) || {words}
    FROM {source} JOIN cases AS c ON c.id = r.case_id JOIN persons AS p ON p.id = c.person_id
    WHERE ({which}) AND length({filled}) > 0 ORDER BY r.id
    """
_FORGET_CASES = """
    DELETE FROM case_texts WHERE case_id IN (SELECT c.id FROM cases AS c WHERE {which})
    """


def _heads(which: str) -> str:
    """Return the insert of the rows that carry pseudonym and title of cases."""
    return _HEADS.format(head=_HEAD, which=which)


def _bodies(kind: str, which: str) -> str:
    """Return the insert of the rows of one kind of record."""
    source, columns = _RECORDS[kind]
    names = [name if "." in name else f"r.{name}" for name in columns]
    return _BODIES.format(
        head=_HEAD,
        words=_folded(" || char(10) || ".join(names)),
        source=source,
        which=which,
        filled=" || ".join(names),
    )


def _trigger(name: str, event: str, steps: list[str], when: str = "") -> str:
    condition = f"WHEN {when} " if when else ""
    return f"CREATE TRIGGER {name} AFTER {event} {condition}BEGIN {'; '.join(steps)}; END"


def _all_of(which: str) -> list[str]:
    """Return the steps that write everything of some cases anew."""
    return [
        _FORGET_CASES.format(which=which),
        _heads(which),
        *(_bodies(kind, which) for kind in _RECORDS),
    ]


def _record_triggers(kind: str) -> list[str]:
    """Return the triggers that follow one kind of record: added, changed, erased."""
    forget = "DELETE FROM case_texts WHERE record_id = {}.id"
    has_case = "{}.case_id IS NOT NULL" if kind == "contacts" else ""
    columns = [name for name in _RECORDS[kind][1] if "." not in name]
    watched = ", ".join([*columns, "case_id"])
    return [
        _trigger(
            f"{kind}_searchable",
            f"INSERT ON {kind}",
            [_bodies(kind, "r.id = NEW.id")],
            has_case.format("NEW"),
        ),
        _trigger(
            f"{kind}_rewritten",
            f"UPDATE OF {watched} ON {kind}",
            [forget.format("NEW"), _bodies(kind, "r.id = NEW.id")],
        ),
        _trigger(
            f"{kind}_forgotten",
            f"DELETE ON {kind}",
            [forget.format("OLD")],
            has_case.format("OLD"),
        ),
    ]


_FORGET_COLLECTIVE = """
    DELETE FROM case_texts WHERE record_id IN (
        SELECT r.id FROM collective_cases AS r WHERE r.collective_id = NEW.id
    )
    """


def _search_triggers() -> list[str]:
    return [
        _trigger("cases_searchable", "INSERT ON cases", [_heads("c.id = NEW.id")]),
        _trigger("cases_retitled", "UPDATE OF title, person_id ON cases", _all_of("c.id = NEW.id")),
        _trigger(
            "persons_renamed", "UPDATE OF pseudonym ON persons", _all_of("c.person_id = NEW.id")
        ),
        _trigger(
            "collectives_rewritten",
            "UPDATE OF title, note ON collectives",
            [_FORGET_COLLECTIVE, _bodies("collective_cases", "r.collective_id = NEW.id")],
        ),
        *(trigger for kind in _RECORDS for trigger in _record_triggers(kind)),
    ]


def upgrade() -> None:
    """Add what case work needs, and lay the search down anew over all of it."""
    for change in _NEW_COLUMNS:
        op.execute(f"ALTER TABLE {change}")
    for table, columns in _TABLES.items():
        case = _CASE.format(table=table)
        op.execute(f"CREATE TABLE {table} ({_ROW}{columns.format(case=case)}) STRICT")
    for index in _INDEXES:
        op.execute(f"CREATE {index}")
    op.execute(_CLOSED)
    for table in _APPEND_ONLY:
        for event in ("UPDATE", "DELETE"):
            op.execute(_APPEND_ONLY_GUARD.format(table=table, event=event))
    for table in _LEAVE_TOMBSTONES:
        op.execute(_TOMBSTONE.format(table=table))
    for statement in (*_FORGET_OLD_SEARCH, *_SEARCH, *_search_triggers()):
        op.execute(statement)
    op.execute(_heads("1"))
    for kind in _RECORDS:
        op.execute(_bodies(kind, "1"))


def downgrade() -> None:
    """Refuse: a vault never goes back, its encrypted copy is the way back."""
    raise NotImplementedError("vaults are not downgraded")
