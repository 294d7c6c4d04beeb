# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of the vault itself and its books: settings, keys, releases, backups, what was erased."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, Table, Text

from hilft_desktop.domain.codes import EuroBand, Topic
from hilft_desktop.storage.tables.base import case_id, metadata, table, text_column
from hilft_desktop.storage.types import Code, Day, Json, Moment

vault_meta = Table(
    "vault_meta",
    metadata,
    Column("one", Integer, CheckConstraint("one = 1", name="single_row"), primary_key=True),
    text_column("vault_id"),
    text_column("laptop_id"),
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
    text_column("kind"),
    text_column("origin"),
    Column("lamport", Integer, nullable=False),
    sqlite_strict=True,
)
"""Ids of erased rows, without content: a merge must never bring them back."""

settings = table(
    "settings", Column("key", Text, nullable=False, unique=True), Column("value", Json)
)

sender_profiles = table(
    "sender_profiles",
    Column("title", Text, nullable=False, unique=True),
    text_column("name"),
    Column("address", Json, nullable=False),
    text_column("contact"),
    text_column("place"),
    text_column("signature"),
)
"""Letterheads of the group besides its own address, for example of an office."""

counsellors = table(
    "counsellors",
    text_column("name"),
    Column("slot_id", Text, unique=True),
    Column("left_on", Day),
    Column("trained_until", Day),
)

key_slots = table(
    "key_slots",
    Column("slot_id", Text, nullable=False, unique=True),
    text_column("kind"),
    Column("public_key", LargeBinary, nullable=False),
)
"""Whose public keys the data key is sealed to. The key file outside is not trusted for this."""

key_events = table("key_events", text_column("event"), text_column("slot_id"))
"""Append-only: slots made, used for recovery, changed, removed."""

drafts = table(
    "drafts", Column("key", Text, nullable=False, unique=True), Column("body", Json, nullable=False)
)

releases = table(
    "releases",
    Column("month", Text, nullable=False, unique=True),
    Column("period_from", Text, nullable=False),
    Column("period_to", Text, nullable=False),
    Column("release_id", Text, nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
    text_column("sha256"),
)
"""The ledger of tallies that left: append-only, byte for byte."""

held_back_months = table("held_back_months", Column("month", Text, nullable=False, unique=True))
"""Months too small to be shown; they go into the next release. Append-only."""

export_register = table(
    "export_register",
    Column("at", Moment, nullable=False),
    text_column("kind"),
    text_column("what"),
    text_column("sha256"),
)
"""What ever left the laptop, in words without names. Append-only."""

backups = table(
    "backups",
    text_column("event"),
    Column("at", Moment, nullable=False),
    text_column("file_name"),
    Column("size", Integer, nullable=False),
    text_column("sha256"),
)
"""Copies made and copies proven by a test restore. Append-only."""

retention_holds = table(
    "retention_holds",
    case_id(),
    text_column("reason"),
    Column("set_on", Day, nullable=False),
    text_column("set_by"),
    Column("until", Day, nullable=False, index=True),
)
"""Cases that must not be erased yet."""
Index(None, retention_holds.c.case_id, retention_holds.c.id)

erasures = table(
    "erasures",
    Column("at", Moment, nullable=False),
    text_column("kind"),
    text_column("reason"),
    Column("count", Integer, CheckConstraint("count >= 0", name="count"), nullable=False),
)
"""What was erased, why and how much of it, naming nobody. Append-only."""

stripped_cases = table(
    "stripped_cases",
    Column("topic", Code(Topic), nullable=False),
    text_column("opened_month"),
    text_column("closed_month"),
    Column("conceded_band", Code(EuroBand), nullable=False),
    Column("received_band", Code(EuroBand), nullable=False),
)
"""What is left of expired cases: enough to count them."""
