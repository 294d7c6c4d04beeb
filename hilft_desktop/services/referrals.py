# SPDX-License-Identifier: GPL-3.0-or-later
"""Referrals: choose a body, send with consent, find the case again by the code on the slip."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import CaseId, PersonId, ReferralId
from hilft_desktop.domain.referrals import (
    ANSWER_DAYS,
    ANSWERS,
    Referral,
    ReferralAnswer,
    new_code,
    read_code,
)
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.consents import require_consent
from hilft_desktop.services.directory import DirectoryService
from hilft_desktop.services.directory_rows import ReferralPlan, ReferralRow
from hilft_desktop.services.referral_link import slip_words
from hilft_desktop.services.texts import limited
from hilft_desktop.storage.repositories.referrals import NewReferral

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.repositories.referrals import ReferralRow as StorageRow
    from hilft_desktop.storage.unit_of_work import UnitOfWork

ANSWER_DAYS_KEY = "referral_answer_days"
"""Settings key: after how many days without an answer a referral is brought to mind."""
_LONGEST_DAYS = 180
NOTE_LIMIT = 1000
_SHOWN = 500
REFERRAL_LETTERS = "verweis"
"""Kind of the letters a referral can go with."""
GENERAL_LETTER = "uebergabeblatt"
"""The one that fits every body; offered first where no letter is made for its kind."""


class ReferralService:
    """Everything about sending a person to a body but the letter itself."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # ----------------------------------------------------------------------------- sending

    def begin(self, case_id: str, body_id: str) -> Changed[ReferralPlan]:
        """Choose a body for a case; the next referral letter of the case is filled with it.

        What was chosen before and not sent is forgotten. Nothing leaves, and nothing is asked of
        the person yet: the letter refuses to leave without her consent to this very body.
        Raises ``UserError``: ``case_unknown``, ``local_id_unknown``.
        """
        entry = DirectoryService(self._session).entry(body_id)
        address, today = entry.row.address, self._session.clock.today()
        letters = self._letters(entry.kind.letter if entry.kind else "")

        def write(uow: UnitOfWork) -> ReferralPlan:
            case = uow.cases.get(CaseId(case_id))
            new = NewReferral(_free_code(uow), address.id, address.kind.value, address.name)
            referral = uow.referrals.prepare(case.id, new, today)
            fault = _consent_fault(uow, case.person_id, address.name, today)
            return ReferralPlan(referral, (address.name, *address.lines), letters, fault)

        plan = self._session.vault.write(write)
        return Changed(plan, Changes.of(Kind.REFERRAL, case_id=case_id))

    def drop(self, case_id: str) -> Changed[None]:
        """Forget what was chosen for a case and not sent."""
        self._session.vault.write(lambda uow: uow.referrals.drop_prepared(CaseId(case_id)))
        return Changed(None, Changes.of(Kind.REFERRAL, case_id=case_id))

    def hand_out(self, case_id: str, body_id: str) -> Changed[Referral]:
        """Note that the person took the address along and goes there by herself.

        Nothing leaves for the body, so no consent is asked. Raises as ``begin``.
        """
        referral = self.begin(case_id, body_id).value.referral
        today = self._session.clock.today()
        sent = self._session.vault.write(
            lambda uow: uow.referrals.mark_sent(referral.id, None, today)
        )
        return Changed(sent, Changes.of(Kind.REFERRAL, case_id=case_id))

    # ------------------------------------------------------------------------------ reading

    def of_case(self, case_id: str) -> tuple[Referral, ...]:
        """Return the referrals of a case, oldest first, a prepared one included."""
        return self._session.vault.read(lambda uow: uow.referrals.of_case(CaseId(case_id)))

    def open(self, *, only_late: bool = False) -> tuple[ReferralRow, ...]:
        """Return the referrals without an answer, oldest first; ``only_late`` those overdue."""
        today = self._session.clock.today()

        def load(uow: UnitOfWork) -> tuple[ReferralRow, ...]:
            until = late_until(uow, today) if only_late else None
            page = uow.referrals.open(until=until, limit=_SHOWN)
            return tuple(referral_row(row, today) for row in page.items)

        return self._session.vault.read(load)

    def find(self, code: str) -> ReferralRow:
        """Return the referral of a slip.

        Raises ``UserError`` with the field ``code``: ``slip_code_missing``, ``slip_code_length``,
        ``slip_code_sign``, ``slip_code_wrong`` (a typing error), ``slip_code_unknown`` (right in
        itself, but not of this vault).
        """
        kept, today = read_code(code), self._session.clock.today()
        row = self._session.vault.read(lambda uow: uow.referrals.by_code(kept))
        if row is None or row.referral.is_prepared:
            raise UserError("slip_code_unknown", field="code")
        return referral_row(row, today)

    def answer_days(self) -> int:
        """Return after how many days without an answer a referral is brought to mind."""
        return self._session.vault.read(_answer_days)

    # ----------------------------------------------------------------------------- answering

    def answer(self, referral_id: str, answer: str, note: str = "") -> Changed[ReferralRow]:
        """Write down what came back and tick off the follow-up that waited for it.

        Raises ``UserError``: ``referral_unknown``, ``referral_answer_missing``,
        ``referral_not_sent``, ``referral_note_too_long``.
        """
        given = next((each for each in ANSWERS if each.value == answer), None)
        if given is None:
            raise UserError("referral_answer_missing", field="answer")
        words = limited(note, NOTE_LIMIT, "referral_note_too_long", "note")
        return self._answer(referral_id, given, words)

    def reopen(self, referral_id: str) -> Changed[ReferralRow]:
        """Take an answer back that was entered by mistake; raises as ``answer``."""
        return self._answer(referral_id, ReferralAnswer.OPEN, "")

    def set_answer_days(self, days: int) -> Changed[int]:
        """Set after how many days a referral is brought to mind; raises ``answer_days_wrong``."""
        if not 1 <= days <= _LONGEST_DAYS:
            raise UserError("answer_days_wrong", field="days", highest=_LONGEST_DAYS)
        self._session.vault.write(lambda uow: uow.settings.put(ANSWER_DAYS_KEY, days))
        return Changed(days, Changes.of(Kind.SETTINGS, Kind.REFERRAL))

    def _answer(self, referral_id: str, answer: ReferralAnswer, note: str) -> Changed[ReferralRow]:
        today = self._session.clock.today()
        on = None if answer is ReferralAnswer.OPEN else today

        def write(uow: UnitOfWork) -> StorageRow:
            referral = uow.referrals.get(ReferralId(referral_id))
            if referral.is_prepared:
                raise UserError("referral_not_sent")
            uow.referrals.answer(referral.id, answer, note, on)
            _tick(uow, referral, answer, on)
            return uow.referrals.row(referral.id)

        row = self._session.vault.write(write)
        changes = Changes.of(Kind.REFERRAL, Kind.FOLLOW_UP, Kind.CASE, case_id=row.referral.case_id)
        return Changed(referral_row(row, today), changes)

    def _letters(self, first: str) -> tuple[tuple[str, str], ...]:
        today = self._session.clock.today()
        fitting = [
            (letter.id, letter.title)
            for letter in self._session.content.letters(today)
            if letter.kind == REFERRAL_LETTERS
        ]
        order = (first, GENERAL_LETTER)
        return tuple(sorted(fitting, key=lambda letter: [letter[0] != name for name in order]))


