# SPDX-License-Identifier: GPL-3.0-or-later
"""Proof of delivery: asked for from its day on, until it is entered or waived with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hilft_desktop.domain.codes import CaseStatus
from hilft_desktop.domain.delivery import Delivery, ProofState
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.letter_desk import SUPPLIER, TODAY, open_case, request


@pytest.fixture
def case_id(services: Services) -> str:
    return open_case(services)


def sent(services: Services, case_id: str, way: str) -> str:
    """Record a letter sent this way and return the id of its record."""
    wanted = replace(request(services, SUPPLIER, case_id), sent_by=way)
    recipient = services.letters.recipient(wanted)
    services.letters.give_consent(case_id, "versorger", recipient)
    return services.letters.record(wanted, "print").value.id


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


def test_every_way_has_words_and_an_advice(keyless: Services) -> None:
    ways = {each.way: each for each in keyless.proofs.ways()}
    assert set(ways) == set(Delivery)
    assert all(label(way) and each.advice for way, each in ways.items())
    asked = {way for way, each in ways.items() if each.ask_after_days is not None}
    assert asked == {way for way, each in ways.items() if each.proof} == set(ways) - {Delivery.MAIL}


@pytest.mark.parametrize(
    ("way", "days"),
    [("fax", 0), ("einschreiben", 7), ("abgegeben", 0), ("portal", 1), ("person", 3)],
)
def test_a_proof_is_asked_for_from_its_day_on(
    services: Services, clock: FixedClock, case_id: str, way: str, days: int
) -> None:
    document = sent(services, case_id, way)
    due = TODAY + timedelta(days=days)
    clock.advance(timedelta(days=days - 1))
    assert services.proofs.missing() == ()
    clock.advance(timedelta(days=1))
    (row,) = services.proofs.missing()
    assert (row.document.id, row.document.proof_due, row.days_left) == (document, due, 0)
    assert row.wanted == next(w.proof for w in services.proofs.ways() if w.way == way)
    overview = services.today.overview()
    assert (overview.proofs, overview.proofs_total) == ((row,), 1)


def test_a_plain_letter_is_never_asked_for(
    services: Services, clock: FixedClock, case_id: str
) -> None:
    sent(services, case_id, "brief")
    sent(services, case_id, "")
    clock.advance(timedelta(days=300))
    assert services.proofs.missing() == ()


def test_entering_the_proof_ends_the_asking(services: Services, case_id: str) -> None:
    document = sent(services, case_id, "fax")
    done = services.proofs.enter(document, "  Faxbericht 14:02,\n OK ").value
    assert (done.proof, done.proof_note) == (ProofState.ENTERED, "Faxbericht 14:02, OK")
    assert (done.proof_on, done.proof_due) == (TODAY, None)
    assert services.proofs.missing() == ()
    assert services.today.overview().proofs_total == 0
    again = services.proofs.reopen(document).value
    assert (again.proof, again.proof_note, again.proof_due) == ("", "", TODAY)
    assert len(services.proofs.missing()) == 1


def test_a_waiver_needs_its_reason(services: Services, case_id: str) -> None:
    document = sent(services, case_id, "fax")
    assert code_of(lambda: services.proofs.waive(document, " ")) == "proof_reason_missing"
    assert len(services.proofs.missing()) == 1
    done = services.proofs.waive(document, "Amt hat den Eingang bestätigt").value
    assert (done.proof, done.proof_due) == (ProofState.WAIVED, None)
    assert services.proofs.missing() == ()


def test_what_makes_no_sense_is_refused_and_changes_nothing(
    services: Services, case_id: str
) -> None:
    document, plain = sent(services, case_id, "fax"), sent(services, case_id, "")
    proofs = services.proofs
    assert code_of(lambda: proofs.enter(document, "")) == "proof_note_missing"
    assert code_of(lambda: proofs.enter(document, "x" * 501)) == "proof_too_long"
    tomorrow, before = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
    assert code_of(lambda: proofs.enter(document, "x", tomorrow)) == "proof_day_wrong"
    assert code_of(lambda: proofs.enter(document, "x", before)) == "proof_day_wrong"
    assert code_of(lambda: proofs.enter(plain, "x")) == "delivery_missing"
    assert code_of(lambda: proofs.reopen(plain)) == "delivery_missing"
    assert code_of(lambda: proofs.sent(document, "taube")) == "delivery_unknown"
    assert code_of(lambda: proofs.enter("x", "x")) == "document_unknown"
    assert [row.document.id for row in proofs.missing()] == [document]


def test_the_way_can_be_named_later_and_changed(services: Services, case_id: str) -> None:
    document = sent(services, case_id, "")
    named = services.proofs.sent(document, "einschreiben").value
    assert (named.sent_by, named.proof_due) == ("einschreiben", TODAY + timedelta(days=7))
    services.proofs.enter(document, "Beleg 1")
    changed = services.proofs.sent(document, "fax").value
    assert (changed.proof, changed.proof_note, changed.proof_due) == ("", "", TODAY)


def test_a_letter_of_a_closed_case_is_still_asked_for(services: Services, case_id: str) -> None:
    sent(services, case_id, "fax")
    services.cases.set_status(case_id, CaseStatus.CLOSED)
    rows = services.proofs.missing(date(2026, 12, 31))
    assert [row.document.case_id for row in rows] == [case_id]
