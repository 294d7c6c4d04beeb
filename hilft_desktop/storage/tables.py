# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of the vault.

Every row has a UUIDv7, the laptop it comes from and a Lamport counter, so that two laptops can be
merged. Triggers and the search index are laid down by the migrations, not here.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

from hilft_desktop.domain.codes import (
    AgeBand,
    CaseStatus,
    Channel,
    EuroBand,
    FlagKind,
    Household,
    Language,
    Outcome,
    Topic,
)
from hilft_desktop.storage.types import Code, Day, Json, Moment, YesNo

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *columns: Any) -> Table:
    """Return a STRICT table whose rows carry id, origin, Lamport counter and both moments."""
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True, nullable=False),
        Column("origin", Text, nullable=False),
        Column("lamport", Integer, nullable=False),
        Column("created_at", Moment, nullable=False),
        Column("changed_at", Moment, nullable=False),
        *columns,
        sqlite_strict=True,
    )


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _case_id() -> Column[str]:
    return Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False)


vault_meta = Table(
    "vault_meta",
    metadata,
    Column("one", Integer, CheckConstraint("one = 1", name="single_row"), primary_key=True),
    _text("vault_id"),
    _text("laptop_id"),
    Column("lamport", Integer, nullable=False),
    Column("signing_key", LargeBinary, nullable=False),
    Column("created_at", Moment, nullable=False),
    sqlite_strict=True,
)
"""The vault itself: one row."""

tombstones = Table(
    "tombstones",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    _text("kind"),
    _text("origin"),
    Column("lamport", Integer, nullable=False),
    sqlite_strict=True,
)
"""Ids of erased rows, without content: a merge must never bring them back."""

settings = _table(
    "settings", Column("key", Text, nullable=False, unique=True), Column("value", Json)
)

counsellors = _table(
    "counsellors",
    _text("name"),
    Column("slot_id", Text, unique=True),
    Column("left_on", Day),
)

key_slots = _table(
    "key_slots",
    Column("slot_id", Text, nullable=False, unique=True),
    _text("kind"),
    Column("public_key", LargeBinary, nullable=False),
)
"""Whose public keys the data key is sealed to. The key file outside is not trusted for this."""

key_events = _table("key_events", _text("event"), _text("slot_id"))
"""Append-only: slots made, used for recovery, changed, removed."""

persons = _table(
    "persons",
    Column("pseudonym", Text(collation="NOCASE"), nullable=False, unique=True),
    Column("language", Code(Language), nullable=False),
    Column("created_on", Day, nullable=False),
)

pseudonyms_used = _table(
    "pseudonyms_used", Column("pseudonym", Text(collation="NOCASE"), nullable=False, unique=True)
)
"""Every pseudonym ever given: on paper it still means its first bearer, so it is never reused."""

