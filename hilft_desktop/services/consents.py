# SPDX-License-Identifier: GPL-3.0-or-later
"""Consent: asked for by purpose, given and withdrawn by day, and the papers that go with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import PersonId
from hilft_desktop.domain.papers import PaperKind
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.texts import cleaned, limited

if TYPE_CHECKING:
    from hilft_desktop.domain.letters import LetterValue
    from hilft_desktop.domain.persons import Consent
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

RECIPIENT_LIMIT = 200
NEED_RECIPIENT = frozenset({ConsentPurpose.REFERRAL, ConsentPurpose.FUND, ConsentPurpose.SUPPLIER})
"""Purposes that mean nothing without the one to whom something goes."""
FORM_PURPOSES = (ConsentPurpose.RECORD, ConsentPurpose.CONTACT)
"""What the form asks for when nobody chose: what every case begins with."""


class ConsentService:
    """The only way to an agreement; letters ask it as well."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person_id: str) -> tuple[Consent, ...]:
        """Return all agreements of a person, withdrawn and expired ones included, oldest first.

        Raises ``UserError("person_unknown")``.
        """
        wanted = PersonId(person_id)

        def load(uow: UnitOfWork) -> tuple[Consent, ...]:
            uow.persons.get(wanted)
            return uow.persons.consents(wanted)

        return self._session.vault.read(load)

    def give(
        self,
        person_id: str,
        purpose: str | ConsentPurpose,
        recipient: str = "",
        expires_on: date | None = None,
    ) -> Changed[Consent]:
        """Record that a person agreed, today, to one purpose and, for a referral, one recipient.

        It holds until ``expires_on`` (that day included), without one until it is withdrawn.
        Raises ``UserError``: ``person_unknown``, ``consent_recipient_missing``,
        ``consent_recipient_too_long``, ``consent_expiry_past``; and ``ValueError`` for an unknown
        purpose: such a consent would never count.
        """
        asked = ConsentPurpose(purpose)
        to = _recipient(asked, recipient)
        today = self._session.clock.today()
        if expires_on is not None and expires_on < today:
            raise UserError("consent_expiry_past", field="expires_on")
        given = self._session.vault.write(
            lambda uow: uow.persons.add_consent(
                PersonId(person_id), asked.value, to, today, expires_on
            )
        )
        return Changed(given, Changes.of(Kind.CONSENT, Kind.PERSON))

    def withdraw(self, consent_id: str) -> Changed[Consent]:
        """Record that the person took an agreement back, today; twice keeps the first day.

        Raises ``UserError("consent_unknown")``.
        """
        today = self._session.clock.today()
        taken_back = self._session.vault.write(
            lambda uow: uow.persons.withdraw_consent(consent_id, today)
        )
        return Changed(taken_back, Changes.of(Kind.CONSENT, Kind.PERSON))

    def withdrawal_sheet(self, consent_id: str) -> bytes:
        """Return the paper that tells the person what their withdrawal changed.

        Raises ``UserError("consent_unknown")``.
        """
        from hilft_desktop.services.privacy_papers import paper_pdf

        def load(uow: UnitOfWork) -> tuple[Consent, str]:
            consent = uow.persons.consent(consent_id)
            return consent, uow.persons.get(consent.person_id).pseudonym

        consent, pseudonym = self._session.vault.read(load)
        purpose = ConsentPurpose(consent.purpose)
        values: dict[str, LetterValue] = {
            "pseudonym": pseudonym,
            "purpose": label(purpose),
            "recipient": consent.recipient,
            "given_on": consent.given_on,
            "withdrawn_on": consent.withdrawn_on or self._session.clock.today(),
            "is_record": purpose is ConsentPurpose.RECORD,
        }
        return paper_pdf(self._session, PaperKind.WITHDRAWAL, values)

    def form(
        self,
        purposes: tuple[ConsentPurpose, ...] = FORM_PURPOSES,
        recipient: str = "",
        *,
        large_print: bool = False,
    ) -> bytes:
        """Return the form to sign, with a box for each purpose; works while locked.

        Raises ``UserError``: ``consent_purpose_missing``, ``consent_recipient_too_long``.
        """
        from hilft_desktop.services.privacy_papers import paper_pdf

        if not purposes:
            raise UserError("consent_purpose_missing", field="purposes")
        values: dict[str, LetterValue] = {
            f"asks_{purpose.value}": purpose in purposes for purpose in ConsentPurpose
        }
        values["recipient"] = _recipient(ConsentPurpose.RECORD, recipient)
        return paper_pdf(self._session, PaperKind.CONSENT, values, large_print=large_print)

    def information_sheet(self, *, large_print: bool = False) -> bytes:
        """Return the sheet to hand out before anything is written down; works while locked."""
        from hilft_desktop.services.privacy_papers import paper_pdf

        return paper_pdf(self._session, PaperKind.INFORMATION, large_print=large_print)


def require_consent(
    consents: tuple[Consent, ...], purpose: str, recipient: str, day: date
) -> Consent:
    """Return the agreement that carries something to a recipient on a day.

    Raises ``UserError``: ``consent_expired`` when there was one and its time is over,
    ``consent_missing`` when it was never given, or was withdrawn.
    """
    to = same_recipient(recipient)
    fitting = [
        each
        for each in consents
        if each.purpose == purpose and same_recipient(each.recipient) == to
    ]
    for consent in reversed(fitting):
        if consent.holds_on(day):
            return consent
    expired = [each for each in fitting if each.withdrawn_on is None and each.expires_on]
    if expired:
        ended = max(each.expires_on for each in expired if each.expires_on)
        raise UserError(
            "consent_expired", purpose=purpose, recipient=recipient, ended=format_date(ended)
        )
    raise UserError("consent_missing", purpose=purpose, recipient=recipient)


def same_recipient(name: str) -> str:
    """Return a recipient's name as it is compared: signs nobody sees make no difference."""
    return " ".join(cleaned(name).split()).casefold()


def _recipient(purpose: ConsentPurpose, recipient: str) -> str:
    to = limited(
        " ".join(cleaned(recipient).split()),
        RECIPIENT_LIMIT,
        "consent_recipient_too_long",
        "recipient",
    )
    if purpose in NEED_RECIPIENT and not to:
        raise UserError("consent_recipient_missing", field="recipient")
    return to
