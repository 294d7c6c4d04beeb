# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's copy and erasure, and what the group must be able to show about its own handling."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import PersonId
from hilft_desktop.domain.papers import PaperKind
from hilft_desktop.domain.privacy import Erasure, Hold
from hilft_desktop.domain.retention import holds_by_case
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.privacy_labels import reason_label
from hilft_desktop.services.privacy_rows import ErasureProof, PrivacySettings
from hilft_desktop.services.retention import drop_letter_draft
from hilft_desktop.services.texts import limited

if TYPE_CHECKING:
    from hilft_desktop.documents.model import Block
    from hilft_desktop.domain.letters import LetterValue
    from hilft_desktop.services.privacy_copy import PersonRecords
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.types import JsonValue
    from hilft_desktop.storage.unit_of_work import UnitOfWork

REASONS = ("requested", "withdrawn", "by_hand")
"""Why somebody asks for an erasure; what expires goes by ``RetentionService``."""
LINE_LIMIT = 200
LINES = 6
_CHANGES = Changes.of(
    Kind.PERSON,
    Kind.CASE,
    Kind.CONTACT,
    Kind.CONSENT,
    Kind.ATTACHMENT,
    Kind.RETENTION,
    Kind.DRAFT,
)
_TRIAL = "00000000"
_REFERENCE_SIGNS = len(_TRIAL)


class PrivacyService:
    """Answers what is stored, erases it with proof, and describes the handling."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def settings(self) -> PrivacySettings:
        """Return what the papers say beyond the group's own data."""
        from hilft_desktop.services.privacy_papers import load_settings

        return self._session.vault.read(load_settings)

    def save_settings(self, settings: PrivacySettings) -> Changed[PrivacySettings]:
        """Change that; raises ``UserError("privacy_text_too_long")`` with the field."""
        from hilft_desktop.services.privacy_papers import SETTINGS, load_settings

        def short(text: str, field: str) -> str:
            return limited(" ".join(text.split()), LINE_LIMIT, "privacy_text_too_long", field)

        lines = [short(line, "controller") for line in settings.controller[:LINES]]
        kept: dict[str, JsonValue] = {
            "controller": [*filter(None, lines)],
            "officer": short(settings.officer, "officer"),
            "authority": short(settings.authority, "authority"),
        }

        def keep(uow: UnitOfWork) -> PrivacySettings:
            uow.settings.put(SETTINGS, kept)
            return load_settings(uow)

        return Changed(self._session.vault.write(keep), Changes.of(Kind.SETTINGS))

    def copy(self, person_id: str) -> bytes:
        """Return everything stored about a person as PDF in plain German (Art. 15 GDPR).

        Attachments are listed by title. Raises ``UserError("person_unknown")``.
        """
        from hilft_desktop.services.privacy_copy import load_person, person_blocks
        from hilft_desktop.services.privacy_papers import paper_pdf

        records = self._session.vault.read(lambda uow: load_person(uow, PersonId(person_id)))
        blocks = person_blocks(records, self._session.content)
        values: dict[str, LetterValue] = {"pseudonym": records.person.pseudonym}
        return paper_pdf(self._session, PaperKind.COPY, values, {"records": blocks})

    def erase_person(self, person_id: str, reason: str) -> Changed[ErasureProof]:
        """Erase a person with everything, and return the proof, which exists only now.

        ``reason`` is one of ``REASONS``. Contacts stay as numbers, without person, case and note;
        the book gets one line that names nobody. Raises ``UserError``: ``person_unknown``,
        ``erasure_reason_unknown``, ``person_held``; nothing is erased then.
        """
        from hilft_desktop.services.privacy_copy import load_person

        if reason not in REASONS:
            raise UserError("erasure_reason_unknown", field="reason", allowed=REASONS)
        person = PersonId(person_id)
        records = self._session.vault.read(lambda uow: load_person(uow, person))
        # A proof that cannot be printed must be known before there is nothing left to prove.
        self._proof(records, reason, _TRIAL)
        today = self._session.clock.today()

        def erase(uow: UnitOfWork) -> Erasure:
            _refuse_held(uow, person, today)
            _erase(uow, person)
            return uow.erasures.append("person", reason, 1)

        erasure = self._session.vault.write(erase)
        pdf = self._proof(records, reason, erasure.id[-_REFERENCE_SIGNS:])
        return Changed(ErasureProof(pdf, erasure), _CHANGES)

    def erasures(self) -> tuple[Erasure, ...]:
        """Return the whole book of erasures, newest first."""
        return self._session.vault.read(lambda uow: uow.erasures.list())

    def processing_record(self) -> bytes:
        """Return the record of processing activities (Art. 30 GDPR) as PDF."""
        from hilft_desktop.services.privacy_papers import paper_pdf
        from hilft_desktop.services.privacy_records import load_facts, record_inserts

        facts = load_facts(self._session)
        values: dict[str, LetterValue] = {"counsellors": facts.counsellors}
        return paper_pdf(self._session, PaperKind.RECORD, values, record_inserts(facts))

    def impact_draft(self) -> bytes:
        """Return the draft of a data protection impact assessment (Art. 35 GDPR) as PDF."""
        from hilft_desktop.services.privacy_papers import paper_pdf
        from hilft_desktop.services.privacy_records import impact_inserts, load_facts

        facts = load_facts(self._session)
        values: dict[str, LetterValue] = {"counsellors": facts.counsellors}
        return paper_pdf(self._session, PaperKind.IMPACT, values, impact_inserts(facts))

    def _proof(self, records: PersonRecords, reason: str, reference: str) -> bytes:
        from hilft_desktop.services.privacy_papers import paper_pdf

        values: dict[str, LetterValue] = {
            "pseudonym": records.person.pseudonym,
            "reason": reason_label(reason),
            "erased_on": self._session.clock.today(),
            "reference": reference,
        }
        return paper_pdf(self._session, PaperKind.ERASURE, values, {"counts": _counts(records)})


