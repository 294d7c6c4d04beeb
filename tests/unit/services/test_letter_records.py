# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter leaves only with consent, and what the vault keeps of it names nobody."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.codes import ConsentPurpose
from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.services.letter_keeping import values_only
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.conftest import PASSPHRASE
from tests.unit.services.letter_desk import (
    FUND,
    LETTERS,
    REFERRAL,
    SUPPLIER,
    TODAY,
    open_case,
    request,
)
from tests.unit.storage.vaults import decrypted, decrypted_log

ADVICE = "Schuldnerberatung Musterstadt"
NAME = "Zwetlana Quittenbaum"
STREET = "Ypsilonpfad 7"
PHONE = "0000 555 0199"


@pytest.fixture
def case_id(services: Services) -> str:
    return open_case(services)


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


def consent(services: Services, case_id: str, purpose: str = "weitergabe", to: str = ADVICE) -> str:
    return services.letters.give_consent(case_id, purpose, to).value.id


# -- consent -------------------------------------------------------------------------------------


def test_nothing_is_recorded_without_consent(services: Services, case_id: str) -> None:
    wanted = request(services, REFERRAL, case_id)
    assert code_of(lambda: services.letters.record(wanted, "pdf")) == "consent_missing"
    detail = services.cases.show(case_id)
    assert (detail.documents, detail.follow_ups) == ((), ())
    assert services.exports.register() == ()


@pytest.mark.parametrize(
    ("purpose", "to", "counts"),
    [
        ("weitergabe", ADVICE, True),
        ("weitergabe", f"  {ADVICE.upper()} ", True),
        ("weitergabe", "Schuldnerberatung  Musterstadt", True),
        ("weitergabe", unicodedata.normalize("NFD", ADVICE), True),
        ("weitergabe", "Schuldnerberatung", False),
        ("fondsantrag", ADVICE, False),
        ("aufzeichnung", ADVICE, False),
    ],
)
def test_consent_counts_for_its_purpose_and_recipient(
    services: Services, case_id: str, purpose: str, to: str, *, counts: bool
) -> None:
    consent(services, case_id, purpose, to)
    wanted = request(services, REFERRAL, case_id)
    if counts:
        assert services.letters.record(wanted, "pdf").value.letter_id == REFERRAL
    else:
        assert code_of(lambda: services.letters.record(wanted, "pdf")) == "consent_missing"


def test_consent_to_hand_on_names_somebody(services: Services, case_id: str) -> None:
    for nobody in ("", "  ", "\u200e"):
        given = partial(services.letters.give_consent, case_id, "weitergabe", nobody)
        assert code_of(given) == "consent_recipient_missing"
    assert consent(services, case_id, "aufzeichnung", "")


def test_consent_taken_back_or_of_somebody_else_does_not_count(
    services: Services, case_id: str
) -> None:
    given = consent(services, case_id)
    wanted = request(services, REFERRAL, case_id)
    services.letters.record(wanted, "pdf")
    taken_back = services.letters.withdraw_consent(given)
    assert taken_back.value.withdrawn_on == TODAY
    assert code_of(lambda: services.letters.record(wanted, "pdf")) == "consent_missing"
    form = services.letters.prepare(REFERRAL, case_id)
    assert [entry.withdrawn_on for entry in form.consents] == [TODAY]
    other = open_case(services)
    consent(services, other)
    assert code_of(lambda: services.letters.record(wanted, "pdf")) == "consent_missing"
    assert code_of(lambda: services.letters.withdraw_consent("x")) == "consent_unknown"


def test_a_purpose_nobody_knows_is_our_bug(services: Services, case_id: str) -> None:
    with pytest.raises(ValueError, match="irgendwas"):
        services.letters.give_consent(case_id, "irgendwas", ADVICE)
    assert {purpose.value for purpose in ConsentPurpose} >= {
        form.consent_purpose
        for form in map(services.letters.prepare, LETTERS)
        if form.consent_purpose
    }


# -- what is kept --------------------------------------------------------------------------------


def test_a_letter_is_recorded_with_follow_up_and_register(services: Services, case_id: str) -> None:
    consent(services, case_id)
    wanted = request(services, REFERRAL, case_id)
    pdf = services.letters.files(wanted).pdf
    changed = services.letters.record(wanted, "pdf")
    assert changed.changes.kinds >= {Kind.DOCUMENT, Kind.FOLLOW_UP, Kind.EXPORT}
    detail = services.cases.show(case_id)
    assert detail.documents == (changed.value,)
    assert changed.value.pdf_sha256 == hashlib.sha256(pdf).hexdigest()
    (due,) = detail.follow_ups
    assert due.due_on > TODAY
    assert due.text
    (row,) = services.exports.register()
    assert (row.kind, row.sha256) == ("letter", changed.value.pdf_sha256)
    assert "pdf" in row.what
    # The letter of the person themself needs no consent: they send it.
    services.letters.record(request(services, SUPPLIER, case_id), "print")
    assert len(services.exports.register()) == 2


