# SPDX-License-Identifier: GPL-3.0-or-later
"""Attachments on a real vault: in, looked at, printed, renamed, gone; never outside in clear."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from hilft_desktop.domain.casework import ATTACHMENT_LIMIT
from hilft_desktop.domain.changes import Kind
from hilft_desktop.services.hub import Services
from hilft_desktop.services.rows import CaseQuery
from tests.unit.services.casework import code, open_case
from tests.unit.services.conftest import COUNSELLOR


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_20261122_Erika_Mustermann.jpg"
    Image.new("RGB", (300, 200), (200, 20, 20)).save(path, "JPEG", comment=b"geheim")
    return path


def test_a_photo_comes_in_and_is_looked_at(services: Services, photo: Path):
    case = open_case(services)
    before = photo.read_bytes()
    changed = services.attachments.add(case, str(photo), "  Bescheid  vom 3.11. ")
    kept = changed.value
    assert changed.changes.touches(Kind.ATTACHMENT)
    assert (kept.title, kept.pages, kept.added_on, kept.added_by) == (
        "Bescheid vom 3.11.",
        1,
        date(2026, 11, 22),
        COUNSELLOR,
    )
    assert services.cases.show(case).attachments == (kept,)
    assert photo.read_bytes() == before
    picture = services.attachments.picture(kept.id, 0, 150)
    assert (picture.width, picture.height) == (150, 100)
    assert services.attachments.pdf(kept.id).startswith(b"%PDF-")
    assert code(lambda: services.attachments.picture(kept.id, 1, 150)) == "attachment_page_unknown"
    found = services.cases.page(CaseQuery(text="bescheid 3")).rows
    assert [row.id for row in found] == [case]


def test_it_is_renamed_and_erased(services: Services, photo: Path):
    case = open_case(services)
    kept = services.attachments.add(case, str(photo), "Bescheid").value
    assert services.attachments.rename(kept.id, "Mahnung").value.title == "Mahnung"
    assert services.attachments.remove(kept.id).value.title == "Mahnung"
    assert services.cases.show(case).attachments == ()
    for verb in (
        lambda: services.attachments.remove(kept.id),
        lambda: services.attachments.rename(kept.id, "x"),
        lambda: services.attachments.picture(kept.id, 0, 100),
        lambda: services.attachments.pdf(kept.id),
    ):
        assert code(verb) == "attachment_unknown"


def test_nothing_of_it_lies_outside_the_vault(
    services: Services, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    elsewhere = tmp_path / "tmp"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    case = open_case(services)
    kept = services.attachments.add(case, str(photo), "Bescheid").value
    services.attachments.picture(kept.id, 0, 100)
    services.attachments.pdf(kept.id)
    assert list(elsewhere.iterdir()) == []
    jpeg = services._session.vault.read(lambda uow: uow.attachments.picture(kept.id, 0))
    for path in tmp_path.rglob("*"):
        if path.is_file() and path != photo:
            held = path.read_bytes()
            assert jpeg[-60:] not in held
            assert b"Mustermann" not in held


def test_a_scan_of_many_pages_keeps_their_order(services: Services, tmp_path: Path):
    pages = [Image.new("L", (10 + n, 10), n) for n in range(4)]
    path = tmp_path / "scan.tif"
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:])
    kept = services.attachments.add(open_case(services), str(path), "Scan").value
    widths = [services.attachments.picture(kept.id, page, 2000).width for page in range(kept.pages)]
    assert widths == [10, 11, 12, 13]


def test_what_cannot_be_taken_in_is_refused_in_words(services: Services, tmp_path: Path):
    case = open_case(services)
    add = services.attachments.add
    text = tmp_path / "brief.jpg"
    text.write_text("kein Bild", encoding="utf-8")
    assert code(lambda: add(case, str(text), "Brief")) == "attachment_kind"
    assert code(lambda: add(case, str(text), " ")) == "title_empty"
    assert code(lambda: add("nix", str(text), "Brief")) == "case_unknown"
    assert code(lambda: add(case, " ", "Brief")) == "path_empty"
    assert code(lambda: add(case, str(tmp_path / "fehlt.jpg"), "Brief")) == "file_unreadable"
    assert code(lambda: add(case, str(tmp_path), "Ordner")) == "file_unreadable"
    with text.open("r+b") as file:
        file.write(b"\xff\xd8\xff")
        file.truncate(ATTACHMENT_LIMIT + 1)
    assert code(lambda: add(case, str(text), "Brief")) == "attachment_too_big"
    assert services.cases.show(case).attachments == ()


if sys.platform != "win32":

    def test_a_pipe_is_not_waited_for(services: Services, tmp_path: Path):
        pipe = tmp_path / "rohr.jpg"
        os.mkfifo(pipe)
        refused = code(lambda: services.attachments.add(open_case(services), str(pipe), "x"))
        assert refused == "file_unreadable"
