# SPDX-License-Identifier: GPL-3.0-or-later
"""German words for the codes of case work (see ``labels``)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from hilft_desktop.domain.casework import (
    AmountKind,
    CollectiveKind,
    Means,
    MemberAge,
    ReadsGerman,
    Relation,
)
from hilft_desktop.i18n.catalog import N_

CASEWORK_TABLES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Relation: {
        Relation.PARTNER: N_("Partnerin oder Partner"),
        Relation.CHILD: N_("Kind"),
        Relation.PARENT: N_("Mutter oder Vater"),
        Relation.SIBLING: N_("Schwester oder Bruder"),
        Relation.RELATIVE: N_("andere Verwandte"),
        Relation.FLATMATE: N_("wohnt mit in der Wohnung"),
        Relation.OTHER: N_("andere Person"),
    },
    MemberAge: {
        MemberAge.A0_5: N_("0 bis 5 Jahre"),
        MemberAge.A6_13: N_("6 bis 13 Jahre"),
        MemberAge.A14_17: N_("14 bis 17 Jahre"),
        MemberAge.A18_24: N_("18 bis 24 Jahre"),
        MemberAge.A25_64: N_("25 bis 64 Jahre"),
        MemberAge.A65_PLUS: N_("65 Jahre und älter"),
        MemberAge.UNKNOWN: N_("Alter unbekannt"),
    },
    ReadsGerman: {
        ReadsGerman.YES: N_("liest Deutsch"),
        ReadsGerman.A_LITTLE: N_("liest etwas Deutsch"),
        ReadsGerman.NO: N_("liest kein Deutsch"),
        ReadsGerman.UNKNOWN: N_("nicht gefragt"),
    },
    Means: {
        Means.PRINTER: N_("Drucker"),
        Means.PHONE: N_("Telefon"),
        Means.MAIL: N_("E-Mail"),
        Means.SMARTPHONE: N_("Smartphone"),
    },
    AmountKind: {
        AmountKind.CLAIMED: N_("gefordert"),
        AmountKind.CONCEDED: N_("zugesagt"),
        AmountKind.RECEIVED: N_("erhalten"),
    },
    CollectiveKind: {
        CollectiveKind.HOUSE: N_("Ein Haus"),
        CollectiveKind.SUPPLIER: N_("Ein Versorger"),
        CollectiveKind.OFFICE: N_("Eine Behörde"),
        CollectiveKind.EMPLOYER: N_("Ein Betrieb"),
        CollectiveKind.OTHER: N_("Andere gemeinsame Sache"),
    },
}
