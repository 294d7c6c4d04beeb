# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose content is accepted, and how a further key is taken in deliberately."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.content_rows import KeyRow
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_list import RowList


class KeysCard(Card):
    """The last signs of the fingerprint are typed from what the editors said, not from here."""

    file_wanted = Signal()
    trust_wanted = Signal(str)
    """Fingerprint of the key that was shown: no other one may be taken in for it."""
    distrust_wanted = Signal(object)
    """``KeyRow``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Wem Ihr bei Inhalten vertraut"), parent)
        self._offered: KeyRow | None = None
        self.keys = RowList(spacing=metrics.S)
        self.choose = Button(_("Schlüsseldatei aufnehmen …"), "key", "quiet")
        self.choose.clicked.connect(self.file_wanted)
        self._offer = QWidget()
        self._make_offer(QVBoxLayout(self._offer))
        self.body.addWidget(self.keys)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._offer)
        self.drop()

    @property
    def offered(self) -> KeyRow | None:
        """The key somebody looks at, not yet trusted."""
        return self._offered

    def show_keys(self, keys: tuple[KeyRow, ...]) -> None:
        """Show the keys; the group's own ones can be taken away."""
        self.keys.show_rows([self._line(key) for key in keys])

    def offer(self, key: KeyRow) -> None:
        """Show a key of a file, to be compared before it is trusted."""
        self._offered = key
        self._who.setText(
            _("{name}\nFingerabdruck {fingerprint}").format(
                name=key.name, fingerprint=key.fingerprint
            )
        )
        self.typed.clear()
        self.row.set_fault("")
        self._offer.show()
        self.choose.hide()
        self.typed.setFocus()

    def drop(self) -> None:
        """Forget the key that was looked at."""
        self._offered = None
        self._offer.hide()
        self.choose.show()

    def _make_offer(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.S)
        self._who = PlainLabel("", "strong", wrap=True, selectable=True)
        self.typed = LineField(limit=12)
        self.row = FieldRow(
            _("Die letzten vier Zeichen des Fingerabdrucks"),
            self.typed,
            _(
                "Frag die Redaktion auf einem anderen Weg, zum Beispiel am Telefon, und tippe, was "
                "sie sagt. Wer diesen Schlüssel hat, kann Eure Inhalte ändern."
            ),
            required=True,
        )
        self.trust = Button(_("Diesem Schlüssel vertrauen"), "check")
        self.trust.clicked.connect(self._on_trust)
        self.leave = Button(_("Nicht aufnehmen"), "back", "quiet")
        self.leave.clicked.connect(self.drop)
        column.addWidget(self._who)
        column.addWidget(self.row)
        for button in (self.trust, self.leave):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(self, key: KeyRow) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.XS)
        origin = _("gehört zum Programm") if key.shipped else _("von Euch aufgenommen")
        column.addWidget(PlainLabel(f"{key.name} · {origin}", wrap=True))
        words = _("Fingerabdruck {fingerprint}").format(fingerprint=key.fingerprint)
        column.addWidget(PlainLabel(words, "muted", wrap=True, selectable=True))
        if not key.shipped:
            away = Button(_("Nicht mehr vertrauen …"), "close", "quiet")
            away.setAccessibleDescription(key.name)
            away.clicked.connect(lambda: self.distrust_wanted.emit(key))
            column.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _on_trust(self) -> None:
        if self._offered is None:
            return
        if "".join(self.typed.value.split()).lower() != self._offered.id[-4:]:
            self.row.set_fault(
                _("Das passt nicht zum Schlüssel in der Datei. Nimm ihn nicht auf, frag nach.")
            )
            self.typed.setFocus()
            return
        self.trust_wanted.emit(self._offered.id)
