# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-outs: public while locked, filled from a case, marked until somebody confirms them."""

from __future__ import annotations

from datetime import date

import pytest

from hilft_desktop.domain.codes import Language
from hilft_desktop.domain.errors import LockedError, UserError
from hilft_desktop.domain.handouts import LANGUAGES
from hilft_desktop.domain.updates import ItemKind
from hilft_desktop.services.hub import Services
from hilft_desktop.services.local_content import LocalService
from tests.unit.services.letter_desk import open_case, pdf_text

LIST = "stromsperre_droht"
ANSWERS: dict[str, tuple[str, ...]] = {"abgestellt": ("nein",), "ankuendigung": ("ja",)}


@pytest.fixture
def case_id(services: Services) -> str:
    return open_case(services)


def bare(pdf: bytes) -> str:
    return "".join(pdf_text(pdf).split())


def test_sheets_are_listed_while_locked_each_with_six_unchecked_languages(
    keyless: Services,
) -> None:
    rows = keyless.handouts.list()
    assert [row.id for row in rows] == ["schritte", "einwilligung", "unterlagen", "sperre"]
    assert [row.id for row in rows if row.fills_from_case] == ["schritte"]
    for row in rows:
        assert [each.language for each in row.translations] == [each.code for each in LANGUAGES]
        assert not any(each.checked or each.outdated for each in row.translations)
    assert [row.id for row in keyless.handouts.list(date(2025, 1, 1))] == [
        "schritte",
        "einwilligung",
        "unterlagen",
    ]


def test_a_locked_sheet_leaves_lines_for_what_nobody_knows(keyless: Services) -> None:
    paper = keyless.handouts.paper("einwilligung", "tr")
    assert paper.file_name == "merkblatt-einwilligung-tr"
    assert not paper.from_case
    text = bare(paper.data)
    assert "Gruppe______________" in text
    assert "Übersetzungungeprüft" in text
    assert keyless.handouts.paper("sperre", "ar", "odt").data.startswith(b"PK")
    assert "Cut-off ahead" in keyless.handouts.paper("sperre", "en", "txt").data.decode()
    with pytest.raises(LockedError):
        keyless.handouts.paper("schritte", "en", case_id="0")


def test_an_open_vault_prints_group_and_contact(services: Services) -> None:
    text = bare(services.handouts.paper("einwilligung", "pl").data)
    assert "GruppeKreisverbandMusterstadt" in text
    assert "00000000" in text


def test_wrong_words_are_refused(keyless: Services) -> None:
    for name, language, form, code in (
        ("nixda", "", "pdf", "handout_unknown"),
        ("sperre", "xx", "pdf", "handout_language_unknown"),
        ("sperre", "", "docx", "handout_form_unknown"),
    ):
        with pytest.raises(UserError) as caught:
            keyless.handouts.paper(name, language, form)
        assert caught.value.code == code


def test_a_case_fills_in_open_deadlines_and_what_the_checklist_said(
    services: Services, case_id: str
) -> None:
    services.cases.add_follow_up(case_id, date(2026, 11, 30), "Termin im Kalender")
    services.cases.add_follow_up(
        case_id, date(2026, 12, 3), "Widerspruch abgeben", is_deadline=True
    )
    evaluation = services.checklists.evaluate(LIST, ANSWERS)
    told = [step for step in evaluation.steps if step.person_text]
    services.checklists.save_run(case_id, LIST, ANSWERS, (told[0].id,))
    paper = services.handouts.paper("schritte", "ru", case_id=case_id)
    assert paper.from_case
    text = bare(paper.data)
    assert "Donnerstag,03.12.2026" in text
    assert "четверг,03.12.2026" in text
    assert "Widerspruchabgeben" in text
    # What counsellors note for themselves is not for the sheet.
    assert "TerminimKalender" not in text
    assert "".join(told[0].person_text.split()) not in text
    assert "".join(told[1].person_text.split()) in text
    for paper_wanted in evaluation.papers:
        assert "".join(paper_wanted.text.split()) in text


