# SPDX-License-Identifier: GPL-3.0-or-later
"""Immutable values that services return and front ends show; codes stay codes here.

They cross the pipe between engine and window, so this module imports the domain only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from hilft_desktop.domain.cases import Case, CaseDocument, ChecklistRun, Entry, FollowUp, RedFlag
from hilft_desktop.domain.casework import (
    Amount,
    AmountTotals,
    Attachment,
    Collective,
    HouseholdMember,
    PersonProfile,
    SecondLook,
)
from hilft_desktop.domain.codes import CaseStatus, Land, Topic
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.domain.guide import GuideListing
from hilft_desktop.domain.letters import LetterField, LetterValue
from hilft_desktop.domain.persons import Consent, Identity, Person
from hilft_desktop.domain.printing import SenderProfile
from hilft_desktop.domain.tallies import TallyMode
from hilft_desktop.services.directory_rows import ReferralRow
from hilft_desktop.services.proof_rows import ProofRow


@dataclass(frozen=True, slots=True)
class VaultState:
    """What the front ends may know about the vault without asking it anything."""

    is_open: bool
    path: str = ""
    is_practice: bool = False
    unit_name: str = ""
    counsellor: str = ""
    content_version: str = ""
    date_flags: int = 0
    """Red flags raised at this opening because a deadline came near or is over."""
    purged: int = 0
    """Real names erased at this opening because their time was over."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the first start asks for."""

    path: str
    unit_name: str
    place: str
    land: Land
    address: tuple[str, ...]
    contact: str
    counsellor: str
    passphrase: str
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class CreatedVault:
    """A new, opened vault with its recovery sheet (PDF bytes), which exists only now."""

    state: VaultState
    recovery_groups: tuple[str, ...]
    recovery_pdf: bytes


@dataclass(frozen=True, slots=True)
class PassphraseRating:
    """Whether a passphrase of one's own is strong enough; ``advice`` is a message code."""

    acceptable: bool
    score: int
    advice: str


@dataclass(frozen=True, slots=True)
class VaultReport:
    """Result of a full check of a vault file."""

    healthy: bool
    schema: str
    contacts: int
    persons: int
    cases: int
    size_bytes: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup file."""

    path: str
    made_at: datetime
    size_bytes: int
    proven_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BackupStatus:
    """How well the vault is backed up; ``overdue`` must be shown loudly."""

    directory: str
    last_at: datetime | None
    last_proven_at: datetime | None
    overdue: bool
    failed: str = ""
    """Error code of the last attempt, if it failed."""
    waiting: bool = False
    """Something changed that no backup holds yet."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something due, with the pseudonym it belongs to."""

    follow_up: FollowUp
    case_title: str
    pseudonym: str
    days_left: int


@dataclass(frozen=True, slots=True)
class OpenFlagRow:
    """A red flag nobody has answered yet."""

    flag: RedFlag
    case_title: str
    pseudonym: str


@dataclass(frozen=True, slots=True)
class LookRow:
    """A second look asked for and not given yet."""

    look: SecondLook
    case_title: str
    pseudonym: str


@dataclass(frozen=True, slots=True)
class TodayOverview:
    """Everything the start page shows; ``waiting_papers`` lie in the print queue."""

    day: date
    due: tuple[DueRow, ...]
    due_total: int
    flags: tuple[OpenFlagRow, ...]
    flags_total: int
    content_overdue: tuple[GuideListing, ...]
    backup: BackupStatus
    contacts_this_month: int
    second_looks: tuple[LookRow, ...] = ()
    """What others asked to have looked at: in cases where I am second, or nobody is."""
    second_looks_total: int = 0
    referrals_late: tuple[ReferralRow, ...] = ()
    referrals_late_total: int = 0
    reminders: tuple[DueRow, ...] = ()
    """Due later than the week shown in ``due``, but to be brought to mind by today."""
    proofs: tuple[ProofRow, ...] = ()
    """Letters whose proof of delivery is asked for by today."""
    proofs_total: int = 0
    waiting_papers: int = 0


@dataclass(frozen=True, slots=True)
class ContactPage:
    """One page of contacts; ``next_after`` is empty at the end."""

    rows: tuple[Contact, ...]
    next_after: str


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases to list; ``after`` continues behind the last row of the page before."""

    text: str = ""
    status: CaseStatus | None = None
    topic: Topic | None = None
    after: str = ""
    limit: int = 200
    counsellor: str = ""
    """Only cases for which this counsellor is responsible, first or second."""
    needs: str = ""
    """Only cases with an open ``flag``, an open ``second_look`` or something ``overdue``."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list. Pseudonym only."""

    id: str
    pseudonym: str
    title: str
    topic: Topic
    status: CaseStatus
    opened_on: date
    open_flags: int
    next_due: date | None
    counsellor: str = ""
    second_counsellor: str = ""
    open_looks: int = 0
    """Second looks asked for and not given yet."""


