# SPDX-License-Identifier: GPL-3.0-or-later
"""How long what is kept: rules, preview, holds, and the erasing itself.

Nothing here runs by a timer of its own. Names go when the vault opens, when the day changes while
it is open, and when it closes; everything else goes when the window or ``hilft`` asks for it, and
whoever asks shows what went.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.ids import AttachmentId, CaseId, ContactId, PersonId, PrintJobId
from hilft_desktop.domain.privacy import Hold, RetentionKind, RetentionRule
from hilft_desktop.domain.retention import (
    BOUNDS,
    HOLD_DAYS,
    UNTOUCHED_DAYS,
    default_rules,
    due_on,
    holds_by_case,
    resting_since,
)
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.drafts import LETTER_DRAFT
from hilft_desktop.services.letter_keys import sent_key
from hilft_desktop.services.privacy_rows import (
    HoldRow,
    RetentionPreview,
    RetentionResult,
    RetentionRow,
    UntouchedRow,
)
from hilft_desktop.services.texts import required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.repositories.expiry import Resting
    from hilft_desktop.storage.unit_of_work import UnitOfWork

RULES = "retention_days"
"""Settings key: days by kind, for the kinds the group changed."""
UNSAID = "retention_unsaid"
"""Settings key: number of names erased at closing, until an opening has said so."""
PREVIEW_DAYS = 30
REASON_LIMIT = 300
EXPIRED = "expired"
_CHANGES = Changes.of(
    Kind.RETENTION, Kind.CASE, Kind.PERSON, Kind.CONTACT, Kind.ATTACHMENT, Kind.DRAFT
)


@dataclass(frozen=True, slots=True)
class _Due:
    """Something whose time has come, and what holds it."""

    kind: RetentionKind
    resting: Resting
    due_on: date
    held: Hold | None
    is_person: bool = False


class RetentionService:
    """Says what goes when, and lets it go."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def rules(self) -> tuple[RetentionRule, ...]:
        """Return the rule of every kind."""
        return self._session.vault.read(load_rules)

    def save_rules(self, rules: tuple[RetentionRule, ...]) -> Changed[tuple[RetentionRule, ...]]:
        """Change rules; kinds not named keep theirs. Nothing is erased by this.

        Raises ``FormErrors`` with ``UserError("retention_days_invalid")`` for each kind whose days
        are out of bounds; the field is the kind's code.
        """
        faults = tuple(fault for rule in rules if (fault := _fault(rule)))
        if faults:
            raise FormErrors(faults=faults)

        def keep(uow: UnitOfWork) -> tuple[RetentionRule, ...]:
            days = {rule.kind: rule.days for rule in load_rules(uow)}
            days.update({rule.kind: rule.days for rule in rules})
            uow.settings.put(RULES, {kind.value: count for kind, count in days.items()})
            return load_rules(uow)

        return Changed(self._session.vault.write(keep), Changes.of(Kind.RETENTION, Kind.SETTINGS))

    def preview(self, on: date | None = None) -> RetentionPreview:
        """Return what goes until a day (``PREVIEW_DAYS`` from today), earliest first."""
        day = on or self._session.clock.today() + timedelta(days=PREVIEW_DAYS)
        today = self._session.clock.today()
        found = self._session.vault.read(lambda uow: tuple(_due(uow, day, today)))
        rows = (
            RetentionRow(due.kind, _words(due), due.resting.case_id, due.due_on, due.held)
            for due in found
        )
        return RetentionPreview(day, tuple(sorted(rows, key=lambda r: (r.due_on, r.kind, r.label))))

    def untouched(self) -> tuple[UntouchedRow, ...]:
        """Return open cases that nobody touched for ``UNTOUCHED_DAYS``, longest first.

        They never go by themselves; somebody has to look whether they can be closed.
        """
        until = resting_since(self._session.clock.today(), UNTOUCHED_DAYS)
        found = self._session.vault.read(lambda uow: uow.expiry.untouched(until))
        return tuple(UntouchedRow(each.case_id, _whose(each), each.since) for each in found)

    def holds(self) -> tuple[HoldRow, ...]:
        """Return the holds that hold today, the first to end first."""
        today = self._session.clock.today()

        def load(uow: UnitOfWork) -> tuple[HoldRow, ...]:
            rows = []
            for hold in uow.holds.active(today):
                case = uow.cases.get(CaseId(hold.case_id))
                person = uow.persons.get(case.person_id)
                rows.append(HoldRow(hold, person.pseudonym, case.title))
            return tuple(sorted(rows, key=lambda row: (row.hold.until, row.pseudonym)))

        return self._session.vault.read(load)

    def hold(self, case_id: str, reason: str, until: date) -> Changed[Hold]:
        """Keep a case, its attachments and its person's name from erasure until a day.

        That day is the last one it holds. A case has one hold: a new one takes the old one's
        place. Raises ``UserError``: ``case_unknown``, ``hold_reason_missing``,
        ``hold_reason_too_long``, ``hold_until_past``, ``hold_until_too_far``.
        """
        words = required(
            " ".join(reason.split()),
            REASON_LIMIT,
            "hold_reason_missing",
            "hold_reason_too_long",
            "reason",
        )
        today = self._session.clock.today()
        latest = today + timedelta(days=HOLD_DAYS)
        if until <= today:
            raise UserError("hold_until_past", field="until")
        if until > latest:
            raise UserError("hold_until_too_far", field="until", latest=format_date(latest))
        by = self._session.counsellor

        def keep(uow: UnitOfWork) -> Hold:
            for former in uow.holds.of_case(CaseId(case_id)):
                uow.holds.lift(former.id)
            return uow.holds.add(CaseId(case_id), words, set_on=today, set_by=by, until=until)

        held = self._session.vault.write(keep)
        return Changed(held, Changes.of(Kind.RETENTION, case_id=case_id))

    def lift_hold(self, hold_id: str) -> Changed[Hold]:
        """End a hold; what is due goes at the next run. Raises ``UserError("hold_unknown")``."""
        lifted = self._session.vault.write(lambda uow: uow.holds.lift(hold_id))
        return Changed(lifted, Changes.of(Kind.RETENTION, case_id=lifted.case_id))

    def run(self) -> Changed[RetentionResult]:
        """Erase everything whose time is over and that nothing holds; twice is as good as once.

        All of it or nothing. What went is in the book of erasures, by kind and number.
        """
        today = self._session.clock.today()
        vault = self._session.vault
        # Looked at first: a write asks for a backup, and most starts have nothing to erase.
        if not vault.read(lambda uow: any(due.held is None for due in _due(uow, today, today))):
            return Changed(RetentionResult(), Changes())
        result = vault.write(lambda uow: _run(uow, today))
        return Changed(result, _CHANGES)

    def purge_names(self) -> Changed[int]:
        """Erase the names whose day has come, for a window that stays open over midnight."""
        today = self._session.clock.today()
        vault = self._session.vault
        due = vault.read(lambda uow: [d for d in _identities(uow, today, today) if d.held is None])
        if not due:
            return Changed(0, Changes())
        count = vault.write(lambda uow: purge_names(uow, today))
        return Changed(count, Changes.of(Kind.RETENTION, Kind.PERSON))


