# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest

from hilft_desktop.documents.deadline_sheet import ControlSheet, folder_sheet, person_sheet
from hilft_desktop.documents.odt import render_odt
from hilft_desktop.documents.pdf.render import render_pdf
from hilft_desktop.documents.text import render_text
from hilft_desktop.domain.codes import Land
from hilft_desktop.domain.deadlines import (
    DeadlineAsk,
    DeadlineInput,
    DeadlineKind,
    DeadlineQuestion,
    DeadlineResult,
    DeadlineSense,
    DeadlineStep,
    Delivery,
    Need,
    RemedyNotice,
)
from hilft_desktop.i18n.dates import format_long_date
from tests.documents.paper import FOOTER, TODAY, signs, words_of

DAY = date(2026, 12, 15)
LATER = date(2026, 12, 16)
ASKS = tuple(
    DeadlineAsk(asked, f"Frage {asked.value}", Need.HELPFUL)
    for asked in DeadlineInput
    if asked is not DeadlineInput.RECEIVED
)
QUESTION = DeadlineQuestion(
    DeadlineKind.OBJECTION,
    dated=date(2026, 11, 10),
    posted=date(2026, 11, 11),
    received=date(2026, 11, 20),
    delivery=Delivery.POST,
    remedy=RemedyNotice.WRONG,
    land=Land.NW,
    municipality="Musterdorf",
    office="Jobcenter Musterstadt",
)
RESULT = DeadlineResult(
    DeadlineKind.OBJECTION,
    DeadlineSense.LAST_DAY,
    date(2026, 11, 15),
    DAY,
    DAY,
    LATER,
    (
        DeadlineStep("Zur Post gegeben am Mittwoch, 11.11.2026.", "§ 37 Abs. 2 SGB X"),
        DeadlineStep("Der Monat endet am Dienstag, 15.12.2026.", "§ 84 Abs. 1 SGG"),
    ),
    ("Der vierte Tag ist ein Sonntag.",),
    ("Überprüfung beantragen.",),
)
CONTENT = ControlSheet(
    "Widerspruch gegen einen Bescheid",
    ASKS,
    QUESTION,
    RESULT,
    TODAY,
    FOOTER,
    remind_on=DAY - timedelta(days=7),
)


def pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


