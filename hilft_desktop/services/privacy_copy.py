# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the vault holds about one person, as blocks of a paper in plain German.

The paper stands under Art. 15 GDPR: what is left out here would be kept from the person. A test
writes a marker into every column about people and looks for it on the paper.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from hilft_desktop.documents.model import (
    Block,
    Bullets,
    DataTable,
    Heading,
    KeyValueTable,
    Paragraph,
    plain,
)
from hilft_desktop.domain.casework import HouseholdMember, PersonProfile
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.contacts import Contact
from hilft_desktop.domain.persons import Consent, Identity, Person
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date, format_long_date
from hilft_desktop.i18n.labels import label
from hilft_desktop.i18n.money import format_money
from hilft_desktop.services.privacy_copy_case import CaseRecords, case_blocks, load_case

if TYPE_CHECKING:
    from hilft_desktop.content.local_library import LocalLibrary
    from hilft_desktop.domain.ids import PersonId
    from hilft_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PersonRecords:
    """What the vault holds about a person."""

    person: Person
    profile: PersonProfile
    household: tuple[HouseholdMember, ...]
    identity: Identity | None
    consents: tuple[Consent, ...]
    contacts: tuple[Contact, ...]
    cases: tuple[CaseRecords, ...]
    drafts: tuple[str, ...]
    """Texts of forms half filled in about this person's cases."""


def load_person(uow: UnitOfWork, person_id: PersonId) -> PersonRecords:
    """Return everything about a person; raises ``UserError("person_unknown")``."""
    person = uow.persons.get(person_id)
    cases = tuple(load_case(uow, case_id) for case_id in uow.expiry.case_ids(person_id))
    keys = {key for case in cases for key in uow.expiry.drafts_about(case.case.id)}
    drafts = [draft for key in sorted(keys) if (draft := uow.drafts.get(key)) is not None]
    return PersonRecords(
        person=person,
        profile=uow.persons.profile(person_id),
        household=uow.households.of_person(person_id),
        identity=uow.persons.identity(person_id),
        consents=uow.persons.consents(person_id),
        contacts=uow.contacts.of_person(person_id),
        cases=cases,
        drafts=tuple(text for draft in drafts for text in _texts_of(draft.body)),
    )


def person_blocks(records: PersonRecords, content: LocalLibrary) -> tuple[Block, ...]:
    """Return the blocks of the copy."""
    return (
        *_about(records),
        *_identity(records.identity),
        *_consents(records.consents),
        *_contacts(records.contacts),
        *(block for case in records.cases for block in case_blocks(case, content)),
        *_drafts(records.drafts),
    )


def _about(records: PersonRecords) -> Iterator[Block]:
    person, profile = records.person, records.profile
    yield Heading(_("Über Sie"))
    yield KeyValueTable(
        (
            (_("Deckname"), person.pseudonym),
            (_("Angelegt am"), format_long_date(person.created_on)),
            (_("Sprache"), label(person.language)),
            (_("Liest Deutsch"), label(profile.reads_german)),
            (_("Steht zur Verfügung"), _joined(label(means) for means in profile.means)),
            (_("Regel für Anrufe und Post"), profile.safe_contact or _("nichts vermerkt")),
            (
                _("Im Haushalt"),
                _joined(
                    f"{label(each.relation)} ({label(each.age)})" for each in records.household
                ),
            ),
        )
    )


def _identity(identity: Identity | None) -> Iterator[Block]:
    yield Heading(_("Name und Anschrift"))
    if identity is None:
        yield Paragraph(plain(_("Nicht gespeichert.")))
        return
    yield KeyValueTable(
        (
            (_("Name"), identity.name),
            (_("Anschrift"), ", ".join(identity.address) or _("nichts vermerkt")),
            (_("Erreichbar"), identity.contact or _("nichts vermerkt")),
            (_("Wird gelöscht am"), format_long_date(identity.purge_on)),
        )
    )


def _consents(consents: tuple[Consent, ...]) -> Iterator[Block]:
    yield Heading(_("Einwilligungen"))
    if not consents:
        yield Paragraph(plain(_("Keine eingetragen.")))
        return
    yield DataTable(
        header=(_("Wofür"), _("Für wen"), _("Erteilt"), _("Gilt bis"), _("Widerrufen")),
        shares=(3, 3.4, 1.7, 1.7, 1.9),
        rows=tuple(
            (
                label(ConsentPurpose(each.purpose)),
                each.recipient or "–",
                format_date(each.given_on),
                _day_or(each.expires_on, _("Widerruf")),
                _day_or(each.withdrawn_on, "–"),
            )
            for each in consents
        ),
    )


def _contacts(contacts: tuple[Contact, ...]) -> Iterator[Block]:
    yield Heading(_("Gespräche"))
    if not contacts:
        yield Paragraph(plain(_("Keine eingetragen.")))
        return
    for contact in contacts:
        data = contact.data
        topics = _joined(label(topic) for topic in (data.topic, *data.topics))
        yield KeyValueTable(
            (
                (_("Tag"), format_long_date(data.date)),
                (_("Wo"), ", ".join(part for part in (label(data.channel), data.place) if part)),
                (_("Thema"), topics),
                (_("Ergebnis"), label(data.outcome)),
                (
                    _("Alter, Haushalt, Sprache"),
                    _joined((label(data.age_band), label(data.household), label(data.language))),
                ),
                (_("Beträge"), _euros(contact)),
                (_("Was schief lief"), label(data.grievance)),
                (_("Notiz"), data.note or "–"),
            )
        )


def _euros(contact: Contact) -> str:
    euros = contact.data.euros
    parts = (
        (_("gefordert {money}"), euros.claimed),
        (_("zugesagt {money}"), euros.conceded),
        (_("erhalten {money}"), euros.received),
    )
    words = [text.format(money=format_money(cents)) for text, cents in parts if cents is not None]
    return _joined(words)


def _drafts(texts: tuple[str, ...]) -> Iterator[Block]:
    if texts:
        yield Heading(_("Angefangen, aber noch nicht gespeichert"))
        yield Bullets(tuple(plain(text) for text in texts))


def _texts_of(body: Any) -> Iterator[str]:
    """Yield the words of a draft: forms keep them as JSON, some as JSON inside a text."""
    if isinstance(body, dict):
        for value in body.values():
            yield from _texts_of(value)
    elif isinstance(body, list):
        for value in body:
            yield from _texts_of(value)
    elif isinstance(body, str) and body.strip():
        inner = _json_or_none(body)
        if inner is None:
            yield body.strip()
        else:
            yield from _texts_of(inner)


def _json_or_none(text: str) -> Any | None:
    if text[:1] not in "{[":
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words) or "–"


def _day_or(day: date | None, words: str) -> str:
    return words if day is None else format_date(day)
