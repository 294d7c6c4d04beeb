# SPDX-License-Identifier: GPL-3.0-or-later
"""Where practice data lives and how it opens: apart from real data, never secret."""

from __future__ import annotations

from pathlib import Path

from hilft_desktop.system.paths import Paths

PRACTICE_PASSPHRASE = "üben macht sicher"  # noqa: S105  (fictitious cases; shown on screen)


def practice_path(paths: Paths) -> Path:
    """Return the file of the practice vault."""
    return paths.data / "uebung.hilft"


def vault_path(paths: Paths) -> Path:
    """Return the place proposed for a real vault."""
    return paths.data / "tresor.hilft"
