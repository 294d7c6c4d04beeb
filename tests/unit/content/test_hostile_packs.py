# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever arrives on a stick: a pack is right in every byte or it is refused, quickly."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from hilft_desktop.content import packs_format
from hilft_desktop.content.packs_format import MAGIC, SIGNATURE_BYTES, read_pack, sha256
from hilft_desktop.content.packs_keys import public_of
from hilft_desktop.domain.errors import UserError
from hilft_desktop.i18n.error_texts import ERROR_WORDS
from tests.unit.content import small_content as small

START = len(MAGIC) + 4


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return small.make_pack(tmp_path_factory.mktemp("content"))


def refusal(data: bytes) -> UserError:
    """Return why a pack is refused; fails when it is not."""
    with pytest.raises(UserError) as caught:
        read_pack(data, small.keyring().verify)
    assert caught.value.code in ERROR_WORDS
    return caught.value


def forged(
    pack: bytes,
    change: Callable[[dict[str, Any]], None] = lambda manifest: None,
    payload: bytes | None = None,
    key: Ed25519PrivateKey | None = None,
    head: bytes | None = None,
) -> bytes:
    """Return a pack changed by somebody who has the editors' key."""
    (length,) = struct.unpack(">I", pack[len(MAGIC) : START])
    manifest = json.loads(pack[START : START + length])
    compressed = pack[START + length + SIGNATURE_BYTES :] if payload is None else payload
    manifest["payload"] = {"size": len(compressed), "sha256": sha256(compressed)}
    change(manifest)
    if head is None:
        head = json.dumps(
            manifest, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        ).encode()
    signed = MAGIC + struct.pack(">I", len(head)) + head
    return signed + (key or small.editors_key()).sign(signed) + compressed


def test_the_forger_of_these_tests_makes_packs_that_are_read(pack):
    assert forged(pack) == pack


def test_any_flipped_bit_is_seen(pack):
    for at in range(0, len(pack), 7):
        for bit in (1, 128):
            spoiled = bytearray(pack)
            spoiled[at] ^= bit
            assert refusal(bytes(spoiled)).code in {
                "pack_foreign", "pack_broken", "pack_signature_wrong", "pack_signer_unknown",
            }  # fmt: skip


def test_any_cut_is_seen(pack):
    for end in (*range(START + 200), *range(START + 200, len(pack), 97), len(pack) - 1):
        assert refusal(pack[:end]).code in {"pack_foreign", "pack_broken", "pack_signature_wrong"}


def test_anything_behind_the_end_is_seen(pack):
    assert refusal(pack + b"x").code == "pack_broken"


@given(data=st.binary(max_size=400))
def test_noise_is_refused(data):
    for noise in (data, MAGIC + data, MAGIC + struct.pack(">I", len(data)) + data + b"\0" * 64):
        assert refusal(noise).code in {"pack_foreign", "pack_broken"}


def test_another_key_is_named_and_refused(pack):
    other = Ed25519PrivateKey.generate()

    def claim(manifest: dict[str, Any]) -> None:
        manifest["key"] = public_of(other).id

    unknown = refusal(forged(pack, claim, key=other))
    assert unknown.code == "pack_signer_unknown"
    assert str(unknown.params["fingerprint"]).replace(" ", "") == public_of(other).id
    assert refusal(forged(pack, key=other)).code == "pack_signature_wrong"


@pytest.mark.parametrize(
    "name",
    [
        "../facts/probe.toml",
        "facts/../../x.toml",
        "/etc/x.toml",
        "C:\\x.toml",
        "facts\\probe.toml",
        "facts/Probe.toml",
        "facts/probe.toml\n",
        "facts/probe.py",
        "facts/nul.toml",
        "facts/probe",
        "content/en/guide/a.md",
        "content/de/a/b/c/d/e.md",
        "facts/.probe.toml",
        "",
    ],
)
def test_names_that_lead_elsewhere_are_refused(pack, name):
    def rename(manifest: dict[str, Any]) -> None:
        manifest["members"][0]["name"] = name

    assert refusal(forged(pack, rename)).code == "pack_member_refused"


def doubled(manifest: dict[str, Any]) -> None:
    manifest["members"].append(manifest["members"][-1])


