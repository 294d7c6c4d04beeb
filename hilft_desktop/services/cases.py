# SPDX-License-Identifier: GPL-3.0-or-later
"""List, search, show and continue cases."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import (
    ENTRY_LIMIT,
    TITLE_LIMIT,
    Case,
    Entry,
    FollowUp,
    NewEntry,
    RedFlag,
)
from hilft_desktop.domain.casework import Amount, AmountKind, SecondLook, totals_of
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.codes import CaseStatus, FlagKind
from hilft_desktop.domain.contacts import NOTE_LIMIT
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.ids import AmountId, CaseId, FlagId, FollowUpId, SecondLookId
from hilft_desktop.domain.scope import Light
from hilft_desktop.i18n.collation import sort_key
from hilft_desktop.services.case_pages import case_page
from hilft_desktop.services.json_input import LARGEST_CENTS
from hilft_desktop.services.rows import CaseDetail, CasePage, CaseQuery
from hilft_desktop.services.texts import limited, required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

LINE_LIMIT = 500


class CaseService:
    """Pages through cases and writes their chronicle."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, query: CaseQuery) -> CasePage:
        """Return a page of the cases that match, and how many there are.

        Without words the cases last worked on come first, with words the best and newest. A search
        without a hit is tried again with mistyped words mended (``corrected``); it is not counted
        beyond ``case_pages.MOST_COUNTED``.

        Raises ``UserError``: ``page_key_invalid``, ``case_need_unknown``.
        """
        return self._session.vault.read(lambda uow: case_page(uow, query))

    def show(self, case_id: str) -> CaseDetail:
        """Return everything on the case page; raises ``UserError("case_unknown")``."""
        return self._session.vault.read(lambda uow: case_detail(uow, CaseId(case_id)))

    def counsellors(self) -> tuple[str, ...]:
        """Return who may be named as responsible: the team, and who is named in any case."""
        return self._session.vault.read(_counsellors)

    # ------------------------------------------------------------------------------- chronicle

    def add_entry(self, case_id: str, entry: NewEntry) -> Changed[Entry]:
        """Write into the chronicle.

        Raises ``UserError``: ``case_unknown``, ``entry_empty``, ``entry_too_long``,
        ``entry_light_unknown``.
        """
        _check_light(entry)
        parts = {
            part.name: limited(getattr(entry, part.name), ENTRY_LIMIT, "entry_too_long", part.name)
            for part in fields(NewEntry)
        }
        data = NewEntry(**parts)
        if data.is_empty:
            raise UserError("entry_empty")
        counsellor = self._session.counsellor
        written = self._session.vault.write(
            lambda uow: uow.entries.add(CaseId(case_id), data, counsellor=counsellor)
        )
        return Changed(written, Changes.of(Kind.ENTRY, case_id=case_id))

    def add_follow_up(
        self,
        case_id: str,
        due_on: date,
        text: str,
        *,
        is_deadline: bool = False,
        remind_on: date | None = None,
    ) -> Changed[FollowUp]:
        """Note something to be done by a day, and from which day on Heute brings it to mind.

        Raises ``UserError``: ``case_unknown``, ``follow_up_empty``, ``follow_up_too_long``,
        ``reminder_too_late``.
        """
        if remind_on is not None and remind_on > due_on:
            raise UserError("reminder_too_late", field="remind_on")
        words = required(
            " ".join(text.split()), LINE_LIMIT, "follow_up_empty", "follow_up_too_long", "text"
        )
        noted = self._session.vault.write(
            lambda uow: uow.follow_ups.add(
                CaseId(case_id), due_on, words, is_deadline=is_deadline, remind_on=remind_on
            )
        )
        return Changed(noted, Changes.of(Kind.FOLLOW_UP, case_id=case_id))

    def finish_follow_up(self, follow_up_id: str, proof: str = "") -> Changed[FollowUp]:
        """Tick off something done today, with what proves it ("Faxbericht 14:02").

        Raises ``UserError``: ``follow_up_unknown``, ``proof_too_long``.
        """
        today = self._session.clock.today()
        words = limited(" ".join(proof.split()), LINE_LIMIT, "proof_too_long", "proof")
        done = self._session.vault.write(
            lambda uow: uow.follow_ups.set_done(FollowUpId(follow_up_id), today, words)
        )
        return Changed(done, Changes.of(Kind.FOLLOW_UP, case_id=done.case_id))

    def reopen_follow_up(self, follow_up_id: str) -> Changed[FollowUp]:
        """Take the tick back (undo), its proof as well; raises ``follow_up_unknown``."""
        opened = self._session.vault.write(
            lambda uow: uow.follow_ups.set_done(FollowUpId(follow_up_id), None)
        )
        return Changed(opened, Changes.of(Kind.FOLLOW_UP, case_id=opened.case_id))

    def raise_flag(self, case_id: str, kind: FlagKind, detail: str) -> Changed[RedFlag]:
        """Raise a red flag; raises ``UserError``: ``case_unknown``, ``flag_detail_too_long``."""
        today = self._session.clock.today()
        words = limited(detail, LINE_LIMIT, "flag_detail_too_long", "detail")
        flag = self._session.vault.write(
            lambda uow: uow.flags.add(CaseId(case_id), kind, words, today)
        )
        return Changed(flag, Changes.of(Kind.FLAG, case_id=case_id))

    def resolve_flag(self, flag_id: str, resolution: str) -> Changed[RedFlag]:
        """Close a red flag with what was done.

        Raises ``UserError``: ``flag_unknown``, ``flag_needs_resolution``, ``resolution_too_long``.
        """
        today = self._session.clock.today()
        words = required(
            resolution, LINE_LIMIT, "flag_needs_resolution", "resolution_too_long", "resolution"
        )
        flag = self._session.vault.write(
            lambda uow: uow.flags.resolve(FlagId(flag_id), today, words)
        )
        return Changed(flag, Changes.of(Kind.FLAG, case_id=flag.case_id))

    # ------------------------------------------------------------------------------- the case

    def set_status(
        self, case_id: str, status: CaseStatus, *, accept_open_deadlines: bool = False
    ) -> Changed[Case]:
        """Move a case.

        Closing over a deadline that still runs has to be said: it stays in the list of deadlines,
        but raises no flag any more. Raises ``UserError``: ``case_unknown``,
        ``case_has_open_flags``, ``case_has_open_deadlines``.
        """
        case = self._session.vault.write(
            lambda uow: uow.cases.set_status(
                CaseId(case_id), status, accept_open_deadlines=accept_open_deadlines
            )
        )
        return Changed(case, Changes.of(Kind.CASE, case_id=case_id))

    def rename(self, case_id: str, title: str) -> Changed[Case]:
        """Give a case another title.

        Raises ``UserError``: ``case_unknown``, ``title_empty``, ``title_too_long``.
        """
        words = required(
            " ".join(title.split()), TITLE_LIMIT, "title_empty", "title_too_long", "title"
        )
        case = self._session.vault.write(lambda uow: uow.cases.set_title(CaseId(case_id), words))
        return Changed(case, Changes.of(Kind.CASE, case_id=case_id))

    def assign(self, case_id: str, responsible: str, second: str = "") -> Changed[Case]:
        """Say who is responsible for a case and who is second; both may be nobody.

        Raises ``UserError``: ``case_unknown``, ``counsellor_unknown``, ``counsellors_same``.
        """
        names = {"responsible": responsible.strip(), "second": second.strip()}
        if names["second"] and names["responsible"] == names["second"]:
            raise UserError("counsellors_same", field="second")

        def hand_over(uow: UnitOfWork) -> Case:
            known = set(_counsellors(uow))
            for field, name in names.items():
                if name and name not in known:
                    raise UserError("counsellor_unknown", field=field)
            return uow.cases.assign(CaseId(case_id), names["responsible"], names["second"])

        case = self._session.vault.write(hand_over)
        return Changed(case, Changes.of(Kind.CASE, case_id=case_id))

    # ---------------------------------------------------------------------------- second looks

    def request_second_look(self, case_id: str, question: str) -> Changed[SecondLook]:
        """Ask that somebody else looks at a case.

        Raises ``UserError``: ``case_unknown``, ``second_look_empty``, ``second_look_too_long``.
        """
        words = required(
            question, NOTE_LIMIT, "second_look_empty", "second_look_too_long", "question"
        )
        today, who = self._session.clock.today(), self._session.counsellor
        look = self._session.vault.write(
            lambda uow: uow.second_looks.add(CaseId(case_id), words, today, who)
        )
        return Changed(look, Changes.of(Kind.CASE, case_id=case_id))

    def finish_second_look(self, look_id: str, remark: str) -> Changed[SecondLook]:
        """Write down what the second look found; not by the one who asked for it.

        Raises ``UserError``: ``second_look_unknown``, ``second_look_done``,
        ``second_look_same_person``, ``remark_empty``, ``second_look_too_long``.
        """
        words = required(remark, NOTE_LIMIT, "remark_empty", "second_look_too_long", "remark")
        today, who = self._session.clock.today(), self._session.counsellor

        def answer(uow: UnitOfWork) -> SecondLook:
            look = uow.second_looks.get(SecondLookId(look_id))
            if look.done_on is not None:
                raise UserError("second_look_done")
            if look.requested_by == who:
                raise UserError("second_look_same_person")
            return uow.second_looks.finish(look.id, today, who, words)

        look = self._session.vault.write(answer)
        return Changed(look, Changes.of(Kind.CASE, case_id=look.case_id))

    # ---------------------------------------------------------------------------------- money

    def add_amount(
        self, case_id: str, kind: AmountKind, cents: int, on: date, what: str = ""
    ) -> Changed[Amount]:
        """Book euros of a case. A promise is not a payment: what arrives is booked again.

        Raises ``UserError("case_unknown")`` and, for one fault or as ``FormErrors``,
        ``money_negative``, ``money_too_big``, ``date_in_future``, ``amount_too_long``.
        """
        words = limited(" ".join(what.split()), ENTRY_LIMIT, "amount_too_long", "what")
        faults = _amount_faults(cents, on, words, self._session.clock.today())
        if len(faults) == 1:
            raise faults[0]
        if faults:
            raise FormErrors(faults=faults)
        amount = self._session.vault.write(
            lambda uow: uow.amounts.add(CaseId(case_id), kind, cents, on, words)
        )
        return Changed(amount, Changes.of(Kind.AMOUNT, case_id=case_id))

    def remove_amount(self, amount_id: str) -> Changed[Amount]:
        """Erase an amount and return it, so that it can be booked again (undo).

        Raises ``UserError("amount_unknown")``.
        """
        amount = self._session.vault.write(lambda uow: uow.amounts.remove(AmountId(amount_id)))
        return Changed(amount, Changes.of(Kind.AMOUNT, case_id=amount.case_id))


