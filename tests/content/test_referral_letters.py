# SPDX-License-Identifier: GPL-3.0-or-later
"""What the letters to other bodies must never say, whatever the fields hold."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from hilft_desktop.documents.model import Footer
from hilft_desktop.documents.template import LetterFrame, compose
from hilft_desktop.documents.text import render_text
from hilft_desktop.domain.letters import FieldSource

TODAY = date(2026, 11, 22)
DEED = "Die Person soll etwas gestohlen haben."
NUMBER = "Telefon 0000 987654, werktags"
WORD = "Sommerwiese"
BY_ITSELF = "Sie meldet sich selbst bei Ihnen."


@pytest.fixture(scope="module")
def compose_letter(library):
    def composed(letter_id, **changes):
        template = library.letter(letter_id, TODAY)
        values = {field.name: field.example for field in template.fields} | changes
        frame = LetterFrame(
            TODAY,
            Footer("test", TODAY),
            lambda fact, key, form: library.facts.text(fact, TODAY, key, form),
        )
        return compose(template, values, frame)

    return composed


@pytest.mark.parametrize("concern", [DEED, DEED * 80])
@pytest.mark.parametrize("court", [True, False])
def test_in_criminal_matters_the_lawyer_learns_nothing_of_the_deed(compose_letter, concern, court):
    letter = compose_letter("verweis_anwalt", area="strafrecht", concern=concern, court=court)
    said = render_text(letter)
    assert DEED not in said
    assert letter.annexes == ()
    assert "Zur Sache äußert sich die Person nur Ihnen gegenüber." in said


def test_in_other_matters_the_lawyer_learns_what_it_is_about(compose_letter):
    said = render_text(compose_letter("verweis_anwalt", area="mietrecht", concern=DEED))
    assert DEED in said
    assert "nur Ihnen gegenüber" not in said


@pytest.mark.parametrize("number", [NUMBER, None, "", "  "])
@pytest.mark.parametrize("way", ["selbst", "uns", "anruf"])
def test_the_shelter_calls_only_a_number_that_was_called_safe(compose_letter, way, number):
    letter = compose_letter("verweis_schutz_gewalt", contact_way=way, safe_contact=number)
    said = render_text(letter).replace("\u00a0", " ")
    may_call = way == "anruf" and bool((number or "").strip())
    assert (NUMBER in said) == may_call
    if may_call:
        assert BY_ITSELF not in said
        return
    assert "Bitte melden Sie sich nicht bei der Person" in said
    assert (BY_ITSELF in said) == (way != "uns")


@pytest.mark.parametrize("way", ["selbst", "uns", "anruf"])
def test_the_slip_of_the_shelter_goes_only_where_an_answer_is_safe(compose_letter, way):
    letter = compose_letter("verweis_schutz_gewalt", contact_way=way, person_name=WORD)
    assert (letter.tear_off is not None) == (way == "uns")
    if letter.tear_off:
        assert WORD not in " ".join((*letter.tear_off.options, letter.tear_off.code))


def test_the_letter_to_the_shelter_takes_nothing_from_the_person_by_itself(library):
    """Name, address and number are in the vault; this letter must not fetch them."""
    sources = {field.source for field in library.letter("verweis_schutz_gewalt", TODAY).fields}
    assert not sources & {
        FieldSource.PERSON_NAME,
        FieldSource.PERSON_ADDRESS,
        FieldSource.PERSON_CONTACT,
        FieldSource.CASE_PSEUDONYM,
    }


def test_every_choice_of_the_shelter_letter_is_sound(compose_letter):
    urgency = ("heute", "tage", "offen")
    for way, hurry in itertools.product(("selbst", "uns", "anruf"), urgency):
        said = render_text(compose_letter("verweis_schutz_gewalt", contact_way=way, urgency=hurry))
        assert "{" not in said
        assert ("noch heute" in said) == (hurry == "heute")


def test_no_referral_without_consent(library):
    referrals = [t for t in library.letters(TODAY) if t.id.startswith("verweis_")]
    assert len(referrals) == 8
    for template in referrals:
        assert template.consent == "weitergabe"
        assert any(field.name == "consent_date" and field.required for field in template.fields)


def test_what_is_shown_as_it_stands_holds_no_braces(library):
    for template in library.letters(TODAY):
        for text in (template.warning, template.follow_up_text, template.title, template.summary):
            assert not set("{}") & set(text), template.id
