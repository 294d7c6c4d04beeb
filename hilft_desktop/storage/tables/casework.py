# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of contacts and cases, of everything that hangs on a case, and of the search."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as sql_text

from hilft_desktop.domain.casework import AmountKind, CollectiveKind
from hilft_desktop.domain.codes import (
    AgeBand,
    CaseStatus,
    Channel,
    EuroBand,
    FlagKind,
    Grievance,
    Household,
    Language,
    Outcome,
    Topic,
)
from hilft_desktop.storage.tables.base import case_id, metadata, parent, table, text_column
from hilft_desktop.storage.types import Code, Day, Json, Moment, YesNo

cases = table(
    "cases",
    Column("person_id", Text, ForeignKey("persons.id"), nullable=False),
    Column("topic", Code(Topic), nullable=False),
    text_column("title"),
    Column("status", Code(CaseStatus), nullable=False),
    Column("opened_on", Day, nullable=False),
    Column("law_on", Day, nullable=False),
    text_column("counsellor"),
    Column("active_at", Moment, nullable=False),
    text_column("second_counsellor", default=""),
    Column("closed_on", Day),
)
Index(None, cases.c.person_id, cases.c.id)
Index(None, cases.c.active_at, cases.c.id)
Index(None, cases.c.status, cases.c.active_at, cases.c.id)
Index(None, cases.c.opened_on, cases.c.id)
Index(
    "ix_cases_closed", cases.c.closed_on, cases.c.id, sqlite_where=sql_text("closed_on IS NOT NULL")
)

contacts = table(
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
    text_column("note"),
    text_column("place"),
    Column("person_id", Text, ForeignKey("persons.id", ondelete="SET NULL"), index=True),
    Column("case_id", Text, ForeignKey("cases.id", ondelete="SET NULL"), index=True),
    Column("grievance", Code(Grievance), nullable=False, server_default=Grievance.NONE.value),
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
    contacts.c.grievance,
)

entries = table(
    "entries",
    case_id(),
    Column("written_at", Moment, nullable=False),
    text_column("counsellor"),
    text_column("facts"),
    text_column("question"),
    text_column("advice"),
    text_column("source"),
    text_column("next_step"),
    text_column("step", default=""),
    text_column("light", default=""),
)
Index(None, entries.c.case_id, entries.c.written_at, entries.c.id)

red_flags = table(
    "red_flags",
    case_id(),
    Column("kind", Code(FlagKind), nullable=False),
    text_column("detail"),
    Column("raised_on", Day, nullable=False),
    Column("resolved_on", Day),
    text_column("resolution"),
    text_column("raised_by", default="hand"),
)
"""``raised_by`` is the flag's origin; ``origin`` is the laptop, as everywhere."""
Index(None, red_flags.c.case_id, red_flags.c.resolved_on)
Index(
    "ix_red_flags_open",
    red_flags.c.raised_on,
    red_flags.c.id,
    sqlite_where=sql_text("resolved_on IS NULL"),
)

follow_ups = table(
    "follow_ups",
    case_id(),
    Column("due_on", Day, nullable=False),
    text_column("text"),
    Column("is_deadline", YesNo, nullable=False),
    Column("done_on", Day),
    text_column("kind", default=""),
    Column("latest", Day),
    Column("remind_on", Day),
    text_column("computation", default=""),
    text_column("proof", default=""),
    Column("flagged_on", Day),
)
"""``flagged_on`` is the day its date raised a red flag: that happens once."""
Index(None, follow_ups.c.case_id, follow_ups.c.done_on, follow_ups.c.due_on)
Index(
    "ix_follow_ups_due",
    follow_ups.c.due_on,
    follow_ups.c.id,
    sqlite_where=sql_text("done_on IS NULL"),
)
Index(
    "ix_follow_ups_remind",
    follow_ups.c.remind_on,
    follow_ups.c.id,
    sqlite_where=sql_text("done_on IS NULL AND remind_on IS NOT NULL"),
)

checklist_runs = table(
    "checklist_runs",
    case_id(),
    text_column("checklist_id"),
    text_column("content_version"),
    Column("worked_on", Day, nullable=False),
    Column("answers", Json, nullable=False),
    Column("ticked", Json, nullable=False),
)
Index(None, checklist_runs.c.case_id, checklist_runs.c.id)

