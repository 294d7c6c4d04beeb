# SPDX-License-Identifier: GPL-3.0-or-later
"""What a group adds to the national text: notes, local limits, addresses, its own checks.

Nothing here is about a person: the layer lies outside the vault, so that it can be read while the
vault is locked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

NOTE_LIMIT = 4000
TABLE_ROWS_LIMIT = 20
RECHECK_DAYS = 180
"""After how many days an address counts as old unless the group set another age."""
RECHECK_DAYS_LIMIT = 730


class LocalTableKind(StrEnum):
    """What a local table limits."""

    RENT = "miete"
    """What the municipality accepts as rent, by size of the household."""
    HEATING = "heizung"
    """What it accepts as heating costs, by size of the household."""


class PlaceKind(StrEnum):
    """Whom a local address belongs to."""

    JOBCENTER = "jobcenter"
    SOCIAL_OFFICE = "sozialamt"
    HOUSING_BENEFIT = "wohngeldstelle"
    FAMILY_BENEFITS = "familienkasse"
    FAMILY_OFFICE = "jugendamt"
    IMMIGRATION_OFFICE = "auslaenderbehoerde"
    DEBT_ADVICE = "schuldnerberatung"
    ENERGY_ADVICE = "energieberatung"
    ENERGY_LAW = "energierecht"
    ENERGY_CHECK = "stromspar_check"
    ENERGY_ARBITRATION = "schlichtung_energie"
    TENANTS = "mietberatung"
    HOMELESSNESS = "wohnungsnotfallhilfe"
    STATION_MISSION = "bahnhofsmission"
    FOOD = "lebensmittel"
    MIGRATION = "migrationsberatung"
    YOUTH_MIGRATION = "jugendmigrationsdienst"
    PARTICIPATION = "teilhabeberatung"
    SOCIAL_ADVICE = "sozialberatung"
    SOCIAL_ASSOCIATION = "sozialverband"
    DISTRICT_COURT = "amtsgericht"
    SOCIAL_COURT = "sozialgericht"
    VIOLENCE = "gewaltschutz"
    ADDICTION = "suchtberatung"
    CRISIS = "krisendienst"
    PREGNANCY = "schwangerschaftsberatung"
    DOCTOR = "arzt_ohne_versicherung"
    WORK = "arbeitsberatung"
    OTHER = "andere"


@dataclass(frozen=True, slots=True)
class LocalNote:
    """A note of the group on a page.

    ``text_changed`` tells that the page says something else now than when the note was written.
    """

    page_id: str
    text: str
    initials: str
    written_on: date
    page_digest: str
    text_changed: bool = False


@dataclass(frozen=True, slots=True)
class LocalRow:
    """A limit for a household of so many persons; euros a month, square metres where given."""

    persons: int
    euros: Decimal
    square_metres: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LocalTable:
    """A dated, sourced table of limits of one municipality.

    ``per_person_more`` is added for each person beyond the last row. ``basis`` says what the
    amount means (for example "bruttokalt"): municipalities differ.
    """

    id: str
    kind: LocalTableKind
    place: str
    basis: str
    source: str
    valid_from: date
    checked_on: date
    initials: str
    rows: tuple[LocalRow, ...]
    valid_to: date | None = None
    per_person_more: Decimal | None = None
    remark: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether the limits hold on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def limit(self, persons: int) -> Decimal | None:
        """Return the limit in euros a month for a household; ``None`` where the table ends."""
        by_size = {row.persons: row.euros for row in self.rows}
        if persons in by_size:
            return by_size[persons]
        largest = max(by_size)
        if persons < largest or self.per_person_more is None:
            return None
        return by_size[largest] + (persons - largest) * self.per_person_more


@dataclass(frozen=True, slots=True)
class LocalAddress:
    """Where to send people; ``verified_on`` is the day somebody last made sure of it."""

    id: str
    kind: PlaceKind
    name: str
    verified_on: date
    initials: str
    lines: tuple[str, ...] = ()
    phone: str = ""
    hours: str = ""
    remark: str = ""
    pages: tuple[str, ...] = ()
    """Pages the address belongs to, besides those that ask for its kind."""
    languages: str = ""
    step_free: bool | None = None
    """Whether one gets in without a step; ``None`` when nobody looked."""
    cost: str = ""
    """What it costs, in words ("kostenlos", "nur für Mitglieder")."""
    waiting: str = ""
    """How long one waits for an appointment, in words."""
    email: str = ""
    web: str = ""
    """Plain text, never a link to click: no program of ours opens a network."""

    def is_old(self, today: date, days: int) -> bool:
        """Tell whether nobody made sure of it for more than so many days."""
        return (today - self.verified_on).days > days


@dataclass(frozen=True, slots=True)
class LocalReview:
    """Somebody looked into the sources and found that a text is still correct.

    It counts until ``counts_until`` and only for the text that was looked at (``digest``).
    """

    kind: str
    id: str
    initials: str
    confirmed_on: date
    counts_until: date
    content_version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Where and when the group itself can be met, for posters; and its own habits.

    ``recheck_days`` is the age after which an address is to be checked by a call.
    """

    place: str = ""
    lines: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    phone: str = ""
    recheck_days: int = RECHECK_DAYS


@dataclass(frozen=True, slots=True)
class LocalLayer:
    """Everything the group added."""

    notes: tuple[LocalNote, ...] = ()
    tables: tuple[LocalTable, ...] = ()
    addresses: tuple[LocalAddress, ...] = ()
    reviews: tuple[LocalReview, ...] = ()
    desk: Desk = Desk()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was added."""
        return not (self.notes or self.tables or self.addresses or self.reviews)


@dataclass(frozen=True, slots=True)
class LocalComparison:
    """What taking in a layer would do to ours; ``same`` counts what is equal already.

    ``titles`` names the texts that notes and reviews belong to, by kind and id; a text that our
    content does not have is missing there.
    """

    added: LocalLayer
    replaced: LocalLayer
    same: int
    titles: tuple[tuple[str, str, str], ...] = ()

    def title(self, kind: str, identifier: str) -> str:
        """Return the title of a text, empty when our content does not have it."""
        found = (title for of, name, title in self.titles if (of, name) == (kind, identifier))
        return next(found, "")
