# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs of content packs: trust, look, install, go back; refusals change nothing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from hilft_desktop.content.packs_keys import public_of, write_keys
from hilft_desktop.domain.changes import Kind
from hilft_desktop.domain.errors import UserError
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock
from tests.unit.content import small_content as small
from tests.unit.services.conftest import make_services

FIRST, SECOND, _THIRD = small.EDITIONS
CHANGED = small.with_series(("2026-01-01", "2026-12-31", 120), ("2027-01-01", "", 130))


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "redaktion.pub.toml"
    write_keys(file, (public_of(small.editors_key(), "Redaktion Probe"),))
    return file


@pytest.fixture
def pack(tmp_path: Path) -> str:
    return write(tmp_path / "eins.hilft-content", small.make_pack(tmp_path / "1", FIRST))


@pytest.fixture
def newer(tmp_path: Path) -> str:
    data = small.make_pack(tmp_path / "2", SECOND, {**CHANGED, small.MORE: None})
    return write(tmp_path / "zwei.hilft-content", data)


@pytest.fixture
def trusting(keyless: Services, key_file: Path) -> Services:
    keyless.content_packs.trust(str(key_file))
    return keyless


def write(file: Path, data: bytes) -> str:
    file.write_bytes(data)
    return str(file)


def code_of(call, *args) -> str:
    with pytest.raises(UserError) as caught:
        call(*args)
    return caught.value.code


def test_at_first_what_ships_is_in_use_and_nobody_new_is_trusted(keyless, pack):
    status = keyless.content_packs.status()
    assert (status.source, status.problem, status.can_roll_back) == ("shipped", "", False)
    assert status.version == keyless.guide.page("sperre_heute").version
    assert code_of(keyless.content_packs.install, pack) == "pack_signer_unknown"
    assert code_of(keyless.content_packs.roll_back) == "content_no_previous"


def test_a_key_is_trusted_only_with_the_fingerprint_that_was_told(keyless, key_file):
    shown = keyless.content_packs.read_key(str(key_file))
    assert keyless.content_packs.keys() == ()
    wrong = "0" * 32
    assert code_of(keyless.content_packs.trust, str(key_file), wrong) == "key_fingerprint_differs"
    assert keyless.content_packs.keys() == ()
    row = keyless.content_packs.trust(str(key_file), shown.fingerprint.upper()).value
    assert keyless.content_packs.keys() == (row,)
    keyless.content_packs.trust(str(key_file))
    assert len(keyless.content_packs.keys()) == 1
    keyless.content_packs.distrust(row.fingerprint)
    assert keyless.content_packs.keys() == ()
    assert code_of(keyless.content_packs.distrust, row.id) == "key_unknown"


def test_an_installed_pack_is_read_at_once_and_by_other_programs(trusting, pack, clock):
    other = make_services(clock)
    assert other.guide.contents()[0].id != "hilfe"
    changed = trusting.content_packs.install(pack)
    assert changed.changes.touches(Kind.CONTENT)
    assert (changed.value.source, changed.value.signer) == ("installed", "Redaktion Probe")
    assert changed.value.roll_back_to == "shipped"
    for services in (trusting, other):
        assert [page.id for page in services.guide.contents()] == ["hilfe", "mehr"]
        assert services.guide.page("hilfe").version == changed.value.version


def test_a_preview_changes_nothing_and_says_what_would(trusting, pack, newer):
    trusting.content_packs.install(pack)
    before = trusting.content_packs.status()
    preview = trusting.content_packs.preview(newer)
    assert preview.replaces == before.version
    assert [item.id for item in preview.difference.removed] == ["mehr"]
    figures = {(f.old, f.new, f.waits) for f in preview.difference.figures}
    euro = "\N{NO-BREAK SPACE}€"
    assert figures == {(f"100{euro}", f"120{euro}", False), (f"100{euro}", f"130{euro}", True)}
    assert trusting.content_packs.status() == before


def test_back_and_forward_again(trusting, pack, newer):
    first = trusting.content_packs.install(pack).value
    second = trusting.content_packs.install(newer).value
    assert second.roll_back_to == first.version
    assert trusting.content_packs.roll_back().value.version == first.version
    assert trusting.content_packs.install(newer).value.version == second.version
    trusting.content_packs.roll_back()
    assert trusting.content_packs.roll_back().value.source == "shipped"


def test_refused_packs_leave_everything_as_it_was(trusting, pack, newer, tmp_path):
    trusting.content_packs.install(newer)
    before = trusting.content_packs.status()
    other_words = small.text_of(small.MORE).replace("den Brief", "jeden Brief")
    same = small.make_pack(tmp_path / "3", SECOND, {small.MORE: other_words})
    data = Path(pack).read_bytes()
    refused = {
        pack: "pack_older",
        newer: "pack_installed_already",
        write(tmp_path / "gleich", same): "pack_same_edition",
        write(tmp_path / "kurz", data[:-1]): "pack_broken",
        write(tmp_path / "anders", data[:-1] + b"x"): "pack_broken",
        write(tmp_path / "leer", b""): "pack_foreign",
        str(tmp_path / "fehlt"): "folder_missing",
        str(tmp_path): "file_is_folder",
    }
    for path, code in refused.items():
        assert code_of(trusting.content_packs.install, path) == code, path
        assert code_of(trusting.content_packs.preview, path) == code, path
    assert trusting.content_packs.status() == before


def test_a_pack_older_than_what_ships_is_refused(trusting, tmp_path):
    old = write(tmp_path / "alt", small.make_pack(tmp_path / "0", "2026-01-01"))
    assert code_of(trusting.content_packs.install, old) == "pack_older"


def test_verify_counts_only_the_key_it_is_given(keyless, pack, key_file, tmp_path):
    report = keyless.content_packs.verify(pack, str(key_file))
    assert (report.signer, report.base, report.carried) == ("Redaktion Probe", "", report.members)
    empty = tmp_path / "leer.toml"
    write_keys(empty, ())
    assert code_of(keyless.content_packs.verify, pack, str(empty)) == "pack_signer_unknown"


def test_a_key_that_is_not_trusted_any_more_keeps_what_is_installed(trusting, pack, newer):
    trusting.content_packs.install(pack)
    trusting.content_packs.distrust(trusting.content_packs.keys()[0].id)
    assert trusting.content_packs.status().source == "installed"
    assert code_of(trusting.content_packs.install, newer) == "pack_signer_unknown"


def test_a_figure_delivered_early_waits_for_its_day(trusting, newer, clock: FixedClock):
    trusting.content_packs.install(newer)
    (change,) = [c for c in trusting.guide.changes_soon() if c.kind == "fact"]
    assert change.day == date(2027, 1, 1)
    assert "120" in trusting.guide.page("hilfe").blocks[1].text
    clock.advance(timedelta(days=40))
    assert "130" in trusting.guide.page("hilfe").blocks[1].text
    assert trusting.guide.changes_soon() == ()


def test_the_search_index_of_a_pack_is_there_before_anybody_searches(trusting, newer, own_home):
    trusting.content_packs.install(newer)
    (since,) = {file.name[-16:-6] for file in own_home.rglob("*.index")} - {"2027-01-01"}
    assert since == "2026-01-01"
    before = {file: file.stat().st_mtime_ns for file in own_home.rglob("*.index")}
    assert trusting.guide.search("hilfe")[0].id == "hilfe"
    assert {file: file.stat().st_mtime_ns for file in own_home.rglob("*.index")} == before
