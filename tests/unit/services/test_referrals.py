# SPDX-License-Identifier: GPL-3.0-or-later
"""From a case to a body and back: consent, letter, slip, answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.errors import LockedError, UserError
from hilft_desktop.domain.local import LocalAddress, PlaceKind
from hilft_desktop.domain.referrals import ReferralAnswer, printed_code, read_code
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import LetterRequest
from tests.unit.services.letter_desk import REFERRAL, TODAY, examples, open_case, pdf_text

DEBTS = LocalAddress(
    "", PlaceKind.DEBT_ADVICE, "Schuldnerberatung Quellental", date(2026, 11, 1), "KM",
    ("Kirchplatz 3", "12345 Musterstadt"), "0000 111",
)  # fmt: skip
LETTER = "verweis_schuldnerberatung"


@pytest.fixture
def body_id(services: Services) -> str:
    return services.local.save_address(DEBTS).value.id


@pytest.fixture
def case_id(services: Services) -> str:
    return open_case(services)


def code_of(call, *args) -> str:
    with pytest.raises(UserError) as caught:
        call(*args)
    return caught.value.code


def filled(services: Services, letter_id: str, case_id: str) -> LetterRequest:
    """The letter with examples where the case knows nothing."""
    known = services.letters.prepare(letter_id, case_id).known
    return LetterRequest(letter_id, {**examples(services, letter_id), **known}, case_id)


def agree(services: Services, case_id: str, recipient: str = DEBTS.name) -> None:
    services.letters.give_consent(case_id, ConsentPurpose.REFERRAL.value, recipient)


def send(services: Services, case_id: str, body_id: str, letter_id: str = LETTER) -> str:
    """Refer with a letter; return the code as it stands on the slip."""
    plan = services.referrals.begin(case_id, body_id).value
    agree(services, case_id)
    services.letters.record(filled(services, letter_id, case_id), "print")
    return printed_code(plan.referral.code)


def test_choosing_a_body_fills_the_letter_and_asks_for_consent(
    services: Services, case_id: str, body_id: str
):
    changed = services.referrals.begin(case_id, body_id)
    plan = changed.value
    assert changed.changes.touches(Kind.REFERRAL)
    assert plan.recipient == (DEBTS.name, *DEBTS.lines)
    assert plan.letters[0][0] == LETTER
    assert plan.consent_fault == "consent_missing"
    known = services.letters.prepare(LETTER, case_id).known
    assert known["recipient"] == plan.recipient
    assert known["slip_code"] == printed_code(plan.referral.code)
    agree(services, case_id)
    assert services.referrals.begin(case_id, body_id).value.consent_fault == ""


def test_every_referral_letter_takes_body_and_code(services: Services, case_id: str, body_id: str):
    plan = services.referrals.begin(case_id, body_id).value
    for letter_id, _title in plan.letters:
        known = services.letters.prepare(letter_id, case_id).known
        assert known["recipient"] == plan.recipient, letter_id
        assert known["slip_code"] == printed_code(plan.referral.code), letter_id


def test_without_consent_to_this_very_body_nothing_leaves(
    services: Services, case_id: str, body_id: str
):
    services.referrals.begin(case_id, body_id)
    agree(services, case_id, "Eine ganz andere Stelle")
    request = filled(services, LETTER, case_id)
    assert code_of(services.letters.record, request, "print") == "consent_missing"
    (referral,) = services.referrals.of_case(case_id)
    assert referral.answer is ReferralAnswer.PREPARED
    assert services.referrals.open() == ()


def test_what_left_is_recorded_with_its_letter_and_waits_for_the_slip(
    services: Services, case_id: str, body_id: str
):
    code = send(services, case_id, body_id)
    (referral,) = services.referrals.of_case(case_id)
    (document,) = services.cases.show(case_id).documents
    assert referral.document_id == document.id
    assert (referral.body_name, referral.body_kind, referral.sent_on) == (
        DEBTS.name, DEBTS.kind.value, TODAY,
    )  # fmt: skip
    assert referral.waits
    (follow_up,) = services.cases.show(case_id).follow_ups
    assert code in follow_up.text
    (row,) = services.referrals.open()
    assert row.referral == referral
    assert services.referrals.open(only_late=True) == ()


def test_the_slip_carries_the_code_and_no_name(services: Services, case_id: str, body_id: str):
    services.letters.save_identity(
        case_id, "Zwetlana Quittenbaum", ("Weg 1",), "", TODAY + timedelta(days=9)
    )
    plan = services.referrals.begin(case_id, body_id).value
    text = pdf_text(services.letters.preview(filled(services, LETTER, case_id)).pdf)
    code = printed_code(plan.referral.code)
    assert code in text
    slip = text[text.index("hier abtrennen") :] if "hier abtrennen" in text else text[-600:]
    assert code in slip
    assert "Quittenbaum" not in slip


def test_the_answer_finds_its_case_and_ticks_off_what_waited(
    services: Services, case_id: str, body_id: str
):
    code = send(services, case_id, body_id)
    row = services.referrals.find(f" {code.lower()} ")
    assert row.referral.case_id == case_id
    changed = services.referrals.answer(row.referral.id, "termin", "Do 26.11., 10 Uhr")
    assert changed.value.referral.answer is ReferralAnswer.APPOINTMENT
    assert changed.value.referral.answered_on == TODAY
    assert changed.changes.touches(Kind.FOLLOW_UP)
    (follow_up,) = services.cases.show(case_id).follow_ups
    assert (follow_up.done_on, follow_up.proof) == (TODAY, "Termin vergeben")
    assert services.referrals.open() == ()
    services.referrals.reopen(row.referral.id)
    (follow_up,) = services.cases.show(case_id).follow_ups
    assert follow_up.done_on is None
    assert services.referrals.open()[0].referral.answer_note == ""


def test_an_answer_touches_only_the_follow_up_of_its_slip(
    services: Services, case_id: str, body_id: str
):
    first, second = (send(services, case_id, body_id) for _ in range(2))
    services.cases.add_follow_up(case_id, TODAY, "etwas anderes")
    services.referrals.answer(services.referrals.find(first).referral.id, "hilft")
    waiting = {f.text for f in services.cases.show(case_id).follow_ups if f.done_on is None}
    assert len(waiting) == 2
    assert any(second in text for text in waiting)


def test_typing_errors_and_strange_slips_are_told_apart(
    services: Services, case_id: str, body_id: str
):
    code = read_code(send(services, case_id, body_id))
    swapped = code[1] + code[0] + code[2:]
    if swapped != code:
        assert code_of(services.referrals.find, swapped) == "slip_code_wrong"
    assert code_of(services.referrals.find, "K7M-RXM") == "slip_code_unknown"
    prepared = services.referrals.begin(case_id, body_id).value.referral
    assert code_of(services.referrals.find, prepared.code) == "slip_code_unknown"
    assert code_of(services.referrals.answer, prepared.id, "hilft") == "referral_not_sent"
    assert code_of(services.referrals.answer, "gibtesnicht", "hilft") == "referral_unknown"
    for answer in ("", "vorbereitet", "vielleicht"):
        assert code_of(services.referrals.answer, prepared.id, answer) == "referral_answer_missing"
    assert code_of(services.referrals.answer, prepared.id, "hilft", "x" * 1001) == (
        "referral_note_too_long"
    )


def test_choosing_again_forgets_what_was_not_sent(services: Services, case_id: str, body_id: str):
    first = services.referrals.begin(case_id, body_id).value.referral
    second = services.referrals.begin(case_id, body_id).value.referral
    assert first.code != second.code
    assert services.referrals.of_case(case_id) == (second,)
    services.referrals.drop(case_id)
    assert services.referrals.of_case(case_id) == ()
    assert "slip_code" not in services.letters.prepare(LETTER, case_id).known


def test_another_letter_of_the_case_does_not_use_up_the_code(
    services: Services, case_id: str, body_id: str
):
    plan = services.referrals.begin(case_id, body_id).value
    agree(services, case_id)
    values = {**filled(services, LETTER, case_id).values, "slip_code": ""}
    services.letters.record(LetterRequest(LETTER, values, case_id), "print")
    (referral,) = services.referrals.of_case(case_id)
    assert referral == plan.referral
    other = filled(services, REFERRAL, case_id)
    services.letters.record(other, "print")
    assert services.referrals.of_case(case_id)[0].waits


def test_who_goes_there_by_herself_needs_no_consent(services: Services, case_id: str, body_id: str):
    referral = services.referrals.hand_out(case_id, body_id).value
    assert referral.waits
    assert referral.document_id is None
    assert services.referrals.find(referral.code).referral == referral


def test_late_ones_come_up_after_the_set_days(
    services: Services, case_id: str, body_id: str, clock
):
    send(services, case_id, body_id)
    assert services.referrals.answer_days() == 14
    clock.advance(timedelta(days=13))
    assert services.referrals.open(only_late=True) == ()
    assert services.today.overview().referrals_late == ()
    clock.advance(timedelta(days=1))
    (row,) = services.referrals.open(only_late=True)
    assert row.days == 14
    overview = services.today.overview()
    assert overview.referrals_late == (row,)
    assert overview.referrals_late_total == 1
    services.referrals.set_answer_days(30)
    assert services.referrals.open(only_late=True) == ()
    for days in (0, 181):
        assert code_of(services.referrals.set_answer_days, days) == "answer_days_wrong"


def test_a_referral_ends_with_its_case_and_holds_no_name_of_the_person(
    services: Services, case_id: str, body_id: str
):
    code = send(services, case_id, body_id)
    person = services.cases.show(case_id).person
    copy = pdf_text(services.privacy.copy(person.id))
    assert code in copy
    assert DEBTS.name in copy
    services.privacy.erase_person(person.id, "withdrawn")
    assert code_of(services.referrals.find, code) == "slip_code_unknown"
    assert services.referrals.open() == ()


def test_wrong_ids_are_refused_and_the_vault_is_needed(
    services: Services, case_id: str, body_id: str
):
    assert code_of(services.referrals.begin, case_id, "gibtesnicht") == "local_id_unknown"
    assert code_of(services.referrals.begin, "gibtesnicht", body_id) == "case_unknown"
    services.vault.close()
    with pytest.raises(LockedError):
        services.referrals.begin(case_id, body_id)
