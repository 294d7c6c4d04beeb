# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import PoFileError
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.codes import Topic
from hilft_desktop.i18n import catalog
from hilft_desktop.i18n.catalog import PseudoTranslations, _, ngettext, pgettext, use_language
from hilft_desktop.i18n.labels import label

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Wohngeld"
msgstr "Housing benefit"

msgid "{n} Kontakt"
msgid_plural "{n} Kontakte"
msgstr[0] "{n} contact"
msgstr[1] "{n} contacts"

msgctxt "verb"
msgid "Stand"
msgstr "stood"
"""


@pytest.fixture(autouse=True)
def german_again() -> Iterator[None]:
    yield
    use_language("de")


def test_german_is_the_source():
    assert _("Wohngeld") == "Wohngeld"
    assert ngettext("{n} Kontakt", "{n} Kontakte", 1) == "{n} Kontakt"
    assert ngettext("{n} Kontakt", "{n} Kontakte", 0) == "{n} Kontakte"


def test_reads_a_catalogue_in_text_form(tmp_path: Path):
    (tmp_path / "en.po").write_text(CATALOGUE, encoding="utf-8")
    use_language("en", tmp_path)
    assert label(Topic.WOHNGELD) == "Housing benefit"
    assert ngettext("{n} Kontakt", "{n} Kontakte", 2) == "{n} contacts"
    assert pgettext("verb", "Stand") == "stood"
    assert _("Nicht übersetzt") == "Nicht übersetzt"


def test_broken_catalogue_is_refused_as_a_whole(tmp_path: Path):
    (tmp_path / "en.po").write_text(CATALOGUE + '\nmsgid "offen\n', encoding="utf-8")
    with pytest.raises(PoFileError):
        use_language("en", tmp_path)
    assert _("Wohngeld") == "Wohngeld"


def test_missing_catalogue_is_said(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        use_language("en", tmp_path)
    with pytest.raises(FileNotFoundError):
        use_language("en")


def test_pseudo_language_is_longer_and_keeps_placeholders():
    use_language(catalog.PSEUDO_LANGUAGE)
    text = _("Der Datenträger ist voll: {file}")
    assert text.startswith("[")
    assert text.endswith("]")
    assert "{file}" in text
    assert len(text) >= 1.3 * len("Der Datenträger ist voll: {file}")
    assert _("Speichern") != "Speichern"
    assert _("") == ""


@given(st.lists(st.sampled_from(["{a}", "{b}", "aus ", "Öl", " %s", "<b>x</b>"]), max_size=8))
def test_pseudo_language_never_breaks_a_placeholder(parts: list[str]):
    message = "".join(parts)
    spoken = PseudoTranslations().gettext(message)
    names = [name for _text, name, _spec, _conv in Formatter().parse(message) if name]
    assert [name for _text, name, _spec, _conv in Formatter().parse(spoken) if name] == names
    assert spoken.count("%s") == message.count("%s")
    assert spoken.count("<b>") == message.count("<b>")