def case_detail(uow: UnitOfWork, case_id: CaseId) -> CaseDetail:
    """Return everything on the case page; raises ``UserError("case_unknown")``."""
    case = uow.cases.get(case_id)
    amounts = uow.amounts.of_case(case.id)
    return CaseDetail(
        case=case,
        person=uow.persons.get(case.person_id),
        contacts=uow.contacts.of_case(case.id),
        entries=uow.entries.of_case(case.id),
        flags=uow.flags.of_case(case.id),
        follow_ups=uow.follow_ups.of_case(case.id),
        runs=uow.checklist_runs.of_case(case.id),
        documents=uow.documents.of_case(case.id),
        profile=uow.persons.profile(case.person_id),
        household=uow.households.of_person(case.person_id),
        amounts=amounts,
        totals=totals_of(amounts),
        attachments=uow.attachments.of_case(case.id),
        second_looks=uow.second_looks.of_case(case.id),
        collectives=uow.collectives.of_case(case.id),
        consents=uow.persons.consents(case.person_id),
    )


def _counsellors(uow: UnitOfWork) -> tuple[str, ...]:
    here = {person.name for person in uow.counsellors.list() if person.left_on is None}
    return tuple(sorted(here | uow.cases.counsellors(), key=sort_key))


def _check_light(entry: NewEntry) -> None:
    if entry.light and entry.light not in set(Light):
        raise UserError(
            "entry_light_unknown", field="light", text=entry.light, allowed=tuple(Light)
        )


def _amount_faults(cents: int, on: date, what: str, today: date) -> tuple[UserError, ...]:
    faults: list[UserError] = []
    if cents < 0:
        faults.append(UserError("money_negative", field="cents"))
    elif cents > LARGEST_CENTS:
        faults.append(UserError("money_too_big", field="cents"))
    if on > today:
        faults.append(UserError("date_in_future", field="on", text=on.isoformat()))
    if len(what) > LINE_LIMIT:
        length = len(what)
        faults.append(UserError("amount_too_long", field="what", length=length, limit=LINE_LIMIT))
    return tuple(faults)
