# SPDX-License-Identifier: GPL-3.0-or-later
"""What the composition root hands to the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hilft_desktop.system.clock import Clock
    from hilft_desktop.system.paths import Paths
    from hilft_desktop.ui.drafts import DraftKeeper
    from hilft_desktop.ui.jobs import Jobs
    from hilft_desktop.ui.look_settings import LookSettings
    from hilft_desktop.ui.shell.vault_door import VaultDoor
    from hilft_desktop.ui.theme.manager import ThemeManager

TITLE = "hilft"
"""Title of the window: never a name, a case or a file."""


@dataclass(frozen=True, slots=True)
class WindowParts:
    """Everything the window works with; one object each per program."""

    jobs: Jobs
    drafts: DraftKeeper
    door: VaultDoor
    theme: ThemeManager
    look: LookSettings
    clock: Clock
    paths: Paths
