# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters: fill, preview, hand out, record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from stdnum import iban

from hilft_desktop import __version__
from hilft_desktop.documents.letter_text import LetterText
from hilft_desktop.documents.model import Footer, Form, Letter
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.pdf.render import render_pdf, window_test_page
from hilft_desktop.documents.preview import page_images
from hilft_desktop.documents.template import compose, missing_fields
from hilft_desktop.documents.text import render_text
from hilft_desktop.documents.values import as_text, is_empty, typed_value
from hilft_desktop.domain.cases import CaseDocument
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.delivery import Delivery
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, SenderId
from hilft_desktop.domain.letters import (
    FieldType,
    LetterField,
    LetterSender,
    LetterTemplate,
    LetterValue,
)
from hilft_desktop.domain.persons import Consent, Identity
from hilft_desktop.domain.printing import SenderProfile
from hilft_desktop.domain.privacy import RetentionKind
from hilft_desktop.services.consents import ConsentService, require_consent
from hilft_desktop.services.letter_case import case_lines
from hilft_desktop.services.letter_facts import KnownFacts
from hilft_desktop.services.letter_frame import letter_frame
from hilft_desktop.services.letter_keeping import new_document, sent_json
from hilft_desktop.services.letter_keys import sent_key
from hilft_desktop.services.letter_papers import PaperListing, other_papers
from hilft_desktop.services.letter_rows import LetterFiles
from hilft_desktop.services.letter_state import LetterState, letter_state, refuse_stale
from hilft_desktop.services.papers import SCREEN_DPI
from hilft_desktop.services.referral_link import prepared_facts, settle
from hilft_desktop.services.retention import load_rules
from hilft_desktop.services.rows import (
    LetterForm,
    LetterListing,
    LetterPreview,
    LetterRequest,
    PagePicture,
)
from hilft_desktop.services.senders import sender_unit
from hilft_desktop.services.texts import cleaned, limited
from hilft_desktop.storage.signing import sha256_hex

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork


QUEUE = "queue"
WAYS_OUT = ("print", "pdf", "odt", "text", QUEUE)
"""How a letter may leave; what waits in the print queue leaves once it is printed."""
_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class _CaseFacts:
    """What a case brings to a letter."""

    known: KnownFacts
    consents: tuple[Consent, ...]
    purge_on: date | None = None
    senders: tuple[SenderProfile, ...] = ()