def referral_row(row: StorageRow, today: date) -> ReferralRow:
    """Return a referral as lists over all cases show it."""
    days = (today - row.referral.sent_on).days
    return ReferralRow(row.referral, row.pseudonym, row.case_title, days)


def late_until(uow: UnitOfWork, today: date) -> date:
    """Return the last day of sending whose answer is overdue by now."""
    return today - timedelta(days=_answer_days(uow))


def _answer_days(uow: UnitOfWork) -> int:
    kept = uow.settings.get(ANSWER_DAYS_KEY)
    return kept if isinstance(kept, int) and 1 <= kept <= _LONGEST_DAYS else ANSWER_DAYS


def _free_code(uow: UnitOfWork) -> str:
    while True:
        code = new_code(secrets.choice)
        if not uow.referrals.has_code(code):
            return code


def _consent_fault(uow: UnitOfWork, person_id: PersonId, recipient: str, today: date) -> str:
    try:
        consents = uow.persons.consents(person_id)
        require_consent(consents, ConsentPurpose.REFERRAL.value, recipient, today)
    except UserError as error:
        return error.code
    return ""


def _tick(uow: UnitOfWork, referral: Referral, answer: ReferralAnswer, on: date | None) -> None:
    """Tick off what waits for this slip, or open it again when the answer is taken back."""
    words = slip_words(referral.code)
    for follow_up in uow.follow_ups.of_case(referral.case_id):
        if words in follow_up.text and (follow_up.done_on is None) is (on is not None):
            uow.follow_ups.set_done(follow_up.id, on, label(answer) if on else "")
