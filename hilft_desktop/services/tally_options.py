# SPDX-License-Identifier: GPL-3.0-or-later
"""How the next month will be counted, and in which mode a month held back was decided about.

The choice holds for months that nothing was decided about yet. A month held back was decided about
in one mode; the release that counts it (Sammelmonat) keeps to it, whatever was chosen since. If
such a chain was begun in both modes, which only months decided about out of order can do, the noise
comes first for all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hilft_desktop.disclosure.catalogue import CATALOGUE_V1, CATALOGUE_V2, Catalogue
from hilft_desktop.domain.tallies import Month, TallyMode
from hilft_desktop.services.tally_rows import TallyOptions

if TYPE_CHECKING:
    from hilft_desktop.storage.repositories.settings import SettingsRepository

_OPTIONS = "tally_options"
_HELD_BACK_DP_FIRST = "tally_held_back_dp_first"
"""Settings key: months held back after noise; all others were decided about without."""


def read_options(settings: SettingsRepository) -> TallyOptions:
    """Return what the group chose; nothing, if it never chose."""
    kept = settings.get(_OPTIONS)
    chosen = kept if isinstance(kept, dict) else {}
    return TallyOptions(
        count_grievances=chosen.get("count_grievances") is True,
        dp_first=chosen.get("dp_first") is True,
    )


def keep_options(settings: SettingsRepository, options: TallyOptions) -> None:
    """Keep what the group chose."""
    settings.put(
        _OPTIONS,
        {"count_grievances": options.count_grievances, "dp_first": options.dp_first},
    )


def catalogue_now(settings: SettingsRepository) -> Catalogue:
    """Return the catalogue that a release made now uses."""
    return CATALOGUE_V2 if read_options(settings).count_grievances else CATALOGUE_V1


def mode_now(settings: SettingsRepository, held_back: Iterable[Month]) -> TallyMode:
    """Return the mode for a month that is counted together with these months held back."""
    waiting = {str(month) for month in held_back}
    if waiting:
        dp_first = bool(waiting & _held_back_dp_first(settings))
    else:
        dp_first = read_options(settings).dp_first
    return TallyMode.DP_FIRST if dp_first else TallyMode.ROUNDED


def note_held_back(settings: SettingsRepository, month: Month, mode: TallyMode) -> None:
    """Keep the mode in which a month was decided about."""
    if mode is TallyMode.DP_FIRST:
        known = sorted(_held_back_dp_first(settings) | {str(month)})
        settings.put(_HELD_BACK_DP_FIRST, list(known))


def _held_back_dp_first(settings: SettingsRepository) -> set[str]:
    kept = settings.get(_HELD_BACK_DP_FIRST)
    return {str(month) for month in kept} if isinstance(kept, list) else set()
