# SPDX-License-Identifier: GPL-3.0-or-later
"""What a chosen file would add and replace, before anything is changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.local import LocalComparison
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.ui.pages.local.local_words import layer_words
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class ImportPanel(PageScroll):
    """Every entry in words: a file from elsewhere is not signed, somebody must have read it."""

    def __init__(self, file: str, found: LocalComparison, parent: QWidget | None = None) -> None:
        super().__init__(metrics.READING_WIDTH, parent)
        self.file = file
        added = tuple(layer_words(found.added, found))
        replaced = tuple(layer_words(found.replaced, found))
        self.column.addWidget(PlainLabel(_("Was die Datei ändern würde"), "heading", wrap=True))
        self.column.addWidget(
            PlainLabel(
                _(
                    "Die Datei ist nicht unterschrieben. Übernimm sie nur, wenn Du weißt, von wem "
                    "sie kommt. Gelöscht wird dabei nichts."
                ),
                "muted",
                wrap=True,
            )
        )
        self._add_card(_("Neu: {n}").format(n=len(added)), added)
        self._add_card(_("Ersetzt Eure Angaben: {n}").format(n=len(replaced)), replaced)
        same = ngettext("{n} Eintrag ist gleich.", "{n} Einträge sind gleich.", found.same)
        self.column.addWidget(PlainLabel(same.format(n=found.same), "muted", wrap=True))
        self.column.addStretch(1)
        self.brings_news = bool(added or replaced)
        """Whether there is anything to take over."""

    def _add_card(self, heading: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        card = Card(heading)
        for line in lines:
            card.body.addWidget(PlainLabel(line, wrap=True, selectable=True))
        self.column.addWidget(card)
