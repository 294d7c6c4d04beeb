# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of the workshop that other parts of the program fill: named beside the letters."""

from __future__ import annotations

from dataclasses import dataclass

from hilft_desktop.i18n.catalog import _

KIND = "papier"


@dataclass(frozen=True, slots=True)
class PaperListing:
    """A paper that is no letter, and the call that makes it."""

    id: str
    title: str
    summary: str
    kind: str
    topic: str
    where: str


def other_papers() -> tuple[PaperListing, ...]:
    """Return what somebody looking through the letters would miss."""
    return (
        PaperListing(
            "einwilligung",
            _("Einwilligung"),
            _("Zum Unterschreiben, mit einem Kästchen für jeden Zweck."),
            KIND,
            "sonstiges",
            "hilft consent form",
        ),
        PaperListing(
            "information",
            _("Was wir über Sie aufschreiben"),
            _("Informationsblatt nach Art. 13 DSGVO, vor dem ersten Aufschreiben mitzugeben."),
            KIND,
            "sonstiges",
            "hilft form pdf information",
        ),
        PaperListing(
            "fristblatt",
            _("Fristblatt"),
            _("Eine Frist mit Rechenweg, für die Person und für die Akte."),
            KIND,
            "sonstiges",
            "hilft deadlines sheet",
        ),
    )
