# SPDX-License-Identifier: GPL-3.0-or-later
"""All repositories of one transaction."""

from __future__ import annotations

from hilft_desktop.storage.repositories.attachments import AttachmentRepository
from hilft_desktop.storage.repositories.bulk import BulkRepository
from hilft_desktop.storage.repositories.case_money import AmountRepository
from hilft_desktop.storage.repositories.case_records import DocumentRepository, EntryRepository
from hilft_desktop.storage.repositories.case_work import (
    ChecklistRunRepository,
    FlagRepository,
)
from hilft_desktop.storage.repositories.cases import CaseRepository
from hilft_desktop.storage.repositories.collectives import CollectiveRepository
from hilft_desktop.storage.repositories.contacts import ContactRepository
from hilft_desktop.storage.repositories.expiry import ExpiryRepository
from hilft_desktop.storage.repositories.follow_ups import FollowUpRepository
from hilft_desktop.storage.repositories.households import HouseholdRepository
from hilft_desktop.storage.repositories.key_slots import KeySlotRepository
from hilft_desktop.storage.repositories.ledgers import (
    BackupRepository,
    ExportRepository,
    ReleaseRepository,
)
from hilft_desktop.storage.repositories.persons import PersonRepository
from hilft_desktop.storage.repositories.print_jobs import PrintJobRepository
from hilft_desktop.storage.repositories.referrals import ReferralRepository
from hilft_desktop.storage.repositories.retention import (
    ErasureRepository,
    HoldRepository,
    StrippedRepository,
)
from hilft_desktop.storage.repositories.search import SearchRepository
from hilft_desktop.storage.repositories.second_looks import SecondLookRepository
from hilft_desktop.storage.repositories.sender_profiles import SenderProfileRepository
from hilft_desktop.storage.repositories.settings import (
    CounsellorRepository,
    DraftRepository,
    SettingsRepository,
)
from hilft_desktop.storage.repositories.signer import SignerRepository
from hilft_desktop.storage.transaction import Transaction


class UnitOfWork:
    """What a function handed to ``Vault.read`` or ``Vault.write`` works with, and only there."""

    __slots__ = (
        "amounts",
        "attachments",
        "backups",
        "bulk",
        "cases",
        "checklist_runs",
        "collectives",
        "contacts",
        "counsellors",
        "documents",
        "drafts",
        "entries",
        "erasures",
        "expiry",
        "exports",
        "flags",
        "follow_ups",
        "holds",
        "households",
        "keys",
        "persons",
        "print_jobs",
        "referrals",
        "releases",
        "search",
        "second_looks",
        "senders",
        "settings",
        "signer",
        "stripped",
    )

    def __init__(self, tx: Transaction) -> None:
        self.settings = SettingsRepository(tx)
        self.counsellors = CounsellorRepository(tx)
        self.keys = KeySlotRepository(tx)
        self.contacts = ContactRepository(tx)
        self.persons = PersonRepository(tx)
        self.households = HouseholdRepository(tx)
        self.cases = CaseRepository(tx)
        self.entries = EntryRepository(tx)
        self.flags = FlagRepository(tx)
        self.follow_ups = FollowUpRepository(tx)
        self.checklist_runs = ChecklistRunRepository(tx)
        self.amounts = AmountRepository(tx)
        self.attachments = AttachmentRepository(tx)
        self.collectives = CollectiveRepository(tx)
        self.second_looks = SecondLookRepository(tx)
        self.referrals = ReferralRepository(tx)
        self.documents = DocumentRepository(tx)
        self.drafts = DraftRepository(tx)
        self.print_jobs = PrintJobRepository(tx)
        self.senders = SenderProfileRepository(tx)
        self.releases = ReleaseRepository(tx)
        self.exports = ExportRepository(tx)
        self.holds = HoldRepository(tx)
        self.erasures = ErasureRepository(tx)
        self.stripped = StrippedRepository(tx)
        self.backups = BackupRepository(tx)
        self.search = SearchRepository(tx)
        self.signer = SignerRepository(tx)
        self.bulk = BulkRepository(tx)
        self.expiry = ExpiryRepository(tx)
