# SPDX-License-Identifier: GPL-3.0-or-later
"""A field with its label above, its help below, and its fault beside it in words."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.icon_label import IconLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class FieldRow(QWidget):
    """Wires label, help and fault to the editor for the eye and for a screen reader.

    An editor made of several widgets names the one to type into as its focus proxy.
    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        help_text: str = "",
        parent: QWidget | None = None,
        *,
        required: bool = False,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._label_text = label
        self._help_text = help_text
        self._required = required
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.XS)
        self._label = PlainLabel(self._shown_label(), "label", wrap=True)
        column.addWidget(self._label)
        column.addWidget(editor)
        self._help = PlainLabel(help_text, "muted", wrap=True)
        if not help_text:
            self._help.hide()
        column.addWidget(self._help)
        self._fault_line = QWidget()
        line = QHBoxLayout(self._fault_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(metrics.S)
        line.addWidget(IconLabel("alert", "danger"))
        self._fault = PlainLabel("", "danger", wrap=True)
        line.addWidget(self._fault, 1)
        self._fault_line.hide()
        column.addWidget(self._fault_line)
        self._describe()

    @property
    def fault(self) -> str:
        """The words of the fault, empty when there is none."""
        return self._fault.text()

    @property
    def target(self) -> QWidget:
        """The widget one types into."""
        return self.editor.focusProxy() or self.editor

    def set_fault(self, words: str) -> None:
        """Say what is wrong; an empty text takes the fault away."""
        self._fault.setText(words)
        self._fault_line.setVisible(bool(words))
        target = self.target
        target.setProperty("fault", bool(words))
        target.style().unpolish(target)
        target.style().polish(target)
        self._describe()

    def set_label(self, words: str) -> None:
        """Change the label above the field."""
        self._label_text = words
        self._label.setText(self._shown_label())
        self._describe()

    def set_help(self, words: str) -> None:
        """Change the help below the field."""
        self._help_text = words
        self._help.setText(words)
        self._help.setVisible(bool(words))
        self._describe()

    def _shown_label(self) -> str:
        return (
            _("{label} (nötig)").format(label=self._label_text)
            if self._required
            else (self._label_text)
        )

    def _describe(self) -> None:
        target = self.target
        target.setAccessibleName(self._shown_label())
        parts = (self.fault and _("Fehler: {words}").format(words=self.fault), self._help_text)
        target.setAccessibleDescription(" ".join(part for part in parts if part))
        if self.editor is not target:
            self.editor.setAccessibleName(self._label_text)
