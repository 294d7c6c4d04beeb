#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a developer does, from a bare machine with Python 3.11 on.

    python3 packaging/dev.py run [arguments]       set up what is missing, open the program
    python3 packaging/dev.py test [pytest args]    set up what is missing, run all tests
    python3 packaging/dev.py check                 format, lint, types, contracts, content, locks
    python3 packaging/dev.py setup                 only set up, for "run" and "test"
    python3 packaging/dev.py bench [arguments]     measure, write the table in docs/performance.md
    python3 packaging/dev.py screenshots [--out DIR]
    python3 packaging/dev.py catalog               collect program texts for translators
    python3 packaging/dev.py build                 make the wheel in dist/

One file, standard library only. Exit status 3 means that the machine lacks something; the line
to mend it is printed.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "hilft-stamp.json"
LOCKS = ROOT / "packaging" / "locks"
OLDEST_PYTHON = (3, 11)
MACHINE_LACKS_SOMETHING = 3
IN_CI = bool(os.environ.get("CI"))

# What is installed for which purpose. "build" brings only what makes the package installable.
PURPOSES = {"app": ("app.txt", "build.txt"), "dev": ("dev.txt",)}

# Libraries that Qt's wheels expect from a Linux system, with the Debian package that brings them:
# read from the binaries' own lists. Everything with a QApplication needs the first list, also
# without a display; a window on a screen needs the second as well.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libzstd.so.1": "libzstd1",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
}


