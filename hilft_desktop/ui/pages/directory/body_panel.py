# SPDX-License-Identifier: GPL-3.0-or-later
"""One body, or one kind of body: what for, how reached, what to bring, how fresh."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.referrals import BodyKind
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.labels import label
from hilft_desktop.services.directory_rows import DirectoryRow
from hilft_desktop.ui.pages.directory.directory_words import (
    body_lines,
    kind_doubt,
    kind_lines,
    old_words,
)
from hilft_desktop.ui.pages.directory.refer_card import ReferCard
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.row_list import RowList

_INITIALS_LIMIT = 12


class BodyPanel(PageScroll):
    """The words are shown anew; the buttons and the little form stay."""

    confirm_wanted = Signal(str)
    """Initials of who called and found everything right."""
    edit_wanted = Signal()
    print_wanted = Signal()
    guide_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(metrics.READING_WIDTH, parent)
        self.row: DirectoryRow | None = None
        self._page = ""
        self._heading = PlainLabel("", "heading", wrap=True, selectable=True)
        self._kind_words = PlainLabel("", "lead", wrap=True)
        self._old = PlainLabel("", "warn", wrap=True)
        self._facts = RowList(spacing=metrics.XS)
        self._actions = QWidget()
        flow = FlowLayout(self._actions, metrics.S)
        self.call = Button(_("Angerufen, stimmt noch …"), "check")
        self.call.clicked.connect(self._ask_initials)
        self.print_out = Button(_("Für die Person drucken …"), "print")
        self.print_out.clicked.connect(self.print_wanted)
        self.edit = Button(_("Bearbeiten …"), "edit", "quiet")
        self.edit.clicked.connect(self.edit_wanted)
        for button in (self.call, self.print_out, self.edit):
            flow.addWidget(button)
        self._flow = flow
        self.initials = LineField(limit=_INITIALS_LIMIT)
        self.call_form = InlineForm(
            _("Angerufen, stimmt noch"),
            {"initials": FieldRow(_("Dein Kürzel"), self.initials, required=True)},
            _("Als heute geprüft eintragen"),
        )
        self.call_form.confirmed.connect(lambda: self.confirm_wanted.emit(self.initials.value))
        self.call_form.released.connect(self.call.setFocus)
        self.refer = ReferCard()
        self._about = Card(_("Dafür ist so eine Stelle da"))
        self._doubt = PlainLabel("", "warn", wrap=True)
        self._kind_facts = RowList(spacing=metrics.XS)
        self.guide = Button(_("Im Leitfaden lesen"), "guide", "quiet")
        self.guide.clicked.connect(lambda: self.guide_wanted.emit(self._page))
        self._about.body.addWidget(self._doubt)
        self._about.body.addWidget(self._kind_facts)
        self._about.body.addWidget(self.guide)
        for widget in (
            self._heading, self._kind_words, self._old, self.refer, self._facts, self._actions,
            self.call_form, self._about,
        ):  # fmt: skip
            self.column.addWidget(widget)
        self.column.setSpacing(metrics.M)
        self.column.addStretch(1)

    def show_body(self, row: DirectoryRow, kind: BodyKind | None) -> None:
        """Show a body of the list with what its kind is for."""
        if self.row is None or self.row.address.id != row.address.id:
            self.call_form.reset()
            self.refer.hide()
        self.row = row
        self._heading.setText(row.address.name)
        self._kind_words.setText(label(row.address.kind))
        self._say(self._old, old_words(row))
        self._facts.show_rows(_lines(body_lines(row)))
        self._actions.show()
        self._show_kind(kind)

    def show_kind(self, kind: BodyKind) -> None:
        """Show a kind of body alone."""
        self.row = None
        self.call_form.reset()
        self.refer.hide()
        self._heading.setText(kind.title)
        self._kind_words.setText(_("Art von Stelle"))
        self._say(self._old, "")
        self._facts.show_rows(())
        self._actions.hide()
        self._show_kind(kind)

    def _show_kind(self, kind: BodyKind | None) -> None:
        self._about.setVisible(kind is not None)
        if kind is None:
            return
        self._say(self._doubt, kind_doubt(kind))
        self._kind_facts.show_rows(_lines(kind_lines(kind)))
        self._page = kind.page
        self.guide.setAccessibleName(_("Im Leitfaden lesen: {title}").format(title=kind.page_title))
        self.guide.setVisible(bool(kind.page))

    def _ask_initials(self) -> None:
        self.call_form.open_form()
        self.initials.setFocus()

    @staticmethod
    def _say(line: PlainLabel, words: str) -> None:
        line.setText(words)
        line.setVisible(bool(words))


def _lines(lines: Iterable[tuple[str, str]]) -> list[QWidget]:
    return [
        PlainLabel(_("{name}: {words}").format(name=name, words=words), wrap=True, selectable=True)
        for name, words in lines
    ]
