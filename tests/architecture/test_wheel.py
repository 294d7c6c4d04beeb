# SPDX-License-Identifier: GPL-3.0-or-later
"""The wheel carries its data and runs from an empty environment, away from the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from hilft_desktop import __version__

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def succeed(*command: object, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    succeed(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, cwd=ROOT)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with nothing but the wheel.

    The libraries come through a path file from this environment, so that no network is needed;
    path files are not followed twice, so the editable checkout does not come along.
    """
    folder = tmp_path_factory.mktemp("empty")
    succeed(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "--no-input")
    options = ("--quiet", "--no-index", "--no-deps", "--disable-pip-version-check")
    # The checkout's own metadata is visible too; it must not pass for an installation.
    succeed(*pip, "install", *options, "--ignore-installed", wheel, cwd=folder)
    return folder


def test_wheel_carries_package_data_and_licence_only(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"hilft_desktop", f"hilft_desktop-{__version__}.dist-info"}
    data = {
        str(path.relative_to(ROOT)) for path in (ROOT / "resources").rglob("*") if path.is_file()
    }
    assert {f"hilft_desktop/{name}" for name in data} <= set(names)
    assert f"hilft_desktop-{__version__}.dist-info/licenses/LICENSE" in names


def test_program_runs_from_the_wheel_not_from_the_checkout(installed: Path):
    question = (
        "import hilft_desktop; from hilft_desktop.system.resources import resource_root;"
        "print(hilft_desktop.__file__, resource_root())"
    )
    package, resources = succeed(installed / "bin/python", "-c", question, cwd=installed).split()
    assert Path(package).is_relative_to(installed)
    assert Path(resources).is_relative_to(installed)


def test_command_line_answers_from_the_wheel(installed: Path):
    hilft = installed / "bin" / "hilft"
    assert __version__ in succeed(hilft, "--version", cwd=installed)
    pages = json.loads(succeed(hilft, "guide", "list", "--json", cwd=installed))
    assert pages
    hits = json.loads(succeed(hilft, "guide", "search", "Stromsperre", "--json", cwd=installed))
    assert {"id", "kind", "title", "snippet"} <= hits[0].keys()
    assert succeed(hilft, "guide", "show", pages[0]["id"], cwd=installed)


def test_search_answers_from_the_index_in_the_wheel(installed: Path):
    question = (
        "from hilft_desktop.content.library import ContentLibrary as L\n"
        "from hilft_desktop.content.search_shelf import IndexShelf\n"
        "library = L.load()\n"
        "for key in library.index_keys(library.edition[0]):\n"
        "    index = IndexShelf().find(key)\n"
        "    assert index is not None, key\n"
        "    assert index.tables == library.make_index(key).tables, key\n"
    )
    succeed(installed / "bin/python", "-c", question, cwd=installed)


def test_window_starts_from_the_wheel(installed: Path):
    succeed(installed / "bin/python", "-c", "import hilft_desktop.app", cwd=installed)
    assert (installed / "bin" / "hilft-desktop").exists()
