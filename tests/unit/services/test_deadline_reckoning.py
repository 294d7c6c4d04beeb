# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines as people read them: in sentences, with weekdays, figures only from the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.deadlines import (
    REMIND_BEFORE,
    DeadlineKind,
    DeadlineQuestion,
    DeadlineResult,
    DeadlineSense,
    Delivery,
    RemedyNotice,
)
from hilft_desktop.domain.errors import FormErrors
from hilft_desktop.i18n.dates import WEEKDAYS
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock
from tests.unit.domain.test_deadline_questions import SAID
from tests.unit.domain.test_deadlines_by_hand import DECISIONS, OTHERS


@pytest.fixture(scope="module")
def public() -> Iterator[Services]:
    """Services without a vault; the content is read once for all tests of this file."""
    services = Services(FixedClock(date(2026, 11, 22)))
    yield services
    services._session.close()


LONG_DATE = re.compile(rf"(?:{'|'.join(WEEKDAYS)}), (\d\d)\.(\d\d)\.(\d{{4}})")
ANY_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")
CASES = (
    *((kind, land, answers) for kind, land, answers, _safe, _latest in (*DECISIONS, *OTHERS)),
    *((kind, "BE", answers) for kind, answers, _said, _unsaid in SAID),
)


def reckoned(
    services: Services, kind: DeadlineKind, land: str | None, answers: dict[str, Any]
) -> DeadlineResult:
    values: dict[str, Any] = {
        name: date.fromisoformat(value) if name in ("dated", "posted", "received") else value
        for name, value in answers.items()
    }
    place = Land(land) if land else None
    return services.deadlines.compute(DeadlineQuestion(kind, land=place, **values))


def sentences(result: DeadlineResult) -> list[str]:
    return [*(step.text for step in result.steps), *result.uncertain, *result.if_missed]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_sentence_is_whole_and_names_the_weekday(
    public: Services, case: tuple[DeadlineKind, str | None, dict[str, Any]]
):
    result = reckoned(public, *case)
    for text in sentences(result):
        assert text[0].isupper()
        assert "{" not in text
        assert "  " not in text
        own_words = re.sub(r" \((?:§|Art).*\)$", "", text)
        found = LONG_DATE.findall(own_words)
        assert len(found) == len(ANY_DATE.findall(own_words)), own_words
        for day, month, year in found:
            weekday = WEEKDAYS[date(int(year), int(month), int(day)).weekday()]
            assert f"{weekday}, {day}.{month}.{year}" in own_words
    assert all(step.citation for step in result.steps)
    shown = {(result.deadline + n * timedelta(days=1)) for n in (0, 1)} | {result.computed_end}
    dates = {
        date(int(y), int(m), int(d)) for t in sentences(result) for d, m, y in LONG_DATE.findall(t)
    }
    assert shown & dates  # the reasoning leads to the day that is shown


def test_lengths_of_time_are_put_into_words(public: Services):
    post = reckoned(public, DeadlineKind.OBJECTION, "BE", {"posted": "2026-06-01"})
    assert post.steps[0].text == (
        "Mit der Post in Deutschland: Der Brief gilt 4 Tage nach der Aufgabe zur Post (Montag,"
        " 01.06.2026) als angekommen, also am Freitag, 05.06.2026."
    )
    assert post.steps[0].citation.startswith("§ 37 Abs. 2 SGB X")
    notice = reckoned(public, DeadlineKind.CUT_OFF_NOTICE, "BE", {"received": "2026-11-20"})
    assert "8 Werktage vorher" in notice.steps[0].text
    grace = reckoned(public, DeadlineKind.GRACE_PAYMENT, "BE", {"received": "2026-11-11"})
    assert any("Binnen 2 Monaten danach" in step.text for step in grace.steps)
    garnished = reckoned(public, DeadlineKind.GARNISHMENT, "BE", {"received": "2026-11-10"})
    assert any("binnen 1 Monat umgewandelt" in step.text for step in garnished.steps)
    assert any("bis zu 4 Geschäftstage Zeit" in step.text for step in garnished.steps)


