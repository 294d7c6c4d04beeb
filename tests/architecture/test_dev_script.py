# SPDX-License-Identifier: GPL-3.0-or-later
"""The set-up script needs nothing but the standard library and says what a machine lacks."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import dev
import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "dev.py"


def test_imports_the_standard_library_only():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_help_names_every_command():
    done = subprocess.run(
        [sys.executable, SCRIPT, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert all(f"packaging/dev.py {name}" in done.stdout for name in dev.COMMANDS)


def test_unknown_command_is_the_callers_mistake():
    assert (
        subprocess.run([sys.executable, SCRIPT, "x"], capture_output=True, check=False).returncode
        == 2
    )


def test_missing_libraries_are_found_by_trying_to_load_them():
    assert dev.is_loadable("libGL.so.1")
    assert not dev.is_loadable("libhilft-nowhere.so.1")


@pytest.mark.parametrize("root", [True, False])
def test_without_the_right_to_install_the_exact_line_is_printed(
    root: bool, monkeypatch: pytest.MonkeyPatch
):
    if root:
        monkeypatch.setenv("PATH", "")  # no apt-get: not like Debian
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    with pytest.raises(dev.Stop) as caught:
        dev.install_debian_packages(["libegl1", "libgl1"], "Qt misses system libraries")
    assert caught.value.status == 3
    assert "libegl1 libgl1" in str(caught.value)
    if not root:
        line = "sudo apt-get install -y --no-install-recommends libegl1 libgl1"
        assert line in str(caught.value)


def test_continuous_integration_runs_what_the_readme_says():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    calls = [line for line in lines if line.startswith("python3 ")]
    assert calls == ["python3 packaging/dev.py test", "python3 packaging/dev.py check"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(call in readme for call in [*calls, "python3 packaging/dev.py run"])
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_window_without_a_display_is_explained(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    dev.ensure_display()  # the tests themselves run on Qt's offscreen platform
    monkeypatch.delenv("QT_QPA_PLATFORM")
    with pytest.raises(dev.Stop) as caught:
        dev.ensure_display()
    assert caught.value.status == 3
