# SPDX-License-Identifier: GPL-3.0-or-later
"""Deadlines worked out by hand with a printed calendar.

Each line: kind, Land, what is known, the safe day, the latest day if there is one. The remark says
how the day was found.
"""

from __future__ import annotations

from typing import Any

import pytest

from hilft_desktop.domain.deadlines import DeadlineKind as K
from hilft_desktop.domain.deadlines import Delivery, RemedyNotice
from tests.unit.domain.deadline_desk import days, outcome

Case = tuple[K, str | None, dict[str, Any], str, str | None]

MISSING = {"remedy": RemedyNotice.MISSING}
WRONG = {"remedy": RemedyNotice.WRONG}
ABROAD = {"delivery": Delivery.ABROAD}
PORTAL = {"delivery": Delivery.PORTAL}
HANDED = {"delivery": Delivery.HANDED}


def posted(day: str, **more: object) -> dict[str, Any]:
    return {"posted": day, **more}


DECISIONS: tuple[Case, ...] = (
    # + 4 = Fri 20.11.; 20.12. is a Sunday
    (K.OBJECTION, "NW", posted("2026-11-16"), "2026-12-21", None),
    # + 4 = Sat 3.10., not moved; other view Mon 5.10.
    (K.OBJECTION, "BE", posted("2026-09-29"), "2026-11-03", "2026-11-05"),
    # + 4 = Tue 24.11.; Christmas Eve is a working day
    (K.OBJECTION, "BE", posted("2026-11-20"), "2026-12-24", None),
    # + 4 = Wed 25.11.; Fri 25.12., Sat 26.12., Sun
    (K.OBJECTION, "BE", posted("2026-11-21"), "2026-12-28", None),
    # + 4 = Tue 1.12.; New Year's Day is a Friday
    (K.OBJECTION, "BE", posted("2026-11-27"), "2027-01-04", None),
    # + 4 = Sun 6.12.; Epiphany, Wed 6.1., in BW only; other view Mon 7.12., Thu 7.1.
    (K.OBJECTION, "BW", posted("2026-12-02"), "2027-01-07", None),
    (K.OBJECTION, "BE", posted("2026-12-02"), "2027-01-06", "2027-01-07"),
    # + 4 = Sat 31.1.; 28.2. is a Saturday; other view Mon 2.2., Mon 2.3.: the same day
    (K.OBJECTION, "HE", posted("2026-01-27"), "2026-03-02", None),
    # + 4 = Fri 29.1.2027; February has 28 days, Sun 28.2.
    (K.OBJECTION, "HE", posted("2027-01-25"), "2027-03-01", None),
    # + 4 = Mon 31.1.2028; leap year, Tue 29.2.
    (K.OBJECTION, "HE", posted("2028-01-27"), "2028-02-29", None),
    # The turn of the law: + 3 = Thu 2.1., Sun 2.2.
    (K.OBJECTION, "HH", posted("2024-12-30"), "2025-02-03", None),
    # + 3 = Fri 3.1., Mon 3.2.
    (K.OBJECTION, "HH", posted("2024-12-31"), "2025-02-03", None),
    # + 4 = Sun 5.1., Wed 5.2.; other view Mon 6.1. (Thu 6.2.), in BW Tue 7.1. (Fri 7.2.)
    (K.OBJECTION, "HH", posted("2025-01-01"), "2025-02-05", "2025-02-06"),
    (K.OBJECTION, "BW", posted("2025-01-01"), "2025-02-05", "2025-02-07"),
    # + 4 = Mon 6.1., Thu 6.2.
    (K.OBJECTION, "HH", posted("2025-01-02"), "2025-02-06", None),
    # + 4 = Sun 18.10.; Wed 18.11. is Buß- und Bettag in SN; other view Mon 19.10., Thu 19.11.
    (K.OBJECTION, "SN", posted("2026-10-14"), "2026-11-19", None),
    (K.OBJECTION, "BE", posted("2026-10-14"), "2026-11-18", "2026-11-19"),
    # + 4 = Fri 1.10.2027; Mon 1.11. is All Saints' Day
    (K.OBJECTION, "NW", posted("2027-09-27"), "2027-11-02", None),
    (K.OBJECTION, "BE", posted("2027-09-27"), "2027-11-01", None),
    # + 4 = Mon 4.5.; Thu 4.6. is Corpus Christi, in SN and TH in some places
    (K.OBJECTION, "HE", posted("2026-04-30"), "2026-06-05", None),
    (K.OBJECTION, "BE", posted("2026-04-30"), "2026-06-04", None),
    (K.OBJECTION, "SN", posted("2026-04-30"), "2026-06-04", "2026-06-05"),
    (K.OBJECTION, "TH", posted("2026-04-30"), "2026-06-04", "2026-06-05"),
    (K.OBJECTION, None, posted("2026-04-30"), "2026-06-04", "2026-06-05"),
    # + 4 = Fri 31.10.2025, a holiday in nine Länder; month to Sun 30.11.; other view Mon 3.11.
    (K.OBJECTION, None, posted("2025-10-27"), "2025-12-01", "2025-12-03"),
    # + 4 = Tue 15.7.2025; Fri 15.8. is Assumption Day
    (K.OBJECTION, "SL", posted("2025-07-11"), "2025-08-18", None),
    (K.OBJECTION, "BY", posted("2025-07-11"), "2025-08-15", "2025-08-18"),
    (K.OBJECTION, "BY", posted("2025-07-11", municipality="augsburg "), "2025-08-18", None),
    # + 4 = Tue 8.7.2025; Fri 8.8. is the peace festival of Augsburg
    (K.OBJECTION, "BY", posted("2025-07-04", municipality="Augsburg"), "2025-08-11", None),
    (K.OBJECTION, "BY", posted("2025-07-04"), "2025-08-08", "2025-08-11"),
    (K.OBJECTION, "BY", posted("2025-07-04", municipality="Hof"), "2025-08-08", None),
    # + 4 = Fri 20.8.2027; Mon 20.9. is children's day in TH
    (K.OBJECTION, "TH", posted("2027-08-16"), "2027-09-21", None),
    # + 4 = Mon 8.2.2027; Mon 8.3. is women's day in BE and MV
    (K.OBJECTION, "MV", posted("2027-02-04"), "2027-03-09", None),
    (K.OBJECTION, "HH", posted("2027-02-04"), "2027-03-08", None),
    # + 4 = Tue 3.3.; Good Friday 3.4. to Easter Monday 6.4.
    (K.OBJECTION, "NI", posted("2026-02-27"), "2026-04-07", None),
    # + 4 = Tue 14.4.; Ascension Day, Thu 14.5.
    (K.OBJECTION, "NI", posted("2026-04-10"), "2026-05-15", None),
    # + 4 = Sat 25.4.; Whit Monday 25.5.; other view Mon 27.4., Wed 27.5.
    (K.OBJECTION, "NI", posted("2026-04-21"), "2026-05-26", "2026-05-27"),
    # + 4 = Tue 8.4.2025; Thu 8.5.2025 was a holiday in BE once
    (K.OBJECTION, "BE", posted("2025-04-04"), "2025-05-09", None),
    (K.OBJECTION, "BB", posted("2025-04-04"), "2025-05-08", None),
    # later receipt Wed 10.6. beats Fri 5.6.; an earlier one does not
    (K.OBJECTION, "ST", posted("2026-06-01", received="2026-06-10"), "2026-07-10", None),
    (K.OBJECTION, "ST", posted("2026-06-01", received="2026-06-03"), "2026-07-06", None),
    # a date alone: taken as the day of posting
    (K.OBJECTION, "ST", {"dated": "2026-06-01"}, "2026-07-06", None),
    (K.OBJECTION, "ST", {"received": "2026-06-10"}, "2026-07-10", None),
    # three months abroad; 30.11. leads to Sat 28.2.
    (K.OBJECTION, "RP", {"received": "2026-06-15", **ABROAD}, "2026-09-15", None),
    (K.OBJECTION_ABROAD, "RP", {"received": "2025-11-30"}, "2026-03-02", None),
    # portal + 4 = Fri 5.6., Sun 5.7.; fetched on 10.6.: Fri 10.7. only if contested
    (K.OBJECTION, "BE", posted("2026-06-01", **PORTAL), "2026-07-06", None),
    (
        K.OBJECTION,
        "BE",
        posted("2026-06-01", received="2026-06-10", **PORTAL),
        "2026-07-06",
        "2026-07-10",
    ),
    # portal + 4 = Sat 6.6., not moved; other view Mon 8.6.; fetched Wed 10.6. or Sun 7.6.
    (
        K.OBJECTION,
        "BE",
        posted("2026-06-02", received="2026-06-10", **PORTAL),
        "2026-07-06",
        "2026-07-10",
    ),
    (
        K.OBJECTION,
        "BE",
        posted("2026-06-02", received="2026-06-07", **PORTAL),
        "2026-07-06",
        "2026-07-08",
    ),
    # no law for portals before 2025: the day of sending itself, Mon 3.6.2024
    (K.OBJECTION, "BE", posted("2024-06-03", **PORTAL), "2024-07-03", None),
    (K.OBJECTION, "BE", {"received": "2026-06-01", **HANDED}, "2026-07-01", None),
    # the year without a notice: Thu 31.10.2024 leads to Fri 31.10.2025, a holiday in BB
    (K.OBJECTION, "BB", {"received": "2024-10-31", **HANDED, **MISSING}, "2025-11-03", None),
    (K.OBJECTION_NO_NOTICE, "BE", posted("2026-06-01"), "2027-06-07", None),
    # a wrong notice: the month stays the safe day, the year is named (Sat 5.6.2027, Mon 7.6.)
    (K.OBJECTION, "BE", posted("2026-06-01", **WRONG), "2026-07-06", "2027-06-07"),
    (K.ACTION, "BE", {"received": "2026-06-01", **HANDED}, "2026-07-01", None),
    (K.ACTION, "BE", {"received": "2026-06-01", **ABROAD}, "2026-07-01", "2026-09-01"),
    (K.OBJECTION_ADMIN, "BE", {"received": "2026-06-01", **ABROAD}, "2026-07-01", None),
    (K.ACTION_ADMIN, "BE", posted("2026-06-01"), "2026-07-06", None),
    # tax law moves Sat 3.10. to Mon 5.10.
    (K.OBJECTION_CHILD_BENEFIT, "BE", posted("2026-09-29"), "2026-11-03", "2026-11-05"),
    (K.OBJECTION_CHILD_BENEFIT, "BE", posted("2026-06-01", **MISSING), "2026-07-06", None),
)
OTHERS: tuple[Case, ...] = (
    (K.REVIEW, None, {}, "2026-12-31", None),
    # a decision of 2022 can be reviewed until the end of 2026, one of 2021 could until 2025
    (K.REVIEW, None, {"dated": "2022-03-01"}, "2026-12-31", None),
    (K.REVIEW, None, {"dated": "2021-03-01"}, "2025-12-31", None),
    # Thu 30.12.2021 + 3 = Sun 2.1.2022: received in 2022
    (K.REVIEW, None, {"dated": "2021-12-30"}, "2026-12-31", None),
    # Tue 28.12.2021 + 3 = Fri 31.12.: received in 2021
    (K.REVIEW, None, {"dated": "2021-12-28"}, "2025-12-31", None),
    # Tue 29.12.2020 + 3 = Fri 1.1.2021, other view Mon 4.1.: the same year
    (K.REVIEW, None, {"dated": "2020-12-29"}, "2025-12-31", None),
    # Thu 28.12.2017 + 3 = Sun 31.12.; other view Tue 2.1.2018; filed too late in 2022
    (
        K.REVIEW,
        None,
        {"posted": "2017-12-28", "received": "2022-06-01"},
        "2021-12-31",
        "2022-12-31",
    ),
    (K.REVIEW_GENERAL, None, {"received": "2027-01-04"}, "2027-12-31", None),
    # a month to Sun 20.12.; two weeks to Fri 4.12.
    (K.REINSTATEMENT, "BE", {"received": "2026-11-20", "dated": "2026-10-15"}, "2026-12-21", None),
    (K.REINSTATEMENT_OFFICE, "BE", {"received": "2026-11-20"}, "2026-12-04", None),
    (K.REINSTATEMENT_ADMIN, "BE", {"received": "2026-11-21"}, "2026-12-07", None),
    # the year after the missed day is over first, Tue 1.12.
    (K.REINSTATEMENT, "BE", {"received": "2026-11-20", "dated": "2025-12-01"}, "2026-12-01", None),
    # ... and is not moved over Sun 22.11.
    (
        K.REINSTATEMENT,
        "BE",
        {"received": "2026-11-20", "dated": "2025-11-22"},
        "2026-11-22",
        "2026-11-23",
    ),
    # Fri 31.10.2025 without a Land: perhaps a holiday
    (
        K.REINSTATEMENT,
        None,
        {"received": "2025-10-20", "dated": "2024-10-31"},
        "2025-10-31",
        "2025-11-03",
    ),
    (K.INACTION_OBJECTION, None, {"received": "2025-07-31"}, "2025-11-04", None),
    (K.GRACE_PAYMENT, None, {"received": "2025-08-31"}, "2025-10-30", "2025-11-03"),
    (K.UTILITY_LANDLORD, None, {"dated": "2024-10-31"}, "2025-11-03", None),
    (K.HOUSING_BENEFIT_REJECTED, None, {"received": "2025-09-15"}, "2025-10-31", "2025-11-03"),
    # Tue 6.1.: Epiphany, perhaps
    (K.INSTALMENT_OFFER, None, {"received": "2025-12-30"}, "2026-01-07", None),
    # six months to Sun 15.11., Mon 16.11. is over on Tue
    (K.INACTION_APPLICATION, "BE", {"received": "2026-05-15"}, "2026-11-17", None),
    (K.INACTION_OBJECTION, "BE", {"received": "2026-08-31"}, "2026-12-01", None),
    (K.INACTION_ADMIN, "BE", {"dated": "2026-08-24"}, "2026-11-25", None),
    (K.DEFENCE_NOTICE, "BE", {"received": "2026-11-09"}, "2026-11-23", None),
    (K.DEFENCE_NOTICE, "BE", {"received": "2026-12-11"}, "2026-12-28", None),
    (K.DEFAULT_JUDGMENT, "BE", {"received": "2026-11-12"}, "2026-11-26", None),
    (K.PAYMENT_ORDER, "SN", {"received": "2026-11-04"}, "2026-11-19", None),
    (K.PAYMENT_ORDER, "BE", {"dated": "2026-11-04"}, "2026-11-18", None),
    (K.ENFORCEMENT_ORDER, "BE", {"received": "2026-11-14"}, "2026-11-30", None),
    (K.LABOUR_COURT, "BE", {"received": "2026-11-10"}, "2026-12-01", None),
    (K.LABOUR_COURT, "BE", {"received": "2026-12-11"}, "2027-01-04", None),
    # Sat 30.1.: the bank books on Fri, § 193 BGB may add until Mon
    (K.GRACE_PAYMENT, "BE", {"received": "2026-11-30"}, "2027-01-29", "2027-02-01"),
    # Mon 11.1.
    (K.GRACE_PAYMENT, "BE", {"received": "2026-11-11"}, "2027-01-11", None),
    # two months back from the end of January; of April: Sun 28.2., safe Fri 26.2.
    (K.HARDSHIP_OBJECTION, "BE", {"dated": "2027-01-31"}, "2026-11-30", None),
    (K.HARDSHIP_OBJECTION, "BE", {"dated": "2027-04-30"}, "2027-02-26", "2027-02-28"),
    (K.HARDSHIP_OBJECTION, "BE", {"dated": "2027-02-28"}, "2026-12-28", "2026-12-31"),
    (K.HARDSHIP_OBJECTION, "BE", {"dated": "2027-05-15"}, "2027-03-15", None),
    (K.UTILITY_TENANT, "BE", {"received": "2026-11-15"}, "2027-11-15", None),
    (K.UTILITY_TENANT, "BE", {"dated": "2025-11-22"}, "2026-11-23", None),
    (K.UTILITY_LANDLORD, "BE", {"dated": "2025-12-31"}, "2026-12-31", None),
    # Sun 31.12.2028, Mon is New Year
    (K.UTILITY_LANDLORD, "BE", {"dated": "2027-12-31"}, "2029-01-02", None),
    # the end of February stays the end of February
    (K.UTILITY_LANDLORD, "BE", {"dated": "2023-02-28"}, "2024-02-29", None),
    (K.UTILITY_LANDLORD, "BE", {"dated": "2024-02-29"}, "2025-02-28", None),
    (K.CUT_OFF_THREAT, None, {"received": "2026-11-20"}, "2026-12-18", None),
    (K.CUT_OFF_THREAT, None, {"dated": "2025-12-22"}, "2026-01-19", None),
    # Werktage 21 23 24 25 26 27 28 30; without Saturdays 23-27 30 1 2
    (K.CUT_OFF_NOTICE, "BE", {"received": "2026-11-20"}, "2026-11-29", "2026-12-02"),
    # 22 23 24 28 29 30 31 2; without Saturdays 22-24 28-31 4
    (K.CUT_OFF_NOTICE, "BE", {"received": "2026-12-21"}, "2027-01-01", "2027-01-04"),
    (K.INSTALMENT_OFFER, "BE", {"received": "2026-11-18"}, "2026-11-25", None),
    (K.INSTALMENT_OFFER, "BE", {"received": "2026-11-21"}, "2026-11-30", None),
    (K.BASIC_INCOME, "BE", {"dated": "2026-11-05"}, "2026-11-30", None),
    (K.BACK_PAYMENT, "BE", {"dated": "2026-10-05"}, "2026-10-31", None),
    (K.HOUSING_BENEFIT, "BE", {"dated": "2027-02-01"}, "2027-02-28", None),
    (K.HOUSING_BENEFIT_REJECTED, "BE", {"received": "2026-11-22"}, "2026-12-31", None),
    (K.HOUSING_BENEFIT_REJECTED, "BE", {"received": "2026-12-31"}, "2027-01-31", "2027-02-01"),
    (K.CHILD_BENEFIT, "BE", {"dated": "2026-01-10"}, "2026-07-31", None),
    (K.CHILD_BENEFIT, "BE", {"dated": "2025-08-31"}, "2026-02-28", None),
    (K.CHILD_SUPPLEMENT, "BE", {"dated": "2026-11-30"}, "2026-11-30", None),
    (K.MAINTENANCE_ADVANCE, "BE", {"dated": "2026-10-05"}, "2026-10-31", "2026-11-30"),
    (K.EDUCATION, "BE", {"dated": "2026-09-10"}, "2026-09-30", "2027-09-10"),
    # Thu 10.12., four banking days before: 9, 8, 7, Fri 4
    (K.GARNISHMENT, "BE", {"received": "2026-11-10"}, "2026-12-04", "2026-12-10"),
    # Fri 25.12.: last banking day Thu 24., then 23, 22, 21, Fri 18
    (K.GARNISHMENT, "BE", {"received": "2026-11-25"}, "2026-12-18", "2026-12-25"),
)


@pytest.mark.parametrize("case", DECISIONS, ids=str)
def test_decisions_by_hand(case: Case):
    kind, land, answers, safe, latest = case
    assert days(outcome(kind, land, **answers)) == (safe, latest)


@pytest.mark.parametrize("case", OTHERS, ids=str)
def test_other_kinds_by_hand(case: Case):
    kind, land, answers, safe, latest = case
    assert days(outcome(kind, land, **answers)) == (safe, latest)


def test_every_kind_has_a_case_by_hand():
    assert {case[0] for case in (*DECISIONS, *OTHERS)} == set(K)
