# SPDX-License-Identifier: GPL-3.0-or-later
"""Money won back, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from hilft_desktop.domain.tally_reading import EuroReading, rough
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.numbers import format_number


def euro_sentences(euros: EuroReading) -> Iterator[str]:
    """Yield the sum, what of it is certain, and why it is what it is."""
    amount = format_number(rough(euros.amount))
    words = _("Vorsichtig gerechnet zusammen rund {amount} €.").format(amount=amount)
    if euros.certain:
        certain = format_number(rough(euros.certain))
        words += " " + _("Nach dem Runden sicher belegt: mindestens {amount} €.").format(
            amount=certain
        )
    yield words
    yield euros.explanation
