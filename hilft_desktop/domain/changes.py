# SPDX-License-Identifier: GPL-3.0-or-later
"""What a mutation changed; every open page decides from it whether to reload."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """Kinds of things that can change."""

    SETTINGS = "settings"
    CONTACT = "contact"
    PERSON = "person"
    CASE = "case"
    ENTRY = "entry"
    FLAG = "flag"
    FOLLOW_UP = "follow_up"
    CHECKLIST_RUN = "checklist_run"
    DOCUMENT = "document"
    PRINT_QUEUE = "print_queue"
    RELEASE = "release"
    BACKUP = "backup"
    DRAFT = "draft"
    EXPORT = "export"
    AMOUNT = "amount"
    ATTACHMENT = "attachment"
    COLLECTIVE = "collective"
    CONSENT = "consent"
    REFERRAL = "referral"
    RETENTION = "retention"
    """Rules, holds, and everything that was erased."""
    TEAM = "team"
    CONTENT = "content"
    """Another version of the content, or what the group added to it."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds touched and the case concerned, if there is exactly one."""

    kinds: frozenset[Kind] = field(default_factory=frozenset)
    case_id: str | None = None

    @classmethod
    def of(cls, *kinds: Kind, case_id: str | None = None) -> Changes:
        """Return the changes of these kinds."""
        return cls(frozenset(kinds), case_id)

    def joined(self, later: Changes) -> Changes:
        """Return what these and later changes are together; one case only if both name it."""
        same = self.case_id if self.case_id == later.case_id else None
        return Changes(self.kinds | later.kinds, same)

    def touches(self, *kinds: Kind) -> bool:
        """Tell whether any of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)


@dataclass(frozen=True, slots=True)
class Changed(Generic[T]):
    """The value a mutation returns together with what it changed."""

    value: T
    changes: Changes
