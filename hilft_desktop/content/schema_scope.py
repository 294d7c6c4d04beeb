# SPDX-License-Identifier: GPL-3.0-or-later
"""The file formats of the scope light and of the topic graph."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from hilft_desktop.content.schema import Dated, Entry, Identifier, Words
from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.local import PlaceKind
from hilft_desktop.domain.scope import Light, Step

Reference = Annotated[str, Field(pattern=r"^(thema|seite|checkliste):[a-z][a-z0-9_]*$")]


class PeriodEntry(Entry):
    """Since when and until when an entry of a file holds; the check is that of the whole file."""

    valid_from: date | None = None
    valid_to: date | None = None


class ScopeBodyEntry(Entry):
    """A kind of body to refer to; ``place`` is the kind of local address it stands under."""

    id: Identifier
    title: Words
    page: Identifier | Literal[""] = ""
    place: PlaceKind | Literal[""] = ""


class ScopeStepEntry(Entry):
    """A kind of step; without topics it is on offer everywhere."""

    id: Step
    title: Words
    help: Words
    topics: tuple[Topic, ...] = ()


class ScopeRuleEntry(PeriodEntry):
    """The light of a step, for some topics or, without topics, for all the others.

    ``cautious`` marks what the law does not settle: our own careful setting.
    """

    step: Step
    topics: tuple[Topic, ...] = ()
    light: Light
    reason: Words
    page: Identifier
    cites: tuple[Identifier, ...] = ()
    cautious: bool = False
    refer_to: tuple[Identifier, ...] = ()


class ScopeFile(Dated):
    """The scope light."""

    format: Literal["hilft-scope/1"]
    body: tuple[ScopeBodyEntry, ...]
    step: tuple[ScopeStepEntry, ...]
    rule: tuple[ScopeRuleEntry, ...]


class TopicLinkEntry(PeriodEntry):
    """One more problem to ask about; ``practice`` as in a step of a checklist."""

    id: Identifier
    about: Annotated[tuple[Reference, ...], Field(min_length=1)]
    question: Words
    reason: Words
    page: Identifier
    checklist: Identifier | Literal[""] = ""
    cites: tuple[Identifier, ...] = ()
    practice: bool = False
    urgent: bool = False


class TopicLinksFile(Dated):
    """The topic graph; the order of the file is the order of asking."""

    format: Literal["hilft-links/1"]
    link: tuple[TopicLinkEntry, ...]
