# SPDX-License-Identifier: GPL-3.0-or-later
"""Consent holds for its purpose, its recipient and its time; its papers say what is so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.ids import PersonId
from hilft_desktop.domain.persons import Consent
from hilft_desktop.domain.privacy import RetentionKind, RetentionRule
from hilft_desktop.services.consents import NEED_RECIPIENT, require_consent
from hilft_desktop.services.hub import Services
from hilft_desktop.services.privacy_rows import PrivacySettings
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.letter_desk import REFERRAL, TODAY, open_case, pdf_text, request

ADVICE = "Schuldnerberatung Musterstadt"
DAY = timedelta(days=1)


@pytest.fixture
def case_id(services: Services) -> str:
    return open_case(services)


@pytest.fixture
def person_id(services: Services, case_id: str) -> str:
    return services.cases.show(case_id).person.id


def refusal(call: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value


def pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


# -- holding -------------------------------------------------------------------------------------


def test_a_consent_is_given_listed_and_withdrawn(services: Services, person_id: str) -> None:
    done = services.consents.give(person_id, "weitergabe", f"  {ADVICE} ", TODAY + 30 * DAY)
    assert done.changes.touches(Kind.CONSENT, Kind.PERSON)
    assert done.value.recipient == ADVICE
    assert services.consents.of(person_id) == (done.value,)
    back = services.consents.withdraw(done.value.id).value
    assert (back.withdrawn_on, back.expires_on) == (TODAY, TODAY + 30 * DAY)
    assert services.consents.of(person_id) == (back,)


def test_withdrawing_twice_keeps_the_first_day(
    services: Services, person_id: str, clock: FixedClock
) -> None:
    given_ = services.consents.give(person_id, ConsentPurpose.RECORD).value
    services.consents.withdraw(given_.id)
    clock.advance(DAY)
    assert services.consents.withdraw(given_.id).value.withdrawn_on == TODAY


@pytest.mark.parametrize("purpose", sorted(NEED_RECIPIENT))
def test_to_hand_on_needs_to_whom(services: Services, person_id: str, purpose: str) -> None:
    error = refusal(lambda: services.consents.give(person_id, purpose, " "))
    assert (error.code, error.field) == ("consent_recipient_missing", "recipient")
    assert services.consents.of(person_id) == ()


def test_wrong_consents_name_their_field(services: Services, person_id: str) -> None:
    give = services.consents.give
    error = refusal(lambda: give(person_id, "aufzeichnung", expires_on=TODAY - DAY))
    assert (error.code, error.field) == ("consent_expiry_past", "expires_on")
    error = refusal(lambda: give(person_id, "weitergabe", "x" * 201))
    assert (error.code, error.field) == ("consent_recipient_too_long", "recipient")
    assert refusal(lambda: give("nobody", "aufzeichnung")).code == "person_unknown"
    assert refusal(lambda: services.consents.of("nobody")).code == "person_unknown"
    assert refusal(lambda: services.consents.withdraw("x")).code == "consent_unknown"
    assert services.consents.of(person_id) == ()


def test_an_expired_consent_carries_no_letter_and_a_new_one_does(
    services: Services, case_id: str, person_id: str, clock: FixedClock
) -> None:
    services.consents.give(person_id, "weitergabe", ADVICE, TODAY + DAY)
    wanted = request(services, REFERRAL, case_id)
    clock.advance(DAY)
    assert services.letters.record(wanted, "pdf").value.letter_id == REFERRAL
    clock.advance(DAY)
    error = refusal(lambda: services.letters.record(wanted, "pdf"))
    assert (error.code, error.params["ended"]) == ("consent_expired", "23.11.2026")
    services.consents.give(person_id, "weitergabe", ADVICE)
    assert services.letters.record(wanted, "pdf").value.letter_id == REFERRAL


def test_letters_use_the_same_consents(services: Services, case_id: str, person_id: str) -> None:
    given_ = services.letters.give_consent(case_id, "weitergabe", ADVICE)
    assert given_.changes.case_id == case_id
    assert services.consents.of(person_id) == (given_.value,)
    services.letters.withdraw_consent(given_.value.id)
    assert services.consents.of(person_id)[0].withdrawn_on == TODAY


_DAYS = st.integers(min_value=-3, max_value=3)
_LIVES = st.lists(
    st.tuples(st.none() | _DAYS, st.none() | _DAYS, st.sampled_from([ADVICE, "Andere"])),
    max_size=5,
)


@given(lives=_LIVES)
def test_one_living_consent_of_purpose_and_recipient_is_enough_and_needed(
    lives: list[tuple[int | None, int | None, str]],
) -> None:
    def day(offset: int | None) -> date | None:
        return None if offset is None else TODAY + timedelta(days=offset)

    consents = tuple(
        Consent(
            str(n), PersonId("p"), "weitergabe", to, TODAY - 9 * DAY, day(withdrawn), day(expires)
        )
        for n, (withdrawn, expires, to) in enumerate(lives)
    )
    living = [
        n
        for n, (withdrawn, expires, to) in enumerate(lives)
        if to == ADVICE
        and (withdrawn is None or withdrawn > 0)
        and (expires is None or expires >= 0)
    ]
    if living:
        found = require_consent(consents, "weitergabe", ADVICE.upper(), TODAY)
        assert int(found.id) in living
    else:
        error = refusal(lambda: require_consent(consents, "weitergabe", ADVICE, TODAY))
        ran_out = any(
            to == ADVICE and withdrawn is None and expires is not None
            for withdrawn, expires, to in lives
        )
        assert error.code == ("consent_expired" if ran_out else "consent_missing")


# -- papers --------------------------------------------------------------------------------------


def test_the_sheet_says_what_the_group_has_set(services: Services) -> None:
    services.retention.save_rules((RetentionRule(RetentionKind.CASE, 1095),))
    services.privacy.save_settings(
        PrivacySettings(("Landesverband Muster", "Weg 2"), "Dana Schutz, 0000 2", "Amt für Daten")
    )
    pdf = services.consents.information_sheet()
    text = pdf_text(pdf)
    assert pages(pdf) == 1
    for words in (
        "Landesverband Muster, Weg 2",
        "Dana Schutz",
        "Amt für Daten",
        "1.095 Tage (etwa 3 Jahre)",
        "90 Tage (etwa 3 Monate)",
        "etwa 5 Wochen, wenn jede Woche gesichert wird",
        "Hilfe hängt nie davon ab, ob Sie Mitglied",
        "Art. 77 DSGVO",
    ):
        assert words in text
    assert "Kreisverband Musterstadt" not in text.replace("0000 0000 ·", "")


def test_the_sheet_falls_back_on_the_group_and_leaves_lines(services: Services) -> None:
    text = pdf_text(services.consents.information_sheet())
    assert "Kreisverband Musterstadt, Musterweg 1" in text
    assert "Aufsichtsbehörde:" in text


def test_blank_papers_work_while_locked(keyless: Services) -> None:
    text = pdf_text(keyless.consents.information_sheet())
    assert "Name, Anschrift und Telefon oder E-Mail:" in text
    assert "____________ nach dem Abschluss" in text
    form = pdf_text(keyless.consents.form())
    assert "Das erlaube ich:" in form


def test_the_sheet_fits_one_page_and_in_large_print_two(services: Services) -> None:
    assert pages(services.consents.information_sheet()) == 1
    assert pages(services.consents.information_sheet(large_print=True)) == 2
    assert pages(services.consents.form(tuple(ConsentPurpose))) == 1


def test_the_form_asks_for_what_was_chosen_and_nothing_else(services: Services) -> None:
    every = pdf_text(services.consents.form(tuple(ConsentPurpose)))
    for purpose, words in (
        (ConsentPurpose.RECORD, "Notizen zu meiner Beratung"),
        (ConsentPurpose.CONTACT, "Mich anrufen"),
        (ConsentPurpose.REFERRAL, "andere Beratungsstelle weitergeben"),
        (ConsentPurpose.FUND, "bei einem Hilfsfonds"),
        (ConsentPurpose.SUPPLIER, "an meinen Versorger"),
        (ConsentPurpose.PORTRAIT, "Von meinem Fall erzählen"),
    ):
        assert words in every
        others = tuple(other for other in ConsentPurpose if other is not purpose)
        assert words not in pdf_text(services.consents.form(others))
    assert refusal(lambda: services.consents.form(())).code == "consent_purpose_missing"


def test_the_form_names_the_recipient_or_leaves_a_line(services: Services) -> None:
    named = pdf_text(services.consents.form((ConsentPurpose.REFERRAL,), ADVICE))
    assert f"Stelle: {ADVICE}" in named
    assert "An wen genau:" not in named
    assert "An wen genau:" in pdf_text(services.consents.form((ConsentPurpose.REFERRAL,)))


def test_a_withdrawal_says_what_it_changes(services: Services, person_id: str) -> None:
    record = services.consents.give(person_id, ConsentPurpose.RECORD).value
    services.consents.withdraw(record.id)
    text = pdf_text(services.consents.withdrawal_sheet(record.id))
    assert services.privacy.copy(person_id)
    assert "Sonntag, 22.11.2026" in text
    assert "Aufzeichnung der Beratung" in text
    assert "Wir löschen sie" in text
    handed_on = services.consents.give(person_id, ConsentPurpose.REFERRAL, ADVICE).value
    text = pdf_text(services.consents.withdrawal_sheet(handed_on.id))
    assert f"Was bei {ADVICE} schon angekommen ist" in text
    assert "Wir löschen sie" not in text
    assert refusal(lambda: services.consents.withdrawal_sheet("x")).code == "consent_unknown"
