# SPDX-License-Identifier: GPL-3.0-or-later
"""All that is said for one plain letter of each kind, in its order: no sentence goes missing."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.deadlines import DeadlineKind
from hilft_desktop.domain.rules.reasoning import Note
from tests.unit.domain.deadline_desk import outcome

K = DeadlineKind
LATER = date(2027, 12, 31)
"""Late enough that nothing lies in the future."""

# Dated Fri 20.11., posted Sat 21.11., arrived Fri 27.11.2026, in Saxony.
SAID: dict[K, tuple[str, str, str]] = {
    K.OBJECTION: (
        "deemed_post later_receipt period moved_weekend form_objection any_office",
        "prove_receipt",
        "check_notice check_receipt reinstatement review urgent",
    ),
    K.OBJECTION_ABROAD: (
        "received_abroad period moved_weekend form_objection any_office",
        "",
        "check_notice check_receipt reinstatement review urgent",
    ),
    K.OBJECTION_NO_NOTICE: (
        "deemed_post later_receipt notice_missing period moved_weekend form_objection any_office",
        "notice_missing prove_receipt",
        "check_receipt reinstatement review urgent",
    ),
    K.OBJECTION_ADMIN: (
        "deemed_post later_receipt period moved_weekend only_this_office",
        "prove_receipt follow_notice other_delivery_law",
        "check_notice check_receipt reinstatement review_housing",
    ),
    K.OBJECTION_CHILD_BENEFIT: (
        "deemed_post later_receipt period moved_weekend child_benefit_form",
        "prove_receipt tax_delivery",
        "tax_missed",
    ),
    K.ACTION: (
        "deemed_post later_receipt period moved_weekend action_free",
        "prove_receipt",
        "check_notice check_receipt reinstatement review urgent",
    ),
    K.ACTION_ADMIN: (
        "deemed_post later_receipt period moved_weekend action_arrives",
        "prove_receipt other_delivery_law",
        "check_notice check_receipt reinstatement review_housing",
    ),
    K.REVIEW: (
        "review_reach review_next_year review_not_moved deemed_post review_limit",
        "review_repayment review_false",
        "review_later",
    ),
    K.REVIEW_GENERAL: (
        "review_reach review_next_year review_not_moved",
        "review_not_for review_false",
        "review_later",
    ),
    K.INACTION_APPLICATION: (
        "waiting waiting_moved waiting_reason ask_advance",
        "",
        "inaction_no_end urgent",
    ),
    K.INACTION_OBJECTION: (
        "waiting waiting_moved waiting_reason ask_advance",
        "",
        "inaction_no_end urgent",
    ),
    K.INACTION_ADMIN: (
        "waiting waiting_moved waiting_reason ask_advance",
        "",
        "inaction_no_end urgent",
    ),
    K.REINSTATEMENT: (
        "hindrance moved_weekend cap make_up",
        "fault",
        "reinstatement_missed",
    ),
    K.REINSTATEMENT_OFFICE: (
        "hindrance not_moved cap make_up",
        "fault",
        "reinstatement_missed",
    ),
    K.REINSTATEMENT_ADMIN: (
        "hindrance not_moved cap make_up",
        "fault",
        "reinstatement_missed",
    ),
    K.GRACE_PAYMENT: (
        "served grace grace_whole grace_only_extraordinary",
        "grace_once",
        "grace_missed rent_debt",
    ),
    K.DEFENCE_NOTICE: (
        "served court_period not_moved statement_follows",
        "court_letter_first",
        "default_judgment",
    ),
    K.HARDSHIP_OBJECTION: (
        "hardship not_moved_back hardship_form",
        "hardship_count hardship_excluded",
        "hardship_missed grace_missed",
    ),
    K.DEFAULT_JUDGMENT: (
        "served court_period not_moved",
        "",
        "court_missed",
    ),
    K.PAYMENT_ORDER: (
        "served court_period not_moved",
        "",
        "payment_order_missed",
    ),
    K.ENFORCEMENT_ORDER: (
        "served court_period not_moved already_enforceable",
        "",
        "court_missed",
    ),
    K.UTILITY_TENANT: (
        "bill_objection moved_weekend bill_papers",
        "bill_pay_under_reserve",
        "bill_missed",
    ),
    K.UTILITY_LANDLORD: (
        "bill_due bill_moved bill_in_time",
        "bill_excuse",
        "bill_after",
    ),
    K.CUT_OFF_THREAT: (
        "cut_off_threat cut_off_from cut_off_notice_too",
        "cut_off_tricks",
        "cut_off_unlawful energy_debt",
    ),
    K.CUT_OFF_NOTICE: (
        "cut_off_notice cut_off_from",
        "cut_off_count cut_off_tricks",
        "cut_off_unlawful energy_debt",
    ),
    K.INSTALMENT_OFFER: (
        "offer offer_accept",
        "offer_basic_supply",
        "offer_missed energy_debt",
    ),
    K.BASIC_INCOME: (
        "month_counts separate_requests",
        "housing_benefit_trap",
        "month_lost",
    ),
    K.BACK_PAYMENT: (
        "month_counts back_payment_running",
        "housing_benefit_trap",
        "back_payment_missed",
    ),
    K.HOUSING_BENEFIT: (
        "month_counts",
        "",
        "month_lost",
    ),
    K.HOUSING_BENEFIT_REJECTED: (
        "rejected objection_no_help",
        "",
        "month_lost",
    ),
    K.CHILD_BENEFIT: (
        "reaches_back",
        "",
        "month_lost_each",
    ),
    K.CHILD_SUPPLEMENT: (
        "month_counts",
        "",
        "month_lost",
    ),
    K.MAINTENANCE_ADVANCE: (
        "month_counts",
        "maintenance_effort",
        "month_lost",
    ),
    K.EDUCATION: (
        "month_counts education_included",
        "education_longer",
        "month_lost",
    ),
    K.LABOUR_COURT: (
        "served court_period not_moved dismissal_any",
        "",
        "dismissal_missed",
    ),
    K.GARNISHMENT: (
        "account account_bank_days account_court",
        "account_fast_bank",
        "account_missed",
    ),
}


def spoken(notes: tuple[Note, ...]) -> str:
    return " ".join(note.code for note in notes)


@pytest.mark.parametrize("kind", DeadlineKind)
def test_everything_is_said_in_its_order(kind: DeadlineKind):
    letter = {"dated": "2026-11-20", "posted": "2026-11-21", "received": "2026-11-27"}
    answer = outcome(kind, "SN", today=LATER, **letter)
    assert (spoken(answer.steps), spoken(answer.uncertain), spoken(answer.if_missed)) == SAID[kind]
    for note in (*answer.steps, *answer.uncertain, *answer.if_missed):
        for _name, value in note.values:
            assert value != ""


# Only the date of the letter, Tue 13.10.2026, or of the event, Fri 30.10.2026: what is guessed.
GUESSED: dict[K, str] = {
    K.OBJECTION: "deemed_post posting_assumed later_view",
    K.OBJECTION_ABROAD: "sent_abroad sent_abroad",
    K.OBJECTION_NO_NOTICE: "deemed_post posting_assumed notice_missing later_view",
    K.OBJECTION_ADMIN: "deemed_post posting_assumed later_view follow_notice other_delivery_law",
    K.OBJECTION_CHILD_BENEFIT: "deemed_post posting_assumed later_view tax_delivery",
    K.ACTION: "deemed_post posting_assumed later_view",
    K.ACTION_ADMIN: "deemed_post posting_assumed later_view other_delivery_law",
    K.INACTION_APPLICATION: "waiting arrival_unknown",
    K.INACTION_OBJECTION: "waiting arrival_unknown",
    K.INACTION_ADMIN: "waiting arrival_unknown",
    K.GRACE_PAYMENT: "served_on_date served_on_date grace_moved grace_once",
    K.DEFENCE_NOTICE: "served_on_date served_on_date court_letter_first",
    K.DEFAULT_JUDGMENT: "served_on_date served_on_date",
    K.PAYMENT_ORDER: "served_on_date served_on_date",
    K.ENFORCEMENT_ORDER: "served_on_date served_on_date",
    K.UTILITY_TENANT: "bill_objection bill_date_assumed bill_pay_under_reserve",
    K.CUT_OFF_THREAT: "cut_off_threat letter_date_assumed cut_off_tricks",
    K.CUT_OFF_NOTICE: "cut_off_notice letter_date_assumed cut_off_count cut_off_tricks",
    K.LABOUR_COURT: "served_on_date served_on_date",
    K.GARNISHMENT: "account letter_date_assumed account_fast_bank",
}


@pytest.mark.parametrize("kind", GUESSED)
def test_a_guess_is_told(kind: DeadlineKind):
    answer = outcome(kind, "SN", dated="2026-10-13", today=LATER)
    assert spoken((answer.steps[0], *answer.uncertain)) == GUESSED[kind]
    dates = [value for note in answer.steps for _name, value in note.values]
    assert date(2026, 10, 13) in dates
