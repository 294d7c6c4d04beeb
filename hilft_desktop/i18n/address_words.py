# SPDX-License-Identifier: GPL-3.0-or-later
"""What one should know before going to a local address, in words."""

from __future__ import annotations

from hilft_desktop.domain.local import LocalAddress
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date


def access_words(address: LocalAddress) -> str:
    """Return whether one gets in without a step; empty when nobody looked."""
    if address.step_free is None:
        return ""
    return _("stufenlos") if address.step_free else _("nicht stufenlos")


def address_details(address: LocalAddress) -> tuple[str, ...]:
    """Return hours, languages, access, remark and the day of checking, where known."""
    languages = (
        _("Sprachen: {languages}").format(languages=address.languages) if address.languages else ""
    )
    checked = _("geprüft {day}").format(day=format_date(address.verified_on))
    parts = (address.hours, languages, access_words(address), address.remark, checked)
    return tuple(part for part in parts if part)
