# SPDX-License-Identifier: GPL-3.0-or-later
"""Record contacts; make one a person or a case, each by a step of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.cases import TITLE_LIMIT, Case
from hilft_desktop.domain.changes import Changed, Changes, Kind
from hilft_desktop.domain.contacts import NOTE_LIMIT, PLACE_LIMIT, Contact, NewContact
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.ids import ContactId
from hilft_desktop.domain.persons import Person
from hilft_desktop.domain.tallies import Month
from hilft_desktop.services import pseudonyms
from hilft_desktop.services.booking import booking_day, is_closed
from hilft_desktop.services.json_input import LARGEST_CENTS
from hilft_desktop.services.rows import ContactPage
from hilft_desktop.services.texts import cleaned, limited, required

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session
    from hilft_desktop.storage.unit_of_work import UnitOfWork

PSEUDONYM_LIMIT = 40
_OLDEST_YEARS = 10


class ContactService:
    """Adds, lists and takes back contacts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, new: NewContact) -> Changed[Contact]:
        """Record a contact, counted in its own month or, if that is closed, in a later one.

        Raises ``UserError`` for a single fault or ``FormErrors`` for several: ``date_in_future``,
        ``date_too_old``, ``note_too_long``, ``place_too_long``, ``money_negative``,
        ``money_too_big``.
        """
        (contact,) = self.add_all((new,)).value
        return Changed(contact, Changes.of(Kind.CONTACT))

    def add_all(self, news: Sequence[NewContact]) -> Changed[tuple[Contact, ...]]:
        """Record several contacts, all or none; faults carry the number of their contact."""
        today = self._session.clock.today()
        faults = [
            _numbered(fault, number, len(news))
            for number, new in enumerate(news, start=1)
            for fault in faults_of(new, today)
        ]
        if len(faults) == 1:
            raise faults[0]
        if faults:
            raise FormErrors(faults=tuple(faults))
        clean = [clean_contact(new) for new in news]

        def save(uow: UnitOfWork) -> tuple[Contact, ...]:
            return tuple(uow.contacts.add(new, booking_day(uow, new.date, today)) for new in clean)

        return Changed(self._session.vault.write(save), Changes.of(Kind.CONTACT))

    def list(
        self, month: str | None = None, limit: int = 500, after: str = ""
    ) -> tuple[Contact, ...]:
        """Return contacts in the order of their days of counting (see ``page``)."""
        return self.page(month, limit, after).rows

    def page(self, month: str | None = None, limit: int = 500, after: str = "") -> ContactPage:
        """Return a page of the contacts counted in a month, or of all; at most 1000 rows.

        Raises ``UserError("month_invalid")``, ``UserError("page_key_invalid")``.
        """
        wanted = None if month is None else Month.parse(month)
        page = self._session.vault.read(
            lambda uow: uow.contacts.list(wanted, after=after or None, limit=limit)
        )
        return ContactPage(page.items, page.after or "")

    def remove(self, contact_id: str) -> Changed[None]:
        """Take back the contact recorded last, as long as it is in no release and in no case.

        A contact of a person who was known before may go, one out of which a person was made may
        not. Raises ``UserError``: ``contact_unknown``, ``contact_not_last``,
        ``contact_month_closed``, ``contact_has_case``, ``contact_has_person``.
        """
        return self.remove_all((contact_id,))

    def remove_all(self, contact_ids: Sequence[str]) -> Changed[None]:
        """Take back the contacts recorded last, all or none; raises what ``remove`` raises."""
        wanted = [ContactId(each) for each in contact_ids]
        self._session.vault.write(lambda uow: take_back(uow, wanted))
        return Changed(None, Changes.of(Kind.CONTACT))

    def attach(self, contact_id: str, pseudonym: str) -> Changed[Person]:
        """Say that a contact was with somebody known, named by the exact pseudonym.

        Raises ``UserError``: ``contact_unknown``, ``contact_has_person``, ``pseudonym_unknown``.
        """

        def link(uow: UnitOfWork) -> Person:
            contact = uow.contacts.get(ContactId(contact_id))
            if contact.person_id is not None:
                raise UserError("contact_has_person")
            person = known_person(uow, pseudonym)
            uow.contacts.link_person(contact.id, person.id)
            return person

        person = self._session.vault.write(link)
        return Changed(person, Changes.of(Kind.PERSON, Kind.CONTACT))

    def suggest_pseudonym(self) -> str:
        """Return a speakable pseudonym that was never given to anybody."""
        return self._session.vault.read(_suggest)

    def make_person(self, contact_id: str, pseudonym: str = "") -> Changed[Person]:
        """Say that somebody stands behind a contact, under a pseudonym (drawn, if none is given).

        Raises ``UserError``: ``contact_unknown``, ``contact_has_person``, ``pseudonym_taken``,
        ``pseudonym_too_long``.
        """
        given = limited(
            " ".join(pseudonym.split()), PSEUDONYM_LIMIT, "pseudonym_too_long", "pseudonym"
        )

        def make(uow: UnitOfWork) -> Person:
            contact = uow.contacts.get(ContactId(contact_id))
            if contact.person_id is not None:
                raise UserError("contact_has_person")
            return _person_for(uow, contact, given)

        person = self._session.vault.write(make)
        return Changed(person, Changes.of(Kind.PERSON, Kind.CONTACT))

    def open_case(self, contact_id: str, title: str) -> Changed[Case]:
        """Open a case from a contact, with a person if there is none yet.

        The law of the day of the contact applies to it. Raises ``UserError``: ``contact_unknown``,
        ``contact_has_case``, ``title_empty``, ``title_too_long``.
        """
        words = required(
            " ".join(title.split()), TITLE_LIMIT, "title_empty", "title_too_long", "title"
        )
        counsellor = self._session.counsellor

        def start(uow: UnitOfWork) -> Case:
            contact = uow.contacts.get(ContactId(contact_id))
            if contact.case_id is not None:
                raise UserError("contact_has_case")
            if contact.person_id is None:
                person_id = _person_for(uow, contact, "").id
            else:
                person_id = contact.person_id
            case = uow.cases.add(
                person_id,
                contact.data.topic,
                words,
                opened_on=contact.data.date,
                counsellor=counsellor,
            )
            uow.contacts.link_case(contact.id, case.id)
            return case

        case = self._session.vault.write(start)
        kinds = Changes.of(Kind.CASE, Kind.PERSON, Kind.CONTACT, case_id=case.id)
        return Changed(case, kinds)


