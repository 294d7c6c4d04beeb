# SPDX-License-Identifier: GPL-3.0-or-later
"""Which parts of a source are addresses in the net, and in what order they are offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.domain.web import WebAddress, addresses_in, collect_addresses

FOUND = [
    ("gesetze-im-internet.de: SGB II (Text vom 19.08.2026)", ["gesetze-im-internet.de"]),
    ("Steht auf https://www.Beispiel.de/Pfad/seite.html.", ["www.beispiel.de/Pfad/seite.html"]),
    ("lexaris.de / bravors.brandenburg.de: Kommunalverfassung",
     ["lexaris.de", "bravors.brandenburg.de"]),
    ("(nach land.nrw, kommunen.nrw)", ["land.nrw", "kommunen.nrw"]),
    ("Schreib an rat@beispiel.de", []),
    ("rat@post.beispiel.de", []),
    ("Commit f206970: werte.yaml und rechnung.py, tabelle.de.pdf", []),
    ("BGBl. 2025 I Nr. 347, Abs. 1 S. 2", []),
    ("z.B. am 1.7.2026 u.a. Strom.Gas", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_only_addresses_are_found(text, found):
    assert list(addresses_in(text)) == found


def test_each_address_comes_once_the_text_first_then_the_most_used():
    found = collect_addresses(
        ["Frag bei hilfe.de nach.", "Ohne Adresse."],
        [
            "presse.de: Ein Bericht",
            "gesetze-im-internet.de: SGB II",
            "gesetze-im-internet.de: SGB XII",
            "gesetze-im-internet.de: SGB II",
            "Drucksache ohne Adresse",
        ],
    )
    assert found == (
        WebAddress("hilfe.de"),
        WebAddress("gesetze-im-internet.de", ("SGB II", "SGB XII")),
        WebAddress("presse.de", ("Ein Bericht",)),
    )
    assert found[0].url == "https://hilfe.de"


@given(st.lists(st.text(max_size=80)), st.lists(st.text(max_size=80)))
def test_any_text_gives_each_address_once_and_without_blanks(texts, sources):
    found = [each.address for each in collect_addresses(texts, sources)]
    assert len(found) == len(set(found))
    assert not any(sign.isspace() for address in found for sign in address)
