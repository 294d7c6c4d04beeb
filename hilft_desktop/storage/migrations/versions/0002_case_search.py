# SPDX-License-Identifier: GPL-3.0-or-later
"""Case search: what it reads, the full-text index, and the triggers that keep both in step.

Frozen with the first release. The tokenizer strips diacritics ("a" finds "ä") but knows no "ß",
so texts and queries carry "ss".
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TABLE = """
    CREATE TABLE case_texts (
        "row" INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        pseudonym TEXT NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_case_texts PRIMARY KEY ("row"),
        CONSTRAINT uq_case_texts_case_id UNIQUE (case_id),
        CONSTRAINT fk_case_texts_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE
    ) STRICT
    """

_INDEX = """
    CREATE VIRTUAL TABLE case_search USING fts5 (
        pseudonym, title, body,
        content = 'case_texts', content_rowid = 'row',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    )
    """

# Without it the index keeps the words of deleted texts.
_ERASE = "INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1)"

# Placeholders: {folded:X} is X with ss for ß; {entry:X} all words of the entry X.
_TRIGGERS = (
    """
    CREATE TRIGGER case_texts_indexed AFTER INSERT ON case_texts
    BEGIN
        INSERT INTO case_search (rowid, pseudonym, title, body)
        VALUES (NEW.row, NEW.pseudonym, NEW.title, NEW.body);
    END
    """,
    """
    CREATE TRIGGER case_texts_unindexed AFTER DELETE ON case_texts
    BEGIN
        INSERT INTO case_search (case_search, rowid, pseudonym, title, body)
        VALUES ('delete', OLD.row, OLD.pseudonym, OLD.title, OLD.body);
    END
    """,
    """
    CREATE TRIGGER case_texts_reindexed AFTER UPDATE ON case_texts
    BEGIN
        INSERT INTO case_search (case_search, rowid, pseudonym, title, body)
        VALUES ('delete', OLD.row, OLD.pseudonym, OLD.title, OLD.body);
        INSERT INTO case_search (rowid, pseudonym, title, body)
        VALUES (NEW.row, NEW.pseudonym, NEW.title, NEW.body);
    END
    """,
    """
    CREATE TRIGGER cases_searchable AFTER INSERT ON cases
    BEGIN
        INSERT INTO case_texts (case_id, pseudonym, title, body)
        SELECT NEW.id, {folded:pseudonym}, {folded:NEW.title}, ''
        FROM persons WHERE id = NEW.person_id;
    END
    """,
    """
    CREATE TRIGGER cases_retitled AFTER UPDATE OF title, person_id ON cases
    BEGIN
        UPDATE case_texts SET
            title = {folded:NEW.title},
            pseudonym = (SELECT {folded:pseudonym} FROM persons WHERE id = NEW.person_id)
        WHERE case_id = NEW.id;
    END
    """,
    """
    CREATE TRIGGER persons_renamed AFTER UPDATE OF pseudonym ON persons
    BEGIN
        UPDATE case_texts SET pseudonym = {folded:NEW.pseudonym}
        WHERE case_id IN (SELECT id FROM cases WHERE person_id = NEW.id);
    END
    """,
    """
    CREATE TRIGGER entries_searchable AFTER INSERT ON entries
    BEGIN
        UPDATE case_texts SET body = body || char(10) || {entry:NEW}
        WHERE case_id = NEW.case_id;
    END
    """,
    """
    CREATE TRIGGER entries_rewritten AFTER UPDATE ON entries
    BEGIN
        UPDATE case_texts SET body = coalesce(
            (
                SELECT group_concat({entry:e}, char(10)) FROM entries AS e
                WHERE e.case_id = NEW.case_id
            ), ''
        ) WHERE case_id = NEW.case_id;
    END
    """,
    """
    CREATE TRIGGER entries_unsearchable AFTER DELETE ON entries
    BEGIN
        UPDATE case_texts SET body = coalesce(
            (
                SELECT group_concat({entry:e}, char(10)) FROM entries AS e
                WHERE e.case_id = OLD.case_id
            ), ''
        ) WHERE case_id = OLD.case_id;
    END
    """,
)

_FILL = """
    INSERT INTO case_texts (case_id, pseudonym, title, body)
    SELECT c.id, {folded:p.pseudonym}, {folded:c.title}, coalesce(
        (SELECT group_concat({entry:e}, char(10)) FROM entries AS e WHERE e.case_id = c.id), ''
    )
    FROM cases AS c JOIN persons AS p ON p.id = c.person_id ORDER BY c.id
    """


class _Folded:
    """Fills ``{folded:X}``."""

    def __format__(self, expression: str) -> str:
        return f"replace(replace({expression}, 'ß', 'ss'), 'ẞ', 'SS')"


class _Entry:
    """Fills ``{entry:X}``."""

    def __format__(self, row: str) -> str:
        names = ("facts", "question", "advice", "source", "next_step")
        return format(_Folded(), " || char(10) || ".join(f"{row}.{name}" for name in names))


def upgrade() -> None:
    """Make the search and fill it with the cases that are there."""
    for statement in (_TABLE, _INDEX, _ERASE, *_TRIGGERS, _FILL):
        op.execute(statement.format(folded=_Folded(), entry=_Entry()))


def downgrade() -> None:
    """Refuse: a vault never goes back, its encrypted copy is the way back."""
    raise NotImplementedError("vaults are not downgraded")
