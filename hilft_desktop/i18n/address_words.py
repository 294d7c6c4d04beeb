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


def checked_words(address: LocalAddress, *, old: bool = False) -> str:
    """Return when somebody last made sure of an address; an old one asks for a call first."""
    day = format_date(address.verified_on)
    if old:
        return _("zuletzt geprüft am {day} – vorher anrufen").format(day=day)
    return _("geprüft {day}").format(day=day)


def address_facts(address: LocalAddress) -> tuple[tuple[str, str], ...]:
    """Return label and words of everything known beside name, address and telephone."""
    facts = (
        (_("Geöffnet"), address.hours),
        (_("E-Mail"), address.email),
        (_("Webseite"), address.web),
        (_("Sprachen"), address.languages),
        (_("Zugang"), access_words(address)),
        (_("Kosten"), address.cost),
        (_("Wartezeit"), address.waiting),
        (_("Bemerkung"), address.remark),
    )
    return tuple((name, words) for name, words in facts if words)


def address_details(address: LocalAddress, *, old: bool = False) -> tuple[str, ...]:
    """Return in short what is known, and the day of checking."""
    languages = (
        _("Sprachen: {languages}").format(languages=address.languages) if address.languages else ""
    )
    cost = _("Kosten: {cost}").format(cost=address.cost) if address.cost else ""
    waiting = _("Wartezeit: {waiting}").format(waiting=address.waiting) if address.waiting else ""
    parts = (
        address.hours, languages, access_words(address), cost, waiting, address.email, address.web,
        address.remark, checked_words(address, old=old),
    )  # fmt: skip
    return tuple(part for part in parts if part)
