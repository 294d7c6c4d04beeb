# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines: the questions a letter is asked, and the answer with every step of its reckoning.

The reckoning itself lives in ``domain.rules``; the words are made in ``i18n.deadline_words``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hilft_desktop.domain.codes import Land


class DeadlineKind(StrEnum):
    """What kind of letter or event starts the time. Each has an English name, ``code_en``."""

    OBJECTION = "widerspruch"
    OBJECTION_ABROAD = "widerspruch_ausland"
    OBJECTION_NO_NOTICE = "widerspruch_ohne_belehrung"
    OBJECTION_ADMIN = "widerspruch_verwaltung"
    OBJECTION_CHILD_BENEFIT = "einspruch_kindergeld"
    ACTION = "klage"
    ACTION_ADMIN = "klage_verwaltung"
    REVIEW = "ueberpruefung"
    REVIEW_GENERAL = "ueberpruefung_allgemein"
    INACTION_APPLICATION = "untaetigkeit_antrag"
    INACTION_OBJECTION = "untaetigkeit_widerspruch"
    INACTION_ADMIN = "untaetigkeit_verwaltung"
    REINSTATEMENT = "wiedereinsetzung"
    REINSTATEMENT_OFFICE = "wiedereinsetzung_verwaltungsverfahren"
    REINSTATEMENT_ADMIN = "wiedereinsetzung_verwaltungsgericht"
    GRACE_PAYMENT = "schonfristzahlung"
    DEFENCE_NOTICE = "verteidigungsanzeige"
    HARDSHIP_OBJECTION = "haertewiderspruch"
    DEFAULT_JUDGMENT = "versaeumnisurteil"
    PAYMENT_ORDER = "mahnbescheid"
    ENFORCEMENT_ORDER = "vollstreckungsbescheid"
    UTILITY_TENANT = "betriebskosten_einwand"
    UTILITY_LANDLORD = "betriebskosten_abrechnung"
    CUT_OFF_THREAT = "sperre_androhung"
    CUT_OFF_NOTICE = "sperre_ankuendigung"
    INSTALMENT_OFFER = "abwendung_angebot"
    BASIC_INCOME = "grundsicherung_antrag"
    BACK_PAYMENT = "nachzahlung_faellig"
    HOUSING_BENEFIT = "wohngeld_antrag"
    HOUSING_BENEFIT_REJECTED = "wohngeld_nach_ablehnung"
    CHILD_BENEFIT = "kindergeld_antrag"
    CHILD_SUPPLEMENT = "kinderzuschlag_antrag"
    MAINTENANCE_ADVANCE = "unterhaltsvorschuss_antrag"
    EDUCATION = "bildung_teilhabe_antrag"
    LABOUR_COURT = "kuendigungsschutzklage"
    GARNISHMENT = "pfaendungsschutz"

    @property
    def code_en(self) -> str:
        """Return the English code the command line takes as well."""
        return self.name.lower().replace("_", "-")


class DeadlineGroup(StrEnum):
    """Under which heading a kind is offered."""

    DECISION = "bescheid"
    COURT = "gericht"
    HOME = "wohnung"
    ENERGY = "energie"
    APPLICATION = "antrag"
    POINTER = "verweis"


class Delivery(StrEnum):
    """How the letter came."""

    POST = "post"
    ABROAD = "abroad"
    PORTAL = "portal"
    HANDED = "handed"


class RemedyNotice(StrEnum):
    """What the letter says on how to object (Rechtsbehelfsbelehrung)."""

    OK = "ok"
    MISSING = "missing"
    WRONG = "wrong"


class DeadlineSense(StrEnum):
    """What the date means for the person."""

    LAST_DAY = "spaetestens"
    """The last day on which the person must have acted; what is sent must have arrived."""
    FIRST_DAY = "fruehestens"
    """The first day on which the person can act; waiting longer is allowed."""
    PROTECTED_UNTIL = "geschuetzt_bis"
    """Up to and including this day the other side may not act; the person acts before it."""
    OTHER_SIDE = "gegenseite_bis"
    """The last day of the other side; afterwards the person can rely on its being late."""


class DeadlineInput(StrEnum):
    """A field of ``DeadlineQuestion`` that a kind may ask for."""

    DATED = "dated"
    POSTED = "posted"
    RECEIVED = "received"
    DELIVERY = "delivery"
    REMEDY = "remedy"
    LAND = "land"
    MUNICIPALITY = "municipality"


class Need(StrEnum):
    """How much a kind needs an input."""

    REQUIRED = "noetig"
    ONE_OF = "eines_davon"
    """At least one of the dates marked so is needed; without the exact one a safe guess is made."""
    HELPFUL = "hilfreich"


@dataclass(frozen=True, slots=True)
class DeadlineAsk:
    """An input of a kind: which field, and what it means for this kind in plain German."""

    input: DeadlineInput
    label: str
    need: Need


@dataclass(frozen=True, slots=True)
class DeadlineKindInfo:
    """What a front end needs to offer a kind."""

    kind: DeadlineKind
    group: DeadlineGroup
    sense: DeadlineSense
    title: str
    help: str
    asks: tuple[DeadlineAsk, ...]
    """In the order in which to ask; inputs not listed have no influence."""
    pointer: bool = False
    """The date is named only so that the person reaches expert help in time."""


@dataclass(frozen=True, slots=True)
class DeadlineQuestion:
    """A letter held in the hand. What the dates mean for a kind stands in its ``asks``.

    ``land`` and ``municipality`` are those of the place where the deadline must be kept: office
    or court, not the person's home. ``None`` and ``""`` mean not known. ``office`` is only
    printed; it changes nothing.
    """

    kind: DeadlineKind
    dated: date | None = None
    posted: date | None = None
    received: date | None = None
    delivery: Delivery = Delivery.POST
    remedy: RemedyNotice = RemedyNotice.OK
    land: Land | None = None
    municipality: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineStep:
    """One step of the reckoning in a German sentence, and the law it rests on."""

    text: str
    citation: str


REMIND_BEFORE = timedelta(days=7)
"""How long before a deadline the program reminds, unless somebody chooses otherwise."""


@dataclass(frozen=True, slots=True)
class DeadlineResult:
    """The answer. ``deadline`` is always the safe date: the one to write down and keep."""

    kind: DeadlineKind
    sense: DeadlineSense
    deemed_received: date | None
    """Day from which the time runs, as the law takes it; ``None`` where nothing is received."""
    computed_end: date
    """End of the period before weekends and holidays are looked at."""
    deadline: date
    latest: date | None
    """A later date that may hold as well, if there is one; why stands in ``uncertain``."""
    steps: tuple[DeadlineStep, ...]
    uncertain: tuple[str, ...]
    """Sentences on what is not certain and what was assumed."""
    if_missed: tuple[str, ...]
    """Sentences on what can still be done when the day has passed."""
    reaches_back: date | None = None
    """First day for which money is paid, for kinds that reach back."""

    @property
    def remind_on(self) -> date:
        """Return when to remind: a week before, and for a first day on the day itself."""
        first_day = self.sense in (DeadlineSense.FIRST_DAY, DeadlineSense.OTHER_SIDE)
        return self.deadline if first_day else self.deadline - REMIND_BEFORE
