# SPDX-License-Identifier: GPL-3.0-or-later
"""The wording of a letter: taken out, edited, kept, put back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.documents.letter_text import LetterText
from hilft_desktop.documents.model import Bullets, Paragraph, Run, SignatureLine, plain
from hilft_desktop.domain.errors import MachineError
from tests.documents.paper import letter

BODY = (
    Paragraph((Run("Erster "), Run("Absatz", bold=True))),
    Bullets((plain("eins"), plain("- zwei"))),
)
WORDING = st.builds(
    LetterText, st.text(), st.text(), st.text(), st.text(), st.lists(st.text()).map(tuple)
)


def test_an_unchanged_wording_gives_the_same_letter():
    document = letter(body=BODY)
    assert LetterText.of(document).apply(document) == document


def test_an_edit_changes_words_and_keeps_what_nobody_can_type():
    document = letter(body=(*BODY, SignatureLine("Unterschrift")))
    wording = LetterText("Neu", "Hallo,", "Ein **neuer** Absatz", "Gruß", ("Anlage",))
    changed = wording.apply(document)
    assert changed.subject == "Neu"
    assert changed.body == (
        Paragraph((Run("Ein "), Run("neuer", bold=True), Run(" Absatz"))),
        SignatureLine("Unterschrift"),
    )
    assert changed.recipient == document.recipient


@given(WORDING)
def test_json_brings_the_wording_back(wording):
    assert LetterText.from_json(wording.to_json()) == wording


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", '{"format": 2}', "{", json.dumps({"format": 1, "subject": 1})],
)
def test_a_damaged_wording_is_said_so(text):
    with pytest.raises(MachineError, match="letter_text_unreadable"):
        LetterText.from_json(text)


@pytest.mark.parametrize("change", [{"extra": 1}, {"enclosures": [1]}, {"body": None}])
def test_an_unknown_or_wrong_part_is_refused(change):
    content = json.loads(LetterText("a", "b", "c", "d").to_json()) | change
    with pytest.raises(MachineError, match="letter_text_unreadable"):
        LetterText.from_json(json.dumps(content))
