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
        entry_id TEXT,
        head TEXT NOT NULL,
        body TEXT NOT NULL,
        CONSTRAINT pk_case_texts PRIMARY KEY ("row"),
        CONSTRAINT uq_case_texts_entry_id UNIQUE (entry_id),
        CONSTRAINT fk_case_texts_case_id FOREIGN KEY (case_id)
            REFERENCES cases (id) ON DELETE CASCADE,
        CONSTRAINT fk_case_texts_entry_id FOREIGN KEY (entry_id)
            REFERENCES entries (id) ON DELETE CASCADE
    ) STRICT
    """

_BY_CASE = "CREATE INDEX ix_case_texts_case_id ON case_texts (case_id)"

_INDEX = """
    CREATE VIRTUAL TABLE case_search USING fts5 (
        head, body,
        content = 'case_texts', content_rowid = 'row',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
    )
    """

# Without it the index keeps the words of deleted texts. It makes deleting slow, so every entry has
# a row of its own that is only ever added; one growing row per case took minutes to fill.
_ERASE = "INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1)"

# The case's own row carries pseudonym and title; every entry's row carries them before its words,
# so that a search may mix both.
_HEADS = """
    INSERT INTO case_texts (case_id, entry_id, head, body)
    SELECT c.id, NULL, {head}, ''
    FROM cases AS c JOIN persons AS p ON p.id = c.person_id
    WHERE {which} ORDER BY c.id
    """
_FORGET = "DELETE FROM case_texts WHERE case_id IN (SELECT c.id FROM cases AS c WHERE {which})"
_BODIES = """
    INSERT INTO case_texts (case_id, entry_id, head, body)
    SELECT c.id, e.id, '', {head} || char(10) || {entry}
    FROM entries AS e JOIN cases AS c ON c.id = e.case_id JOIN persons AS p ON p.id = c.person_id
    WHERE {which} ORDER BY e.id
    """

_INDEX_TRIGGERS = (
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

_TEXT_TRIGGERS = (
    ("cases_searchable", "INSERT ON cases", "c.id = NEW.id", "heads"),
    ("cases_retitled", "UPDATE OF title, person_id ON cases", "c.id = NEW.id", "all"),
    ("persons_renamed", "UPDATE OF pseudonym ON persons", "c.person_id = NEW.id", "all"),
    ("entries_searchable", "INSERT ON entries", "e.id = NEW.id", "bodies"),
    ("entries_rewritten", "UPDATE ON entries", "e.id = NEW.id", "entry"),
)


def _folded(expression: str) -> str:
    return f"replace(replace({expression}, 'ß', 'ss'), 'ẞ', 'SS')"


_HEAD = _folded("p.pseudonym || ' ' || c.title")
_ENTRY = _folded(
    " || char(10) || ".join(
        f"e.{name}" for name in ("facts", "question", "advice", "source", "next_step")
    )
)


def _heads(which: str) -> str:
    return _HEADS.format(head=_HEAD, which=which)


def _bodies(which: str) -> str:
    return _BODIES.format(head=_HEAD, entry=_ENTRY, which=which)


def _text_trigger(name: str, event: str, which: str, part: str) -> str:
    """Return a trigger that replaces the rows concerned."""
    steps = {
        "heads": (_heads(which),),
        "bodies": (_bodies(which),),
        "entry": ("DELETE FROM case_texts WHERE entry_id = NEW.id", _bodies(which)),
        "all": (_FORGET.format(which=which), _heads(which), _bodies(which)),
    }[part]
    return f"CREATE TRIGGER {name} AFTER {event} BEGIN {'; '.join(steps)}; END"


def upgrade() -> None:
    """Make the search and fill it with the cases that are there."""
    for statement in (_TABLE, _BY_CASE, _INDEX, _ERASE, *_INDEX_TRIGGERS):
        op.execute(statement)
    for trigger in _TEXT_TRIGGERS:
        op.execute(_text_trigger(*trigger))
    op.execute(_heads("1"))
    op.execute(_bodies("1"))


def downgrade() -> None:
    """Refuse: a vault never goes back, its encrypted copy is the way back."""
    raise NotImplementedError("vaults are not downgraded")
