# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk: fields on the left, the letter on the right, and what can be done with it below."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from hilft_desktop.domain.errors import FormErrors, UserError
from hilft_desktop.domain.letters import FieldSource
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date, format_weekday_date
from hilft_desktop.services.letter_rows import KeptLetter
from hilft_desktop.services.rows import LetterForm, LetterPreview, LetterRequest
from hilft_desktop.ui.pages.letter.consent_card import ConsentCard
from hilft_desktop.ui.pages.letter.form_panel import FormPanel
from hilft_desktop.ui.pages.letter.preview_panel import PreviewPanel
from hilft_desktop.ui.pages.letter.purge_row import PurgeRow
from hilft_desktop.ui.pages.letter.sending_card import SendingCard
from hilft_desktop.ui.pages.letter.text_card import TextCard
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.flow_layout import FlowLayout
from hilft_desktop.ui.widgets.list_detail import ListDetail
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.page_scroll import PageScroll
from hilft_desktop.ui.widgets.plain_label import PlainLabel

RENDER_AFTER_MS = 400
RECIPIENT = "recipient"
OURS = frozenset(
    {
        FieldSource.UNIT_NAME,
        FieldSource.UNIT_PLACE,
        FieldSource.UNIT_CONTACT,
        FieldSource.UNIT_ADDRESS,
        FieldSource.COUNSELLOR,
    }
)
"""Sources that a letterhead fills."""


