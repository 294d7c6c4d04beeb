# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters of a case opened again: values, changed words, the same bytes; stale ones are stopped."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.cases import CaseDocument
from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.facts import FactStatus
from hilft_desktop.domain.ids import SenderId
from hilft_desktop.domain.letters import FieldSource
from hilft_desktop.domain.printing import SenderProfile
from hilft_desktop.services.hub import Services
from hilft_desktop.services.letter_keeping import PRINT, WORDS, read_document, values_only
from hilft_desktop.services.letter_state import CHECK_GRACE, letter_state, refuse_stale
from hilft_desktop.services.letter_tokens import filled, marked
from hilft_desktop.services.rows import LetterRequest
from hilft_desktop.system.clock import FixedClock
from tests.unit.services.letter_desk import SUPPLIER, TODAY, open_case, pdf_text, request

NAME = "Zwetlana Quittenbaum"
ADDRESS = ("Ypsilonpfad 7", "00000 Musterstadt")


@pytest.fixture
def case_id(services: Services) -> str:
    return open_case(services)


def named(services: Services, case_id: str, **changes: object) -> LetterRequest:
    """A letter in which the person is named by what the case keeps."""
    services.letters.save_identity(case_id, NAME, ADDRESS, "0000 1", TODAY + timedelta(days=60))
    known = services.letters.prepare(SUPPLIER, case_id).known
    given_by = {
        field.name: known[field.name]
        for field in services.letters.fields(SUPPLIER)
        if field.source is not FieldSource.ASK and field.name in known
    }
    personal_asked = {
        field.name: None
        for field in services.letters.fields(SUPPLIER)
        if field.personal and field.source is FieldSource.ASK and not field.required
    }
    made = request(services, SUPPLIER, case_id, {**given_by, **personal_asked})
    return replace(made, **changes)  # type: ignore[arg-type]


def record(services: Services, wanted: LetterRequest) -> CaseDocument:
    services.letters.give_consent(wanted.case_id, "versorger", services.letters.recipient(wanted))
    return services.letters.record(wanted, "print").value


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


# -- kept and opened again ------------------------------------------------------------------------


@pytest.mark.parametrize("large_print", [False, True])
@pytest.mark.parametrize("form", ["A", "B"])
def test_a_letter_printed_again_has_the_same_bytes(
    services: Services, clock: FixedClock, case_id: str, form: str, large_print: bool
) -> None:
    document = record(services, named(services, case_id, form=form, large_print=large_print))
    clock.advance(timedelta(days=9))
    again = services.letter_records.reprint(document.id)
    assert again.same
    assert again.sha256 == document.pdf_sha256
    assert again.why == ""
    assert "22.11.2026" in pdf_text(again.pdf)


def test_an_edit_comes_back_with_its_names(
    services: Services, clock: FixedClock, case_id: str
) -> None:
    own = f"Ich, {NAME}, bitte um **Aufschub**.\n\n- {ADDRESS[0]}\n- Frau Quittenbaum"
    document = record(services, named(services, case_id, edited_text=own))
    assert "uittenbaum" not in f"{document.edited_text}{document.values_json}".casefold()
    assert "Ypsilonpfad" not in f"{document.edited_text}{document.values_json}"
    clock.advance(timedelta(days=1))
    kept = services.letter_records.open(document.id)
    assert kept.edited_text == own
    assert not kept.template_changed
    assert not kept.gaps
    assert kept.request.written_on == TODAY
    assert services.letter_records.reprint(document.id).same


def test_after_the_days_of_drafts_what_stood_word_for_word_comes_back(
    services: Services, clock: FixedClock, case_id: str
) -> None:
    own = f"Ich, {NAME}, bitte um Aufschub.\n\n- {ADDRESS[0]}\n- Frau Quittenbaum"
    document = record(services, named(services, case_id, edited_text=own))
    clock.advance(timedelta(days=20))
    services.retention.run()
    kept = services.letter_records.open(document.id)
    # The whole name and the street are kept with the case; the name alone stays a gap.
    assert kept.edited_text == own.replace("Frau Quittenbaum", "Frau …")
    assert kept.form.missing == ("customer_number",)


