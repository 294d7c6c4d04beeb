# SPDX-License-Identifier: GPL-3.0-or-later
"""Words about the team that windows and the command line share."""

from __future__ import annotations

from datetime import date

from hilft_desktop.domain.team import TrainingState
from hilft_desktop.i18n.catalog import N_, _, ngettext
from hilft_desktop.i18n.dates import format_weekday_date

_TRAINING = {
    TrainingState.NONE: N_("keine Schulung eingetragen"),
    TrainingState.EXPIRED: N_("Schulung abgelaufen am {day}"),
    TrainingState.RENEW: N_("Schulung nur noch bis {day} gültig, bitte auffrischen"),
    TrainingState.VALID: N_("Schulung gültig bis {day}"),
}


def training_words(state: TrainingState, until: date | None) -> str:
    """Return how somebody's training stands."""
    day = format_weekday_date(until) if until else ""
    return _(_TRAINING[state]).format(day=day)


def left_behind(name: str, open_cases: int, older_backups: int) -> tuple[str, ...]:
    """Return what has to be known and done when somebody leaves, a sentence each."""
    sentences = []
    if open_cases:
        sentences.append(
            ngettext(
                "{n} offener Fall steht bei {name}: bitte neu zuteilen.",
                "{n} offene Fälle stehen bei {name}: bitte neu zuteilen.",
                open_cases,
            ).format(n=open_cases, name=name)
        )
    if older_backups:
        sentences.append(
            ngettext(
                "Die alte Passphrase öffnet weiterhin {n} ältere Sicherung.",
                "Die alte Passphrase öffnet weiterhin {n} ältere Sicherungen.",
                older_backups,
            ).format(n=older_backups)
        )
    sentences.append(
        _("Kopien auf Sticks bleiben mit ihr lesbar; bitte zurückgeben lassen.")
        if older_backups
        else _(
            "Kopien auf Sticks bleiben mit der alten Passphrase lesbar; bitte zurückgeben lassen."
        )
    )
    sentences.append(
        _(
            "Kannte {name} das Wiederherstellungsblatt, dann bitte danach ein neues erstellen."
        ).format(name=name)
    )
    return tuple(sentences)
