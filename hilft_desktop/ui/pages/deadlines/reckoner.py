# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the engine while somebody types, and never mixes an answer with another question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hilft_desktop.domain.deadlines import DeadlineQuestion, DeadlineResult
from hilft_desktop.domain.errors import FormErrors, HilftError
from hilft_desktop.ui.jobs import Job, Jobs
from hilft_desktop.ui.pages.deadlines.question_form import QuestionForm

_WAIT_MS = 120
Answered = Callable[[DeadlineQuestion, DeadlineResult], None]


class Reckoner(QObject):
    """Works for one form; ``result`` belongs to ``asked`` or is ``None``."""

    answered = Signal(object)
    """``DeadlineResult`` to what the form says now."""
    refused = Signal(object, bool)
    """``HilftError``, and whether somebody wanted the answer and must be told beside the fields."""

    def __init__(self, jobs: Jobs, form: QuestionForm, owner: QWidget) -> None:
        super().__init__(owner)
        self._jobs = jobs
        self._form = form
        self._owner = owner
        self._job: Job | None = None
        self.asked: DeadlineQuestion | None = None
        self.result: DeadlineResult | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.reckon)

    @property
    def is_idle(self) -> bool:
        """Tell whether the form was answered or refused as it stands."""
        return not self._timer.isActive() and self._job is None

    def reckon_soon(self) -> None:
        """Ask once the typing pauses; until then nothing is answered."""
        self._forget()
        self._timer.start()

    def reckon(self) -> None:
        """Ask now."""
        self._forget()
        if self._form.info is None:
            return
        try:
            question = self._form.question()
        except FormErrors as error:
            self.refused.emit(error, False)
            return
        self._ask(question, lambda _question, _result: None, aloud=False)

    def with_answer(self, then: Answered) -> None:
        """Do it with the answer to what the form says now; without one, say why."""
        try:
            question = self._form.question()
        except FormErrors as error:
            self.refused.emit(error, True)
            return
        if question == self.asked and self.result is not None:
            then(question, self.result)
        else:
            self._forget()
            self._ask(question, then, aloud=True)

    def _ask(self, question: DeadlineQuestion, then: Answered, *, aloud: bool) -> None:
        self._job = self._jobs.run(
            self._owner,
            lambda services: services.deadlines.compute(question),
            partial(self._on_result, question, then),
            partial(self._on_refused, aloud=aloud),
        )

    def _on_result(
        self, question: DeadlineQuestion, then: Answered, result: DeadlineResult
    ) -> None:
        self._job = None
        self.asked, self.result = question, result
        self.answered.emit(result)
        then(question, result)

    def _on_refused(self, error: HilftError, *, aloud: bool) -> None:
        self._job = None
        self.refused.emit(error, aloud)

    def _forget(self) -> None:
        self._timer.stop()
        self.asked = self.result = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