def test_a_name_that_is_not_kept_is_in_no_draft(services: Services, case_id: str) -> None:
    record(services, request(services, SUPPLIER, case_id))
    assert services.letters._session.vault.read(lambda uow: uow.drafts.list()) == ()


def test_after_the_name_went_the_letter_asks_for_it_again(
    services: Services, clock: FixedClock, case_id: str
) -> None:
    own = f"Ich, {NAME}, bitte um Aufschub."
    document = record(services, named(services, case_id, edited_text=own))
    clock.advance(timedelta(days=61))
    services.retention.run()
    kept = services.letter_records.open(document.id)
    assert kept.gaps
    assert kept.edited_text == "Ich, …, bitte um Aufschub."
    assert "person_name" in kept.form.missing
    assert code_of(lambda: services.letter_records.reprint(document.id)) == "letter_values_missing"


def test_another_template_is_said_and_the_old_words_are_there(
    services: Services, case_id: str
) -> None:
    document = record(services, named(services, case_id))
    body = services.letters.preview(named(services, case_id)).body_text
    kept = services.letter_records.open(document.id)
    assert kept.kept_text == body
    assert kept.edited_text is None
    old = replace(document, template_version="2025-01-01")
    letters = services.letter_records
    assert "2025-01-01" in letters._why(old, services.letters._template(SUPPLIER, TODAY))


def test_values_for_the_persons_copy_carry_neither_marks_nor_how_it_was_printed(
    services: Services, case_id: str
) -> None:
    document = record(services, named(services, case_id))
    raw = json.loads(document.values_json)
    assert raw[PRINT] == {
        "form": "B", "large_print": False, "on": "2026-11-22", "sender": "", "override": "",
    }  # fmt: skip
    assert raw[WORDS]
    shown = values_only(document.values_json)
    assert not {PRINT, WORDS} & shown.keys()
    assert "⟦" not in str(shown)


def test_a_document_kept_before_words_were_is_opened_all_the_same(
    services: Services, case_id: str
) -> None:
    document = record(services, named(services, case_id))
    old = values_only(document.values_json)
    fields = services.letters.fields(SUPPLIER)
    kept = read_document(replace(document, values_json=json.dumps(old, default=float)), fields, {})
    assert (kept.words, kept.form, kept.on, kept.sender) == ("", "B", None, "")


@given(st.text(max_size=40), st.text(max_size=40))
def test_marks_are_filled_exactly_as_they_were_made(before: str, after: str) -> None:
    words = {"person_name": NAME, "person_address.1": ADDRESS[0], "short": "ab"}
    text = f"{before} {NAME} {ADDRESS[0]} {after}"
    if "⟦" in text:
        return
    assert filled(marked(text, words), words) == text
    assert NAME not in marked(text, words)


# -- stale templates ------------------------------------------------------------------------------


def test_a_check_overdue_within_the_grace_only_warns(
    services: Services, clock: FixedClock, case_id: str
) -> None:
    wanted = named(services, case_id)
    due = services.letters._template(SUPPLIER, TODAY).next_check
    clock.advance(due + CHECK_GRACE - TODAY)
    form = services.letters.prepare(SUPPLIER, case_id)
    assert (form.overdue_since, form.needs_reason, form.stopped) == (due, False, ())
    assert services.letters.files(wanted).pdf


def test_beyond_the_grace_a_reason_is_needed_and_kept(
    services: Services, clock: FixedClock, case_id: str
) -> None:
    wanted = named(services, case_id)
    due = services.letters._template(SUPPLIER, TODAY).next_check
    clock.advance(due + CHECK_GRACE + timedelta(days=1) - TODAY)
    assert services.letters.prepare(SUPPLIER, case_id).needs_reason
    letters = services.letters
    assert code_of(lambda: letters.files(wanted)) == "letter_check_overdue"
    assert code_of(lambda: letters.record(wanted, "print")) == "letter_check_overdue"
    assert services.letters.preview(wanted).pdf
    reason = replace(wanted, override=f"Frist läuft heute ab, {NAME} wartet")
    document = record(services, reason)
    kept = json.loads(document.values_json)[PRINT]["override"]
    assert kept.startswith("Frist läuft heute ab")
    assert "uittenbaum" not in kept


