# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of the vault.

Every row has a UUIDv7, the laptop it comes from and a Lamport counter, so that two laptops can be
merged. Triggers and the search index are laid down by the migrations, not here.
"""

from __future__ import annotations

from hilft_desktop.storage.tables.base import (
    metadata,
)
from hilft_desktop.storage.tables.casework import (
    amounts,
    attachment_pages,
    attachments,
    case_texts,
    cases,
    checklist_runs,
    collective_cases,
    collectives,
    contacts,
    documents,
    entries,
    follow_ups,
    print_jobs,
    red_flags,
    referrals,
    second_looks,
)
from hilft_desktop.storage.tables.keeping import (
    backups,
    counsellors,
    drafts,
    erasures,
    export_register,
    held_back_months,
    key_events,
    key_slots,
    releases,
    retention_holds,
    sender_profiles,
    settings,
    stripped_cases,
    tombstones,
    vault_meta,
)
from hilft_desktop.storage.tables.people import (
    consents,
    household_members,
    identities,
    persons,
    pseudonyms_used,
)

__all__ = [
    "amounts",
    "attachment_pages",
    "attachments",
    "backups",
    "case_texts",
    "cases",
    "checklist_runs",
    "collective_cases",
    "collectives",
    "consents",
    "contacts",
    "counsellors",
    "documents",
    "drafts",
    "entries",
    "erasures",
    "export_register",
    "follow_ups",
    "held_back_months",
    "household_members",
    "identities",
    "key_events",
    "key_slots",
    "metadata",
    "persons",
    "print_jobs",
    "pseudonyms_used",
    "red_flags",
    "referrals",
    "releases",
    "retention_holds",
    "second_looks",
    "sender_profiles",
    "settings",
    "stripped_cases",
    "tombstones",
    "vault_meta",
]
