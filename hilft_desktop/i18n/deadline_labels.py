# SPDX-License-Identifier: GPL-3.0-or-later
"""German words around a computed deadline: on screen, on paper and on the lock screen.

They address nobody, because counsellors ("Du") and the person ("Sie") read the same words.
"""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.domain.deadlines import (
    DeadlineGroup,
    DeadlineInput,
    DeadlineQuestion,
    DeadlineSense,
    Delivery,
    RemedyNotice,
)
from hilft_desktop.i18n.catalog import N_, _
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.i18n.labels import label

_HEADLINES: Mapping[DeadlineSense, str] = {
    DeadlineSense.LAST_DAY: N_("Spätestens am"),
    DeadlineSense.FIRST_DAY: N_("Frühestens am"),
    DeadlineSense.PROTECTED_UNTIL: N_("Geschützt bis einschließlich"),
    DeadlineSense.OTHER_SIDE: N_("Die andere Seite hat Zeit bis"),
}
_MEANINGS: Mapping[DeadlineSense, str] = {
    DeadlineSense.LAST_DAY: N_(
        "An diesem Tag muss es dort angekommen sein. Rechtzeitig abschicken genügt nicht."
    ),
    DeadlineSense.FIRST_DAY: N_("Vorher ist es zu früh. Später ist erlaubt."),
    DeadlineSense.PROTECTED_UNTIL: N_(
        "So lange darf die andere Seite nicht handeln. Bis dahin muss etwas geschehen sein."
    ),
    DeadlineSense.OTHER_SIDE: N_("Kommt es später, ist es verspätet."),
}
_GROUPS: Mapping[DeadlineGroup, str] = {
    DeadlineGroup.DECISION: N_("Bescheid von einer Behörde"),
    DeadlineGroup.COURT: N_("Post vom Gericht"),
    DeadlineGroup.HOME: N_("Wohnung und Vermieter"),
    DeadlineGroup.ENERGY: N_("Strom, Gas und Heizung"),
    DeadlineGroup.APPLICATION: N_("Antrag stellen"),
    DeadlineGroup.POINTER: N_("Sofort an Fachleute"),
}
_DELIVERIES: Mapping[Delivery, str] = {
    Delivery.POST: N_("mit der Post"),
    Delivery.ABROAD: N_("ins Ausland"),
    Delivery.PORTAL: N_("im Online-Portal"),
    Delivery.HANDED: N_("übergeben oder zugestellt"),
}
_REMEDIES: Mapping[RemedyNotice, str] = {
    RemedyNotice.OK: N_("vorhanden"),
    RemedyNotice.MISSING: N_("fehlt"),
    RemedyNotice.WRONG: N_("falsch oder unvollständig"),
}


def headline(sense: DeadlineSense) -> str:
    """Return the words above the date."""
    return _(_HEADLINES[sense])


def meaning(sense: DeadlineSense) -> str:
    """Return what the date asks for, as a sentence below it."""
    return _(_MEANINGS[sense])


def group_label(group: DeadlineGroup) -> str:
    """Return the heading of a group of kinds."""
    return _(_GROUPS[group])


def delivery_label(delivery: Delivery) -> str:
    """Return how a letter came."""
    return _(_DELIVERIES[delivery])


def remedy_label(remedy: RemedyNotice) -> str:
    """Return what a letter says on how to object."""
    return _(_REMEDIES[remedy])


def answer_words(question: DeadlineQuestion, asked: DeadlineInput) -> str:
    """Return what was answered to one input, in words; ``unbekannt`` where nothing was."""
    match asked:
        case DeadlineInput.DATED | DeadlineInput.POSTED | DeadlineInput.RECEIVED:
            day = getattr(question, asked.value)
            return _("unbekannt") if day is None else format_long_date(day)
        case DeadlineInput.DELIVERY:
            return delivery_label(question.delivery)
        case DeadlineInput.REMEDY:
            return remedy_label(question.remedy)
        case DeadlineInput.LAND:
            return _("unbekannt") if question.land is None else label(question.land)
        case DeadlineInput.MUNICIPALITY:
            return question.municipality or _("unbekannt")
