# SPDX-License-Identifier: GPL-3.0-or-later
"""Contacts as JSON: read with every fault named at once, written as they were read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from hilft_desktop.domain.codes import (
    AgeBand,
    Channel,
    Grievance,
    Household,
    Language,
    Outcome,
    Topic,
)
from hilft_desktop.domain.contacts import Contact, NewContact
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.money import Euros
from hilft_desktop.services import json_input

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_OWN_FAULT = "hilft"


@dataclass(frozen=True, slots=True)
class ContactBatch:
    """Contacts of one file; ``is_list`` tells whether they came as a list."""

    contacts: tuple[NewContact, ...]
    is_list: bool


def read_contacts(text: str) -> ContactBatch:
    """Return the contacts of a JSON document: one object or a list of them.

    Raises ``UserError("json_invalid")`` and its like, ``contact_file_shape``, or ``FormErrors``
    with every fault of every contact; the field of a fault is ``key``, or ``number.key`` in a list.
    """
    content = json_input.parse(text)
    is_list = isinstance(content, list)
    items = content if is_list else [content]
    if not items or not all(isinstance(item, dict) for item in items):
        raise UserError("contact_file_shape")
    contacts: list[NewContact] = []
    faults: list[UserError] = []
    for number, item in enumerate(items, start=1):
        try:
            contacts.append(_ContactModel.model_validate(item).value())
        except ValidationError as error:
            prefix = f"{number}." if is_list else ""
            faults.extend(_fault(detail, prefix) for detail in error.errors())
    if faults:
        raise FormErrors(faults=tuple(faults))
    return ContactBatch(tuple(contacts), is_list)


def contact_json(contact: Contact) -> dict[str, Any]:
    """Return a contact as the object it was read from, with its id; amounts in euros."""
    data = contact.data
    row: dict[str, Any] = {
        "id": contact.id,
        "date": data.date.isoformat(),
        "channel": data.channel.value,
        "topic": data.topic.value,
        "topics": [topic.value for topic in data.topics],
        "age_band": data.age_band.value,
        "household": data.household.value,
        "outcome": data.outcome.value,
        "language": data.language.value,
        "euros": {
            name: None if amount is None else json_input.euros(amount)
            for name, amount in (
                ("claimed", data.euros.claimed),
                ("conceded", data.euros.conceded),
                ("received", data.euros.received),
            )
        },
        "note": data.note,
    }
    if data.place:
        row["place"] = data.place
    if data.grievance is not Grievance.NONE:
        row["grievance"] = data.grievance.value
    return row


# ------------------------------------------------------------------------------- the model


def _day(value: Any) -> date:
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise _own(UserError("date_not_iso", text=str(value)[:30]))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _own(UserError("date_iso_invalid", text=value)) from None


def _amount(value: Any) -> int | None:
    if value is None:
        return None
    try:
        return json_input.cents(value, field="")
    except UserError as error:
        raise _own(error) from None


def _different(value: list[Topic]) -> list[Topic]:
    if len(set(value)) < len(value):
        raise _own(UserError("contact_topics_twice"))
    return value


def _own(error: UserError) -> PydanticCustomError:
    return PydanticCustomError(_OWN_FAULT, "own fault", {"error": error})


_Day = Annotated[date, BeforeValidator(_day)]
_Topics = Annotated[list[Topic], AfterValidator(_different)]
_Amount = Annotated[int | None, BeforeValidator(_amount)]


class _EurosModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    claimed: _Amount = None
    conceded: _Amount = None
    received: _Amount = None


class _ContactModel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    date: _Day
    channel: Channel
    topic: Topic
    topics: _Topics = []
    age_band: AgeBand = AgeBand.UNKNOWN
    household: Household = Household.OTHER
    outcome: Outcome = Outcome.INFORMATION
    language: Language = Language.UNKNOWN
    euros: _EurosModel = _EurosModel()
    note: str = ""
    place: str = ""
    grievance: Grievance = Grievance.NONE

    def value(self) -> NewContact:
        """Return the value of the domain."""
        return NewContact(
            date=self.date,
            channel=self.channel,
            topic=self.topic,
            topics=tuple(self.topics),
            age_band=self.age_band,
            household=self.household,
            outcome=self.outcome,
            language=self.language,
            euros=Euros(self.euros.claimed, self.euros.conceded, self.euros.received),
            note=self.note,
            place=self.place,
            grievance=self.grievance,
        )


_VOCABULARIES: Mapping[str, type[StrEnum]] = {
    "channel": Channel,
    "topic": Topic,
    "topics": Topic,
    "age_band": AgeBand,
    "household": Household,
    "outcome": Outcome,
    "language": Language,
    "grievance": Grievance,
}


def _fault(detail: ErrorDetails, prefix: str) -> UserError:
    """Say a validation error in this program's words."""
    place = [str(part) for part in detail["loc"]]
    field = prefix + ".".join(place)
    kind, key = detail["type"], place[0] if place else ""
    if kind == _OWN_FAULT:
        own: UserError = detail["ctx"]["error"]
        return UserError(own.code, field=field, **own.params)
    if kind == "extra_forbidden":
        model = _EurosModel if len(place) > 1 else _ContactModel
        allowed = tuple(model.model_fields)
        return UserError("contact_key_unknown", field=field, key=place[-1][:40], allowed=allowed)
    if kind == "missing":
        return UserError("contact_key_missing", field=field, key=place[-1])
    if key in _VOCABULARIES and kind != "list_type":
        allowed = tuple(code.value for code in _VOCABULARIES[key])
        value = str(detail["input"])[:40]
        return UserError("contact_value_unknown", field=field, value=value, allowed=allowed)
    wanted = {"list_type": "list", "string_type": "text"}.get(kind, "object")
    return UserError(f"contact_needs_{wanted}", field=field)
