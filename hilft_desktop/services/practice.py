# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice vaults: fictitious months in a real vault, marked so that nobody takes them for real."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import Case, Entry, FollowUp, RedFlag
from hilft_desktop.domain.casework import Amount, Collective, SecondLook
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.codes import CaseStatus, Land
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import (
    AmountId,
    CaseId,
    CollectiveId,
    ContactId,
    EntryId,
    FlagId,
    FollowUpId,
    PersonId,
    SecondLookId,
)
from hilft_desktop.domain.persons import Person
from hilft_desktop.domain.structures import Unit
from hilft_desktop.services.practice_casework import PracticeCasework, add_casework
from hilft_desktop.services.practice_data import PracticeCase, PracticeData, generate, texts
from hilft_desktop.services.rows import VaultState
from hilft_desktop.services.session import PRACTICE
from hilft_desktop.services.task import Task, current_task
from hilft_desktop.services.vault import content_version

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

PASSPHRASE = "übung macht den meister"  # noqa: S105  (public on purpose: there is nothing to hide)
"""Opens every practice vault for which no other passphrase was chosen."""
_LAND = Land.BE
_STEPS = 5


class PracticeService:
    """Makes practice vaults."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def passphrase(self) -> str:
        """Return the passphrase of practice vaults made without one."""
        return PASSPHRASE

    def create(
        self,
        path: str,
        *,
        cases: int | None = None,
        months: int = 6,
        seed: int = 1,
        until: date | None = None,
        passphrase: str = "",
    ) -> Changed[VaultState]:
        """Create a practice vault and open it.

        ``cases`` is the number of contacts in all, never fewer than ten a month; without it every
        month has 10 to 200. The months end on ``until``, today if it is not given (a day to come is
        allowed: fiction must not depend on the laptop's clock); the same seed gives the same
        contacts. Reports progress and can be cancelled; after an error nothing is left behind.
        Raises ``UserError``: ``file_exists``, ``vault_open_already``, ``path_empty``; and the
        errors of the disk.
        """
        from hilft_desktop.storage.kdf import FLOOR
        from hilft_desktop.storage.keys import key_path
        from hilft_desktop.storage.vault import Vault

        if not path.strip():
            raise UserError("path_empty", field="path")
        last = until or self._session.clock.today()
        task = current_task()
        task.progress(0, _STEPS)
        data = generate(months=months, seed=seed, until=last, contacts=cases)
        file = Path(path)
        self._session.open(
            lambda: Vault.create(
                file,
                counsellor=texts()["counsellors"][0],
                passphrase=passphrase or PASSPHRASE,
                unit=_unit(seed),
                kdf=self._session.kdf or FLOOR,
                clock=self._session.clock,
            )
        )
        try:
            self._session.vault.write_quietly(lambda uow: _fill(uow, data, seed, last, task))
            state = self._session.refresh()
        except BaseException:
            self._session.close()
            file.unlink(missing_ok=True)
            key_path(file).unlink(missing_ok=True)
            raise
        state = replace(state, content_version=content_version(self._session))
        return Changed(state, Changes.of(*Kind))


def _fill(uow: UnitOfWork, data: PracticeData, seed: int, until: date, task: Task) -> None:
    """Write everything in one transaction, so that a cancel leaves nothing half done."""
    ids = _Ids(seed)
    uow.settings.put(PRACTICE, True)
    persons = tuple(
        Person(PersonId(ids.on(p.created_on)), p.pseudonym, p.language, p.created_on)
        for p in data.persons
    )
    cases = tuple(_case(case, persons, ids) for case in data.cases)
    more = add_casework(data, seed, until)
    cases = tuple(
        replace(case, second_counsellor=more.second_counsellors.get(index, ""))
        for index, case in enumerate(cases)
    )
    task.progress(1, _STEPS)
    uow.bulk.add_persons(persons, {persons[i].id: kept for i, kept in more.profiles.items()})
    uow.bulk.add_households((persons[i].id, kept) for i, kept in more.households.items())
    task.progress(2, _STEPS)
    active = (source.entries[-1][0] for source in data.cases)
    uow.bulk.add_cases(zip(cases, active, strict=True))
    uow.bulk.add_entries(_entries(cases, data.cases, ids))
    task.progress(3, _STEPS)
    uow.bulk.add_flags(_flags(cases, data.cases, ids))
    uow.bulk.add_follow_ups(_follow_ups(cases, data.cases, ids))
    uow.bulk.add_amounts(_amounts(cases, more, ids))
    uow.bulk.add_second_looks(_looks(cases, more, ids))
    uow.bulk.add_collectives(_collectives(cases, more, ids))
    task.progress(4, _STEPS)
    uow.bulk.add_contacts(_contacts(data, cases, ids))
    task.progress(5, _STEPS)


class _Ids:
    """UUIDv7 of the day things happened, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(f"ids {seed}")  # noqa: S311  (repeatable, not secret)
        self._count = 0

    def on(self, day: date) -> str:
        """Return an id that sorts behind every earlier one of the same day."""
        self._count += 1
        moment = int(datetime.combine(day, time(12), tzinfo=UTC).timestamp() * 1000)
        # The counter stands in the 12 bits behind the version and in the milliseconds above them.
        moment += self._count >> 12
        number = moment << 80 | 7 << 76 | (self._count & 0xFFF) << 64
        number |= 2 << 62 | self._rng.getrandbits(62)
        return str(uuid.UUID(int=number))


def _case(source: PracticeCase, persons: Sequence[Person], ids: _Ids) -> Case:
    return Case(
        id=CaseId(ids.on(source.opened_on)),
        person_id=persons[source.person].id,
        topic=source.topic,
        title=source.title,
        status=source.status,
        opened_on=source.opened_on,
        law_on=source.opened_on,
        counsellor=source.counsellor,
        closed_on=source.entries[-1][0].date() if source.status is CaseStatus.CLOSED else None,
    )


def _entries(cases: Sequence[Case], sources: Sequence[PracticeCase], ids: _Ids) -> Iterator[Entry]:
    for case, source in zip(cases, sources, strict=True):
        for moment, entry in source.entries:
            entry_id = EntryId(ids.on(moment.date()))
            yield Entry(entry_id, case.id, moment, case.counsellor, entry)


def _flags(cases: Sequence[Case], sources: Sequence[PracticeCase], ids: _Ids) -> Iterator[RedFlag]:
    for case, source in zip(cases, sources, strict=True):
        for flag in source.flags:
            yield RedFlag(
                FlagId(ids.on(flag.raised_on)),
                case.id,
                flag.kind,
                flag.detail,
                flag.raised_on,
                flag.resolved_on,
                flag.resolution,
            )


def _follow_ups(
    cases: Sequence[Case], sources: Sequence[PracticeCase], ids: _Ids
) -> Iterator[FollowUp]:
    for case, source in zip(cases, sources, strict=True):
        for item in source.follow_ups:
            yield FollowUp(
                FollowUpId(ids.on(source.opened_on)),
                case.id,
                item.due_on,
                item.text,
                item.is_deadline,
                item.done_on,
            )


def _amounts(cases: Sequence[Case], more: PracticeCasework, ids: _Ids) -> Iterator[Amount]:
    for amount in more.amounts:
        amount_id = AmountId(ids.on(amount.on))
        case_id = cases[amount.case].id
        yield Amount(amount_id, case_id, amount.kind, amount.cents, amount.on, amount.what)


def _looks(cases: Sequence[Case], more: PracticeCasework, ids: _Ids) -> Iterator[SecondLook]:
    for look in more.second_looks:
        yield SecondLook(
            SecondLookId(ids.on(look.requested_on)),
            cases[look.case].id,
            look.question,
            look.requested_on,
            look.requested_by,
            look.done_on,
            look.done_by,
            look.remark,
        )


def _collectives(cases: Sequence[Case], more: PracticeCasework, ids: _Ids) -> Iterator[Collective]:
    for matter in more.collectives:
        yield Collective(
            CollectiveId(ids.on(matter.opened_on)),
            matter.kind,
            matter.title,
            matter.note,
            matter.opened_on,
            tuple(cases[index].id for index in matter.cases),
        )


def _contacts(data: PracticeData, cases: Sequence[Case], ids: _Ids) -> Iterator[Contact]:
    for contact in data.contacts:
        day = contact.data.date
        case = None if contact.case is None else cases[contact.case]
        yield Contact(
            ContactId(ids.on(day)),
            contact.data,
            booked_on=day,
            person_id=None if case is None else case.person_id,
            case_id=None if case is None else case.id,
        )


def _unit(seed: int) -> Unit:
    words = texts()
    return Unit(
        id=str(uuid.UUID(int=seed, version=4)),
        name=words["unit_name"],
        place=words["unit_place"],
        land=_LAND,
        address=tuple(words["unit_address"]),
        contact=words["unit_contact"],
        guidance=words["guidance"],
    )
