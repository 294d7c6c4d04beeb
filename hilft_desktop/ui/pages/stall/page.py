# SPDX-License-Identifier: GPL-3.0-or-later
"""Count at the stall: a topic, perhaps an outcome, Enter; the next keys need not wait."""

from __future__ import annotations

import json
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.i18n.error_texts import error_advice, error_line, error_text
from hilft_desktop.services.stall_rows import StallDay, StallEntry
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.stall.actions import StallActions
from hilft_desktop.ui.pages.stall.entry_text import (
    entry_of,
    entry_state,
    entry_words,
    said_state,
)
from hilft_desktop.ui.pages.stall.head import StallHead
from hilft_desktop.ui.pages.stall.pad import StallPad
from hilft_desktop.ui.pages.stall.save_queue import SaveQueue
from hilft_desktop.ui.papers.paper_dialog import Paper, PaperDialog
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.notice_bar import NoticeBar
from hilft_desktop.ui.widgets.page_scroll import PageScroll

DRAFT_KEY = "stall"
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class StallPage(Page):
    """Every key counts at once on the screen; the vault follows behind and is never waited for."""

    supports_save = True
    supports_save_next = True
    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "stall")
        self._day = StallDay(context.today())
        self._may_keep = False
        self._returned: list[StallEntry] = []
        self._queue = SaveQueue(context.jobs, self)
        self._build()
        self._wire()
        self._add_actions()
        self._show_state()
        context.drafts.register(self, DRAFT_KEY, self._draft, self._on_draft)

    # -- what the shell asks ----------------------------------------------------------------------

    def enter(self) -> None:
        self._actions.count.setFocus()
        self.context.jobs.run(self, lambda services: services.stall.day(), self._on_day_loaded)

    def holds_unsaved(self) -> bool:
        return bool(self._draft())

    def save(self) -> None:
        self._count(keep_topic=False)

    def save_and_next(self) -> None:
        self._count(keep_topic=True)

    def print_page(self) -> None:
        place, day = self._head.place.value, self.context.today()
        self.context.jobs.run(
            self, lambda services: services.stall.paper(place, day), self._on_paper
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._answer(event):
            super().keyPressEvent(event)

    # -- keys -------------------------------------------------------------------------------------

    def _answer(self, event: QKeyEvent) -> bool:
        """Do what a key says; tell whether it said anything. A key held down says it once."""
        if event.modifiers() & ~_PLAIN:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER:
            if event.isAutoRepeat():
                return True
            if self._head.place.hasFocus():
                self._actions.count.setFocus()
            else:
                self._count(keep_topic=shift)
            return True
        if event.key() == Qt.Key.Key_Escape:
            return self._leave()
        if self._is_typing():
            return False
        if event.isAutoRepeat():
            return bool(event.text())
        return self._pad.press(event.text().upper())

    def _leave(self) -> bool:
        """Step back by one: out of a field, then out of the full screen."""
        if not self._pad.known.isHidden():
            self._pad.known.close_up()
        elif self._head.place.hasFocus():
            self._actions.count.setFocus()
        else:
            self.full_screen_left.emit()
        return True

    def _is_typing(self) -> bool:
        return self._head.place.hasFocus() or self._pad.known.field.hasFocus()

    # -- counting ---------------------------------------------------------------------------------

    def _count(self, *, keep_topic: bool) -> None:
        try:
            entry = self._pad.entry(self.context.today(), self._head.place.value)
        except UserError as error:
            self._notice.say("warn", error_text(error), error_advice(error))
            return
        self._pad.clear(keep_topic=keep_topic)
        self._actions.say_last(entry_words(entry))
        self._queue.put(entry)
        self._actions.count.setFocus()
        if not self._returned and not self._queue.is_stopped:
            self._notice.clear()

    def _on_day_loaded(self, day: StallDay) -> None:
        self._may_keep = True
        self._queue.know(day)
        if day.place and not self._head.place.value:
            self._head.place.setText(day.place)
        self._on_day(day)

    def _on_day(self, day: StallDay) -> None:
        self._day = day
        self._show_state()

    def _show_state(self) -> None:
        """Show today's tally: what the vault holds and what is on its way there."""
        counts = Counter({str(topic): number for topic, number in self._day.topics})
        today = self._day.day
        counts.update(
            str(entry.contact.topic) for entry in self._queue.entries if entry.contact.date == today
        )
        self._pad.set_counts(counts)
        self._head.show_day(self.context.today())
        self._head.show_total(counts.total())
        self._actions.undo.setEnabled(self._queue.may_undo)

    # -- faults -----------------------------------------------------------------------------------

    def _on_returned(self, entry: StallEntry, error: HilftError) -> None:
        # It does not go back by itself: the keys may be in use for the next person already.
        self._returned.append(entry)
        self._notice.say(
            "error",
            _("Nicht gezählt: {entry}").format(entry=entry_words(entry)),
            error_line(error),
        )
        self._notice.offer(_("Zurückholen (F4)"))

    def _on_known(self) -> None:
        """Name somebody; with an entry that came back and free keys, go on with that one."""
        if self._returned and self._pad.is_blank:
            self._pad.restore(said_state(self._returned.pop(0)))
            if not self._returned:
                self._notice.clear()
        else:
            self._pad.known.open_up()

    def _on_stopped(self, error: HilftError) -> None:
        count = len(self._queue.entries)
        words = ngettext(
            "{n} Kontakt ist noch nicht gespeichert.",
            "{n} Kontakte sind noch nicht gespeichert.",
            count,
        ).format(n=count)
        self._notice.say(
            "error", words, _("{reason} Es ist nichts verloren.").format(reason=error_line(error))
        )
        self._notice.offer(_("Noch einmal versuchen"))

    def _on_undone(self) -> None:
        self._actions.say_last(_("Der letzte Kontakt ist zurückgenommen."))
        self._show_state()

    # -- draft ------------------------------------------------------------------------------------

    def _draft(self) -> str:
        unsaved = [*self._queue.entries, *self._returned]
        # Until the vault has answered, an older draft may still come and must not be overwritten.
        if not self._may_keep or (self._pad.is_blank and not unsaved):
            return ""
        state = {
            "pad": self._pad.state(),
            "place": self._head.place.value,
            "unsaved": [entry_state(entry) for entry in unsaved],
        }
        return json.dumps(state, ensure_ascii=False, sort_keys=True)

    def _on_draft(self, text: str) -> None:
        try:
            state = json.loads(text)
        except ValueError:
            return
        if not isinstance(state, dict):
            return
        self._may_keep = True
        pad, place, unsaved = state.get("pad"), state.get("place"), state.get("unsaved")
        if isinstance(place, str) and place:
            self._head.place.setText(place)
        if isinstance(pad, dict) and self._pad.is_blank:
            self._pad.restore(pad)
        states = [each for each in unsaved or () if isinstance(each, dict)]
        entries = [entry for entry in map(entry_of, states) if entry is not None]
        if entries:
            self._queue.put_back(entries)
            self._notice.say(
                "info",
                ngettext(
                    "{n} Kontakt von vorhin wird jetzt gespeichert.",
                    "{n} Kontakte von vorhin werden jetzt gespeichert.",
                    len(entries),
                ).format(n=len(entries)),
            )

    # -- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._notice = NoticeBar()
        bar = QVBoxLayout()
        bar.setContentsMargins(metrics.XL, 0, metrics.XL, 0)
        bar.addWidget(self._notice)
        outer.addLayout(bar)
        scroll = PageScroll()
        self._head = StallHead(self.context.today())
        self._pad = StallPad()
        scroll.set_margins(metrics.M, metrics.XS)
        scroll.column.setSpacing(metrics.S)
        scroll.column.addWidget(self._head)
        scroll.column.addWidget(self._pad, 1)
        outer.addWidget(scroll, 1)
        self._actions = StallActions()
        outer.addWidget(self._actions)
        self._kept = (bar, scroll)

    def _wire(self) -> None:
        queue = self._queue
        queue.day_changed.connect(self._on_day)
        queue.waiting_changed.connect(self._show_state)
        queue.returned.connect(self._on_returned)
        queue.stopped.connect(self._on_stopped)
        queue.undone.connect(self._on_undone)
        queue.undo_failed.connect(self._notice.say_error)
        self._pad.known.closed.connect(self._actions.count.setFocus)
        self._notice.action.clicked.connect(self._on_notice_action)
        actions = self._actions
        actions.count.clicked.connect(self.save)
        actions.next.clicked.connect(self.save_and_next)
        actions.known.clicked.connect(self._on_known)
        actions.undo.clicked.connect(queue.undo)

    def _add_actions(self) -> None:
        for words, keys, run in (
            (_("Letzten Kontakt zurücknehmen"), "Ctrl+Z", self._queue.undo),
            (_("Bekannte Person"), "F4", self._on_known),
            (_("Ort ändern"), "F2", self._edit_place),
            (_("Eingabe leeren"), "Backspace", self._pad.clear),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _on=False, run=run: run())
            self.addAction(action)

    def _edit_place(self) -> None:
        self._head.place.setFocus()
        self._head.place.selectAll()

    def _on_notice_action(self) -> None:
        if self._queue.is_stopped:
            self._notice.clear()
            self._queue.resume()
        else:
            self._on_known()

    def _on_paper(self, pdf: bytes) -> None:
        paper = Paper(
            _("Strichliste für den Infostand"),
            "strichliste.pdf",
            _("Ein leeres Blatt zum Stricheln, ohne Angaben zu Personen."),
            pdf,
        )
        PaperDialog(self.context.jobs, paper, self.window()).open()