class LetterService:
    """Turns templates and values into paper; keeps what was sent with its case."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self, on: date | None = None) -> tuple[LetterListing, ...]:
        """Return the letters that hold on the working date."""
        return tuple(
            LetterListing(t.id, t.title, t.summary, t.kind, t.topic)
            for t in self._session.content.letters(self._day(on))
        )

    def other_papers(self) -> tuple[PaperListing, ...]:
        """Return papers that other parts of the program make, with the call that makes them."""
        return other_papers()

    def fields(self, letter_id: str, on: date | None = None) -> tuple[LetterField, ...]:
        """Return the fields of a letter; raises as ``ContentLibrary.letter``."""
        return self._template(letter_id, on).fields

    def prepare(
        self, letter_id: str, case_id: str = "", sender: str = "", on: date | None = None
    ) -> LetterForm:
        """Return a letter with everything the vault knows filled in, and what is still missing.

        ``sender`` is the id of a letterhead of the group. Raises ``UserError("sender_unknown")``
        and as ``ContentLibrary.letter``.
        """
        template = self._template(letter_id, on)
        facts = self._facts(case_id, sender)
        known = facts.known.values(template.fields)
        state = self._state(template, on)
        ours = template.sender is LetterSender.UNIT
        return LetterForm(
            letter_id=letter_id,
            title=template.title,
            fields=template.fields,
            known=known,
            missing=missing_fields(template, known),
            consent_purpose=template.consent,
            consents=facts.consents,
            identity=facts.known.identity,
            warning=template.warning,
            overdue_since=state.overdue_since,
            purge_on=facts.purge_on,
            needs_reason=state.needs_reason,
            stopped=state.stopped,
            senders=facts.senders if ours else (),
            sender=sender if ours else "",
        )

    def preview(self, request: LetterRequest) -> LetterPreview:
        """Return the PDF that would be printed, its pages as pictures and its editable text.

        Raises ``UserError("letter_values_missing", fields=…)`` and others for wrong values.
        """
        template = self._template(request.letter_id, request.on)
        letter = self._letter(template, request)
        pdf = self._pdf(letter, request)
        pictures = tuple(
            PagePicture(image.width, image.height, image.stride, image.rgb)
            for image in page_images(pdf, dpi=SCREEN_DPI)
        )
        return LetterPreview(
            pdf=pdf,
            pages=pictures,
            body_text=LetterText.of(letter).body,
            leaving=_leaving(template, request.values),
        )

    def preview_pdf(self, request: LetterRequest) -> bytes:
        """Return the PDF that ``preview`` shows, without pictures; raises as that."""
        template = self._template(request.letter_id, request.on)
        return self._pdf(self._letter(template, request), request)

    def paper(self, request: LetterRequest) -> bytes:
        """Return the PDF of a letter that may leave, no other form; raises as ``files``."""
        template = self._template(request.letter_id, request.on)
        refuse_stale(self._state(template, request.on), request.override)
        return self._pdf(self._letter(template, request), request)

    def recipient(self, request: LetterRequest) -> str:
        """Return to whom a letter goes, as its first address line; raises as ``preview``."""
        template = self._template(request.letter_id, request.on)
        lines = self._letter(template, request).recipient
        return lines[0] if lines else ""

    def files(self, request: LetterRequest) -> LetterFiles:
        """Return the letter as PDF, ODT and plain text of the same words.

        Raises ``UserError`` as ``preview``, and ``letter_law_changed``, ``letter_check_overdue``.
        """
        template = self._template(request.letter_id, request.on)
        refuse_stale(self._state(template, request.on), request.override)
        letter = self._letter(template, request)
        form = Form(request.form)
        return LetterFiles(
            pdf=self._pdf(letter, request),
            odt=render_odt(letter, form=form, large_print=request.large_print),
            text=render_text(letter),
        )

    def record(self, request: LetterRequest, how: str) -> Changed[CaseDocument]:
        """Keep with its case that this letter leaves, book its follow-up, enter the register.

        ``how`` is one of ``WAYS_OUT``. Kept are the values without those that tell who somebody
        is; with them only among the drafts, and only while the case keeps the name. Raises
        ``UserError("consent_missing" | "consent_expired")`` unless the person has agreed to this
        purpose and to this very recipient, and still does; else as ``files``, and
        ``delivery_unknown``.
        """
        template = self._template(request.letter_id, request.on)
        refuse_stale(self._state(template, request.on), request.override)
        request = _checked(request)
        letter = self._letter(template, request)
        digest = sha256_hex(self._pdf(letter, request))
        today = self._session.clock.today()
        if how not in WAYS_OUT:
            raise ValueError("unknown way out")

        def keep(uow: UnitOfWork) -> CaseDocument:
            case = uow.cases.get(CaseId(request.case_id))
            if template.consent:
                to = letter.recipient[0] if letter.recipient else ""
                consents = uow.persons.consents(case.person_id)
                require_consent(consents, template.consent, to, today)
            identity = uow.persons.identity(case.person_id)
            new = new_document(
                template,
                request,
                identity,
                body=LetterText.of(letter).body,
                digest=digest,
                content_version=self._session.content.version,
                today=today,
                on=self._day(request.on),
            )
            document = uow.documents.add(case.id, new)
            slip = settle(uow, template, request.values, document, today)
            if identity is not None:  # else nobody agreed that the name is kept any longer
                sent = sent_json(template.fields, request)
                uow.drafts.put(sent_key(case.id, document.id), sent)
            if how != QUEUE:
                uow.exports.append("letter", f"{template.title} ({how})", digest)
            if template.follow_up_days is not None:
                due = today + timedelta(days=template.follow_up_days)
                words = template.follow_up_text or template.title
                uow.follow_ups.add(case.id, due, f"{words} ({slip})" if slip else words)
            return document

        document = self._session.vault.write(keep)
        changes = Changes.of(Kind.DOCUMENT, Kind.FOLLOW_UP, Kind.EXPORT, case_id=request.case_id)
        return Changed(document, changes)

    def save_identity(
        self, case_id: str, name: str, address: tuple[str, ...], contact: str, purge_on: date
    ) -> Changed[Identity]:
        """Keep real name and address of a case's person until the purge day.

        Raises ``UserError("identity_name_missing" | "identity_purge_past")``.
        """
        name = " ".join(cleaned(name).split())
        if not name:
            raise UserError("identity_name_missing", field="name")
        if purge_on <= self._session.clock.today():
            raise UserError("identity_purge_past", field="purge_on")
        lines = tuple(line for entry in address if (line := cleaned(entry).strip()))

        def keep(uow: UnitOfWork) -> Identity:
            person_id = uow.cases.get(CaseId(case_id)).person_id
            identity = Identity(person_id, name, lines, cleaned(contact).strip(), purge_on)
            uow.persons.put_identity(identity)
            return identity

        identity = self._session.vault.write(keep)
        return Changed(identity, Changes.of(Kind.PERSON, case_id=case_id))

    def give_consent(
        self, case_id: str, purpose: str, recipient: str, expires_on: date | None = None
    ) -> Changed[Consent]:
        """Record with ``ConsentService.give`` that the case's person agreed; raises as that."""
        person_id = self._session.vault.read(lambda uow: uow.cases.get(CaseId(case_id)).person_id)
        given = ConsentService(self._session).give(person_id, purpose, recipient, expires_on)
        return Changed(given.value, replace(given.changes, case_id=case_id))

    def withdraw_consent(self, consent_id: str) -> Changed[Consent]:
        """Record with ``ConsentService.withdraw`` that the person took an agreement back."""
        return ConsentService(self._session).withdraw(consent_id)

    def test_page(self, form: str) -> bytes:
        """Return a page with the outline of the address window, for checking a printer."""
        footer = Footer(f"hilft desktop {__version__}", self._session.clock.today())
        return window_test_page(form=Form(form), footer=footer)

    def _template(self, letter_id: str, on: date | None) -> LetterTemplate:
        return self._session.content.letter(letter_id, self._day(on))

    def _letter(self, template: LetterTemplate, request: LetterRequest) -> Letter:
        _check_ibans(template, request.values)
        frame = letter_frame(
            template,
            self._session,
            self._day(request.on),
            written_on=request.written_on,
            contact=self._contact(request.sender),
        )
        letter = compose(template, request.values, frame, request.edited_text)
        if request.edited_text is not None:
            letter = replace(LetterText.of(letter), body=request.edited_text).apply(letter)
        return letter

    def _pdf(self, letter: Letter, request: LetterRequest) -> bytes:
        return render_pdf(letter, form=Form(request.form), large_print=request.large_print)

    def _contact(self, sender: str) -> str | None:
        if not sender:
            return None
        return self._session.vault.read(lambda uow: uow.senders.get(SenderId(sender))).contact

    def _state(self, template: LetterTemplate, on: date | None) -> LetterState:
        return letter_state(
            template, self._session.content, self._day(on), self._session.clock.today()
        )

    def _facts(self, case_id: str, sender: str = "") -> _CaseFacts:
        today = self._session.clock.today()
        if not self._session.state().is_open:
            return _CaseFacts(KnownFacts(today), ())
        counsellor = self._session.state().counsellor

        def load(uow: UnitOfWork) -> _CaseFacts:
            unit, signature = sender_unit(uow, sender)
            known = KnownFacts(today, unit, signature or counsellor)
            senders = uow.senders.list()
            if not case_id:
                return _CaseFacts(known, (), senders=senders)
            person = uow.persons.get(uow.cases.get(CaseId(case_id)).person_id)
            code, body = prepared_facts(uow, CaseId(case_id), self._session.content.layer.addresses)
            known = replace(
                known,
                case_lines=case_lines(uow, self._session, CaseId(case_id), today),
                slip_code=code,
                body=body,
                pseudonym=person.pseudonym,
                language=person.language,
                identity=uow.persons.identity(person.id),
            )
            consents = uow.persons.consents(person.id)
            return _CaseFacts(known, consents, _purge_on(uow, today), senders)

        return self._session.vault.read(load)

    def _day(self, on: date | None) -> date:
        return on or self._session.clock.today()


