# SPDX-License-Identifier: GPL-3.0-or-later
"""Who counsels here: own passphrases, trainings, joining and leaving."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.changes import Changes, Kind
from hilft_desktop.domain.errors import HilftError, UserError
from hilft_desktop.i18n.catalog import _
from hilft_desktop.i18n.dates import format_weekday_date
from hilft_desktop.i18n.error_texts import error_line
from hilft_desktop.i18n.team_words import left_behind, training_words
from hilft_desktop.services.team_rows import Leaving, TeamMember
from hilft_desktop.ui.page import PageContext
from hilft_desktop.ui.pages.settings.joining_card import JoiningCard
from hilft_desktop.ui.pages.settings.leaving_card import LeavingCard
from hilft_desktop.ui.section import Section
from hilft_desktop.ui.theme import metrics
from hilft_desktop.ui.widgets.button import Button
from hilft_desktop.ui.widgets.card import Card
from hilft_desktop.ui.widgets.date_field import DateField
from hilft_desktop.ui.widgets.enter_key import submit_on_enter
from hilft_desktop.ui.widgets.field_row import FieldRow
from hilft_desktop.ui.widgets.inline_form import InlineForm
from hilft_desktop.ui.widgets.record_line import Action, RecordLine
from hilft_desktop.ui.widgets.row_list import RowList


class TeamSection(Section):
    """The main action lets somebody join; joining and leaving take the place of the list."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            _("Beraterinnen und Berater"),
            _(
                "Jede Person öffnet den Tresor mit einer eigenen Passphrase. Wer geht, verliert "
                "den Zugang, und der Tresor bekommt einen neuen Schlüssel."
            ),
            parent,
        )
        self._trainee = ""
        self._day = DateField(context.today())
        self._training = InlineForm(
            _("Schulung nach § 6 RDG"),
            {
                "until": FieldRow(
                    _("Gilt bis"),
                    self._day,
                    _("Der letzte Tag. Ohne gültige Schulung verweist die Ampel weiter."),
                )
            },
            _("Schulung eintragen"),
            own_button=False,
        )
        self._training.confirmed.connect(self._on_trained)
        self._training.opened.connect(self._show_way)
        self._training.closed.connect(self._on_closed)
        self._here_rows = RowList(spacing=metrics.M)
        self._here = Card(_("Es beraten"))
        self._here.body.addWidget(self._here_rows)
        self._gone_rows = RowList(spacing=metrics.M)
        self._gone = Card(_("Nicht mehr dabei"))
        self._gone.body.addWidget(self._gone_rows)
        self._gone.hide()
        self._joining = JoiningCard(context.jobs)
        self._joining.closed.connect(self._on_closed)
        self._leaving = LeavingCard()
        self._leaving.closed.connect(self._on_closed)
        for widget in (self._training, self._here, self._gone, self._joining, self._leaving):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._act = Button("", "person")
        self._act.clicked.connect(self.save)
        self.frame.set_primary(self._act)
        submit_on_enter(self._joining, self._act)
        self.members: tuple[TeamMember, ...] = ()
        self._show_way()

    def enter(self) -> None:
        self.context.jobs.run(
            self, lambda services: services.team.list(), self._show, self.frame.notice.say_error
        )

    def on_changes(self, changes: Changes) -> None:
        if changes.touches(Kind.TEAM):
            self.enter()

    def save(self) -> None:
        """Do what is in front: join, leave, record a training; else let somebody sit down."""
        if self._joining.is_open:
            self._join()
        elif self._leaving.is_open:
            self._leave()
        elif self._training.is_open:
            self._on_trained()
        else:
            self.open_joining()

    # -- the list ---------------------------------------------------------------------------------

    def _show(self, members: tuple[TeamMember, ...]) -> None:
        self.members = members
        self._here_rows.show_rows([self._line(m) for m in members if m.left_on is None])
        self._gone_rows.show_rows([self._line(m) for m in members if m.left_on is not None])
        self._show_way()

    def _line(self, member: TeamMember) -> RecordLine:
        if member.left_on is not None:
            words = _("gegangen am {day}, kein Zugang").format(
                day=format_weekday_date(member.left_on)
            )
            back: Action = (_("Wieder aufnehmen …"), partial(self.open_joining, member.name))
            return RecordLine(member.name, words, role="strong", actions=(back,))
        access = _("darf öffnen") if member.has_slot else _("darf nicht öffnen")
        training = training_words(member.training, member.trained_until)
        actions: list[Action] = [(_("Schulung …"), partial(self.open_training, member))]
        if not member.is_self:
            actions.append((_("Zugang nehmen …"), partial(self.ask_leaving, member.name)))
        name = _("{name} (Du)").format(name=member.name) if member.is_self else member.name
        return RecordLine(name, f"{access} · {training}", role="strong", actions=actions)

    def _show_way(self) -> None:
        """Show the list, or the card in its place, with the action that comes next."""
        is_list = not (self._joining.is_open or self._leaving.is_open)
        self._here.setVisible(is_list)
        self._gone.setVisible(is_list and any(m.left_on is not None for m in self.members))
        if self._joining.is_open:
            words = _("Aufnehmen")
        elif self._leaving.is_open:
            words = _("Zugang nehmen")
        elif self._training.is_open:
            words = self._training.action_words
        else:
            words = _("Jemanden aufnehmen …")
        self._act.setText(words)

    # -- joining ----------------------------------------------------------------------------------

    def open_joining(self, name: str = "") -> None:
        """Let somebody sit down; ``name`` is somebody who comes back."""
        self._training.reset()
        self.frame.notice.clear()
        self._joining.begin(name)
        self._show_way()

    def close_joining(self) -> None:
        """Send whoever sat down away again; nothing they typed stays."""
        self._joining.close_card()

    def _join(self) -> None:
        if not self._act.isEnabled() or not self._joining.is_right():
            return
        name, passphrase = self._joining.name, self._joining.passphrase
        self._act.setEnabled(False)
        self.context.jobs.run(
            self,
            lambda services: services.team.add(name, passphrase),
            self._on_joined,
            self._on_refused,
            long_task=True,
            words=_("Der Zugang wird angelegt …"),
            may_cancel=False,
        )

    def _on_joined(self, member: TeamMember) -> None:
        self._act.setEnabled(True)
        self._joining.close_card()
        self.frame.notice.say(
            "ok",
            _("{name} öffnet den Tresor jetzt mit eigener Passphrase.").format(name=member.name),
            _("Am besten gleich sperren und einmal damit öffnen."),
        )

    def _on_refused(self, error: HilftError) -> None:
        self._act.setEnabled(True)
        homeless = self._joining.show_error(error)
        if homeless is not None:
            self.frame.notice.say_error(homeless)

    def _on_closed(self) -> None:
        self._show_way()
        self._go_on()

    def _go_on(self) -> None:
        if self.isVisible():
            self._act.setFocus()

    # -- leaving ----------------------------------------------------------------------------------

    def ask_leaving(self, name: str) -> None:
        """Say what it means that somebody leaves, before it happens."""
        self._training.reset()
        self.frame.notice.clear()
        self.context.jobs.run(
            self,
            lambda services: services.team.leaving(name),
            self._on_leaving,
            self.frame.notice.say_error,
        )

    def _on_leaving(self, behind: Leaving) -> None:
        self._leaving.begin(behind)
        self._show_way()

    def _leave(self) -> None:
        if not self._act.isEnabled():
            return
        name = self._leaving.name
        self._act.setEnabled(False)
        self.context.jobs.run(
            self,
            lambda services: services.team.leave(name),
            self._on_left,
            self._on_stayed,
            long_task=True,
            words=_("Der Tresor bekommt einen neuen Schlüssel …"),
            may_cancel=False,
        )

    def _on_stayed(self, error: HilftError) -> None:
        self._act.setEnabled(True)
        self._leaving.close_card()
        self.frame.notice.say_error(error)

    def _on_left(self, behind: Leaving) -> None:
        self._act.setEnabled(True)
        self._leaving.close_card()
        self.frame.notice.say(
            "ok",
            _("{name} öffnet den Tresor nicht mehr.").format(name=behind.name),
            " ".join(left_behind(behind.name, behind.open_cases, behind.older_backups)),
        )

    # -- training ---------------------------------------------------------------------------------

    def open_training(self, member: TeamMember) -> None:
        """Ask until when somebody's training counts."""
        self._training.reset()
        self.frame.notice.clear()
        self._trainee = member.name
        row = self._training.rows["until"]
        row.set_label(_("Schulung von {name} gilt bis").format(name=member.name))
        self._day.set_day(member.trained_until)
        self._training.open_form()

    def _on_trained(self) -> None:
        name, row = self._trainee, self._training.rows["until"]
        try:
            until = self._day.day()
        except UserError as error:
            row.set_fault(error_line(error))
            row.target.setFocus()
            return
        self.context.jobs.run(
            self,
            lambda services: services.team.set_trained(name, until),
            self._on_training_saved,
            self._on_training_refused,
        )

    def _on_training_saved(self, member: TeamMember) -> None:
        self._training.reset()
        words = training_words(member.training, member.trained_until)
        self.frame.notice.say("ok", f"{member.name}: {words}.")

    def _on_training_refused(self, error: HilftError) -> None:
        homeless = self._training.show_error(error)
        if homeless is not None:
            self.frame.notice.say_error(homeless)
