# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+K: type what you want; commands, guide pages and cases answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.guide import GuideHit
from hilft_desktop.i18n.catalog import _
from hilft_desktop.services.rows import CasePage, CaseQuery
from hilft_desktop.ui.jobs import Job, Jobs
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.line_field import LineField

_WAIT_MS = 120
_HITS = 6
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


@dataclass(frozen=True, slots=True)
class _Offer:
    words: str
    run: Callable[[], object]


class CommandPalette(QDialog):
    """A search field over a list; Enter does the marked line and closes."""

    guide_chosen = Signal(str, str)
    """Kind of hit (page, checklist, letter) and its id."""
    case_chosen = Signal(str)

    def __init__(
        self, jobs: Jobs, actions: Sequence[QAction], parent: QWidget, *, with_cases: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Suchen und Befehle"))
        self._jobs = jobs
        self._window = parent
        self._with_cases = with_cases
        self._actions = [action for action in actions if action.isEnabled() and action.text()]
        self._guide: tuple[GuideHit, ...] = ()
        self._cases: CasePage | None = None
        self._under_way: list[Job] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.L, metrics.L, metrics.L, metrics.L)
        column.setSpacing(metrics.S)
        self._field = LineField(limit=120)
        self._field.setPlaceholderText(
            _("Was suchst Du? Zum Beispiel: Stromsperre, Kontakt, Ahorn")
        )
        self._field.setAccessibleName(_("Suchen und Befehle"))
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._on_text)
        self._field.returnPressed.connect(self._do_current)
        column.addWidget(self._field)
        self._list = QListWidget()
        # A long title ends in dots; nobody scrolls sideways for the end of a word.
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(_("Treffer"))
        self._list.itemActivated.connect(self._do)
        self._list.itemClicked.connect(self._do)
        column.addWidget(self._list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._ask)
        self.resize(560, 400)
        self._fill()
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None:
                row = self._list.currentRow() + step
                self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def _on_text(self, text: str) -> None:
        self._guide, self._cases = (), None
        for job in self._under_way:
            job.cancel()
        self._under_way.clear()
        self._fill()
        if len(text.strip()) >= 2:
            self._timer.start()

    def _ask(self) -> None:
        words = self._field.value
        self._under_way.append(
            self._jobs.run(
                self,
                lambda services: services.guide.search(words, limit=_HITS),
                self._on_guide,
                _quiet,
            )
        )
        if self._with_cases:
            query = CaseQuery(text=words, limit=_HITS)
            self._under_way.append(
                self._jobs.run(
                    self, lambda services: services.cases.page(query), self._on_cases, _quiet
                )
            )

    def _on_guide(self, hits: tuple[GuideHit, ...]) -> None:
        self._guide = hits
        self._fill()

    def _on_cases(self, page: CasePage) -> None:
        self._cases = page
        self._fill()

    def _offers(self) -> list[_Offer]:
        offers = [
            _Offer(_action_words(action), action.trigger)
            for action in self._actions
            if not self._field.value or _contains(action.text(), self._field.value)
        ]
        for hit in self._guide:
            kind = {"checklist": _("Checkliste"), "letter": _("Schreiben")}.get(
                hit.kind, _("Leitfaden")
            )
            offers.append(
                _Offer(f"{kind}: {hit.title}", partial(self.guide_chosen.emit, hit.kind, hit.id))
            )
        for row in self._cases.rows if self._cases else ():
            words = _("Fall: {person}, {title}").format(person=row.pseudonym, title=row.title)
            offers.append(_Offer(words, partial(self.case_chosen.emit, row.id)))
        return offers

    def _fill(self) -> None:
        self._list.clear()
        for offer in self._offers():
            item = QListWidgetItem(offer.words)
            item.setData(Qt.ItemDataRole.UserRole, offer.run)
            self._list.addItem(item)
        if not self._list.count():
            item = QListWidgetItem(_("Nichts gefunden. Bitte mit einem anderen Wort versuchen."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _do_current(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._do(item)

    def _do(self, item: QListWidgetItem) -> None:
        run = item.data(Qt.ItemDataRole.UserRole)
        if run is not None:
            # Only after this window's own events are done: the command may lock, and locking
            # destroys every dialog.
            QTimer.singleShot(0, self._window, run)
            self.accept()


def _action_words(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()}   ({keys})" if keys else action.text()


def _contains(text: str, words: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


def _quiet(_error: HilftError) -> None:
    """A search that fails finds nothing; the next key asks again."""
