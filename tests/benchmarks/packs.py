# SPDX-License-Identifier: GPL-3.0-or-later
"""Content packs: how big they are, how long taking one in lasts, what the first search costs."""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hilft_desktop.content.library import ContentLibrary
from hilft_desktop.content.packs_build import build_pack
from hilft_desktop.content.packs_format import read_pack
from hilft_desktop.content.packs_keys import Keyring, public_of, write_keys
from hilft_desktop.content.search_shelf import IndexShelf
from hilft_desktop.services.hub import Services
from hilft_desktop.system.clock import FixedClock
from hilft_desktop.system.resources import resource_root
from tests.benchmarks.timing import Measure, clock_ms

TODAY = date(2026, 11, 22)
_FACTS, _FIGURE, _CHANGED = "facts/grundsicherung.toml", "value = 13.90", "value = 13.95"
_RUNS = 5


def packs(folder: Path) -> Iterator[Measure]:
    """A whole pack of everything that ships, and one that carries a changed figure."""
    key = Ed25519PrivateKey.generate()
    keyring = Keyring((public_of(key, "Probe"),))
    whole = build_pack(_edition(folder / "1", 1), key)
    changed = _edition(folder / "2", 2)
    facts = (changed / _FACTS).read_text("utf-8")
    if _FIGURE not in facts:
        raise RuntimeError("the figure that the delta changes has moved")
    (changed / _FACTS).write_text(facts.replace(_FIGURE, _CHANGED, 1), "utf-8")
    delta = build_pack(changed, key, read_pack(whole, keyring.verify))
    files = {"whole": folder / "whole.hilft-content", "delta": folder / "delta.hilft-content"}
    files["whole"].write_bytes(whole)
    files["delta"].write_bytes(delta)
    size, small = len(whole) / 1024, len(delta) / 1024
    plain = sum(file.stat().st_size for file in (folder / "1").rglob("*.*")) / 1024
    yield Measure(
        "Content pack, everything", f"{size:.0f} KiB", f"{plain:.0f} KiB (its files)",
        f"{size / plain:.2f}", "≤ 2,000 KiB", size <= 2000,
    )  # fmt: skip
    yield Measure(
        "Content pack with one changed figure", f"{small:.0f} KiB",
        f"{size:.0f} KiB (the whole pack)", f"{small / size:.2f}", "< 100 kB", len(delta) < 100_000,
    )  # fmt: skip
    write_keys(folder / "probe.toml", [public_of(key, "Probe")])
    copy = statistics.median(clock_ms(partial(_copy, folder), _RUNS))
    times = [_install(folder / f"home{run}", folder, files) for run in range(_RUNS)]
    for at, name in enumerate(("everything", "one changed figure")):
        took = statistics.median(pair[at] for pair in times)
        yield Measure(
            f"Taking in a content pack, {name}", f"{took / 1000:.1f} s",
            f"{copy:.0f} ms (copying its files)", f"{took / copy:.0f}", "≤ 10 s", took <= 10_000,
        )  # fmt: skip


def first_search(folder: Path) -> Iterator[Measure]:
    """The index comes from its file, which wheel, pack or an earlier use has left."""
    library = ContentLibrary.load(shelf=IndexShelf(folder / "index"))
    key = library.index_key(TODAY)
    (made,) = clock_ms(partial(library.make_index, key), 1, 0)
    library.index(TODAY)
    took = statistics.median(clock_ms(partial(IndexShelf(folder / "index").find, key), _RUNS))
    yield Measure(
        "Opening the search index from its file", f"{took:.0f} ms",
        f"{made:.0f} ms (making it)", f"{took / made:.2f}", "≤ 30 ms", took <= 30,
    )  # fmt: skip


def _edition(folder: Path, days: int) -> Path:
    """Return a copy of what ships with a newer edition."""
    for name in ("content", "facts"):
        shutil.copytree(resource_root() / name, folder / name)
    manifest = folder / "content" / "de" / "manifest.toml"
    lines = manifest.read_text("utf-8").splitlines()
    day = TODAY + timedelta(days=365 + days)
    kept = [f"edition = {day}" if line.startswith("edition") else line for line in lines]
    manifest.write_text("\n".join(kept) + "\n", "utf-8")
    return folder


def _install(home: Path, folder: Path, files: dict[str, Path]) -> tuple[float, float]:
    """Return the milliseconds of both packs on a laptop of their own."""
    with _at_home(home):
        services = Services(FixedClock(TODAY))
        services.content_packs.trust(str(folder / "probe.toml"))
        services.guide.contents()  # the window has read the old content before
        whole, delta = (
            clock_ms(partial(services.content_packs.install, str(files[name])), 1, 0)[0]
            for name in ("whole", "delta")
        )
    return whole, delta


@contextmanager
def _at_home(home: Path) -> Iterator[None]:
    names = ("HOME", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    before = {name: os.environ.get(name) for name in names}
    home.mkdir(parents=True)
    os.environ.update(dict.fromkeys(names, str(home)))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _copy(folder: Path) -> None:
    shutil.rmtree(folder / "copy", ignore_errors=True)
    shutil.copytree(folder / "1", folder / "copy")