def test_doubts_and_remedies_carry_their_law(public: Services):
    result = reckoned(public, DeadlineKind.OBJECTION, "BE", {"posted": "2026-06-04"})
    assert any(text.endswith("(§ 86b SGG; § 123, § 80 VwGO)") for text in result.if_missed)
    assumed = reckoned(public, DeadlineKind.OBJECTION, "BE", {"dated": "2026-06-04"})
    assert any(text.endswith("Umschlag aufheben.") for text in assumed.uncertain)


def test_every_kind_is_offered_with_words_for_all_it_asks(public: Services):
    kinds = public.deadlines.kinds()
    assert [info.kind for info in kinds] == list(dict.fromkeys(info.kind for info in kinds))
    assert {info.kind for info in kinds} == set(DeadlineKind)
    assert len({info.title for info in kinds}) == len(kinds)
    for info in kinds:
        assert info.title
        assert info.help.endswith((".", "?"))
        assert info.asks
        assert len({ask.input for ask in info.asks}) == len(info.asks)
        assert len({ask.label for ask in info.asks}) == len(info.asks)
        result_sense = {DeadlineSense.FIRST_DAY: "inaction"}.get(info.sense, "")
        assert info.kind.code_en.startswith(result_sense)


def test_kinds_of_a_group_stand_together(public: Services):
    groups = [info.group for info in public.deadlines.kinds()]
    changes = sum(a is not b for a, b in pairwise(groups))
    assert changes == len(set(groups)) - 1


def test_english_names_are_all_different():
    names = {kind.code_en for kind in DeadlineKind}
    assert len(names) == len(DeadlineKind)
    assert not names & {kind.value for kind in DeadlineKind}


def test_municipalities_with_holidays_of_their_own(public: Services):
    assert public.deadlines.municipalities(Land.BY) == ("Augsburg",)
    assert public.deadlines.municipalities(Land.BE) == ()


def test_reminders_come_a_week_before_and_first_days_on_the_day(public: Services):
    objection = reckoned(public, DeadlineKind.OBJECTION, "BE", {"posted": "2026-06-04"})
    assert objection.remind_on == objection.deadline - REMIND_BEFORE == date(2026, 7, 1)
    threat = reckoned(public, DeadlineKind.CUT_OFF_THREAT, None, {"received": "2026-11-20"})
    assert threat.remind_on == date(2026, 12, 11)
    waiting = reckoned(public, DeadlineKind.INACTION_OBJECTION, "BE", {"received": "2026-08-31"})
    assert waiting.remind_on == waiting.deadline == date(2026, 12, 1)
    offer = reckoned(public, DeadlineKind.INSTALMENT_OFFER, "BE", {"received": "2026-11-18"})
    assert offer.remind_on == offer.deadline


def test_today_decides_how_far_a_review_reaches(public: Services):
    result = reckoned(public, DeadlineKind.REVIEW, None, {})
    assert (result.deadline, result.reaches_back) == (date(2026, 12, 31), date(2025, 1, 1))


def test_the_office_changes_nothing(public: Services):
    question = DeadlineQuestion(
        DeadlineKind.OBJECTION,
        dated=date(2026, 6, 1),
        delivery=Delivery.POST,
        remedy=RemedyNotice.OK,
        land=Land.BE,
    )
    named = DeadlineQuestion(
        DeadlineKind.OBJECTION, dated=date(2026, 6, 1), land=Land.BE, office="Jobcenter"
    )
    assert public.deadlines.compute(question) == public.deadlines.compute(named)


def test_a_missing_date_names_its_field(public: Services):
    with pytest.raises(FormErrors) as caught:
        public.deadlines.compute(DeadlineQuestion(DeadlineKind.OBJECTION))
    assert [fault.field for fault in caught.value.faults] == ["dated"]