def load_rules(uow: UnitOfWork) -> tuple[RetentionRule, ...]:
    """Return the rules in force: the group's, where it has some of its own."""
    kept = uow.settings.get(RULES)
    own = kept if isinstance(kept, dict) else {}
    return tuple(
        RetentionRule(rule.kind, days if isinstance(days, int) else rule.days)
        for rule in default_rules()
        for days in (own.get(rule.kind.value),)
    )


def purge_names(uow: UnitOfWork, today: date) -> int:
    """Erase the names whose day has come and that nothing holds, and enter it in the book.

    A draft of a letter goes with the name it carries, and so does what waits for the printer: no
    other form asks for a real name.
    """
    going = [due.resting for due in _identities(uow, today, today) if due.held is None]
    for resting in going:
        drop_letter_draft(uow, PersonId(resting.person_id))
        uow.print_jobs.delete_of_person(PersonId(resting.person_id))
        for case_id in uow.expiry.case_ids(PersonId(resting.person_id)):
            uow.drafts.delete_starting(sent_key(case_id))
        uow.persons.delete_identity(PersonId(resting.person_id))
    if going:
        uow.erasures.append("identity", EXPIRED, len(going))
    return len(going)


def purge_unseen(uow: UnitOfWork, today: date) -> None:
    """Erase names as ``purge_names`` when nobody looks; the next opening says how many went."""
    count = purge_names(uow, today)
    if count:
        uow.settings.put(UNSAID, count + _unsaid(uow))


def purge_and_say(uow: UnitOfWork, today: date) -> int:
    """Erase names as ``purge_names``; return how many went now and unseen before."""
    unsaid = _unsaid(uow)
    if unsaid:
        uow.settings.put(UNSAID, None)
    return unsaid + purge_names(uow, today)


def _unsaid(uow: UnitOfWork) -> int:
    count = uow.settings.get(UNSAID)
    return count if isinstance(count, int) else 0


def drop_letter_draft(uow: UnitOfWork, person_id: PersonId) -> None:
    """Erase the draft of a letter if it carries this person's name or belongs to their case."""
    draft, identity = uow.drafts.get(LETTER_DRAFT), uow.persons.identity(person_id)
    if draft is None or identity is None:
        return
    body = str(draft.body).casefold()
    if any(word.casefold() in body for word in (identity.name, *uow.expiry.case_ids(person_id))):
        uow.drafts.delete(LETTER_DRAFT)


def _fault(rule: RetentionRule) -> UserError | None:
    lowest, highest = BOUNDS[rule.kind]
    if lowest <= rule.days <= highest:
        return None
    return UserError(
        "retention_days_invalid", field=rule.kind.value, lowest=lowest, highest=highest
    )


