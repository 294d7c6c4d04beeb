# SPDX-License-Identifier: GPL-3.0-or-later
"""Shorter words for the answers of the stall, where twelve keys and a thumb share the screen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hilft_desktop.domain.codes import AgeBand, Household, Outcome
from hilft_desktop.i18n.catalog import N_, _
from hilft_desktop.i18n.labels import label

_AGES: Mapping[str, str] = {
    AgeBand.U18: N_("unter 18"),
    AgeBand.A18_24: N_("18 bis 24"),
    AgeBand.A25_44: N_("25 bis 44"),
    AgeBand.A45_64: N_("45 bis 64"),
    AgeBand.A65_PLUS: N_("ab 65"),
}
_HOUSEHOLDS: Mapping[str, str] = {
    Household.SINGLE: N_("allein"),
    Household.SINGLE_PARENT: N_("allein mit Kind"),
    Household.COUPLE: N_("Paar"),
    Household.COUPLE_CHILDREN: N_("Paar mit Kind"),
    Household.OTHER: N_("anders"),
}
_OUTCOMES: Mapping[str, str] = {
    Outcome.INFORMATION: N_("Auskunft"),
    Outcome.LETTER: N_("Schreiben"),
    Outcome.REFERRAL: N_("verwiesen"),
    Outcome.ACCOMPANIMENT: N_("begleitet"),
    Outcome.FUND: N_("Fonds"),
}
# By kind of code, not in one table: codes of two vocabularies may be the same word.
_TABLES: Mapping[type[StrEnum], Mapping[str, str]] = {
    AgeBand: _AGES,
    Household: _HOUSEHOLDS,
    Outcome: _OUTCOMES,
}


def short_label(code: StrEnum) -> str:
    """Return the shortest words that still say it; codes without any have their usual words."""
    words = _TABLES.get(type(code), {})
    return _(words[code]) if code in words else label(code)
