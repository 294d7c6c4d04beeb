# SPDX-License-Identifier: GPL-3.0-or-later
"""The scope light (§ 6 RDG) and what else to ask about. Public, so it works while locked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hilft_desktop.domain.codes import Topic
from hilft_desktop.domain.errors import UserError
from hilft_desktop.domain.scope import ScopeBook, ScopeLight, ScopeStep, Step
from hilft_desktop.domain.topic_links import TopicLink

if TYPE_CHECKING:
    from hilft_desktop.services.session import Session


class ScopeService:
    """Says what volunteers may do themselves, and what often comes along with a problem.

    Whether there is guidance and whether the training is in date is not public; the caller knows.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def steps(self, topic: str = "", on: date | None = None) -> tuple[ScopeStep, ...]:
        """Return the kinds of steps, all or those on offer for a topic.

        Raises ``UserError("topic_unknown")``.
        """
        steps = self._book(on).steps
        if not topic:
            return steps
        wanted = _topic(topic)
        return tuple(step for step in steps if step.belongs_to(wanted))

    def light(
        self, topic: str, step: str, on: date | None = None, *, trained: bool, guided: bool
    ) -> ScopeLight:
        """Return the light for a step, with its reason; help in an emergency is always green.

        Raises ``UserError("topic_unknown" | "scope_step_unknown")``.
        """
        return self._book(on).light(_topic(topic), _step(step), trained=trained, guided=guided)

    def linked(self, topic: str, on: date | None = None) -> tuple[TopicLink, ...]:
        """Return what else to ask about at a topic, urgent first; raises ``topic_unknown``."""
        return self._session.content.topic_links(_topic(topic), self._day(on))

    def linked_to_page(self, page_id: str, on: date | None = None) -> tuple[TopicLink, ...]:
        """Return what else to ask about at a page and its topic, urgent first.

        Raises ``UserError("guide_page_unknown" | "guide_page_other_time")``.
        """
        return self._session.content.page_links(page_id, self._day(on))

    def linked_to_checklist(
        self, checklist_id: str, on: date | None = None
    ) -> tuple[TopicLink, ...]:
        """Return what else to ask about at a checklist and its topic, urgent first.

        Raises ``UserError("checklist_unknown" | "checklist_other_time")``.
        """
        return self._session.content.checklist_links(checklist_id, self._day(on))

    def _book(self, on: date | None) -> ScopeBook:
        return self._session.content.scope(self._day(on), self._session.clock.today())

    def _day(self, on: date | None) -> date:
        return on or self._session.clock.today()


def _topic(text: str) -> Topic:
    try:
        return Topic(text)
    except ValueError:
        raise UserError(
            "topic_unknown", field="topic", text=text[:30], allowed=tuple(Topic)
        ) from None


def _step(text: str) -> Step:
    try:
        return Step(text)
    except ValueError:
        raise UserError("scope_step_unknown", field="step", text=text[:30]) from None
