# SPDX-License-Identifier: GPL-3.0-or-later
"""What front ends show of bodies, referrals and tables that are read in. Plain values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hilft_desktop.domain.errors import Param, UserError
from hilft_desktop.domain.local import Desk, LocalAddress
from hilft_desktop.domain.referrals import BodyKind, Referral
from hilft_desktop.i18n.labels import label


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """A body of the group's own list. ``is_old``: nobody made sure of it for too long."""

    address: LocalAddress
    age_days: int
    is_old: bool


@dataclass(frozen=True, slots=True)
class DirectoryOverview:
    """Everything the page of bodies shows."""

    rows: tuple[DirectoryRow, ...]
    kinds: tuple[BodyKind, ...]
    desk: Desk


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """A body with what its kind is for; without a kind nothing is known about its sort."""

    row: DirectoryRow
    kind: BodyKind | None


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral with the case it belongs to; ``days`` since it was sent."""

    referral: Referral
    pseudonym: str
    case_title: str
    days: int


@dataclass(frozen=True, slots=True)
class ReferralPlan:
    """A body chosen for a case: whom the letter goes to, which letters fit, what is missing.

    ``consent_fault`` is the code of what is wrong with the agreement, empty when it holds.
    """

    referral: Referral
    recipient: tuple[str, ...]
    letters: tuple[tuple[str, str], ...]
    consent_fault: str


class TableField(StrEnum):
    """What a column of a table of bodies can hold."""

    SKIP = ""
    NAME = "name"
    KIND = "kind"
    STREET = "street"
    POSTCODE = "postcode"
    TOWN = "town"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"
    HOURS = "hours"
    LANGUAGES = "languages"
    STEP_FREE = "step_free"
    COST = "cost"
    WAITING = "waiting"
    REMARK = "remark"
    VERIFIED_ON = "verified_on"


class OnDuplicate(StrEnum):
    """What happens with a body that is in the list already (same kind, same name)."""

    KEEP = "keep"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table as it was read: its columns, how each was understood, its first rows."""

    file: str
    how: str
    """Encoding and delimiter in words, or the sheet of a spreadsheet."""
    header: tuple[str, ...]
    guess: tuple[TableField, ...]
    sample: tuple[tuple[str, ...], ...]
    rows: int


@dataclass(frozen=True, slots=True)
class TableRequest:
    """How a table is to be taken: what each column holds, and what holds where it is silent."""

    file: str
    columns: tuple[TableField, ...]
    initials: str
    kind: str = ""
    """Kind of body where no column or a column without a known word says so."""
    verified_on: date | None = None
    """Day of checking where no column says so; without one rows without a day are faulty."""
    on_duplicate: OnDuplicate = OnDuplicate.KEEP


@dataclass(frozen=True, slots=True)
class TableFault:
    """Why a line is not taken; ``code`` and ``params`` become words late, as those of an error."""

    line: int
    code: str
    params: tuple[tuple[str, str], ...] = ()

    @property
    def error(self) -> UserError:
        """The fault as an error, which has words."""
        params: dict[str, Param] = dict(self.params)
        return UserError(self.code, field=None, **params)


@dataclass(frozen=True, slots=True)
class TableCheck:
    """What taking a table would do: nothing has been written yet.

    ``duplicates`` have line and name; they are replaced or left out, as the request says.
    """

    new: tuple[LocalAddress, ...]
    changed: tuple[LocalAddress, ...]
    same: int
    duplicates: tuple[tuple[int, str], ...]
    faults: tuple[TableFault, ...]


@dataclass(frozen=True, slots=True)
class TableTaken:
    """What a table brought, and enough to take it back."""

    added: tuple[LocalAddress, ...]
    before: tuple[LocalAddress, ...] = field(default=())
    """What stood there where something was replaced."""
    after: tuple[LocalAddress, ...] = field(default=())


def body_matches(address: LocalAddress, text: str) -> bool:
    """Tell whether every word somebody looks for stands somewhere in an address."""
    parts = (label(address.kind), address.name, *address.lines, address.languages, address.remark)
    return _all_in(text, " ".join(parts))


def kind_matches(kind: BodyKind, text: str) -> bool:
    """Tell whether every word somebody looks for stands somewhere in a kind of body."""
    return _all_in(text, " ".join((kind.title, kind.purpose, kind.hint, *kind.bring)))


def _all_in(text: str, words: str) -> bool:
    plain = words.casefold()
    return all(word in plain for word in text.casefold().split())
