# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes of a Landesverband that adds up what invented groups published."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from screenshot_studio import Studio, page_of, part_of

from hilft_desktop.ui.navigation import PageKey
from hilft_desktop.ui.pages.land.page import LandPage
from hilft_desktop.ui.pages.land.result_panel import ResultPanel
from hilft_desktop.ui.pages.land.sources_panel import SourcesPanel
from tests.unit.services.land_world import Group, forged, write_world

_MONTHS = tuple(f"2026-{month:02d}" for month in range(1, 11))
_GROUPS = 14


def land_scenes(studio: Studio) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the pictures of the page: what to add, the sum, and its other views."""
    yield "landesverband", partial(studio.window.go_to, PageKey.LAND)
    with tempfile.TemporaryDirectory() as folder:
        yield "landesverband-zahlen", partial(_add_up, studio, Path(folder))
        for at, name in enumerate(("gruppen", "fehlt", "abgelehnt", "schluessel"), start=1):
            yield f"landesverband-{name}", partial(_view, studio, at)


def _add_up(studio: Studio, folder: Path) -> None:
    world = write_world(folder, _GROUPS, _MONTHS)
    for file in sorted(folder.rglob("*-2026-0[37].json"))[::3]:
        file.unlink()
    late = Group(90, "Kreisverband Neuland")
    (folder / "spaet.json").write_bytes(late.release("2026-10", first="2026-08", catalogue="2"))
    (folder / "zweimal.json").write_bytes(world[0].release("2026-05", seed=7))
    wrong = forged(world[1].release("2026-11"), lambda c: c["tables"]["age"].update(u18=-5))
    (folder / "minus.json").write_bytes(wrong)
    (folder / "namensvetter.json").write_bytes(Group(91, world[2].name).release("2026-10"))
    (folder / "kopie.json").write_bytes(world[3].release("2026-10", fives=16))
    page = page_of(studio, LandPage)
    part_of(page, SourcesPanel).choose_paths([str(folder)])
    page.add_up()
    studio.settle()


def _view(studio: Studio, at: int) -> None:
    part_of(page_of(studio, LandPage), ResultPanel).show_view(at)
