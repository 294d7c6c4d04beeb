# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs and keys: the same folder gives the same bytes, and what was put in comes out."""

from __future__ import annotations

import stat
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.content.packs_build import build_pack
from hilft_desktop.content.packs_format import MAGIC, member_allowed, read_pack
from hilft_desktop.content.packs_keys import (
    PRIVATE_NAME,
    PUBLIC_NAME,
    Keyring,
    grouped,
    make_keys,
    public_of,
    read_keys,
    read_private,
    shipped_keys,
)
from hilft_desktop.domain.errors import UserError
from tests.unit.content import small_content as small


def test_the_same_folder_and_key_give_the_same_bytes(tmp_path):
    one = small.make_pack(tmp_path / "a")
    assert one == small.make_pack(tmp_path / "b")
    assert one.startswith(MAGIC)


def test_what_was_put_in_comes_out(tmp_path):
    pack = small.opened(small.make_pack(tmp_path))
    assert pack.manifest.edition.isoformat() == small.EDITIONS[0]
    assert pack.manifest.base == ""
    assert pack.files[small.HELP].decode() == small.text_of(small.HELP)
    assert sorted(pack.files) == [member.name for member in pack.manifest.members]


def test_a_delta_carries_only_what_changed(tmp_path):
    first = small.opened(small.make_pack(tmp_path / "1"))
    changes = small.with_series(("2026-01-01", "", 120))
    delta = small.opened(small.make_pack(tmp_path / "2", small.EDITIONS[1], changes, first))
    assert sorted(delta.files) == [small.MANIFEST, small.FACTS]
    assert delta.manifest.base == first.manifest.version
    assert len(delta.manifest.members) == len(first.manifest.members)


def test_a_delta_must_be_newer_than_its_base(tmp_path):
    first = small.opened(small.make_pack(tmp_path / "1"))
    with pytest.raises(UserError) as caught:
        small.make_pack(tmp_path / "2", base=first)
    assert caught.value.code == "pack_base_newer"


def test_a_second_edition_of_a_day_counts_its_revision(tmp_path):
    manifest = small.text_of(small.MANIFEST) + "revision = 2\n"
    first = small.opened(small.make_pack(tmp_path / "1"))
    second = small.opened(small.make_pack(tmp_path / "2", changes={small.MANIFEST: manifest}))
    assert first.manifest.order < second.manifest.order


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"content/de/guide/Leise.md": "x"}, "pack_member_refused"),
        ({"content/de/guide/.versteckt.md": "x"}, "pack_member_refused"),
        ({"facts/lauf.sh": "x"}, "pack_member_refused"),
        ({"facts/con.toml": "x"}, "pack_member_refused"),
        ({small.MANIFEST: None}, "pack_incomplete"),
        ({small.HELP: small.text_of(small.HELP).replace("{cite:probe_satz}", "")},
         "pack_not_clean"),
        ({small.HELP: small.text_of(small.HELP).replace("part =", "teil =")}, "pack_not_clean"),
    ],
)  # fmt: skip
def test_no_pack_is_made_of_a_folder_that_is_not_clean(tmp_path, changes, code):
    with pytest.raises(UserError) as caught:
        small.make_pack(tmp_path, changes=changes)
    assert caught.value.code == code


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UserError) as caught:
        build_pack(tmp_path / "fehlt", small.editors_key())
    assert caught.value.code == "folder_missing"


@given(name=st.text(alphabet="abz09_/.\\:-AÄ\x00 ", max_size=40))
def test_only_plain_names_below_known_folders_are_members(name):
    for built in (name, f"facts/{name}.toml", f"content/de/{name}.md"):
        if member_allowed(built):
            assert built.startswith(("facts/", "content/de/"))
            assert built == built.lower()
            assert not {"..", "", "."} & set(built.split("/"))
            assert not set(built) & set("\\:\x00 ")


# ----------------------------------------------------------------------------------- keys


def test_a_new_pair_of_keys_signs_and_is_trusted(tmp_path):
    public = make_keys(tmp_path, " Redaktion   Nord ", "geheim")
    (read,) = read_keys(tmp_path / PUBLIC_NAME)
    assert read == public
    assert read.name == "Redaktion Nord"
    private = read_private(tmp_path / PRIVATE_NAME, "geheim")
    data = build_pack(small.write_content(tmp_path / "inhalt"), private)
    assert read_pack(data, Keyring((read,)).verify).manifest.key == public.id
    assert grouped(public.id).replace(" ", "") == public.id


def test_the_secret_key_is_for_its_owner_only(tmp_path):
    make_keys(tmp_path, "Redaktion")
    file = tmp_path / PRIVATE_NAME
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert b"PRIVATE" in file.read_bytes()
    assert b"PRIVATE" not in (tmp_path / PUBLIC_NAME).read_bytes()


def test_keys_are_never_overwritten(tmp_path):
    make_keys(tmp_path, "Redaktion")
    before = (tmp_path / PRIVATE_NAME).read_bytes()
    (tmp_path / PUBLIC_NAME).unlink()
    with pytest.raises(UserError) as caught:
        make_keys(tmp_path, "Redaktion")
    assert caught.value.code == "key_exists"
    assert (tmp_path / PRIVATE_NAME).read_bytes() == before


@pytest.mark.parametrize(
    ("made", "given", "code"),
    [("geheim", "", "key_passphrase_needed"), ("geheim", "falsch", "key_passphrase_wrong")],
)
def test_a_locked_key_asks_for_its_passphrase(tmp_path, made, given, code):
    make_keys(tmp_path, "Redaktion", made)
    with pytest.raises(UserError) as caught:
        read_private(tmp_path / PRIVATE_NAME, given)
    assert caught.value.code == code


def test_an_open_key_ignores_a_passphrase(tmp_path):
    public = make_keys(tmp_path, "Redaktion")
    assert public_of(read_private(tmp_path / PRIVATE_NAME, "unnötig")).id == public.id


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kein toml",
        'format = "hilft-keys/1"\n[[key]]\nname = "x"\ned25519 = "kurz"\n',
        'format = "hilft-keys/1"\n[[key]]\nname = "x"\ned25519 = "' + "!" * 44 + '"\n',
        'format = "hilft-keys/1"\n[[key]]\nname = "x"\ned25519 = "' + "A" * 44 + '"\n',
        'format = "hilft-keys/2"\n',
        "x" * 70_000,
    ],
)
def test_what_is_no_key_is_refused(tmp_path, text):
    file = tmp_path / "schluessel.toml"
    file.write_text(text, encoding="utf-8")
    for read in (read_keys, read_private):
        with pytest.raises(UserError) as caught:
            read(file)
        assert caught.value.code == "key_unreadable"


def test_the_program_ships_no_secret_and_only_readable_keys():
    assert all(len(key.raw) == 32 for key in shipped_keys())