@dataclass(frozen=True, slots=True)
class CasePage:
    """One page of a list; ``next_after`` is empty at the end."""

    rows: tuple[CaseRow, ...]
    next_after: str
    total: int
    corrected: str = ""
    """The words really searched for, after a typo was mended; empty if none was."""


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """Everything on the case page."""

    case: Case
    person: Person
    contacts: tuple[Contact, ...]
    entries: tuple[Entry, ...]
    flags: tuple[RedFlag, ...]
    follow_ups: tuple[FollowUp, ...]
    runs: tuple[ChecklistRun, ...]
    documents: tuple[CaseDocument, ...]
    profile: PersonProfile = field(default_factory=PersonProfile)
    household: tuple[HouseholdMember, ...] = ()
    amounts: tuple[Amount, ...] = ()
    totals: AmountTotals = field(default_factory=AmountTotals)
    attachments: tuple[Attachment, ...] = ()
    second_looks: tuple[SecondLook, ...] = ()
    collectives: tuple[Collective, ...] = ()
    consents: tuple[Consent, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistListing:
    """A checklist in a list."""

    id: str
    title: str
    summary: str
    topic: str
    version: str
    next_check: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class LetterListing:
    """A letter in a list."""

    id: str
    title: str
    summary: str
    kind: str
    topic: str


@dataclass(frozen=True, slots=True)
class LetterForm:
    """A letter ready to be filled: what is known already, what is missing, what consent exists."""

    letter_id: str
    title: str
    fields: tuple[LetterField, ...]
    known: Mapping[str, LetterValue]
    missing: tuple[str, ...]
    consent_purpose: str
    consents: tuple[Consent, ...] = ()
    identity: Identity | None = None
    warning: str = ""
    """What the counsellor must know before sending this letter; empty if there is nothing."""
    overdue_since: date | None = None
    """Day by which the template should have been checked, if that has passed."""
    purge_on: date | None = None
    """Day proposed for erasing a name that is kept, by the group's own rule."""
    needs_reason: bool = False
    """The check is overdue for so long that using the template takes a reason."""
    stopped: tuple[str, ...] = ()
    """Why this template must not be used at all; empty when nothing stands against it."""
    senders: tuple[SenderProfile, ...] = ()
    """Letterheads to choose from besides the group's own; empty for the person's own letters."""
    sender: str = ""
    """Id of the letterhead chosen, empty for the group's own."""


@dataclass(frozen=True, slots=True)
class LetterRequest:
    """What to render. ``edited_text`` replaces the template's body when it is not ``None``."""

    letter_id: str
    values: Mapping[str, LetterValue]
    case_id: str = ""
    form: str = "B"
    large_print: bool = False
    edited_text: str | None = None
    on: date | None = None
    sender: str = ""
    """Id of a letterhead of the group; empty for its own."""
    sent_by: str = ""
    """How it is sent, a ``Delivery`` code; empty while nobody said so."""
    override: str = ""
    """Why a template is used whose check is long overdue."""
    written_on: date | None = None
    """The date on a letter printed again; ``None`` for today."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A rendered page: 8-bit RGB rows of ``stride`` bytes."""

    width: int
    height: int
    stride: int
    rgb: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LetterPreview:
    """The very PDF that is printed or saved, pictures of its pages, and the editable body text."""

    pdf: bytes = field(repr=False)
    pages: tuple[PagePicture, ...] = field(repr=False)
    body_text: str = field(repr=False)
    leaving: tuple[tuple[str, str], ...]
    """Label and printed value of every field that leaves with this letter."""


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month in the tally page. No true count appears here, only whether there is something."""

    month: str
    state: str
    """``empty``, ``running``, ``open``, ``released`` or ``held_back``."""
    release_id: str = ""
    published_total: int | None = None
    released_with: str = ""
    """The later month in whose release this one is counted, if it was held back first."""


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A frozen release: published numbers only, and the exact bytes of its file."""

    month: str
    release_id: str
    unit_name: str
    land: str
    period_from: str
    period_to: str
    held_back: tuple[str, ...]
    """Months before this one that were held back and are counted in here."""
    tables: Mapping[str, int | Mapping[str, int]]
    """The total and the one-way tables."""
    json_bytes: bytes = field(repr=False)
    two_way: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    """Tables topic x another dimension by name, then topic, then code; empty for a small total."""
    unit_id: str = ""
    catalogue: str = "1"
    """Version of the table catalogue; "2" has the one-way table ``grievance`` besides."""
    mode: TallyMode = TallyMode.ROUNDED


@dataclass(frozen=True, slots=True)
class ReleaseFiles:
    """A release as files: name without any personal part, and bytes."""

    files: tuple[tuple[str, bytes], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One entry in the register of everything that ever left the laptop."""

    at: datetime
    kind: str
    what: str
    sha256: str
