# SPDX-License-Identifier: GPL-3.0-or-later
"""A small, complete and clean content folder, and packs made of it with a key of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hilft_desktop.content.packs_build import build_pack
from hilft_desktop.content.packs_format import Pack, read_pack
from hilft_desktop.content.packs_keys import Keyring, public_of
from hilft_desktop.content.packs_store import ContentStore, Installed
from hilft_desktop.domain.emergency import EmergencyKind

TODAY = date(2026, 11, 22)
EDITIONS = ("2027-01-04", "2027-02-01", "2027-03-01")
"""Newer than anything that ships while these tests are young."""

MANIFEST = "content/de/manifest.toml"
HELP = "content/de/guide/01_hilfe.md"
MORE = "content/de/guide/02_mehr.md"
LIST = "content/de/checklists/brief.toml"
LETTER = "content/de/letters/anfrage.toml"
FACTS = "facts/probe.toml"

_DATES = "checked_on = 2026-11-01\nnext_check = 2027-10-31\n"

_FILES = {
    MANIFEST: 'format = "hilft-content/1"\nedition = 2027-01-04\nlanguage = "de"\n',
    "content/de/glossary.toml": (
        'format = "hilft-glossary/1"\n\n[[term]]\nid = "amt"\nterm = "Amt"\n'
        'text = "Eine Behörde."\npage = "hilfe"\n'
    ),
    "content/de/search.toml": 'format = "hilft-search/1"\n',
    "content/de/emergency.toml": 'format = "hilft-emergency/1"\n'
    + "".join(
        f'\n[[emergency]]\nid = "{kind.value}"\ntitle = "Notfall"\npage = "hilfe"\n{_DATES}\n'
        + '[[emergency.line]]\ntext = "Bleib ruhig."\npractice = true\n' * 3
        for kind in EmergencyKind
    ),
    HELP: (
        '+++\nid = "hilfe"\ntitle = "Hilfe holen"\nsummary = "Wo es Hilfe gibt."\n'
        'part = "Anfang"\norder = 10\ntopic = "sonstiges"\n' + _DATES + 'sources = ["Probe"]\n'
        'local = ["miete", "jobcenter"]\n+++\n'
        "## Was jetzt?\n\n1. Es gibt {fact:probe_satz} im Monat. {cite:probe_satz}\n"
    ),
    MORE: (
        '+++\nid = "mehr"\ntitle = "Mehr dazu"\nsummary = "Was es noch gibt."\n'
        'part = "Anfang"\norder = 20\ntopic = "sonstiges"\n' + _DATES + 'sources = ["Probe"]\n+++\n'
        "## Was jetzt?\n\nLies den Brief. {praxis}\n"
    ),
    LIST: (
        'id = "brief"\ntitle = "Ein Brief ist da"\nsummary = "Was zu tun ist."\n'
        'topic = "sonstiges"\n' + _DATES + '\n[[question]]\nid = "offen"\ntext = "Ist er offen?"\n'
        'kind = "choice"\noptions = [{ value = "ja", label = "Ja" }, '
        '{ value = "nein", label = "Nein" }]\n\n'
        '[[step]]\nid = "lesen"\ntext = "Lest ihn zusammen."\n'
        'person_text = "Lesen Sie den Brief."\ncites = ["probe_satz"]\npage = "hilfe"\n'
    ),
    LETTER: (
        'id = "anfrage"\ntitle = "Anfrage"\nsummary = "Fragt nach."\nkind = "anfrage"\n'
        'topic = "sonstiges"\nsender = "unit"\nsubject = "Anfrage"\n'
        'salutation = "Guten Tag,"\nclosing = "Mit freundlichen Grüßen"\n'
        'signature = "Beratung"\n' + _DATES + '\n[[field]]\nname = "recipient"\n'
        'label = "An wen"\ntype = "lines"\nexample = ["Amt Musterstadt"]\nwhy = "Anschrift."\n\n'
        '[[field]]\nname = "frage"\nlabel = "Frage"\ntype = "text"\nexample = "Wann?"\n'
        'why = "Darum geht es."\n\n[[block]]\ntext = "Wir fragen: {{ frage }}"\n'
    ),
    FACTS: (
        'format = "hilft-facts/1"\ntopic = "probe"\ntitle = "Probe"\n\n'
        '[[fact]]\nid = "probe_satz"\ntitle = "Satz der Probe"\nunit = "eur"\n'
        'citation = "§ 1 der Probe"\nsources = ["Probe"]\n' + _DATES + 'confidence = "confirmed"\n'
        'note = "Eine erfundene Zahl."\n\n'
        "[[fact.series]]\nvalid_from = 2026-01-01\nvalue = 100\n"
    ),
}


def write_content(
    folder: Path, edition: str = EDITIONS[0], changes: Mapping[str, str | None] | None = None
) -> Path:
    """Write the content into a folder; ``changes`` replaces files, ``None`` leaves one out."""
    files: dict[str, str | None] = {
        **_FILES,
        MANIFEST: _FILES[MANIFEST].replace(EDITIONS[0], edition),
        **(changes or {}),
    }
    for name, text in files.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder


def text_of(name: str) -> str:
    """Return a file of the small content."""
    return _FILES[name]


def with_series(*periods: tuple[str, str, int]) -> dict[str, str | None]:
    """Return the facts with other periods: first day, last day (may be empty), euros."""
    head = _FILES[FACTS].partition("[[fact.series]]")[0]
    series = "".join(
        f"[[fact.series]]\nvalid_from = {first}\n"
        + (f"valid_to = {last}\n" if last else "")
        + f"value = {euros}\n\n"
        for first, last, euros in periods
    )
    return {FACTS: head + series}


@cache
def editors_key() -> Ed25519PrivateKey:
    """The key of the editors in these tests, new in each run."""
    return Ed25519PrivateKey.generate()


def keyring() -> Keyring:
    """A keyring that trusts the editors."""
    return Keyring((public_of(editors_key(), "Redaktion Probe"),))


def make_pack(
    folder: Path,
    edition: str = EDITIONS[0],
    changes: Mapping[str, str | None] | None = None,
    base: Pack | None = None,
) -> bytes:
    """Return a pack of the small content, written into a folder first."""
    return build_pack(write_content(folder, edition, changes), editors_key(), base)


def opened(data: bytes) -> Pack:
    """Return a pack that the editors signed."""
    return read_pack(data, keyring().verify)


def install(store: ContentStore, data: bytes) -> Installed:
    """Install a pack of the editors."""
    pack = opened(data)
    with store.locked(), store.staged(pack) as (folder, _library):
        return store.adopt(folder, pack, "Redaktion Probe", TODAY)
