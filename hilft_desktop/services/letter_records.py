# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters of a case opened again: with their values, their changed words, their old date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hilft_desktop.domain.ids import DocumentId
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.letter_keeping import Kept, read_document
from hilft_desktop.services.letter_keys import sent_key
from hilft_desktop.services.letter_rows import KeptLetter, Reprint
from hilft_desktop.services.letters import LetterService
from hilft_desktop.services.rows import LetterRequest
from hilft_desktop.storage.signing import sha256_hex

if TYPE_CHECKING:
    from hilft_desktop.domain.cases import CaseDocument
    from hilft_desktop.domain.letters import LetterTemplate
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork


class LetterRecordService:
    """Reads back what ``LetterService.record`` kept."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._letters = LetterService(session)

    def open(self, document_id: str) -> KeptLetter:
        """Return a kept letter with what is still known of it.

        Raises ``UserError``: ``document_unknown``, and ``letter_unknown`` or ``letter_other_time``
        when the content no longer has this letter.
        """
        document, kept, template = self._read(document_id)
        case_id = str(document.case_id)
        form = self._letters.prepare(document.letter_id, case_id, self._sender(kept))
        known = {**form.known, **kept.values}
        missing = tuple(
            field.name
            for field in form.fields
            if field.required and known.get(field.name) in (None, "", ())
        )
        return KeptLetter(
            document=document,
            form=replace(form, known=known, missing=missing),
            edited_text=kept.edited_text,
            kept_text=kept.words,
            template_changed=document.template_version != template.version,
            gaps=bool(missing),
            request=self._request(document, kept),
        )

    def reprint(self, document_id: str) -> Reprint:
        """Return a kept letter as PDF, with its old date, and whether the bytes are the same.

        Raises ``UserError`` as ``open``, and ``letter_values_missing`` when names were erased.
        """
        document, kept, template = self._read(document_id)
        pdf = self._letters.preview_pdf(self._request(document, kept))
        digest = sha256_hex(pdf)
        same = digest == document.pdf_sha256
        return Reprint(
            document=document,
            pdf=pdf,
            same=same,
            sha256=digest,
            why="" if same else self._why(document, template),
        )

    def _read(self, document_id: str) -> tuple[CaseDocument, Kept, LetterTemplate]:
        document, sent = self._session.vault.read(lambda uow: _load(uow, document_id))
        template = self._session.content.letter(document.letter_id, document.created_on)
        known = self._letters.prepare(
            document.letter_id, str(document.case_id), on=document.created_on
        ).known
        kept = read_document(document, template.fields, known, sent)
        if kept.on is not None and kept.on != document.created_on:
            template = self._session.content.letter(document.letter_id, kept.on)
        return document, kept, template

    def _request(self, document: CaseDocument, kept: Kept) -> LetterRequest:
        return LetterRequest(
            letter_id=document.letter_id,
            values=kept.values,
            case_id=str(document.case_id),
            form=kept.form,
            large_print=kept.large_print,
            edited_text=kept.edited_text,
            on=kept.on or document.created_on,
            sender=self._sender(kept),
            sent_by=document.sent_by,
            written_on=document.created_on,
        )

    def _sender(self, kept: Kept) -> str:
        """Return the letterhead it carried, the group's own when that is gone by now."""
        known = self._session.vault.read(lambda uow: {each.id for each in uow.senders.list()})
        return kept.sender if kept.sender in known else ""

    def _why(self, document: CaseDocument, template: LetterTemplate) -> str:
        if document.template_version != template.version:
            return _("Die Vorlage hat sich geändert ({old} → {new}).").format(
                old=document.template_version, new=template.version
            )
        if document.content_version != self._session.content.version:
            return _("Die Inhalte haben sich geändert ({old} → {new}).").format(
                old=document.content_version, new=self._session.content.version
            )
        return _("Angaben der Person, der Gruppe oder das Programm haben sich geändert.")


def _load(uow: UnitOfWork, document_id: str) -> tuple[CaseDocument, str]:
    document = uow.documents.get(DocumentId(document_id))
    draft = uow.drafts.get(sent_key(document.case_id, document.id))
    return document, draft.body if draft is not None and isinstance(draft.body, str) else ""