@pytest.mark.parametrize("status", [FactStatus.DRAFT, FactStatus.EXPIRED])
def test_law_that_does_not_hold_stops_whatever_the_reason(
    services: Services, status: FactStatus, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = services.letters._session.content
    template = services.letters._template(SUPPLIER, TODAY)
    fact_id = template.facts[0]
    stale = replace(content.facts.get(fact_id), status=status)
    monkeypatch.setitem(content.facts._facts, fact_id, stale)
    state = letter_state(template, content, TODAY, TODAY)
    assert len(state.stopped) == 1
    assert stale.title in state.stopped[0]
    assert code_of(lambda: refuse_stale(state, "trotzdem")) == "letter_law_changed"
    assert services.letters.prepare(SUPPLIER).stopped == state.stopped
    assert code_of(lambda: services.letters.files(request(services, SUPPLIER))) == (
        "letter_law_changed"
    )


def test_every_shipped_letter_may_leave_today(services: Services) -> None:
    for listing in services.letters.list():
        assert services.letters.prepare(listing.id).stopped == ()


# -- letterheads ----------------------------------------------------------------------------------


def office(**changes: object) -> SenderProfile:
    lines = ("Nebenweg 9", "00000 Musterstadt")
    profile = SenderProfile(
        SenderId(""), "Büro", "Linkes Büro", lines, "0000 9", "Nebenstadt", "Das Büro"
    )
    return replace(profile, **changes)  # type: ignore[arg-type]


def test_another_letterhead_fills_the_letters_of_the_group(
    services: Services, case_id: str
) -> None:
    kept = services.senders.save(office()).value
    assert services.senders.list() == (kept,)
    letter = "verweis_energie"
    form = services.letters.prepare(letter, case_id, kept.id)
    assert (form.sender, form.senders) == (kept.id, (kept,))
    shown = {f.source: form.known[f.name] for f in form.fields if f.name in form.known}
    assert shown[FieldSource.UNIT_NAME] == "Linkes Büro"
    assert shown[FieldSource.UNIT_ADDRESS] == kept.address
    assert shown[FieldSource.COUNSELLOR] == "Das Büro"
    wanted = replace(request(services, letter, case_id, form.known), sender=kept.id)
    text = pdf_text(services.letters.files(wanted).pdf)
    assert "Linkes Büro" in text
    assert "Nebenweg 9" in text
    assert "Kreisverband Musterstadt" not in text


def test_the_persons_own_letters_know_no_letterhead(services: Services, case_id: str) -> None:
    kept = services.senders.save(office()).value
    form = services.letters.prepare("widerspruch_sgb", case_id, kept.id)
    assert (form.sender, form.senders) == ("", ())
    assert "Linkes Büro" not in str(form.known)


def test_a_letterhead_has_every_line_and_one_title(services: Services) -> None:
    kept = services.senders.save(office()).value
    with pytest.raises(FormErrors) as caught:
        services.senders.save(office(name=" ", address=("",), contact="x" * 121))
    found = {(fault.field, fault.code) for fault in caught.value.faults}
    assert found == {
        ("name", "sender_line_missing"),
        ("address", "sender_line_missing"),
        ("contact", "sender_line_too_long"),
    }
    assert code_of(lambda: services.senders.save(office(title="BÜRO"))) == "sender_title_taken"
    changed = services.senders.save(replace(kept, contact="0000 8")).value
    assert (changed.id, changed.contact) == (kept.id, "0000 8")
    assert services.senders.remove(kept.id).value == changed
    assert services.senders.list() == ()
    assert code_of(lambda: services.senders.remove(kept.id)) == "sender_unknown"
    assert code_of(lambda: services.letters.prepare("verweis_energie", "", kept.id)) == (
        "sender_unknown"
    )


def test_a_letter_of_a_letterhead_that_is_gone_is_opened_with_the_groups_own(
    services: Services, case_id: str
) -> None:
    kept = services.senders.save(office()).value
    document = record(services, named(services, case_id, sender=kept.id))
    services.senders.remove(kept.id)
    assert services.letter_records.open(document.id).request.sender == ""


def test_law_of_another_day_is_kept_with_the_letter(services: Services, case_id: str) -> None:
    day = date(2026, 11, 2)
    document = record(services, named(services, case_id, on=day))
    assert services.letter_records.open(document.id).request.on == day
    assert services.letter_records.reprint(document.id).same