identities = _table(
    "identities",
    Column(
        "person_id",
        Text,
        ForeignKey("persons.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    _text("name"),
    Column("address", Json, nullable=False),
    _text("contact"),
    Column("purge_on", Day, nullable=False, index=True),
)
"""Real names; nothing joins them except the letter step."""

consents = _table(
    "consents",
    Column(
        "person_id", Text, ForeignKey("persons.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    _text("purpose"),
    _text("recipient"),
    Column("given_on", Day, nullable=False),
    Column("withdrawn_on", Day),
)

cases = _table(
    "cases",
    Column("person_id", Text, ForeignKey("persons.id"), nullable=False),
    Column("topic", Code(Topic), nullable=False),
    _text("title"),
    Column("status", Code(CaseStatus), nullable=False),
    Column("opened_on", Day, nullable=False),
    Column("law_on", Day, nullable=False),
    _text("counsellor"),
    Column("active_at", Moment, nullable=False),
)
Index(None, cases.c.person_id, cases.c.id)
Index(None, cases.c.active_at, cases.c.id)
Index(None, cases.c.status, cases.c.active_at, cases.c.id)
Index(None, cases.c.opened_on, cases.c.id)

contacts = _table(
    "contacts",
    Column("date", Day, nullable=False),
    Column("booked_on", Day, nullable=False),
    Column("channel", Code(Channel), nullable=False),
    Column("topic", Code(Topic), nullable=False),
    Column("topics", Json, nullable=False),
    Column("age_band", Code(AgeBand), nullable=False),
    Column("household", Code(Household), nullable=False),
    Column("outcome", Code(Outcome), nullable=False),
    Column("language", Code(Language), nullable=False),
    Column("claimed", Integer, CheckConstraint("claimed >= 0", name="claimed")),
    Column("conceded", Integer, CheckConstraint("conceded >= 0", name="conceded")),
    Column("received", Integer, CheckConstraint("received >= 0", name="received")),
    Column("euro_band", Code(EuroBand), nullable=False),
    _text("note"),
    _text("place"),
    Column("person_id", Text, ForeignKey("persons.id", ondelete="SET NULL"), index=True),
    Column("case_id", Text, ForeignKey("cases.id", ondelete="SET NULL"), index=True),
)
Index(None, contacts.c.booked_on, contacts.c.id)
Index(
    "ix_contacts_tally",
    contacts.c.booked_on,
    contacts.c.topic,
    contacts.c.age_band,
    contacts.c.outcome,
    contacts.c.household,
    contacts.c.euro_band,
    contacts.c.channel,
)

entries = _table(
    "entries",
    _case_id(),
    Column("written_at", Moment, nullable=False),
    _text("counsellor"),
    _text("facts"),
    _text("question"),
    _text("advice"),
    _text("source"),
    _text("next_step"),
)
Index(None, entries.c.case_id, entries.c.written_at, entries.c.id)

red_flags = _table(
    "red_flags",
    _case_id(),
    Column("kind", Code(FlagKind), nullable=False),
    _text("detail"),
    Column("raised_on", Day, nullable=False),
    Column("resolved_on", Day),
    _text("resolution"),
)
Index(None, red_flags.c.case_id, red_flags.c.resolved_on)
Index(
    "ix_red_flags_open",
    red_flags.c.raised_on,
    red_flags.c.id,
    sqlite_where=text("resolved_on IS NULL"),
)

follow_ups = _table(
    "follow_ups",
    _case_id(),
    Column("due_on", Day, nullable=False),
    _text("text"),
    Column("is_deadline", YesNo, nullable=False),
    Column("done_on", Day),
)
Index(None, follow_ups.c.case_id, follow_ups.c.done_on, follow_ups.c.due_on)
Index(
    "ix_follow_ups_due",
    follow_ups.c.due_on,
    follow_ups.c.id,
    sqlite_where=text("done_on IS NULL"),
)

checklist_runs = _table(
    "checklist_runs",
    _case_id(),
    _text("checklist_id"),
    _text("content_version"),
    Column("worked_on", Day, nullable=False),
    Column("answers", Json, nullable=False),
    Column("ticked", Json, nullable=False),
)
Index(None, checklist_runs.c.case_id, checklist_runs.c.id)

documents = _table(
    "documents",
    _case_id(),
    _text("letter_id"),
    _text("title"),
    _text("template_version"),
    _text("content_version"),
    Column("created_on", Day, nullable=False),
    _text("values_json"),
    Column("edited_text", Text),
    _text("pdf_sha256"),
)
Index(None, documents.c.case_id, documents.c.id)

drafts = _table(
    "drafts", Column("key", Text, nullable=False, unique=True), Column("body", Json, nullable=False)
)

releases = _table(
    "releases",
    Column("month", Text, nullable=False, unique=True),
    Column("period_from", Text, nullable=False),
    Column("period_to", Text, nullable=False),
    Column("release_id", Text, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
    _text("sha256"),
)
"""The ledger of tallies that left: append-only, byte for byte."""

held_back_months = _table("held_back_months", Column("month", Text, nullable=False, unique=True))
"""Months too small to be shown; they go into the next release. Append-only."""

export_register = _table(
    "export_register",
    Column("at", Moment, nullable=False),
    _text("kind"),
    _text("what"),
    _text("sha256"),
)
"""What ever left the laptop, in words without names. Append-only."""

backups = _table(
    "backups",
    _text("event"),
    Column("at", Moment, nullable=False),
    _text("file_name"),
    Column("size", Integer, nullable=False),
    _text("sha256"),
)
"""Copies made and copies proven by a test restore. Append-only."""

case_texts = Table(
    "case_texts",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("entry_id", Text, ForeignKey("entries.id", ondelete="CASCADE"), unique=True),
    _text("head"),
    _text("body"),
    sqlite_strict=True,
)
"""What the case search reads: a row per case and one per entry, kept in step by triggers."""
