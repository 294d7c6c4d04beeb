# SPDX-License-Identifier: GPL-3.0-or-later
"""German words around blank forms."""

from __future__ import annotations

from collections.abc import Mapping

from hilft_desktop.domain.blank_forms import BlankGroup
from hilft_desktop.i18n.catalog import N_, _

_GROUPS: Mapping[BlankGroup, str] = {
    BlankGroup.TALK: N_("Gespräch und Stand"),
    BlankGroup.CASE: N_("Fall"),
    BlankGroup.PRIVACY: N_("Datenschutz"),
    BlankGroup.PLACE: N_("Vor Ort"),
    BlankGroup.DEADLINE: N_("Frist berechnen"),
    BlankGroup.CHECKLIST: N_("Checklisten"),
    BlankGroup.LETTER: N_("Schreiben"),
}


def blank_group_title(group: BlankGroup) -> str:
    """Return the heading of a group of blanks."""
    return _(_GROUPS[group])
