# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of persons: pseudonym and profile, household, real names apart, agreements."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text

from hilft_desktop.domain.casework import MemberAge, ReadsGerman, Relation
from hilft_desktop.domain.codes import Language
from hilft_desktop.storage.tables.base import parent, table, text_column
from hilft_desktop.storage.types import Code, Day, Json

persons = table(
    "persons",
    Column("pseudonym", Text(collation="NOCASE"), nullable=False, unique=True),
    Column("language", Code(Language), nullable=False),
    Column("created_on", Day, nullable=False),
    Column("reads_german", Code(ReadsGerman), nullable=False, server_default="unbekannt"),
    Column("means", Json, nullable=False, server_default="[]"),
    text_column("safe_contact", default=""),
)

pseudonyms_used = table(
    "pseudonyms_used", Column("pseudonym", Text(collation="NOCASE"), nullable=False, unique=True)
)
"""Every pseudonym ever given: on paper it still means its first bearer, so it is never reused."""

household_members = table(
    "household_members",
    parent("person_id", "persons.id"),
    Column("position", Integer, CheckConstraint("position >= 0", name="position"), nullable=False),
    Column("relation", Code(Relation), nullable=False),
    Column("age", Code(MemberAge), nullable=False),
)
"""Who lives with a person: relation and age band, never a name."""
Index(None, household_members.c.person_id, household_members.c.position)

identities = table(
    "identities",
    parent("person_id", "persons.id", unique=True),
    text_column("name"),
    Column("address", Json, nullable=False),
    text_column("contact"),
    Column("purge_on", Day, nullable=False, index=True),
)
"""Real names; nothing joins them except the letter step."""

consents = table(
    "consents",
    parent("person_id", "persons.id", index=True),
    text_column("purpose"),
    text_column("recipient"),
    Column("given_on", Day, nullable=False),
    Column("withdrawn_on", Day),
    Column("expires_on", Day),
)