def _refuse_held(uow: UnitOfWork, person_id: PersonId, today: date) -> None:
    held = holds_by_case(uow.holds.active(today), today)
    holds: list[Hold] = [held[case] for case in uow.expiry.case_ids(person_id) if case in held]
    if holds:
        raise UserError("person_held", until=format_date(max(hold.until for hold in holds)))


def _erase(uow: UnitOfWork, person_id: PersonId) -> None:
    """Erase a person with drafts about them and collective cases they alone kept up."""
    case_ids = uow.expiry.case_ids(person_id)
    drop_letter_draft(uow, person_id)
    for case_id in case_ids:
        uow.expiry.drop_drafts(case_id)
    gathered = uow.expiry.collectives_of(case_ids)
    uow.persons.erase(person_id)
    uow.expiry.drop_empty(gathered)


def _counts(records: PersonRecords) -> tuple[Block, ...]:
    from hilft_desktop.documents.model import Bullets, plain
    from hilft_desktop.i18n.catalog import N_, ngettext

    cases = records.cases
    counted = (
        (N_("{n} Deckname mit Angaben zur Person"), N_("{n} Decknamen mit Angaben zur Person"), 1),
        (
            N_("{n} Name samt Anschrift"),
            N_("{n} Namen samt Anschriften"),
            int(records.identity is not None),
        ),
        (N_("{n} Einwilligung"), N_("{n} Einwilligungen"), len(records.consents)),
        (N_("{n} Fall"), N_("{n} Fälle"), len(cases)),
        (
            N_("{n} Eintrag in Chroniken"),
            N_("{n} Einträge in Chroniken"),
            sum(len(c.entries) for c in cases),
        ),
        (
            N_("{n} Frist oder Aufgabe"),
            N_("{n} Fristen und Aufgaben"),
            sum(len(c.follow_ups) for c in cases),
        ),
        (N_("{n} Schreiben"), N_("{n} Schreiben"), sum(len(c.documents) for c in cases)),
        (
            N_("{n} Foto oder Scan"),
            N_("{n} Fotos und Scans"),
            sum(len(c.attachments) for c in cases),
        ),
        (
            N_("{n} Notiz zu einem Gespräch"),
            N_("{n} Notizen zu Gesprächen"),
            sum(1 for contact in records.contacts if contact.data.note),
        ),
    )
    return (
        Bullets(
            tuple(
                plain(ngettext(one, many, count).format(n=count))
                for one, many, count in counted
                if count
            )
        ),
    )
