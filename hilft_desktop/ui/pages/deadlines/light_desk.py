# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks which light (§ 6 RDG) reckoning a deadline has here and now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.errors import HilftError
from hilft_desktop.domain.scope import ScopeLight, Step
from hilft_desktop.domain.structures import Unit
from hilft_desktop.services.team_rows import TeamMember
from hilft_desktop.ui.page import PageContext


class LightDesk(QWidget):
    """While the vault is locked nobody knows who guides and who is trained: the rule is shown."""

    known = Signal(object, str)
    """``ScopeLight``, and who guides the group (empty for nobody or while that is not known)."""

    def __init__(self, context: PageContext, owner: QWidget) -> None:
        super().__init__(owner)
        self._context = context
        self._topic = Topic.SONSTIGES
        self._guidance = ""
        self.hide()

    def ask(self, topic: Topic | None = None) -> None:
        """Ask for the light at a topic, without one at that of before; ``known`` tells it."""
        self._topic = topic or self._topic
        if self._context.vault_state().is_open:
            self._context.jobs.run(
                self, lambda services: services.settings.unit(), self._on_unit, _ignore
            )
        else:
            self._guidance = ""
            self._ask(trained=True, guided=True)

    def _on_unit(self, unit: Unit) -> None:
        self._guidance = unit.guidance.strip()
        self._context.jobs.run(self, lambda services: services.team.list(), self._on_team, _ignore)

    def _on_team(self, members: tuple[TeamMember, ...]) -> None:
        until = next((each.trained_until for each in members if each.is_self), None)
        trained = until is not None and until >= self._context.today()
        self._ask(trained=trained, guided=bool(self._guidance))

    def _ask(self, *, trained: bool, guided: bool) -> None:
        topic, guidance = self._topic.value, self._guidance
        step = Step.COMPUTE_DEADLINE.value
        self._context.jobs.run(
            self,
            lambda services: services.scope.light(topic, step, trained=trained, guided=guided),
            lambda light: self._tell(light, guidance),
            _ignore,
        )

    def _tell(self, light: ScopeLight, guidance: str) -> None:
        if light.topic is self._topic:
            self.known.emit(light, guidance)


def _ignore(_error: HilftError) -> None:
    """The page says itself what failed; the day stands without the light, too."""