def _purge_on(uow: UnitOfWork, today: date) -> date:
    """Return when a name kept today goes, if nobody chooses another day."""
    days = {rule.kind: rule.days for rule in load_rules(uow)}
    return today + timedelta(days=days[RetentionKind.IDENTITY])


def _checked(request: LetterRequest) -> LetterRequest:
    if request.sent_by and request.sent_by not in set(Delivery):
        raise UserError("delivery_unknown", field="sent_by", allowed=tuple(Delivery))
    reason = " ".join(request.override.split())
    return replace(
        request,
        override=limited(reason, _LONGEST_REASON, "letter_reason_too_long", "override"),
    )


def _check_ibans(template: LetterTemplate, values: Mapping[str, LetterValue]) -> None:
    for field in template.fields:
        value = values.get(field.name)
        if field.type is not FieldType.IBAN or is_empty(value):
            continue
        # The check knows all digits of the world; banks only know ours.
        if not str(value).isascii() or not iban.is_valid(str(value)):
            raise UserError("iban_invalid", field=field.name)


def _leaving(
    template: LetterTemplate, values: Mapping[str, LetterValue]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (field.label, _printed(field, value))
        for field in template.fields
        if not is_empty(value := values.get(field.name))
    )


def _printed(field: LetterField, value: LetterValue) -> str:
    known = typed_value(field, value)
    # Lines of an address are no enumeration: "Bahnhofstraße 12 und 12345 Musterstadt" reads wrong.
    return ", ".join(known) if field.type is FieldType.LINES else as_text(known)