class Stop(Exception):
    """Ends the command with a status after saying why."""

    def __init__(self, status: int, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.status = status


def say(line: str) -> None:
    """Print a progress line at once, also into a pipe."""
    print(line, flush=True)


def child_environment() -> dict[str, str]:
    """Return the environment for everything we start: ours, without foreign Python folders."""
    environment = dict(os.environ)
    for name in ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"):
        environment.pop(name, None)
    return environment


def headless_environment() -> dict[str, str]:
    """Return an environment in which Qt needs no display."""
    return {**child_environment(), "QT_QPA_PLATFORM": "offscreen"}


def run_quietly(command: Sequence[str], why: str) -> None:
    """Run a set-up command; its output is shown in CI and when it fails."""
    if IN_CI:
        status = subprocess.run(command, env=child_environment(), check=False).returncode
        output = ""
    else:
        done = subprocess.run(
            command, env=child_environment(), check=False, capture_output=True, text=True
        )
        status, output = done.returncode, done.stdout + done.stderr
    if status:
        raise Stop(MACHINE_LACKS_SOMETHING, output.strip(), f"{why} failed: {' '.join(command)}")


# ------------------------------------------------------------------------------ the machine


def install_debian_packages(packages: Sequence[str], why: str) -> None:
    """Install packages when we may, else say the exact line and stop."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        raise Stop(
            MACHINE_LACKS_SOMETHING,
            f"{why}. Please install what Debian calls: {' '.join(packages)}",
        )
    if os.geteuid() != 0:
        raise Stop(
            MACHINE_LACKS_SOMETHING, f"{why}. Please run this, then try again:", f"  sudo {line}"
        )
    say(f"{why}: installing {' '.join(packages)}")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run_quietly(["apt-get", "update", "-q"], "Reading the package lists")
    run_quietly(line.split(), "Installing system packages")


def is_loadable(library: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def ensure_system_libraries(*, window: bool) -> None:
    """Make sure that Qt can start; only Linux leaves these libraries to the system."""
    if sys.platform != "linux":
        return
    needed = {**QT_LIBRARIES, **(WINDOW_LIBRARIES if window else {})}
    missing = [package for library, package in needed.items() if not is_loadable(library)]
    if missing:
        install_debian_packages(missing, "Qt misses system libraries")


# ------------------------------------------------------------------- the virtual environment


def venv_program(name: str) -> Path:
    """Return the path of a program inside the virtual environment."""
    if sys.platform == "win32":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def venv_works() -> bool:
    """Tell whether there is an environment that starts; a moved or half-made one does not."""
    python = venv_program("python")
    if not python.exists():
        return False
    question = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    done = subprocess.run(
        [str(python), "-c", question], env=child_environment(), check=False, capture_output=True
    )
    return done.returncode == 0


def ensure_venv() -> None:
    """Make ``.venv`` if it is missing or broken."""
    if venv_works():
        return
    if sys.platform == "linux" and not has_ensurepip():
        version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
        install_debian_packages([f"{version}-venv"], "This Python cannot make environments yet")
    say("Making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    run_quietly([sys.executable, "-m", "venv", str(VENV)], "Making .venv")


def has_ensurepip() -> bool:
    """Tell whether this Python brings pip along; Debian moves it into a package of its own."""
    done = subprocess.run(
        [sys.executable, "-c", "import ensurepip"], check=False, capture_output=True
    )
    return done.returncode == 0


def fingerprint(*files: Path) -> str:
    """Return a hash over the content of files."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def read_stamp() -> dict[str, str]:
    """Return what was installed last; nothing, if that is unknown."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def ensure_libraries(purpose: str) -> None:
    """Install what the lock files of a purpose name, if they changed since the last time."""
    stamp = read_stamp()
    wanted = {
        name: fingerprint(*(LOCKS / file for file in files)) for name, files in PURPOSES.items()
    }
    project = fingerprint(ROOT / "pyproject.toml")
    # "dev" contains everything of "app": whoever has tested needs nothing more to run.
    if not any(stamp.get(name) == wanted[name] for name in (purpose, "dev")):
        say("Installing libraries (a few hundred megabytes the first time)")
        arguments = [part for file in PURPOSES[purpose] for part in ("-r", str(LOCKS / file))]
        pip("install", "--require-hashes", "--only-binary", ":all:", *arguments)
        stamp[purpose] = wanted[purpose]
    if stamp.get("project") != project:
        say("Installing hilft itself, from this folder")
        pip("install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        stamp["project"] = project
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def pip(*arguments: str) -> None:
    """Run pip inside the environment."""
    command = [
        str(venv_program("python")),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
    ]
    run_quietly([*command, *arguments], "pip")


def set_up(purpose: str, *, window: bool) -> None:
    """Bring the machine to where the purpose can be served; quick when nothing changed."""
    ensure_system_libraries(window=window)
    ensure_venv()
    ensure_libraries(purpose)


# --------------------------------------------------------------------------------- commands


def ensure_display() -> None:
    """Stop with a plain word where Qt would end in a crash: a window needs a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        raise Stop(
            MACHINE_LACKS_SOMETHING,
            "There is no display here. Start this inside a desktop session,",
            "or set QT_QPA_PLATFORM=offscreen to start without one.",
        )


def python(*arguments: str, environment: dict[str, str] | None = None) -> int:
    """Run Python of the environment in the checkout and return its exit status."""
    command = [str(venv_program("python")), *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment or child_environment(), check=False
    ).returncode


def ensure_index() -> None:
    """Make the search index, which a wheel brings along, when the content here has changed."""
    stamp, wanted = read_stamp(), fingerprint(*sorted((ROOT / "resources").rglob("*.[mt][do]*")))
    ask = "from hilft_desktop.services.hub import Services; Services().guide.prepare_search()"
    if stamp.get("index") != wanted and python("-c", ask) == 0:
        STAMP.write_text(json.dumps({**stamp, "index": wanted}, indent=1), encoding="utf-8")


def command_run(arguments: list[str]) -> int:
    """Open the program."""
    ensure_display()
    set_up("app", window=True)
    ensure_index()
    return python("-m", "hilft_desktop", *arguments)


def command_setup(arguments: list[str]) -> int:
    """Set up for running and testing."""
    del arguments
    set_up("dev", window=True)
    ensure_index()
    say("Ready.")
    return 0


def command_test(arguments: list[str]) -> int:
    """Run the tests, on two workers unless told otherwise."""
    set_up("dev", window=False)
    workers: list[str] = []
    if not any(a.startswith(("-n", "--numprocesses", "--pdb", "--dist")) for a in arguments):
        workers = ["-n", "2", "--dist", "worksteal"]
    return python("-m", "pytest", *workers, *arguments, environment=headless_environment())


def command_bench(arguments: list[str]) -> int:
    """Measure."""
    set_up("dev", window=False)
    return python("tests/benchmarks/run.py", *arguments, environment=headless_environment())


def command_screenshots(arguments: list[str]) -> int:
    """Take pictures of every page."""
    set_up("dev", window=False)
    return python("packaging/screenshots.py", *arguments, environment=headless_environment())


def command_catalog(arguments: list[str]) -> int:
    """Collect the program's texts into ``resources/locale/hilft.pot``."""
    set_up("dev", window=False)
    return python("packaging/catalog.py", *arguments)


def command_build(arguments: list[str]) -> int:
    """Make the wheel from this folder, with the libraries already here."""
    set_up("dev", window=False)
    return python("-m", "build", "--wheel", "--no-isolation", *arguments)


def command_check(arguments: list[str]) -> int:
    """Run every check, also after one failed, and name the failed ones at the end."""
    del arguments
    set_up("dev", window=False)
    failed = [name for name, step in check_steps() if not passes(name, step)]
    if failed:
        say(f"Failed: {', '.join(failed)}")
        return 1
    say("All checks passed.")
    return 0


def check_steps() -> list[tuple[str, list[str]]]:
    """Return the checks as commands of the environment's Python."""
    cli = ["-m", "hilft_desktop.cli.main"]
    contracts = "from importlinter.cli import lint_imports_command as command; command()"
    return [
        ("format", ["-m", "ruff", "format", "--check", "."]),
        ("lint", ["-m", "ruff", "check", "."]),
        ("types", ["-m", "mypy", "hilft_desktop", "packaging", "tests"]),
        ("contracts", ["-c", contracts]),
        ("content", [*cli, "content", "check", "resources/content"]),
        ("texts", ["packaging/catalog.py", "--check"]),
        ("house rules", ["packaging/house_rules.py"]),
    ]


def passes(name: str, step: list[str]) -> bool:
    """Run a check; its output is shown when it fails, and always in CI."""
    command = [str(venv_program("python")), *step]
    done = subprocess.run(
        command, cwd=ROOT, env=headless_environment(), check=False, capture_output=True, text=True
    )
    say(f"{name}: {'ok' if done.returncode == 0 else 'FAILED'}")
    if done.returncode or IN_CI:
        say((done.stdout + done.stderr).strip())
    return done.returncode == 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": command_run,
    "test": command_test,
    "check": command_check,
    "setup": command_setup,
    "bench": command_bench,
    "screenshots": command_screenshots,
    "catalog": command_catalog,
    "build": command_build,
}


def main(arguments: list[str]) -> int:
    """Run the command named first."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        return MACHINE_LACKS_SOMETHING
    if not arguments or arguments[0] not in COMMANDS:
        say(__doc__ or "")
        return 0 if arguments and arguments[0] in {"-h", "--help", "help"} else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except Stop as stop:
        print(str(stop).strip(), file=sys.stderr, flush=True)
        return stop.status
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