def test_a_sheet_from_a_case_carries_no_pseudonym(services: Services, case_id: str) -> None:
    person = services.cases.show(case_id).person
    for form in ("pdf", "txt"):
        data = services.handouts.paper("schritte", "en", form, case_id=case_id).data
        text = bare(data) if form == "pdf" else data.decode()
        assert person.pseudonym not in text


def test_a_finished_deadline_is_not_printed(services: Services, case_id: str) -> None:
    done = services.cases.add_follow_up(
        case_id, date(2026, 12, 3), "Widerspruch abgeben", is_deadline=True
    ).value
    services.cases.finish_follow_up(done.id, "Faxbericht")
    assert "Widerspruchabgeben" not in bare(
        services.handouts.paper("schritte", "en", case_id=case_id).data
    )


@pytest.mark.parametrize(
    ("language", "offered"),
    [(Language.UK, "uk"), (Language.DE, ""), (Language.VI, ""), (Language.UNKNOWN, "")],
)
def test_a_case_offers_the_language_of_its_person(
    services: Services, case_id: str, language: Language, offered: str
) -> None:
    services.persons.set_language(services.cases.show(case_id).person.id, language)
    assert services.handouts.language_for(case_id) == offered


# -- confirming ----------------------------------------------------------------------------------


def test_all_translations_wait_to_be_read_with_both_texts(keyless: Services) -> None:
    rows = keyless.reviews.translations()
    assert len(rows) == 24
    assert {row.kind for row in rows} == {"translation"}
    turkish = next(row for row in rows if row.id == "sperre_tr")
    assert turkish.title == "Sperre droht: was jetzt zu tun ist (Türkisch)"
    assert any(
        "Das tun Sie heute" in pair and "Bugün yapacaklarınız" in pair for pair in turkish.text
    )
    arabic = next(row for row in rows if row.id == "sperre_ar")
    # The window shows both in one text: without an isolate the words of a line change places.
    assert all(pair.split("\n")[1].startswith("\u2067") for pair in arabic.text)
    assert all(pair.endswith("\u2069") for pair in arabic.text)
    assert "translation" not in {row.kind for row in keyless.reviews.due()}


def test_the_mark_goes_with_the_confirmation_and_comes_back_with_its_withdrawal(
    keyless: Services,
) -> None:
    row = keyless.reviews.confirm("translation", "sperre_tr", "AY").value
    assert (row.initials, row.overdue, row.counts_until) == ("AY", False, date.max)
    assert keyless.handouts.show("sperre", "tr").checked
    assert not keyless.handouts.show("sperre", "ar").checked
    assert not keyless.handouts.show("unterlagen", "tr").checked
    assert "ungeprüft" not in pdf_text(keyless.handouts.paper("sperre", "tr").data)
    assert "sperre_tr" not in {each.id for each in keyless.reviews.translations()}
    assert [each.id for each in keyless.reviews.confirmed()] == ["sperre_tr"]
    keyless.reviews.withdraw("translation", "sperre_tr")
    assert "ungeprüft" in pdf_text(keyless.handouts.paper("sperre", "tr").data)


def test_a_confirmation_is_about_the_very_words(keyless: Services) -> None:
    keyless.reviews.confirm("translation", "sperre_tr", "AY")

    def other_words(layer):
        (review,) = layer.reviews
        assert review.kind == ItemKind.TRANSLATION.value
        return type(layer)(reviews=(type(review)(**{**as_dict(review), "digest": "0" * 16}),))

    LocalService(keyless._session).change_layer(other_words, None)
    assert not keyless.handouts.show("sperre", "tr").checked


def as_dict(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}  # type: ignore[attr-defined]


def test_an_unknown_translation_is_refused(keyless: Services) -> None:
    with pytest.raises(UserError) as caught:
        keyless.reviews.confirm("translation", "sperre_fr", "AY")
    assert caught.value.code == "review_unknown"