def faults_of(new: NewContact, today: date) -> tuple[UserError, ...]:
    """Return everything that keeps a contact from being recorded."""
    faults: list[UserError] = []
    shown = new.date.isoformat()
    if new.date > today:
        faults.append(UserError("date_in_future", field="date", text=shown))
    if new.date.year < today.year - _OLDEST_YEARS:
        faults.append(UserError("date_too_old", field="date", text=shown))
    limits = (("note", new.note, NOTE_LIMIT), ("place", new.place, PLACE_LIMIT))
    faults.extend(
        UserError(f"{name}_too_long", field=name, length=len(text), limit=limit)
        for name, text, limit in limits
        if len(text) > limit
    )
    amounts = (
        ("claimed", new.euros.claimed),
        ("conceded", new.euros.conceded),
        ("received", new.euros.received),
    )
    for name, amount in amounts:
        if amount is not None and amount < 0:
            faults.append(UserError("money_negative", field=name))
        elif amount is not None and amount > LARGEST_CENTS:
            faults.append(UserError("money_too_big", field=name))
    return tuple(faults)


def clean_contact(new: NewContact) -> NewContact:
    """Return a contact whose texts hold no signs nobody sees."""
    return replace(new, note=cleaned(new.note), place=cleaned(new.place))


def known_person(uow: UnitOfWork, pseudonym: str) -> Person:
    """Return who bears exactly this pseudonym; raises ``UserError("pseudonym_unknown")``."""
    words = " ".join(cleaned(pseudonym).split())
    person = uow.persons.by_pseudonym(words)
    if person is None:
        raise UserError("pseudonym_unknown", field="pseudonym", text=words[:PSEUDONYM_LIMIT])
    return person


def take_back(uow: UnitOfWork, contact_ids: Sequence[ContactId]) -> None:
    """Erase the contacts recorded last; raises what ``ContactService.remove`` raises."""
    for contact_id in sorted(contact_ids, reverse=True):
        contact = uow.contacts.get(contact_id)
        if uow.contacts.last(1)[0].id != contact.id:
            raise UserError("contact_not_last")
        if contact.case_id is not None:
            raise UserError("contact_has_case")
        # Ids sort by the time they were given: a younger person was made out of this contact.
        if contact.person_id is not None and contact.person_id > contact.id:
            raise UserError("contact_has_person")
        if is_closed(uow, Month.of(contact.booked_on)):
            raise UserError("contact_month_closed")
        uow.contacts.delete(contact.id)


def _numbered(fault: UserError, number: int, of: int) -> UserError:
    if of == 1:
        return fault
    return UserError(fault.code, field=f"{number}.{fault.field}", **fault.params)


def _person_for(uow: UnitOfWork, contact: Contact, pseudonym: str) -> Person:
    person = uow.persons.add(pseudonym or _suggest(uow), contact.data.language, contact.data.date)
    uow.contacts.link_person(contact.id, person.id)
    return person


def _suggest(uow: UnitOfWork) -> str:
    return pseudonyms.suggest(uow.persons.pseudonym_is_free)