def test_a_letter_without_a_case_or_by_an_unknown_way_is_not_recorded(
    services: Services, case_id: str
) -> None:
    wanted = request(services, SUPPLIER)
    assert code_of(lambda: services.letters.record(wanted, "pdf")) == "case_unknown"
    with pytest.raises(ValueError, match="way out"):
        services.letters.record(request(services, SUPPLIER, case_id), f"an {NAME}")
    assert services.exports.register() == ()


def test_the_record_keeps_what_names_nobody(services: Services, case_id: str) -> None:
    consent(services, case_id)
    document = services.letters.record(request(services, REFERRAL, case_id), "pdf").value
    kept = values_only(document.values_json)
    fields = {field.name: field for field in services.letters.fields(REFERRAL)}
    assert set(kept) == {name for name, field in fields.items() if not field.personal}
    assert kept["recipient"] == [ADVICE, "Bahnhofstraße 12", "12345 Musterstadt"]
    assert kept["deadline"] == "2026-12-01"
    assert kept["feedback"] is True
    assert document.edited_text is None


def traces_of(services: Services) -> Iterator[str]:
    """Yield which of the person's words lie in the plain bytes of file or log."""
    vault = services._session.vault.storage
    key = vault.keyring.data_key
    log = vault.path.with_name(f"{vault.path.name}-wal")
    plain = decrypted(vault.path, key) + (decrypted_log(log, key) if log.exists() else b"")
    for words in ("quittenbaum", "ypsilonpfad", "5550199", "555 0199"):
        if words in plain.decode("utf-8", "replace").casefold():
            yield words


def test_after_its_purge_a_name_is_nowhere_in_the_vault(
    services: Services, case_id: str, vault_path: Path, clock: FixedClock
) -> None:
    services.letters.save_identity(
        case_id, NAME, (STREET, "00000 Musterstadt"), PHONE, TODAY + timedelta(days=3)
    )
    consent(services, case_id, "fondsantrag", "Hilfsfonds Musterstadt")
    consent(services, case_id)
    known = services.letters.prepare(FUND, case_id).known
    text = services.letters.preview(request(services, FUND, case_id, dict(known))).body_text
    edited = f"{text}\n\nFrau QUITTENBAUM, {STREET}, Tel. 0000/5550199, Zwetlanas Kinder."
    services.letters.record(
        request(
            services,
            FUND,
            case_id,
            {
                **known,
                "situation": f"{NAME} ist krank",
                "urgent_reason": "Sperre bei Frau Quittenbaum",
                "recipient": ("Hilfsfonds Musterstadt", f"wegen Z. Quittenbaum, {STREET}"),
            },
            edited_text=edited,
        ),
        "print",
    )
    referral = services.letters.prepare(REFERRAL, case_id).known
    services.letters.record(
        request(
            services,
            REFERRAL,
            case_id,
            {**referral, "person_contact": None},
            # This letter asks for neither: the vault knows them.
            edited_text=f"Sie wohnt am {STREET} und hat {PHONE}.",
        ),
        "odt",
    )
    services.drafts.put("letter", f'{{"fields": {{"person_name": "{NAME}"}}}}')
    services.drafts.put("contact", "Notiz")
    assert set(traces_of(services))

    for document in services.cases.show(case_id).documents:
        assert "uittenbaum" not in document.values_json
        assert "uittenbaum" not in str(document.edited_text).casefold()
    (fund, _referral) = services.cases.show(case_id).documents
    assert fund.edited_text is not None
    assert "Hilfe im Einzelfall" in fund.edited_text
    assert json.loads(fund.values_json)["urgent_reason"] == "Sperre bei Frau …"

    services._session.close()
    clock.advance(timedelta(days=3))
    assert services.vault.unlock(str(vault_path), PASSPHRASE).purged == 1
    assert services.letters.prepare(FUND, case_id).identity is None
    assert services.drafts.get("letter") is None
    assert services.drafts.get("contact") == "Notiz"
    assert list(traces_of(services)) == []


def test_hostile_words_are_kept_without_harm(services: Services, case_id: str) -> None:
    bad = "\ud800\x00\u202e Wort"
    services.letters.save_identity(case_id, f"{bad}", (bad,), bad, TODAY + timedelta(days=3))
    consent(services, case_id, "weitergabe", f"{bad} {ADVICE}")
    wanted = request(services, SUPPLIER, case_id, {"recipient": (bad, "Ort")}, edited_text=bad)
    document = services.letters.record(wanted, "text").value
    consent(services, case_id, "fondsantrag", "Hilfsfonds Musterstadt")
    fund = request(services, FUND, case_id, {"urgent_reason": bad})
    documents = (document, services.letters.record(fund, "text").value)
    assert services.cases.show(case_id).documents == documents


@pytest.mark.parametrize("days", [0, -1])
def test_a_name_needs_a_day_on_which_it_goes(services: Services, case_id: str, days: int) -> None:
    until = TODAY + timedelta(days=days)
    call = services.letters.save_identity
    assert code_of(lambda: call(case_id, NAME, (), "", until)) == "identity_purge_past"
    later = TODAY + timedelta(days=1)
    assert code_of(lambda: call(case_id, " \u200b ", (), "", later)) == "identity_name_missing"
    assert services.letters.prepare(FUND, case_id).identity is None