# --------------------------------------------------------------------------------- what is due


def _identities(uow: UnitOfWork, on: date, today: date) -> Iterator[_Due]:
    held = holds_by_case(uow.holds.active(today), today)
    for found in uow.expiry.identities(on):
        theirs = uow.expiry.case_ids(PersonId(found.person_id))
        # A hold stands on a case: the latest one is where a name can be held from.
        resting = replace(found, case_id=theirs[-1] if theirs else "")
        holds = [held[case] for case in theirs if case in held]
        hold = max(holds, key=lambda each: each.until, default=None)
        yield from _unless_held(RetentionKind.IDENTITY, resting, resting.since, hold, on)


def _due(uow: UnitOfWork, on: date, today: date) -> Iterator[_Due]:
    """Yield everything whose time comes until a day, persons without a case last."""
    days = {rule.kind: rule.days for rule in load_rules(uow)}
    held = holds_by_case(uow.holds.active(today), today)
    drafts = {key: held[case] for case in held for key in uow.expiry.drafts_about(case)}
    yield from _identities(uow, on, today)
    found = (
        (RetentionKind.CASE, uow.expiry.cases),
        (RetentionKind.ATTACHMENT, uow.expiry.attachments),
        (RetentionKind.CONTACT_NOTE, uow.expiry.notes),
        (RetentionKind.DRAFT, uow.expiry.drafts),
        (RetentionKind.DRAFT, uow.expiry.papers),
    )
    for kind, resting_until in found:
        for resting in resting_until(resting_since(on, days[kind])):
            hold = drafts.get(resting.id) or held.get(resting.case_id)
            day = due_on(resting.since, days[kind])
            yield from _unless_held(kind, resting, day, hold, on)
    for resting in uow.expiry.persons(resting_since(on, days[RetentionKind.CASE])):
        day = due_on(resting.since, days[RetentionKind.CASE])
        yield _Due(RetentionKind.CASE, resting, day, None, is_person=True)


def _unless_held(
    kind: RetentionKind, resting: Resting, day: date, hold: Hold | None, on: date
) -> Iterator[_Due]:
    """Yield something due, with the hold that keeps it; after the hold's last day it goes."""
    if hold is None or hold.until >= on:
        yield _Due(kind, resting, day, hold)
    else:
        yield _Due(kind, resting, max(day, hold.until + timedelta(days=1)), None)


def _words(due: _Due) -> str:
    """Return what a row of the preview says: pseudonym and topic, never a name."""
    resting = due.resting
    if resting.is_paper:
        paper = _("Papier in der Druckwarteschlange")
        return " · ".join(part for part in (resting.pseudonym, paper) if part)
    if due.kind is RetentionKind.DRAFT:
        return _("Angefangenes Formular")
    if due.is_person:
        return _("{pseudonym}, ohne Fall").format(pseudonym=resting.pseudonym)
    return _whose(resting)


def _whose(resting: Resting) -> str:
    topic = "" if resting.topic is None else label(resting.topic)
    return " · ".join(part for part in (resting.pseudonym, topic) if part)


# ------------------------------------------------------------------------------------ the erasing


def _run(uow: UnitOfWork, today: date) -> RetentionResult:
    names = purge_names(uow, today)
    erased: Counter[RetentionKind] = Counter()
    for due in tuple(_due(uow, today, today)):
        if due.held is None and due.kind is not RetentionKind.IDENTITY and not due.is_person:
            _erase(uow, due)
            erased[due.kind] += 1
    # Only now: whose last case has just gone, has nothing left to be kept for.
    gone = tuple(due for due in _due(uow, today, today) if due.is_person)
    for due in gone:
        uow.persons.erase(PersonId(due.resting.id))
    for kind, count in sorted(erased.items()):
        uow.erasures.append(_BOOK_WORDS[kind], EXPIRED, count)
    if gone:
        uow.erasures.append("person", EXPIRED, len(gone))
    if names:
        erased[RetentionKind.IDENTITY] = names
    return RetentionResult(dict(erased), len(gone), erased[RetentionKind.CASE])


_BOOK_WORDS = {
    RetentionKind.CASE: "case",
    RetentionKind.ATTACHMENT: "attachment",
    RetentionKind.CONTACT_NOTE: "contact_note",
    RetentionKind.DRAFT: "draft",
}


def _erase(uow: UnitOfWork, due: _Due) -> None:
    match due.kind:
        case RetentionKind.CASE:
            uow.expiry.strip(CaseId(due.resting.id))
        case RetentionKind.ATTACHMENT:
            uow.expiry.drop_attachment(AttachmentId(due.resting.id))
        case RetentionKind.CONTACT_NOTE:
            uow.expiry.empty_note(ContactId(due.resting.id))
        case RetentionKind.DRAFT if due.resting.is_paper:
            uow.print_jobs.delete((PrintJobId(due.resting.id),))
        case RetentionKind.DRAFT:
            uow.drafts.delete(due.resting.id)
