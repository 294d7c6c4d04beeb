# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the stall: one sign for each answer, the same on the screen and on paper.

The order never follows how often something is counted: fingers and paper must find it tomorrow
where it was today. Digits are topics, in the order of the vocabulary; the last three topics have
their initial, and 0 for what fits nowhere. The upper row of letters, from left to right, is age
and household. No sign stands for two answers.
"""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.domain.codes import AgeBand, Household, Outcome, Topic

TOPIC_KEYS: Mapping[Topic, str] = {
    Topic.GRUNDSICHERUNG: "1",
    Topic.SOZIALHILFE: "2",
    Topic.WOHNGELD: "3",
    Topic.FAMILIE: "4",
    Topic.ENERGIE_SPERRE: "5",
    Topic.HEIZKOSTEN: "6",
    Topic.MIETE: "7",
    Topic.SCHULDEN: "8",
    Topic.ARBEIT: "9",
    Topic.GESUNDHEIT: "G",
    Topic.MIGRATION: "M",
    Topic.SONSTIGES: "0",
}
OUTCOME_KEYS: Mapping[Outcome, str] = {
    Outcome.INFORMATION: "A",
    Outcome.LETTER: "S",
    Outcome.REFERRAL: "V",
    Outcome.ACCOMPANIMENT: "B",
    Outcome.FUND: "F",
}
AGE_KEYS: Mapping[AgeBand, str] = {
    AgeBand.U18: "Q",
    AgeBand.A18_24: "W",
    AgeBand.A25_44: "E",
    AgeBand.A45_64: "R",
    AgeBand.A65_PLUS: "T",
}
"""Without a key the age is unknown."""
HOUSEHOLD_KEYS: Mapping[Household, str] = {
    Household.SINGLE: "Z",
    Household.SINGLE_PARENT: "U",
    Household.COUPLE: "I",
    Household.COUPLE_CHILDREN: "O",
    Household.OTHER: "P",
}