@pytest.mark.parametrize("make", [person_sheet, folder_sheet])
def test_the_day_is_the_largest_thing_on_the_page(make):
    pdf = render_pdf(make(CONTENT))
    assert pages(pdf) == 1
    found = signs(pdf)
    heights = {sign: sign.bottom - sign.top for sign in found if sign.text.isdigit()}
    largest = max(heights.values())
    big = "".join(sign.text for sign in found if heights.get(sign, 0) > largest * 0.9)
    assert big == "15122026"
    assert largest > 6, "readable from two metres: millimetres"
    assert largest > 2 * sorted(heights.values())[len(heights) // 2]


@pytest.mark.parametrize("make", [person_sheet, folder_sheet])
def test_a_sheet_says_that_it_reckons_and_does_not_judge(make):
    text = render_text(make(CONTENT)).replace("\u00a0", " ")
    assert "Eine Rechenhilfe, keine rechtliche Prüfung." in text


@pytest.mark.parametrize("make", [person_sheet, folder_sheet])
def test_every_step_stands_there_with_its_citation_and_the_footer(make):
    text = render_text(make(CONTENT)).replace("\u00a0", " ")
    for step in RESULT.steps:
        assert f"{step.text} ({step.citation})" in text
    for words in (*RESULT.uncertain, format_long_date(LATER), FOOTER.contact):
        assert words in text
    assert FOOTER.version in text
    assert "Stand 22.11.2026" in text
    assert words_of(signs(render_pdf(make(CONTENT)))).count("§84Abs.1SGG") == 1


def test_the_folder_sheet_says_what_was_asked_and_the_person_sheet_does_not():
    folder, person = render_text(folder_sheet(CONTENT)), render_text(person_sheet(CONTENT))
    for words in (
        "Frage dated: Dienstag, 10.11.2026",
        "Frage posted: Mittwoch, 11.11.2026",
        "Frage delivery: mit der Post",
        "Frage remedy: falsch oder unvollständig",
        "Frage land: Nordrhein-Westfalen",
        "Frage municipality: Musterdorf",
        "Stelle: Jobcenter Musterstadt",
        "Erinnerung: Dienstag, 08.12.2026",
    ):
        assert words in folder
        assert words not in person
    assert "20.11.2026" not in folder, "an answer nobody asked for has no influence"
    unknown = replace(QUESTION, posted=None, land=None, municipality="")
    text = render_text(folder_sheet(replace(CONTENT, question=unknown)))
    assert text.count("unbekannt") == 3


def test_what_can_be_done_afterwards_stands_on_the_persons_sheet_once_the_day_is_over():
    person, folder = render_text(person_sheet(CONTENT)), render_text(folder_sheet(CONTENT))
    assert RESULT.if_missed[0] not in person
    assert "Oft geht noch etwas" in person
    assert RESULT.if_missed[0] in folder
    late = replace(CONTENT, computed_on=DAY + timedelta(days=1))
    assert RESULT.if_missed[0] in render_text(person_sheet(late))
    on_the_day = replace(CONTENT, computed_on=DAY)
    assert RESULT.if_missed[0] not in render_text(person_sheet(on_the_day))


def test_how_far_money_reaches_back_is_said():
    back = replace(CONTENT, result=replace(RESULT, reaches_back=date(2025, 1, 1)))
    for make in (person_sheet, folder_sheet):
        assert "Reicht zurück bis Mittwoch, 01.01.2025." in render_text(make(back))
        assert "Reicht zurück" not in render_text(make(CONTENT))


def test_proof_is_asked_for_only_where_the_person_must_act():
    for sense in DeadlineSense:
        content = replace(CONTENT, result=replace(RESULT, sense=sense))
        for make in (person_sheet, folder_sheet):
            has_box = "Nachweis" in render_text(make(content))
            acts = sense in {DeadlineSense.LAST_DAY, DeadlineSense.PROTECTED_UNTIL}
            assert has_box == acts


def test_money_is_proven_otherwise_than_a_letter():
    money = replace(CONTENT, result=replace(RESULT, kind=DeadlineKind.GRACE_PAYMENT))
    assert "Kontoauszug" in render_text(person_sheet(money))
    assert "Sendebericht" not in render_text(person_sheet(money))
    assert "Sendebericht" in render_text(person_sheet(CONTENT))


def test_without_a_second_view_nothing_later_is_named():
    sure = replace(CONTENT, result=replace(RESULT, latest=None, uncertain=()))
    for make in (person_sheet, folder_sheet):
        text = render_text(make(sure))
        assert "16.12.2026" not in text
        assert "Nach anderer Ansicht" not in text
        assert "nicht sicher" not in text


def test_a_pointer_sends_the_person_to_experts():
    assert "zu Fachleuten" in render_text(person_sheet(replace(CONTENT, pointer=True)))
    assert "zu Fachleuten" not in render_text(person_sheet(CONTENT))


def test_a_long_reckoning_goes_on_without_an_empty_page():
    step = DeadlineStep("Das Ende fällt auf einen Feiertag und rückt weiter. " * 3, "§ 64 SGG")
    for count in range(2, 14):
        content = replace(CONTENT, result=replace(RESULT, steps=(step,) * count))
        for make in (person_sheet, folder_sheet):
            pdf = render_pdf(make(content))
            for page in range(pages(pdf)):
                assert len(words_of(signs(pdf, page))) > 150, (count, page)


def test_practice_and_other_forms():
    practice = replace(CONTENT, practice=True)
    assert "Übungsdaten" in render_text(person_sheet(practice))
    assert len(render_odt(folder_sheet(practice))) > 1000
    assert render_pdf(person_sheet(CONTENT)) == render_pdf(person_sheet(CONTENT))


def test_an_objection_must_be_signed_and_the_person_reads_so_in_large_print():
    assert "Auf Papier mit Unterschrift" in render_text(person_sheet(CONTENT))
    paying = replace(CONTENT, result=replace(RESULT, kind=DeadlineKind.GRACE_PAYMENT))
    assert "Unterschrift" not in render_text(person_sheet(paying))


def test_the_later_day_stands_once_on_the_sheet_of_the_person():
    doubts = (f"Nach anderer Ansicht erst am {format_long_date(LATER)}.",)
    said = replace(CONTENT, result=replace(RESULT, uncertain=doubts))
    assert render_text(person_sheet(said)).count(format_long_date(LATER)) == 1
    assert render_text(person_sheet(CONTENT)).count(format_long_date(LATER)) == 1


def test_nobody_is_said_to_have_seen_how_to_object_unless_it_was_wrong_or_missing():
    unsaid = replace(CONTENT, question=replace(QUESTION, remedy=RemedyNotice.OK))
    assert "als vorhanden gerechnet" in render_text(folder_sheet(unsaid))
    assert "falsch oder unvollständig" in render_text(folder_sheet(CONTENT))
