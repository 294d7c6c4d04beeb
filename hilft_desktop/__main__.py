# SPDX-License-Identifier: GPL-3.0-or-later
"""``python -m hilft_desktop`` opens the window."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window; imported late, so that the engine process does not load Qt."""
    from hilft_desktop.app import main as open_window

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
