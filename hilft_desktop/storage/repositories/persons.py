# SPDX-License-Identifier: GPL-3.0-or-later
"""Persons behind pseudonyms, their real names for letters, and what they agreed to."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from hilft_desktop.domain.casework import Means, PersonProfile
from hilft_desktop.domain.codes import Language
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import PersonId
from hilft_desktop.domain.persons import Consent, Identity, Person
from hilft_desktop.i18n.collation import fold
from hilft_desktop.storage.tables import (
    cases,
    consents,
    contacts,
    identities,
    persons,
    pseudonyms_used,
)
from hilft_desktop.storage.transaction import Repository, new_id

_FEWEST_DIGITS = 5


class PersonRepository(Repository):
    """Keeps persons, identities and consents."""

    __slots__ = ()

    def add(self, pseudonym: str, language: Language, created_on: date | None = None) -> Person:
        """Add a person; raises ``UserError("pseudonym_taken")``, also for one used long ago."""
        person = Person(
            PersonId(new_id()), pseudonym, language, created_on or self._tx.clock.today()
        )
        try:
            self._add(pseudonyms_used, id=new_id(), pseudonym=pseudonym)
        except IntegrityError as error:
            raise UserError("pseudonym_taken", field="pseudonym") from error
        self._add(
            persons,
            id=person.id,
            pseudonym=pseudonym,
            language=language,
            created_on=person.created_on,
        )
        return person

    def get(self, person_id: PersonId) -> Person:
        """Return a person; raises ``UserError("person_unknown")``."""
        row = self._one(select(persons).where(persons.c.id == person_id))
        if row is None:
            raise UserError("person_unknown")
        return _person(row)

    def by_pseudonym(self, pseudonym: str) -> Person | None:
        """Return who bears the pseudonym (case does not matter), if anybody."""
        row = self._one(select(persons).where(persons.c.pseudonym == pseudonym))
        return None if row is None else _person(row)

    def list(self) -> tuple[Person, ...]:
        """Return all persons by pseudonym."""
        return tuple(_person(r) for r in self._all(select(persons).order_by(persons.c.pseudonym)))

    def pseudonym_is_free(self, pseudonym: str) -> bool:
        """Tell whether a pseudonym was never given to anybody."""
        used = select(pseudonyms_used.c.id).where(pseudonyms_used.c.pseudonym == pseudonym)
        return self._one(used) is None

    def pseudonyms_used(self) -> frozenset[str]:
        """Return every pseudonym ever given."""
        return frozenset(row[0] for row in self._all(select(pseudonyms_used.c.pseudonym)))

    def set_language(self, person_id: PersonId, language: Language) -> Person:
        """Change the language; raises ``UserError("person_unknown")``."""
        self._tx.connection.execute(
            update(persons)
            .where(persons.c.id == person_id)
            .values(language=language, **self._tx.change_stamp())
        )
        return self.get(person_id)

    def profile(self, person_id: PersonId) -> PersonProfile:
        """Return how to reach a person and what helps; raises ``UserError("person_unknown")``."""
        row = self._one(select(persons).where(persons.c.id == person_id))
        if row is None:
            raise UserError("person_unknown")
        means = tuple(Means(code) for code in row.means)
        return PersonProfile(row.reads_german, means, row.safe_contact)

    def save_profile(self, person_id: PersonId, profile: PersonProfile) -> None:
        """Set the profile; raises ``UserError("person_unknown")``."""
        if self.profile(person_id).safe_contact:
            self._tx.note_erasure()  # an old rule of contact is gone, and must be from the log too
        self._tx.connection.execute(
            update(persons)
            .where(persons.c.id == person_id)
            .values(
                reads_german=profile.reads_german,
                means=[means.value for means in profile.means],
                safe_contact=profile.safe_contact,
                **self._tx.change_stamp(),
            )
        )

    def erase(self, person_id: PersonId) -> None:
        """Erase a person with identity, consents and cases; contacts stay, but nobody's.

        The notes of those contacts are emptied, because they may tell who it was.
        Raises ``UserError("person_unknown")``.
        """
        self.get(person_id)
        self._tx.note_erasure()
        execute = self._tx.connection.execute
        theirs = select(cases.c.id).where(cases.c.person_id == person_id)
        execute(
            update(contacts)
            .where((contacts.c.person_id == person_id) | contacts.c.case_id.in_(theirs))
            .values(person_id=None, case_id=None, note="", **self._tx.change_stamp())
        )
        execute(delete(cases).where(cases.c.person_id == person_id))
        execute(delete(persons).where(persons.c.id == person_id))

    # ------------------------------------------------------------------ real names

    def identity(self, person_id: PersonId) -> Identity | None:
        """Return the real name and address, if they are kept."""
        row = self._one(select(identities).where(identities.c.person_id == person_id))
        return None if row is None else _identity(row)

    def put_identity(self, identity: Identity) -> None:
        """Keep or replace the real name and address of a person until its purge day."""
        values: dict[str, Any] = {
            "name": identity.name,
            "address": list(identity.address),
            "contact": identity.contact,
            "purge_on": identity.purge_on,
        }
        changed = self._tx.connection.execute(
            update(identities)
            .where(identities.c.person_id == identity.person_id)
            .values(**values, **self._tx.change_stamp())
        )
        if changed.rowcount:
            self._tx.note_erasure()  # the old name is gone, and must be gone from the log as well
            return
        self.get(identity.person_id)
        self._add(identities, id=new_id(), person_id=identity.person_id, **values)

    def same_identity(self, name: str, contact: str) -> tuple[tuple[PersonId, str], ...]:
        """Return who has the same name or the same way of contact, each with the code of why.

        Capitals, accents and blanks do not matter; of a telephone number only its digits do.
        Names are compared here and never leave.
        """
        wanted_name, wanted_contact = fold(" ".join(name.split())), _reached(contact)
        found: list[tuple[PersonId, str]] = []
        rows = select(identities.c.person_id, identities.c.name, identities.c.contact)
        for row in self._all(rows.order_by(identities.c.id)):
            if wanted_name and fold(" ".join(row.name.split())) == wanted_name:
                found.append((PersonId(row.person_id), "same_identity"))
            if wanted_contact and _reached(row.contact) == wanted_contact:
                found.append((PersonId(row.person_id), "same_contact"))
        return tuple(found)

    def delete_identity(self, person_id: PersonId) -> bool:
        """Erase the real name and address; tell whether there was one."""
        self._tx.note_erasure()
        gone = self._tx.connection.execute(
            delete(identities).where(identities.c.person_id == person_id)
        )
        return bool(gone.rowcount)

    def purge_due(self, today: date) -> tuple[PersonId, ...]:
        """Erase the identities whose purge day has come; return whose they were."""
        due = self._all(
            select(identities.c.person_id)
            .where(identities.c.purge_on <= today)
            .order_by(identities.c.purge_on, identities.c.id)
        )
        if due:
            self._tx.note_erasure()
            self._tx.connection.execute(delete(identities).where(identities.c.purge_on <= today))
        return tuple(PersonId(row[0]) for row in due)

    # ------------------------------------------------------------------ consents

    def add_consent(
        self,
        person_id: PersonId,
        purpose: str,
        recipient: str,
        given_on: date,
        expires_on: date | None = None,
    ) -> Consent:
        """Record an agreement to one purpose; raises ``UserError("person_unknown")``."""
        self.get(person_id)
        consent = Consent(new_id(), person_id, purpose, recipient, given_on, expires_on=expires_on)
        self._add(consents, **{name: getattr(consent, name) for name in Consent.__slots__})
        return consent

    def consent(self, consent_id: str) -> Consent:
        """Return an agreement; raises ``UserError("consent_unknown")``."""
        row = self._one(select(consents).where(consents.c.id == consent_id))
        if row is None:
            raise UserError("consent_unknown")
        return _consent(row)

    def consents(self, person_id: PersonId) -> tuple[Consent, ...]:
        """Return all agreements of a person, withdrawn ones included, oldest first."""
        statement = (
            select(consents)
            .where(consents.c.person_id == person_id)
            .order_by(consents.c.given_on, consents.c.id)
        )
        return tuple(_consent(row) for row in self._all(statement))

    def withdraw_consent(self, consent_id: str, withdrawn_on: date) -> Consent:
        """Record that an agreement was taken back; raises ``UserError("consent_unknown")``."""
        self._tx.connection.execute(
            update(consents)
            .where(consents.c.id == consent_id, consents.c.withdrawn_on.is_(None))
            .values(withdrawn_on=withdrawn_on, **self._tx.change_stamp())
        )
        return self.consent(consent_id)


def _reached(contact: str) -> str:
    """Return a way of contact as it is compared: digits of a number, else the folded text."""
    digits = "".join(sign for sign in contact if sign.isdigit())
    if len(digits) < _FEWEST_DIGITS or "@" in contact:
        return fold("".join(contact.split()))
    # +49 171 … and 0171 … are one number.
    return digits.removeprefix("00").removeprefix("49").lstrip("0")


def _person(row: Any) -> Person:
    return Person(row.id, row.pseudonym, row.language, row.created_on)


def _identity(row: Any) -> Identity:
    return Identity(row.person_id, row.name, tuple(row.address), row.contact, row.purge_on)


def _consent(row: Any) -> Consent:
    return Consent(**{name: getattr(row, name) for name in Consent.__slots__})
