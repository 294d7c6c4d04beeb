# SPDX-License-Identifier: GPL-3.0-or-later
"""Heute: what is dangerous, what is due, who asks for a look, what is old, is there a backup."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.i18n.catalog import _, ngettext
from hilft_desktop.services.rows import BackupRow, TodayOverview
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.today.backup_card import BackupCard
from hilft_desktop.ui.pages.today.card_column import CardColumn
from hilft_desktop.ui.pages.today.content_card import ContentCard
from hilft_desktop.ui.pages.today.due_card import DueCard
from hilft_desktop.ui.pages.today.flags_card import FlagsCard
from hilft_desktop.ui.pages.today.looks_card import LooksCard
from hilft_desktop.ui.pages.today.proofs_card import ProofsCard
from hilft_desktop.ui.pages.today.referrals_card import ReferralsCard
from hilft_desktop.ui.papers.paper_dialog import Paper
from hilft_desktop.ui.papers.showing import show_paper
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel
from hilft_desktop.ui.widgets.tab_order import TabAnchor

_COLUMN_SIGNS = 52
"""A card needs about this many signs; below twice that the cards stand in one column."""


class TodayPage(Page):
    """The start page; everything on it leads to where it can be dealt with. Danger comes first."""

    supports_print = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._columns = 0
        self._date_flags = context.vault_state().date_flags
        """Flags raised at this opening that nobody was told about yet."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._frame = PageFrame()
        outer.addWidget(self._frame)
        self._flags = FlagsCard()
        self._due = DueCard()
        self._looks = LooksCard()
        self._proofs = ProofsCard()
        self._referrals = ReferralsCard()
        self._content = ContentCard()
        self._backup = BackupCard()
        self._anchor = TabAnchor(self._frame)
        self._left, self._right = CardColumn(), CardColumn()
        self._grid = QGridLayout()
        self._grid.setSpacing(metrics.L)
        self._frame.column.addLayout(self._grid)
        self._frame.column.addStretch(1)
        self._month = PlainLabel("", "muted")
        self._frame.add_leading(self._month)
        self._new = Button(_("Neuer Kontakt (Strg+N)"), "contact")
        self._new.clicked.connect(self.contact_requested)
        self._shift = Button(_("Schichtübergabe …"), "print")
        self._shift.setAccessibleName(_("Blatt zur Schichtübergabe drucken"))
        self._shift.clicked.connect(self.print_page)
        self._frame.add_secondary(self._shift)
        self._frame.set_primary(self._new)
        self._proofs.queue_requested.connect(self.print_queue_requested)
        for card in (self._flags, self._due, self._looks, self._proofs):
            card.case_requested.connect(self.case_requested)
        self._referrals.returns_requested.connect(self.returns_requested)
        self._content.guide_requested.connect(self.guide_requested)
        self._content.review_requested.connect(lambda: self.review_requested.emit(""))
        self._backup.backup_requested.connect(self._make_backup)
        self._backup.settings_requested.connect(lambda: self.settings_requested.emit("backup"))
        self._arrange()

    def enter(self) -> None:
        self._load()
        self._say_date_flags()
        self._new.setFocus()

    def on_changes(self, changes: Changes) -> None:
        if not changes.kinds <= {Kind.DRAFT, Kind.EXPORT}:
            self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _say_date_flags(self) -> None:
        count, self._date_flags = self._date_flags, 0
        if count:
            self._frame.notice.say(
                "warn",
                ngettext(
                    "Ein Warnzeichen wurde gesetzt: Eine Frist ist nahe oder abgelaufen.",
                    "{n} Warnzeichen wurden gesetzt: Fristen sind nahe oder abgelaufen.",
                    count,
                ).format(n=count),
                _("Sie stehen unten. Jedes bleibt, bis notiert ist, was getan wurde."),
            )

    def print_page(self) -> None:
        """Show the sheet with which one shift hands over to the next."""
        self.context.jobs.run(
            self,
            lambda services: services.handover.shift_sheet(),
            self._show_shift,
            self._frame.notice.say_error,
        )

    def _show_shift(self, pdf: bytes) -> None:
        paper = Paper(
            _("Schichtübergabe"),
            "schichtuebergabe.pdf",
            _(
                "Enthält offene Warnzeichen, Fristen, erbetene zweite Blicke und wartende Fälle, "
                "nur mit Decknamen. Nach der Übergabe vernichten."
            ),
            pdf,
        )
        show_paper(self.context.jobs, self, paper, "handover", _("Blatt zur Schichtübergabe"))

    def _load(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.today.overview(),
            self._show,
            self._frame.notice.say_error,
        )

    def _show(self, overview: TodayOverview) -> None:
        self._due.show_rows(overview.due, overview.due_total, overview.day)
        self._due.show_reminders(overview.reminders, overview.day)
        self._flags.show_rows(overview.flags, overview.flags_total)
        self._looks.show_rows(overview.second_looks, overview.second_looks_total)
        self._proofs.show_rows(
            overview.proofs, overview.proofs_total, overview.waiting_papers, overview.day
        )
        self._referrals.show_rows(overview.referrals_late, overview.referrals_late_total)
        self._content.show_pages(overview.content_overdue)
        self._backup.show_status(overview.backup, overview.day)
        count = overview.contacts_this_month
        self._month.setText(
            ngettext("{n} Kontakt diesen Monat", "{n} Kontakte diesen Monat", count).format(n=count)
        )

    def _arrange(self) -> None:
        sign = self.fontMetrics().averageCharWidth()
        columns = 2 if self.width() >= 2 * _COLUMN_SIGNS * sign else 1
        if columns == self._columns:
            return
        self._columns = columns
        both = columns == 2
        order: tuple[tuple[QWidget, ...], ...]
        if both:
            order = (
                (self._flags, self._proofs, self._looks, self._referrals, self._content),
                (self._due, self._backup),
            )
        else:
            order = (
                (self._flags, self._due, self._proofs, self._looks, self._referrals),
                (self._backup, self._content),
            )
        # Only widgets move: Qt takes them out of the layout they were in. A layout that is taken
        # out belongs to nobody for a moment, and may be gone when it is to be put back.
        for column, cards in zip((self._left, self._right), order, strict=True):
            column.show_cards(cards)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, 0 if both else 1, 1 if both else 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if both else 0)
        self._anchor.lead_through([card for cards in order for card in cards])

    def _make_backup(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.backups.make(),
            self._on_backup,
            self._frame.notice.say_error,
            long_task=True,
            words=_("Die Sicherung wird angelegt und geprüft …"),
        )

    def _on_backup(self, row: BackupRow) -> None:
        self._frame.notice.say(
            "ok", _("Die Sicherung ist angelegt."), _("Datei: {file}").format(file=row.path)
        )
