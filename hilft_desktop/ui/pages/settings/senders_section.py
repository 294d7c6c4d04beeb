# SPDX-License-Identifier: GPL-3.0-or-later
"""Letterheads of the group besides its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.ids import SenderId
from hilft_desktop.domain.printing import SenderProfile
from hilft_desktop.i18n.catalog import _
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList
from hilft_desktop.ui.widgets.text_area import TextArea

_LINE = 120


class SendersSection(Section):
    """A list of letterheads and the form for one of them."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Weitere Absender"),
            _(
                "Zum Beispiel ein Büro oder eine Arbeitsgruppe. Im Schreiben wählst Du den "
                "Absender unter „Versand“. Schreiben im Namen der Person betrifft das nicht."
            ),
            parent,
        )
        self._profiles: tuple[SenderProfile, ...] = ()
        self.rows = RowList()
        self._none = PlainLabel(
            _("Noch keine. Schreiben tragen den Briefkopf der Gruppe."), "muted", wrap=True
        )
        self._title = LineField(limit=_LINE)
        self._name = LineField(limit=_LINE)
        self._address = TextArea(lines=3, limit=600)
        self._contact = LineField(limit=_LINE)
        self._place = LineField(limit=_LINE)
        self._signature = LineField(limit=_LINE)
        self.form = self._make_form()
        self._new = Button(_("Neuer Absender"), "plus", "quiet")
        self._new.clicked.connect(partial(self._edit, None))
        for widget in (self.rows, self._none):
            self.column.addWidget(widget)
        self.column.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.form)
        self.column.addStretch(1)
        self._save = Button(_("Absender speichern (Strg+Enter)"), "save")
        self._save.clicked.connect(self.save)
        self.frame.set_primary(self._save)
        self.frame.show_footer(shown=False)
        self.form.opened.connect(lambda: self.frame.show_footer(shown=True))
        self.form.closed.connect(lambda: self.frame.show_footer(shown=False))
        self.form.confirmed.connect(self.save)
        self.form.released.connect(self._new.setFocus)

    def _make_form(self) -> InlineForm:
        return InlineForm(
            _("Absender"),
            {
                "title": FieldRow(_("Bezeichnung in der Auswahl"), self._title, required=True),
                "name": FieldRow(_("Name im Briefkopf"), self._name, required=True),
                "address": FieldRow(_("Anschrift"), self._address, required=True),
                "contact": FieldRow(_("Telefon oder E-Mail"), self._contact, required=True),
                "place": FieldRow(_("Ort vor dem Datum"), self._place, required=True),
                "signature": FieldRow(
                    _("Unterschrift"),
                    self._signature,
                    _("Leer: der Name der beratenden Person."),
                ),
            },
            _("Absender speichern"),
            own_button=False,
        )

    def enter(self) -> None:
        self.context.jobs.run(self, lambda services: services.senders.list(), self._show)

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.SETTINGS):
            self.enter()

    def save(self) -> None:
        if not self.form.is_open:
            return
        profile = SenderProfile(
            SenderId(self.form.matter),
            self._title.value,
            self._name.value,
            self._address.rows,
            self._contact.value,
            self._place.value,
            self._signature.value,
        )
        self.context.jobs.run(
            self,
            lambda services: services.senders.save(profile),
            self._on_saved,
            self._on_failed,
        )

    def _show(self, profiles: tuple[SenderProfile, ...]) -> None:
        self._profiles = profiles
        self.rows.show_rows(
            [
                RecordLine(
                    profile.title,
                    ", ".join((profile.name, *profile.address)),
                    actions=(
                        (_("Ändern"), partial(self._edit, profile)),
                        (_("Löschen"), partial(self._ask_removal, profile)),
                    ),
                )
                for profile in profiles
            ]
        )
        self._none.setVisible(not profiles)

    def _edit(self, profile: SenderProfile | None, _on: bool = False) -> None:
        self.form.reset()
        if profile is not None:
            self.form.matter = profile.id
            self._title.setText(profile.title)
            self._name.setText(profile.name)
            self._address.setPlainText("\n".join(profile.address))
            self._contact.setText(profile.contact)
            self._place.setText(profile.place)
            self._signature.setText(profile.signature)
        self.form.open_form()

    def _ask_removal(self, profile: SenderProfile) -> None:
        confirm(
            self,
            _("„{title}“ löschen?").format(title=profile.title),
            _("Schreiben, die diesen Absender schon tragen, bleiben, wie sie sind."),
            _("Löschen"),
            partial(self._remove, profile.id),
        )

    def _remove(self, sender_id: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.senders.remove(sender_id),
            lambda _gone: self.frame.notice.say("ok", _("Der Absender ist gelöscht.")),
            self._on_failed,
        )

    def _on_saved(self, profile: SenderProfile) -> None:
        self.form.reset()
        self.frame.notice.say("ok", _("Gespeichert: {title}").format(title=profile.title))

    def _on_failed(self, error: HilftError) -> None:
        homeless = self.form.show_error(error) if self.form.is_open else error
        if homeless is not None:
            self.frame.notice.say_error(homeless)
