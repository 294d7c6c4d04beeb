# SPDX-License-Identifier: GPL-3.0-or-later
"""All services in one place, each loaded at its first use.

Loading late keeps the start quick: guide and search work before SQLAlchemy, ReportLab or the
solver have been touched. The window knows this class by its type only.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hilft_desktop.services.attachments import AttachmentService
    from hilft_desktop.services.backups import BackupService
    from hilft_desktop.services.blank_forms import BlankFormService
    from hilft_desktop.services.bundles import BundleService
    from hilft_desktop.services.cases import CaseService
    from hilft_desktop.services.checklists import ChecklistService
    from hilft_desktop.services.collectives import CollectiveService
    from hilft_desktop.services.consents import ConsentService
    from hilft_desktop.services.contacts import ContactService
    from hilft_desktop.services.content_packs import ContentPackService
    from hilft_desktop.services.deadline_book import DeadlineBookService
    from hilft_desktop.services.deadlines import DeadlineService
    from hilft_desktop.services.directory import DirectoryService
    from hilft_desktop.services.drafts import DraftService
    from hilft_desktop.services.exports import ExportService
    from hilft_desktop.services.facts import FactService
    from hilft_desktop.services.guide import GuideService
    from hilft_desktop.services.handouts import HandoutService
    from hilft_desktop.services.handover import HandoverService
    from hilft_desktop.services.land import LandService
    from hilft_desktop.services.letter_records import LetterRecordService
    from hilft_desktop.services.letters import LetterService
    from hilft_desktop.services.local_content import LocalService
    from hilft_desktop.services.papers import PaperService
    from hilft_desktop.services.persons import PersonService
    from hilft_desktop.services.practice import PracticeService
    from hilft_desktop.services.print_queue import PrintQueueService
    from hilft_desktop.services.privacy import PrivacyService
    from hilft_desktop.services.proofs import ProofService
    from hilft_desktop.services.referrals import ReferralService
    from hilft_desktop.services.retention import RetentionService
    from hilft_desktop.services.reviews import ReviewService
    from hilft_desktop.services.scope import ScopeService
    from hilft_desktop.services.senders import SenderService
    from hilft_desktop.services.session import Session
    from hilft_desktop.services.settings import SettingsService
    from hilft_desktop.services.stall import StallService
    from hilft_desktop.services.tallies import TallyService
    from hilft_desktop.services.tally_reading import TallyReadingService
    from hilft_desktop.services.team import TeamService
    from hilft_desktop.services.today import TodayService
    from hilft_desktop.services.vault import VaultService
    from hilft_desktop.system.clock import Clock


class Services:
    """The verbs, by subject. Without an opened vault the public ones work, the others refuse.

    A session of one's own brings another clock and another cost of key derivation along.
    """

    def __init__(self, clock: Clock | None = None, *, session: Session | None = None) -> None:
        self._clock = clock
        self._given = session

    @cached_property
    def _session(self) -> Session:
        from hilft_desktop.services.session import Session

        return self._given or Session(self._clock)

    @cached_property
    def vault(self) -> VaultService:
        """Create, open, check and close the vault."""
        from hilft_desktop.services.vault import VaultService

        return VaultService(self._session)

    @cached_property
    def backups(self) -> BackupService:
        """Make, prove and restore backups."""
        from hilft_desktop.services.backups import BackupService

        return BackupService(self._session)

    @cached_property
    def settings(self) -> SettingsService:
        """The group, its counsellors, its legal guidance."""
        from hilft_desktop.services.settings import SettingsService

        return SettingsService(self._session)

    @cached_property
    def team(self) -> TeamService:
        """Who counsels here, who may open the vault, whose training counts until when."""
        from hilft_desktop.services.team import TeamService

        return TeamService(self._session)

    @cached_property
    def today(self) -> TodayService:
        """What is due today."""
        from hilft_desktop.services.today import TodayService

        return TodayService(self._session)

    @cached_property
    def contacts(self) -> ContactService:
        """Record and list contacts; turn one into a person or a case."""
        from hilft_desktop.services.contacts import ContactService

        return ContactService(self._session)

    @cached_property
    def stall(self) -> StallService:
        """Count at the stall, key by key or from a sheet of paper."""
        from hilft_desktop.services.stall import StallService

        return StallService(self._session)

    @cached_property
    def cases(self) -> CaseService:
        """List, search, show and continue cases."""
        from hilft_desktop.services.cases import CaseService

        return CaseService(self._session)

    @cached_property
    def persons(self) -> PersonService:
        """Show persons by pseudonym and keep what helps them."""
        from hilft_desktop.services.persons import PersonService

        return PersonService(self._session)

    @cached_property
    def attachments(self) -> AttachmentService:
        """Keep photos and scans of cases inside the vault."""
        from hilft_desktop.services.attachments import AttachmentService

        return AttachmentService(self._session)

    @cached_property
    def collectives(self) -> CollectiveService:
        """Keep what several cases have in common."""
        from hilft_desktop.services.collectives import CollectiveService

        return CollectiveService(self._session)

    @cached_property
    def handover(self) -> HandoverService:
        """Print what somebody else takes over."""
        from hilft_desktop.services.handover import HandoverService

        return HandoverService(self._session)

    @cached_property
    def handouts(self) -> HandoutService:
        """Print hand-outs in two languages (public but for what a case fills in)."""
        from hilft_desktop.services.handouts import HandoutService

        return HandoutService(self._session)

    @cached_property
    def guide(self) -> GuideService:
        """Read and search the guide (public, works while locked)."""
        from hilft_desktop.services.guide import GuideService

        return GuideService(self._session)

    @cached_property
    def checklists(self) -> ChecklistService:
        """Walk through checklists (public) and keep the result with a case."""
        from hilft_desktop.services.checklists import ChecklistService

        return ChecklistService(self._session)

    @cached_property
    def letters(self) -> LetterService:
        """Fill, preview, save and record letters."""
        from hilft_desktop.services.letters import LetterService

        return LetterService(self._session)

    @cached_property
    def blank_forms(self) -> BlankFormService:
        """Print the forms of the screen to be filled in by hand (public, works while locked)."""
        from hilft_desktop.services.blank_forms import BlankFormService

        return BlankFormService(self._session)

    @cached_property
    def letter_records(self) -> LetterRecordService:
        """Open letters of a case again and print them as they were."""
        from hilft_desktop.services.letter_records import LetterRecordService

        return LetterRecordService(self._session)

    @cached_property
    def proofs(self) -> ProofService:
        """How letters were sent, and what proves that they arrived."""
        from hilft_desktop.services.proofs import ProofService

        return ProofService(self._session)

    @cached_property
    def senders(self) -> SenderService:
        """Letterheads of the group besides its own."""
        from hilft_desktop.services.senders import SenderService

        return SenderService(self._session)

    @cached_property
    def print_queue(self) -> PrintQueueService:
        """Papers to print later, in one job."""
        from hilft_desktop.services.print_queue import PrintQueueService

        return PrintQueueService(self._session)

    @cached_property
    def bundles(self) -> BundleService:
        """Several papers of a case as one file."""
        from hilft_desktop.services.bundles import BundleService

        return BundleService(self._session)

    @cached_property
    def papers(self) -> PaperService:
        """Show finished papers as pictures (public, works while locked)."""
        from hilft_desktop.services.papers import PaperService

        return PaperService(self._session)

    @cached_property
    def tallies(self) -> TallyService:
        """Release protected monthly tallies."""
        from hilft_desktop.services.tallies import TallyService

        return TallyService(self._session)

    @cached_property
    def tally_reading(self) -> TallyReadingService:
        """Add published months up, compare them, make reports, tables, pictures and texts."""
        from hilft_desktop.services.tally_reading import TallyReadingService

        return TallyReadingService(self._session)

    @cached_property
    def land(self) -> LandService:
        """Add up the published files of many groups (public, works while locked)."""
        from hilft_desktop.services.land import LandService

        return LandService(self._session)

    @cached_property
    def drafts(self) -> DraftService:
        """Keep unsaved forms, encrypted."""
        from hilft_desktop.services.drafts import DraftService

        return DraftService(self._session)

    @cached_property
    def exports(self) -> ExportService:
        """The register of everything that ever left the laptop."""
        from hilft_desktop.services.exports import ExportService

        return ExportService(self._session)

    @cached_property
    def practice(self) -> PracticeService:
        """Make a vault full of fictitious cases."""
        from hilft_desktop.services.practice import PracticeService

        return PracticeService(self._session)

    @cached_property
    def facts(self) -> FactService:
        """Show the dated facts of law (public, works while locked)."""
        from hilft_desktop.services.facts import FactService

        return FactService(self._session)

    @cached_property
    def content_packs(self) -> ContentPackService:
        """Look into, install and roll back content packs (public but for affected cases)."""
        from hilft_desktop.services.content_packs import ContentPackService

        return ContentPackService(self._session)

    @cached_property
    def deadlines(self) -> DeadlineService:
        """Reckon deadlines (public, works while locked)."""
        from hilft_desktop.services.deadlines import DeadlineService

        return DeadlineService(self._session)

    @cached_property
    def deadline_book(self) -> DeadlineBookService:
        """Print and book deadlines (printing works while locked); list what is due."""
        from hilft_desktop.services.deadline_book import DeadlineBookService

        return DeadlineBookService(self._session)

    @cached_property
    def local(self) -> LocalService:
        """The group's own notes, limits and addresses (public, works while locked)."""
        from hilft_desktop.services.local_content import LocalService

        return LocalService(self._session)

    @cached_property
    def directory(self) -> DirectoryService:
        """Bodies to refer to, their papers and tables (public, works while locked)."""
        from hilft_desktop.services.directory import DirectoryService

        return DirectoryService(self._session)

    @cached_property
    def referrals(self) -> ReferralService:
        """Send a person to a body and find the case again by the slip that comes back."""
        from hilft_desktop.services.referrals import ReferralService

        return ReferralService(self._session)

    @cached_property
    def reviews(self) -> ReviewService:
        """What has to be checked against its source again (public, works while locked)."""
        from hilft_desktop.services.reviews import ReviewService

        return ReviewService(self._session)

    @cached_property
    def scope(self) -> ScopeService:
        """Say what volunteers may do themselves and what else to ask (public)."""
        from hilft_desktop.services.scope import ScopeService

        return ScopeService(self._session)

    @cached_property
    def consents(self) -> ConsentService:
        """Agreements by purpose, and the papers that go with them."""
        from hilft_desktop.services.consents import ConsentService

        return ConsentService(self._session)

    @cached_property
    def retention(self) -> RetentionService:
        """How long what is kept, what is held, and the erasing itself."""
        from hilft_desktop.services.retention import RetentionService

        return RetentionService(self._session)

    @cached_property
    def privacy(self) -> PrivacyService:
        """A person's copy, erasure with proof, and the group's own records of processing."""
        from hilft_desktop.services.privacy import PrivacyService

        return PrivacyService(self._session)
