# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes in the next days, what is held back, and the erasing by hand."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.domain.privacy import Hold
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.dates import format_long_date
from hilft_desktop.services.privacy_rows import (
    HoldRow,
    RetentionPreview,
    RetentionResult,
    RetentionRow,
    UntouchedRow,
)
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.privacy.privacy_words import (
    by_day,
    day_words,
    hold_words,
    row_words,
)
from hilft_desktop.ui.retention_words import result_words
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.combo import Combo
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.field_values import needed
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.line_field import LineField
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.record_line import RecordLine
from hilft_desktop.ui.widgets.row_list import RowList

DRAFT_KEY = "retention-hold"
_SPANS = (30, 90, 365)
_SHOWN = 100
_HOLD_PROPOSED = 180
_CASE = "case"


class KeepSection(Section):
    """A preview by day; each row with a case can be held back with a reason and an end."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Was wird wann gelöscht?"),
            _(
                "Gelöscht wird beim Start, gleich nach dem Entsperren, und hier von Hand. In "
                "verschlüsselten Sicherungen bleibt Gelöschtes, bis neuere sie ersetzen."
            ),
            parent,
        )
        self._case_id = ""
        self._span = Combo()
        for days in _SPANS:
            self._span.addItem(_("in den nächsten {n} Tagen").format(n=days), days)
        self._span.currentIndexChanged.connect(lambda _at: self._load_preview())
        self.column.addWidget(FieldRow(_("Zeigen, was fällig wird"), self._span))
        self._none = PlainLabel("", "muted", wrap=True)
        self.column.addWidget(self._none)
        self._form = self._make_form()
        self.column.addWidget(self._form)
        self._due = RowList(spacing=metrics.M)
        self.column.addWidget(self._due)
        self._more = PlainLabel("", "muted")
        self.column.addWidget(self._more)
        self._held_card = Card(_("Aufgeschoben"))
        self._held = RowList(spacing=metrics.S)
        self._held_card.body.addWidget(self._held)
        self.column.addWidget(self._held_card)
        self._untouched_card = Card(_("Offen, aber seit über einem Jahr nicht angefasst"))
        self._untouched_card.body.addWidget(
            PlainLabel(
                _(
                    "Offene Fälle werden nie gelöscht. Sieh nach: Ist die Sache erledigt, schließe "
                    "den Fall ab. Ab dann läuft seine Löschfrist."
                ),
                "muted",
                wrap=True,
            )
        )
        self._untouched = RowList(spacing=metrics.S)
        self._untouched_card.body.addWidget(self._untouched)
        self.column.addWidget(self._untouched_card)
        self.column.addStretch(1)
        self._run = Button(_("Fälliges jetzt löschen …"), "check")
        self._run.clicked.connect(self.save)
        self.frame.set_primary(self._run)
        self._show_due(None)
        self._show_held(())
        self._show_untouched(())
        context.drafts.register(self, DRAFT_KEY, self._draft, self._restore)

    def enter(self) -> None:
        self._load_preview()
        self._load_held()
        self._load_untouched()
        self._span.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.RETENTION, Kind.CASE, Kind.ATTACHMENT, Kind.PERSON):
            self._load_preview()
            self._load_held()
            self._load_untouched()

    def save(self) -> None:
        """Ask whether everything due today shall go now."""
        confirm(
            self,
            _("Fälliges jetzt löschen?"),
            _(
                "Gelöscht wird alles, dessen Frist um ist und das niemand aufgeschoben hat. Das "
                "lässt sich nicht zurückholen. Gezählte Gespräche zählen weiter mit."
            ),
            _("Löschen"),
            self.erase_due,
        )

    def erase_due(self) -> None:
        """Erase what is due today."""
        self.context.jobs.run(
            self,
            lambda services: services.retention.run(),
            self._on_erased,
            self.frame.notice.say_error,
            long_task=True,
            words=_("Fälliges wird gelöscht …"),
            may_cancel=False,
        )

    def _on_erased(self, result: RetentionResult) -> None:
        words = result_words(result)
        if words:
            self.frame.notice.say("ok", _("Gelöscht: {what}.").format(what=words))
        else:
            self.frame.notice.say("info", _("Heute ist nichts fällig."))

    # -- preview ----------------------------------------------------------------------------------

    def look_ahead(self, days: int) -> None:
        """Show what goes within so many days, if that is on offer."""
        self._span.setCurrentIndex(max(0, self._span.findData(days)))

    def _load_preview(self) -> None:
        on = self.context.today() + timedelta(days=int(self._span.currentData()))
        self.context.jobs.run(
            self,
            lambda services: services.retention.preview(on),
            self._show_due,
            self.frame.notice.say_error,
        )

    def _show_due(self, preview: RetentionPreview | None) -> None:
        rows = preview.rows[:_SHOWN] if preview else ()
        more = len(preview.rows) - len(rows) if preview else 0
        self._due.show_rows([self._day_card(shown) for _day, shown in by_day(rows)])
        nothing = _("Bis {day} wird nichts gelöscht.")
        self._none.setText(nothing.format(day=format_long_date(preview.on)) if preview else "")
        self._none.setVisible(preview is not None and not rows)
        words = ngettext("{n} späterer Eintrag", "{n} spätere Einträge", more)
        self._more.setText(words.format(n=more))
        self._more.setVisible(more > 0)

    def _day_card(self, rows: tuple[RetentionRow, ...]) -> Card:
        card = Card(day_words(rows[0].due_on, self.context.today()))
        for row in rows:
            first, second = row_words(row)
            actions = []
            if row.case_id and row.held is None:
                actions.append((_("Aufschieben …"), partial(self._ask_hold, row)))
            card.body.addWidget(RecordLine(first, second, actions=actions))
        return card

    # -- holds ------------------------------------------------------------------------------------

    def _make_form(self) -> InlineForm:
        today = self.context.today()
        self._reason = LineField(limit=300)
        self._until = DateField(today, today + timedelta(days=_HOLD_PROPOSED))
        rows = {
            "reason": FieldRow(
                _("Warum wird die Akte noch gebraucht?"),
                self._reason,
                _("Zum Beispiel: Klage läuft. Bitte ohne Namen."),
                required=True,
            ),
            "until": FieldRow(
                _("Bis wann?"),
                self._until,
                _("Bis dahin bleiben auch Fotos und der gespeicherte Name."),
                required=True,
            ),
        }
        form = InlineForm(_("Löschung aufschieben"), rows, _("Aufschieben"))
        form.confirmed.connect(self._hold)
        form.released.connect(self._span.setFocus)
        return form

    def _ask_hold(self, row: RetentionRow) -> None:
        self._case_id = row.case_id
        self._form.set_heading(_("Löschung aufschieben: {what}").format(what=row.label))
        self._form.open_form()

    def _hold(self) -> None:
        faults: list[UserError] = []
        until = needed(self._until.day, "until", "hold_until_past", faults)
        if self._form.show_missing(faults) or until is None:
            return
        case_id, reason = self._case_id, self._reason.value
        self.context.jobs.run(
            self,
            lambda services: services.retention.hold(case_id, reason, until),
            self._on_held,
            self._on_refused,
        )

    def _on_held(self, hold: Hold) -> None:
        self.context.drafts.discard(DRAFT_KEY)
        self._form.reset()
        self._case_id = ""
        day = format_long_date(hold.until)
        self.frame.notice.say("ok", _("Aufgeschoben bis {day}.").format(day=day))

    def _on_refused(self, error: HilftError) -> None:
        homeless = self._form.show_error(error)
        if homeless is not None:
            self.frame.notice.say_error(homeless)

    def _load_held(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.retention.holds(),
            self._show_held,
            self.frame.notice.say_error,
        )

    def _show_held(self, rows: tuple[HoldRow, ...]) -> None:
        lines = []
        for row in rows:
            first, second = hold_words(row)
            lift = (_("Aufheben"), partial(self._ask_lift, row))
            lines.append(RecordLine(first, second, actions=(lift,)))
        self._held.show_rows(lines)
        self._held_card.setVisible(bool(rows))

    def _ask_lift(self, row: HoldRow) -> None:
        confirm(
            self,
            _("Aufschub aufheben?"),
            _("Was fällig ist, geht dann beim nächsten Start oder beim Löschen von Hand."),
            _("Aufheben"),
            partial(self._lift, row.hold.id),
        )

    def _lift(self, hold_id: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.retention.lift_hold(hold_id),
            lambda _hold: self.frame.notice.say("ok", _("Der Aufschub ist aufgehoben.")),
            self.frame.notice.say_error,
        )

    # -- open for long ----------------------------------------------------------------------------

    def _load_untouched(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.retention.untouched(),
            self._show_untouched,
            self.frame.notice.say_error,
        )

    def _show_untouched(self, rows: tuple[UntouchedRow, ...]) -> None:
        lines = []
        for row in rows[:_SHOWN]:
            since = _("zuletzt {day}").format(day=format_long_date(row.since))
            to_case = (_("Zum Fall"), partial(self.case_requested.emit, row.case_id))
            lines.append(RecordLine(row.label, since, actions=(to_case,)))
        self._untouched.show_rows(lines)
        self._untouched_card.setVisible(bool(rows))

    # -- draft ------------------------------------------------------------------------------------

    def _draft(self) -> str:
        state = self._form.draft()
        return "" if state is None else json.dumps({**state, _CASE: self._case_id})

    def _restore(self, text: str) -> None:
        state = json.loads(text)
        self._case_id = str(state.get(_CASE, ""))
        self._form.restore(state)
