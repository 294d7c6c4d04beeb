# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring the content up to date from a file. Public: works while locked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.updates import ComingChange, PackPreview
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.services.content_rows import AffectedCase, ContentStatus, KeyRow
from hilft_desktop.ui.dialogs.confirm import confirm
from hilft_desktop.ui.page import Page, PageContext
from hilft_desktop.ui.pages.updates.affected_card import AffectedCard
from hilft_desktop.ui.pages.updates.keys_card import KeysCard
from hilft_desktop.ui.pages.updates.preview_card import PreviewCard
from hilft_desktop.ui.pages.updates.text_list import TextList
from hilft_desktop.ui.pages.updates.update_words import coming_words, problem_words, status_words
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.page_frame import PageFrame
from hilft_desktop.ui.widgets.plain_label import PlainLabel


class UpdatesPage(Page):
    """What is in use, what a file would change, what it meant for cases, what comes by itself."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._file = ""
        self._frame = PageFrame(max_width=metrics.READING_WIDTH)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)
        self._preview = PreviewCard()
        self._affected = AffectedCard()
        self._affected.case_requested.connect(self.case_requested)
        self._key_file = ""
        self._keys = KeysCard()
        self._keys.file_wanted.connect(self._ask_key_file)
        self._keys.trust_wanted.connect(self._trust)
        self._keys.distrust_wanted.connect(self._ask_distrust)
        column = self._frame.column
        column.addWidget(self._preview)
        column.addWidget(self._make_status())
        column.addWidget(self._affected)
        column.addWidget(self._make_coming())
        column.addWidget(self._keys)
        column.addStretch(1)
        self._choose = Button(_("Datei wählen …"), "folder")
        self._choose.clicked.connect(self._ask_file)
        self._leave = Button(_("Nicht einspielen"))
        self._leave.clicked.connect(self._drop)
        self._install = Button(_("Einspielen"), "check")
        self._install.clicked.connect(self._do_install)
        self._frame.add_secondary(self._leave)
        self._frame.set_primary(self._install)
        self._frame.set_primary(self._choose)
        self._offer(preview=False)

    def enter(self) -> None:
        self._load()
        (self._choose if self._preview.isHidden() else self._install).setFocus()

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.CONTENT):
            self._load()

    def look_into(self, file: str) -> None:
        """Check a file and show what it would change; nothing is changed yet."""
        self._file = file
        self._offer(preview=False)
        self._frame.notice.clear()
        self.context.jobs.run(
            self,
            lambda services: services.content_packs.preview(file),
            self._on_preview,
            self._on_failed,
            long_task=True,
            words=_("Die Datei wird geprüft und verglichen …"),
        )

    def look_into_key(self, file: str) -> None:
        """Show the key of a file with its fingerprint; it is not trusted yet."""
        self._key_file = file
        self._frame.notice.clear()
        self.context.jobs.run(
            self,
            lambda services: services.content_packs.read_key(file),
            self._keys.offer,
            self._on_failed,
        )

    def _offer(self, *, preview: bool) -> None:
        """Let one choose a file, or decide about the one that was looked into."""
        self._preview.setVisible(preview)
        self._leave.setVisible(preview)
        self._install.setVisible(preview)
        self._choose.setVisible(not preview)
        (self._install if preview else self._choose).setFocus()

    def _make_status(self) -> Card:
        card = Card(_("Inhalte jetzt"))
        self._status = PlainLabel("", wrap=True, selectable=True)
        self._problem = PlainLabel("", "warn", wrap=True)
        self._problem.hide()
        self._back = Button(_("Zur vorigen Fassung zurück …"), "undo", "quiet")
        self._back.clicked.connect(self._ask_back)
        self._back.hide()
        help_words = PlainLabel(
            _(
                "Neue Inhalte kommen als Datei (.hilft-content), zum Beispiel auf einem Stick. "
                "Eingespielt wird nur, was richtig unterschrieben und neuer ist. Eure Notizen "
                "und örtlichen Angaben bleiben."
            ),
            "muted",
            wrap=True,
        )
        for widget in (self._status, self._problem, help_words):
            card.body.addWidget(widget)
        card.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _make_coming(self) -> Card:
        card = Card(_("Was sich bald ändert"))
        self._coming = TextList(_("Schon bekannt"))
        self._quiet = PlainLabel(_("Bisher ist nichts bekannt."), "muted", wrap=True)
        card.body.addWidget(self._coming)
        card.body.addWidget(self._quiet)
        return card

    # -- what is in use ---------------------------------------------------------------------------

    def _load(self) -> None:
        jobs = self.context.jobs
        jobs.run(self, lambda s: s.content_packs.status(), self._on_status, self._on_failed)
        jobs.run(self, lambda s: s.content_packs.keys(), self._keys.show_keys, self._on_failed)
        jobs.run(self, lambda s: s.guide.changes_soon(), self._on_coming, self._on_failed)
        if self.context.vault_state().is_open:
            jobs.run(
                self, lambda s: s.content_packs.affected_cases(), self._on_affected, self._on_failed
            )

    def _on_status(self, status: ContentStatus) -> None:
        self._status.setText(status_words(status))
        self._problem.setText(problem_words(status.problem))
        self._problem.setVisible(bool(status.problem))
        self._back.setVisible(status.can_roll_back)

    def _on_coming(self, changes: tuple[ComingChange, ...]) -> None:
        self._coming.show_lines(
            [f"{format_weekday_date(each.day)}: {coming_words(each)}" for each in changes]
        )
        self._quiet.setVisible(not changes)

    def _on_affected(self, cases: tuple[AffectedCase, ...]) -> None:
        self._affected.show_cases(cases)

    # -- a file -----------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        dialog = QFileDialog(self.window(), _("Neue Inhalte wählen"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Inhalte (*.hilft-content)"), _("Alle Dateien (*)")])
        dialog.fileSelected.connect(self.look_into)
        dialog.open()

    def _on_preview(self, preview: PackPreview) -> None:
        self._preview.show_preview(preview)
        self._offer(preview=True)

    def _drop(self) -> None:
        self._offer(preview=False)

    def _do_install(self) -> None:
        file = self._file
        self.context.jobs.run(
            self,
            lambda services: services.content_packs.install(file),
            self._on_installed,
            self._on_failed,
            long_task=True,
            words=_("Die Inhalte werden eingespielt …"),
        )

    def _on_installed(self, status: ContentStatus) -> None:
        self._drop()
        self._frame.notice.say("ok", _("Die neuen Inhalte sind eingespielt."), status_words(status))

    # -- going back -------------------------------------------------------------------------------

    def _ask_back(self) -> None:
        confirm(
            self,
            _("Zur vorigen Fassung zurück?"),
            _(
                "Leitfaden, Checklisten, Schreiben und Zahlen sind dann wieder wie vor dem letzten "
                "Einspielen. Die Datei kannst Du später noch einmal einspielen."
            ),
            _("Zurückgehen"),
            self._go_back,
        )

    def _go_back(self) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.content_packs.roll_back(),
            self._on_back,
            self._on_failed,
        )

    def _on_back(self, status: ContentStatus) -> None:
        self._frame.notice.say("ok", _("Die vorige Fassung gilt wieder."), status_words(status))

    # -- keys -------------------------------------------------------------------------------------

    def _ask_key_file(self) -> None:
        dialog = QFileDialog(self.window(), _("Schlüsseldatei wählen"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.look_into_key)
        dialog.open()

    def _trust(self, fingerprint: str) -> None:
        file = self._key_file
        self.context.jobs.run(
            self,
            lambda services: services.content_packs.trust(file, fingerprint),
            self._on_trusted,
            self._on_failed,
        )

    def _on_trusted(self, key: KeyRow) -> None:
        self._keys.drop()
        self._frame.notice.say(
            "ok", _("Inhalte von {name} werden jetzt angenommen.").format(name=key.name)
        )

    def _ask_distrust(self, key: KeyRow) -> None:
        confirm(
            self,
            _("„{name}“ nicht mehr vertrauen?").format(name=key.name),
            _("Neue Inhalte mit diesem Schlüssel werden abgelehnt. Eingespieltes bleibt."),
            _("Nicht mehr vertrauen"),
            lambda: self._distrust(key.id),
        )

    def _distrust(self, key_id: str) -> None:
        self.context.jobs.run(
            self,
            lambda services: services.content_packs.distrust(key_id),
            lambda _done: self._frame.notice.say("ok", _("Der Schlüssel ist entfernt.")),
            self._on_failed,
        )

    def _on_failed(self, error: HilftError) -> None:
        self._frame.notice.say_error(error)
