# SPDX-License-Identifier: GPL-3.0-or-later
"""Who, what, where it stands, whose law applies; and the ways on in one menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from hilft_desktop.domain.casework import ReadsGerman
from hilft_desktop.domain.codes import CaseStatus, Language
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_date
from hilft_desktop.i18n.labels import choices, label
from hilft_desktop.services.rows import CaseDetail
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.elided_label import ElidedLabel
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class CaseHead(QWidget):
    """The pseudonym is the heading; no name appears on this page. Two lines, however long."""

    status_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = PlainLabel("", "heading")
        self._title = ElidedLabel("", "lead")
        self._facts = ElidedLabel("", "muted")
        self._safe = PlainLabel("", "warn", wrap=True)
        self._status_menu = QMenu(self)
        self._status_menu.setAccessibleName(_("Stand des Falls"))
        self._states: dict[str, QAction] = {}
        for code, words in choices(CaseStatus):
            action = self._status_menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(partial(self._on_status, code.value))
            self._states[code.value] = action
        self._status = Button("", role="quiet")
        self._status.clicked.connect(lambda: _open_below(self._status_menu, self._status))
        self._more_menu = QMenu(self)
        self._more = Button(_("Mehr"), "more", "quiet")
        self._more.setAccessibleName(_("Mehr zu diesem Fall"))
        self._more.clicked.connect(lambda: _open_below(self._more_menu, self._more))
        name, facts = QHBoxLayout(), QHBoxLayout()
        for line in (name, facts):
            line.setSpacing(metrics.M)
        name.addWidget(self._who)
        name.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        facts.addWidget(self._facts, 1)
        facts.addWidget(self._status)
        facts.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(name)
        column.addLayout(facts)
        column.addWidget(self._safe)
        self._kept = (name, facts, column)
        self._shown_status = ""

    def add_action(self, action: QAction) -> None:
        """Offer a way on in the menu."""
        self._more_menu.addAction(action)

    @property
    def status(self) -> str:
        """Code of the status shown."""
        return self._shown_status

    def status_action(self, code: str) -> QAction:
        """Return the menu entry of a status."""
        return self._states[code]

    def show_case(self, detail: CaseDetail) -> None:
        """Show the head of a case."""
        case = detail.case
        self._who.setText(detail.person.pseudonym)
        self._title.setText(case.title)
        self._facts.setText(" · ".join(_facts(detail)))
        safe = detail.profile.safe_contact
        self._safe.setText(_("Vor jedem Anruf: {rule}").format(rule=safe) if safe else "")
        self._safe.setVisible(bool(safe))
        self._show_status(case.status)

    def show_status_again(self) -> None:
        """Show the stored status: the change did not happen."""
        self._show_status(CaseStatus(self._shown_status))

    def _show_status(self, status: CaseStatus) -> None:
        self._shown_status = status.value
        words = label(status)
        self._status.setText(_("Stand: {status}").format(status=words))
        self._status.setAccessibleName(_("Stand des Falls: {status}").format(status=words))
        for code, action in self._states.items():
            action.setChecked(code == status.value)

    def _on_status(self, wanted: str) -> None:
        if wanted != self._shown_status:
            self.status_wanted.emit(wanted)
        self.show_status_again()


def _facts(detail: CaseDetail) -> list[str]:
    case = detail.case
    facts = [
        label(case.topic),
        _("seit {day}").format(day=format_date(case.opened_on)),
        _("Rechtsstand {day}").format(day=format_date(case.law_on)),
    ]
    if detail.person.language not in {Language.DE, Language.UNKNOWN}:
        facts.append(label(detail.person.language))
    if detail.profile.reads_german in {ReadsGerman.NO, ReadsGerman.A_LITTLE}:
        facts.append(label(detail.profile.reads_german))
    people = ", ".join(name for name in (case.counsellor, case.second_counsellor) if name)
    if people:
        facts.append(_("zuständig {who}").format(who=people))
    return facts


def _open_below(menu: QMenu, button: QWidget) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    # Opened by key, a menu without a marked entry says nothing to a screen reader.
    entries = menu.actions()
    menu.setActiveAction(next((each for each in entries if each.isChecked()), entries[0]))