documents = table(
    "documents",
    case_id(),
    text_column("letter_id"),
    text_column("title"),
    text_column("template_version"),
    text_column("content_version"),
    Column("created_on", Day, nullable=False),
    text_column("values_json"),
    Column("edited_text", Text),
    text_column("pdf_sha256"),
    text_column("sent_by", default=""),
    text_column("proof", default=""),
    text_column("proof_note", default=""),
    Column("proof_on", Day),
    Column("proof_due", Day),
)
"""``proof_due`` is the day from which somebody is asked for the proof of delivery; NULL once it is
entered, or when none is wanted."""
Index(None, documents.c.case_id, documents.c.id)
Index(
    "ix_documents_unproven",
    documents.c.proof_due,
    documents.c.id,
    sqlite_where=sql_text("proof_due IS NOT NULL"),
)

print_jobs = table(
    "print_jobs",
    Column("case_id", Text, ForeignKey("cases.id", ondelete="CASCADE"), index=True),
    text_column("kind"),
    text_column("title"),
    Column("request", Json, nullable=False),
    Column("copies", Integer, CheckConstraint("copies > 0", name="copies"), nullable=False),
    Column("position", Integer, CheckConstraint("position >= 0", name="position"), nullable=False),
    Column("queued_on", Day, nullable=False),
)
"""Papers waiting for a printer, as what they are made of; erased once printed."""
Index(None, print_jobs.c.position, print_jobs.c.id)

referrals = table(
    "referrals",
    case_id(),
    Column("document_id", Text, ForeignKey("documents.id", ondelete="SET NULL")),
    Column("code", Text, nullable=False, unique=True),
    text_column("body_id"),
    text_column("body_kind"),
    text_column("body_name"),
    Column("sent_on", Day, nullable=False),
    text_column("answer"),
    Column("answered_on", Day),
    text_column("answer_note"),
)
"""Where a person was sent; ``code`` stands on the slip that comes back."""
Index(None, referrals.c.case_id, referrals.c.id)
Index(
    "ix_referrals_open",
    referrals.c.sent_on,
    referrals.c.id,
    sqlite_where=sql_text("answered_on IS NULL"),
)

second_looks = table(
    "second_looks",
    case_id(),
    text_column("question"),
    Column("requested_on", Day, nullable=False),
    text_column("requested_by"),
    Column("done_on", Day),
    text_column("done_by"),
    text_column("remark"),
)
Index(None, second_looks.c.case_id, second_looks.c.done_on)
Index(
    "ix_second_looks_open",
    second_looks.c.requested_on,
    second_looks.c.id,
    sqlite_where=sql_text("done_on IS NULL"),
)

amounts = table(
    "amounts",
    case_id(),
    Column("kind", Code(AmountKind), nullable=False),
    Column("cents", Integer, CheckConstraint("cents >= 0", name="cents"), nullable=False),
    Column("on_day", Day, nullable=False),
    text_column("what"),
)
Index(None, amounts.c.case_id, amounts.c.on_day, amounts.c.id)

attachments = table(
    "attachments",
    case_id(),
    text_column("title"),
    Column("pages", Integer, CheckConstraint("pages > 0", name="pages"), nullable=False),
    Column("size", Integer, CheckConstraint("size > 0", name="size"), nullable=False),
    text_column("sha256"),
    Column("added_on", Day, nullable=False),
    text_column("added_by"),
)
Index(None, attachments.c.case_id, attachments.c.id)

attachment_pages = table(
    "attachment_pages",
    parent("attachment_id", "attachments.id"),
    Column("page", Integer, CheckConstraint("page >= 0", name="page"), nullable=False),
    Column("picture", LargeBinary, nullable=False),
)
"""One re-encoded picture a page, in a table of its own: lists never read them."""
Index(None, attachment_pages.c.attachment_id, attachment_pages.c.page, unique=True)

collectives = table(
    "collectives",
    Column("kind", Code(CollectiveKind), nullable=False),
    text_column("title"),
    text_column("note"),
    Column("opened_on", Day, nullable=False),
)

collective_cases = table(
    "collective_cases",
    parent("collective_id", "collectives.id"),
    case_id(),
    UniqueConstraint("collective_id", "case_id"),
)
Index(None, collective_cases.c.case_id)

case_texts = Table(
    "case_texts",
    metadata,
    Column("row", Integer, primary_key=True),
    parent("case_id", "cases.id", index=True),
    Column("record_id", Text, unique=True),
    text_column("head"),
    text_column("body"),
    sqlite_strict=True,
)
"""What the case search reads, kept in step by triggers: a row per case, with ``record_id`` NULL,
and one for each thing on it that carries words (entry, flag, attachment, note of a contact …)."""
