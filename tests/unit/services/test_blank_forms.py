# SPDX-License-Identifier: GPL-3.0-or-later
"""Blanks as finished paper: complete, measured, and sent to nobody with a name on them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from hilft_desktop.content.forms import load_forms
from hilft_desktop.domain.blank_forms import BlankField, BlankForm, BlankGroup
from hilft_desktop.domain.errors import MachineError, UserError
from hilft_desktop.services.blank_sources import HEAD
from hilft_desktop.services.hub import Services
from tests.documents.paper import lines, page_texts, signs, squeezed

SHIPPED = (
    "kontakt", "person", "fall", "warnzeichen", "termin", "betrag", "unterlagen", "zweiter_blick",
    "sammelfall", "uebergabe", "name_fuer_schreiben", "anschrift", "grenzen_miete",
    "grenzen_heizung", "notiz", "nachweis", "ruecklauf",
)  # fmt: skip
SAMPLES = ("kontakt", "person", "grenzen_miete", "frist:widerspruch", "schreiben:raten_versorger",
           "checkliste:stromsperre_droht")  # fmt: skip


def fields_of(form: BlankForm) -> list[BlankField]:
    return [field for section in form.sections for field in section.fields]


def test_every_screen_form_letter_deadline_and_checklist_has_its_blank(keyless: Services) -> None:
    ids = {row.id for row in keyless.blank_forms.list()}
    assert set(SHIPPED) <= ids
    assert {"strichliste", "einwilligung", "information"} <= ids
    assert {f"schreiben:{row.id}" for row in keyless.letters.list()} <= ids
    assert {f"checkliste:{row.id}" for row in keyless.checklists.list()} <= ids
    assert {f"frist:{info.kind}" for info in keyless.deadlines.kinds()} <= ids


def test_the_list_is_unique_grouped_and_can_be_searched(keyless: Services) -> None:
    rows = keyless.blank_forms.list()
    assert len({row.id for row in rows}) == len(rows)
    order = [list(BlankGroup).index(row.group) for row in rows]
    assert order == sorted(order)
    found = keyless.blank_forms.list("RATEN versorger")
    assert {"schreiben:raten_versorger"} <= {row.id for row in found} < {r.id for r in rows}
    assert [row.id for row in keyless.blank_forms.list(page="collectives")] == ["sammelfall"]
    assert keyless.blank_forms.list("gibtesnicht") == ()


@pytest.mark.parametrize("form_id", SAMPLES)
def test_a_blank_prints_every_field_and_option_inside_the_page(
    keyless: Services, form_id: str
) -> None:
    form = keyless.blank_forms.form(form_id)
    for large in (False, True):
        pdf = keyless.blank_forms.pdf(form_id, large_print=large)
        pages = page_texts(pdf)
        text = squeezed("".join(pages))
        for field in fields_of(form):
            assert squeezed(field.label) in text
            for option in field.options:
                assert squeezed(option.sign + option.words) in text
            for words in (*field.columns, *field.rows):
                assert squeezed(words) in text
        for number, page in enumerate(pages, start=1):
            assert f"Seite {number} von {len(pages)}" in page
            assert "22.11.2026" in page
            for sign in signs(pdf, number - 1):
                assert 19 <= sign.left <= sign.right <= 195
                assert 5 <= sign.top <= sign.bottom <= 292


def test_lines_to_write_on_are_eight_millimetres_apart(keyless: Services) -> None:
    pdf = keyless.blank_forms.pdf("zweiter_blick")
    ruled = sorted({round(line.top, 1) for line in lines(pdf) if line.right - line.left > 150})
    steps = [round(below - above, 1) for above, below in pairwise(ruled)]
    assert steps.count(8.0) == 10  # two fields of six lines


@pytest.mark.parametrize("form_id", SHIPPED)
def test_a_blank_says_whether_names_may_stand_on_it(keyless: Services, form_id: str) -> None:
    text = " ".join("".join(page_texts(keyless.blank_forms.pdf(form_id))).split())
    form = keyless.blank_forms.form(form_id)
    if form.group is BlankGroup.PLACE:
        assert "nichts über Ratsuchende" in text
    elif form.no_names:
        assert "Kein Name auf dieses Blatt." in text
    else:
        assert "Auf diesem Blatt können Namen stehen." in text


def test_letters_that_ask_for_a_name_do_not_forbid_it(keyless: Services) -> None:
    assert not keyless.blank_forms.form("schreiben:widerspruch_sgb").no_names
    assert keyless.blank_forms.form("frist:widerspruch").no_names


def test_the_stall_and_the_paper_use_the_same_signs(keyless: Services) -> None:
    form = keyless.blank_forms.form("kontakt")
    by_label = {field.label: field for field in fields_of(form)}
    assert [each.sign for each in by_label["Hauptthema"].options] == list("123456789GM0")
    assert [each.sign for each in by_label["Ergebnis des Gesprächs"].options] == list("ASVBF")
    assert {each.sign for each in by_label["Art des Kontakts"].options} == {""}
    person = {f.label: f for f in fields_of(keyless.blank_forms.form("person"))}
    assert {each.sign for each in person["Wer?"].options} == {""}


def test_a_checklist_says_when_to_skip_a_question(keyless: Services) -> None:
    form = keyless.blank_forms.form("checkliste:stromsperre_droht")
    helps = {field.label.split(".")[0]: field.help for field in form.sections[0].fields}
    assert helps["6"] == "Nur wenn in Frage 5 „Ja“ steht."
    assert helps["1"] == ""


def test_the_group_stands_in_the_footer_of_an_open_vault(services: Services) -> None:
    assert "0000 0000" in page_texts(services.blank_forms.pdf("kontakt"))[0]


def test_the_same_blank_has_the_same_bytes(keyless: Services) -> None:
    assert keyless.blank_forms.pdf("kontakt") == keyless.blank_forms.pdf("kontakt")


@pytest.mark.parametrize("form_id", ["", "gibtesnicht", "frist:gibtesnicht", "../kontakt", ":"])
def test_an_unknown_blank_is_named(keyless: Services, form_id: str) -> None:
    with pytest.raises(UserError) as caught:
        keyless.blank_forms.pdf(form_id)
    assert caught.value.code == "blank_form_unknown"


@pytest.mark.parametrize("form_id", ["schreiben:gibtesnicht", "checkliste:gibtesnicht"])
def test_an_unknown_letter_is_named_as_such(keyless: Services, form_id: str) -> None:
    with pytest.raises(UserError) as caught:
        keyless.blank_forms.pdf(form_id)
    assert caught.value.code in ("letter_unknown", "checklist_unknown")


FORM = """
format = "hilft-form/1"
id = "probe"
title = "Probe"
summary = "Für einen Test."
group = "fall"

[[section]]
[[section.field]]
label = "Was?"
"""


def test_a_form_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "probe.toml").write_text(FORM, encoding="utf-8")
    (form,) = load_forms(tmp_path)
    assert form.labels == ("Was?",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("anders", FORM),
        ("probe", FORM + 'kind = "auswahl"\n'),
        ("probe", FORM + 'options = ["ja"]\n'),
        ("probe", FORM + 'kind = "tabelle"\ncolumns = ["A"]\n'),
        ("probe", FORM + "lines = 0\n"),
        ("probe", FORM + 'labell = "x"\n'),
        ("probe", FORM + "= 3\n"),
    ],
)
def test_a_faulty_form_file_is_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(MachineError) as caught:
        load_forms(tmp_path)
    assert caught.value.code == "content_damaged"


def test_the_head_of_a_blank_is_short() -> None:
    assert HEAD == ("Wochentag, Datum", "Deckname", "Kürzel")
    assert {form.head for form in load_forms()} <= {HEAD, HEAD[2:], HEAD[::2], ()}
