# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries as text for the encrypted draft, and as words for the counsellor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from hilft_desktop.domain.codes import AgeBand, Channel, Household, Outcome, Topic
from hilft_desktop.domain.contacts import NewContact
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.stall_rows import StallEntry

Code = TypeVar("Code", bound=StrEnum)


def entry_words(entry: StallEntry) -> str:
    """Return what was said, in one line without a pseudonym."""
    data = entry.contact
    parts = [label(data.topic), label(data.outcome)]
    if data.age_band is not AgeBand.UNKNOWN:
        parts.append(label(data.age_band))
    if data.household is not Household.OTHER:
        parts.append(label(data.household))
    if entry.pseudonym:
        parts.append(_("bekannte Person"))
    return " · ".join(parts)


def entry_state(entry: StallEntry) -> dict[str, str]:
    """Return an entry as plain texts."""
    data = entry.contact
    return {
        "token": entry.token,
        "date": data.date.isoformat(),
        "topic": data.topic,
        "outcome": data.outcome,
        "age_band": data.age_band,
        "household": data.household,
        "place": data.place,
        "pseudonym": entry.pseudonym,
    }


def said_state(entry: StallEntry) -> dict[str, str]:
    """Return what was said, without what is counted when nobody said anything."""
    unsaid = {Outcome.INFORMATION.value, AgeBand.UNKNOWN.value, Household.OTHER.value}
    state = entry_state(entry)
    return {name: "" if value in unsaid else value for name, value in state.items()}


def entry_of(state: Mapping[str, object]) -> StallEntry | None:
    """Return the entry of plain texts; ``None`` for what no version of this program wrote."""
    texts = {name: value if isinstance(value, str) else "" for name, value in state.items()}
    topic = _code(Topic, texts.get("topic", ""))
    token = texts.get("token", "")
    try:
        day = date.fromisoformat(texts.get("date", ""))
    except ValueError:
        return None
    if topic is None or not token:
        return None
    new = NewContact(
        date=day,
        channel=Channel.STALL,
        topic=topic,
        outcome=_code(Outcome, texts.get("outcome", "")) or Outcome.INFORMATION,
        age_band=_code(AgeBand, texts.get("age_band", "")) or AgeBand.UNKNOWN,
        household=_code(Household, texts.get("household", "")) or Household.OTHER,
        place=texts.get("place", ""),
    )
    return StallEntry(token, new, texts.get("pseudonym", ""))


def _code(kind: type[Code], value: str) -> Code | None:
    return next((code for code in kind if code.value == value), None)
