# SPDX-License-Identifier: GPL-3.0-or-later
"""A period beside the one before it: what is certain, and what says nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.tally_reading import ChangeLine, Comparison, Verdict
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ComparisonCard(Card):
    """One sentence for the total and one for each of the largest topics."""

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(_("Im Vergleich zum {before}").format(before=comparison.words), parent)
        if comparison.caveat:
            self.body.addWidget(PlainLabel(comparison.caveat, "warn", wrap=True))
        for line in (comparison.total, *comparison.topics):
            self.body.addWidget(PlainLabel(change_words(line), wrap=True))
        rule = _("Unterschiede bis {bound} sagen nichts: So viel kann allein das Runden ausmachen.")
        self.body.addWidget(
            PlainLabel(rule.format(bound=format_number(comparison.bound)), "muted", wrap=True)
        )
        self.body.addStretch(1)


def change_words(line: ChangeLine) -> str:
    """Return a change in one sentence."""
    words = {
        Verdict.MORE: _("{what}: sicher mehr, rund {now} statt rund {before}."),
        Verdict.LESS: _("{what}: sicher weniger, rund {now} statt rund {before}."),
        Verdict.NOTHING: _("{what}: rund {now}, vorher rund {before}. Das sagt nichts."),
    }[line.verdict]
    return words.format(
        what=line.words, now=format_number(line.now), before=format_number(line.before)
    )