def unordered(manifest: dict[str, Any]) -> None:
    manifest["members"].reverse()


def smaller(manifest: dict[str, Any]) -> None:
    manifest["members"][0]["size"] -= 1


def other_hash(manifest: dict[str, Any]) -> None:
    manifest["members"][0]["sha256"] = "0" * 64


def not_carried(manifest: dict[str, Any]) -> None:
    manifest["members"][0]["carried"] = False


def negative(manifest: dict[str, Any]) -> None:
    manifest["members"][0]["size"] = -1


def extra_key(manifest: dict[str, Any]) -> None:
    manifest["hook"] = "x"


def no_members(manifest: dict[str, Any]) -> None:
    manifest["members"] = []


def odd_version(manifest: dict[str, Any]) -> None:
    manifest["version"] = "../../x"


def other_payload(manifest: dict[str, Any]) -> None:
    manifest["payload"]["sha256"] = "0" * 64


@pytest.mark.parametrize(
    "change",
    [doubled, unordered, smaller, other_hash, not_carried, negative, extra_key, no_members,
     odd_version, other_payload],
)  # fmt: skip
def test_a_manifest_that_does_not_fit_is_refused(pack, change):
    assert refusal(forged(pack, change)).code == "pack_broken"


def test_a_name_twice_is_refused_also_where_no_bytes_come_with_it(pack):
    def shadow(manifest: dict[str, Any]) -> None:
        manifest["base"] = manifest["version"]
        manifest["members"].append({**manifest["members"][-1], "carried": False})

    assert refusal(forged(pack, shadow)).code == "pack_broken"


def test_another_format_is_foreign(pack):
    def newer(manifest: dict[str, Any]) -> None:
        manifest["format"] = "hilft-content-pack/2"

    assert refusal(forged(pack, newer)).code == "pack_foreign"


@pytest.mark.parametrize(
    "head",
    [b"", b"null", b"[]", b"{}", b'{"a":1,"a":2}', b"[" * 100_000, b"\xff", b'{"format": "x"}'],
)
def test_a_manifest_that_is_none_is_refused(pack, head):
    assert refusal(forged(pack, head=head)).code in {"pack_broken", "pack_foreign"}


def one_member(size: int) -> Callable[[dict[str, Any]], None]:
    def change(manifest: dict[str, Any]) -> None:
        member = {**manifest["members"][0], "size": size, "sha256": sha256(b"\0" * min(size, 9))}
        manifest["members"] = [member]

    return change


def test_a_bomb_is_never_unpacked(pack, monkeypatch):
    zeros = b"\0" * 20_000_000
    bomb = zlib.compress(zeros, 9)
    unpacked = []
    real = zlib.decompressobj

    class Watch:
        """Counts what comes out of the real decompressor."""

        def __init__(self) -> None:
            self._stream = real()

        def decompress(self, data: bytes, most: int) -> bytes:
            raw = self._stream.decompress(data, most)
            unpacked.append(len(raw))
            return raw

        def __getattr__(self, name: str) -> object:
            return getattr(self._stream, name)

    monkeypatch.setattr(zlib, "decompressobj", Watch)
    # Announced honestly: the ratio gives it away. Announced as small: no more comes out than that.
    assert refusal(forged(pack, one_member(len(zeros)), bomb)).code == "pack_too_big"
    assert unpacked == []
    assert refusal(forged(pack, one_member(9), bomb)).code == "pack_broken"
    assert unpacked == [10]


def test_limits_of_size_and_number_hold(pack, monkeypatch):
    assert refusal(MAGIC + b"\0" * packs_format.LARGEST_PACK).code == "pack_too_big"
    monkeypatch.setattr(packs_format, "MOST_MEMBERS", 3)
    assert refusal(pack).code == "pack_too_big"


def test_a_stream_with_a_tail_is_refused(pack):
    (length,) = struct.unpack(">I", pack[len(MAGIC) : START])
    compressed = pack[START + length + SIGNATURE_BYTES :]
    assert refusal(forged(pack, payload=compressed + b"tail")).code == "pack_broken"
    assert refusal(forged(pack, payload=compressed[:-4])).code == "pack_broken"