class LetterDesk(PageFrame):
    """Knows the form and the text of one letter; asks for previews and for ways out."""

    other_wanted = Signal()
    preview_wanted = Signal(object)
    """A complete ``LetterRequest``; the answer goes to ``show_preview``."""
    print_wanted = Signal()
    save_wanted = Signal(str)
    """``pdf``, ``odt`` or ``text``."""
    queue_wanted = Signal()
    """Print it later."""
    sender_wanted = Signal(str)
    """Another letterhead: the values it brings are to be filled in."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, scroll=False)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._form: LetterForm | None = None
        self._case_id = ""
        self._title = PlainLabel("", "heading", wrap=True)
        self._for = PlainLabel("", "muted", wrap=True)
        self._warning = NoticeBar(closable=False)
        self.overdue = NoticeBar(closable=False)
        self.kept = NoticeBar(closable=False)
        self.fields = FormPanel(today)
        self.purge = PurgeRow(today)
        self.fields.person.body.addWidget(self.purge)
        self.text = TextCard()
        self.consent = ConsentCard(today)
        self.sending = SendingCard()
        self.preview = PreviewPanel()
        self._lay_out()
        self._make_actions()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RENDER_AFTER_MS)
        self._timer.timeout.connect(self._ask_preview)
        self.fields.edited.connect(self._on_edited)
        self.text.edited.connect(self._timer.start)
        self.preview.sheet_changed.connect(self._ask_preview)
        self.sending.sender_chosen.connect(self.sender_wanted)
        self.kept.action.clicked.connect(self._renew_words)

    @property
    def form(self) -> LetterForm | None:
        """The letter under way."""
        return self._form

    def show_letter(self, form: LetterForm, case_id: str) -> None:
        """Begin a letter."""
        self._form, self._case_id = form, case_id
        self._title.setText(form.title)
        self._for.setText("" if case_id else _("Ohne Fall: das Schreiben wird nirgends vermerkt."))
        self._show_warnings(form)
        self.fields.show_form(form)
        self.fields.person.body.addWidget(self.purge)
        self.fields.order_tabs()
        self.purge.setVisible(bool(case_id) and self.fields.has_source(FieldSource.PERSON_NAME))
        self.purge.propose(form.purge_on)
        self.purge.show_identity(form.identity)
        self.text.clear()
        self.consent.show_need(form.consent_purpose, form.consents, in_case=bool(case_id))
        self.consent.show_leaving(())
        self.sending.show_form(form, in_case=bool(case_id))
        self.kept.clear()
        self.preview.clear()
        self.notice.clear()
        self._panes.show_list()
        self._on_edited()
        self._ask_preview()
        self.fields.focus_first_gap()

    def show_kept(self, kept: KeptLetter) -> None:
        """Say after ``show_letter`` that this letter went out before, with its words and sheet.

        The old words stay until somebody takes the new ones.
        """
        self.sending.choose(kept.document.sent_by)
        self.preview.choose(kept.request.form, large_print=kept.request.large_print)
        words = kept.edited_text
        if words is None and kept.template_changed and kept.kept_text:
            words = kept.kept_text
        if words is not None:
            self.text.restore(words)
        day = format_weekday_date(kept.document.created_on)
        if kept.template_changed:
            self.kept.say(
                "warn",
                _("Schreiben vom {day}. Die Vorlage hat sich seither geändert.").format(day=day),
                _("Hier steht der Wortlaut von damals. Prüfe, ob er noch stimmt."),
            )
            self.kept.offer(_("Neuen Wortlaut nehmen"))
        else:
            gaps = _("Gelöschte Angaben fehlen und werden neu gefragt.") if kept.gaps else ""
            self.kept.say("info", _("Schreiben vom {day}, neu geöffnet.").format(day=day), gaps)
        self._ask_preview()
        # Once the focus has been placed: what is said of the old letter must be seen first.
        QTimer.singleShot(0, self, lambda: self._left.verticalScrollBar().setValue(0))

    def show_sender(self, form: LetterForm) -> None:
        """Fill in what another letterhead brings; everything typed stays."""
        self._form = form
        self.fields.set_known(form, OURS)
        self._on_edited()

    def name_case(self, words: str) -> None:
        """Say for which case this letter is."""
        self._for.setText(words)

    def clear(self) -> None:
        """Forget the letter, names included."""
        self._timer.stop()
        self._form = None
        self.preview.clear()
        self.consent.show_leaving(())
        self.text.clear()

    def complete_request(self) -> LetterRequest:
        """Return what to render; raises ``FormErrors`` after saying each fault beside its field."""
        try:
            request = self._request()
        except FormErrors as error:
            self._panes.show_list()
            self.fields.say_faults(error)
            raise
        self.fields.clear_faults()
        return request

    def show_consent(self) -> None:
        """Bring the consent into view with the focus in it."""
        self._panes.show_list()
        self.consent.focus_consent()

    def show_preview(self, preview: LetterPreview) -> None:
        """Show the finished pages and what leaves."""
        self.preview.show_pages(preview.pages)
        self.consent.show_leaving(preview.leaving)
        self.text.show_template_text(preview.body_text)

    def show_preview_error(self, error: UserError) -> None:
        """Say why there is no preview."""
        self.fields.say_faults(error)

    def draft(self) -> str:
        """Return the letter as text worth keeping, empty when nothing was begun."""
        if self._form is None:
            return ""
        state = {
            "letter": self._form.letter_id,
            "case": self._case_id,
            "fields": self.fields.raw(),
            "text": self.text.edited_text,
            "sending": self.sending.raw(),
        }
        return json.dumps(state, ensure_ascii=False, sort_keys=True)

    def restore(
        self, fields: dict[str, object], text: str | None, sending: Mapping[str, object]
    ) -> None:
        """Put back what a draft kept."""
        self.sending.set_raw(sending)
        self.fields.set_raw(fields)
        if text is not None:
            self.text.restore(text)

    # -- inside -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = PageScroll()
        self._left = left
        tools = QWidget()
        line = FlowLayout(tools)
        other = Button(_("Anderes Schreiben"), "back", "quiet")
        other.clicked.connect(self.other_wanted)
        line.addWidget(other)
        for widget in (
            tools, self._title, self._for, self.kept, self._warning, self.overdue, self.fields,
            self.text, self.consent, self.sending,
        ):  # fmt: skip
            left.column.addWidget(widget)
        left.column.addStretch(1)
        right = PageFrame(scroll=False)
        right.column.addWidget(self.preview)
        self._panes = ListDetail(left, right, _("Zu den Angaben"), share=0.5, signs=86)
        self.column.addWidget(self._panes, 1)

    def _make_actions(self) -> None:
        self._print = Button(_("Drucken …"), "print")
        self._print.clicked.connect(self.print_wanted)
        self._save = Button(_("Speichern als …"), "save")
        menu = QMenu(self._save)
        for how, words in (
            ("pdf", _("PDF, genau wie in der Vorschau")),
            ("odt", _("ODT zum Weiterschreiben und für Vorleseprogramme (barrierefrei)")),
            ("text", _("Reiner Text")),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda _on=False, how=how: self.save_wanted.emit(how))
        self._save.setMenu(menu)
        self._save.setAccessibleDescription(
            _("Für Menschen, die einen Screenreader benutzen, ist ODT die barrierefreie Fassung.")
        )
        self._save.setToolTip(self._save.accessibleDescription())
        self._later = Button(_("Später drucken"), "queue")
        self._later.setAccessibleDescription(
            _("Vermerkt das Schreiben und legt es in die Druckwarteschlange.")
        )
        self._later.clicked.connect(self.queue_wanted)
        self._look = Button(_("Vorschau"), "eye")
        self._look.clicked.connect(self._panes.show_detail)
        self.set_primary(self._print)
        self.add_secondary(self._look)
        self.add_secondary(self._save)
        self.add_secondary(self._later)
        self._look.setVisible(self._panes.is_narrow)
        self._panes.narrow_changed.connect(self._look.setVisible)

    def _show_warnings(self, form: LetterForm) -> None:
        if form.warning:
            # A wall of bold words is not read: the first sentence stands out, the others follow.
            first, _stop, rest = form.warning.partition(". ")
            self._warning.say("warn", f"{first}." if rest else first, rest)
        else:
            self._warning.clear()
        if form.stopped:
            self.overdue.say(
                "error",
                _("Diese Vorlage darf nicht hinaus. {reasons}").format(
                    reasons=" ".join(form.stopped)
                ),
                _("Unter „Inhalte prüfen“ steht, wer das prüfen und bestätigen kann."),
            )
            self.overdue.offer(_("Inhalte prüfen"))
        elif form.overdue_since is not None:
            self.overdue.say(
                "warn",
                _("Diese Vorlage sollte bis {day} geprüft werden.").format(
                    day=format_date(form.overdue_since)
                ),
                _("Das ist lange her: Ohne Grund geht sie nicht hinaus.")
                if form.needs_reason
                else _("Prüfe das Recht in der Quelle, bevor Du sie benutzt."),
            )
            self.overdue.offer(_("Inhalte prüfen"))
        else:
            self.overdue.clear()

    def _request(self) -> LetterRequest:
        assert self._form is not None
        return LetterRequest(
            letter_id=self._form.letter_id,
            values=self.fields.values(),
            case_id=self._case_id,
            form=self.preview.form,
            large_print=self.preview.large_print,
            edited_text=self.text.edited_text,
            sender=self.sending.sender_id,
            sent_by=self.sending.sent_by,
            override=self.sending.override,
        )

    def _renew_words(self) -> None:
        self.text.clear()
        self.kept.clear()
        self._ask_preview()

    def _on_edited(self) -> None:
        row = self.fields.rows.get(RECIPIENT)
        if row is not None:
            try:
                lines = row.value()
            except UserError:
                lines = None
            self.consent.set_recipient(lines[0] if isinstance(lines, tuple) and lines else "")
        self._timer.start()

    def _ask_preview(self) -> None:
        self._timer.stop()
        if self._form is None:
            return
        try:
            request = self._request()
        except FormErrors:
            self.preview.show_missing(tuple(field.label for field in self.fields.missing()))
            return
        self.preview_wanted.emit(request)
