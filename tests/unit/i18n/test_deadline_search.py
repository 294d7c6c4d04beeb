# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from itertools import groupby

import pytest

from hilft_desktop.domain.deadlines import (
    DeadlineGroup,
    DeadlineInput,
    DeadlineKind,
    DeadlineKindInfo,
    DeadlineQuestion,
    DeadlineSense,
    Delivery,
    RemedyNotice,
)
from hilft_desktop.domain.rules.kinds import RULES
from hilft_desktop.i18n.deadline_kinds import kind_help, kind_title
from hilft_desktop.i18n.deadline_labels import answer_words, meaning
from hilft_desktop.i18n.deadline_search import find_kinds

K = DeadlineKind
INFOS = tuple(
    DeadlineKindInfo(kind, rule.group, rule.sense, kind_title(kind), kind_help(kind), ())
    for kind, rule in RULES.items()
)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Sanktion", K.OBJECTION),
        ("jobcenter rückforderung", K.OBJECTION),
        ("wohngeld abgelehnt", K.OBJECTION_ADMIN),
        ("Stromsperre", K.CUT_OFF_NOTICE),
        ("strom mahnung", K.CUT_OFF_THREAT),
        ("RÄUMUNGSKLAGE", K.DEFENCE_NOTICE),
        ("Eigenbedarf", K.HARDSHIP_OBJECTION),
        ("nebenkosten", K.UTILITY_TENANT),
        ("gekündigt job", K.LABOUR_COURT),
        ("kontopfändung", K.GARNISHMENT),
        ("gelber umschlag", K.PAYMENT_ORDER),
        ("amt antwortet", None),
        ("keine antwort", K.INACTION_APPLICATION),
        ("frist versäumt", K.REINSTATEMENT),
        ("klassenfahrt", K.EDUCATION),
        ("widerspruchsbescheid", K.ACTION),
    ],
)
def test_everyday_words_lead_to_the_kind(words: str, wanted: DeadlineKind | None):
    found = [info.kind for info in find_kinds(INFOS, words)]
    assert (wanted in found) if wanted else (found == [])
    assert len(found) < len(INFOS)


def test_an_empty_search_shows_all_and_case_and_accents_do_not_matter():
    assert find_kinds(INFOS, "  ") == INFOS
    assert find_kinds(INFOS, "raumungsklage") == find_kinds(INFOS, "Räumungsklage")


def test_every_kind_is_found_by_its_own_title_and_groups_come_together():
    for info in INFOS:
        assert info in find_kinds(INFOS, info.title)
    groups = [group for group, _infos in groupby(INFOS, key=lambda info: info.group)]
    assert len(groups) == len(set(groups)) == len(DeadlineGroup)


def test_every_code_has_words():
    question = DeadlineQuestion(K.OBJECTION)
    for sense in DeadlineSense:
        assert meaning(sense).endswith(".")
    for asked in DeadlineInput:
        assert answer_words(question, asked)
    for delivery in Delivery:
        for remedy in RemedyNotice:
            said = DeadlineQuestion(K.OBJECTION, delivery=delivery, remedy=remedy)
            assert answer_words(said, DeadlineInput.DELIVERY) != "unbekannt"
            assert answer_words(said, DeadlineInput.REMEDY) != "unbekannt"
