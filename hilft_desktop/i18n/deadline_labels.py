# SPDX-License-Identifier: GPL-3.0-or-later
"""German words around a computed deadline: on screen, on paper and on the lock screen.

They address nobody, because counsellors ("Du") and the person ("Sie") read the same words.
"""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.domain.deadlines import (
    DeadlineInput,
    DeadlineQuestion,
    DeadlineSense,
    Delivery,
    RemedyNotice,
)
from hilft_desktop.i18n.catalog import N_, _
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.i18n.labels import label

_MEANINGS: Mapping[DeadlineSense, str] = {
    DeadlineSense.LAST_DAY: N_(
        "Bis zu diesem Tag muss es dort angekommen sein. Rechtzeitig abschicken genügt nicht."
    ),
    DeadlineSense.FIRST_DAY: N_("Vorher ist es zu früh. Später ist erlaubt."),
    DeadlineSense.PROTECTED_UNTIL: N_(
        "So lange darf die andere Seite nicht handeln. Bis dahin muss etwas geschehen sein."
    ),
    DeadlineSense.OTHER_SIDE: N_("Kommt es später, ist es verspätet."),
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


def meaning(sense: DeadlineSense) -> str:
    """Return what the date asks for, as a sentence below it."""
    return _(_MEANINGS[sense])


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
            if question.remedy is RemedyNotice.OK:
                # Nobody need have said so: unsaid counts as there, for that period is shorter.
                return _("als vorhanden gerechnet")
            return remedy_label(question.remedy)
        case DeadlineInput.LAND:
            return _("unbekannt") if question.land is None else label(question.land)
        case DeadlineInput.MUNICIPALITY:
            return question.municipality or _("unbekannt")
