# SPDX-License-Identifier: GPL-3.0-or-later
"""What a chosen file would change, before anything is changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.updates import PackPreview
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.numbers import format_number
from hilft_desktop.ui.pages.updates.text_list import TextList
from hilft_desktop.ui.pages.updates.update_words import figure_words, item_words
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class PreviewCard(Card):
    """Signature and fingerprint first: they decide whether the rest is to be believed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Das würde sich ändern"), parent)
        self._signed = PlainLabel("", "ok", wrap=True)
        self._fingerprint = PlainLabel("", "muted", wrap=True, selectable=True)
        self._what = PlainLabel("", wrap=True)
        self.figures = TextList(_("Neue Zahlen"))
        self.changed = TextList(_("Geändert"))
        self.added = TextList(_("Neu"))
        self.removed = TextList(_("Entfällt"))
        for widget in (self._signed, self._fingerprint, self._what, self.figures, self.changed,
                       self.added, self.removed):  # fmt: skip
            self.body.addWidget(widget)
        self.hide()

    def show_preview(self, preview: PackPreview) -> None:
        """Show a checked file."""
        self._signed.setText(
            _("Unversehrt und unterschrieben von {signer}.").format(signer=preview.signer)
        )
        self._fingerprint.setText(
            _("Fingerabdruck {fingerprint}").format(fingerprint=preview.fingerprint)
        )
        words = _("Stand {day}, Fassung {version}, {size} KB. Ersetzt {replaces}.").format(
            day=format_date(preview.edition),
            version=preview.version,
            size=format_number(max(1, preview.size_bytes // 1024)),
            replaces=preview.replaces,
        )
        difference = preview.difference
        items = (*difference.added, *difference.changed, *difference.removed)
        if not items and not difference.figures:
            words += " " + _("An Texten und Zahlen ändert sich nichts.")
        self._what.setText(words)
        self.figures.show_lines([figure_words(change) for change in difference.figures])
        self.changed.show_lines([item_words(item) for item in difference.changed])
        self.added.show_lines([item_words(item) for item in difference.added])
        self.removed.show_lines([item_words(item) for item in difference.removed])
        self.show()
